"""Values with their intervals in rows on one scale, each beside what it should be held against."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import framed
from synopsis.report.ticks import short, step_of

_ROW, _STACKED, _TOP, _FOOT = 22.0, 40.0, 8.0, 34.0
_LEAST_ROOM = 40.0


@dataclass(frozen=True, slots=True)
class Held:
    """One row: its name, its value with an interval, and the mark that it is held against.

    A value of None is not covered.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    against: float | None = None
    anchor: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale with its ticks, their sign, and the words below them."""

    ticks: tuple[float, ...]
    said: str
    sign: str = ""

    def x(self, value: float, left: float, width: float) -> float:
        """Where a value stands."""
        first, last = self.ticks[0], self.ticks[-1]
        return left + width * (min(max(value, first), last) - first) / (last - first)


def rounds(values: Sequence[float]) -> tuple[float, ...]:
    """Round ticks from nought past the greatest of some values."""
    most = max([*values, 0.0]) or 1.0
    step = step_of(most)
    return tuple(step * at for at in range(math.ceil(most / step) + 1))


def interval_svg(rows: Sequence[Held], axis: Axis, width: float, names: float) -> str:
    """The rows as one drawing; digits stand on ticks and names of rows alone.

    Names stand above their rows where they have no room at the left.
    """
    pitch, left = (_ROW, names) if names else (_STACKED, 10.0)
    foot = _TOP + pitch * len(rows)
    room = width - left - 16
    drawn = "".join(
        _row(one, _TOP + pitch * (at + (0.5 if names else 0.72)), axis, (left, room))
        for at, one in enumerate(rows)
    )
    return framed(_axis(axis, (left, room), foot) + drawn, (width, foot + _FOOT))


def _axis(axis: Axis, room: tuple[float, float], foot: float) -> str:
    lines = "".join(f"M{axis.x(tick, *room):.1f} {_TOP:g}V{foot:g}" for tick in axis.ticks)
    labels = "".join(
        f'<text x="{axis.x(tick, *room):.1f}" y="{foot + 13:g}" text-anchor="middle">'
        f"{short(tick)}{axis.sign}</text>"
        for tick in axis.ticks
    )
    return (
        f'<path d="{lines}" stroke="{LIGHT.faint}" fill="none"/>'
        f'<g data-exempt="axis tick" fill="{LIGHT.soft}" font-size="9">{labels}</g>'
        f'<text x="{room[0]:g}" y="{foot + 28:g}" font-size="10" fill="{LIGHT.soft}">'
        f"{escape(axis.said)}</text>"
    )


def _row(one: Held, y: float, axis: Axis, room: tuple[float, float]) -> str:
    """The name, the interval as a line, the value as a dot, and what it is held against."""
    foot = y + 4 if room[0] > _LEAST_ROOM else y - 12
    name = f'<text x="2" y="{foot:.1f}">{escape(one.name)}</text>'
    if any(sign.isdigit() for sign in one.name):
        name = f'<g data-exempt="axis tick">{name}</g>'
    if one.value is None:
        return name + (
            f'<text x="{room[0] + 4:g}" y="{y + 4:.1f}" font-style="italic"'
            f' fill="{LIGHT.soft}">not covered</text>'
        )
    parts = [name]
    if one.low is not None and one.high is not None:
        ends = [axis.x(end, *room) for end in (one.low, one.high)]
        parts.append(
            f'<path d="M{ends[0]:.1f} {y:.1f}H{ends[1]:.1f}" stroke="{LIGHT.accent}"'
            ' stroke-width="3" stroke-opacity="0.4"/>'
        )
    if one.against is not None:
        x = axis.x(one.against, *room)
        parts.append(f'<path d="M{x:.1f} {y - 8:.1f}v16" stroke="{LIGHT.ink}" stroke-width="1.6"/>')
    parts.append(
        f'<circle data-origin="{one.anchor}" data-words="{escape(one.words)}"'
        f' cx="{axis.x(one.value, *room):.1f}" cy="{y:.1f}" r="4" fill="{LIGHT.accent}"/>'
    )
    return "".join(parts)


def tenths_svg(rows: Sequence[Held], width: float) -> str:
    """Ten bars that would all reach the line if outlooks were right as often as they say."""
    height, foot, left = 130.0, 104.0, 30.0
    most = max([one.value or 0.0 for one in rows] + [0.2])
    pitch = (width - left - 8) / len(rows)
    bars = "".join(
        f'<rect data-origin="{one.anchor}" data-words="{escape(one.words)}"'
        f' x="{left + pitch * at + 2:.1f}" y="{foot - 90 * (one.value or 0) / most:.1f}"'
        f' width="{pitch - 4:.1f}" height="{90 * (one.value or 0) / most:.1f}"'
        f' fill="{LIGHT.accent}" fill-opacity="0.55"/>'
        for at, one in enumerate(rows)
    )
    y = foot - 90 * 0.1 / most
    ticks = "".join(
        f'<text x="{left - 4:g}" y="{foot - 90 * at / most + 3:.1f}" text-anchor="end">'
        f"{100 * at:g} %</text>"
        for at in (0.0, 0.1, 0.2)
        if at <= most
    )
    parts = (
        f'{bars}<path d="M{left:g} {foot:g}H{width - 8:g}" stroke="{LIGHT.hatch}" fill="none"/>'
        f'<path d="M{left:g} {y:.1f}H{width - 8:g}" stroke="{LIGHT.ink}" stroke-width="1.4"'
        ' stroke-dasharray="4 3" fill="none"/>'
        f'<g data-exempt="axis tick" fill="{LIGHT.soft}" font-size="9">{ticks}</g>'
        f'<g fill="{LIGHT.soft}"><text x="{left:g}" y="{foot + 16:g}">came out lower than '
        f'foreseen</text><text x="{width - 8:g}" y="{foot + 16:g}" text-anchor="end">higher'
        "</text></g>"
    )
    return framed(parts, (width, height), 10)
