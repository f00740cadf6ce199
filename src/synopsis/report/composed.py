"""Composites of an edition: scored where enough is covered, each on the page of its trend."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from synopsis.indicators import IndicatorError, Series, composites, load_indicators
from synopsis.report.content import OriginEntry, Step
from synopsis.vocabulary import Address, digits, number_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopsis.catalog import View
    from synopsis.report.material import Material

KIND = "composite"
SCORE, RESILIENCE = "score", "resilience"


def compose_all(view: View, series: Sequence[Series]) -> tuple[composites.CompositeResult, ...]:
    """Every composite of the region that two economies at least have a score of."""
    indicators = load_indicators(view.profile.cards("indicators"))
    found = []
    for card in map(composites.parse_card, view.profile.cards("composites")):
        try:
            result = composites.compose(card, indicators, series, view.profile.region.places)
            newest = result.scoring.last_year
        except (IndicatorError, ValueError):
            # Too little is covered in this view; the command says of which composite and why.
            continue
        if newest:
            found.append(result)
    return tuple(found)


def trend_of(material: Material, result: composites.CompositeResult) -> str:
    """The trend that most of a composite's members belong to."""
    trends = {one.indicator.id: one.indicator.trend for one in material.series}
    counts = Counter(trends.get(member.indicator, "") for member in result.scoring.members)
    return counts.most_common(1)[0][0]


def score_at(result: composites.CompositeResult, part: str, one: composites.Score) -> Address:
    """Where the score of one place is explained."""
    return number_at(KIND, result.id, part, one.place)


def interval_words(one: composites.Score) -> str:
    """The interval of a score, or that no member publishes bounds that it could be made of."""
    if one.high <= one.low:
        return "no bounds published"
    return f"{digits(one.low, 1)} to {digits(one.high, 1)}"


def span_words(one: composites.Score) -> str:
    """The span of a rank among those that are ranked."""
    return f"{one.rank_low} to {one.rank_high} of {one.ranked}"


def composite_entry(material: Material, address: Address, rest: list[str]) -> OriginEntry | None:
    """The explanation of one score: its members, its choices, and what is not covered."""
    result = next((own for own in material.composed if own.id == rest[0]), None)
    scoring = None
    if result is not None:
        scoring = result.scoring if rest[1] == SCORE else result.resilience
    if result is None or scoring is None:
        return None
    one = next((own for own in scoring.of(scoring.last_year) if own.place.code == rest[2]), None)
    if one is None:
        return None
    place = material.region.name(one.place)
    name = result.name if rest[1] == SCORE else f"{result.name}, resilience"
    return OriginEntry(
        address,
        f"{name}, {place}, {one.year}",
        f"{digits(one.score, 1)} ({interval_words(one)}); rank span {span_words(one)}",
        tuple(_steps(result, scoring, one)),
        inputs=_inputs(material, scoring, one),
    )


def _steps(
    result: composites.CompositeResult, scoring: composites.Scoring, one: composites.Score
) -> list[Step]:
    members = ", ".join(
        f"{member.name} {member.weight:.2f}{'' if member.is_kept else ' (not covered enough)'}"
        for member in scoring.members
    )
    choices = "; ".join(f"{own.step}: {own.method.replace('_', ' ')}" for own in result.choices)
    steps = [
        Step("Members and weights", members),
        Step("Choices", choices),
        Step("Written in", f"composites/{result.id}.yml of the profile, with the reason of each"),
    ]
    if lacks := "; ".join(f"{lack.member}: {lack.reason}" for lack in one.not_covered):
        steps.append(Step("Not covered", lacks))
    if one.filled:
        steps.append(Step("Filled", ", ".join(one.filled)))
    if doubts := "; ".join(
        f"{own.member} in {own.year}: {own.reason}"
        for own in scoring.doubts
        if own.place == one.place
    ):
        steps.append(Step("Not counted", doubts))
    if result.hindsight:
        steps.append(Step("Past years", result.hindsight))
    return steps


def _inputs(
    material: Material, scoring: composites.Scoring, one: composites.Score
) -> tuple[Address, ...]:
    """The newest value of each member up to the year of the score."""
    found = []
    for member in scoring.members:
        for series in material.of_indicator(member.indicator):
            points = [point for point in series.points if point.period.year <= one.year]
            if series.place == one.place and points:
                found.append(series.address(points[-1]))
    return tuple(found)
