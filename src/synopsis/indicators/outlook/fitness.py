"""Fitness: whether a series can bear an outlook at all, and if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from synopsis.indicators.outlook.choices import Choices

    Array = NDArray[np.float64]

_UNITS = {12: "months", 4: "quarters", 1: "years"}
# A yearly series whose last ten values are fewer than five different ones is a scale of steps.
_RECENT, _LEAST_VALUES = 10, 5
# A shift is looked for only where the lower level is at least this, and it lies this far apart.
_LOUD, _BETWEEN = 10.0, 5.0
# Nine in ten values below this count as so much, or every first surge would look like a fault.
_QUIET = 3.0


def why_unfit(known: Array, per_year: int, choices: Choices, steps: int = 0) -> str:
    """The reason why values [periods] bear no outlook so many steps ahead; empty where they do."""
    unit = _UNITS[per_year]
    if np.isnan(known).all():
        return "insufficient data: no value is covered"
    begun = known[int(np.flatnonzero(~np.isnan(known))[0]) :]
    least = choices.least(per_year)
    if len(begun) < least:
        return f"insufficient data: {len(begun)} {unit} are known, and {least} are needed"
    if len(begun) < 2 * steps:
        return (
            f"insufficient data: {len(begun)} {unit} are known, and {2 * steps} are needed to look "
            f"{steps} ahead"
        )
    missing = int(np.isnan(begun[-least:]).sum())
    if missing > choices.gap_share * least:
        return f"insufficient data: {missing} of the last {least} {unit} are not covered"
    return _why_broken(begun[~np.isnan(begun)], per_year, choices)


def _why_broken(values: Array, per_year: int, choices: Choices) -> str:
    if np.ptp(values) == 0:
        return "insufficient data: the series has never moved, so nothing tells how it would"
    if per_year == 1 and len(np.unique(values[-_RECENT:])) < _LEAST_VALUES:
        return "insufficient data: it moves in few steps, as a rating does, which no fan can draw"
    size = np.abs(values)
    if size.max() > choices.break_factor * max(float(np.quantile(size, 0.9)), _QUIET):
        return (
            "the series is broken: one value is more than "
            f"{choices.break_factor:,.0f} times nine in ten of all; look at it first"
        )
    if _has_shifted(size, 2 * per_year if per_year > 1 else 5, choices.shift_factor):
        return (
            "the series is broken: its level moved at once by a factor of more than "
            f"{choices.shift_factor:,.0f} and stayed, as after a change of unit; settle it first"
        )
    return ""


def _has_shifted(size: Array, stretch: int, factor: float) -> bool:
    """Whether at some point the level moves by a factor, with next to nothing in between.

    Whole stretches are held against each other, and what is newest, as little as an eighth of a
    stretch, against the stretch before it. A surge that grows through the values between is no
    change of unit, nor is one from next to nothing.
    """
    if size.max() < factor * _LOUD:
        return False
    newest = {max(2, stretch // 8), stretch // 4, stretch // 2, 3 * stretch // 4} - {0, 1}
    ends = ((size[-k - stretch : -k], size[-k:]) for k in newest if len(size) >= k + stretch)
    if any(_is_apart(before, after, factor) for before, after in ends):
        return True
    if len(size) < 2 * stretch:
        return False
    middles = np.median(sliding_window_view(size, stretch), axis=1)
    before, after = middles[:-stretch], middles[stretch:]
    low, high = np.minimum(before, after), np.maximum(before, after)
    return any(
        _is_apart(size[at : at + stretch], size[at + stretch : at + 2 * stretch], factor)
        for at in np.flatnonzero((low >= _LOUD) & (high > factor * low))
    )


def _is_apart(before: Array, after: Array, factor: float) -> bool:
    """Whether two stretches lie a factor apart, and hardly any value of either in between."""
    low, high = sorted((before, after), key=lambda one: float(np.median(one)))
    middle = float(np.median(low))
    if middle < _LOUD or np.median(high) <= factor * middle:
        return False
    return bool(np.quantile(high, 0.1) > _BETWEEN * np.quantile(low, 0.9))
