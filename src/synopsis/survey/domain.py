"""Domains: one estimate for each group of rows, with the covariance between them.

Every group is estimated on the whole design, so that two groups of one sample may be compared
with the error that their common units give them.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from synopsis.survey.design import Floats
from synopsis.survey.estimate import Estimate
from synopsis.survey.moment import Sample, complete, estimated, flags


def by(
    sample: Sample, groups: ArrayLike, estimate: Callable[[Any], Estimate]
) -> dict[Any, Estimate]:
    """An estimate for each group that has rows, in the order of the groups."""
    labels = np.asarray(groups)
    return {
        label: estimate(sample.within(labels == label))
        for label in np.unique(labels[sample.member])
    }


def means_by(
    sample: Sample, values: ArrayLike, groups: ArrayLike, order: Sequence[Any]
) -> Estimate:
    """Means of one variable in groups, with their covariance; names are the groups' own."""
    column = np.asarray(values, dtype=np.float64)
    labels = np.asarray(groups)
    within = complete(sample, column[:, None])
    inside = np.nan_to_num(flags(labels, order))
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
