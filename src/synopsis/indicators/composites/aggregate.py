"""Aggregation: many values on one scale to one, by weighted means or by comparing pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from synopsis.indicators.composites.panel import Array
from synopsis.indicators.errors import IndicatorError

Aggregate = Callable[[Array, Array, float], Array]


def aggregate(values: Array, weights: Array, method: str, power: float = 1.0) -> Array:
    """Join the last axis of `values`; a missing part leaves the whole missing.

    `values` have the shape (..., places, years, parts), `weights` one that fits it. The methods are
    those of the OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6:
    additive, geometric and other power means, and Copeland's rule on its outranking matrix.
    """
    totals = weights.sum(axis=-1, keepdims=True)
    if not bool(np.isfinite(weights).all()) or bool((weights < 0).any() or (totals <= 0).any()):
        raise IndicatorError(
            "the composite weights sum to nought, or one is negative",
            where="a composite",
            remedy="give at least one of them more than nought",
        )
    return _METHODS[method](values, weights / totals, power)


def _arithmetic(values: Array, weights: Array, _: float) -> Array:
    return np.asarray((values * weights).sum(axis=-1))


def _positive(values: Array, method: str) -> Array:
    """Values above nought, without which a mean of logarithms or inverses means nothing."""
    if bool((values <= 0).any()):
        raise IndicatorError(
            f"a {method} mean needs values above nought, and a member has one that is not",
            where="a composite",
            remedy="normalise to a range that begins above nought, such as from 1 to 100",
        )
    return values


def _geometric(values: Array, weights: Array, _: float) -> Array:
    return np.asarray(np.exp((np.log(_positive(values, "geometric")) * weights).sum(axis=-1)))


def _harmonic(values: Array, weights: Array, _: float) -> Array:
    return np.asarray(1 / (weights / _positive(values, "harmonic")).sum(axis=-1))


def _power(values: Array, weights: Array, power: float) -> Array:
    return np.asarray((_positive(values, "power") ** power * weights).sum(axis=-1) ** (1 / power))


def _median(values: Array, weights: Array, _: float) -> Array:
    """The value at which half of the weight lies below; the middle of two where it is even."""
    order = np.argsort(values, axis=-1)
    ordered = np.take_along_axis(values, order, axis=-1)
    shares = np.take_along_axis(np.broadcast_to(weights, values.shape), order, axis=-1)
    upto = np.cumsum(shares, axis=-1)
    low = np.argmax(upto >= 0.5 - 1e-12, axis=-1)[..., None]
    high = np.argmax(upto > 0.5 + 1e-12, axis=-1)[..., None]
    ends = (np.take_along_axis(ordered, at, axis=-1)[..., 0] for at in (low, high))
    middle = sum(ends) / 2
    return np.where(np.isnan(values).any(axis=-1), np.nan, middle)


def _copeland(values: Array, weights: Array, _: float) -> Array:
    """How many places a place outranks, less those that outrank it, in the same year."""
    scored = np.asarray(~np.isnan(values).any(axis=-1))
    # A half, but for the rounding of weights, is neither a win nor a loss.
    lead = np.sign(np.round(outranking(values, weights) - 0.5, 12))
    met = scored[..., :, None, :] & scored[..., None, :, :]
    return np.where(scored, np.where(met, lead, 0).sum(axis=-2), np.nan)


def outranking(values: Array, weights: Array) -> Array:
    """The weight of the parts on which a place does better than another; equal parts count half.

    Shape (..., places, years, parts) to (..., places, other places, years). Weights add up to one.
    """
    made = []
    for other in range(values.shape[-3]):
        facing = values[..., other : other + 1, :, :]
        better = (values > facing) + 0.5 * (values == facing)
        made.append((better * weights).sum(axis=-1))
    return np.stack(made, axis=-2)


_METHODS: Mapping[str, Aggregate] = {
    "arithmetic": _arithmetic,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "median": _median,
    "power": _power,
    "copeland": _copeland,
}
