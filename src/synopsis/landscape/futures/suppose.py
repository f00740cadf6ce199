"""What if: from how things stand, what a condition sets off, and which futures it leaves.

The cascade is an order of changes, each carried by links of the report; the first of them serve an
exercise as injects. Shares are of draws, not probabilities.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.disagreement import Draws
from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.futures.told import Support, Turn, support_of, turn_of
from synopsis.landscape.influences import Concept
from synopsis.landscape.scenarios.cascade import Cascade, Change, Shock, cascade
from synopsis.landscape.scenarios.crossimpact import State
from synopsis.landscape.scenarios.reach import ends
from synopsis.landscape.scenarios.search import Search
from synopsis.landscape.scenarios.share import Share, share_of
from synopsis.landscape.scenarios.whatif import Supposition, WhatIf, what_if
from synopsis.landscape.scenarios.whatif_links import Trace, trace_links


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change of a cascade: a concept, which way it goes, and what carried it, most first."""

    step: int
    concept: Concept
    before: str
    after: str
    turn: Turn
    gain: int
    carried: tuple[Support, ...]
    is_imposed: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """How surely a concept turns: in which share of draws it gets worse, and better."""

    concept: Concept
    worse: Share
    better: Share


@dataclass(frozen=True)
class Supposed:
    """The answer to a what-if: the futures that it leaves, the cascade from now, and the draws.

    `moved` is empty without draws; `unsettled` draws never came to rest and are left out.
    """

    clamps: Mapping[str, str]
    futures: WhatIf
    cascade: Cascade
    changes: tuple[ToldChange, ...]
    moved: tuple[Moved, ...] = ()
    unsettled: int = 0


def carried_by(supposed: Supposed) -> Trace:
    """Which links carried the change of scenarios: each is dropped in turn, and asked again."""
    return trace_links(supposed.futures)


def state_of_now(landscape: Landscape) -> State:
    """How things stand: every concept at its middle, every condition where it is held."""
    return tuple(
        landscape.held.get(place, (len(layer.variants) - 1) // 2)
        for place, layer in enumerate(landscape.layers)
    )


def suppose(
    landscape: Landscape,
    clamps: Mapping[str, str],
    draws: Draws | None = None,
    search: Search | None = None,
) -> Supposed:
    """What holding concepts at variants would set off; unknown words are refused."""
    matrix, search = landscape.matrix, search or Search()
    conditions = replace(search, clamps={**landscape.held, **search.clamps})
    found = what_if(matrix, Supposition(clamps), conditions)
    held = {**conditions.clamps, **found.supposed.held(matrix)}
    now = state_of_now(landscape)
    if all(now[place] == variant for place, variant in held.items()):
        raise LandscapeError(
            "all that is supposed is as it is now",
            where="the what-if",
            remedy="hold a concept at another variant",
        )
    followed = cascade(matrix, now, Shock(held))
    changes = tuple(tell_change(landscape, one, followed) for one in followed.changes)
    moved, unsettled = _moved(landscape, draws, now, held) if draws else ((), 0)
    return Supposed(dict(clamps), found, followed, changes, moved, unsettled)


def tell_change(landscape: Landscape, change: Change, followed: Cascade) -> ToldChange:
    """A change in words: carriers with the links of the report behind them."""
    concept = landscape.concepts[change.descriptor]
    variants = landscape.layers[change.descriptor].variants
    at = _states_before(followed, change.step)
    carried = tuple(
        support_of(landscape, link, at, concept) for link in change.carried if link.amount > 0
    )
    return ToldChange(
        change.step,
        concept,
        variants[change.before],
        variants[change.after],
        turn_of(landscape, change.descriptor, change.after),
        change.gain,
        carried,
        change.is_imposed,
    )


def _states_before(followed: Cascade, step: int) -> State:
    """The state in which a step began."""
    state = list(followed.start)
    for one in followed.changes:
        if one.step < step:
            state[one.descriptor] = one.after
    return tuple(state)


def _moved(
    landscape: Landscape, draws: Draws, now: State, held: Mapping[int, int]
) -> tuple[tuple[Moved, ...], int]:
    """In which share of draws each free concept turns worse and better from now."""
    reached, rests = ends(landscape.matrix, draws.cells, now, held)
    settled = reached[rests]
    if not len(settled):
        return (), len(reached)
    turns = []
    for place, concept in enumerate(landscape.concepts):
        if place in held:
            continue
        sign = concept.more.sign * np.sign(settled[:, place] - now[place])
        turns.append(
            Moved(
                concept,
                share_of(int((sign > 0).sum()), len(settled)),
                share_of(int((sign < 0).sum()), len(settled)),
            )
        )
    return tuple(turns), len(reached) - len(settled)
