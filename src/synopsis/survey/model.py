"""Regression models whose error knows the design: linear, binary and count.

Binder (1983, International Statistical Review 51:279-292): the scores of a weighted model are the
influences of its coefficients. Fisher scoring to a deviance that stands still.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.estimate import Estimate, Test
from synopsis.survey.mixture import saddlepoint
from synopsis.survey.moment import Sample
from synopsis.survey.replicate import Replicates
from synopsis.survey.variance import covariance

Family = Literal["gaussian", "binomial", "poisson"]
_CLOSE = 1e-14
_ROUNDS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """How a family ties mean and predictor: the mean, its slope, the variance, the deviance."""

    mean: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    spread: Callable[[Floats], Floats]
    begin: Callable[[Floats], Floats]
    deviance: Callable[[Floats, Floats], Floats]


_LINKS: dict[str, Link] = {
    "gaussian": Link(
        lambda eta: eta,
        np.ones_like,
        np.ones_like,
        lambda y: y,
        lambda y, mu: (y - mu) ** 2,
    ),
    "binomial": Link(
        special.expit,
        lambda eta: special.expit(eta) * special.expit(-eta),
        lambda mu: mu * (1 - mu),
        lambda y: special.logit((y + 0.5) / 2),
        lambda y, mu: 2 * (special.rel_entr(y, mu) + special.rel_entr(1 - y, 1 - mu)),
    ),
    "poisson": Link(
        np.exp,
        np.exp,
        lambda mu: mu,
        lambda y: np.log(y + 0.1),
        lambda y, mu: 2 * (special.xlogy(y, y / mu) - (y - mu)),
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A fitted model: its coefficients with their covariance, and what they were fitted to."""

    coefficients: Estimate
    naive: Floats
    influence: Floats
    sample: Sample
    variables: Floats
    outcome: Floats
    offset: Floats
    family: Family
    deviance: float

    @property
    def df(self) -> float:
        """Residual degrees of freedom: the design's, less one for each further coefficient."""
        return self.coefficients.df


def fit(  # noqa: PLR0913
    sample: Sample,
    outcome: ArrayLike,
    variables: Floats,
    names: Sequence[str],
    *,
    family: Family = "gaussian",
    offset: ArrayLike | None = None,
) -> Model:
    """Fit an outcome to the columns of an n x p matrix over rows that have all of them."""
    if family not in _LINKS:
        raise SurveyError(f"'{family}' is not a family", remedy=f"use one of {', '.join(_LINKS)}")
    y = np.asarray(outcome, dtype=np.float64)
    shift = np.zeros(len(y)) if offset is None else np.asarray(offset, dtype=np.float64)
    within = sample.within(np.isfinite(np.column_stack([y, shift, variables])).all(axis=1))
    data = _Data(np.nan_to_num(variables), np.nan_to_num(y), np.nan_to_num(shift), _LINKS[family])
    weights = within.domain_weights
    counted = weights > 0
    scaled = weights / weights[counted].mean()
    beta = _solved(data, scaled)
    bread, scores, deviance = _pieces(data, scaled, beta)
    influence = scores @ bread
    if isinstance(within, Design):
        spread = covariance(within, influence)
    else:
        spread = _replicated(within, data, beta)
    n = int(counted.sum())
    found = Estimate(tuple(names), beta, spread, within.df + 1 - len(beta), n)
    return Model(found, bread, influence, within, data.x, data.y, data.offset, family, deviance)


@dataclass(frozen=True, slots=True, eq=False)
class _Data:
    x: Floats
    y: Floats
    offset: Floats
    link: Link


