"""Confidence of a generated finding: as good as the weakest of its supports, and never better."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from synopsis.indicators import Series
from synopsis.landscape.picture import Direction
from synopsis.vocabulary import Confidence, Grade, Hedge


@dataclass(frozen=True, slots=True)
class Support:
    """One thing that a finding rests on, and how much confidence it can bear."""

    name: str
    bears: Confidence


def weakest_link(supports: tuple[Support, ...]) -> tuple[Confidence, str]:
    """The confidence that all supports bear, and the reason in words."""
    bears = min(support.bears for support in supports)
    weakest = [support.name for support in supports if support.bears == bears]
    if bears is Confidence.HIGH:
        return bears, "all checks passed"
    return bears, f"not higher because of {' and '.join(weakest)}"


def unverified_support(rule: Mapping[str, Any]) -> Support:
    """What figures can bear that were never read from their publisher's own file."""
    return Support(
        "figures that were never checked against their publisher",
        Confidence.parse(str(rule["unverified"])),
    )


def supports_of(
    series: Series, direction: Direction, as_of: date, rule: Mapping[str, Any]
) -> tuple[Support, ...]:
    """Grade, coverage, age and interval of one reading, each against the profile's thresholds."""
    newest = series.points[-1].period
    age = (as_of - newest.last).days / 365.25
    span = newest.year - series.points[0].period.year + 1
    due = (span - 1) // series.indicator.every + 1
    covered = min(1.0, len({point.period.year for point in series.points}) / due)
    window = sum(direction.window.first <= point.period.first for point in series.points)
    one_way = direction.word != "no clear direction"

    def bears(name: str, met: Callable[[Mapping[str, Any]], bool]) -> Support:
        for confidence in (Confidence.HIGH, Confidence.MODERATE):
            if met(rule[confidence.word]):
                return Support(name, confidence)
        return Support(name, Confidence.LOW)

    return (
        bears(
            "the grade of the source", lambda line: series.grade.meets(Grade.parse(line["grade"]))
        ),
        bears("the years covered", lambda line: covered >= line["coverage"]),
        bears("the number of years behind the slope", lambda line: window >= line["points"]),
        bears("the age of the newest figure", lambda line: age <= line["age_years"]),
        Support(
            "a newest figure that is a lower limit",
            Confidence.MODERATE
            if series.points[-1].quantity.hedge is Hedge.AT_LEAST
            else Confidence.HIGH,
        ),
        Support(
            "what the measure itself can bear", Confidence.parse(series.indicator.confidence_cap)
        ),
        bears("the interval", lambda line: one_way or not line["direction_excludes_zero"]),
    )
