"""Rally: where citizens of different economies would stand together, and how surely.

Four parts, each shown apart with its interval: support (the mean over economies, each of which has
one voice), alikeness (one less twice the standard deviation between economies, the sampling error
taken off, so that one is alike and nought is half wholly for and half wholly against), salience
(how many name the matter among their concerns) and trend (the change of support). The smallest
economy's support would mix level with spread, and a range grows with every economy asked.

The composite is a named choice: the geometric mean, so that no part can buy off another. What is
not known is drawn from what is (an economy from the others, a topic's part from other topics'), so
that it widens and is never nought. Topics are ranked; economies and groups of people never are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from synopsis.survey.change.answer_ranks import bounds
from synopsis.survey.design import Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.multiplicity import adjusted
from synopsis.survey.rally.draws import Poll, drawn_parts

PARTS = ("support", "alikeness", "salience", "trend")
_FLOOR = 0.005
_SENTENCES = (
    "Support: the mean over economies, each with one voice.",
    "Alikeness: one less twice the standard deviation between economies, sampling error taken off.",
    "Salience: how many name the matter among their concerns.",
    "Trend: the change of support since the wave before.",
    "What is not known is drawn from what is: it widens an interval and is never nought.",
    "What no yearbook of the wave shows of an economy is not known here either.",
    "Ranks hold at once for all topics; economies and groups of people are never ranked.",
)


@dataclass(frozen=True, slots=True)
class RallyRules:
    """The composite's named choices: each part's weight, and the change that counts as full.

    A change of support by `full_change` upwards scores one, downwards nought, none a half.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 1.0))
    full_change: float = 0.2
    draws: int = 4000
    level: float = 0.95
    multiplicity: str = "holm"

    def __post_init__(self) -> None:
        """Refuse weights of no part, or that weigh nothing."""
        strays = sorted(set(self.weights) - set(PARTS))
        low = min(self.weights.values(), default=0.0)
        if strays or low < 0 or not sum(self.weights.values()) > 0:
            raise SurveyError(
                f"the weights of the rally name '{strays[0]}'" if strays
                else "the weights of the rally are negative or all nought",
                remedy=f"weigh {', '.join(PARTS)} with nought or more",
            )  # fmt: skip
        if not (self.full_change > 0 and self.draws >= 200 and 0 < self.level < 1):
            raise SurveyError(
                "the rally's full change, draws or level cannot be",
                remedy="use a change above nought, two hundred draws or more, and a level as 0.95",
            )

    @classmethod
    def parse(cls, card: Mapping[str, Any], level: float, multiplicity: str) -> "RallyRules":
        """The choices of a region's card, keys `weights` and `full_change`, over our own."""
        try:
            weights = {str(one): float(it) for one, it in (card.get("weights") or {}).items()}
            full = float(card.get("full_change", cls().full_change))
        except (TypeError, ValueError, AttributeError) as error:
            raise SurveyError(
                f"the choices of the rally cannot be read ({error})",
                where="region.yml, key 'rally'",
                remedy="write weights, each part with a number, and full_change",
            ) from error
        chosen = weights or dict.fromkeys(PARTS, 1.0)
        return cls(chosen, full, level=level, multiplicity=multiplicity)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The named choices as they are printed under a rally."""
        whole = sum(self.weights.values())
        shares = ", ".join(f"{name} {self.weights.get(name, 0) / whole:.0%}" for name in PARTS)
        composite = (
            f"The composite is the geometric mean of what was asked ({shares}); a change of "
            f"support by {100 * self.full_change:g} percentage points upwards counts as whole."
        )
        return (*_SENTENCES, composite)


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with the ends of its interval; `is_known` is false where none may be told."""

    value: float
    low: float
    high: float
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """One topic: its parts, its composite, the ranks that it may have, and whose share is missing.

    `economies` are the supports in the order of the region; those `missing` were not asked, or no
    yearbook shows theirs, and widen the rest.
    """

    topic: str
    parts: Mapping[str, Measured]
    composite: Measured
    rank: int
    best: int
    worst: int
    economies: Mapping[str, Measured]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rally:
    """The topics by composite, the groups that cannot be told apart, and what was left out.

    `unranked` are topics of which fewer than two economies have a support; `left_out` are the
    parts that too few topics have to compare them by.
    """

    standings: tuple[Standing, ...]
    groups: tuple[tuple[str, ...], ...]
    unranked: tuple[str, ...]
    left_out: tuple[str, ...]


