"""Hypotheses: explanations offered for what citizens perceive, weighed only where figures allow.

Perceived and measured values are joined on economy and year. Whether they go together is asked
within each economy and then summed over all (the regional Kendall test: Helsel & Frans (2006),
Environmental Science & Technology 40:4066-4073), so that differences in level between economies
decide nothing. The variance allows for ties (Kendall (1970), Rank Correlation Methods, ch. 4).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from statistics import NormalDist
from typing import Any

from synopsis.evidence import StatedFigure
from synopsis.indicators import Point, Series
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import (
    Grounds,
    parse_grounds,
    parse_sources,
    read_part,
    refuse_rest,
)
from synopsis.vocabulary import Frequency

_KEYS = ("id", "trend", "statement", "concept", "indicator", "sign", "lag_years", "least_pairs",
         "confidence", "status", "caveat", "lines", "reference", "sources")  # fmt: skip
_SIGNS = {"same": 1, "opposite": -1}


class Status(StrEnum):
    """What is known of a hypothesis."""

    UNTESTED = "untested"
    SUPPORTED = "supported"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An explanation: a perceived concept moves with a measured indicator, some years later.

    `sign` is 1 where both are expected to rise together, -1 where one falls as the other rises;
    `lag` says how many years the measured value comes before the perceived one. Without an
    indicator nothing can be joined. `confidence` is that of the two-sided interval.
    """

    id: str
    trend: str
    statement: str
    concept: str
    indicator: str
    sign: int
    lag: int
    least_pairs: int
    grounds: Grounds
    confidence: float = 0.9
    caveat: str = ""

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Hypothesis":
        """Read a hypothesis from its card, which may not claim a result of its own."""
        where = f"the hypothesis card '{card.get('id', '?')}'"
        refuse_rest(card, _KEYS, where)
        if card.get("status") != Status.UNTESTED:
            raise LandscapeError(
                "a card claims a result",
                where=where,
                remedy="write `status: untested`; figures alone support or refute",
            )
        return read_part(where, lambda: cls._from(card))

    @classmethod
    def _from(cls, card: Mapping[str, Any]) -> "Hypothesis":
        return cls(
            str(card["id"]),
            str(card["trend"]),
            str(card["statement"]),
            str(card["concept"]),
            str(card.get("indicator") or ""),
            _SIGNS[card["sign"]],
            int(card["lag_years"]),
            int(card["least_pairs"]),
            parse_grounds(card, parse_sources(card)),
            float(card["confidence"]),
            str(card.get("caveat") or ""),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A perceived figure and the measured value that is set beside it."""

    perceived: StatedFigure
    measured: Point
    series: Series

    @property
    def values(self) -> tuple[float, float]:
        """The two numbers, perceived first."""
        if self.perceived.quantity is None:
            raise LandscapeError("a figure without a number was paired", where=self.perceived.id)
        return self.perceived.quantity.number, self.measured.quantity.number


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the figures say of a hypothesis: its status, the pairs, and why not more.

    `tau` is the share of concordant less discordant comparisons within economies.
    """

    hypothesis: Hypothesis
    status: Status
    pairs: tuple[Pair, ...]
    why: str
    tau: float | None = None


def paired(
    hypothesis: Hypothesis, stated: Iterable[StatedFigure], measured: Iterable[Series]
) -> tuple[Pair, ...]:
    """Perceived and measured values of one economy, the measured so many years before.

    Only yearly values are joined; of two statements of one share the first is taken.
    """
    points = {
        (series.place.code, point.period.year): (point, series)
        for series in measured
        if series.indicator.id == hypothesis.indicator
        for point in series.points
        if point.period.frequency is Frequency.YEAR
    }
    found: dict[tuple[str, int], Pair] = {}
    for figure in stated:
        if figure.concept != hypothesis.concept or figure.quantity is None or not figure.period:
            continue
        if figure.period.frequency is not Frequency.YEAR:
            continue
        beside = points.get((figure.place, figure.period.year - hypothesis.lag))
        if beside:
            found.setdefault((figure.place, figure.period.year), Pair(figure, *beside))
    return tuple(found[key] for key in sorted(found))


def weigh(
    hypothesis: Hypothesis, stated: Iterable[StatedFigure], measured: Iterable[Series]
) -> Verdict:
    """The verdict of the figures; with too few pairs it stays untested, with its reason."""
    figures = tuple(one for one in stated if one.concept == hypothesis.concept)
    pairs = paired(hypothesis, figures, measured)
    if not hypothesis.indicator:
        why = "no measured series of it is in the profile"
        return Verdict(hypothesis, Status.UNTESTED, (), why)
    if not figures:
        why = "no stated figure of this perception is among the sources"
        return Verdict(hypothesis, Status.UNTESTED, (), why)
    if len(pairs) < hypothesis.least_pairs:
        why = "too few years and economies have both a perceived and a measured value"
        return Verdict(hypothesis, Status.UNTESTED, pairs, why)
    return _tested(hypothesis, pairs)


def _tested(hypothesis: Hypothesis, pairs: tuple[Pair, ...]) -> Verdict:
    tau, deviate = regional_kendall(_by_place(pairs))
    if tau is None:
        why = "no economy has two years to compare"
        return Verdict(hypothesis, Status.UNTESTED, pairs, why)
    bound = NormalDist().inv_cdf((1 + hypothesis.confidence) / 2)
    if abs(deviate) < bound:
        why = "the pairs show no clear direction"
        return Verdict(hypothesis, Status.UNTESTED, pairs, why, tau)
    agrees = deviate * hypothesis.sign > 0
    status = Status.SUPPORTED if agrees else Status.REFUTED
    why = f"within economies the two move {'as' if agrees else 'against what is'} expected"
    return Verdict(hypothesis, status, pairs, why, tau)


def _by_place(pairs: Iterable[Pair]) -> tuple[Sequence[tuple[float, float]], ...]:
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for pair in pairs:
        places[pair.perceived.place].append(pair.values)
    return tuple(places.values())


def regional_kendall(
    groups: Iterable[Sequence[tuple[float, float]]],
) -> tuple[float | None, float]:
    """Kendall's tau over comparisons within groups, and the standard normal deviate of its sum.

    The deviate is corrected for continuity, and zero where the sum is or where nothing varies.
    """
    kept = [group for group in groups if len(group) > 1]
    comparisons = sum(math.comb(len(group), 2) for group in kept)
    if not comparisons:
        return None, 0.0
    total = sum(_concordance(group) for group in kept)
    variance = sum(_variance(group) for group in kept)
    if not total or variance <= 0:
        return total / comparisons, 0.0
    return total / comparisons, (total - math.copysign(1, total)) / math.sqrt(variance)


def _concordance(group: Sequence[tuple[float, float]]) -> int:
    """Comparisons in which both values move the same way, less those in which they do not."""
    return sum(
        _sign(first[0] - second[0]) * _sign(first[1] - second[1])
        for first, second in combinations(group, 2)
    )


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _variance(group: Sequence[tuple[float, float]]) -> float:
    """The variance of Kendall's sum with ties in either value."""
    n = len(group)
    ties = [[t for t in Counter(values).values() if t > 1] for values in zip(*group, strict=True)]
    plain = n * (n - 1) * (2 * n + 5)
    once = plain - sum(t * (t - 1) * (2 * t + 5) for side in ties for t in side)
    twice = [sum(t * (t - 1) for t in side) for side in ties]
    thrice = [sum(t * (t - 1) * (t - 2) for t in side) for side in ties]
    more = thrice[0] * thrice[1] / (9 * n * (n - 1) * (n - 2)) if n > 2 else 0.0
    return once / 18 + more + twice[0] * twice[1] / (2 * n * (n - 1))
