"""The rows behind a chart: points in decimal years, the runs they form, and their words."""

from collections.abc import Iterator, Sequence
from typing import Any

from synopsis.indicators import Point, Series
from synopsis.landscape import value_span
from synopsis.vocabulary import Frequency, Region, Unit, digits

_STEPS = {Frequency.MONTH: 1 / 12, Frequency.QUARTER: 1 / 4, Frequency.DAY: 1 / 365}
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
    indicator = series.indicator
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


def rows_of(one: Series, series: Sequence[Series], region: Region) -> list[dict[str, Any]]:
    """The rows of one place: its points, or one that says that nothing covers it."""
    place = region.name(one.place)
    if not one.points:
        return [{"place": place, "is_gap": True, "is_end": False, "is_last": False}]
    newest = max(_time(other.points[-1]) for other in series if other.points)
    runs = _runs(one.points)
    last = one.points[-1]
    ended = newest - _time(last) >= 1
    return [
        {
            "place": place,
            "label": f"{place} (ended)" if ended else place,
            "time": _time(point),
            "number": point.quantity.number,
            "low": point.quantity.low,
            "high": point.quantity.high,
            "run": run,
            "is_gap": False,
            "is_end": ended and point is last,
            "is_last": point is last,
            "words": point_words(one, point, place),
            "origin": f"#{one.address(point).anchor}",
        }
        for point, run in zip(one.points, runs, strict=True)
    ]


def point_words(series: Series, point: Point, place: str) -> str:
    """A point for those who hear it: place, period, value, interval."""
    quantity = point.quantity
    text = f"{place}, {point.period}: {quantity.hedge.words}{value_span(series, point).text}"
    if quantity.low is None or quantity.high is None:
        return text
    return f"{text}, interval {digits(quantity.low)} to {digits(quantity.high)}"


def _time(point: Point) -> float:
    """The beginning of a period as a decimal year."""
    first = point.period.first
    return round(first.year + (first.timetuple().tm_yday - 1) / 366, 4)


def _runs(points: Sequence[Point]) -> Iterator[int]:
    """The number of the unbroken run that each point belongs to; a missing period breaks it."""
    run = 0
    for index, point in enumerate(points):
        step = _STEPS.get(point.period.frequency, 1.0)
        if index and _time(point) - _time(points[index - 1]) > 1.5 * step:
            run += 1
        yield run
