"""Backtest: outlooks at rolling origins, scored beside baselines by what came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.baselines import baselines
from synopsis.indicators.outlook.fan import INTERVALS, LEVELS
from synopsis.indicators.outlook.members import Ahead
from synopsis.indicators.outlook.mixture import bounded
from synopsis.indicators.outlook.record import Record, Score
from synopsis.indicators.outlook.scores import (
    calibration,
    crps_of_quantiles,
    held,
    interval_score,
    log_score,
    pits,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from synopsis.indicators.outlook.record import Calibration
    from synopsis.indicators.outlook.rolling import Rolling

    Array = NDArray[np.float64]

OURS = "mixture"
_KINDS = ("crps", "scaled", "log_score", "interval")
_RESAMPLES = 2_000
Peers = Mapping[str, Callable[[int], "Array"]]


@dataclass(frozen=True)
class Scored:
    """The scores of one method: [origins, series, steps] by kind, NaN where none is scored."""

    method: str
    by_kind: Mapping[str, Array]

    def mean(self, kind: str, only: NDArray[np.bool_]) -> float:
        """The mean score over the chosen origins and series, all steps known."""
        return float(np.nanmean(self.by_kind[kind][only]))


@dataclass(frozen=True)
class Trial:
    """A backtest with its middle values: every score, and every PIT value of ours.

    `active` [origins, series] says where a series was active; `transformed` are the PIT values
    [origins, series, steps]; `held` and `printed` [origins, series, steps, intervals] say whether
    what came lay in our intervals, as they are and with whole ends.
    """

    rolling: Rolling
    origins: tuple[int, ...]
    methods: tuple[Scored, ...]
    active: NDArray[np.bool_]
    transformed: Array
    below_zero: int
    held: NDArray[np.bool_]
    printed: NDArray[np.bool_]

    def of(self, method: str) -> Scored:
        """The scores of a method by its name."""
        return next(one for one in self.methods if one.method == method)


def backtest(rolling: Rolling, origins: Sequence[int], peers: Peers | None = None) -> Trial:
    """Foresee at every origin, with every baseline, and score all by what came.

    `peers` are further methods, each a function from an origin to quantiles [all rows, steps,
    levels].
    """
    panel = rolling.panel
    if not origins:
        raise IndicatorError(
            "there is no origin to look back from", remedy="the series are too short for a record"
        )
    shape = (len(origins), len(panel.names), rolling.steps)
    found: dict[str, dict[str, Array]] = defaultdict(
        lambda: {kind: np.full(shape, np.nan) for kind in _KINDS}
    )
    transformed = np.full(shape, np.nan)
    inside, printed = (np.zeros((*shape, len(INTERVALS)), np.bool_) for _ in range(2))
    below = 0
    for at, origin in enumerate(origins):
        rows = rolling.fit(origin)
        came = rolling.came(origin, rows, panel.known)
        scale = rolling.scale(origin)[:, None]
        told = {OURS: rolling.foreseen(origin), **_baselines(rolling, origin)}
        told |= {name: peer(origin)[rows] for name, peer in (peers or {}).items()}
        for name, quantiles in told.items():
            scores = _scores(quantiles, came, is_count=panel.is_count)
            for kind in scores:
                found[name][kind][at, rows] = scores[kind]
            found[name]["scaled"][at, rows] = scores["crps"] / scale
        below += int((told[OURS][..., 0] < 0).sum()) if panel.is_count else 0
        rng = np.random.default_rng([rolling.seed, origin, 7])
        transformed[at, rows] = pits(told[OURS], came, rng, is_count=panel.is_count)
        kept = np.round(told[OURS], 2) if panel.is_count else told[OURS]
        inside[at, rows], printed[at, rows] = held(kept, came), held(np.floor(kept + 0.5), came)
    methods = _same_cells({name: dict(kinds) for name, kinds in found.items()})
    active = np.stack([panel.active[:, origin] for origin in origins])
    return Trial(rolling, tuple(origins), methods, active, transformed, below, inside, printed)


def _same_cells(found: Mapping[str, dict[str, Array]]) -> tuple[Scored, ...]:
    """Scores of what every method scored, so that none is spared what another had to face."""
    lost = np.any([np.isnan(kinds["crps"]) for kinds in found.values()], axis=0)
    return tuple(
        Scored(name, {kind: np.where(lost, np.nan, scores) for kind, scores in kinds.items()})
        for name, kinds in found.items()
    )


def _baselines(rolling: Rolling, origin: int) -> dict[str, Array]:
    panel = rolling.panel
    rows = rolling.fit(origin)
    known = panel.values[rows, :origin]
    ahead = Ahead(panel.per_year, rolling.steps)
    return {
        name: bounded(
            one.foresee(known, ahead, np.random.default_rng([rolling.seed, origin])),
            panel.bounds(rows, origin),
        )
        if len(known)
        else np.empty((0, rolling.steps, len(LEVELS)))
        for name, one in baselines(panel.per_year, is_count=panel.is_count).items()
    }


def _scores(quantiles: Array, came: Array, *, is_count: bool) -> dict[str, Array]:
    logs = np.full(came.shape, np.nan)
    known = ~np.isnan(came)
    if known.any():
        logs[known] = log_score(quantiles[known], came[known], is_count=is_count)
    return {
        "crps": crps_of_quantiles(quantiles, came),
        "log_score": logs,
        "interval": interval_score(quantiles, came),
    }


def record_of(trial: Trial, pool: str, rows: Sequence[int] | None = None) -> Record:
    """The record of a backtest: counts are scored on active series, other values on all.

    With `rows`, of some series alone, though all of the pool taught them.
    """
    panel = trial.rolling.panel
    every = np.ones_like(trial.active)
    if rows is not None:
        every &= np.isin(np.arange(every.shape[1]), rows)
    only = every & ~np.isnan(trial.of(OURS).by_kind["crps"]).all(axis=2)
    if panel.is_count:
        only &= trial.active
    if not only.any():
        raise IndicatorError(
            "no active series was scored",
            where=pool,
            remedy="the series are too quiet for a record",
        )
    scores = sorted(
        (Score(one.method, *(one.mean(kind, only) for kind in _KINDS)) for one in trial.methods),
        key=lambda score: score.crps,
    )
    best = next(one.method for one in scores if one.method != OURS)
    skill, low, high = skill_over(trial, best, only)
    return Record(
        pool=pool,
        origins=(panel.period(trial.origins[0] - 1), panel.period(trial.origins[-1] - 1)),
        horizons=trial.rolling.steps,
        series=int(only.any(axis=0).sum()),
        scores=tuple(scores),
        best_baseline=best,
        skill=skill,
        skill_low=low,
        skill_high=high,
        active=_calibration(trial, only),
        everywhere=_calibration(trial, every),
        per_year=panel.per_year,
        better_than_best=_better(trial, best, only),
        by_horizon=_by_horizon(trial, best, only),
    )


def _calibration(trial: Trial, only: NDArray[np.bool_]) -> Calibration:
    kept = trial.transformed[only]
    known = ~np.isnan(kept)
    found = calibration(kept[known], trial.below_zero)
    return replace(
        found, held=_shares(trial.held[only][known]), printed=_shares(trial.printed[only][known])
    )


def _shares(inside: NDArray[np.bool_]) -> dict[float, float]:
    return {
        share: float(inside[:, at].mean()) if len(inside) else float("nan")
        for at, share in enumerate(INTERVALS)
    }


def _better(trial: Trial, best: str, only: NDArray[np.bool_]) -> int:
    """On how many series our mean score lies below the best baseline's."""
    ours, theirs = (_sums(trial.of(name).by_kind["crps"], only) for name in (OURS, best))
    return int((ours.sum(axis=0) < theirs.sum(axis=0)).sum())


