"""Intervals of all cells at once, of the kinds that the room's `proportion_interval` has.

Where all or none are in a cell the sample shows no spread, and no kind but Korn and Graubard's
(1998, Survey Methodology 24:193-201) has an interval: there it is given, on Kish's effective
size, since an interval of no width would be a careless headline.
"""

from typing import Any

import numpy as np
from scipy import special

from synopsis.survey.cells.rules import Rules
from synopsis.survey.design import Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.estimate import Estimate
from synopsis.survey.proportion import proportion_interval

Ends = tuple[Floats, Floats]


def ends_of(rules: Rules, cells: dict[str, Any], is_mean: Flags) -> Ends:
    """The ends of every cell's interval; NaN without a value or without degrees of freedom."""
    p, se, df = cells["share"], cells["se"], cells["df"]
    reach = quantile_of_t(rules.level, df)
    low, high = p - reach * se, p + reach * se
    is_bound = (p == 0) | (p == 1)
    is_inner = ~is_mean & ~is_bound & np.isfinite(reach * se)
    if rules.interval != "mean":
        _put(low, high, is_inner, _inner(rules, cells, reach, is_inner))
    is_edge = ~is_mean & is_bound & np.isfinite(reach)
    if is_edge.any():
        ends = _beta(rules, cells, cells["n_effective"], reach, is_edge)
        _put(low, high, is_edge, ends)
    return low, high


def quantile_of_t(level: float, df: Floats) -> Floats:
    """How many standard errors an interval reaches, by its degrees of freedom; NaN for none."""
    kinds, place = np.unique(df, return_inverse=True)
    found = np.full(len(kinds), np.nan)
    found[kinds > 0] = special.stdtrit(kinds[kinds > 0], (1 + level) / 2)
    reach: Floats = found[place]
    return reach


def _put(low: Floats, high: Floats, where: Flags, ends: Ends) -> None:
    low[where], high[where] = ends


def _inner(rules: Rules, cells: dict[str, Any], reach: Floats, where: Flags) -> Ends:
    p, se, t = cells["share"][where], cells["se"][where], reach[where]
    if rules.interval in ("logit", "xlogit"):
        centre, away = special.logit(p), t * se / (p * (1 - p))
        return special.expit(centre - away), special.expit(centre + away)
    if rules.interval == "asin":
        root, away = np.arcsin(np.sqrt(p)), t * se / (2 * np.sqrt(p * (1 - p)))
        return np.sin(root - away) ** 2, np.sin(root + away) ** 2
    if rules.interval == "beta":
        with np.errstate(divide="ignore"):
            effective = np.zeros(len(where))
            effective[where] = p * (1 - p) / se**2
        return _beta(rules, cells, effective, reach, where)
    return _one_by_one(rules, cells, where)


def _beta(
    rules: Rules, cells: dict[str, Any], effective: Floats, reach: Floats, where: Flags
) -> Ends:
    """Clopper and Pearson's interval on the effective size; no width where that is infinite."""
    p, n = cells["share"][where], cells["n"][where].astype(np.float64)
    size = effective[where] * (quantile_of_t(rules.level, n - 1) / reach[where]) ** 2
    tail = (1 - rules.level) / 2
    is_sure, none = np.isinf(size), np.isnan(size)
    size = np.where(is_sure, 1.0, size)
    hits, rest = p * size, size - p * size
    with np.errstate(invalid="ignore"):
        low = np.where(hits > 0, special.betaincinv(np.where(hits > 0, hits, 1), rest + 1, tail), 0)
        high = np.where(
            rest > 0, special.betaincinv(hits + 1, np.where(rest > 0, rest, 1), 1 - tail), 1
        )
    low, high = np.where(is_sure, p, low), np.where(is_sure, p, high)
    return np.where(none, np.nan, low), np.where(none, np.nan, high)


def _searched(one: Estimate, rules: Rules) -> tuple[float, float]:
    """The likelihood's ends; none where so few rows let it reach past nought or one."""
    try:
        return proportion_interval(one, rules.interval, rules.level)
    except (SurveyError, ValueError):
        return float("nan"), float("nan")


def _one_by_one(rules: Rules, cells: dict[str, Any], where: Flags) -> Ends:
    """The likelihood interval, which is searched for; no width where there is no error."""
    low, high = cells["share"][where].copy(), cells["share"][where].copy()
    columns = (cells[name][where].tolist() for name in ("share", "se", "df", "n"))
    for place, (p, se, df, n) in enumerate(zip(*columns, strict=True)):
        if se > 0:
            one = Estimate(("p",), np.array([p]), np.array([[se**2]]), df, n)
            low[place], high[place] = _searched(one, rules)
    return low, high
