"""The rows behind a chart: points in decimal years, the runs they form, and their words."""

from collections.abc import Iterator, Sequence
from typing import Any

from synopsis.indicators import Indicator, Point, Series
from synopsis.landscape import phrasing
from synopsis.vocabulary import Frequency, Hedge, Region, Unit

_STEPS = {Frequency.MONTH: 1 / 12, Frequency.QUARTER: 1 / 4, Frequency.DAY: 1 / 365}
# More lines than this in one panel are a tangle.
TANGLE = 3
_FROM_ZERO = frozenset(Unit) - {Unit.INDEX, Unit.ORDINAL, Unit.RANK, Unit.YEAR, Unit.DATE}
_UNITS = {
    Unit.PERCENT: "percent",
    Unit.PERCENTAGE_POINT: "percentage points",
    Unit.RELATIVE_PERCENT: "percent, relative change",
    Unit.PERCENT_OF_GDP: "percent of GDP",
    Unit.COUNT: "number",
    Unit.PER_100_000: "per hundred thousand people",
    Unit.PER_1_000: "per thousand people",
    Unit.USD: "US dollars",
    Unit.INTERNATIONAL_DOLLAR: "international dollars",
    Unit.ORDINAL: "stage",
}


def unit_words(series: Series) -> str:
    """The unit of a chart in words without digits."""
    return unit_of(series.indicator)


def unit_of(indicator: Indicator) -> str:
    """The unit of a measure in words without digits."""
    words = _UNITS.get(indicator.unit, indicator.unit.value.replace("_", " "))
    is_bare = indicator.unit in (Unit.COUNT, Unit.INDEX)
    text = f"{words}, {indicator.counted}" if indicator.counted and is_bare else words
    return words if any(sign.isdigit() for sign in text) else text


def ticks_of(series: Sequence[Series], width: int) -> list[int]:
    """Whole years for the axis: the first, the last, and a few between where there is room."""
    times = [_time(point) for one in series for point in one.points] or [2000.0, 2001.0]
    first, last = int(min(times)), -int(-max(times) // 1)
    if first == last:
        return [first, last + 1]
    step = max(1, round((last - first) / max(1, width // 52)))
    between = range(first + step, last - step + 1, step)
    return [first, *between, last]


def starts_at_nought(series: Sequence[Series]) -> bool:
    """Whether the scale of a measure must hold nought."""
    return series[0].indicator.unit in _FROM_ZERO


def wants_own_scales(series: Sequence[Series]) -> bool:
    """Whether each place has a scale of its own, since one would lie in the lowest quarter else.

    On one scale an economy that is small, or had no great year, would be a flat line in which no
    change could be seen; an index to a first year would hide its level and hang on that year. So
    each panel then has its own scale and says so. Measures that do not start at nought stay on
    one scale: there a flat line is the finding.
    """
    peaks = [
        max(abs(point.quantity.number) for point in one.points) for one in series if one.points
    ]
    is_flat = bool(peaks) and min(peaks) < max(peaks) / 4
    return len(series) > TANGLE and starts_at_nought(series) and is_flat


def head_of(series: Sequence[Series]) -> str:
    """The unit, and what a reader of the panels must know of their scales and points."""
    parts = [unit_words(series[0])]
    if wants_own_scales(series):
        parts.append("each panel has its own scale")
    if any(_is_part(point) for one in series for point in one.points):
        parts.append("a ring is a part of a year")
    return "; ".join(parts)


def _is_part(point: Point) -> bool:
    """A sum of fewer months than its year has is a lower limit, and is drawn as one."""
    return point.quantity.hedge is Hedge.AT_LEAST


def rows_of(one: Series, series: Sequence[Series], region: Region) -> list[dict[str, Any]]:
    """The rows of one place: its points, or one that says that nothing covers it."""
    place = region.name(one.place)
    if not one.points:
        return [{"place": place, "is_gap": True, "is_end": False, "is_last": False}]
    newest = max(_time(other.points[-1]) for other in series if other.points)
    ended = newest - _time(one.points[-1]) >= 1
    label = f"{place} (ended)" if ended else place
    return [
        {
            "place": place,
            "label": label,
            "time": _time(point),
            "number": point.quantity.number,
            "low": point.quantity.low,
            "high": point.quantity.high,
            "run": run,
            "is_gap": False,
            "is_part": _is_part(point),
            "is_end": ended and point is one.points[-1],
            "is_last": point is one.points[-1],
            "words": point_words(one, point, place),
            "origin": f"#{one.address(point).anchor}",
            **bridge,
        }
        for point, (run, bridge) in zip(one.points, _courses(one.points), strict=True)
    ]


def point_words(series: Series, point: Point, place: str) -> str:
    """A point for those who hear it: place, period, value, interval."""
    text = f"{place}, {point.period}: {phrasing.value_span(series, point).text}"
    ends = phrasing.interval_spans(series, point)
    return f"{text}, interval {ends[0].text} to {ends[1].text}" if ends else text


def _time(point: Point) -> float:
    """The beginning of a period as a decimal year."""
    first = point.period.first
    return round(first.year + (first.timetuple().tm_yday - 1) / 366, 4)


def _courses(points: Sequence[Point]) -> Iterator[tuple[int, dict[str, float]]]:
    """The unbroken run of each point, and whence a dashed line comes to it, if one does.

    A missing period breaks a run. So does a part year, which a dashed line joins to its neighbours.
    """
    run = 0
    for index, point in enumerate(points):
        bridge: dict[str, float] = {}
        if index:
            before = points[index - 1]
            step = _STEPS.get(point.period.frequency, 1.0)
            is_next = _time(point) - _time(before) <= 1.5 * step
            is_bridged = is_next and (_is_part(point) or _is_part(before))
            run += is_bridged or not is_next
            if is_bridged:
                bridge = {"from_time": _time(before), "from_number": before.quantity.number}
        yield run, bridge
