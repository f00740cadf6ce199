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
from synopsis.survey.estimate import Estimate
from synopsis.survey.moment import Sample, mean, table

Interval = tuple[float, float]
Kind = Literal["logit", "xlogit", "asin", "beta", "mean", "likelihood"]


def proportion(sample: Sample, flag: ArrayLike, name: str) -> Estimate:
    """The share of rows with a flag of 1 among those with a flag."""
    return mean(sample, table([flag]), (name,))


def proportion_interval(
    found: Estimate, kind: Kind = "logit", level: float = 0.95, df: float | None = None
) -> Interval:
    """The ends of the interval of a proportion, of one of the kinds."""
    if kind not in _KINDS:
        raise SurveyError(
            f"'{kind}' is not a kind of interval", remedy=f"use one of {', '.join(_KINDS)}"
        )
    used = found.df if df is None else df
    return _KINDS[kind](float(found.values[0]), float(found.se[0]), level, used, found.n)


def _reach(level: float, df: float) -> float:
    return float(stats.t.ppf((1 + level) / 2, df))


def _mean(p: float, se: float, level: float, df: float, _: int) -> Interval:
    reach = _reach(level, df) * se
    return p - reach, p + reach


def _logit(p: float, se: float, level: float, df: float, _: int) -> Interval:
    if not 0 < p < 1:
        return p, p
    reach = _reach(level, df) * se / (p * (1 - p))
    return float(special.expit(special.logit(p) - reach)), float(
        special.expit(special.logit(p) + reach)
    )


def _asin(p: float, se: float, level: float, df: float, _: int) -> Interval:
    if not 0 < p < 1:
        return p, p
    centre = np.arcsin(np.sqrt(p))
    reach = _reach(level, df) * se / (2 * np.sqrt(p * (1 - p)))
    return float(np.sin(centre - reach) ** 2), float(np.sin(centre + reach) ** 2)


def _beta(p: float, se: float, level: float, df: float, n: int) -> Interval:
    """Clopper and Pearson's interval on the effective sample, as Korn and Graubard have it."""
    effective = p * (1 - p) / se**2 * (_reach(level, n - 1) / _reach(level, df)) ** 2
    hits, tail = p * effective, (1 - level) / 2
    return (
        float(stats.beta.ppf(tail, hits, effective - hits + 1)),
        float(stats.beta.ppf(1 - tail, hits + 1, effective - hits)),
    )


def _likelihood(p: float, se: float, level: float, df: float, n: int) -> Interval:
    """Where the deviance, scaled by the design effect, reaches the F quantile."""
    # The dispersion of a model with an intercept alone is n / (n - 1).
    size = p * (1 - p) / se**2 * (n - 1) / n
    limit = float(stats.f.ppf(level, 1, df))

    def apart(q: float) -> float:
        return float(2 * size * (special.xlogy(p, p / q) + special.xlogy(1 - p, (1 - p) / (1 - q))))

    def end(low: float, high: float) -> float:
        return float(optimize.brentq(lambda q: apart(q) - limit, low, high, xtol=1e-14, rtol=1e-14))

    return end(1e-12, p), end(p, 1 - 1e-12)


_KINDS: dict[str, Callable[[float, float, float, float, int], Interval]] = {
    "logit": _logit,
    "xlogit": _logit,
    "asin": _asin,
    "beta": _beta,
    "mean": _mean,
    "likelihood": _likelihood,
}