def _solved(data: _Data, weights: Floats, start: Floats | None = None) -> Floats:
    """Coefficients by iterated weighted least squares."""
    link, last = data.link, np.inf
    eta = link.begin(data.y) if start is None else data.x @ start + data.offset
    counted = weights > 0
    x, y, w = data.x[counted], data.y[counted], weights[counted]
    offset, eta = data.offset[counted], eta[counted]
    for _ in range(_ROUNDS):
        mu, slope = link.mean(eta), link.slope(eta)
        bend = w * slope**2 / link.spread(mu)
        aim = eta - offset + (y - mu) / slope
        root = np.sqrt(bend)[:, None]
        beta = np.linalg.lstsq(x * root, aim * root[:, 0], rcond=None)[0].astype(np.float64)
        eta = x @ beta + offset
        deviance = float(w @ link.deviance(y, link.mean(eta)))
        if abs(deviance - last) < _CLOSE * (abs(deviance) + 0.1):
            return beta
        last = deviance
    raise SurveyError(
        f"the model did not converge in {_ROUNDS} rounds",
        remedy="leave out variables that separate the outcomes",
    )


def _pieces(data: _Data, weights: Floats, beta: Floats) -> tuple[Floats, Floats, float]:
    """The inverse of the information, the weighted scores, and the deviance."""
    link = data.link
    eta = data.x @ beta + data.offset
    mu, slope = link.mean(eta), link.slope(eta)
    bend = weights * slope**2 / link.spread(mu)
    bread = np.linalg.inv((data.x * bend[:, None]).T @ data.x).astype(np.float64)
    scores = data.x * (weights * (data.y - mu) * slope / link.spread(mu))[:, None]
    counted = weights > 0
    apart = link.deviance(data.y[counted], mu[counted])
    return bread, scores, float(weights[counted] @ apart)


def _replicated(sample: Replicates, data: _Data, beta: Floats) -> Floats:
    matrix = sample.domain_matrix
    mean = sample.domain_weights[sample.domain_weights > 0].mean()
    found = np.stack([_solved(data, column / mean, beta) for column in matrix.T])
    return sample.spread(found, beta)


def wald_test(model: Model, positions: Sequence[int]) -> Test:
    """The F test of the hypothesis that coefficients are nought."""
    at, k = np.asarray(positions), len(positions)
    values = model.coefficients.values[at]
    spread = model.coefficients.covariance[np.ix_(at, at)]
    statistic = float(values @ np.linalg.solve(spread, values)) / k
    p = float(stats.f.sf(statistic, k, model.df))
    return Test(statistic, p, k, model.df, model.coefficients.n)


def likelihood_ratio_test(model: Model, positions: Sequence[int]) -> Test:
    """Rao and Scott's working likelihood ratio test that coefficients are nought."""
    kept = [one for one in range(model.variables.shape[1]) if one not in set(positions)]
    names = [model.coefficients.names[one] for one in kept]
    less = fit(
        model.sample, model.outcome, model.variables[:, kept], names,
        family=model.family, offset=model.offset,
    )  # fmt: skip
    at = np.ix_(positions, positions)
    excess = np.linalg.solve(model.naive[at], model.coefficients.covariance[at])
    weights = np.real(np.linalg.eigvals(excess))
    statistic = less.deviance - model.deviance
    p = saddlepoint(statistic, weights, model.df)
    return Test(statistic, p, len(positions), model.df, model.coefficients.n)


def predictive_means(model: Model, variables: Sequence[Floats], names: Sequence[str]) -> Estimate:
    """Means of the model's predictions over the sample, for each setting of the variables.

    The error holds that of the coefficients and that of who was drawn.
    """
    if not isinstance(model.sample, Design):
        raise SurveyError("replicates bear no predictive means", remedy="give the design itself")
    link = _LINKS[model.family]
    share = model.sample.domain_weights / model.sample.domain_weights.sum()
    values, influences = [], []
    for setting in map(np.nan_to_num, variables):
        eta = setting @ model.coefficients.values + model.offset
        values.append(float(share @ link.mean(eta)))
        slope = (share * link.slope(eta)) @ setting
        influences.append(share * (link.mean(eta) - values[-1]) + model.influence @ slope)
    spread = covariance(model.sample, np.column_stack(influences))
    return Estimate(tuple(names), np.array(values), spread, model.df, model.coefficients.n)
