"""Weighted quantiles of past values, and the weights of recency and season."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import LEVELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_LEVELS = np.asarray(LEVELS)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Rows of values, the least first and NaN last, and where in its row each of them stood."""

    placed: Array
    order: NDArray[np.intp]


def ordered(values: Array) -> Ordered:
    """Each row of values [series, n] in order, so that several weights can be asked of it."""
    order = np.argsort(values, axis=1)  # NaN sorts last
    return Ordered(values[np.arange(len(values))[:, np.newaxis], order], order)


def weighted_quantiles(values: Array | Ordered, weights: Array) -> Array:
    """Quantiles at `LEVELS` of each row of values [series, n] under weights [n]: [series, levels].

    A value stands at the middle of its own weight, and between two the quantile is linear; NaN
    has no weight, and a row without any value gives NaN.
    """
    known = values if isinstance(values, Ordered) else ordered(values)
    placed = known.placed
    own = np.where(np.isnan(placed), 0.0, weights[known.order])
    total = own.sum(axis=1, keepdims=True)
    out = np.full((len(placed), len(LEVELS)), np.nan)
    middle = (own.cumsum(axis=1) - own / 2) / np.where(total > 0, total, 1)
    kept = own > 0
    is_whole = np.asarray(kept.all(axis=1))
    for row in np.flatnonzero(total[:, 0] > 0):
        held = slice(None) if is_whole[row] else kept[row]
        out[row] = np.interp(_LEVELS, middle[row, held], placed[row, held])
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
