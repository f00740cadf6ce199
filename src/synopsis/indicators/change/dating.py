"""Dating: since when a whole series stands where it stands, looking back.

Changes are found by kernel change-point detection (S. Arlot, A. Celisse, Z. Harchaoui, JMLR 2019;
ruptures' KernelCPD), and its penalty is the one that placebo series of the same process exceed
as rarely as the choices say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.alarm import Refusal
from synopsis.indicators.change.choices import Choices
from synopsis.indicators.change.monthly import (
    Direction,
    Flags,
    Floats,
    Monthly,
    Whole,
)
from synopsis.indicators.change.panel import Panel, alike, side_by_side, without
from synopsis.indicators.change.penalty import NEGLIGIBLE, changes_of, levels_of, penalty_of
from synopsis.indicators.change.placebo import fitted_process
from synopsis.indicators.change.refusing import UNFIT, doubted, unfit
from synopsis.indicators.change.surprise import scan
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Period


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


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Where the months of one series in doubt lie of what was expected, and which are set aside."""

    side: Whole
    aside: Flags


def date_changes(
    series: Monthly, choices: Choices, *, seed: int, chance: float = 0.05
) -> Dated | Refusal:
    """Changes of level in the whole series, with an interval of months for each.

    The penalty is exceeded by that share of placebo series of the series' own process; missing
    months are left out. It looks at all values, so it explains the past and warns of nothing.
    Values that cannot be are refused where they are too many, and else set aside and named, as are
    single months so far off that the measure is in doubt.
    """
    return date_all((series,), choices, seed=seed, chance=chance)[0]


def date_all(
    many: Sequence[Monthly], choices: Choices, *, seed: int, chance: float = 0.05
) -> tuple[Dated | Refusal, ...]:
    """Changes of many series, in their order; see `date_changes`.

    Those that are alike are followed side by side, but each is judged by itself.
    """
    if not 0.01 <= chance < 1:
        raise IndicatorError(f"the chance of a false date cannot be {chance}", where="dating")
    doubts = _doubts(many, choices)
    nothing = Refusal("there is no month in the series")
    return tuple(
        _dated(one, doubts[at], choices, (chance, seed)) if at in doubts else nothing
        for at, one in enumerate(many)
    )


def _dated(
    series: Monthly, doubt: _Doubt, choices: Choices, how: tuple[float, int]
) -> Dated | Refusal:
    """Changes of one series, of which the months in doubt are known."""
    panel, set_aside = _set_aside(series, doubt)
    process = fitted_process(panel, choices)
    if isinstance(process, Refusal):
        return process
    if panel.unfit.sum() > choices.gaps * (panel.unfit.sum() + panel.seen.sum()):
        return Refusal(f"too many months hold what cannot be: {UNFIT[panel.family]}")
    levels = levels_of(panel.family, panel.values, panel.out_of)[0]
    seen = np.flatnonzero(np.isfinite(levels))
    if float(np.ptp(levels[seen])) <= 1e-12 * float(np.abs(levels[seen]).max() + 1.0):
        return Refusal("no change can be told from a series that never moved but with its season")
    penalty = penalty_of(process, seen, len(levels), how)
    shown = panel.values[0] / panel.out_of[0]
    reading = _Reading(series, levels[seen], shown[seen], seen, process.likeness)
    ends = _sound(reading, changes_of(levels[seen], penalty))
    marks = tuple(
        _mark(reading, (ends[at - 1], ends[at], ends[at + 1]), choices.interval)
        for at in range(1, len(ends) - 1)
    )
    return Dated(marks, penalty, how[0], set_aside)


def _doubts(many: Sequence[Monthly], choices: Choices) -> dict[int, _Doubt]:
    """The months in doubt of each series that has any month, by its place among the many."""
    found: dict[int, _Doubt] = {}
    for places in alike(many):
        doubt = scan(side_by_side([many[at] for at in places]), choices).doubt
        for row, at in enumerate(places):
            months = len(many[at].values)
            found[at] = _Doubt(doubt.side[row, :months], doubt.aside[row, :months])
    return found


def _set_aside(series: Monthly, doubt: _Doubt) -> tuple[Panel, tuple[Refusal, ...]]:
    """The series without what cannot be and without single months in doubt, and their names.

    Months in doubt that a new level followed are kept: they are the change.
    """
    panel = side_by_side((series,))
    aside, stays = doubt.aside, (doubt.side != 0) & ~doubt.aside
    begun = 0
    kept = np.zeros(len(aside), dtype=np.bool_)
    for at in np.flatnonzero(panel.seen[0]):
        begun = begun if doubt.side[at] else int(at) + 1
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
    variance = max(float(rest.min()), NEGLIGIBLE * whole) / max(number - 2, 1)
    worth = (1 - max(likeness, 0.0)) / (1 + max(likeness, 0.0))
    logs = worth * gain / (2 * variance)
    weights = np.exp(logs - logs.max())
    return np.asarray(np.r_[0.0, weights / weights.sum()])


def _held(posterior: Floats, mass: float) -> tuple[int, int]:
    """First and last of the likeliest months that hold the mass together."""
    order = np.argsort(-posterior, kind="stable")
    enough = int(np.searchsorted(np.cumsum(posterior[order]), mass)) + 1
    return int(order[:enough].min()), int(order[:enough].max())
