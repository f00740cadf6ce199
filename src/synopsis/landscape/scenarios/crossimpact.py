"""Cross-impact balances: descriptors with their variants, and what each says of the others.

After W. Weimer-Jehle, "Cross-impact balances: a system-theoretical approach to cross-impact
analysis", Technological Forecasting and Social Change 73 (2006). A positive cell says that the
variant of its row promotes that of its column, a negative one that it restricts it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError

Cells = npt.NDArray[np.int64]
State = tuple[int, ...]  # one variant a descriptor, counted from 0, in the order of descriptors

LARGEST = 1_000_000  # a cell beyond it is no judgement, and sums of cells must stay exact


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What is described, and the variants between which it may choose."""

    code: str
    variants: tuple[str, ...]
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse a descriptor without a code, without variants, or with twins among them."""
        if not self.code or not self.variants or not all(self.variants):
            raise LandscapeError(
                "a descriptor needs a code and variants, each with a word",
                where=f"the descriptor '{self.code or '?'}'",
            )
        if len(set(self.variants)) < len(self.variants):
            raise LandscapeError(
                "two variants have the same word", where=f"the descriptor '{self.code}'"
            )


@dataclass(frozen=True)
class CrossImpact:
    """One matrix of judgements; `cells[a, b]` is what variant a of the row says of variant b.

    Rows and columns are all variants of all descriptors, in order: shape (V, V) of whole numbers.
    `bias` (V,) is added to every balance, whatever the others choose. Blocks on the diagonal are
    self-impacts: a descriptor's own choice may speak for or against its variants.
    """

    name: str
    descriptors: tuple[Descriptor, ...]
    cells: Cells
    bias: Cells = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def __post_init__(self) -> None:
        """Refuse an empty or misshapen matrix, twins, and cells that are no whole numbers."""
        where = f"the cross-impact matrix '{self.name}'"
        if not self.descriptors:
            raise LandscapeError("it has no descriptors", where=where)
        codes = [one.code for one in self.descriptors]
        if twins := sorted({one for one in codes if codes.count(one) > 1}):
            raise LandscapeError(f"the descriptor '{twins[0]}' stands twice", where=where)
        object.__setattr__(self, "cells", _whole(self.cells, where))
        bias = self.bias if np.size(self.bias) else np.zeros(self.width, dtype=np.int64)
        object.__setattr__(self, "bias", _whole(bias, where))
        if self.cells.shape != (self.width, self.width) or self.bias.shape != (self.width,):
            raise LandscapeError(
                f"{self.width} variants need {self.width} rows of {self.width} cells, "
                f"and it has the shape {' by '.join(map(str, self.cells.shape))}",
                where=where,
            )

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Variants of each descriptor."""
        return tuple(len(one.variants) for one in self.descriptors)

    @cached_property
    def width(self) -> int:
        """Variants of all descriptors together."""
        return sum(self.sizes)

    @cached_property
    def offsets(self) -> npt.NDArray[np.int64]:
        """The first row of each descriptor, shape (n,)."""
        return np.concatenate([[0], np.cumsum(self.sizes)[:-1]]).astype(np.int64)

    def rows(self, states: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """The rows that states choose: shape (..., n) as given."""
        return np.asarray(states, dtype=np.int64) + self.offsets

    def balances(self, states: npt.ArrayLike) -> Cells:
        """The sums of what a state says of every variant: shape (..., V) for states (..., n)."""
        return np.asarray(self.cells[self.rows(states)].sum(axis=-2) + self.bias)

    def slack(self, states: npt.ArrayLike) -> Cells:
        """Chosen balance less the best one of each descriptor: shape (..., n), at most 0."""
        sums = self.balances(states)
        best = np.maximum.reduceat(sums, self.offsets, axis=-1)
        return np.asarray(np.take_along_axis(sums, self.rows(states), axis=-1) - best)

    def score(self, states: npt.ArrayLike) -> Cells:
        """Total impact: the sum of the chosen balances, shape (...)."""
        sums = np.take_along_axis(self.balances(states), self.rows(states), axis=-1)
        return np.asarray(sums.sum(axis=-1))

    def is_consistent(self, states: npt.ArrayLike, tolerance: int = 0) -> npt.NDArray[np.bool_]:
        """Whether no descriptor would gain more than the tolerance by another variant."""
        return np.asarray((self.slack(states) >= -tolerance).all(axis=-1))

    def place(self, code: str) -> int:
        """Which descriptor has a code; an unknown one is refused with those there are."""
        for number, one in enumerate(self.descriptors):
            if one.code == code:
                return number
        raise LandscapeError(
            f"it has no descriptor '{code}'",
            where=f"the cross-impact matrix '{self.name}'",
            remedy=f"the descriptors are {', '.join(one.code for one in self.descriptors)}",
        )

    def choice(self, code: str, variant: str) -> tuple[int, int]:
        """Descriptor and variant as numbers; an unknown word is refused with those there are."""
        place = self.place(code)
        words = self.descriptors[place].variants
        if variant not in words:
            raise LandscapeError(
                f"'{code}' has no variant '{variant}'",
                where=f"the cross-impact matrix '{self.name}'",
                remedy=f"its variants are {', '.join(words)}",
            )
        return place, words.index(variant)

    def told(self, state: Sequence[int]) -> Mapping[str, str]:
        """A state in words: the variant of each descriptor by code."""
        pairs = zip(self.descriptors, state, strict=True)
        return {one.code: one.variants[chosen] for one, chosen in pairs}

    def unasked(self, held: Iterable[int]) -> "CrossImpact":
        """The same without what is said of some descriptors: nothing is asked of a condition."""
        cells, bias = self.cells.copy(), self.bias.copy()
        for place in held:
            own = slice(int(self.offsets[place]), int(self.offsets[place]) + self.sizes[place])
            cells[:, own] = 0
            bias[own] = 0
        return CrossImpact(self.name, self.descriptors, cells, bias)

    def clamped(self, fixed: Mapping[int, int]) -> "CrossImpact":
        """The same with some descriptors held: they have no choice, and others hear them still.

        A held descriptor keeps its one variant, so that states, codes and words stay the same.
        """
        keep = [
            row + variant
            for place, row in enumerate(self.offsets.tolist())
            for variant in range(self.sizes[place])
            if fixed.get(place, variant) == variant
        ]
        descriptors = tuple(
            Descriptor(one.code, (one.variants[fixed[place]],), one.name) if place in fixed else one
            for place, one in enumerate(self.descriptors)
        )
        return CrossImpact(self.name, descriptors, self.cells[np.ix_(keep, keep)], self.bias[keep])


def _whole(cells: Any, where: str) -> Cells:  # noqa: ANN401 - what a caller took for cells
    given = np.asarray(cells)
    if given.dtype.kind not in "iu" or (given.size and int(np.abs(given).max()) > LARGEST):
        raise LandscapeError(
            f"a cell is no whole number between -{LARGEST} and {LARGEST}",
            where=where,
            remedy="scale judgements that are fractions to whole numbers",
        )
    held = given.astype(np.int64)
    held.setflags(write=False)
    return held
