"""Methods of outlook, each by its name: from what is known to quantiles of what comes.

A member takes the values known [series, periods], the periods a year, how many steps to look
ahead, and a generator of random numbers; it gives quantiles [series, steps, levels]. It sees
nothing else, so it cannot see what came later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.kernel import (
    ordered,
    recency,
    seasonal,
    smoothed,
    weighted_quantiles,
)

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

# Beyond twice the greatest value ever seen nothing in the history can say how likely a value is.
_BEYOND = 2.0
_DRAWS = 2_000


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is asked of a member: the periods of a year and how many steps to look ahead."""

    per_year: int
    steps: int


Draw = Callable[["Array", Ahead, "Generator"], "Array"]


@dataclass(frozen=True, slots=True)
class Member:
    """A method with the sentence that tells a reader what it does."""

    name: str
    sentence: str
    foresee: Draw


def climatology(
    known: Array, ahead: Ahead, _: Generator, *, years: float, sharpness: float
) -> Array:
    """What the past brought, the nearer in time and season the more it counts."""
    n = known.shape[1]
    recent, values = recency(n, years * ahead.per_year), ordered(known)
    return np.stack(
        [
            weighted_quantiles(values, recent * seasonal(n, step, ahead.per_year, sharpness))
            for step in range(1, ahead.steps + 1)
        ],
        axis=1,
    )


@dataclass(frozen=True, slots=True)
class Level:
    """Choices of a local level: its power scale, how fast it follows, and how fast it returns.

    On the scale of `power` (1 for values as they are) the level follows `share` of each new value,
    and each step ahead keeps `stay` of its distance from the slow level.
    """

    power: float
    share: float
    stay: float
    sharpness: float = 0.0
    has_season: bool = False


_SLOW, _MEMORY_YEARS, _SEASONS = 0.02, 5, 8


def local_level(known: Array, ahead: Ahead, _: Generator, *, choice: Level) -> Array:
    """A level that returns slowly to the long run, with the errors that it made in the past.

    The errors of each step ahead are those that the same rule made from every earlier month, so
    no shape of distribution is assumed; Harvey and Fernandes (1989, JBES 7:407-417) is the model
    of counts whose idea it keeps.
    """
    scaled = _scaled(known, choice.power)
    season = _season(scaled, ahead.per_year) if choice.has_season else _no_season(known, ahead)
    months = np.arange(known.shape[1]) % ahead.per_year
    bare = scaled - season[:, months]
    fast, slow = smoothed(bare, np.array([[choice.share], [_SLOW]]))
    most = np.nanmax(known, axis=1, initial=0.0, keepdims=True) * _BEYOND
    steps = []
    for step in range(1, ahead.steps + 1):
        told = slow + choice.stay**step * (fast - slow)
        errors = bare[:, step:] - told[:, :-step]
        weights = recency(known.shape[1], _MEMORY_YEARS * ahead.per_year)
        weights = weights * seasonal(known.shape[1], step, ahead.per_year, choice.sharpness)
        month = (known.shape[1] + step - 1) % ahead.per_year
        found = weighted_quantiles(errors, weights[step:])
        found = found + told[:, -1:] + season[:, [month]]
        steps.append(_unscaled(found, choice.power, most))
    return np.stack(steps, axis=1)


def _scaled(values: Array, power: float) -> Array:
    return values if power == 1 else values**power


def _unscaled(values: Array, power: float, most: Array) -> Array:
    if power == 1:
        return values
    return np.minimum(np.maximum(values, 0) ** (1 / power), most)


def _no_season(known: Array, ahead: Ahead) -> Array:
    return np.zeros((known.shape[0], ahead.per_year))


