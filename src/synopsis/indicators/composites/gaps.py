"""Gaps: denominators, and what stands where no value was published; nothing observed is altered.

A filled value is less sure than a published one. Its bounds are widened by how far the member
moved over as many years, in any economy: the ninth decile of those moves. Where too few moves
were seen, the bounds are open.
"""

from __future__ import annotations

import itertools
import warnings
from dataclasses import dataclass, replace

import numpy as np

from synopsis.indicators.composites.choices import Choice
from synopsis.indicators.composites.panel import Array, Mask, Panel
from synopsis.indicators.errors import IndicatorError

_LEAST_MOVES = 5
_MOVE_QUANTILE = 0.9


@dataclass(frozen=True, slots=True)
class Filled:
    """A panel after imputation: `filled` says which of its values were not published."""

    panel: Panel
    filled: Mask


def denominate(panel: Panel, below: Panel, choice: Choice) -> Panel:
    """Divide the named members by a denominator of the same place and year, times `per`.

    Without a denominator, or where it is nought, there is no value.
    """
    if choice.method == "none":
        return panel
    strange = sorted(set(choice["members"]) - set(panel.members))
    if strange:
        raise IndicatorError(
            f"{', '.join(strange)} is no member", where="the denominator of a composite",
            remedy=f"use {', '.join(panel.members)}",
        )  # fmt: skip
    divisor = np.full(panel.value.shape[:2], np.nan)
    for at, year in enumerate(panel.years):
        if year in below.years:
            divisor[:, at] = below.value[:, below.years.index(year), 0]
    if np.nanmin(divisor, initial=np.inf) < 0:
        raise IndicatorError(
            "a denominator is negative", where="a composite", remedy="take another"
        )
    divisor[divisor == 0] = np.nan
    factor = np.ones(panel.value.shape)
    for name in choice["members"]:
        factor[:, :, panel.members.index(name)] = choice["per"] / divisor
    with np.errstate(invalid="ignore"):
        return replace(
            panel, value=panel.value * factor, low=panel.low * factor, high=panel.high * factor
        )


def impute(panel: Panel, choice: Choice) -> Filled:
    """Fill gaps as the choice says: not at all, in time, or (named so) across economies."""
    if choice.method == "none":
        return Filled(panel, np.zeros(panel.value.shape, dtype=bool))
    if choice.method == "mean_of_economies":
        return _across(panel)
    step = _carry if choice.method == "carry" else _linear
    value, low, high, age = step(panel, choice["years"])
    for years in range(1, choice["years"] + 1):
        moved = drift(panel.value, years)
        at = age == years
        low = np.where(at, low - moved, low)
        high = np.where(at, high + moved, high)
    return _filled(panel, (value, low, high), age > 0)


def drift(value: Array, years: int) -> Array:
    """How far each member moves in so many years: the ninth decile over all economies.

    Where too few pairs of values lie so far apart, the next longer distance is taken; infinite
    where there is none. Shape (members,).
    """
    found = np.full(value.shape[2], np.inf)
    for member in range(value.shape[2]):
        for lag in range(years, value.shape[1]):
            moves = np.abs(value[:, lag:, member] - value[:, :-lag, member])
            moves = moves[~np.isnan(moves)]
            if moves.size >= _LEAST_MOVES:
                found[member] = np.quantile(moves, _MOVE_QUANTILE)
                break
    return found


def _carry(panel: Panel, years: int) -> tuple[Array, Array, Array, Array]:
    """The last value, carried at most so many years; `age` is how many years it was carried."""
    value, low, high = panel.value.copy(), panel.low.copy(), panel.high.copy()
    age = np.zeros(value.shape)
    for at in range(1, value.shape[1]):
        gap = np.isnan(value[:, at]) & ~np.isnan(value[:, at - 1]) & (age[:, at - 1] < years)
        age[:, at] = np.where(gap, age[:, at - 1] + 1, 0)
        for array in (value, low, high):
            array[:, at] = np.where(gap, array[:, at - 1], array[:, at])
    return value, low, high, age


def _linear(panel: Panel, years: int) -> tuple[Array, Array, Array, Array]:
    """A straight line across gaps of at most so many years, never beyond the last value."""
    value, low, high = panel.value.copy(), panel.low.copy(), panel.high.copy()
    age = np.zeros(value.shape)
    for place in range(value.shape[0]):
        for member in range(value.shape[2]):
            known = np.flatnonzero(~np.isnan(panel.value[place, :, member]))
            for before, after in itertools.pairwise(known):
                if not 1 < after - before <= years + 1:
                    continue
                inside = np.arange(before + 1, after)
                part = (inside - before) / (after - before)
                for array in (value, low, high):
                    ends = array[place, before, member], array[place, after, member]
                    array[place, inside, member] = _between(*ends, part)
                age[place, inside, member] = np.minimum(inside - before, after - inside)
    return value, low, high, age


def _between(start: float, end: float, part: Array) -> Array:
    if np.isinf(start) or np.isinf(end):
        return np.full(part.shape, start if np.isinf(start) else end)
    return start + (end - start) * part


def _across(panel: Panel) -> Filled:
    """The mean of the economies that have a value in the year; the bounds are their extremes."""
    gap = ~panel.known
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a year without any value stays one
        mean = np.nanmean(panel.value, axis=0, keepdims=True)
        least = np.nanmin(panel.low, axis=0, keepdims=True)
        most = np.nanmax(panel.high, axis=0, keepdims=True)
    value = np.where(gap, mean, panel.value)
    low = np.where(gap, least, panel.low)
    high = np.where(gap, most, panel.high)
    return _filled(panel, (value, low, high), gap & ~np.isnan(value))


def _filled(panel: Panel, made: tuple[Array, Array, Array], filled: Mask) -> Filled:
    """A filled panel; what rounding moved over a bound moves the bound."""
    value, low, high = made
    low, high = np.minimum(low, value), np.maximum(high, value)
    return Filled(replace(panel, value=value, low=low, high=high), filled)
