"""Moments: means, totals, ratios and variances, with linearised or replicated error.

Linearisation after Binder (1983, International Statistical Review 51:279-292).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.column import numbers
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import NobodyError, SurveyError
from synopsis.survey.estimate import Estimate
from synopsis.survey.replicate import Replicates
from synopsis.survey.variance import covariance

Sample = Design | Replicates
Deff = Literal["", "without", "with"]


def table(columns: Sequence[ArrayLike]) -> Floats:
    """Columns of numbers as an n x p matrix; what is missing is NaN."""
    found = [numbers(column, "values") for column in columns]
    if len({len(one) for one in found}) != 1:
        raise SurveyError(
            f"the columns have {sorted({len(one) for one in found})} rows",
            remedy="give columns of one length",
        )
    matrix = np.column_stack(found)
    if np.isinf(matrix).any():
        raise SurveyError(
            f"row {int(np.isinf(matrix).any(axis=1).argmax()) + 1} holds an infinite value",
            remedy="mend it, or leave the cell empty where the answer is missing",
        )
    return matrix


def flags(column: ArrayLike, categories: Sequence[Any]) -> Floats:
    """A column of categories as an n x k matrix of 0 and 1; NaN where the answer is missing."""
    values = np.asarray(column)
    wanted = np.asarray(categories, dtype=values.dtype)
    found: Floats = (values[:, None] == wanted[None, :]).astype(np.float64)
    found[~found.any(axis=1)] = np.nan
    return found


def complete(sample: Sample, values: Floats) -> Any:  # noqa: ANN401  # the kind that came
    """The sample within the rows that have every value."""
    if len(values) != sample.rows:
        raise SurveyError(
            f"{len(values):,} rows of values are no match for {sample.rows:,} rows of the sample",
            remedy="give one value for each row",
        )
    return sample.within(np.isfinite(values).all(axis=1))


def mean(sample: Sample, values: Floats, names: Sequence[str], deff: Deff = "") -> Estimate:
    """Means of the columns of an n x p matrix over rows that have all of them."""
    within = complete(sample, values)
    filled = np.nan_to_num(values)
    found = estimated(
        within,
        sample.df,
        names,
        lambda weights: (weights.T @ filled) / weights.sum(axis=0)[..., None],
        lambda weights, at: weights[:, None] * (filled - at) / weights.sum(),
    )
    return _with_deff(within, found, filled, deff, total=False)


def total(sample: Sample, values: Floats, names: Sequence[str], deff: Deff = "") -> Estimate:
    """Totals of the columns of an n x p matrix over rows that have all of them."""
    within = complete(sample, values)
    filled = np.nan_to_num(values)
    found = estimated(
        within,
        sample.df,
        names,
        lambda weights: weights.T @ filled,
        lambda weights, _: weights[:, None] * filled,
    )
    return _with_deff(within, found, filled, deff, total=True)


def ratio(
    sample: Sample, above: ArrayLike, below: ArrayLike, name: str, deff: Deff = ""
) -> Estimate:
    """The ratio of two totals, over rows that have both."""
    columns = table([above, below])
    within = complete(sample, columns)
    if within.domain_weights.any() and within.domain_weights @ np.nan_to_num(columns[:, 1]) == 0:
        raise SurveyError(
            f"the values below '{name}' add up to nought", remedy="take another denominator"
        )
    y, x = np.nan_to_num(columns).T

    def influence(weights: Floats, at: Floats) -> Floats:
        column: Floats = weights * (y - at[0] * x) / (weights @ x)
        return column[:, None]

    found = estimated(
        within,
        sample.df,
        (name,),
        lambda weights: ((weights.T @ y) / (weights.T @ x))[..., None],
        influence,
    )
    if not deff:
        return found
    residual = ((y - found.values[0] * x) / (within.domain_weights @ x))[:, None]
    return _with_deff(within, found, residual, deff, total=True)


def variance(sample: Sample, values: ArrayLike, name: str) -> Estimate:
    """The population variance of one variable, its divisor the rows that count less one."""
    column = table([values])
    within = complete(sample, column)
    n = int((within.domain_weights != 0).sum())
    if n == 1:
        raise SurveyError("one row has no variance", remedy="look at a larger domain")
    centre = mean(within, column, (name,)).values[0]
    return mean(within, (column - centre) ** 2 * n / (n - 1), (name,))


def estimated(
    sample: Sample,
    df: int,
    names: Sequence[str],
    value: Callable[[Floats], Any],
    influence: Callable[[Floats, Floats], Floats],
) -> Estimate:
    """The value at the weights, and its spread by influences or over replicates."""
    weights = sample.domain_weights
    if not weights.any():
        raise NobodyError(
            "no row of the domain has an answer and a weight", remedy="look at another domain"
        )
    at = np.atleast_1d(np.asarray(value(weights), dtype=np.float64))
    n = int((weights != 0).sum())
    if isinstance(sample, Replicates):
        spread = sample.spread(np.asarray(value(sample.domain_matrix)), at)
    else:
        spread = covariance(sample, influence(weights, at))
    return Estimate(tuple(names), at, spread, df, n)


def _with_deff(
    sample: Sample, found: Estimate, values: Floats, deff: Deff, *, total: bool
) -> Estimate:
    """The estimate with its design effect: its variance over that of a simple random sample.

    NaN where all rows agree: a simple random sample would have no variance to compare with.
    """
    if not deff:
        return found
    weights = sample.domain_weights
    n, people = float((weights != 0).sum()), float(weights.sum())
    spread = np.array([_population_variance(weights, column, n) for column in values.T])
    shrink = (people - n) / people if deff == "without" else 1.0
    simple = spread / n * shrink * (people**2 if total else 1.0)
    own = np.diag(found.covariance)
    ratio_ = np.divide(own, simple, where=simple > 0, out=np.full(len(own), np.nan))
    return replace(found, deff=ratio_)


def _population_variance(weights: Floats, column: NDArray[np.float64], n: float) -> float:
    centre = weights @ column / weights.sum()
    return float(weights @ (column - centre) ** 2 / weights.sum() * n / max(n - 1, 1))
