"""Cascades: what a shock sets off, change by change, with the links that carried each.

A shock holds descriptors at a variant, or pushes variants for a time. From then on descriptors move
as a succession does until nothing moves any more, or a state comes back. Steps are an order, not a
measure of time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.balance import Link, links_of, refuse_foreign_state
from synopsis.landscape.scenarios.crossimpact import CrossImpact, State
from synopsis.landscape.scenarios.search import Search
from synopsis.landscape.scenarios.succession import Succession, step


class Ending(StrEnum):
    """How a cascade ends."""

    REST = "rest"  # nothing moves any more
    CIRCLE = "circle"  # a state came back: it would go on for ever
    STOPPED = "stopped"  # at the last step that was asked for


@dataclass(frozen=True, slots=True)
class Shock:
    """What happens: descriptors held at variants, and amounts that push variants for a time.

    `pushes` adds to the balance of (descriptor, variant) in the first `lasting` steps; None lasts.
    """

    clamps: Mapping[int, int] = field(default_factory=dict)
    pushes: Mapping[tuple[int, int], int] = field(default_factory=dict)
    lasting: int | None = None

    def __post_init__(self) -> None:
        """Refuse a shock that is none, and one that ends before it begins."""
        if not self.clamps and not self.pushes:
            raise LandscapeError("nothing is held and nothing is pushed", where="the shock")
        if self.lasting is not None and self.lasting < 1:
            raise LandscapeError(f"it lasts {self.lasting} steps", where="the shock")

    def pushed(self, model: CrossImpact) -> CrossImpact:
        """The matrix with what the shock adds to the balances."""
        bias = model.bias.copy()
        for (place, variant), amount in self.pushes.items():
            Search(clamps={place: variant}).refuse_foreign(model)
            bias[model.offsets[place] + variant] += amount
        return replace(model, bias=bias)


@dataclass(frozen=True, slots=True)
class Change:
    """One descriptor moves: what it gains, and what carried it.

    `carried` is by how much each choice speaks more for the variant after than for that before,
    the most first; with `push` (bias and shock) it makes the gain. Those of which the source moved
    before in this cascade are in `moved`. A change that the shock imposes has no carriers.
    """

    step: int
    descriptor: int
    before: int
    after: int
    gain: int = 0
    push: int = 0
    carried: tuple[Link, ...] = ()
    moved: frozenset[int] = frozenset()
    is_imposed: bool = False

    def __post_init__(self) -> None:
        """Refuse carriers that do not make the gain, and a change that changes nothing."""
        made = self.push + sum(one.amount for one in self.carried)
        if (made != self.gain and not self.is_imposed) or self.before == self.after:
            raise LandscapeError(
                "what carried it does not make the change",
                where=f"the descriptor {self.descriptor}",
            )


@dataclass(frozen=True, slots=True)
class Cascade:
    """What a shock set off: the changes in order, where it ended and how."""

    start: State
    changes: tuple[Change, ...]
    end: State
    ending: Ending
    steps: int


def cascade(
    model: CrossImpact,
    start: Sequence[int],
    shock: Shock,
    rule: Succession = Succession.LOCAL,
    longest: int = 1000,
) -> Cascade:
    """The changes that follow a shock, one at a time by the greatest gain (or by another rule)."""
    refuse_foreign_state(model, start)
    Search(clamps=shock.clamps).refuse_foreign(model)
    pushed = shock.pushed(model)
    before = tuple(map(int, start))
    state = tuple(shock.clamps.get(place, chosen) for place, chosen in enumerate(before))
    changes = [
        Change(0, place, one, other, is_imposed=True)
        for place, (one, other) in enumerate(zip(before, state, strict=True))
        if one != other
    ]
    moved, seen = {one.descriptor for one in changes}, set()
    ends_at = shock.lasting if shock.pushes and shock.lasting else 0
    for number in range(longest):
        is_for_good = shock.lasting is None or number >= ends_at
        present = model if is_for_good and ends_at else pushed
        after = _after(present, state, shock.clamps, rule)
        if is_for_good and after == state:
            return Cascade(before, tuple(changes), state, Ending.REST, number)
        if is_for_good and state in seen:
            return Cascade(before, tuple(changes), state, Ending.CIRCLE, number)
        if is_for_good:
            seen.add(state)
        changes += _changes(present, number + 1, state, after, frozenset(moved))
        moved |= {place for place, one in enumerate(after) if one != state[place]}
        state = after
    return Cascade(before, tuple(changes), state, Ending.STOPPED, longest)


def _after(model: CrossImpact, state: State, clamps: Mapping[int, int], rule: Succession) -> State:
    """The state that follows, with what is held left where it is."""
    held = [0 if place in clamps else chosen for place, chosen in enumerate(state)]
    after = step(model.clamped(clamps), [held], rule)[0].tolist()
    return tuple(clamps.get(place, chosen) for place, chosen in enumerate(after))


def _changes(
    model: CrossImpact, number: int, state: State, after: State, moved: frozenset[int]
) -> list[Change]:
    """What moved from one state to the next, and what carried it."""
    rows = model.rows(state)
    found = []
    for place, (one, other) in enumerate(zip(state, after, strict=True)):
        if one == other:
            continue
        old, new = model.offsets[place] + one, model.offsets[place] + other
        amounts = (model.cells[rows, new] - model.cells[rows, old]).tolist()
        carried = sorted(links_of(model, state, amounts), key=lambda link: -link.amount)
        push = int(model.bias[new] - model.bias[old])
        gain = int(np.sum(amounts)) + push
        links = tuple(carried)
        found.append(Change(number, place, one, other, gain, push, links, moved))
    return found
