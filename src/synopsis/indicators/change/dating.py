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
from synopsis.indicators.change.panel import Panel, drawn_panel, side_by_side, without
from synopsis.indicators.change.placebo import Process, draw, fitted_process, totals_of
from synopsis.indicators.change.refusing import UNFIT, doubted, unfit
from synopsis.indicators.change.season import season_of
from synopsis.indicators.change.surprise import scan
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Period

_SHORTEST = 6  # months between two changes
_MOST = 6  # changes looked for by the penalty's search
_PLACEBOS = 99
_NEGLIGIBLE = 1e-9  # of the variance: no change, whatever the unit


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
    """Changes of a whole series, oldest first; `chance` is how often a placebo series has any.

    `set_aside` names each month whose value was left out: it cannot be, or it is in doubt.
    """

    marks: tuple[Mark, ...]
    penalty: float
    chance: float
    set_aside: tuple[Refusal, ...] = ()


def date_changes(
    series: Monthly, choices: Choices, *, seed: int, chance: float = 0.05
) -> Dated | Refusal:
    """Changes of level in the whole series, with an interval of months for each.

    The penalty is exceeded by that share of placebo series of the series' own process; missing
    months are left out. It looks at all values, so it explains the past and warns of nothing.
    Values that cannot be are refused where they are too many, and else set aside and named, as are
    single months so far off that the measure is in doubt.
    """
    if not 0.01 <= chance < 1:
        raise IndicatorError(f"the chance of a false date cannot be {chance}", where="dating")
    if not series.values:
        return Refusal("there is no month in the series")
    panel, set_aside = _set_aside(series, choices)
    process = fitted_process(panel, choices)
    if isinstance(process, Refusal):
        return process
    if panel.unfit.sum() > choices.gaps * (panel.unfit.sum() + panel.seen.sum()):
        return Refusal(f"too many months hold what cannot be: {UNFIT[panel.family]}")
    levels = _levels(panel.family, panel.values, panel.out_of)[0]
    seen = np.flatnonzero(np.isfinite(levels))
    if float(np.ptp(levels[seen])) <= 1e-12 * float(np.abs(levels[seen]).max() + 1.0):
        return Refusal("no change can be told from a series that never moved but with its season")
    penalty = _penalty(process, seen, len(levels), (chance, seed))
    shown = panel.values[0] / panel.out_of[0]
    reading = _Reading(series, levels[seen], shown[seen], seen, process.likeness)
    ends = _sound(reading, _changes(levels[seen], penalty))
    marks = tuple(
        _mark(reading, (ends[at - 1], ends[at], ends[at + 1]), choices.interval)
        for at in range(1, len(ends) - 1)
    )
    return Dated(marks, penalty, chance, set_aside)


def _set_aside(series: Monthly, choices: Choices) -> tuple[Panel, tuple[Refusal, ...]]:
    """The series without what cannot be and without single months in doubt, and their names.

    Months in doubt that a new level followed are kept: they are the change.
    """
    panel = side_by_side((series,))
    found = scan(panel, choices).doubt
    aside, stays = found.aside[0], (found.side != 0)[0] & ~found.aside[0]
    begun = 0
    kept = np.zeros(len(aside), dtype=np.bool_)
    for at in np.flatnonzero(panel.seen[0]):
        begun = begun if found.side[0, at] else int(at) + 1
        if stays[at]:
            kept[begun : at + 1] = True
    aside = aside & ~kept
    months = range(len(series.values))
    named = (*unfit(panel, 0, series, months), *doubted(aside, series, months))
    order = tuple(sorted(named, key=lambda one: str(one.period)))
    return without(panel, aside[np.newaxis]), order


def _sound(reading: "_Reading", found: list[int]) -> list[int]:
    """The first month, the changes that the months beside them bear out, and the end.

    A few odd months can pull a level while the usual month stays where it was. Such a change is
    left out and the months on its two sides read as one, the worst first, until none is left.
    """
    ends = [0, *found, len(reading.levels)]
    while len(ends) > 2:
        moves = [_move(reading, ends[at - 1 : at + 2]) for at in range(1, len(ends) - 1)]
        if min(moves) > 0:
            break
        del ends[int(np.argmin(moves)) + 1]
    return ends


def _move(reading: "_Reading", ends: list[int]) -> float:
    """How far the median of the shown months moved, with the level; not above 0 if against it."""
    begun, since, end = ends
    change = np.median(reading.shown[since:end]) - np.median(reading.shown[begun:since])
    level = reading.levels[since:end].mean() - reading.levels[begun:since].mean()
    return float(change * np.sign(level))


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
    whole = float(np.square(levels - levels.mean()).sum())
    variance = max(float(rest.min()), _NEGLIGIBLE * whole) / max(number - 2, 1)
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
    panel = drawn_panel(process.family, values, totals)
    levels = _levels(process.family, panel.values, panel.out_of)[:, seen]
    gains = sorted(_largest_gain(row[np.isfinite(row)]) for row in levels)
    least = _NEGLIGIBLE * max(float(np.nanvar(levels)), float(np.finfo(np.float64).tiny))
    return max(gains[int(np.ceil((1 - chance) * (len(gains) + 1))) - 1], least)


def _largest_gain(levels: Floats) -> float:
    """The largest penalty at which any change is found."""
    most = min(_MOST, len(levels) // _SHORTEST - 1)
    if most < 1:
        return 0.0
    kernel = _kernel(levels)
    whole = float(np.square(levels - levels.mean()).sum())
    return max(
        (whole - float(kernel.cost.sum_of_costs(kernel.predict(n_bkps=number)))) / number
        # The most first: the library keeps the smaller segmentations that it passes on the way.
        for number in range(most, 0, -1)
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
    centred = levels - levels.mean()  # products of a far level would drown its small moves
    return ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST).fit(centred.reshape(-1, 1))


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
