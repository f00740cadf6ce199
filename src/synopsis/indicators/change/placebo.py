"""Placebo series: what a series would look like had nothing changed, drawn from its own history.

A process is a steady level with the history's season, its noise about its own local level and the
likeness of neighbouring months in that noise; the local level itself, in which real changes are,
is left out.
"""

from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.alarm import Refusal
from synopsis.indicators.change.choices import CLASSES, Choices, SeriesClass
from synopsis.indicators.change.monthly import YEAR, Family, Floats, Monthly
from synopsis.indicators.change.panel import Panel, side_by_side
from synopsis.indicators.change.refusing import whole_refusal
from synopsis.indicators.change.season import season_of
from synopsis.indicators.errors import IndicatorError

_LARGEST_LIKENESS = 0.9
_FURTHEST = 25.0  # of logs from their level; farther than any noise in a region
_LARGEST_NOISE = 2.0  # of logs; a lognormal beyond it is all outliers


@dataclass(frozen=True, slots=True)
class Process:
    """A series without change.

    Counts: Poisson about `level` times season times exp(noise). Positive values: exp of level,
    season and noise; values: their sum. Shares: binomial out of `totals`, logit level and noise.
    The noise is autoregressive with standard deviation `noise` and likeness `likeness` a month on.
    """

    family: Family
    level: float
    season: tuple[float, ...]
    noise: float
    likeness: float
    totals: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no series could be drawn from."""
        sound = np.isfinite([self.level, self.noise, self.likeness, *self.season]).all()
        if not sound or len(self.season) != YEAR or self.noise < 0 or abs(self.likeness) >= 1:
            raise IndicatorError("no series can be drawn from this process", where="a placebo")

    def series_class(self, choices: Choices) -> SeriesClass:
        """The class whose bound is tuned on it."""
        names = CLASSES[self.family]
        if self.family.is_continuous:
            return names[0]
        usual = self.level
        if self.family is Family.SHARE:
            usual = float(np.mean(self.totals)) / (1 + np.exp(-self.level))
        return names[int(usual >= choices.busy_from)]


def fit_process(history: Monthly, choices: Choices) -> Process | Refusal:
    """The process of a history, which must end before the months that are to be judged."""
    if not history.values:
        return Refusal("there is no month in the series")
    return fitted_process(side_by_side((history,)), choices)


def fitted_process(panel: Panel, choices: Choices) -> Process | Refusal:
    """The process of a panel of one series."""
    refusal = whole_refusal(panel, 0, 1)
    if refusal:
        return refusal
    if int(panel.seen.sum()) < choices.least:
        return Refusal("too few months are covered to know what is usual")
    if panel.family is Family.COUNT:
        return _count_process(panel, choices)
    if panel.family is Family.SHARE:
        return _share_process(panel, choices)
    return _value_process(panel, choices)


def draw(process: Process, months: int, copies: int, rng: np.random.Generator) -> Floats:
    """Placebo series without change, copies x months; of a share, the numbers out of its totals.

    Positive values are drawn as multiples of their level: they are judged in logs, of which the
    level is but the origin, so that a series in another unit has the same placebos.
    """
    noise = _noise(process, (copies, months), rng)
    season = np.resize(np.array(process.season), months)
    if process.family is Family.COUNT:
        centred = noise - process.noise**2 / 2
        return rng.poisson(process.level * np.exp(season + centred)).astype(np.float64)
    if process.family is Family.POSITIVE:
        return np.exp(np.clip(season + noise, -_FURTHEST, _FURTHEST))
    path = process.level + season + noise
    if process.family is Family.SHARE:
        totals = totals_of(process, months).astype(np.int64)
        return rng.binomial(totals, 1 / (1 + np.exp(-path))).astype(np.float64)
    return path


def totals_of(process: Process, months: int) -> Floats:
    """The totals of a share, taken again from the first where they end; 1 of all else."""
    return np.resize(np.array(process.totals or (1.0,), dtype=np.float64), months)


def local_level(values: Floats, window: int) -> Floats:
    """The median of what is observed in a window about each month, one value a month."""
    windows = _windows(values, window)
    seen = np.isfinite(windows).any(axis=1)
    level = np.full(len(values), np.nan)
    level[seen] = np.nanmedian(windows[seen], axis=1)
    return level


def _count_process(panel: Panel, choices: Choices) -> Process:
    """Noise from the variance beyond Poisson of counts over their local level and season."""
    counts = panel.values[0]
    busy = np.nanmean(counts) >= choices.busy_from
    season = season_of(np.log(panel.values + 0.5))[0] if busy else np.zeros(YEAR)
    factor = np.exp(np.resize(season, len(counts)))
    level = _mean_level(counts / factor, choices.level_months)
    usual = level * factor
    beyond = np.nanmean((counts - usual) ** 2 - counts) / np.nanmean(usual**2)
    noise = float(np.sqrt(np.log1p(np.clip(beyond, 0.0, np.expm1(_LARGEST_NOISE**2)))))
    relative = (counts - usual) / np.sqrt(np.maximum(usual, 0.1))
    shrink = max(beyond, 0.0) * np.nanmean(usual) / (1 + max(beyond, 0.0) * np.nanmean(usual))
    likeness = _likeness(relative) / max(shrink, 0.1) if beyond > 0 else 0.0
    return Process(
        Family.COUNT,
        max(float(np.nanmean(level)), 1e-3),
        tuple(season.tolist()),
        noise,
        float(np.clip(likeness, 0.0, _LARGEST_LIKENESS)),
    )


def _share_process(panel: Panel, choices: Choices) -> Process:
    """Noise of logits, less what the binomial alone would give."""
    values, totals = panel.values[0], panel.out_of[0]
    seen = np.isfinite(values)
    share = np.clip((values[seen].sum() + 0.5) / (totals[seen].sum() + 1), 1e-4, 1 - 1e-4)
    parts = (values + 0.5) / (totals + 1)
    logits = np.log(parts / (1 - parts))
    rest = logits - local_level(logits, choices.level_months)
    binomial = np.nanmean(np.where(seen, 1 / ((totals + 2) * share * (1 - share)), np.nan))
    noise = np.sqrt(np.clip(np.nanvar(rest) - binomial, 0.0, _LARGEST_NOISE**2))
    level = float(np.log(share / (1 - share)))
    likeness = float(np.clip(_likeness(rest), 0.0, _LARGEST_LIKENESS))
    known = tuple(totals[seen].tolist())
    return Process(Family.SHARE, level, (0.0,) * YEAR, float(noise), likeness, known)


def _value_process(panel: Panel, choices: Choices) -> Process:
    values = panel.values if panel.family is Family.VALUE else np.log(panel.values)
    season = season_of(values)[0]
    rest = values[0] - np.resize(season, values.shape[1])
    departure = rest - local_level(rest, choices.level_months)
    likeness = float(np.clip(_likeness(departure), -_LARGEST_LIKENESS, _LARGEST_LIKENESS))
    level, noise = float(np.nanmedian(rest)), float(np.nanstd(departure))
    return Process(panel.family, level, tuple(season.tolist()), noise, likeness)


def _mean_level(values: Floats, window: int) -> Floats:
    """The mean of what is observed in a window about each month."""
    windows = _windows(values, window)
    seen = np.isfinite(windows)
    sums = np.where(seen, windows, 0.0).sum(axis=1)
    return np.where(seen.any(axis=1), sums / np.maximum(seen.sum(axis=1), 1), np.nan)


def _windows(values: Floats, window: int) -> Floats:
    """The months about each month, one row a month; NaN beyond the ends."""
    half = window // 2
    padded = np.pad(values, half, constant_values=np.nan)
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1)


def _likeness(rest: Floats) -> float:
    """Correlation of neighbouring months, both observed."""
    both = np.isfinite(rest[1:]) & np.isfinite(rest[:-1])
    variance = float(np.nanvar(rest))
    if both.sum() < YEAR or variance <= 0:
        return 0.0
    return float(np.mean((rest[1:] * rest[:-1])[both]) / variance)


def _noise(process: Process, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    fresh = rng.standard_normal(shape) * process.noise * np.sqrt(1 - process.likeness**2)
    noise = np.empty(shape)
    noise[:, 0] = rng.standard_normal(shape[0]) * process.noise
    for at in range(1, shape[1]):
        noise[:, at] = process.likeness * noise[:, at - 1] + fresh[:, at]
    return noise
