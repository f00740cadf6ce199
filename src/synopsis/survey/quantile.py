"""Quantiles of weighted samples, by rule, and their intervals.

Rules after Hyndman and Fan (1996, American Statistician 50:361-365), with weights in the place of
counts; intervals after Woodruff (1952, JASA 47:635-646): the interval of the share below the
quantile, read back through the quantiles, or the values that a score test does not reject.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from synopsis.survey.column import numbers
from synopsis.survey.design import Floats
from synopsis.survey.errors import NobodyError, SurveyError
from synopsis.survey.estimate import Estimate, reach_of
from synopsis.survey.moment import Sample, complete, mean, table
from synopsis.survey.proportion import proportion_interval
from synopsis.survey.replicate import Replicates

Rule = Literal[
    "math", "school", "shahvaish", "hf1", "hf2", "hf3", "hf4", "hf5", "hf6", "hf7", "hf8", "hf9"
]
Kind = Literal["mean", "beta", "xlogit", "asin", "score"]


def quantile(sample: Sample, values: ArrayLike, share: float, rule: Rule = "math") -> float:
    """The value below which a share of the population lies, by a rule."""
    column = numbers(values, "values")
    within = complete(sample, column[:, None])
    return weighted_quantile(column, within.domain_weights, share, rule)


def weighted_quantile(column: Floats, weights: Floats, share: float, rule: Rule = "math") -> float:
    """The quantile of values with weights; rows of weight nought do not count."""
    if rule not in _RULES:
        raise SurveyError(
            f"'{rule}' is not a rule of quantiles", remedy=f"use one of {', '.join(_RULES)}"
        )
    counted = weights > 0
    order = np.argsort(column[counted], kind="stable")
    values, w = column[counted][order], weights[counted][order]
    if not len(values):
        raise NobodyError("no row has a value and a weight", remedy="look at another domain")
    if not 0 <= share <= 1:
        raise SurveyError(f"{share:g} is no share", remedy="give one from nought to one")
    return _RULES[rule](values, w, share)


def _step(w: Floats, share: float) -> tuple[int, bool]:
    """How many values lie at or below the share, and whether the last meets it exactly.

    Sums are of long doubles, as R's are, or shares that are met exactly would be missed.
    """
    reached = np.cumsum(w.astype(np.longdouble)).astype(np.float64)
    asked = share * float(w.astype(np.longdouble).sum())
    position = int((reached <= asked).sum())
    return position, position > 0 and bool(reached[position - 1] == asked)


def _lower(values: Floats, w: Floats, share: float) -> float:
    position, is_met = _step(w, share)
    return float(values[max(position - 1, 0) if is_met else min(position, len(values) - 1)])


def _between(values: Floats, w: Floats, share: float) -> float:
    position, is_met = _step(w, share)
    above = float(values[min(position, len(values) - 1)])
    return (float(values[position - 1]) + above) / 2 if is_met else above


def _by_parity(values: Floats, w: Floats, share: float) -> float:
    """Hyndman and Fan's third rule: even positions stay, counted among the values that differ."""
    position, is_met = _step(w, share)
    stays = is_met and len(np.unique(values[:position])) % 2 == 0
    return float(values[position - 1 if stays else min(position, len(values) - 1)])


def _line(points: Callable[[Floats], Floats]) -> Callable[[Floats, Floats, float], float]:
    """Interpolation between points of the distribution; flat beyond its ends."""

    def rule(values: Floats, w: Floats, share: float) -> float:
        return float(np.interp(share, points(w), values))

    return rule


def _shah_vaish(values: Floats, w: Floats, share: float) -> float:
    """Shah and Vaish's steps: the first value whose middle of weight reaches the share."""
    scaled = w / w.mean()
    reached = (np.cumsum(scaled) + 0.5 - scaled / 2) / len(w)
    beyond = np.flatnonzero(reached >= share)
    return float(values[beyond[0] if len(beyond) else -1])


_RULES: dict[str, Callable[[Floats, Floats, float], float]] = {
    "math": _lower,
    "school": _between,
    "shahvaish": _shah_vaish,
    "hf1": _lower,
    "hf2": _between,
    "hf3": _by_parity,
    "hf4": _line(lambda w: np.cumsum(w) / w.sum()),
    "hf5": _line(lambda w: (np.cumsum(w) - w / 2) / w.sum()),
    "hf6": _line(lambda w: np.cumsum(w) / (w.sum() + w[-1])),
    "hf7": _line(lambda w: (np.cumsum(w) - w) / (w.sum() - w[-1])),
    "hf8": _line(lambda w: (np.cumsum(w) - w / 3) / (w.sum() + w[-1] / 3)),
    "hf9": _line(lambda w: (np.cumsum(w) - w * 3 / 8) / (w.sum() + w[-1] / 4)),
}


def quantile_interval(  # noqa: PLR0913
    sample: Sample,
    values: ArrayLike,
    share: float,
    *,
    rule: Rule = "math",
    kind: Kind = "mean",
    level: float = 0.95,
    df: float | None = None,
) -> tuple[float, float, float]:
    """The ends of the interval of a quantile, and the standard error that its width implies.

    An end that the sample does not bound (the share's own interval leaves nought to one) is
    infinite, and so is the error. Where no row lies beyond the quantile the kind is `beta`.
    """
    column = numbers(values, "values")
    within = complete(sample, column[:, None])
    used = within.df if df is None else df
    if kind == "score":
        low, high = _by_score(within, column, share, level, used)
    else:
        at = weighted_quantile(column, within.domain_weights, share, rule)
        found = mean(within, table([column <= at]), ("below",))
        is_end = float(found.values[0]) in {0.0, 1.0}
        ends = proportion_interval(found, "beta" if is_end else kind, level, used)
        low, high = (
            weighted_quantile(column, within.domain_weights, end, rule)
            if 0 <= end <= 1
            else np.copysign(np.inf, end - 0.5)
            for end in ends
        )
    return low, high, (high - low) / (2 * reach_of(level, used))


def replicated_quantile(
    sample: Replicates, values: ArrayLike, share: float, rule: Rule = "math"
) -> Estimate:
    """A quantile with the spread of the quantiles of all replicates."""
    column = numbers(values, "values")
    within = complete(sample, column[:, None])
    at = np.array([weighted_quantile(column, within.domain_weights, share, rule)])
    found = [
        [weighted_quantile(column, weights, share, rule)] for weights in within.domain_matrix.T
    ]
    return Estimate((f"{share:g}",), at, within.spread(np.array(found), at), sample.df)


def _by_score(
    sample: Sample, column: Floats, share: float, level: float, df: float
) -> tuple[float, float]:
    """The values at which the share below does not differ from the share that is asked for."""
    counted = np.unique(column[sample.member & (sample.domain_weights > 0)])
    limit = reach_of(level, df)

    def score(at: float) -> float:
        found = mean(sample, table([(column <= at) - share]), ("score",))
        return float(found.values[0] / found.se[0]) if found.se[0] else np.inf

    return (
        float(counted[_first(counted, lambda at: score(at) >= -limit)]),
        float(counted[_first(counted, lambda at: score(at) >= limit)]),
    )


def _first(values: Floats, passes: Callable[[float], bool]) -> int:
    """The position of the first value that passes, by halving."""
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if passes(float(values[middle])):
            high = middle
        else:
            low = middle + 1
    return low
