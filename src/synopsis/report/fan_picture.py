"""Fans: the last years of a series as a line, and what may come as bands of probability.

Dark, middle and light bands hold a half, four fifths and nineteen twentieths of what may come; the
median is thin, months without a figure are hatched, and a change of level has a mark at the month
since when it holds, over the months between which it lies. Digits stand on ticks alone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from synopsis.indicators import Concern, change, outlook
from synopsis.landscape import ahead
from synopsis.report.fan_plot import (
    WIDEST,
    Plot,
    axes_of,
    drawn_history,
    drawn_marks,
    path_of,
    spans_of,
)
from synopsis.report.outlook_words import month_words, value_words
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import framed, hatch_named

_AXIS, _NAME, _FOOT, _TOP, _BETWEEN = 38.0, 28.0, 20.0, 6.0, 16.0
_BANDS = ((WIDEST, 0.16), (0.8, 0.26), (0.5, 0.4))
_LINE = 24
# Room at the right for half of the last year's label.
_EDGE = 12.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel of a picture: its name, its hue, and the series that it draws."""

    name: str
    hue: str
    prospect: ahead.Prospect


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a picture: its width, its columns, and the height of a plot."""

    width: float
    columns: int
    plot: float


def fan_svg(panels: Sequence[Panel], room: Room, mark: str) -> str:
    """All panels as one drawing, each on its own scale; `mark` tells it from others on a page."""
    pattern = f"fan-{mark}-{room.columns}"
    pitch = (room.width - _EDGE + _BETWEEN) / room.columns
    parts = []
    for index, panel in enumerate(panels):
        column, line = index % room.columns, index // room.columns
        left = pitch * column + _AXIS
        top = _TOP + _NAME + line * (_NAME + room.plot + _FOOT)
        plot = Plot(left, top, pitch - _AXIS - _BETWEEN, room.plot,
                     *spans_of(panel.prospect))  # fmt: skip
        parts.append(_panel(panel, plot, pattern))
    height = _TOP + math.ceil(len(panels) / room.columns) * (_NAME + room.plot + _FOOT)
    return framed(hatch_named(pattern) + "".join(parts), (room.width, height), 10)


def _panel(panel: Panel, plot: Plot, pattern: str) -> str:
    fan = panel.prospect.fan
    if not fan.steps:
        return f"{_named(panel, plot)}{_empty(plot, pattern, bool(fan.history))}"
    return "".join(
        (
            _named(panel, plot),
            axes_of(plot),
            *_gaps(fan, plot, pattern),
            *_bands(fan, plot, panel.hue),
            _history(panel.prospect, plot),
            *_marks(panel.prospect, plot),
            *_points(panel, plot),
        )
    )


def _named(panel: Panel, plot: Plot) -> str:
    """The name above a panel, in two lines where it is long for its width."""
    words, lines = panel.name.split(), [""]
    room = max(_LINE, int((plot.width + _AXIS) / 5.4))
    for word in words:
        if len(f"{lines[-1]} {word}") > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [*lines[:1], " ".join(lines[1:])] if len(lines) > 1 else lines
    top = plot.top - 10 - 11 * (len(lines) - 1)
    spans = "".join(
        f'<tspan x="{plot.left - _AXIS + 2:g}" y="{top + 11 * at:g}">{escape(text)}</tspan>'
        for at, text in enumerate(lines)
    )
    return f'<text font-weight="600">{spans}</text>'


def _empty(plot: Plot, pattern: str, has_history: bool) -> str:  # noqa: FBT001  why it is empty
    """A panel without an outlook: hatched, and it says so."""
    said = "no outlook: insufficient data" if has_history else "not covered"
    x, y = plot.left + plot.width / 2, plot.top + plot.height / 2 + 3
    return (
        f'<rect x="{plot.left:g}" y="{plot.top:g}" width="{plot.width:.1f}"'
        f' height="{plot.height:g}" fill="url(#{pattern})"/>'
        f'<g font-style="italic" stroke="{LIGHT.paper}" stroke-width="4" paint-order="stroke">'
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{said}</text></g>'
    )


def _gaps(fan: outlook.Fan, plot: Plot, pattern: str) -> Iterator[str]:
    """A hatch over each month that has no figure."""
    for period, value in drawn_history(fan):
        if value is None:
            left, width = plot.x(period), plot.width / (plot.times[1] - plot.times[0]) / 12
            yield (
                f'<rect x="{left - width / 2:.1f}" y="{plot.top:g}" width="{width:.1f}"'
                f' height="{plot.height:g}" fill="url(#{pattern})"/>'
            )


def _bands(fan: outlook.Fan, plot: Plot, hue: str) -> Iterator[str]:
    """The bands from wide to narrow, from the newest figure on, and the median."""
    start = next((one for one in reversed(fan.history) if one[1] is not None), None)
    origin = [(plot.x(start[0]), plot.y(start[1]))] if start and start[1] is not None else []
    for share, depth in _BANDS:
        upper = [(plot.x(step.period), plot.y(step.interval(share)[1])) for step in fan.steps]
        lower = [(plot.x(step.period), plot.y(step.interval(share)[0])) for step in fan.steps]
        path = path_of([*origin, *upper, *reversed(lower)])
        yield f'<path d="{path}z" fill="{hue}" fill-opacity="{depth}"/>'
    middle = [*origin, *((plot.x(step.period), plot.y(step.median)) for step in fan.steps)]
    yield f'<path d="{path_of(middle)}" fill="none" stroke="{hue}" stroke-width="0.9"/>'


def _history(prospect: ahead.Prospect, plot: Plot) -> str:
    """The line of what was, in ink; a month without a figure breaks it."""
    runs: list[list[tuple[float, float]]] = [[]]
    for period, value in drawn_history(prospect.fan):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((plot.x(period), plot.y(value)))
    lines = "".join(path_of(run) for run in runs if len(run) > 1)
    alone = "".join(
        f'<circle cx="{run[0][0]:.1f}" cy="{run[0][1]:.1f}" r="1.2" fill="{LIGHT.ink}"/>'
        for run in runs
        if len(run) == 1
    )
    return f'<path d="{lines}" fill="none" stroke="{LIGHT.ink}" stroke-width="1.2"/>{alone}'


def _marks(prospect: ahead.Prospect, plot: Plot) -> Iterator[str]:
    """A triangle at the month since when a level holds, on the months between which it lies."""
    sign = prospect.series.indicator.concern
    for mark in drawn_marks(prospect):
        left = max(plot.left, plot.x(mark.earliest))
        x, right, y = plot.x(mark.since), plot.x(mark.latest), plot.top + plot.height
        is_up = mark.direction is change.Direction.UP
        tip = f"M{x - 4:.1f} {y - 1:.1f}h8l-4 -7z" if is_up else f"M{x - 4:.1f} {y - 8:.1f}h8l-4 7z"
        is_concern = sign.sign and (sign is Concern.HIGHER) == is_up
        fill = LIGHT.accent if is_concern else LIGHT.paper
        yield (
            f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{LIGHT.accent}" stroke-width="3"/>'
            f'<path d="M{x:.1f} {plot.top:g}V{y:.1f}" stroke="{LIGHT.accent}"'
            f' stroke-width="0.8" stroke-dasharray="2 3"/>'
            f'<path d="{tip}" fill="{fill}" stroke="{LIGHT.accent}"/>'
        )


def _points(panel: Panel, plot: Plot) -> Iterator[str]:
    """A dot for each coming month on the median, which tells its bands and leads to its origin."""
    prospect = panel.prospect
    for step in prospect.fan.steps:
        low, high = (value_words(prospect, end) for end in step.interval(0.8))
        said = (
            f"{panel.name}, {month_words(step.period)}: median "
            f"{value_words(prospect, step.median)}, four fifths between {low} and {high}"
        )
        yield (
            f'<circle data-origin="{prospect.step_at(step.period).anchor}"'
            f' data-words="{escape(said)}" cx="{plot.x(step.period):.1f}"'
            f' cy="{plot.y(step.median):.1f}" r="1.1" fill="{panel.hue}"/>'
        )
