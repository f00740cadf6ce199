"""Domains: one estimate for each group of rows, with the covariance between them.

Every group is estimated on the whole design, so that two groups of one sample may be compared
with the error that their common units give them.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.column import numbers
from synopsis.survey.design import Floats
from synopsis.survey.errors import NobodyError, SurveyError
from synopsis.survey.estimate import Estimate
from synopsis.survey.moment import Sample, complete, estimated, flags


def by(
    sample: Sample, groups: ArrayLike, estimate: Callable[[Any], Estimate]
) -> dict[Any, Estimate]:
    """An estimate for each group in which somebody answered, in the order of the groups.

    A group without an answer is missing from what is given: not covered is not nought.
    """
    labels = _labels(sample, groups)
    found: dict[Any, Estimate] = {}
    for label in np.unique(labels[sample.member]):
        with suppress(NobodyError):
            found[label] = estimate(sample.within(labels == label))
    return found


def _labels(sample: Sample, groups: ArrayLike) -> NDArray[Any]:
    labels = np.asarray(groups)
    if labels.shape != (sample.rows,):
        raise SurveyError(
            f"{labels.size:,} groups are no match for {sample.rows:,} rows",
            remedy="give one group for each row",
        )
    return labels


def means_by(
    sample: Sample, values: ArrayLike, groups: ArrayLike, order: Sequence[Any]
) -> Estimate:
    """Means of one variable in groups, with their covariance; names are the groups' own."""
    column = numbers(values, "values")
    within = complete(sample, column[:, None])
    inside = np.nan_to_num(flags(_labels(sample, groups), order))
    empty = [
        one for one, some in zip(order, within.domain_weights @ inside, strict=True) if not some
    ]
    if empty:
        raise NobodyError(
            f"nobody in the group '{empty[0]}' has an answer and a weight",
            remedy="leave the group out",
        )
    filled = np.nan_to_num(column)

    def value(weights: Floats) -> Any:  # noqa: ANN401
        return (weights.T @ (inside * filled[:, None])) / (weights.T @ inside)

    return estimated(
        within,
        sample.df,
        tuple(map(str, order)),
        value,
        lambda weights, at: weights[:, None] * inside * (filled[:, None] - at) / (weights @ inside),
    )
