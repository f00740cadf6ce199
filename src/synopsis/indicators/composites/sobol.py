"""Sensitivity: the share of an output's variance that each source of uncertainty explains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.indicators.composites.panel import Array

_REPEATS = 200
_ENDS = (0.05, 0.95)
Output = Callable[[Array], Array]


@dataclass(frozen=True, slots=True)
class Influence:
    """The variance that a source explains alone (first order) and with all others (total).

    Bounds are those of nine in ten resamples of the runs; an index may lie a little outside nought
    and one by chance.
    """

    source: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


def influences(
    output: Output, widths: Mapping[str, int], runs: int, seed: int
) -> tuple[Influence, ...]:
    """Sobol' indices of groups of inputs that are each even between nought and one.

    `output` gives one number for each row of an array (rows, columns); `widths` says how many
    columns each source has. It is asked for `runs` x (sources + 2) rows. The design is that of
    Saltelli (2002); the estimator of the first order is that of Saltelli et al., Computer Physics
    Communications 181 (2010) 259-270, table 2 (b), of the total Jansen's (1999), table 2 (f). Empty
    where the output never varies.
    """
    columns = sum(widths.values())
    random = np.random.default_rng(seed)
    one, other = _strata(random, runs, columns), _strata(random, runs, columns)
    from_one, from_other = output(one), output(other)
    found, start = [], 0
    spread = np.stack([from_one, from_other])
    if float(np.ptp(spread)) == 0:
        return ()
    picks = random.integers(0, runs, size=(_REPEATS, runs))
    for source, width in widths.items():
        mixed = one.copy()
        mixed[:, start : start + width] = other[:, start : start + width]
        turned = output(mixed)
        alone = (from_other - spread.mean()) * (turned - from_one)
        whole = (from_one - turned) ** 2 / 2
        found.append(_influence(source, alone, whole, spread, picks))
        start += width
    return tuple(found)


def _strata(random: np.random.Generator, runs: int, columns: int) -> Array:
    """A Latin hypercube: each column has one value in each of `runs` equal steps."""
    steps = np.argsort(random.random((runs, columns)), axis=0)
    return np.asarray((steps + random.random((runs, columns))) / runs)


def _influence(
    source: str, alone: Array, whole: Array, spread: Array, picks: npt.NDArray[np.int64]
) -> Influence:
    variance = float(spread.var())
    resampled = np.maximum(
        spread[:, picks].transpose(1, 0, 2).reshape(len(picks), -1).var(1), 1e-300
    )
    firsts = alone[picks].mean(axis=1) / resampled
    totals = whole[picks].mean(axis=1) / resampled
    first_low, first_high = np.quantile(firsts, _ENDS)
    total_low, total_high = np.quantile(totals, _ENDS)
    return Influence(
        source, float(alone.mean()) / variance, float(first_low), float(first_high),
        float(whole.mean()) / variance, float(total_low), float(total_high),
    )  # fmt: skip
