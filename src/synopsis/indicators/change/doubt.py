"""Doubt: months in which the measure must be looked at before the world is.

A month is in doubt by its past alone. It is set aside as if it were missing, so that neither the
level nor the season learns from it, unless as many months before it as the choices name were in
doubt already: then the measure stands on a new level, which is learned anew.
"""

from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.choices import Choices
from synopsis.indicators.change.monthly import Family, Flags, Floats, Whole
from synopsis.indicators.change.panel import Panel
from synopsis.indicators.change.season import mean_before


@dataclass(frozen=True, slots=True)
class Doubt:
    """Which months are in doubt, S x T, and the interval in which each was expected.

    `side` is 1 above and -1 below what was expected, 0 where there is no doubt; `aside` are those
    months of them that were set aside; `silent` is the month at which nothing at all has been
    counted for the named number of months after a busy level.
    """

    side: Whole
    aside: Flags
    silent: Flags
    low: Floats
    high: Floats


def side_of(family: Family, values: Floats, ends: tuple[Floats, Floats], choices: Choices) -> Whole:
    """Where values lie beyond the expected interval by a factor that the world rarely has."""
    low, high = ends
    factor = choices.count_break_factor if family is Family.COUNT else choices.break_factor
    with np.errstate(invalid="ignore"):
        if family is Family.SHARE:
            return np.zeros(values.shape, dtype=np.int64)
        if family is Family.VALUE:
            reach = np.maximum(np.maximum(np.abs(low), np.abs(high)), high - low)
            distance = values - (low + high) / 2
            return np.where(np.abs(distance) > factor * reach, np.sign(distance), 0).astype(
                np.int64
            )
        least = choices.break_least if family is Family.COUNT else 0.0
        is_above = values > factor * np.maximum(high, least)
        is_below = (values > 0) & (values * factor < low)
        return is_above.astype(np.int64) - is_below


def silent_of(
    panel: Panel, is_judged: Flags, ends: tuple[Floats, Floats], choices: Choices
) -> tuple[Flags, Whole]:
    """Where noughts after a busy level have lasted for the named months, and when they began.

    A count that falls to nothing and stays there may have ended, or have another unit; only
    noughts that the months before did not lead one to expect begin such a run.
    """
    shape = panel.values.shape
    silent, begun = np.zeros(shape, dtype=np.bool_), np.full(shape, -1)
    if panel.family is not Family.COUNT:
        return silent, begun
    is_busy = mean_before(panel.values, choices.look_back) >= choices.busy_from
    may_begin = is_judged & is_busy & (ends[0] > 0)
    lasted, since = np.zeros(shape[0], dtype=np.int64), np.full(shape[0], -1)
    for at in range(shape[1]):
        value = panel.values[:, at]
        is_nought, seen = value == 0, np.isfinite(value)
        begins = is_nought & (lasted == 0) & may_begin[:, at]
        since = np.where(begins, at, since)
        lasted = np.where(
            seen, np.where(is_nought & (begins | (lasted > 0)), lasted + 1, 0), lasted
        )
        silent[:, at] = seen & (lasted == choices.break_months)
        begun[:, at] = since
    return silent, begun
