"""The season of a month as it could be known before that month: shrunken, never looked ahead."""

import numpy as np

from synopsis.indicators.change.monthly import YEAR, Flags, Floats

# Half a year on either side; the two ends are the same calendar month and count half each.
_WINDOW = np.r_[0.5, np.ones(YEAR - 1), 0.5] / YEAR
_HALF = YEAR // 2
_LEAST_WEIGHT = 0.75
_PRIOR_YEARS = 2.0  # pseudo-years without a season that every estimate begins with
_PRIOR_EVENTS = 20.0  # a count shows no season before it has shown about as many things
_FURTHEST = 1.5  # a single month tells of a factor of at most 4.5 in a count's season


def centred_level(values: Floats) -> Floats:
    """The mean over a year about each month, S x T; NaN where too little of it is observed."""
    seen = np.isfinite(values)
    filled = np.where(seen, values, 0.0)
    sums = _smoothed(filled)
    weights = _smoothed(seen.astype(np.float64))
    level = np.where(weights >= _LEAST_WEIGHT, sums / np.maximum(weights, 1e-9), np.nan)
    level[:, :_HALF] = np.nan
    level[:, max(level.shape[1] - _HALF, 0) :] = np.nan
    return level


def season_before(values: Floats, counts: Floats | None) -> Floats:
    """Additive season of each month from the years before it alone, S x T (Cleveland, 1990).

    The newest month that takes part lies a year before the month, and its level needs half a year
    after it. `counts` are the counts behind logs: where they are few, the season is shrunken more.
    """
    departure = values - centred_level(values)
    if counts is not None:
        departure = np.clip(departure, -_FURTHEST, _FURTHEST)
    sums, years = _sums_before(departure), _sums_before(np.isfinite(departure))
    return np.asarray(sums / (years + _pull(counts)))


def season_of(values: Floats) -> Floats:
    """Additive season of twelve months from the whole series, S x 12; nought on average."""
    departure = values - centred_level(values)
    season = np.zeros((len(values), YEAR))
    for month in range(YEAR):
        part = departure[:, month::YEAR]
        years = np.isfinite(part).sum(axis=1)
        season[:, month] = np.nansum(part, axis=1) / (years + _PRIOR_YEARS)
    return np.asarray(season - season.mean(axis=1, keepdims=True))


def mean_before(values: Floats, window: int | None = None) -> Floats:
    """The mean of observed values before each month, S x T; 0 before the first."""
    seen = np.isfinite(values)
    sums = _cumulated(np.where(seen, values, 0.0))
    numbers = _cumulated(seen.astype(np.float64))
    if window is not None:
        sums, numbers = _windowed(sums, window), _windowed(numbers, window)
    return sums / np.maximum(numbers, 1.0)


def _pull(counts: Floats | None) -> Floats | float:
    if counts is None:
        return _PRIOR_YEARS
    return _PRIOR_YEARS + _PRIOR_EVENTS / np.maximum(mean_before(counts), 0.01)


def _sums_before(parts: Floats | Flags) -> Floats:
    """Sums over the same calendar month in the years before, S x T."""
    filled = np.where(np.isfinite(parts), parts, 0.0).astype(np.float64)
    sums = np.zeros_like(filled)
    for month in range(YEAR, filled.shape[1]):
        sums[:, month] = sums[:, month - YEAR] + filled[:, month - YEAR]
    return sums


def _smoothed(values: Floats) -> Floats:
    padded = np.pad(values, ((0, 0), (_HALF, _HALF)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, YEAR + 1, axis=1)
    return np.asarray(windows @ _WINDOW)


def _cumulated(values: Floats) -> Floats:
    """Sums of everything before each month."""
    return np.asarray(np.cumsum(values, axis=1) - values)


def _windowed(sums: Floats, window: int) -> Floats:
    earlier = np.pad(sums, ((0, 0), (window, 0)))[:, : sums.shape[1]]
    return np.asarray(sums - earlier)
