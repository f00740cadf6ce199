"""A headline share through the waves of its instrument: one small panel an economy."""

import math

from synopsis.report.yearbook.finding import headline_line
from synopsis.report.yearbook.plate import Moment, Plate
from synopsis.report.yearbook.strokes import folded, rule, words
from synopsis.survey import tabulate

_PLOT, _HIGH, _AXIS, _GAP, _HEAD, _FOOT = (150.0, 84.0), 84.0, 24.0, 16.0, 30.0, 18.0
_PITCH = _PLOT[0] + _AXIS + _GAP


def waves_svg(plate: Plate, wide: int) -> str:
    """The economies' panels and the region's: points with intervals, a gap where none is told."""
    line = headline_line(plate.table)
    if line is None or not plate.past:
        return ""
    name = plate.name("waves", wide)
    moments = (*plate.past, _now(plate, line))
    top = _top(moments)
    height = _HEAD + _HIGH + _FOOT
    parts = []
    columns = _columns(plate)
    for at, column in enumerate(columns):
        spot = (at % wide * _PITCH + _AXIS, at // wide * height)
        parts.append(_panel(plate, name, spot, (column, top), moments))
    rows = math.ceil(len(columns) / wide)
    return plate.framed(
        parts, (wide * _PITCH + 4, rows * height), name, _told(plate, line), plate.asked
    )


def _columns(plate: Plate) -> tuple[int, ...]:
    """The economies and the weighted region, which is what was released."""
    return tuple(at for at in plate.columns if not plate.yearbook.columns[at].is_equal)


def _told(plate: Plate, line: int) -> str:
    """Every wave's shares in words, this wave's last."""
    before = []
    for moment in plate.past:
        parts = []
        for column in _columns(plate):
            told = moment.shares.get(plate.yearbook.columns[column].place)
            number = f"{told[0]:.0f} ({told[1]:.0f} to {told[2]:.0f})" if told else "none told"
            parts.append(f"{plate.label(column)} {number}")
        before.append(f"{moment.period}: {', '.join(parts)}.")
    period = plate.yearbook.codebook.period.text
    return f"{' '.join(before)} {period}: {plate.told((line,))}"


def _now(plate: Plate, line: int) -> Moment:
    """The wave itself as a moment."""
    table, found = plate.table, {}
    for column in _columns(plate):
        if table.reason(line, column) is tabulate.Reason.SHOWN:
            found[plate.yearbook.columns[column].place] = tuple(
                100 * float(values[line, column]) for values in (table.share, table.low, table.high)
            )
    return Moment(plate.yearbook.codebook.period.text, found)


def _top(moments: tuple[Moment, ...]) -> float:
    ends = [one[2] for moment in moments for one in moment.shares.values()]
    highest = max([end for end in ends if math.isfinite(end)], default=100.0)
    return next(float(one) for one in (5, 10, 20, 40, 60, 80, 100) if highest <= one or one == 100)


def _panel(
    plate: Plate,
    name: str,
    spot: tuple[float, float],
    scale: tuple[int, float],
    moments: tuple[Moment, ...],
) -> str:
    (x, y), (column, top), palette = spot, scale, plate.palette
    floor = y + _HEAD + _HIGH
    found = [words((x, y + 20), folded(plate.label(column), 30, 1)[0], palette.ink, 10.5,
                   'font-weight="600"')]  # fmt: skip
    ticks = 'data-exempt="axis tick"'
    for step in range(3):
        level = floor - _HIGH * step / 2
        found.append(rule(f"M{x:.1f} {level:.1f}h{_PLOT[0]:.1f}", palette.faint))
        if spot[0] == _AXIS:
            look = f'text-anchor="end" {ticks}'
            found.append(words((x - 4, level + 3), f"{top * step / 2:g}", palette.soft, 9, look))
    pitch = _PLOT[0] / len(moments)
    place, before = plate.yearbook.columns[column].place, None
    for at, moment in enumerate(moments):
        middle = x + pitch * (at + 0.5)
        look = f'text-anchor="middle" {ticks}'
        found.append(words((middle, floor + 12), moment.period, palette.soft, 9, look))
        told = moment.shares.get(place)
        if told is None:
            area = (middle - pitch * 0.4, y + _HEAD)
            found.append(plate.hatched(name, area, (pitch * 0.8, _HIGH), "none told"))
            before = None
            continue
        share, low, high = (floor - _HIGH * min(one, top) / top for one in told)
        hue = plate.hue(column)
        if before is not None:
            found.append(rule(f"M{before[0]:.1f} {before[1]:.1f}L{middle:.1f} {share:.1f}", hue))
        found.append(f'<g opacity="0.4">{rule(f"M{middle:.1f} {low:.1f}V{high:.1f}", hue, 5)}</g>')
        found.append(f'<circle cx="{middle:.1f}" cy="{share:.1f}" r="3" fill="{hue}"/>')
        found.append(words((middle + 6, share - 4), f"{told[0]:.0f}", palette.ink, 9))
        before = (middle, share)
    return "".join(found)
