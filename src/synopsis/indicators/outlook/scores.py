"""Scores of probabilistic outlooks, each proper: less is better.

Continuous ranked probability score: Matheson and Winkler (1976), Gneiting and Raftery (2007, JASA
102:359-378); the estimator from draws by probability-weighted moments: Taillardat et al. (2016,
MWR 144:2375-2393), Zamo and Naveau (2018, Math. Geosci. 50:209-234).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import numpy as np

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.fan import HUNDREDTHS, INTERVALS, LEVELS
from synopsis.indicators.outlook.record import Calibration

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_ALL = np.asarray(LEVELS)
_LEAST = 1e-4  # what a value outside all quantiles is still given, so that no score is infinite
_BINS = 10


def crps_of_draws(draws: Array, came: Array) -> Array:
    """CRPS of draws [..., m] for what came [...], by probability-weighted moments.

    Needs the memory of the draws alone; unbiased as the fair estimator is.
    """
    m = draws.shape[-1]
    if m < 2:
        raise IndicatorError("a score of draws needs at least two of them")
    ordered = np.sort(draws, axis=-1)
    moment = (ordered * np.arange(m)).sum(axis=-1) / (m * (m - 1))
    score: Array = np.abs(draws - came[..., None]).mean(axis=-1) + draws.mean(axis=-1) - 2 * moment
    return score


def crps_of_quantiles(quantiles: Array, came: Array) -> Array:
    """CRPS of quantiles [..., levels] for what came [...]: twice the mean loss at each hundredth.

    A sum over ninety-nine levels of an integral over all; it is the same for every method that is
    compared by it.
    """
    even = _ALL[HUNDREDTHS]
    apart = came[..., None] - quantiles[..., HUNDREDTHS]
    score: Array = 2 * np.maximum(even * apart, (even - 1) * apart).mean(axis=-1)
    return score


def interval_score(quantiles: Array, came: Array, share: float = 0.8) -> Array:
    """Width of a central interval, and what lies outside times 2/(1 - share) (Winkler 1972)."""
    low, high = (_at(quantiles, (1 + sign * share) / 2) for sign in (-1, 1))
    below, above = np.maximum(low - came, 0), np.maximum(came - high, 0)
    score: Array = high - low + 2 / (1 - share) * (below + above)
    return score


def _at(quantiles: Array, level: float) -> Array:
    """The quantile at a level between two of `LEVELS`."""
    right = min(int(np.searchsorted(_ALL, level - 1e-12)), len(_ALL) - 1)
    if abs(_ALL[right] - level) < 1e-9 or right == 0:
        at: Array = quantiles[..., right]
        return at
    share = (level - _ALL[right - 1]) / (_ALL[right] - _ALL[right - 1])
    between: Array = (1 - share) * quantiles[..., right - 1] + share * quantiles[..., right]
    return between


def chances(quantiles: Array, came: Array, *, is_count: bool) -> tuple[Array, Array]:
    """The probability of less than what came, and of no more than it, for each of [n].

    A count stands for the half on either side of it, and nought for all below a half. Where several
    quantiles are equal, their value has a probability of its own.
    """
    half = 0.5 if is_count else 0.0
    low, high = np.empty(len(came)), np.empty(len(came))
    for row, (own, value) in enumerate(zip(quantiles, came, strict=True)):
        low[row] = _chance(own, value - half, "left")
        high[row] = _chance(own, value + half, "right")
    if is_count:
        low = np.where(came <= 0, 0.0, low)
    return low, np.maximum(low, high)


def _chance(own: Array, value: float, side: Literal["left", "right"]) -> float:
    """The probability of less than a value (left), or of no more than it (right)."""
    first, after = np.searchsorted(own, value, "left"), np.searchsorted(own, value, "right")
    if after - first > 1:
        if side == "left":
            return 0.0 if first == 0 else float(_ALL[first])
        return 1.0 if after == len(own) else float(_ALL[after - 1])
    return float(np.interp(value, own, _ALL, left=0.0, right=1.0))


def pit(quantiles: Array, came: Array, uniform: Array, *, is_count: bool) -> Array:
    """The probability integral transform of what came [n], randomised by uniform numbers [n].

    Over the probability that a value has of its own, as a count has, the number says where.

    Czado, Gneiting and Held (2009, Biometrics 65:1254-1261); uniform where outlooks are right.
    """
    low, high = chances(quantiles, came, is_count=is_count)
    transformed: Array = low + uniform * (high - low)
    return transformed


def pits(quantiles: Array, came: Array, rng: np.random.Generator, *, is_count: bool) -> Array:
    """PIT values of what came [...] by quantiles [..., levels]; NaN where nothing is known yet.

    One random number is drawn for every cell, known or not, so that what is learned later moves
    none.
    """
    uniform, known = rng.random(came.shape), ~np.isnan(came)
    out = np.full(came.shape, np.nan)
    if known.any():
        out[known] = pit(quantiles[known], came[known], uniform[known], is_count=is_count)
    return out


def log_score(quantiles: Array, came: Array, *, is_count: bool) -> Array:
    """Minus the logarithm of the probability of what came (of its near surroundings, if no count).

    In nats. What lies outside all quantiles is given one in ten thousand of the probability, spread
    over as many counts as the middle ninety in a hundred hold.
    """
    reach = _at(quantiles, 0.95) - _at(quantiles, 0.05)
    if is_count:
        low, high = chances(quantiles, came, is_count=True)
        least = _LEAST / np.maximum(reach, 1.0)
    else:
        width = np.maximum(reach, 1e-12) / 50
        low, _ = chances(quantiles, came - width, is_count=False)
        high, _ = chances(quantiles, came + width, is_count=False)
        least = np.full(came.shape, _LEAST)
    score: Array = -np.log(np.maximum(high - low, least))
    return score


def pit_distance(transformed: Array) -> float:
    """Total variation between a ten-bin histogram of PIT values and the uniform one, 0 to 0.9."""
    return float(np.abs(_histogram(transformed) - 1 / _BINS).sum() / 2)


def _histogram(transformed: Array) -> Array:
    counts = np.histogram(transformed, _BINS, (0, 1))[0]
    shares: Array = counts / max(len(transformed), 1)
    return shares


def held(quantiles: Array, came: Array) -> NDArray[np.bool_]:
    """Whether what came lies in each of `INTERVALS`, its ends included: [..., intervals]."""
    ends = [
        (_at(quantiles, (1 - share) / 2), _at(quantiles, (1 + share) / 2)) for share in INTERVALS
    ]
    inside: NDArray[np.bool_] = np.stack([(low <= came) & (came <= high) for low, high in ends], -1)
    return inside


def calibration(transformed: Array, below_zero: int = 0) -> Calibration:
    """Coverage by PIT, its histogram, and its distance from the uniform one."""
    covered: Mapping[float, float] = {
        share: float(np.mean(np.abs(transformed - 0.5) <= share / 2)) if len(transformed) else 0.0
        for share in INTERVALS
    }
    return Calibration(
        len(transformed),
        covered,
        tuple(map(float, _histogram(transformed))),
        pit_distance(transformed),
        below_zero,
    )