def _by_horizon(
    trial: Trial, best: str, only: NDArray[np.bool_]
) -> tuple[tuple[int, float, float], ...]:
    ours, theirs = (trial.of(name).by_kind["crps"] for name in (OURS, best))
    return tuple(
        (step + 1, float(np.nanmean(ours[only, step])), float(np.nanmean(theirs[only, step])))
        for step in range(trial.rolling.steps)
        if not np.isnan(ours[only, step]).all()
    )


def skill_over(
    trial: Trial, baseline: str, only: NDArray[np.bool_], share: float = 0.95
) -> tuple[float, float, float]:
    """By which share our mean CRPS lies below a baseline's, with a bootstrap interval.

    Series are drawn anew, and origins in circular blocks as long as the horizon and a year, since
    neighbouring outlooks share what came (Politis and Romano 1992, in LePage and Billard, 263-270).
    The ends are NaN where origins are fewer than two blocks: they would tell of nothing.
    """
    ours, theirs = (_sums(trial.of(name).by_kind["crps"], only) for name in (OURS, baseline))
    rng = np.random.default_rng(trial.rolling.seed)
    origins, series = only.shape
    block = max(trial.rolling.steps, trial.rolling.panel.per_year)
    found = []
    for _ in range(_RESAMPLES if origins >= 2 * block else 0):
        starts = rng.integers(0, origins, -(-origins // block))
        times = (starts[:, None] + np.arange(block)).ravel()[:origins] % origins
        drawn = rng.integers(0, series, series)
        often = np.bincount(drawn, minlength=series)
        below = float(theirs[times].sum(axis=0) @ often)
        if below > 0:
            found.append(1 - float(ours[times].sum(axis=0) @ often) / below)
    ends = np.quantile(found, [(1 - share) / 2, (1 + share) / 2]) if found else (np.nan, np.nan)
    total = float(theirs.sum())
    skill = 1 - float(ours.sum()) / total if total else 0.0
    return skill, float(ends[0]), float(ends[1])


def _sums(scores: Array, only: NDArray[np.bool_]) -> Array:
    """Scores added up over steps, by origin and series; nought where none counts."""
    return np.where(only, np.nan_to_num(scores).sum(axis=2), 0.0)
