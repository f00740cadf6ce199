"""The plot of a fan: where its months and values stand, its axes, and what it draws of the past."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from synopsis.indicators import change, outlook
from synopsis.landscape import ahead
from synopsis.report.palette import LIGHT
from synopsis.report.ticks import short, step_of
from synopsis.vocabulary import Period, Unit

# The widest band that is drawn, as a share of what may come.
WIDEST = 0.95
_YEARS = 5


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a plot stands, and the span of both of its scales."""

    left: float
    top: float
    width: float
    height: float
    times: tuple[float, float]
    values: tuple[float, float]

    def x(self, period: Period) -> float:
        """Where the middle of a period stands."""
        return self.at(_time(period))

    def at(self, time: float) -> float:
        """Where a moment in decimal years stands."""
        first, last = self.times
        return self.left + self.width * (time - first) / (last - first)

    def y(self, value: float) -> float:
        """Where a value stands; high is up."""
        low, high = self.values
        return self.top + self.height * (high - value) / (high - low)


def drawn_history(fan: outlook.Fan) -> tuple[tuple[Period, float | None], ...]:
    """The months that a picture draws: those of the last five years."""
    if fan.last is None:
        return ()
    begin = fan.last.last.year - _YEARS
    after = fan.last.last.replace(day=1, year=begin)
    return tuple(one for one in fan.history if one[0].first > after)


def drawn_marks(prospect: ahead.Prospect) -> tuple[change.Mark, ...]:
    """The changes of level that lie inside the months drawn."""
    months = [period for period, _ in drawn_history(prospect.fan)]
    return tuple(one for one in prospect.marks if months and one.since.first >= months[0].first)


def _time(period: Period) -> float:
    middle = period.first + (period.last - period.first) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 366


def spans_of(prospect: ahead.Prospect) -> tuple[tuple[float, float], tuple[float, float]]:
    """The span of years, and that of values with nought where the measure counts."""
    fan = prospect.fan
    history = drawn_history(fan)
    values = [value for _, value in history if value is not None]
    for coming in fan.steps:
        values += coming.interval(WIDEST)
    periods = [period for period, _ in history] + [step.period for step in fan.steps]
    if not periods:
        return (0.0, 1.0), (0.0, 1.0)
    # A measure that counts has room for one thing even where nothing was.
    least = 2.0 if prospect.series.indicator.unit is Unit.COUNT else 0.0
    times = (_time(periods[0]) - 0.05, _time(periods[-1]) + 0.05)
    return times, _rounded(min([*values, 0.0]), max([*values, least]))


def _rounded(low: float, high: float) -> tuple[float, float]:
    """The ends of a scale on the steps that its ticks will have."""
    for _ in range(2):
        step = step_of(high - low or 1.0)
        low, high = step * math.floor(low / step), step * math.ceil(high / step)
    return (low, high) if high > low else (low, low + 1.0)


def axes_of(plot: Plot) -> str:
    """Faint lines at the steps with their labels, and the years below."""
    low, high = plot.values
    step = step_of(high - low)
    numbers = [low + step * at for at in range(round((high - low) / step) + 1)]
    lines = "".join(f"M{plot.left:g} {plot.y(one):.1f}h{plot.width:.1f}" for one in numbers)
    labels = "".join(text_at(plot.left - 5, plot.y(one) + 3, short(one), "end") for one in numbers)
    first, last = math.ceil(plot.times[0]), math.floor(plot.times[1])
    every = max(1, math.ceil(30 * (last - first + 1) / plot.width))
    years = range(first, last + 1, every)
    ticks = "".join(f"M{plot.at(one):.1f} {plot.top + plot.height:g}v4" for one in years)
    foot = "".join(
        text_at(plot.at(one), plot.top + plot.height + 13, str(one), "middle") for one in years
    )
    return (
        f'<path d="{lines}" stroke="{LIGHT.faint}" fill="none"/>'
        f'<path d="{ticks}" stroke="{LIGHT.hatch}" fill="none"/>'
        f'<g data-exempt="axis tick" fill="{LIGHT.soft}" font-size="9">{labels}{foot}</g>'
    )


def path_of(spots: Sequence[tuple[float, float]]) -> str:
    """The path through some spots; empty where there are none."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) if spots else ""


def text_at(x: float, y: float, text: str, anchor: str) -> str:
    """A text at a place of the drawing."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
