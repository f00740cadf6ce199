"""Succession: where a matrix moves from any state, and how many starts end in each attractor.

From a state every descriptor looks at its balances and moves to its best variant; a state that does
not move is a consistent scenario, and a circle of states is an attractor that is none. The weight
of an attractor is the number of starts that end in it. Global succession, with the present variant
kept where it is among the best and the first of the best taken otherwise, is what reproduces the
weights of ScenarioWizard. The two other rules are our own readings of the slower successions that
W. Weimer-Jehle describes (Technological Forecasting and Social Change 73, 2006).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import prod

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact
from synopsis.landscape.scenarios.search import Search, States, restored, sorted_states

ALL_STARTS = 1_000_000  # up to as many combinations every one is a start
SAMPLE = 100_000
LONGEST = 10_000  # moves after which a start counts as unsettled
BATCH = 16_384  # states that move at once

Indices = npt.NDArray[np.int64]


class Succession(StrEnum):
    """Who moves in one step, and how far."""

    GLOBAL = "global"  # every descriptor, to its best variant
    INCREMENTAL = "incremental"  # every descriptor, one variant towards its best
    LOCAL = "local"  # the descriptor that gains most, or those that do alike, to their best variant


@dataclass(frozen=True, slots=True)
class Cycle:
    """States that follow each other in a circle, from the first in order: shape (L, n)."""

    states: States
    weight: int


@dataclass(frozen=True, slots=True)
class Basins:
    """The attractors and their weights; weights, those of cycles and the unsettled make `starts`.

    `is_exact` is true where every combination was a start, else the starts are a sample.
    """

    fixed: States
    weights: Indices
    cycles: tuple[Cycle, ...]
    starts: int
    unsettled: int
    is_exact: bool
    rule: Succession

    def __post_init__(self) -> None:
        """Refuse weights that lose a start."""
        ended = int(self.weights.sum()) + sum(one.weight for one in self.cycles)
        if ended + self.unsettled != self.starts:
            raise LandscapeError(
                f"{ended + self.unsettled} of {self.starts} starts ended", where="the succession"
            )


def best_variants(model: CrossImpact, states: npt.ArrayLike) -> tuple[States, Cells]:
    """The best variant of each descriptor, the present one if it is among them, and its gain.

    Both of shape (S, n) for states (S, n).
    """
    table = np.asarray(states, dtype=np.int64)
    sums = _balances(model, table)
    rows = table + model.offsets
    best = np.maximum.reduceat(sums, model.offsets, axis=1)
    gain = best - np.take_along_axis(sums, rows, axis=1)
    target = table.copy()
    for place in np.flatnonzero((gain > 0).any(axis=0)).tolist():
        first, size = int(model.offsets[place]), model.sizes[place]
        moves = gain[:, place] > 0
        target[moves, place] = sums[moves, first : first + size].argmax(axis=1)
    return target, gain


def step(model: CrossImpact, states: npt.ArrayLike, rule: Succession = Succession.GLOBAL) -> States:
    """The states that follow, shape (S, n)."""
    table = np.asarray(states, dtype=np.int64)
    target, gain = best_variants(model, table)
    if rule is Succession.INCREMENTAL:
        return np.asarray(table + np.sign(target - table))
    if rule is Succession.LOCAL:
        # Those that gain alike move together: which stands first in a matrix must decide nothing.
        most = gain.max(axis=1, keepdims=True)
        return np.where((gain == most) & (most > 0), target, table)
    return target


def basins(
    model: CrossImpact,
    rule: Succession = Succession.GLOBAL,
    clamps: Mapping[int, int] | None = None,
    rng: np.random.Generator | None = None,
    starts: int = SAMPLE,
) -> Basins:
    """Attractors and weights over every start, or over a sample where there are too many.

    A sample needs a generator of random numbers, and is the same for the same one.
    """
    clamps = clamps or {}
    Search(clamps=clamps).refuse_foreign(model)
    held = model.clamped(clamps)
    space = prod(held.sizes)
    if space <= ALL_STARTS:
        found = _all_starts(held, rule, space)
    elif rng is None or starts < 1:
        raise LandscapeError(
            f"{space} combinations are too many to start from each, and no sample is told",
            where=f"the cross-impact matrix '{model.name}'",
            remedy="give a generator of random numbers and the number of starts",
        )
    else:
        found = _sample(held, rule, rng, starts)
    return Basins(
        fixed=restored(found.fixed, clamps),
        weights=found.weights,
        cycles=tuple(Cycle(restored(one.states, clamps), one.weight) for one in found.cycles),
        starts=found.starts,
        unsettled=found.unsettled,
        is_exact=found.is_exact,
        rule=rule,
    )


def _balances(model: CrossImpact, table: States) -> Cells:
    """Balances by one product, which is exact: cells are whole and far below 2**53 in sum."""
    chosen = np.zeros((len(table), model.width))
    np.put_along_axis(chosen, table + model.offsets, 1, axis=1)
    return np.asarray(np.rint(chosen @ model.cells + model.bias), dtype=np.int64)


def _all_starts(model: CrossImpact, rule: Succession, space: int) -> Basins:
    """Every combination as a start: its number, written in the mixed base of the sizes."""
    strides = np.array([prod(model.sizes[at + 1 :]) for at in range(len(model.sizes))])
    sizes = np.array(model.sizes)
    follower = np.concatenate(
        [
            step(model, np.arange(at, min(at + BATCH, space))[:, None] // strides % sizes, rule)
            @ strides
            for at in range(0, space, BATCH)
        ]
    )
    ends, lowest, length = follower, np.arange(space), 1
    while length < space:  # twice as far each time; at last beyond every tail and circle
        lowest = np.minimum(lowest, lowest[ends])
        ends, length = ends[ends], 2 * length
    attractor = np.minimum(lowest, lowest[ends])[ends]  # the least state of the circle it ends in
    heads, weights = np.unique(attractor, return_counts=True)
    is_fixed = follower[heads] == heads
    cycles = []
    for head, weight in zip(heads[~is_fixed].tolist(), weights[~is_fixed].tolist(), strict=True):
        ring = [head]
        while (after := int(follower[ring[-1]])) != head:
            ring.append(after)
        cycles.append(Cycle(np.array(ring)[:, None] // strides % sizes, weight))
    fixed = heads[is_fixed][:, None] // strides % sizes
    return Basins(fixed, weights[is_fixed], tuple(cycles), space, 0, is_exact=True, rule=rule)


def _sample(model: CrossImpact, rule: Succession, rng: np.random.Generator, count: int) -> Basins:
    """Random starts, each followed until it rests or comes round."""
    table = rng.integers(0, np.array(model.sizes), size=(count, len(model.sizes)))
    parts = [_followed(model, rule, table[at : at + BATCH]) for at in range(0, count, BATCH)]
    resting = np.concatenate([one[0] for one in parts])
    circling = np.concatenate([one[1] for one in parts])
    fixed, weights = np.unique(resting, axis=0, return_counts=True)
    return Basins(
        fixed=sorted_states(fixed, len(model.sizes)),
        weights=weights.astype(np.int64),
        cycles=_cycles(model, rule, circling),
        starts=count,
        unsettled=count - len(resting) - len(circling),
        is_exact=False,
        rule=rule,
    )


def _followed(model: CrossImpact, rule: Succession, table: States) -> tuple[States, States]:
    """The states at which starts rest, and for those that come round one state of the circle.

    A state is kept at every power of two and compared with those after it (R. P. Brent, "An
    improved Monte Carlo factorization algorithm", BIT 20, 1980).
    """
    resting, circling = [table[:0]], [table[:0]]
    kept, moves, mark = table, 0, 1
    while len(table) and moves < LONGEST:
        after = step(model, table, rule)
        moves += 1
        rests = (after == table).all(axis=1)
        comes_round = ~rests & (after == kept).all(axis=1)
        resting.append(after[rests])
        circling.append(after[comes_round])
        goes_on = ~rests & ~comes_round
        table, kept = after[goes_on], kept[goes_on]
        if moves == mark:
            kept, mark = table, 2 * mark
    return np.concatenate(resting), np.concatenate(circling)


def _cycles(model: CrossImpact, rule: Succession, circling: States) -> tuple[Cycle, ...]:
    """The circles to which states belong, each once, from its first state in order."""
    number: dict[tuple[int, ...], int] = {}
    rings: list[list[tuple[int, ...]]] = []
    weights: list[int] = []
    states, counts = np.unique(circling, axis=0, return_counts=True)
    for state, count in zip(map(tuple, states.tolist()), counts.tolist(), strict=True):
        if state not in number:
            ring = [state]
            while (after := tuple(step(model, [ring[-1]], rule)[0].tolist())) != state:
                ring.append(after)
            number.update(dict.fromkeys(ring, len(rings)))
            turn = ring.index(min(ring))
            rings.append(ring[turn:] + ring[:turn])
            weights.append(0)
        weights[number[state]] += count
    found = sorted(zip(rings, weights, strict=True))
    return tuple(Cycle(np.array(ring, dtype=np.int64), weight) for ring, weight in found)
