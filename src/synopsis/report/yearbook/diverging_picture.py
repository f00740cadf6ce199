"""Diverging bars of an ordered question: the neutral answer in the middle, who is unsure apart."""

from dataclasses import dataclass

import numpy as np

from synopsis.evidence import waves
from synopsis.report.palette import Palette
from synopsis.report.yearbook.plate import Plate
from synopsis.report.yearbook.strokes import box, folded, rule, words
from synopsis.survey import tabulate

_ROW, _NAME, _PLOT, _APART, _HEAD, _FOOT = 26.0, 132.0, 380.0, 84.0, 22.0, 22.0
_LEAST_NUMBER = 0.055
_MOST = 7


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a share from the middle stands: the reach of the bars on either side."""

    left: float
    width: float
    reach: tuple[float, float]

    def at(self, share: float) -> float:
        """The spot of a share right (positive) or left of the middle."""
        below, above = self.reach
        return self.left + self.width * (share + below) / (below + above)


def diverges(table: tabulate.Table) -> bool:
    """Whether a question's answers lie along a line with a middle, and are few enough to stack."""
    ordered = table.question.kind in (waves.Kind.SCALE, waves.Kind.CHANGE)
    return ordered and 2 < len(_ordered(table)) <= _MOST


def diverging_svg(plate: Plate, *, is_wide: bool) -> str:
    """A bar for each economy and the region, and beside it those who do not know."""
    table, palette = plate.table, plate.palette
    answers = _ordered(table)
    name = plate.name("bars", 2 if is_wide else 1)
    width = _PLOT if is_wide else _PLOT - 170
    scale = _Scale(_NAME, width, _reach(table, answers, plate.columns))
    legend, top = _legend(plate, answers, _NAME + width)
    foot = top + len(plate.columns) * _ROW
    middle = scale.at(0)
    parts = [legend, rule(f"M{middle:.1f} {top - 4:.1f}V{foot:.1f}", palette.soft)]
    apart = _NAME + width + 14
    parts.append(words((apart, top - 6), "do not know", palette.soft, 9.5))
    for row, column in enumerate(plate.columns):
        y = top + row * _ROW
        weight = ' font-weight="600"' if plate.is_region(column) else ""
        look = f'text-anchor="end"{weight}'
        parts.append(words((_NAME - 10, y + 16), plate.label(column), palette.ink, 10, look))
        parts += _bar(plate, name, scale, (column, y))
        parts.append(_unsure(plate, name, (apart, y), column))
    return plate.framed(parts, (apart + _APART, foot + 8), name, plate.told(table.answers))


def colours(palette: Palette, count: int) -> tuple[str, ...]:
    """A colour for each answer: one end of the ramp, faint in the middle, the other end."""
    low, light, _, dark, deep = palette.levels
    below, above = {1: ((low,), (dark,)), 2: ((light, low), (dark, deep)),
                    3: ((light, light, low), (dark, dark, deep))}[count // 2]  # fmt: skip
    return (*below, *((palette.faint,) if count % 2 else ()), *above)


def _ordered(table: tabulate.Table) -> tuple[int, ...]:
    """The lines of the answers, without those who do not know."""
    return tuple(at for at in table.answers if table.lines[at].code >= 0)


def _parts(table: tabulate.Table, answers: tuple[int, ...], column: int) -> np.ndarray:
    shares: np.ndarray = table.share[list(answers), column]
    return shares


def _below(shares: np.ndarray) -> float:
    """What lies left of the middle: the lower answers and half of the neutral one."""
    half = len(shares) // 2
    neutral = shares[half] / 2 if len(shares) % 2 else 0.0
    return float(shares[:half].sum() + neutral)


def _reach(
    table: tabulate.Table, answers: tuple[int, ...], columns: tuple[int, ...]
) -> tuple[float, float]:
    """The longest bars on both sides."""
    found = [_parts(table, answers, column) for column in columns]
    whole = [shares for shares in found if np.isfinite(shares).all()]
    below = max([_below(one) for one in whole], default=0.5)
    above = max([float(one.sum()) - _below(one) for one in whole], default=0.5)
    return max(below, 0.02), max(above, 0.02)


def _legend(plate: Plate, answers: tuple[int, ...], width: float) -> tuple[str, float]:
    """The answers with their colours, in as many lines as they need, and where the bars begin."""
    palette = plate.palette
    found, x, y = [], 2.0, 12.0
    for at, colour in zip(answers, colours(palette, len(answers)), strict=True):
        label = folded(plate.table.lines[at].label, 34, 1)[0]
        length = 18 + 5.6 * len(label)
        if x > 2 and x + length > width:
            x, y = 2.0, y + 15
        found.append(box((x, y - 8), (10, 9), colour))
        found.append(words((x + 14, y), label, palette.ink, 10))
        x += length
    return "".join(found), y + _HEAD


def _bar(plate: Plate, name: str, scale: _Scale, at: tuple[int, float]) -> list[str]:
    """The parts of one bar with their numbers, or the hatch where one of them is hidden."""
    column, y = at
    answers = _ordered(plate.table)
    reasons = [plate.table.reason(line, column) for line in answers]
    hidden = [reason for reason in reasons if reason is not tabulate.Reason.SHOWN]
    if hidden:
        whole = len(set(reasons)) == 1
        text = hidden[0].words if whole else "some answers held back"
        return [plate.hatched(name, (scale.left, y + 4), (scale.width, _ROW - 8), text)]
    shares = _parts(plate.table, answers, column)
    ends = np.concatenate([[0.0], np.cumsum(shares)]) - _below(shares)
    found = []
    for place, colour in enumerate(colours(plate.palette, len(answers))):
        left, right = scale.at(float(ends[place])), scale.at(float(ends[place + 1]))
        found.append(box((left, y + 4), (right - left - 0.8, _ROW - 8), colour))
        if shares[place] >= _LEAST_NUMBER:
            spot = ((left + right) / 2, y + _ROW / 2 + 3.5)
            ink = _ink(plate.palette, colour)
            number = f"{100 * shares[place]:.0f}"
            found.append(words(spot, number, ink, 9.5, 'text-anchor="middle"'))
    return found


def _ink(palette: Palette, fill: str) -> str:
    """The ink that can be read on a fill: the paper's own on the ramp's strong end."""
    return palette.paper if fill in palette.levels[3:] else palette.ink


def _unsure(plate: Plate, name: str, at: tuple[float, float], column: int) -> str:
    """Those who do not know, on a scale of their own beside the bar."""
    table, (x, y) = plate.table, at
    line = next((one for one in table.answers if table.lines[one].code < 0), None)
    if line is None:
        return words((x, y + 16), "none", plate.palette.soft, 9.5)
    reason = table.reason(line, column)
    if reason is not tabulate.Reason.SHOWN:
        return plate.hatched(name, (x, y + 4), (_APART - 14, _ROW - 8), reason.words)
    share = float(table.share[line, column])
    length = (_APART - 40) * min(share / 0.5, 1.0)
    number = words((x + length + 4, y + 16), f"{100 * share:.0f}", plate.palette.ink, 9.5)
    return box((x, y + 6), (length, _ROW - 12), plate.palette.hatch) + number
