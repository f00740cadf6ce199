"""Joint shares: several questions of one sample with the covariance between them.

Each share rests on the rows that have an answer to it, so that a silence on one question takes
nothing from another.
"""

from collections.abc import Sequence

import numpy as np

from synopsis.survey.design import Floats
from synopsis.survey.estimate import Estimate
from synopsis.survey.moment import Sample, estimated


def joint_shares(sample: Sample, flags: Floats, names: Sequence[str]) -> Estimate:
    """The means of the columns of an n x p matrix, each over its own rows; NaN is no answer.

    A column without any answer has the value NaN and no covariance.
    """
    asked = np.isfinite(flags).astype(np.float64)
    filled = np.nan_to_num(flags)

    def value(weights: Floats) -> Floats:
        with np.errstate(invalid="ignore"):
            return np.asarray((weights.T @ filled) / (weights.T @ asked))

    def influence(weights: Floats, at: Floats) -> Floats:
        base = np.where(weights @ asked > 0, weights @ asked, np.inf)
        found: Floats = weights[:, None] * asked * (filled - np.nan_to_num(at)) / base
        return found

    return estimated(sample, sample.df, names, value, influence)