def rally(
    now: Poll, before: Poll | None, rules: RallyRules, generator: np.random.Generator
) -> Rally:
    """The rally of a wave, with the trend since an earlier one where its topics are comparable.

    `before` has NaN where a topic may not be compared. The generator draws the estimates from
    their joint normal, so that topics answered by the same people keep their covariance.
    """
    asked = np.isfinite(now.support).sum(axis=0) >= 2
    unranked = tuple(np.array(now.topics)[~asked].tolist())
    if asked.sum() < 1:
        return Rally((), (), unranked, ())
    kept = now.only(asked)
    points, draws = drawn_parts(
        kept, before.only(asked) if before else None, rules.draws, generator
    )
    used = [name for name in PARTS if np.isfinite(points[name]).sum() >= _enough(name)]
    composite = _composite(points, used, rules)
    spread = _composite(draws, used, rules)
    told = _told_apart(spread, rules)
    best, worst = bounds(composite, told)
    order = np.argsort(-composite, kind="stable").tolist()
    ends = _ends(spread, rules.level)
    standings = tuple(
        Standing(
            kept.topics[at],
            _parts(points, draws, at, rules.level),
            Measured(float(composite[at]), float(ends[0][at]), float(ends[1][at])),
            place,
            best[at],
            worst[at],
            _economies(kept, at, rules.level),
            kept.missing(at),
        )
        for place, at in enumerate(order, start=1)
    )
    left_out = tuple(name for name in PARTS if name not in used)
    return Rally(standings, _groups(kept.topics, told | told.T, order), unranked, left_out)


def _enough(part: str) -> int:
    """How many topics must have a part: two, if others are to be drawn from them."""
    return 1 if part in ("support", "alikeness") else 2


def _composite(parts: Mapping[str, Floats], used: Sequence[str], rules: RallyRules) -> Floats:
    """The weighted geometric mean of the parts' scores; what is not known counts as its like."""
    weights = {name: rules.weights.get(name, 0.0) for name in used}
    whole = sum(weights.values())
    if not whole > 0:
        raise SurveyError(
            "no part that has a weight was asked", where="the rally",
            remedy="give a weight to support or alikeness",
        )  # fmt: skip
    found: Floats = np.zeros(parts["support"].shape)
    for name, weight in weights.items():
        score = parts[name]
        if name == "trend":
            score = 0.5 + score / (2 * rules.full_change)
        known = np.where(np.isfinite(score), score, np.nanmean(score, axis=-1, keepdims=True))
        found += weight / whole * np.log(np.clip(known, _FLOOR, 1.0))
    return np.asarray(np.exp(found))


def _told_apart(spread: Floats, rules: RallyRules) -> Flags:
    """Which pairs of topics the draws tell apart, T x T above the diagonal, all corrected."""
    above = (spread[:, :, None] > spread[:, None, :]).sum(axis=0)
    p = np.minimum(2 * (np.minimum(above, above.T) + 1) / (len(spread) + 1), 1.0)
    p[np.tril_indices(len(p))] = np.nan
    found: Flags = adjusted(p, rules.multiplicity) < 1 - rules.level
    return found


def _groups(
    topics: Sequence[str], told: Flags, order: Sequence[int]
) -> tuple[tuple[str, ...], ...]:
    """The largest groups in which no two topics are told apart, by their first topics.

    A topic of wide interval stands in several (maximal cliques after Bron and Kerbosch 1973).
    """
    like = {at: {to for to in order if to != at and not told[at, to]} for at in order}
    found: list[list[int]] = []

    def grow(group: list[int], open_to: set[int], done: set[int]) -> None:
        if not open_to and not done:
            found.append(group)
            return
        pivot = max(open_to | done, key=lambda at: len(open_to & like[at]))
        for at in [one for one in order if one in open_to - like[pivot]]:
            grow([*group, at], open_to & like[at], done & like[at])
            open_to = open_to - {at}
            done = done | {at}

    grow([], set(order), set())
    place = {at: number for number, at in enumerate(order)}
    places = sorted(sorted(place[at] for at in group) for group in found)
    return tuple(tuple(topics[order[at]] for at in group) for group in places)


def _parts(
    points: Mapping[str, Floats], draws: Mapping[str, Floats], at: int, level: float
) -> Mapping[str, Measured]:
    found = {}
    for name in PARTS:
        value = float(points[name][at])
        low, high = _ends(draws[name][:, at], level)
        found[name] = Measured(value, float(low), float(high), bool(np.isfinite(value)))
    return found


def _economies(poll: Poll, at: int, level: float) -> Mapping[str, Measured]:
    low, high = poll.interval(level)
    return {
        name: Measured(
            float(poll.support[place, at]), float(low[place, at]), float(high[place, at])
        )
        for place, name in enumerate(poll.economies)
        if np.isfinite(poll.support[place, at])
    }


def _ends(draws: Floats, level: float) -> tuple[Floats, Floats]:
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return low, high
