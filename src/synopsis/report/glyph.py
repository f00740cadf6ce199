"""The sign of one cell of the signature picture: level, perception, direction, five years.

The box is 64 wide and 68 high. A bar rises from least to most concern; the open dot beside it
stands on the same scale at the share of people who perceive it so; the arrow leans up towards
concern and opens as wide as its interval; the line below holds the last five years.
"""

import math
from datetime import date, timedelta

from synopsis.indicators import Reach
from synopsis.landscape import Cell, Direction
from synopsis.report.bearing import is_judged
from synopsis.report.palette import Palette
from synopsis.report.voiced import perceived_share

WIDTH, HEIGHT = 64, 68
# Yearly figures come out a year or two late; three years without a new one is an end.
ENDED_AFTER = timedelta(days=3 * 366)
_TOP, _FOOT = 6.0, 40.0
_BAR, _THICK, _DOT = 5.0, 12.0, 24.5
ARROW = (35.0, 23.0)
_REACH = 24.0
_LEAST = 1.5
UNCLEAR = "no clear direction"
_SPARK = (8.0, 58.0, 49.0, 63.0)


def has_ended(cell: Cell, as_of: date) -> bool:
    """Whether a cell's series stopped more than three years before the day of the picture."""
    return cell.ended is not None and as_of - cell.ended.last > ENDED_AFTER


def is_covered(cell: Cell) -> bool:
    """Whether the measured side of a cell holds anything to draw."""
    return cell.reach is Reach.COVERED and any(value is not None for value in cell.spark)


def cell_marks(cell: Cell, as_of: date, palette: Palette) -> str:
    """The inside of one cell's drawing, for a box of 64 by 68 units."""
    voiced = perceived_share(cell)
    dot = dot_marks(voiced.level, palette) if voiced else ""
    if not is_covered(cell):
        return hatch_marks(palette, has_dot=bool(dot)) + dot
    ended = has_ended(cell, as_of)
    parts = (
        level_marks(cell.level.percentile if cell.level else None, palette),
        arrow_marks(cell, palette),
        spark_marks(cell.spark, palette),
    )
    faded = ' opacity="0.55"' if ended else ""
    stop = ended_marks(palette) if ended else ""
    return f"<g{faded}>{''.join(parts)}</g>{stop}{dot}"


def level_marks(percentile: float | None, palette: Palette) -> str:
    """The bar of a level in its track; without a level the track is crossed, never left blank."""
    track = _rect(_BAR, _TOP, _THICK, _FOOT - _TOP, f'fill="none" stroke="{palette.faint}"')
    if percentile is None:
        strokes = "".join(
            f"M{_BAR} {y + _THICK / 2:g}L{_BAR + _THICK} {y - _THICK / 2:g}"
            for y in range(int(_TOP) + 5, int(_FOOT) - 3, 6)
        )
        return f'{track}<path d="{strokes}" stroke="{palette.hatch}" stroke-width="1"/>'
    top = min(_height(percentile), _FOOT - _LEAST)
    colour = f'fill="{palette.level(percentile)}" stroke="{palette.ink}" stroke-width="0.6"'
    return track + _rect(_BAR, top, _THICK, _FOOT - top, colour)


def dot_marks(share: float, palette: Palette) -> str:
    """The perceived share as an open dot on its own thin line."""
    y = _height(share)
    return (
        f'<line x1="{_DOT}" x2="{_DOT}" y1="{_TOP}" y2="{_FOOT}" stroke="{palette.faint}"/>'
        f'<circle cx="{_DOT}" cy="{y:.1f}" r="4" fill="{palette.paper}"'
        f' stroke="{palette.ink}" stroke-width="1.8"/>'
    )


def arrow_marks(cell: Cell, palette: Palette) -> str:
    """The arrow of a cell; it leans towards concern, so a measure without such a side has none."""
    return direction_marks(cell.direction, palette) if is_judged(cell) else ""


