"""Weighted quantiles of past values, and the weights of recency and season."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import LEVELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_LEVELS = np.asarray(LEVELS)


def weighted_quantiles(values: Array, weights: Array) -> Array:
    """Quantiles at `LEVELS` of each row of values [series, n] under weights [n]: [series, levels].

    A value stands at the middle of its own weight, and between two the quantile is linear; NaN
    has no weight, and a row without any value gives NaN.
    """
    order = np.argsort(values, axis=1)  # NaN sorts last
    placed = np.take_along_axis(values, order, 1)
    own = np.broadcast_to(weights, values.shape)
    own = np.take_along_axis(np.where(np.isnan(values), 0.0, own), order, 1)
    total = own.sum(axis=1, keepdims=True)
    out = np.full((values.shape[0], len(LEVELS)), np.nan)
    middle = (own.cumsum(axis=1) - own / 2) / np.where(total > 0, total, 1)
    for row in np.flatnonzero(total[:, 0] > 0):
        kept = own[row] > 0
        out[row] = np.interp(_LEVELS, middle[row, kept], placed[row, kept])
    return out


def recency(n: int, memory: float) -> Array:
    """Weights of `n` periods, newest last: each `memory` periods back weighs e times less."""
    weights: Array = np.exp(-np.arange(n - 1, -1, -1) / memory)
    return weights


def seasonal(n: int, ahead: int, per_year: int, sharpness: float) -> Array:
    """Weights of `n` periods by how near their season is to that of the period `ahead` after them.

    A von Mises kernel on the circle of the year; a sharpness of nought makes all seasons equal.
    """
    apart = (n + ahead - 1 - np.arange(n)) % per_year
    weights: Array = np.exp(sharpness * (np.cos(2 * np.pi * apart / per_year) - 1))
    return weights


def smoothed(values: Array, share: Array | float) -> Array:
    """The level after each period, a `share` of which is the newest value; NaN leaves it as it is.

    Values [..., series, periods]; shares that broadcast to all but the last axis give as many
    levels at once. The first value that is known begins a level; before that it is NaN.
    """
    shape = np.broadcast_shapes(np.shape(share), values.shape[:-1])
    out = np.empty((*shape, values.shape[-1]))
    level = np.full(shape, np.nan)
    is_whole = not np.isnan(values).any()
    for column in range(values.shape[-1]):
        new = values[..., column]
        if is_whole and column:
            level = level + share * (new - level)
        else:
            begun = np.where(np.isnan(level), new, level + share * (new - level))
            level = np.where(np.isnan(new), level, begun)
        out[..., column] = level
    return out
