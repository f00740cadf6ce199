"""Regression models whose error knows the design: linear, binary and count.

Binder (1983, International Statistical Review 51:279-292): the scores of a weighted model are the
influences of its coefficients. Fisher scoring to a deviance that stands still.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

from synopsis.survey.column import missing, numbers
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import NobodyError, SurveyError
from synopsis.survey.estimate import Estimate, Test, checked_df, quadratic
from synopsis.survey.mixture import saddlepoint
from synopsis.survey.moment import Sample, complete, flags
from synopsis.survey.replicate import Replicates
from synopsis.survey.variance import covariance

Family = Literal["gaussian", "binomial", "poisson"]
Parts = Literal["joint", "separate"]
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
    y = numbers(outcome, "outcome")
    shift = np.zeros(len(y)) if offset is None else numbers(offset, "offset")
    matrix = np.column_stack([y, shift, variables])
    within = complete(sample, matrix)
    _check_outcome(y[within.domain_weights > 0], family)
    data = _Data(np.nan_to_num(variables), np.nan_to_num(y), np.nan_to_num(shift), _LINKS[family])
    weights = within.domain_weights
    counted = weights > 0
    scaled = weights / weights[counted].mean()
    _check_rank(data.x[counted], names)
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


def _check_outcome(y: Floats, family: str) -> None:
    """Refuse an outcome that is missing throughout, or that the family cannot have."""
    if not len(y):
        raise NobodyError("no row has the outcome and all variables", remedy="leave out a variable")
    top = {"binomial": 1.0}.get(family, np.inf)
    odd = (y < 0) | (y > top) if family != "gaussian" else np.zeros(len(y), dtype=np.bool_)
    if odd.any():
        raise SurveyError(
            f"{int(odd.sum()):,} outcomes, such as {y[odd][0]:g}, are none of a {family} model",
            remedy="give shares up to one or counts from nought on, or use the gaussian family",
        )


def _check_rank(x: Floats, names: Sequence[str]) -> None:
    """Refuse variables of which one tells what others do."""
    if x.shape[1] != len(names):
        raise SurveyError(
            f"{len(names)} names do not name {x.shape[1]} variables", remedy="name each variable"
        )
    rank = int(np.linalg.matrix_rank(x))
    if rank < x.shape[1]:
        raise SurveyError(
            f"{x.shape[1]} variables tell no more than {rank} would over {len(x):,} rows",
            remedy="leave out a variable that others give, such as one level of each category",
        )


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


def difference(sample: Sample, values: ArrayLike, groups: ArrayLike) -> Estimate:
    """The mean of the second of two groups less that of the first, on the df of its t test."""
    labels = np.asarray(groups)
    levels = np.unique(labels[sample.member & ~missing(labels)])
    if len(levels) != 2:
        raise SurveyError(
            f"a difference needs two groups and has {len(levels)}",
            remedy="look at two groups, or compare means by groups",
        )
    both = np.column_stack([np.ones(len(labels)), flags(labels, levels.tolist())[:, 1]])
    found = fit(sample, values, both, ("first", "difference")).coefficients
    at = slice(1, 2)
    return replace(found, names=found.names[at], values=found.values[at],
                   covariance=found.covariance[at, at])  # fmt: skip


def wald_test(model: Model, positions: Sequence[int]) -> Test:
    """The F test of the hypothesis that coefficients are nought."""
    at, k = np.asarray(positions), len(positions)
    values = model.coefficients.values[at]
    spread = model.coefficients.covariance[np.ix_(at, at)]
    statistic = quadratic(values, spread) / k
    p = float(stats.f.sf(statistic, k, checked_df(model.df, "test")))
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
    checked_df(model.df, "test")
    statistic = less.deviance - model.deviance
    p = saddlepoint(statistic, weights, model.df)
    return Test(statistic, p, len(positions), model.df, model.coefficients.n)


def predictive_means(
    model: Model, variables: Sequence[Floats], names: Sequence[str], parts: Parts = "joint"
) -> Estimate:
    """Means of the model's predictions over the sample, for each setting of the variables.

    The error holds that of the coefficients and that of who was drawn: linearised together, or
    as two separate parts whose covariance counts as nought.
    """
    if not isinstance(model.sample, Design):
        raise SurveyError("replicates bear no predictive means", remedy="give the design itself")
    link = _LINKS[model.family]
    share = model.sample.domain_weights / model.sample.domain_weights.sum()
    values, drawn, fitted = [], [], []
    for setting in map(np.nan_to_num, variables):
        eta = setting @ model.coefficients.values + model.offset
        values.append(float(share @ link.mean(eta)))
        drawn.append(share * (link.mean(eta) - values[-1]))
        fitted.append(model.influence @ ((share * link.slope(eta)) @ setting))
    both = np.column_stack(drawn), np.column_stack(fitted)
    kinds = both if parts == "separate" else (both[0] + both[1],)
    spread = np.sum([covariance(model.sample, one) for one in kinds], axis=0)
    return Estimate(tuple(names), np.array(values), spread, model.df, model.coefficients.n)
