"""Resampling: the variance of every cell as the spread of its value over replicates.

Replicate sums are a matrix product: multipliers of units by the table of units and categories.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.cells.bootstrap import Bootstrap
from synopsis.survey.cells.frame import Frame
from synopsis.survey.cells.tally import Tally
from synopsis.survey.design import Floats
from synopsis.survey.replicate import Replicates

# Units at once: their multipliers as floats stay some tens of megabytes.
_AT_ONCE = 8192
# Multiplications that the BLAS library does in one thread. Waking a second one for each of many
# small products takes ten times as long on a busy machine (2026-11-22: 4.5 s for 0.3 s).
_ALONE = 250_000
Saved = Replicates | Bootstrap


def replicated_variances(frame: Frame, sample: Saved, tallies: Sequence[Tally]) -> list[Floats]:
    """Variances, r x G, of each item; all items of a batch in one product a domain."""
    whole = np.vstack([one.values for one in tallies])
    found = np.full(whole.shape, np.nan)
    for domain, values in _values_by_domain(frame, sample, tallies):
        apart, factors = _apart(sample, values, whole[:, domain])
        np.square(apart, out=apart)
        found[:, domain] = apart @ factors
    return np.split(found, np.cumsum([len(one.sums) for one in tallies])[:-1])


def replicated_values(frame: Frame, sample: Saved, tallied: Tally) -> NDArray[np.float64]:
    """Values, r x G x R, of one item in every replicate; NaN where a domain has no rows."""
    count = sample.replicates if isinstance(sample, Bootstrap) else sample.matrix.shape[1]
    found = np.full((*tallied.sums.shape, count), np.nan)
    for domain, values in _values_by_domain(frame, sample, [tallied]):
        found[:, domain] = values
    return found


def replicated_covariance(sample: Saved, values: Floats, whole: Floats) -> Floats:
    """The covariance of p values over replicates, from p x R and the p values themselves.

    A replicate in which a domain has no rows is left out for that domain alone.
    """
    apart, factors = _apart(sample, values, whole)
    found: Floats = (apart * factors) @ apart.T
    return found


def _values_by_domain(
    frame: Frame, sample: Saved, tallies: Sequence[Tally]
) -> Iterator[tuple[int, Floats]]:
    """Each domain that has rows with the values of all items in every replicate, rows x R."""
    sums = np.vstack([one.tables[0].sums for one in tallies])
    bases = [one.tables[0].bases for one in tallies]
    firsts = np.cumsum([len(one) for one in bases]) - [len(one) for one in bases]
    over = np.concatenate([at + one.over for at, one in zip(firsts, tallies, strict=True)])
    columns, size = np.vstack([sums, *bases]), len(sums)
    for domain, parts in _sums_by_domain(frame, sample, columns):
        below = parts[size:]
        if below.all():
            yield domain, parts[:size] / below[over]
        else:
            found = np.full((size, parts.shape[1]), np.nan)
            np.divide(parts[:size], below[over], out=found, where=below[over] != 0)
            yield domain, found


def _sums_by_domain(frame: Frame, sample: Saved, columns: Floats) -> Iterator[tuple[int, Floats]]:
    """Each domain with the replicate sums of its pairs' columns."""
    level = frame.levels[0]
    ends = np.r_[level.starts[level.heads], level.pairs].tolist()
    for place, domain in enumerate(level.domains.tolist()):
        start, end = ends[place], ends[place + 1]
        found = _product(
            sample, level.unit[start : start + _AT_ONCE][: end - start], columns, start
        )
        for at in range(start + _AT_ONCE, end, _AT_ONCE):
            found += _product(sample, level.unit[at : min(at + _AT_ONCE, end)], columns, at)
        yield domain, found


def _product(sample: Saved, unit: NDArray[np.int64], columns: Floats, start: int) -> Floats:
    some = columns[:, start : start + len(unit)]
    if isinstance(sample, Replicates):
        return _times(some, sample.matrix[unit])
    drawn = sample.counts[unit].astype(np.float64)
    found = _times(some * sample.grow[unit], drawn)
    found += (some @ sample.keep[unit])[:, None]
    return found


def _times(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, small ones by some rows of the left at a time."""
    step = _ALONE // right.size
    whole = len(left) // step * step if step > 1 else 0
    found = np.empty((len(left), right.shape[1]))
    if whole:
        lots = left[:whole].reshape(-1, step, len(right))
        np.matmul(lots, right, out=found[:whole].reshape(-1, step, right.shape[1]))
    np.matmul(left[whole:], right, out=found[whole:])
    return found


def _apart(sample: Saved, values: Floats, whole: Floats) -> tuple[Floats, Floats]:
    """How far rows of R values are from the centre that the sample names, and R factors.

    Nought where a replicate has no value, NaN where less than two have one.
    """
    factors = np.full(values.shape[1], 1 / (values.shape[1] - 1))
    is_whole = False
    if isinstance(sample, Replicates):
        factors, is_whole = sample.factors, sample.mse
    kept = np.isfinite(values)
    if kept.all() and factors.all():
        centre = whole if is_whole else values.mean(axis=1)
        return values - centre[:, None], factors
    counts = kept & (factors > 0)
    size = counts.sum(axis=1)
    centre = np.full(len(values), np.nan)
    np.divide(np.where(counts, values, 0.0).sum(axis=1), size, out=centre, where=size > 1)
    if is_whole:
        centre = np.where(size > 1, whole, np.nan)
    return np.where(kept | (size < 2)[:, None], values - centre[:, None], 0.0), factors