def _season(scaled: Array, per_year: int) -> Array:
    """How far each season lies from a smooth level, over the last eight years, drawn to nought.

    As much as half of it is drawn away where few years are known.
    """
    n = scaled.shape[1]
    apart = scaled - smoothed(scaled, 0.15)
    out = np.zeros((scaled.shape[0], per_year))
    for month in range(per_year):
        first = max(month, month + per_year * ((n - 1 - month) // per_year - _SEASONS + 1))
        own = apart[:, first::per_year]
        count = (~np.isnan(own)).sum(axis=1)
        out[:, month] = np.nansum(own, axis=1) / np.maximum(count + _SEASONS / 2, 1)
    out -= out.mean(axis=1, keepdims=True)
    return out


def zero_inflated(known: Array, ahead: Ahead, rng: Generator, *, years: float) -> Array:
    """A zero-inflated negative binomial by the moments of the recent past, equal for each step.

    Nought comes with its recent share; other counts follow a negative binomial of their own mean
    and spread, shifted by one (a hurdle: Mullahy 1986, J. Econometrics 33:341-365).
    """
    weights = np.where(np.isnan(known), 0.0, recency(known.shape[1], years * ahead.per_year))
    positive = np.where(known > 0, weights, 0.0)
    chance = positive.sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-12)
    count = np.maximum(positive.sum(axis=1), 1e-12)
    above = np.nan_to_num(known - 1).clip(0)
    mean = (positive * above).sum(axis=1) / count
    spread = (positive * (above - mean[:, None]) ** 2).sum(axis=1) / count
    shape = mean**2 / np.maximum(spread - mean, 1e-6 * (1 + mean))
    shape = np.clip(shape, 0.05, 1e6)
    size = (known.shape[0], _DRAWS)
    rate = rng.gamma(np.broadcast_to(shape[:, None], size)) * (mean / shape)[:, None]
    drawn = 1.0 + rng.poisson(np.minimum(rate, 1e15))
    drawn = np.where(rng.random(size) < chance[:, None], drawn, 0.0)
    found = np.quantile(drawn, LEVELS, axis=1).T
    return np.repeat(found[:, None, :], ahead.steps, axis=1)


def drift(known: Array, ahead: Ahead, _: Generator, *, years: float) -> Array:
    """The newest value and what such a span of time changed in the past."""
    newest = smoothed(known, 1.0)
    steps = []
    for step in range(1, ahead.steps + 1):
        moved = newest[:, step:] - newest[:, :-step]
        moved = np.where(np.isnan(known[:, step:]), np.nan, moved)
        weights = recency(known.shape[1], years * ahead.per_year)[step:]
        steps.append(newest[:, -1:] + weighted_quantiles(moved, weights))
    return np.stack(steps, axis=1)


def _climate(name: str, years: float, sharpness: float, sentence: str) -> Member:
    return Member(name, sentence, partial(climatology, years=years, sharpness=sharpness))


def _level(name: str, sentence: str, choice: Level) -> Member:
    return Member(name, sentence, partial(local_level, choice=choice))


COUNTS: Mapping[str, Member] = {
    one.name: one
    for one in (
        _climate("months_like_it", 0.5, 1, "the months just past, those of the same season more"),
        _climate("last_year", 1, 1, "about the last year, months of the same season more"),
        _climate("years_past", 4, 1, "about the last four years, the same season more"),
        _level(
            "level",
            "a level that follows slowly, with its own past errors",
            Level(1 / 3, 0.3, 0.95, 2),
        ),
        _level(
            "quick_level",
            "a level that follows fast and returns, with its own past errors",
            Level(1 / 4, 0.5, 0.95, 2),
        ),
        _level(
            "seasonal_level",
            "a level and a season, with their own past errors",
            Level(1 / 3, 0.3, 0.95, has_season=True),
        ),
        _level(
            "quick_seasonal_level",
            "a level that follows fast, and a season, with their own past errors",
            Level(1 / 4, 0.4, 0.95, has_season=True),
        ),
        Member(
            "zero_inflated",
            "nought with its recent share, and a negative binomial for the rest",
            partial(zero_inflated, years=2.0),
        ),
    )
}
CONTINUOUS: Mapping[str, Member] = {
    one.name: one
    for one in (
        Member(
            "drift",
            "the newest value, and what such a span changed in the past",
            partial(drift, years=20.0),
        ),
        _climate("long_run", 20, 0, "what the whole history brought"),
        _level("level", "a level, with its own past errors", Level(1, 0.8, 1.0)),
        _level(
            "returning_level",
            "a level that returns to the long run, with its own past errors",
            Level(1, 0.8, 0.85),
        ),
    )
}
