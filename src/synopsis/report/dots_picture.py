"""Dots with their intervals: one share by place, the newest wave full and those before it faint.

The region stands apart at the foot. A place without a share keeps its row, hatched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from synopsis.indicators import Point, Series
from synopsis.report.chart_rows import point_words, unit_of
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import framed
from synopsis.vocabulary import Region

_ROW, _TOP, _FOOT, _APART = 21.0, 20.0, 16.0, 5.0
_RISE = 6.0
_TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The picture's width and the edges of its scale from nought to a hundred percent."""

    width: float
    left: float

    def x(self, share: float) -> float:
        """Where a share stands."""
        return self.left + (self.width - self.left - 12) * share / 100


def dots_svg(series: Sequence[Series], region: Region, width: float, names: float) -> str:
    """One row a place, in the order given; `names` is the room for the names at the left."""
    frame = _Frame(width, names)
    rows, y = [], _TOP + 8
    for one in series:
        y += _APART if one.place == region.place else 0
        rows.append(_row(one, y, frame, region))
        y += _ROW
    foot = y - _ROW / 2
    head = f'<text x="2" y="11" fill="{LIGHT.soft}">{escape(_head(series))}</text>'
    return framed(f"{head}{_axis(foot, frame)}{''.join(rows)}", (width, foot + _FOOT))


def _head(series: Sequence[Series]) -> str:
    parts = [unit_of(series[0].indicator), "the line is the interval"]
    if any(len(one.points) > 1 for one in series):
        parts.append("faint, above: earlier waves")
    return "; ".join(parts)


def _axis(foot: float, frame: _Frame) -> str:
    lines = "".join(f"M{frame.x(share):.1f} {_TOP:g}V{foot:g}" for share in _TICKS)
    labels = "".join(
        f'<text x="{frame.x(share):.1f}" y="{foot + 12:g}" text-anchor="middle">{share}</text>'
        for share in _TICKS
    )
    return (
        f'<path d="{lines}" stroke="{LIGHT.faint}" fill="none"/>'
        f'<g data-exempt="axis tick" fill="{LIGHT.soft}" font-size="9">{labels}</g>'
    )


def _row(one: Series, y: float, frame: _Frame, region: Region) -> str:
    place = region.name(one.place)
    weight = ' font-weight="600"' if one.place == region.place else ""
    name = f'<text x="2" y="{y + 4:g}"{weight}>{escape(place)}</text>'
    if not one.points:
        return name + _hatched(y, frame)
    hue = LIGHT.economy(one.place, region)
    above = y - _RISE
    before = "".join(
        f'<g opacity="0.45">{_interval(point, above, frame, hue)}'
        f'<circle cx="{frame.x(point.quantity.number):.1f}" cy="{above:g}" r="2.5" fill="{hue}"'
        f"{_told(one, point, place)}/></g>"
        for point in one.points[:-1]
    )
    newest = one.points[-1]
    return (
        f"{name}{before}{_interval(newest, y, frame, hue)}"
        f'<circle{_told(one, newest, place)} cx="{frame.x(newest.quantity.number):.1f}"'
        f' cy="{y:g}" r="4.5" fill="{hue}"/>'
    )


def _told(one: Series, point: Point, place: str) -> str:
    """The way to a point's origin, and the point in words for those who hear it."""
    words = escape(point_words(one, point, place))
    return f' data-origin="{one.address(point).anchor}" data-words="{words}"'


def _interval(point: Point, y: float, frame: _Frame, hue: str) -> str:
    low, high = point.quantity.low, point.quantity.high
    if low is None or high is None:
        return ""
    span = f"M{frame.x(low):.1f} {y:g}H{frame.x(high):.1f}"
    return f'<path d="{span}" stroke="{hue}" stroke-width="2.4" stroke-opacity="0.6"/>'


def _hatched(y: float, frame: _Frame) -> str:
    """A hatch where the share would stand, and the words for it."""
    strokes = "".join(f"M{frame.x(0) + 4 + 7 * step:g} {y + 5:g}l10-10" for step in range(12))
    return (
        f'<path d="{strokes}" stroke="{LIGHT.hatch}" stroke-width="1.2" fill="none"/>'
        f'<text x="{frame.x(0) + 100:g}" y="{y + 4:g}" font-style="italic"'
        f' fill="{LIGHT.soft}">not covered</text>'
    )
