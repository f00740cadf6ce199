"""What if: the consistent scenarios without and with a supposition, and what it changes.

Shares count scenarios; they are no probabilities of what will come to pass.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.measures import Measure, held_by, pushed
from synopsis.landscape.scenarios.search import Search, States
from synopsis.landscape.scenarios.whatif_rules import (
    Combination,
    Resolved,
    resolve,
    with_combinations,
)

Shares = tuple[tuple[float, ...], ...]  # by descriptor and variant


@dataclass(frozen=True)
class Supposition:
    """What is supposed: descriptors at variants, measures, and the rules that hold throughout."""

    clamps: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    combinations: tuple[Combination, ...] = ()

    def held(self, model: CrossImpact) -> Mapping[int, int]:
        """All that is held, by numbers; unknown words and contradictions are refused."""
        held = dict(model.choice(code, word) for code, word in self.clamps.items())
        for place, variant in held_by(model, self.measures).items():
            if held.setdefault(place, variant) != variant:
                raise LandscapeError(
                    "a measure holds it at another variant than is supposed",
                    where=f"the descriptor '{model.descriptors[place].code}'",
                )
        return held


@dataclass(frozen=True)
class Branch:
    """One side of a what-if: its scenarios (S, n), and each variant's share of them.

    `shares` is None where no scenario is consistent. `complete` as the engine proved it.
    """

    states: States
    complete: bool
    status: str
    shares: Shares | None
    rules: Resolved


@dataclass(frozen=True, slots=True)
class Shift:
    """How the shares of one descriptor's variants change; None where a side has no scenario."""

    descriptor: str
    variants: tuple[str, ...]
    before: tuple[float, ...] | None
    after: tuple[float, ...] | None

    @property
    def size(self) -> float | None:
        """The share of scenarios that would have to change their variant: from 0 to 1."""
        if self.before is None or self.after is None:
            return None
        return sum(abs(one - two) for one, two in zip(self.before, self.after, strict=True)) / 2


@dataclass(frozen=True)
class WhatIf:
    """Both sides, each descriptor's shift, and which scenarios vanish, appear and stay."""

    model: CrossImpact
    supposed: Supposition
    search: Search
    before: Branch
    after: Branch
    shifts: tuple[Shift, ...]
    vanished: States
    appeared: States
    stayed: States

    @property
    def complete(self) -> bool:
        """Whether both lists are proven complete."""
        return self.before.complete and self.after.complete

    @property
    def status(self) -> str:
        """What became of the scenarios, and how far that is proven."""
        if not self.complete:
            early = [one.status for one in (self.before, self.after) if not one.complete]
            return f"A list of scenarios is not complete: {early[0]}."
        if not len(self.before.states) or not len(self.after.states):
            side = "With" if len(self.before.states) else "Without"
            return f"{side} what is supposed no scenario is consistent, so that no share can shift."
        gone, new = len(self.vanished), len(self.appeared)
        return f"Scenarios that stay: {len(self.stayed)}; vanish: {gone}; appear: {new}."

    def changed(self, least: float = 1e-9) -> tuple[Shift, ...]:
        """The descriptors whose shares change, largest first; those supposed are left out."""
        own = set(self.supposed.held(self.model))
        free = [
            one
            for place, one in enumerate(self.shifts)
            if place not in own and (one.size or 0.0) > least
        ]
        return tuple(sorted(free, key=lambda one: (-(one.size or 0.0), one.descriptor)))


def what_if(model: CrossImpact, supposed: Supposition, search: Search | None = None) -> WhatIf:
    """The consistent scenarios without and with a supposition.

    The search holds the conditions of both sides; a supposition may override them. Its seconds
    and limit are for each side.
    """
    search = search or Search()
    search.refuse_foreign(model)
    held = supposed.held(model)
    if not held and not supposed.measures:
        raise LandscapeError(
            "nothing is supposed",
            where=f"a what-if in the cross-impact matrix '{model.name}'",
            remedy="hold a descriptor at a variant or take a measure",
        )
    before = _branch(model, supposed.combinations, search)
    after = _branch(
        pushed(model, supposed.measures),
        supposed.combinations,
        replace(search, clamps={**search.clamps, **held}),
    )
    return WhatIf(
        model,
        supposed,
        search,
        before,
        after,
        _shifts(model, before, after),
        vanished=without(before.states, after.states, held),
        appeared=without(after.states, before.states, held),
        stayed=without(before.states, without(before.states, after.states, held)),
    )


def shares_of(model: CrossImpact, states: npt.ArrayLike) -> Shares | None:
    """Each variant's share of scenarios (S, n); None where there are none."""
    table = np.asarray(states, dtype=np.int64)
    if not len(table):
        return None
    return tuple(
        tuple((np.bincount(column, minlength=size) / len(table)).tolist())
        for column, size in zip(table.T, model.sizes, strict=True)
    )


def without(states: States, others: States, apart: Iterable[int] = ()) -> States:
    """The states that are not among others, in their order.

    Descriptors `apart` are not compared: what is supposed differs by being supposed.
    """
    kept = np.setdiff1d(np.arange(states.shape[1]), list(apart))
    known = {tuple(one) for one in others[:, kept].tolist()}
    return states[[tuple(one) not in known for one in states[:, kept].tolist()]]


def _branch(model: CrossImpact, combinations: tuple[Combination, ...], search: Search) -> Branch:
    """One side: rules are applied first; those that wait for open conditions are solved along."""
    rules = resolve(model, search.clamps, combinations)
    whole = with_combinations(pushed(model, rules.measures), rules.undecided, search.tolerance)
    listed = enumerate_consistent(whole, replace(search, clamps=rules.clamps))
    states = np.ascontiguousarray(listed.states[:, : len(model.sizes)])
    return Branch(states, listed.complete, listed.status, shares_of(model, states), rules)


def _shifts(model: CrossImpact, before: Branch, after: Branch) -> tuple[Shift, ...]:
    return tuple(
        Shift(
            one.code,
            one.variants,
            before.shares[place] if before.shares else None,
            after.shares[place] if after.shares else None,
        )
        for place, one in enumerate(model.descriptors)
    )
