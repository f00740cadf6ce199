"""Baselines: the simple outlooks that a method has to beat, each with quantiles of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.kernel import smoothed, weighted_quantiles
from synopsis.indicators.outlook.members import Ahead, Member

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_TWENTY_YEARS, _ERRORS_YEARS, _DRAWS = 20, 10, 2_000


def always_zero(known: Array, ahead: Ahead, _: Generator) -> Array:
    """Nought, whatever was seen."""
    return np.zeros((known.shape[0], ahead.steps, len(LEVELS)))


def past(known: Array, ahead: Ahead, _: Generator, *, years: float) -> Array:
    """The values of the last years, each as likely as the other."""
    kept = known[:, -int(years * ahead.per_year) :]
    found = weighted_quantiles(kept, np.ones(kept.shape[1]))
    return np.repeat(found[:, None, :], ahead.steps, axis=1)


def same_season(known: Array, ahead: Ahead, _: Generator) -> Array:
    """The values of the same season in all years."""
    n = known.shape[1]
    steps = []
    for step in range(1, ahead.steps + 1):
        own = known[:, (n + step - 1) % ahead.per_year :: ahead.per_year]
        steps.append(weighted_quantiles(own, np.ones(own.shape[1])))
    return np.stack(steps, axis=1)


def poisson(known: Array, ahead: Ahead, rng: Generator) -> Array:
    """A Poisson distribution around the newest value."""
    newest = np.nan_to_num(smoothed(known, 1.0)[:, -1:])
    drawn = rng.poisson(np.minimum(newest, 1e15), (known.shape[0], _DRAWS))
    found = np.quantile(drawn.astype(float), LEVELS, axis=1).T
    return np.repeat(found[:, None, :], ahead.steps, axis=1)


def naive(known: Array, ahead: Ahead, _: Generator, *, is_seasonal: bool) -> Array:
    """The newest value (of the same season), with the errors that this made in ten years."""
    filled = smoothed(known, 1.0)
    steps = []
    for step in range(1, ahead.steps + 1):
        back = ahead.per_year * -(-step // ahead.per_year) if is_seasonal else step
        errors = (known[:, back:] - filled[:, :-back])[:, -_ERRORS_YEARS * ahead.per_year :]
        start = filled[:, step - back - 1] if is_seasonal else filled[:, -1]
        steps.append(start[:, None] + weighted_quantiles(errors, np.ones(errors.shape[1])))
    return np.stack(steps, axis=1)


_FOR_ALL = (
    Member("history", "all values of twenty years, each as likely", partial(past, years=20)),
    Member("last_three_years", "the values of three years, each as likely", partial(past, years=3)),
    Member("naive", "the newest value and its past errors", partial(naive, is_seasonal=False)),
)
_SEASONAL = (
    Member("last_twelve", "the values of one year, each as likely", partial(past, years=1)),
    Member("same_season", "the same season of all years", same_season),
    Member(
        "seasonal_naive",
        "the value of the same season a year before, and its past errors",
        partial(naive, is_seasonal=True),
    ),
)
_COUNTED = (
    Member("always_zero", "nought, whatever was seen", always_zero),
    Member("poisson", "a Poisson distribution around the newest value", poisson),
)


def baselines(per_year: int, *, is_count: bool) -> Mapping[str, Member]:
    """The baselines that fit a rhythm and a kind of values, by name."""
    kept = (*_FOR_ALL, *(_SEASONAL if per_year > 1 else ()), *(_COUNTED if is_count else ()))
    return {one.name: one for one in kept}
