"""The mixture: members weighed by their past scores alone, and its spread set right by past PIT."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import LEVELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_LEVELS = np.asarray(LEVELS)


def weigh(scores: Array, keenness: float) -> Array:
    """Weights of members from their mean past scores [members]; equal ones where none is known."""
    count = len(scores)
    if not np.isfinite(scores).all() or scores.min() <= 0:
        return np.full(count, 1 / count)
    weights: Array = (scores / scores.min()) ** -keenness
    total: float = weights.sum()
    shares: Array = weights / total
    return shares


def widen(past: Array, prior: int) -> Array:
    """The level at which the mixture is to be read for each of `LEVELS`, from past PIT values.

    Both tails are taken together, so that the past teaches how far outlooks were off and not to
    which side: a side that one surge taught would be wrong at the next. `prior` even values stand
    for outlooks that were right.
    """
    even = (np.arange(prior) + 0.5) / max(prior, 1)
    both = np.concatenate([past, 1 - past, np.repeat(even, 2)])
    at: Array = np.quantile(both, _LEVELS)
    return at


def reread(quantiles: Array, at: Array, *, is_count: bool) -> Array:
    """Quantiles [..., levels] read at other levels, between two on the root scale for counts."""
    scaled = np.sqrt(np.maximum(quantiles, 0)) if is_count else quantiles
    flat = scaled.reshape(-1, len(_LEVELS))
    read = np.stack([np.interp(at, _LEVELS, row) for row in flat]) if len(flat) else flat
    shaped = read.reshape(quantiles.shape)
    return shaped**2 if is_count else shaped


def bounded(quantiles: Array, bounds: tuple[Array, Array]) -> Array:
    """Quantiles [rows, steps, levels] that never fall from level to level and keep to bounds."""
    floor, ceiling = (end[:, None, None] for end in bounds)
    kept: Array = np.clip(np.maximum.accumulate(quantiles, axis=-1), floor, ceiling)
    return kept
