"""Hindsight: what warnings were worth, once it is known what came.

A warning is a hit where it was raised between some days before and after the start of an episode of
its trend and economy; otherwise it is set aside where it lies within some days after such a start;
otherwise it is a false alarm. An episode is detected once. The region as a whole matches in both
directions. Intervals of shares are exact: C. J. Clopper & E. S. Pearson (1934), Biometrika 26.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from synopsis.landscape.errors import LandscapeError

REGION = "REGION"
Places = frozenset[str]


class Label(StrEnum):
    """What a warning turned out to be."""

    HIT = "hit"
    SET_ASIDE = "set aside"
    FALSE_ALARM = "false alarm"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """When a warning is a hit, and how long after a start it is excused, in days."""

    before: int = 90
    after: int = 30
    aside: int = 180

    def takes(self, day: date, start: date) -> bool:
        """Whether a warning of a day is a hit of an episode that starts on another."""
        return -self.before <= (day - start).days <= self.after

    def excuses(self, day: date, start: date) -> bool:
        """Whether a warning of a day is set aside for an episode, if it is no hit."""
        return 0 <= (day - start).days <= self.aside


@dataclass(frozen=True, slots=True)
class Raised:
    """A warning as it is scored: its condition, trends, place, day, and probability if it had one.

    `place` is the code of an economy, or REGION.
    """

    condition: str
    trends: frozenset[str]
    place: str
    day: date
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came: an episode of a trend in some economies (or REGION), from a day on."""

    id: str
    trend: str
    places: Places
    start: date


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the exact interval at a level; none of none has no interval."""

    count: int
    of: int
    level: float = 0.95

    @property
    def value(self) -> float | None:
        """The share itself."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The exact interval."""
        return exact_interval(self.count, self.of, self.level) if self.of else None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The score of warnings: a label for each, lead by episode, shares, and the Brier score.

    `leads` are days from the first hit to the start of each detected episode, negative where the
    warning came after it. `brier` is of those warnings that gave a probability, and none without.
    """

    labels: tuple[tuple[Raised, Label], ...]
    leads: Mapping[str, int]
    recall: Share
    precision: Share
    brier: float | None = None

    def count(self, label: Label) -> int:
        """How many warnings turned out so."""
        return sum(found is label for _, found in self.labels)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many warnings turned out how, by the word of each label."""
        return {label.value: self.count(label) for label in Label}

    @property
    def median_lead(self) -> float | None:
        """The median lead of detected episodes, in days."""
        return median(self.leads.values()) if self.leads else None


def score(
    warnings: Iterable[Raised], outcomes: Iterable[Outcome], yardstick: Yardstick | None = None
) -> Hindsight:
    """What warnings were worth against what came; what is set aside judges no precision."""
    rule, came = yardstick or Yardstick(), tuple(outcomes)
    raised = sorted(warnings, key=lambda one: (one.day, one.place, one.condition))
    labels = tuple((one, label_of(one, came, rule)) for one in raised)
    leads = {
        outcome.id: max((outcome.start - day).days for day in days)
        for outcome in came
        if (days := [one.day for one in raised if _hits(one, outcome, rule)])
    }
    found = [label for _, label in labels]
    hits, wrong = found.count(Label.HIT), found.count(Label.FALSE_ALARM)
    return Hindsight(
        labels, leads, Share(len(leads), len(came)), Share(hits, hits + wrong), _brier(labels)
    )


def score_by_condition(
    warnings: Iterable[Raised], outcomes: Iterable[Outcome], yardstick: Yardstick | None = None
) -> Mapping[str, Hindsight]:
    """The score of each condition by itself, against all outcomes of its trends."""
    raised, came = tuple(warnings), tuple(outcomes)
    found = {}
    for name in sorted({one.condition for one in raised}):
        own = [one for one in raised if one.condition == name]
        trends = frozenset().union(*(one.trends for one in own))
        found[name] = score(own, [one for one in came if one.trend in trends], yardstick)
    return found


def label_of(warning: Raised, outcomes: Sequence[Outcome], yardstick: Yardstick) -> Label:
    """A hit if any episode takes it, else set aside if any excuses it, else a false alarm."""
    matching = [one for one in outcomes if matches(warning, one)]
    if any(yardstick.takes(warning.day, one.start) for one in matching):
        return Label.HIT
    if any(yardstick.excuses(warning.day, one.start) for one in matching):
        return Label.SET_ASIDE
    return Label.FALSE_ALARM


def exact_interval(count: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """The Clopper-Pearson interval of a share."""
    if not 0 <= count <= of or of < 1 or not 0 < level < 1:
        raise LandscapeError(f"{count} of {of} has no interval at {level}")
    from scipy import special  # heavy: only when used

    tail = (1 - level) / 2
    low = special.betaincinv(count, of - count + 1, tail) if count else 0.0
    high = special.betaincinv(count + 1, of - count, 1 - tail) if count < of else 1.0
    return float(low), float(high)


def _hits(warning: Raised, outcome: Outcome, yardstick: Yardstick) -> bool:
    return matches(warning, outcome) and yardstick.takes(warning.day, outcome.start)


def matches(warning: Raised, outcome: Outcome) -> bool:
    """Whether a warning is of an episode's trend and of one of its economies, or of the region."""
    if outcome.trend not in warning.trends:
        return False
    return REGION in (warning.place, *outcome.places) or warning.place in outcome.places


def _brier(labels: Iterable[tuple[Raised, Label]]) -> float | None:
    """The mean squared distance of the given probabilities from what came: 1 for a hit, else 0."""
    squares = [
        (one.probability - (label is Label.HIT)) ** 2
        for one, label in labels
        if one.probability is not None and label is not Label.SET_ASIDE
    ]
    return sum(squares) / len(squares) if squares else None