def direction_marks(direction: Direction | None, palette: Palette) -> str:
    """The arrow of a direction in the opening of its interval."""
    if direction is None:
        return ""
    (x, y), tip = ARROW, _at(direction.angle, _REACH)
    first, last = _at(direction.angle_low, _REACH), _at(direction.angle_high, _REACH)
    wide = int(direction.angle_high - direction.angle_low > 180)
    wedge = (
        f'<path d="M{x} {y}L{_xy(first)}A{_REACH} {_REACH} 0 {wide} 0 {_xy(last)}Z"'
        f' fill="{palette.accent}" fill-opacity="0.22"/>'
    )
    left, right = (_from(tip, direction.angle + turn, 9.0) for turn in (153, -153))
    shaft = _at(direction.angle, _REACH - 6)
    if direction.word == UNCLEAR:
        return (
            f'{wedge}<path d="M{x} {y}L{_xy(tip)}" stroke="{palette.accent}" stroke-width="1.6"/>'
        )
    return (
        f'{wedge}<path d="M{x} {y}L{_xy(shaft)}" stroke="{palette.accent}" stroke-width="2.8"'
        f' fill="none"/><path d="M{_xy(tip)}L{_xy(left)}L{_xy(right)}Z" fill="{palette.accent}"/>'
    )


def spark_marks(values: tuple[float | None, ...], palette: Palette) -> str:
    """Five years as a line, broken where a year is missing; the newest value as a dot."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, spread = min(known), (max(known) - min(known)) or 1.0
    left, right, top, foot = _SPARK
    step = (right - left) / max(1, len(values) - 1)
    spots = [
        None if value is None else (left + step * i, foot - (foot - top) * (value - low) / spread)
        for i, value in enumerate(values)
    ]
    newest = [spot for spot in spots if spot][-1]
    alone = "".join(_spot(spot, 1.3, palette) for spot in spots if spot)
    return (
        f'<path d="{_broken(spots)}" fill="none" stroke="{palette.ink}" stroke-width="1.7"/>'
        f"{alone}{_spot(newest, 2.7, palette)}"
    )


def ended_marks(palette: Palette) -> str:
    """The stop behind the line of a series that has ended."""
    return f'<path d="M61.5 46v20" stroke="{palette.ink}" stroke-width="2"/>'


def hatch_marks(palette: Palette, *, has_dot: bool) -> str:
    """Light strokes over the measured side that nothing covers; room is left for the dot."""
    foot = HEIGHT - 4
    areas = ((4, 4, 17, foot), (32, 4, WIDTH - 4, foot)) if has_dot else ((4, 4, WIDTH - 4, foot),)
    starts = range(-HEIGHT, WIDTH, 7)
    lines = "".join(_stroke(start, area) for area in areas for start in starts)
    return f'<path d="{lines}" stroke="{palette.hatch}" stroke-width="1" fill="none"/>'


def _stroke(start: int, area: tuple[int, int, int, int]) -> str:
    """One stroke of the hatch, rising from the foot, cut at the edges of its area."""
    left, top, right, foot = area
    first, last = max(left, start), min(right, start + foot - top)
    if first >= last:
        return ""
    return f"M{first} {foot - (first - start)}L{last} {foot - (last - start)}"


def _broken(spots: list[tuple[float, float] | None]) -> str:
    """A path through the spots that is lifted where one is missing."""
    parts, is_down = [], False
    for spot in spots:
        if spot is not None:
            parts.append(f"{'L' if is_down else 'M'}{_xy(spot)}")
        is_down = spot is not None
    return "".join(parts)


def _spot(at: tuple[float, float], radius: float, palette: Palette) -> str:
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}" fill="{palette.ink}"/>'


def _height(percent: float) -> float:
    """Where 0 to 100 stands between the foot and the top of the track."""
    return _FOOT - (_FOOT - _TOP) * min(100.0, max(0.0, percent)) / 100


def _at(angle: float, length: float) -> tuple[float, float]:
    return _from(ARROW, angle, length)


def _from(spot: tuple[float, float], angle: float, length: float) -> tuple[float, float]:
    turn = math.radians(angle)
    return spot[0] + length * math.cos(turn), spot[1] - length * math.sin(turn)


def _xy(spot: tuple[float, float]) -> str:
    return f"{spot[0]:.1f} {spot[1]:.1f}"


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x}" y="{y:.1f}" width="{width}" height="{height:.1f}" {colour}/>'
