"""Our own branch and bound: all consistent scenarios of small matrices, in milliseconds.

Batches of partial states are bounded at once (see `bounds`): variants that cannot be consistent
any more, or whose choice would leave another descriptor without any, are struck until none is left
to strike. A state with an empty descriptor is dropped, one that is wholly decided is consistent,
and the others branch on the undecided descriptor that says most of the others, so that what
follows from it follows early.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from synopsis.landscape.scenarios.bounds import (
    Bounds,
    Masks,
    decided,
    is_undecided,
    look_ahead,
    measure_bounds,
)
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.search import Engine, Enumeration, Search, restored, sorted_states

MOST = 2_000_000  # scenarios that are kept; a matrix with more of them says too little

Clock = Callable[[], float]


def branch_states(
    model: CrossImpact, search: Search | None = None, clock: Clock = monotonic
) -> Enumeration:
    """All consistent scenarios, or those found until the deadline or the limit.

    `clock` tells seconds and is asked only where the search has a deadline. The answer is the same
    on every run; with a deadline only as far as the machine is.
    """
    search = search or Search()
    search.refuse_foreign(model)
    held = model.clamped(search.clamps) if search.clamps else model
    walk = _Walk(measure_bounds(held, search.tolerance), search, clock)
    stopped = walk.go()
    masks = np.concatenate([np.zeros((0, len(model.sizes)), dtype=np.int64), *walk.found])
    states = decided(masks[: search.limit or MOST])
    return Enumeration(
        states=sorted_states(restored(states, search.clamps), len(model.sizes)),
        complete=not stopped,
        engine=Engine.BRANCH.value,
        status=stopped or "every combination was judged or excluded by its bounds",
    )


@dataclass(slots=True)
class _Walk:
    """A search under way: the partial states still to be looked at, and what was found."""

    bounds: Bounds
    search: Search
    clock: Clock
    found: list[Masks] = field(default_factory=list)

    def go(self) -> str:
        """Walk to the end, or say why it stopped before."""
        until = self.clock() + self.search.seconds if self.search.seconds else None
        size, count = self.bounds.batch(), 0
        open_ = [self.bounds.root()]
        while open_:
            if until is not None and self.clock() >= until:
                return f"stopped after {self.search.seconds:g} seconds"
            masks = open_.pop()
            if len(masks) > size:
                open_.append(masks[:-size])
            masks = settled(self.bounds, masks[-size:])
            is_open = is_undecided(masks).any(axis=1)
            self.found.append(masks[~is_open])
            count += len(self.found[-1])
            if is_open.any():
                open_.append(branches(self.bounds, masks[is_open]))
            if count > (most := self.search.limit or MOST) or (open_ and count == most):
                return f"stopped at {most} scenarios"
        return ""


def settled(bounds: Bounds, masks: Masks) -> Masks:
    """Partial states with all struck that cannot be consistent; those without a way are gone."""
    done = [masks[:0]]
    while len(masks):
        leads = bounds.leads(masks)
        kept = bounds.kept(leads, masks)
        is_kept = (kept == masks).all(axis=1)
        looked = look_ahead(bounds, masks[is_kept], leads[is_kept])
        is_settled = (looked == masks[is_kept]).all(axis=1)
        done.append(looked[is_settled])
        again = np.concatenate([kept[~is_kept], looked[~is_settled]])
        masks = again[(again != 0).all(axis=1)]
    return np.concatenate(done)


def branches(bounds: Bounds, masks: Masks) -> Masks:
    """Each state once for every variant of its undecided descriptor that says most."""
    place = np.where(is_undecided(masks), bounds.reach, -1).argmax(axis=1)
    rows = np.arange(len(masks))
    choice = masks[rows, place]
    parts = []
    for variant in range(max(bounds.sizes)):
        has = (choice >> variant) & 1 == 1
        part = masks[has]
        part[np.arange(len(part)), place[has]] = 1 << variant
        parts.append(part)
    return np.concatenate(parts)
