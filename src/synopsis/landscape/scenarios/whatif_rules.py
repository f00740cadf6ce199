"""Combinations: what follows only where several conditions come together.

Judgements of pairs add up; some risks do not: a trigger may matter only with a grievance and
backing from outside. A combination is such a rule. Where its conditions are supposed it is
resolved before anything is solved; where they are open it becomes a descriptor of its own that is
"yes" exactly where its conditions hold, which a sum over a threshold can say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import (
    Hold,
    Measure,
    Push,
    decisive,
    held_by,
    push_of,
)

NO, YES = "no", "yes"


@dataclass(frozen=True, slots=True)
class Condition:
    """A descriptor that takes a variant."""

    descriptor: str
    variant: str

    @property
    def told(self) -> str:
        """The condition in words."""
        return f"{self.descriptor} is {self.variant}"


@dataclass(frozen=True, slots=True)
class Combination:
    """A rule: where all of some conditions hold, and any of others, then something follows."""

    code: str
    then: tuple[Push | Hold, ...]
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    citations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule without a condition or without a consequence, and one that cannot hold."""
        where = f"the combination '{self.code or '?'}'"
        if not self.code or not self.then:
            raise LandscapeError("a combination needs a code and what follows", where=where)
        if not self.all_of and not self.any_of:
            raise LandscapeError("it has no condition", where=where)
        asked = [one.descriptor for one in self.all_of]
        if twins := sorted({one for one in asked if asked.count(one) > 1}):
            raise LandscapeError(f"all of its conditions name '{twins[0]}' twice", where=where)
        self.measure  # noqa: B018 - what follows must not be at odds with itself

    @property
    def measure(self) -> Measure:
        """What follows, as a measure."""
        pushes = tuple(one for one in self.then if isinstance(one, Push))
        holds = tuple(one for one in self.then if isinstance(one, Hold))
        return Measure(self.code, pushes=pushes, holds=holds, citations=self.citations)

    @property
    def told(self) -> str:
        """The rule in words."""
        parts = [one.told for one in self.all_of]
        if self.any_of:
            several = " or ".join(one.told for one in self.any_of)
            parts.append(f"({several})" if parts and len(self.any_of) > 1 else several)
        return f"where {' and '.join(parts)}, {' and '.join(map(_told, self.then))}"


def _told(one: Push | Hold) -> str:
    if isinstance(one, Hold):
        return f"{one.descriptor} is held at {one.variant}"
    sides = {True: "towards", False: "away from"}
    moved = [f"{sides[amount > 0]} {word}" for word, amount in one.amounts.items() if amount]
    return f"{one.descriptor} is pushed {' and '.join(moved)}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What follows from suppositions: all clamps by numbers, and rules by how they ended.

    `fired` rules hold, `ruled_out` ones cannot, and the `undecided` wait for open conditions;
    `told` says each in words.
    """

    clamps: Mapping[int, int]
    fired: tuple[Combination, ...]
    ruled_out: tuple[Combination, ...]
    undecided: tuple[Combination, ...]
    told: tuple[str, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The pushes of the rules that hold; what they hold is among the clamps."""
        pushes = [one.measure for one in self.fired if one.measure.pushes]
        return tuple(Measure(one.code, pushes=one.pushes) for one in pushes)


def resolve(
    model: CrossImpact, clamps: Mapping[int, int], combinations: Sequence[Combination]
) -> Resolved:
    """Apply rules to what is supposed, until nothing more follows; a contradiction is refused."""
    _refuse_unknown(model, combinations)
    held, fired = dict(clamps), list[Combination]()
    while more := [
        one for one in combinations if one not in fired and _holds(model, one, held) is True
    ]:
        for rule in more:
            _follow(model, rule, held)
        fired += more
    ends = {one.code: _holds(model, one, held) for one in combinations}
    words = {True: "holds", False: "cannot hold", None: "is open"}
    return Resolved(
        clamps=held,
        fired=tuple(fired),
        ruled_out=tuple(one for one in combinations if ends[one.code] is False),
        undecided=tuple(one for one in combinations if ends[one.code] is None),
        told=tuple(f"{words[ends[one.code]]}: {one.told}" for one in combinations),
    )


def _holds(model: CrossImpact, rule: Combination, held: Mapping[int, int]) -> bool | None:
    """Whether a rule's conditions hold; None where that is open."""
    every = [_is(model, one, held) for one in rule.all_of]
    some = [_is(model, one, held) for one in rule.any_of]
    if False in every or (some and all(one is False for one in some)):
        return False
    return True if None not in every and (not some or True in some) else None


def _is(model: CrossImpact, condition: Condition, held: Mapping[int, int]) -> bool | None:
    place, variant = model.choice(condition.descriptor, condition.variant)
    return held[place] == variant if place in held else None


def _follow(model: CrossImpact, rule: Combination, held: dict[int, int]) -> None:
    for one in rule.measure.holds:
        place, variant = model.choice(one.descriptor, one.variant)
        if held.setdefault(place, variant) != variant:
            raise LandscapeError(
                f"it holds '{one.descriptor}' at '{one.variant}', and "
                f"'{model.descriptors[place].variants[held[place]]}' is supposed",
                where=f"the combination '{rule.code}'",
                remedy="suppose one of the two only",
            )


def _refuse_unknown(model: CrossImpact, combinations: Sequence[Combination]) -> None:
    codes = [one.code for one in combinations]
    if twins := sorted({one for one in codes if codes.count(one) > 1}):
        raise LandscapeError(f"the combination '{twins[0]}' stands twice", where="the combinations")
    for rule in combinations:
        for one in (*rule.all_of, *rule.any_of):
            model.choice(one.descriptor, one.variant)
        push_of(model, [rule.measure])
        held_by(model, [rule.measure])


def with_combinations(
    model: CrossImpact, combinations: Sequence[Combination], tolerance: int = 0
) -> CrossImpact:
    """The matrix with a descriptor for each combination, "yes" exactly where its conditions hold.

    The new descriptors come last, so that the others keep their numbers; what is held by a rule
    is a push that nothing else outweighs. Exact for searches up to the tolerance.
    """
    _refuse_unknown(model, combinations)
    width, count = model.width, len(combinations)
    cells = np.zeros((width + 2 * count, width + 2 * count), dtype=np.int64)
    cells[:width, :width] = model.cells
    bias = np.concatenate([model.bias, np.zeros(2 * count, dtype=np.int64)])
    for number, rule in enumerate(combinations):
        yes = width + 2 * number + 1
        bias[yes] = _threshold(model, rule, cells[:width, yes], tolerance + 1)
        cells[yes, :width] += _consequence(model, rule)
    added = tuple(Descriptor(one.code, (NO, YES), one.told) for one in combinations)
    return CrossImpact(model.name, (*model.descriptors, *added), cells, bias)


def _threshold(model: CrossImpact, rule: Combination, column: Cells, unit: int) -> int:
    """Write what each condition says for "yes"; what must be overcome, half a condition short."""
    weight = len(rule.any_of) + 1
    for each, conditions in ((weight, rule.all_of), (1, rule.any_of)):
        for one in conditions:
            place, variant = model.choice(one.descriptor, one.variant)
            column[model.offsets[place] + variant] += 2 * unit * each
    needed = weight * len(rule.all_of) + (1 if rule.any_of else 0)
    return -unit * (2 * needed - 1)


def _consequence(model: CrossImpact, rule: Combination) -> Cells:
    said = push_of(model, [rule.measure])
    for place, variant in held_by(model, [rule.measure]).items():
        said[model.offsets[place] + variant] += decisive(model, model.bias + said, place)
    return said
