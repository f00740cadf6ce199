"""Dating: since when a whole series stands where it stands, looking back.

Changes are found by kernel change-point detection (S. Arlot, A. Celisse, Z. Harchaoui, JMLR 2019;
ruptures' KernelCPD), and its penalty is the one that placebo series of the same process exceed
as rarely as the choices say.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from synopsis.indicators.change.alarm import Refusal
from synopsis.indicators.change.choices import Choices
from synopsis.indicators.change.monthly import (
    YEAR,
    Direction,
    Family,
    Floats,
    Monthly,
    Whole,
)
from synopsis.indicators.change.panel import panel_of, side_by_side
from synopsis.indicators.change.placebo import Process, draw, fit_process, totals_of
from synopsis.indicators.change.season import season_of
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Period

_SHORTEST = 6  # months between two changes
_MOST = 6  # changes looked for by the penalty's search
_PLACEBOS = 99


@dataclass(frozen=True, slots=True)
class Mark:
    """A change of level: the first month after it, the months between which it lies, and how far.

    `before` and `after` are medians of the observed months on either side, up to the next change.
    """

    since: Period
    earliest: Period
    latest: Period
    direction: Direction
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Dated:
    """Changes of a whole series, oldest first; `chance` is how often a placebo series has any."""

    marks: tuple[Mark, ...]
    penalty: float
    chance: float


def date_changes(
    series: Monthly, choices: Choices, *, seed: int, chance: float = 0.05
) -> Dated | Refusal:
    """Changes of level in the whole series, with an interval of months for each.

    The penalty is exceeded by that share of placebo series of the series' own process; missing
    months are left out. It looks at all values, so it explains the past and warns of nothing.
    """
    if not 0.01 <= chance < 1:
        raise IndicatorError(f"the chance of a false date cannot be {chance}", where="dating")
    process = fit_process(series, choices)
    if isinstance(process, Refusal):
        return process
    panel = side_by_side((series,))
    levels = _levels(panel.family, panel.values, panel.out_of)[0]
    seen = np.flatnonzero(np.isfinite(levels))
    if float(np.ptp(levels[seen])) <= 1e-12 * float(np.abs(levels[seen]).max() + 1.0):
        return Refusal("no change can be told from a series that never moved but with its season")
    penalty = _penalty(process, seen, len(levels), (chance, seed))
    found = _changes(levels[seen], penalty)
    ends = [0, *found, len(seen)]
    shown = panel.values[0] / panel.out_of[0]
    reading = _Reading(series, levels[seen], shown[seen], seen, process.likeness)
    marks = tuple(
        _mark(reading, (ends[at], ends[at + 1], ends[at + 2]), choices.interval)
        for at in range(len(found))
    )
    return Dated(marks, penalty, chance)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The observed months of a series: levels as they are dated, values as they are shown."""

    series: Monthly
    levels: Floats
    shown: Floats
    months: Whole
    likeness: float


def _mark(reading: _Reading, ends: tuple[int, int, int], mass: float) -> Mark:
    """One change between its neighbours, with the months that hold the posterior mass."""
    begun, since, end = ends
    first, last = _held(_position(reading.levels[begun:end], reading.likeness), mass)
    before = float(np.median(reading.shown[begun:since]))
    after = float(np.median(reading.shown[since:end]))
    is_up = reading.levels[since:end].mean() > reading.levels[begun:since].mean()
    month = [int(one) for one in reading.months]
    return Mark(
        reading.series.period(month[since]),
        reading.series.period(month[min(begun + first, since)]),
        reading.series.period(month[max(begun + last, since)]),
        Direction.UP if is_up else Direction.DOWN,
        before,
        after,
    )


def _position(levels: Floats, likeness: float) -> Floats:
    """Posterior of the first month after the one change, flat beforehand (A. F. M. Smith, 1975).

    Neighbouring months that are alike tell less, so the squares count by what is left of them.
    """
    number = len(levels)
    at = np.arange(1, number)
    sums = np.cumsum(levels - levels.mean())
    gain = sums[:-1] ** 2 * number / (at * (number - at))
    rest = np.square(levels - levels.mean()).sum() - gain
    variance = max(float(rest.min()) / max(number - 2, 1), 1e-12)
    worth = (1 - max(likeness, 0.0)) / (1 + max(likeness, 0.0))
    logs = worth * gain / (2 * variance)
    weights = np.exp(logs - logs.max())
    return np.asarray(np.r_[0.0, weights / weights.sum()])


def _held(posterior: Floats, mass: float) -> tuple[int, int]:
    """First and last of the likeliest months that hold the mass together."""
    order = np.argsort(-posterior, kind="stable")
    enough = int(np.searchsorted(np.cumsum(posterior[order]), mass)) + 1
    return int(order[:enough].min()), int(order[:enough].max())


def _penalty(process: Process, seen: Whole, months: int, how: tuple[float, int]) -> float:
    """The penalty that the share `chance` of placebo series with the same gaps exceeds."""
    chance, seed = how
    values = draw(process, months, _PLACEBOS, np.random.default_rng(seed))
    totals = None
    if process.family is Family.SHARE:
        totals = np.repeat(totals_of(process, months)[np.newaxis], len(values), axis=0)
    panel = panel_of(process.family, values, totals)
    levels = _levels(process.family, panel.values, panel.out_of)[:, seen]
    gains = sorted(_largest_gain(row[np.isfinite(row)]) for row in levels)
    return max(gains[int(np.ceil((1 - chance) * (len(gains) + 1))) - 1], 1e-9)


def _largest_gain(levels: Floats) -> float:
    """The largest penalty at which any change is found."""
    most = min(_MOST, len(levels) // _SHORTEST - 1)
    if most < 1:
        return 0.0
    kernel = _kernel(levels)
    whole = float(np.square(levels - levels.mean()).sum())
    return max(
        (whole - float(kernel.cost.sum_of_costs(kernel.predict(n_bkps=number)))) / number
        for number in range(1, most + 1)
    )


def _changes(levels: Floats, penalty: float) -> list[int]:
    """Places of the first months after each change."""
    if len(levels) < 2 * _SHORTEST:
        return []
    return [int(at) for at in _kernel(levels).predict(pen=penalty)[:-1]]


def _kernel(levels: Floats) -> Any:  # noqa: ANN401 - ruptures publishes no types
    try:
        import ruptures  # heavy: only when used
    except ImportError as error:
        raise IndicatorError(
            "the library that dates changes is not installed",
            where="dating",
            remedy="install security-synopsis[outlook]",
        ) from error
    return ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST).fit(levels.reshape(-1, 1))


def _levels(family: Family, values: Floats, out_of: Floats) -> Floats:
    """Values on a scale on which noise is alike at every level, without their season."""
    if family is Family.COUNT:
        scaled = 2 * np.sqrt(values + 0.375)  # Anscombe (1948)
    elif family is Family.SHARE:
        scaled = np.arcsin(np.sqrt((values + 0.375) / (out_of + 0.75)))
    else:
        scaled = np.log(values) if family is Family.POSITIVE else values
    if family is Family.SHARE:
        return np.asarray(scaled)
    season = season_of(scaled)
    return np.asarray(scaled - season[:, np.arange(values.shape[1]) % YEAR])
