"""Coverage: what the evidence reaches of an indicator in a place; not covered is not zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.indicators.indicator import Indicator
from synopsis.indicators.series import Coverage, Point, Reach
from synopsis.vocabulary import Frequency, Period, Place

_NO_VALUE = "the source publishes no value"
_NOT_GATHERED = "its source was not gathered"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the sources of an indicator treat a place.

    `host` names the place that they count it inside, `includes` the places that its own figures
    hold as well, `words` says so to readers.
    """

    is_gathered: bool = True
    host: str = ""
    includes: tuple[Place, ...] = ()
    words: str = ""


_PLAIN = Standing()


def cover(
    indicator: Indicator, place: Place, points: Sequence[Point], standing: Standing = _PLAIN
) -> Coverage:
    """The verdict on one indicator in one place: its span, and the years missing inside it."""
    if not points:
        return Coverage(
            indicator.id,
            place,
            Reach.FOLDED if standing.host else Reach.NOT_COVERED,
            _why_not(standing),
        )
    return Coverage(
        indicator.id,
        place,
        Reach.COVERED,
        standing.words,
        points[0].period,
        points[-1].period,
        missing_years(points, indicator.every),
        standing.includes,
    )


def _why_not(standing: Standing) -> str:
    if standing.host:
        return f"published inside {standing.host}"
    return _NO_VALUE if standing.is_gathered else _NOT_GATHERED


def missing_years(points: Sequence[Point], every: int = 1) -> tuple[Period, ...]:
    """The years of the series' rhythm, from its first to its last point, that have none."""
    if any(point.period.frequency is not Frequency.YEAR for point in points):
        return ()
    have = {point.period.year for point in points}
    return tuple(
        Period.parse(str(year)) for year in range(min(have), max(have), every) if year not in have
    )
