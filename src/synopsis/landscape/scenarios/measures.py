"""Measures: what is done about drivers, as pushes on balances and as descriptors that are held.

A push from outside is what a descriptor without incoming links would say (W. Weimer-Jehle,
Technological Forecasting and Social Change 73, 2006): it is added to the balances of variants,
whatever the others choose. A hold takes a descriptor out of the play of influences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import LARGEST, Cells, CrossImpact
from synopsis.landscape.scenarios.search import Search


@dataclass(frozen=True, slots=True)
class Push:
    """What is added to the balances of a descriptor's variants, by their words."""

    descriptor: str
    amounts: Mapping[str, int]

    def __post_init__(self) -> None:
        """Refuse a push that moves nothing and one that is no whole number."""
        where = f"the push on '{self.descriptor}'"
        amounts = self.amounts.values()
        if not all(type(one) is int and abs(one) <= LARGEST for one in amounts):
            raise LandscapeError(
                f"an amount is no whole number between -{LARGEST} and {LARGEST}", where=where
            )
        if not any(amounts):
            raise LandscapeError("it adds nothing to any variant", where=where)


@dataclass(frozen=True, slots=True)
class Hold:
    """A descriptor that is held at a variant: nothing is asked of it, and others hear it."""

    descriptor: str
    variant: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Something done about a driver, with the citations that stand behind it."""

    code: str
    name: str = ""
    pushes: tuple[Push, ...] = ()
    holds: tuple[Hold, ...] = ()
    citations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a measure without a code, one that does nothing, and one at odds with itself."""
        where = f"the measure '{self.code or '?'}'"
        if not self.code:
            raise LandscapeError("a measure needs a code", where=where)
        if not self.pushes and not self.holds:
            raise LandscapeError("it neither pushes nor holds anything", where=where)
        held = [one.descriptor for one in self.holds]
        if twins := sorted({one for one in held if held.count(one) > 1}):
            raise LandscapeError(f"it holds '{twins[0]}' twice", where=where)


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: a descriptor that takes one of some variants."""

    descriptor: str
    variants: frozenset[str]

    def __post_init__(self) -> None:
        """Refuse a goal that no scenario could meet."""
        if not self.variants:
            raise LandscapeError(
                "it allows no variant", where=f"the goal on '{self.descriptor or '?'}'"
            )

    def met(self, model: CrossImpact) -> tuple[int, frozenset[int]]:
        """The goal's descriptor and the variants that meet it, as numbers.

        An unknown word is refused, and so is a goal that every state meets.
        """
        pairs = [model.choice(self.descriptor, one) for one in sorted(self.variants)]
        place = pairs[0][0]
        if len(pairs) == model.sizes[place]:
            raise LandscapeError(
                f"it allows every variant of '{self.descriptor}'",
                where=f"the goal on '{self.descriptor}'",
                remedy="leave out at least one variant",
            )
        return place, frozenset(variant for _, variant in pairs)

    @property
    def told(self) -> str:
        """The goal in words."""
        return f"{self.descriptor} is {' or '.join(sorted(self.variants))}"


def push_of(model: CrossImpact, measures: Sequence[Measure]) -> Cells:
    """What measures together add to every balance: shape (V,)."""
    added = np.zeros(model.width, dtype=np.int64)
    for measure in measures:
        for push in measure.pushes:
            for variant, amount in push.amounts.items():
                place, number = model.choice(push.descriptor, variant)
                added[model.offsets[place] + number] += amount
    return added


def held_by(model: CrossImpact, measures: Sequence[Measure]) -> Mapping[int, int]:
    """What measures together hold, by numbers; measures at odds are refused."""
    held: dict[int, int] = {}
    for measure in measures:
        for hold in measure.holds:
            place, variant = model.choice(hold.descriptor, hold.variant)
            if held.setdefault(place, variant) != variant:
                raise LandscapeError(
                    f"'{hold.descriptor}' cannot be held at two variants at once",
                    where=f"the measures {told_set([one.code for one in measures])}",
                )
    return held


def pushed(model: CrossImpact, measures: Sequence[Measure]) -> CrossImpact:
    """The matrix with the pushes of measures in its bias, and nothing held."""
    bias = model.bias + push_of(model, measures)
    return CrossImpact(model.name, model.descriptors, model.cells, bias)


def decisive(model: CrossImpact, bias: Cells, place: int) -> int:
    """More than anything that the matrix can say of one descriptor's variants."""
    columns = slice(int(model.offsets[place]), int(model.offsets[place]) + model.sizes[place])
    heard = np.abs(np.maximum.reduceat(np.abs(model.cells[:, columns]), model.offsets, axis=0))
    return int(2 * heard.sum(axis=0).max() + 2 * np.abs(bias[columns]).max() + 1000)


@dataclass(frozen=True)
class Question:
    """What is asked: by which of these measures is the goal reached, and under which conditions.

    `search` holds the conditions (clamped triggers), the tolerance and the engine; its seconds
    and limit are not used.
    """

    model: CrossImpact
    measures: tuple[Measure, ...]
    goal: Goal
    search: Search = field(default_factory=Search)

    def __post_init__(self) -> None:
        """Refuse no measures, twins, unknown words, and a goal that is held instead of reached."""
        where = f"the question how {self.goal.told}"
        if not self.measures:
            raise LandscapeError("there are no measures to choose from", where=where)
        codes = [one.code for one in self.measures]
        if twins := sorted({one for one in codes if codes.count(one) > 1}):
            raise LandscapeError(f"the measure '{twins[0]}' stands twice", where=where)
        self.search.refuse_foreign(self.model)
        place, _ = self.goal.met(self.model)
        if place in self.search.clamps:
            raise LandscapeError("the goal's descriptor is held by a condition", where=where)
        for measure in self.measures:
            push_of(self.model, [measure])
            self._refuse_holds(measure, place)

    def _refuse_holds(self, measure: Measure, goal: int) -> None:
        where = f"the measure '{measure.code}'"
        for place in held_by(self.model, [measure]):
            code = self.model.descriptors[place].code
            if place == goal:
                raise LandscapeError(
                    f"it holds '{code}', which is the goal itself",
                    where=where,
                    remedy="let it push the goal, or hold what leads there",
                )
            if place in self.search.clamps:
                raise LandscapeError(f"it holds '{code}', which a condition holds", where=where)

    def chosen(self, codes: Sequence[str]) -> tuple[int, ...]:
        """Measures by their codes, as sorted numbers; an unknown or doubled code is refused."""
        known = [one.code for one in self.measures]
        for code in codes:
            if code not in known:
                raise LandscapeError(
                    f"there is no measure '{code}'",
                    where=f"the set {told_set(codes)}",
                    remedy=f"the measures are {', '.join(known)}",
                )
        if len(set(codes)) < len(codes):
            raise LandscapeError("a measure stands twice", where=f"the set {told_set(codes)}")
        return tuple(sorted(known.index(code) for code in codes))


def told_set(codes: Sequence[str]) -> str:
    """A set of measures in words."""
    return " + ".join(codes) or "no measure"
