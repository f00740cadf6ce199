"""Intervals of a proportion that stay between nought and one.

Logit and arcsine by transformation; beta after Korn and Graubard (1998, Survey Methodology
24:193-201); likelihood by Rao and Scott's scaled deviance.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, special, stats

from synopsis.survey.errors import SurveyError
from synopsis.survey.estimate import Estimate, reach_of
from synopsis.survey.moment import Sample, mean, table

Interval = tuple[float, float]
_LOWEST = np.log(1e-300)
Kind = Literal["logit", "xlogit", "asin", "beta", "mean", "likelihood"]


def proportion(sample: Sample, flag: ArrayLike, name: str) -> Estimate:
    """The share of rows with a flag of 1 among those with a flag."""
    return mean(sample, table([flag]), (name,))


def proportion_interval(
    found: Estimate,
    kind: Kind = "logit",
    level: float = 0.95,
    df: float | None = None,
    *,
    effective: float | None = None,
) -> Interval:
    """The ends of the interval of a proportion, of one of the kinds.

    At nought and at one only `beta` tells how far the sample can be from the truth: there its
    effective size is the one stated (such as Kish's), or else all rows. The other kinds have no
    honest interval there and are refused.
    """
    if kind != "beta" and kind not in _KINDS:
        raise SurveyError(
            f"'{kind}' is not a kind of interval", remedy=f"use one of beta, {', '.join(_KINDS)}"
        )
    p, se, used = float(found.values[0]), float(found.se[0]), found.df if df is None else df
    if not 0 <= p <= 1:
        raise SurveyError(f"{p:g} is no proportion", remedy="give an estimate from nought to one")
    reach = reach_of(level, used)
    if p in {0.0, 1.0} and kind != "beta":
        raise SurveyError(
            f"a proportion of {p:g} has no {kind} interval, since the sample shows no spread",
            remedy="use the kind beta, which has honest limits there",
        )
    if kind == "beta":
        return _beta(p, level, reach, _effective(p, se, found.n, effective), found.n)
    if se == 0:
        return p, p
    return _KINDS[kind](p, se, level, used, found.n)


def _effective(p: float, se: float, n: int, stated: float | None) -> float:
    """The effective sample; where the sample shows no spread, the one stated, or its rows."""
    if p in {0.0, 1.0}:
        return float(n) if stated is None else stated
    return p * (1 - p) / se**2 if se else np.inf


def _mean(p: float, se: float, level: float, df: float, _: int) -> Interval:
    reach = reach_of(level, df) * se
    return p - reach, p + reach


def _logit(p: float, se: float, level: float, df: float, _: int) -> Interval:
    reach = reach_of(level, df) * se / (p * (1 - p))
    return float(special.expit(special.logit(p) - reach)), float(
        special.expit(special.logit(p) + reach)
    )


def _asin(p: float, se: float, level: float, df: float, _: int) -> Interval:
    centre = np.arcsin(np.sqrt(p))
    reach = reach_of(level, df) * se / (2 * np.sqrt(p * (1 - p)))
    return float(np.sin(centre - reach) ** 2), float(np.sin(centre + reach) ** 2)


def _beta(p: float, level: float, reach: float, effective: float, n: int) -> Interval:
    """Clopper and Pearson's interval on the effective sample, as Korn and Graubard have it."""
    if np.isinf(effective):
        return p, p
    if n < 2 or not effective > 0:
        raise SurveyError(
            f"{n} rows ({effective:g} effective) bear no interval", remedy="look at more rows"
        )
    size = effective * (reach_of(level, n - 1) / reach) ** 2
    hits, tail = p * size, (1 - level) / 2
    return (
        float(stats.beta.ppf(tail, hits, size - hits + 1)) if p > 0 else 0.0,
        float(stats.beta.ppf(1 - tail, hits + 1, size - hits)) if p < 1 else 1.0,
    )


def _likelihood(p: float, se: float, level: float, df: float, n: int) -> Interval:
    """Where the deviance, scaled by the design effect, reaches the F quantile."""
    # The dispersion of a model with an intercept alone is n / (n - 1).
    size = p * (1 - p) / se**2 * (n - 1) / n
    limit = float(stats.f.ppf(level, 1, df))

    return _likelihood_end(p, size, limit), 1 - _likelihood_end(1 - p, size, limit)


def _likelihood_end(p: float, size: float, limit: float) -> float:
    """The lower end for a proportion; nought where the deviance meets its limit nowhere above."""

    def beyond(logarithm: float) -> float:
        q = np.exp(logarithm)
        rest = (1 - p) * (np.log1p(-p) - np.log1p(-q))
        return float(2 * size * (p * (np.log(p) - logarithm) + rest) - limit)

    if beyond(_LOWEST) < 0:
        return 0.0
    found = optimize.brentq(beyond, _LOWEST, np.log(p), xtol=1e-14, rtol=1e-14)
    return float(np.exp(found))


_KINDS: dict[str, Callable[[float, float, float, float, int], Interval]] = {
    "logit": _logit,
    "xlogit": _logit,
    "asin": _asin,
    "mean": _mean,
    "likelihood": _likelihood,
}
