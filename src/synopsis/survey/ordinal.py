"""Ordinal models: cumulative logits with one set of slopes (McCullagh 1980, JRSS B 42:109-142)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from synopsis.survey.column import numbers
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import NobodyError, SurveyError
from synopsis.survey.estimate import Estimate
from synopsis.survey.variance import covariance

_ROUNDS = 200
_STEP = 1e-6


def fit_ordinal(
    design: Design, outcome: ArrayLike, variables: Floats, names: Sequence[str]
) -> Estimate:
    """Slopes of an n x p matrix without intercept, then the thresholds between the categories.

    `outcome` holds whole numbers from 0, NaN where missing; a slope above nought means higher
    categories.
    """
    y = numbers(outcome, "outcome")
    within = design.within(np.isfinite(np.column_stack([y, variables])).all(axis=1))
    weights = within.domain_weights
    counted = weights > 0
    if not counted.any():
        raise NobodyError("no row has the outcome and all variables", remedy="leave one out")
    if np.any((y[counted] < 0) | (y[counted] % 1 != 0)):
        raise SurveyError(
            "the outcome holds other than whole numbers from nought",
            remedy="number the categories from nought",
        )
    k = int(y[counted].max())
    if len(np.unique(y[counted])) != k + 1:
        raise SurveyError("a category of the outcome has no rows", remedy="join categories")
    x, codes, w = variables[counted], y[counted].astype(int), weights[counted]
    theta = _solved(x, codes, w / w.mean(), k)
    information = _slopes(theta, x, codes, w, k)
    scores = np.zeros((design.rows, len(theta)))
    scores[counted] = _scores(theta, x, codes, k) * w[:, None]
    spread = covariance(within, scores @ np.linalg.inv(information))
    labels = (*names, *(f"{step}|{step + 1}" for step in range(k)))
    return Estimate(labels, theta, spread, within.df, int(counted.sum()))


def _start(codes: NDArray[Any], w: Floats, p: int, k: int) -> Floats:
    below = np.array([w[codes <= step].sum() for step in range(k)]) / w.sum()
    return np.concatenate([np.zeros(p), special.logit(below)])


def _scores(theta: Floats, x: Floats, codes: NDArray[Any], k: int) -> Floats:
    """The score of each row: the gradient of its log likelihood."""
    p = x.shape[1]
    cuts = np.concatenate([[-np.inf], theta[p:], [np.inf]])
    eta = x @ theta[:p]
    high, low = special.expit(cuts[codes + 1] - eta), special.expit(cuts[codes] - eta)
    above, below = high * (1 - high), low * (1 - low)
    chance = high - low
    found = np.zeros((len(codes), p + k))
    found[:, :p] = -x * ((above - below) / chance)[:, None]
    rows = np.arange(len(codes))
    top, bottom = codes < k, codes > 0
    found[rows[top], p + codes[top]] += (above / chance)[top]
    found[rows[bottom], p + codes[bottom] - 1] -= (below / chance)[bottom]
    return found


def _slopes(theta: Floats, x: Floats, codes: NDArray[Any], w: Floats, k: int) -> Floats:
    """The information: minus the slopes of the weighted scores, by central differences."""
    columns = []
    for at in range(len(theta)):
        step = np.zeros(len(theta))
        step[at] = _STEP * max(1.0, abs(theta[at]))
        up, down = _scores(theta + step, x, codes, k), _scores(theta - step, x, codes, k)
        columns.append(w @ (down - up) / (2 * step[at]))
    found = np.column_stack(columns)
    symmetric: Floats = (found + found.T) / 2
    return symmetric


def _solved(x: Floats, codes: NDArray[Any], w: Floats, k: int) -> Floats:
    """Newton's steps, halved while they leave the thresholds out of order."""
    theta = _start(codes, w, x.shape[1], k)
    for _ in range(_ROUNDS):
        gradient = w @ _scores(theta, x, codes, k)
        move = np.linalg.solve(_slopes(theta, x, codes, w, k), gradient)
        while np.any(np.diff((theta + move)[x.shape[1] :]) <= 0):
            move = move / 2
        theta = theta + move
        if float(np.abs(move).max()) < 1e-12 * (1 + float(np.abs(theta).max())):
            return theta
    if float(np.abs(move).max()) < 1e-8:
        return theta
    raise SurveyError("the ordinal model did not converge", remedy="leave out variables")
