"""Coverage: what the evidence reaches of an indicator in a place; not covered is not zero."""

from collections.abc import Sequence

from synopsis.indicators.indicator import Indicator
from synopsis.indicators.series import Coverage, Point, Reach
from synopsis.vocabulary import Frequency, Period, Place


def cover(
    indicator: Indicator, place: Place, points: Sequence[Point], *, is_gathered: bool = True
) -> Coverage:
    """The verdict on one indicator in one place: its span, and the years missing inside it."""
    if not points:
        folded = str(indicator.arguments.get("folded", {}).get(place.code, ""))
        why = "the source publishes no value" if is_gathered else "its source was not gathered"
        return Coverage(
            indicator.id,
            place,
            Reach.FOLDED if folded else Reach.NOT_COVERED,
            f"published inside {folded}" if folded else why,
        )
    return Coverage(
        indicator.id,
        place,
        Reach.COVERED,
        "",
        points[0].period,
        points[-1].period,
        missing_years(points),
    )


def missing_years(points: Sequence[Point]) -> tuple[Period, ...]:
    """The years between the first and last point that have none; yearly series only."""
    if any(point.period.frequency is not Frequency.YEAR for point in points):
        return ()
    have = {point.period.year for point in points}
    return tuple(
        Period.parse(str(year)) for year in range(min(have), max(have)) if year not in have
    )
