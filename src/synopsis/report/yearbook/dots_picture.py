"""Dots with their intervals by economy: one small panel an answer."""

import math
from dataclasses import dataclass

from synopsis.report.yearbook.plate import Plate
from synopsis.report.yearbook.strokes import box, folded, rule, words
from synopsis.survey import tabulate

_ROW, _NAME, _PLOT, _NUMBER, _GAP, _HEAD, _FOOT = 17.0, 132.0, 126.0, 26.0, 16.0, 34.0, 20.0
_PITCH = _PLOT + _NUMBER + _GAP
_STEPS = (5, 10, 20, 25)


@dataclass(frozen=True, slots=True, eq=False)
class _Panel:
    """One answer's panel: where it stands, and the end of its scale in percent."""

    plate: Plate
    line: int
    x: float
    y: float
    top: float
    name: str

    @property
    def step(self) -> float:
        return _step(self.top)

    def at(self, percent: float) -> float:
        return self.x + _PLOT * percent / self.top


def dots_svg(plate: Plate, wide: int) -> str:
    """All answers as panels, `wide` beside each other; names stand left of each row of panels."""
    lines = drawn_lines(plate.table)
    name = plate.name("dots", wide)
    top = _top(plate, lines)
    height = _HEAD + len(plate.columns) * _ROW + _FOOT
    parts = []
    for place, line in enumerate(lines):
        x, y = _NAME + place % wide * _PITCH, place // wide * height
        panel = _Panel(plate, line, x, y, top, name)
        parts.append(_ground(panel))
        if place % wide == 0:
            parts += _names(plate, y + _HEAD)
        parts += [_mark(panel, row, column) for row, column in enumerate(plate.columns)]
    rows = math.ceil(len(lines) / wide)
    size = (_NAME + min(wide, len(lines)) * _PITCH, rows * height)
    return plate.framed(parts, size, name, plate.told(lines))


def drawn_lines(table: tabulate.Table) -> tuple[int, ...]:
    """The lines that are shares."""
    return tuple(at for at, one in enumerate(table.lines) if one.part is not tabulate.Part.MEAN)


def _top(plate: Plate, lines: tuple[int, ...]) -> float:
    """The end of the scale, in percent: a whole step above all intervals."""
    ends = [float(plate.table.high[line, column]) for line in lines for column in plate.columns]
    highest = 100 * max([one for one in ends if math.isfinite(one)], default=1.0)
    step = _step(highest)
    return min(100.0, step * math.ceil(highest / step - 1e-9))


def _step(top: float) -> float:
    return next((float(one) for one in _STEPS if top / one <= 4), 25.0)


def _ground(panel: _Panel) -> str:
    """The answer's name above, faint lines at the steps, and their numbers below."""
    palette, table = panel.plate.palette, panel.plate.table
    found = [
        words((panel.x, panel.y + 11 + 12 * row), text, palette.ink, 10.5, 'font-weight="600"')
        for row, text in enumerate(folded(table.lines[panel.line].label, 27, 2))
    ]
    foot = panel.y + _HEAD + len(panel.plate.columns) * _ROW
    look = 'text-anchor="middle" data-exempt="axis tick"'
    for tick in range(int(panel.top / panel.step + 1e-9) + 1):
        spot = panel.at(tick * panel.step)
        found.append(rule(f"M{spot:.1f} {panel.y + _HEAD:.1f}V{foot:.1f}", palette.faint))
        found.append(words((spot, foot + 11), f"{tick * panel.step:g}", palette.soft, 9, look))
    return "".join(found)


def _names(plate: Plate, top: float) -> list[str]:
    found = []
    for row, column in enumerate(plate.columns):
        weight = ' font-weight="600"' if plate.is_region(column) else ""
        spot = (_NAME - 10, top + row * _ROW + 12)
        look = f'text-anchor="end"{weight}'
        found.append(words(spot, plate.label(column), plate.palette.ink, 10, look))
    return found


def _mark(panel: _Panel, row: int, column: int) -> str:
    """A dot on its interval with its number, or the hatch with the reason."""
    plate, table, cell = panel.plate, panel.plate.table, (panel.line, column)
    y = panel.y + _HEAD + row * _ROW
    reason = table.reason(*cell)
    if reason is not tabulate.Reason.SHOWN:
        return plate.hatched(panel.name, (panel.x, y + 2), (_PLOT, _ROW - 4), reason.words)
    share, low, high = (
        panel.at(100 * float(values[cell])) for values in (table.share, table.low, table.high)
    )
    hue, middle = plate.hue(column), y + _ROW / 2
    is_low = bool(table.is_flagged[column])
    bar = box((low, middle - 2.5), (high - low, 5), hue, 'fill-opacity="0.32"')
    dot = (
        f'<circle cx="{share:.1f}" cy="{middle:.1f}" r="3.2" stroke="{hue}" stroke-width="1.2"'
        f' fill="{plate.palette.paper if is_low else hue}"/>'
    )
    label = f"{100 * table.share[cell]:.0f}{'!' if is_low else ''}"
    return bar + dot + words((panel.x + _PLOT + 6, middle + 3.6), label, plate.palette.ink, 10)
