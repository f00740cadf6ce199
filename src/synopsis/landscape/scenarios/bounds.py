"""Bounds: how much the chosen variant of a descriptor may at best lead each rival by.

A partial state leaves every descriptor a set of variants. What a descriptor can add at best to
the lead of a variant over its rival is looked up by that set; the sum over the descriptors bounds
the lead, and a variant whose best lead is below nought cannot be part of a consistent scenario.
Sets are bit masks and all tables are made once. Whole numbers, summed row by row: a product of
matrices would be shared among threads that wait for each other longer than they compute.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact

Masks = npt.NDArray[np.int64]  # shape (F, n): the variants left to each descriptor, as bits
Indices = npt.NDArray[np.int64]
Leads = npt.NDArray[Any]  # shape (F, C): whole numbers as small as the matrix allows

NARROW = 5  # up to it every set of variants has a row of its own, beyond only single ones have
WIDEST = 62  # bits of a mask
TABLE = 2**24  # entries that a table of all sets may have
FAST = 2**17  # numbers that stay in fast memory together

# Number types, the sums that are safe in them, and what stands for a lead that cannot be.
TYPES: tuple[tuple[type[np.signedinteger[Any]], int, int], ...] = (
    (np.int16, 8_000, -16_000),
    (np.int32, 2**28, -(2**29)),
    (np.int64, 2**60, -(2**61)),
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the sets of variants allow: `table` (R, C) says what a set adds to each lead.

    The C columns are K rivals of k variants of n descriptors (`shape`; K and k are the most that
    there are, and what is not there can never lead). `first` is the row of each descriptor's first
    set, `alone` (k, n) that of each single variant, `wide` are the descriptors with coarse rows,
    `reach` (n,) is how much each descriptor says of the others in all.
    """

    table: Leads
    start: Leads  # (C,): bias and tolerance
    shape: tuple[int, int, int]
    first: Indices
    alone: Indices
    wide: tuple[int, ...]
    reach: Indices
    sizes: tuple[int, ...]
    never: int

    def root(self) -> Masks:
        """Nothing decided: shape (1, n)."""
        return np.array([[(1 << size) - 1 for size in self.sizes]], dtype=np.int64)

    def batch(self) -> int:
        """How many partial states are bounded at once."""
        return max(16, min(1024, 2 * FAST // len(self.start)))

    def leads(self, masks: Masks) -> Leads:
        """The best lead of each variant over each rival: shape (F, C)."""
        rows = self.rows(masks)
        sums = self.table[rows[:, 0]]
        sums += self.start
        for place in range(1, len(self.sizes)):
            sums += self.table[rows[:, place]]
        return sums

    def kept(self, leads: Leads, masks: Masks) -> Masks:
        """The variants that may lead all rivals, of those that are left: shape (F, n)."""
        may_lead = leads.reshape(-1, *self.shape).min(axis=1) >= 0
        found = np.zeros_like(masks)
        for variant in range(self.shape[1]):
            found |= may_lead[:, variant].astype(np.int64) << variant
        return np.asarray(found & masks)

    def rows(self, masks: Masks) -> Indices:
        """The row of each descriptor's set: shape (F, n)."""
        rows = masks + self.first
        for place in self.wide:
            mask, size = masks[:, place], self.sizes[place]
            is_single = (mask & (mask - 1)) == 0
            rows[:, place] = self.first[place] + np.where(is_single, decided(mask), size)
        return np.asarray(rows)


def decided(masks: Masks) -> Indices:
    """The number of the only variant of each mask; of a larger set its highest."""
    return np.asarray(np.frexp(masks.astype(np.float64))[1] - 1, dtype=np.int64)


def is_undecided(masks: Masks) -> npt.NDArray[np.bool_]:
    """Where more than one variant is left."""
    return np.asarray((masks & (masks - 1)) != 0)


def look_ahead(bounds: Bounds, masks: Masks, leads: Leads) -> Masks:
    """The masks without those variants whose choice would leave some descriptor without any.

    Each undecided variant is chosen in turn, and the leads bounded once: shape (F, n) as given.
    """
    left = (masks[:, None] >> np.arange(bounds.shape[1])[:, None]) & 1 == 1  # (F, k, n)
    open_ = left & is_undecided(masks)[:, None]
    kept = leads.reshape(-1, *bounds.shape)
    known = np.where(left[:, None], kept, leads.dtype.type(bounds.never)).reshape(leads.shape)
    rows = bounds.rows(masks)
    state, variant, place = np.nonzero(open_)
    size = max(8, FAST // len(bounds.start))
    struck = np.zeros(len(state), dtype=bool)
    for at in range(0, len(state), size):
        one, place_, variant_ = (part[at : at + size] for part in (state, place, variant))
        then = known[one]
        then -= bounds.table[rows[one, place_]]
        then += bounds.table[bounds.alone[variant_, place_]]
        best = then.reshape(-1, *bounds.shape).min(axis=1).max(axis=1)
        struck[at : at + size] = (best < 0).any(axis=1)
    found = masks.copy()
    gone = state[struck], place[struck]
    np.bitwise_and.at(found, gone, ~(np.int64(1) << variant[struck]))
    return found


def measure_bounds(model: CrossImpact, tolerance: int = 0) -> Bounds:
    """Make the tables of a matrix; the tolerance is added to every lead."""
    if max(model.sizes) > WIDEST:
        raise LandscapeError(
            f"a descriptor has more than {WIDEST} variants",
            where=f"the cross-impact matrix '{model.name}'",
            remedy="use the exact engine",
        )
    chosen, rival, is_there = _pairs(model)
    said = model.cells[:, chosen] - model.cells[:, rival]
    wide = _wide(model, len(chosen))
    places = range(len(model.sizes))
    tables = [_rows_of(model, place, said, chosen, is_wide=place in wide) for place in places]
    start = model.bias[chosen] - model.bias[rival] + tolerance
    largest = sum(int(np.abs(one).max()) for one in tables) + int(np.abs(start).max())
    kind, _, never = next(one for one in TYPES if largest < one[1])
    start[~is_there] = never
    first = np.cumsum([0, *(len(one) for one in tables[:-1])]).astype(np.int64)
    return Bounds(
        table=np.concatenate(tables).astype(kind),
        start=start.astype(kind),
        shape=_shape(model),
        first=first,
        alone=_alone(model, first, wide),
        wide=wide,
        reach=np.add.reduceat(np.abs(said).sum(axis=1), model.offsets),
        sizes=model.sizes,
        never=never,
    )


def _shape(model: CrossImpact) -> tuple[int, int, int]:
    most = max(model.sizes)
    return max(1, most - 1), most, len(model.sizes)


def _wide(model: CrossImpact, columns: int) -> tuple[int, ...]:
    """Descriptors with too many sets of variants to tell them all apart."""
    sets = sum(2 ** min(size, NARROW) for size in model.sizes)
    most = NARROW if sets * columns <= TABLE else 1
    return tuple(place for place, size in enumerate(model.sizes) if size > most)


def _alone(model: CrossImpact, first: Indices, wide: tuple[int, ...]) -> Indices:
    """The row of each single variant: shape (k, n); meaningless where there is no such variant."""
    rows = first + (np.int64(1) << np.arange(max(model.sizes), dtype=np.int64))[:, None]
    for place in wide:
        rows[:, place] = first[place] + np.arange(max(model.sizes))
    return np.asarray(rows)


def _pairs(model: CrossImpact) -> tuple[Indices, Indices, npt.NDArray[np.bool_]]:
    """The variant and the rival of each column, as rows of the matrix, and which are there.

    A variant with fewer rivals than others is its own: it never leads itself by less than nought.
    """
    chosen = np.zeros(_shape(model), dtype=np.int64)
    rival, is_there = chosen.copy(), np.zeros(chosen.shape, dtype=bool)
    for place, (first, size) in enumerate(zip(model.offsets.tolist(), model.sizes, strict=True)):
        for variant in range(size):
            chosen[:, variant, place] = rival[:, variant, place] = first + variant
            others = [first + other for other in range(size) if other != variant]
            rival[: size - 1, variant, place] = others
            is_there[:, variant, place] = True
    return chosen.ravel(), rival.ravel(), is_there.ravel()


def _rows_of(
    model: CrossImpact, place: int, said: Indices, chosen: Indices, *, is_wide: bool
) -> Indices:
    """The best lead that each set of one descriptor's variants allows: a row a set.

    Of itself it says what the chosen variant says: its own lead is asked for only if chosen.
    """
    first, size = int(model.offsets[place]), model.sizes[place]
    mine = said[first : first + size]
    if is_wide:
        rows = np.vstack([mine, mine.max(axis=0)])
    else:
        rows = np.zeros((2**size, said.shape[1]), dtype=np.int64)
        for mask in range(1, 2**size):
            high = mask.bit_length() - 1
            rest = mask ^ (1 << high)
            rows[mask] = np.maximum(rows[rest], mine[high]) if rest else mine[high]
    own = np.flatnonzero((chosen >= first) & (chosen < first + size))
    rows[:, own] = said[chosen[own], own]
    return rows
