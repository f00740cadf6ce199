"""The profile of one economy: for each trend its level among the others', and its direction.

The others are open dots without a name and the median is a tick: the picture says where an economy
lies in the region and cannot be read as a table of ranks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from statistics import median
from textwrap import wrap

from synopsis.indicators import Reach
from synopsis.landscape import Cell
from synopsis.report.glyph import ARROW, arrow_marks, is_covered
from synopsis.report.palette import Palette
from synopsis.report.picture_frame import framed


@dataclass(frozen=True, slots=True)
class Standing:
    """One trend in one economy: its cell, the levels of the others, and what it says in words."""

    name: str
    own: Cell
    others: tuple[float, ...]
    words: str

    @property
    def middle(self) -> float | None:
        """The median of all levels; none where fewer than two places have one."""
        level = self.own.level
        levels = [*self.others, *([level.percentile] if level else [])]
        return median(levels) if len(levels) > 1 else None


@dataclass(frozen=True, slots=True)
class Measure:
    """The room of the picture: its width, the strip's edges, the arrow's place, a row's height."""

    width: float
    left: float
    right: float
    arrow: float
    row: float
    is_stacked: bool

    def x(self, percentile: float) -> float:
        """Where a level from 0 to 100 stands."""
        return self.left + (self.right - self.left) * percentile / 100


WIDE = Measure(640, 218, 560, 606, 42, is_stacked=False)
NARROW = Measure(350, 10, 282, 322, 62, is_stacked=True)


def profile_svg(standings: Sequence[Standing], measure: Measure, palette: Palette) -> str:
    """The whole picture as one drawing without digits, its key below."""
    rows = "".join(
        f'<g transform="translate(0 {26 + measure.row * index:g})">'
        f"{_row(one, measure, palette)}</g>"
        for index, one in enumerate(standings)
    )
    foot = 26 + measure.row * len(standings)
    height = foot + (40 if measure.is_stacked else 24)
    parts = f"{_head(measure, palette)}{rows}{_key(foot, measure, palette)}"
    return framed(parts, (measure.width, height), 13, palette)


def _head(measure: Measure, palette: Palette) -> str:
    ends = ((measure.left, "start", "least concern"), (measure.right, "end", "most concern"))
    words = "".join(_text(x, 12, word, anchor, palette) for x, anchor, word in ends)
    return words + _text(measure.arrow, 12, "direction", "middle", palette)


def _row(one: Standing, measure: Measure, palette: Palette) -> str:
    """A trend's name, its strip with the dots of the others, its own mark and its arrow."""
    y = measure.row - 17 if measure.is_stacked else measure.row / 2
    rule = f'<path d="M0 0H{measure.width:g}" stroke="{palette.faint}"/>'
    return rule + _name(one.name, measure) + _strip(one, y, measure, palette)


def _name(name: str, measure: Measure) -> str:
    if measure.is_stacked:
        return f'<text x="0" y="19">{escape(name)}</text>'
    lines = wrap(name, 30)
    spans = "".join(
        f'<tspan x="0" dy="{0 if index == 0 else 15}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    return f'<text y="{measure.row / 2 + 4 - 7.5 * (len(lines) - 1):g}">{spans}</text>'


def _strip(one: Standing, y: float, measure: Measure, palette: Palette) -> str:
    track = f'<path d="M{measure.left:g} {y:g}H{measure.right:g}" stroke="{palette.faint}"/>'
    if not is_covered(one.own):
        why = "counted inside another" if one.own.reach is Reach.FOLDED else "not covered"
        return track + _others(one, y, measure, palette) + _gap(why, one, y, measure, palette)
    arrow = _small(arrow_marks(one.own, palette), (measure.arrow, y))
    return track + _others(one, y, measure, palette) + _own(one, y, measure, palette) + arrow


def _others(one: Standing, y: float, measure: Measure, palette: Palette) -> str:
    if not one.others:
        return ""
    first, last = measure.x(min(one.others)), measure.x(max(one.others))
    span = (
        f'<path d="M{first:.1f} {y:g}H{last:.1f}" stroke="{palette.hatch}" stroke-width="5"'
        ' stroke-opacity="0.55"/>'
    )
    dots = "".join(
        f'<circle cx="{measure.x(level):.1f}" cy="{y:g}" r="3.5" fill="{palette.paper}"'
        f' stroke="{palette.soft}" stroke-width="1.2"/>'
        for level in sorted(one.others)
    )
    return span + dots + _tick(one.middle, y, measure, palette)


def _tick(middle: float | None, y: float, measure: Measure, palette: Palette) -> str:
    if middle is None:
        return ""
    x = measure.x(middle)
    return f'<path d="M{x:.1f} {y - 10:g}v20" stroke="{palette.ink}" stroke-width="1.6"/>'


def _own(one: Standing, y: float, measure: Measure, palette: Palette) -> str:
    """The economy's own mark in the colour of its level; it leads to the level's origin."""
    level = one.own.level
    if level is None:
        return _text(measure.left + 8, y - 5, "no level", "start", palette)
    return (
        f'<circle cx="{measure.x(level.percentile):.1f}" cy="{y:g}" r="8.5"'
        f' fill="{palette.ink}"/>'
        f'<circle data-origin="{level.address.anchor}" data-words="{escape(one.words)}"'
        f' cx="{measure.x(level.percentile):.1f}" cy="{y:g}" r="7"'
        f' fill="{palette.level(level.percentile)}"/>'
    )


def _gap(why: str, one: Standing, y: float, measure: Measure, palette: Palette) -> str:
    """The hatch that stands for the economy where nothing covers it, with the word for it."""
    x = measure.right + 8
    strokes = "".join(f"M{x + 7 * step:g} {y + 8:g}l16-16" for step in range(4))
    hatch = f'<path d="{strokes}" stroke="{palette.hatch}" stroke-width="1.2" fill="none"/>'
    at = y - 8 if one.others else y - 5
    return hatch + _text(measure.right, at, why, "end", palette)


def _small(marks: str, at: tuple[float, float]) -> str:
    x, y = at[0] - 0.62 * (ARROW[0] + 10), at[1] - 0.62 * ARROW[1]
    return f'<g transform="translate({x:.1f} {y:.1f}) scale(0.62)">{marks}</g>'


def _key(top: float, measure: Measure, palette: Palette) -> str:
    """What each mark is, in one line or, on a narrow page, in two."""
    second = (0.0, top + 34) if measure.is_stacked else (230.0, top + 18)
    return (
        f'<circle cx="7" cy="{top + 14:g}" r="5.5" fill="{palette.levels[3]}"'
        f' stroke="{palette.ink}"/>{_text(18, top + 18, "this economy", "start", palette)}'
        f'<circle cx="{110}" cy="{top + 14:g}" r="3.5" fill="{palette.paper}"'
        f' stroke="{palette.soft}"/>{_text(119, top + 18, "the others", "start", palette)}'
        f'<path d="M{second[0] + 3:g} {second[1] - 11:g}v14" stroke="{palette.ink}"'
        f' stroke-width="1.6"/>'
        + _text(second[0] + 11, second[1], "median of the region", "start", palette)
    )


def _text(x: float, y: float, text: str, anchor: str, palette: Palette) -> str:
    look = f'font-size="11" fill="{palette.soft}" text-anchor="{anchor}"'
    return f'<text x="{x:g}" y="{y:g}" {look}>{escape(text)}</text>'
