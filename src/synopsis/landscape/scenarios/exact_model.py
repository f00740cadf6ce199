"""Consistency as few linear rules: what a sum over the others' choices forbids.

A variant is out where a rival leads it by more than the tolerance. That lead is a sum of one
number a descriptor, by what the descriptor chooses; leads that are multiples of each other are one
sum, so that descriptors whose variants form a scale ("low, medium, high" pushed by the same
scalar) have two sums instead of one for every pair of variants. Rules that no choice can break are
left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

import numpy as np
import numpy.typing as npt

from synopsis.landscape.scenarios.crossimpact import CrossImpact

Form = tuple[tuple[int, tuple[int, ...]], ...]  # descriptor and what each variant of it adds
Wanted = Mapping[int, frozenset[int]]  # the variants that a descriptor may choose


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `form` passes `most`, none of the `variants` of a descriptor is consistent.

    A form adds numbers from nought up, and some choice of each descriptor adds nought. Where
    `most` is below nought the variants are out whatever the others choose.
    """

    place: int
    variants: tuple[int, ...]
    form: Form
    most: int

    @property
    def total(self) -> int:
        """The largest sum that the form can have."""
        return sum(max(weights) for _, weights in self.form)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a matrix and the variants that each descriptor may choose at all.

    A state within `open_` breaks none of the rules if and only if it is consistent.
    """

    sizes: tuple[int, ...]
    open_: tuple[tuple[int, ...], ...]
    rules: tuple[Rule, ...]

    @property
    def is_hopeless(self) -> bool:
        """Whether a descriptor has no variant left."""
        return not all(self.open_)


def rules_of(model: CrossImpact, tolerance: int = 0, wanted: Wanted | None = None) -> Rules:
    """The rules of a matrix, for states within the wanted variants."""
    wanted = wanted or {}
    open_ = [
        tuple(one for one in range(size) if one in wanted.get(place, range(size)))
        for place, size in enumerate(model.sizes)
    ]
    if not all(open_):
        return Rules(model.sizes, tuple(open_), ())
    found: list[Rule] = []
    for place in range(len(open_)):
        bounds = _bounds(model, place, tolerance, open_)
        out = {one for (_, most), variants in bounds.items() if most < 0 for one in variants}
        open_[place] = tuple(one for one in open_[place] if one not in out)
        if not open_[place]:
            return Rules(model.sizes, tuple(open_), ())
        found += [
            Rule(place, kept, form, most)
            for (form, most), variants in bounds.items()
            if most >= 0 and (kept := tuple(one for one in variants if one not in out))
        ]
    return Rules(model.sizes, tuple(open_), tuple(found))


def _bounds(
    model: CrossImpact, place: int, tolerance: int, open_: list[tuple[int, ...]]
) -> dict[tuple[Form, int], list[int]]:
    """The variants of one descriptor that each form and its largest sum speak against."""
    tightest: dict[tuple[Form, int], int] = {}
    leads = _Leads.of(model, place, open_)
    for chosen in open_[place]:
        for rival in range(model.sizes[place]):
            form, most = leads.form(chosen, rival, tolerance)
            if rival == chosen or most >= sum(max(weights) for _, weights in form):
                continue
            tightest[form, chosen] = min(most, tightest.get((form, chosen), most))
    bounds: dict[tuple[Form, int], list[int]] = {}
    for (form, chosen), most in tightest.items():
        bounds.setdefault((form, most), []).append(chosen)
    return bounds


@dataclass(frozen=True, slots=True)
class _Leads:
    """What all say of one descriptor: `cells` (R, size) of the open rows of the others."""

    cells: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]  # where the rows of each speaking descriptor begin
    spans: tuple[tuple[int, int, tuple[int, ...], int], ...]  # place, first row, open, size
    own: npt.NDArray[np.int64]  # (size, size): its own and the bias

    @classmethod
    def of(cls, model: CrossImpact, place: int, open_: list[tuple[int, ...]]) -> "_Leads":
        first, size = int(model.offsets[place]), model.sizes[place]
        columns = model.cells[:, first : first + size]
        own = columns[first : first + size] + model.bias[first : first + size]
        rows: list[int] = []
        spans = []
        for other, start in enumerate(model.offsets.tolist()):
            block = columns[start : start + model.sizes[other]]
            if other != place and block.any():
                spans.append((other, len(rows), open_[other], model.sizes[other]))
                rows += [start + one for one in open_[other]]
        firsts = np.array([one[1] for one in spans], dtype=np.int64)
        return cls(columns[rows], firsts, tuple(spans), own)

    def form(self, chosen: int, rival: int, tolerance: int) -> tuple[Form, int]:
        """How a rival leads the chosen variant, and the largest sum that is no breach."""
        most = tolerance - int(self.own[chosen, rival] - self.own[chosen, chosen])
        if not self.spans:
            return (), most
        lead = self.cells[:, rival] - self.cells[:, chosen]
        low = np.minimum.reduceat(lead, self.firsts)
        above = lead - np.repeat(low, [len(one[2]) for one in self.spans])
        unit = gcd(*above.tolist()) or 1
        values = (above // unit).tolist()
        form = tuple(
            (other, _spread(values[start : start + len(kept)], kept, size))
            for other, start, kept, size in self.spans
            if any(values[start : start + len(kept)])
        )
        return form, (most - int(low.sum())) // unit


def _spread(values: list[int], kept: tuple[int, ...], size: int) -> tuple[int, ...]:
    """Weights of all variants of a descriptor; one that it may not choose weighs nothing."""
    if len(kept) == size:
        return tuple(values)
    weights = [0] * size
    for variant, value in zip(kept, values, strict=True):
        weights[variant] = value
    return tuple(weights)
