"""Rank tests: whether groups differ in the ranks of an answer, estimated in the population.

Lumley and Scott (2013, Biometrika 100:831-842).
"""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from synopsis.survey.column import missing, numbers
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.estimate import Test, checked_df, quadratic
from synopsis.survey.moment import flags
from synopsis.survey.variance import covariance

Score = Literal["wilcoxon", "vanderWaerden", "median"]
_SCORES: dict[str, Callable[[Floats], Floats]] = {
    "wilcoxon": lambda share: share,
    "vanderWaerden": stats.norm.ppf,
    "median": lambda share: (share > 0.5).astype(np.float64),
}


def rank_test(
    design: Design, values: ArrayLike, groups: ArrayLike, score: Score = "wilcoxon"
) -> Test:
    """A test of two groups (t) or more (F of the Wald statistic, which is given)."""
    if score not in _SCORES:
        raise SurveyError(f"'{score}' is not a score", remedy=f"use one of {', '.join(_SCORES)}")
    y, labels = numbers(values, "values"), np.asarray(groups)
    within = design.within(np.isfinite(y) & ~missing(labels))
    found, spread = _differences(within, y, labels, _SCORES[score])
    k = len(found)
    if k == 1:
        df = checked_df(design.df - 1, "test")
        if not spread[0, 0] > 0:
            raise SurveyError(
                "the ranks show no spread to test by",
                remedy="look at more units or a larger domain",
            )
        t = float(found[0] / np.sqrt(spread[0, 0]))
        return Test(t, float(2 * stats.t.sf(abs(t), df)), df)
    checked_df(design.df - k, "test")
    wald = quadratic(found, spread)
    return Test(wald, float(stats.f.sf(wald / k, k, design.df - k)), k, design.df - k)


def _differences(
    design: Design,
    y: Floats,
    labels: NDArray[Any],
    score: Callable[[Floats], Floats],
) -> tuple[Floats, Floats]:
    """Differences of the mean scores from the first group, and their covariance."""
    counted = design.member & (design.weights > 0)
    levels = np.unique(labels[counted])
    if len(levels) < 2:
        raise SurveyError(
            f"a rank test needs two groups and has {len(levels)}", remedy="look at a larger domain"
        )
    w = design.weights[counted]
    ranks = score(population_ranks(y[counted], w))
    x = np.column_stack([np.ones(len(w)), flags(labels[counted], levels.tolist())[:, 1:]])
    bread = np.linalg.inv((x * w[:, None]).T @ x)
    beta = bread @ (x.T @ (w * ranks))
    influence = np.zeros((design.rows, x.shape[1]))
    influence[counted] = (x * (w * (ranks - x @ beta))[:, None]) @ bread
    return beta[1:], covariance(design, influence)[1:, 1:]


def population_ranks(y: Floats, w: Floats) -> Floats:
    """The share of the population below each value, half of those that tie counted."""
    order = np.argsort(y, kind="stable")
    middle = np.cumsum(w[order]) - w[order] / 2
    _, tie, size = np.unique(y[order], return_inverse=True, return_counts=True)
    means = np.bincount(tie, middle) / size
    ranks = np.empty(len(y))
    ranks[order] = means[tie] / w.sum()
    return ranks
