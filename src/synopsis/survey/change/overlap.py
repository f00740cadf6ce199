"""Overlap: what two waves that go back to the same first-stage units have in common.

The covariance of two waves' values is that of the sums of the units that are in both, each wave
centred in its own strata (Tam 1984, The American Statistician 38:288-289, on overlapping samples).
Each wave keeps its own variance, so that the change is no surer than both intervals allow; where
few of a stratum's units are in both, the covariance is understated rather than overstated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.cells import Domains, Item
from synopsis.survey.design import Codes, Design, Flags, Floats, Lonely
from synopsis.survey.errors import SurveyError

Designs = tuple[Design, Design]
_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The first-stage units of a wave as it calls them, and the strata that they lie in."""

    wave: str
    names: tuple[str, ...]
    strata: tuple[str, ...]


def units_of(wave: waves.Wave, design: Design) -> Units:
    """The first-stage units in the order of the design; none where they do not keep their names."""
    drawn = wave.drawn
    if not drawn.unit_names:
        return Units(wave.id, (), ())
    unit = design.stages[0].unit
    found = np.empty(int(unit.max()) + 1, dtype=np.int64)
    found[unit] = drawn.units[0]
    codes = found.tolist()
    return Units(
        wave.id,
        tuple(drawn.unit_names[code] for code in codes),
        tuple(drawn.unit_strata[code] for code in codes),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """The units that two waves share: their places among the units of either, pair by pair."""

    before: NDArray[np.intp]
    after: NDArray[np.intp]

    @classmethod
    def of(cls, before: Units, after: Units) -> "Overlap":
        """The units that both waves call the same; one in two strata is refused."""
        names = (np.array(before.names, dtype=np.str_), np.array(after.names, dtype=np.str_))
        _, first, second = np.intersect1d(*names, return_indices=True)
        for one, other in zip(first.tolist(), second.tolist(), strict=True):
            if before.strata[one] != after.strata[other]:
                raise SurveyError(
                    f"the unit '{before.names[one]}' lies in the stratum '{before.strata[one]}' "
                    f"in one wave and in '{after.strata[other]}' in the other",
                    where=f"the waves {before.wave} and {after.wave}",
                    remedy="mend the strata, or take `panel` from one of the codebook cards",
                )
        return cls(first, second)

    def __len__(self) -> int:
        """How many units are in both waves."""
        return len(self.before)


def shared_covariance(
    overlap: Overlap,
    designs: Designs,
    items: tuple[Item, Item],
    domains: tuple[Sequence[Domains], Sequence[Domains]],
) -> Floats:
    """The covariance of either wave's values, cell by cell: by domains, then by categories.

    The places of an overlap are the units of the designs; calibrated designs are taken with what
    their calibration leaves. A scale has its mean alone.
    """
    first, second = (
        unit_effects(*one) for one in zip(designs, items, domains, strict=True)
    )  # fmt: skip
    part = _part(overlap, designs)
    products: Floats = first[overlap.before] * second[overlap.after]
    covariance: Floats = part @ products
    return covariance


def unit_effects(design: Design, item: Item, domains: Sequence[Domains]) -> Floats:
    """The linearised sums of the first-stage units, U x cells, centred and scaled in strata.

    Their squares add up to the variance of ultimate clusters drawn with replacement.
    """
    left = _influences(design, _answers(item), domains)
    for residual in design.residuals:
        left = residual(left)
    stage = design.stages[0]
    totals = _sums(left, stage.unit)
    home, drawn = _by_unit(stage.stratum, stage.unit), _by_unit(stage.drawn, stage.unit)
    means = (_sums(totals, home) / np.bincount(home)[:, None])[home]
    if design.lonely is Lonely.ADJUST:
        means[drawn == 1] = totals.mean(axis=0)
    scale = np.where(drawn > 1, drawn / np.maximum(drawn - 1, 1), 1.0)
    effects: Floats = (totals - means) * np.sqrt(scale)[:, None]
    return effects


def changed_variance(independent: Floats, covariance: Floats) -> Floats:
    """The variance of changes whose waves covary; never so little that rounding made it."""
    least = np.finfo(np.float64).eps * 8
    found: Floats = np.maximum(independent - 2 * covariance, least * independent)
    return found


def _part(overlap: Overlap, designs: Designs) -> Floats:
    """What of each shared unit's product counts, less the overlap that chance alone would make."""
    places = (overlap.before, overlap.after)
    counts = np.ones(len(overlap))
    sizes = np.ones(len(overlap))
    for design, place in zip(designs, places, strict=True):
        stage = design.stages[0]
        counts = counts * _by_unit(stage.drawn, stage.unit)[place]
        sizes = sizes * _by_unit(np.broadcast_to(stage.size, design.rows), stage.unit)[place]
    stage = designs[0].stages[0]
    home = _by_unit(stage.stratum, stage.unit)[overlap.before]
    shared = np.bincount(home, minlength=1)[home]
    part: Floats = 1 - counts / (shared * np.sqrt(sizes))
    return part


def _answers(item: Item) -> Floats:
    """What each row says to each category, n x k, or to the mean, n x 1; NaN out of the base."""
    if item.codes is not None and item.numbers is not None:
        numbers = np.asarray(item.numbers, dtype=np.float64)
        return np.where(item.codes >= 0, numbers[item.codes], np.nan)[:, None]
    if item.codes is not None:
        flags = np.equal.outer(np.asarray(item.codes), np.arange(len(item.categories)))
        return np.where((item.codes >= 0)[:, None], flags, np.nan)
    return np.where(np.asarray(item.asked)[:, None], np.asarray(item.flags), np.nan)


def _influences(design: Design, answers: Floats, domains: Sequence[Domains]) -> Floats:
    """Linearised values with their weights, n x cells."""
    weights = np.where(np.isfinite(answers), design.domain_weights[:, None], 0.0)
    answers = np.nan_to_num(answers)
    return np.concatenate(
        [
            _in_domain(np.where(inside[:, None], weights, 0.0), answers)
            for one in domains
            for inside in _insides(one)
        ],
        axis=1,
    )


def _insides(domains: Domains) -> list[Flags]:
    return [np.asarray(domains.codes == place) for place in range(len(domains.labels))]


def _in_domain(weights: Floats, answers: Floats) -> Floats:
    base = weights.sum(axis=0)
    safe = np.where(base > 0, base, 1.0)
    shares = (weights * answers).sum(axis=0) / safe
    found: Floats = weights * (answers - shares) / safe
    return found


def _sums(values: Floats, codes: Codes) -> Floats:
    size = int(codes.max()) + 1
    return np.stack([np.bincount(codes, column, size) for column in values.T], axis=1)


def _by_unit(values: NDArray[_Kind], unit: Codes) -> NDArray[_Kind]:
    found = np.empty(int(unit.max()) + 1, dtype=values.dtype)
    found[unit] = values
    return found
