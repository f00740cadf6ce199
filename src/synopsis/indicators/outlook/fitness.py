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
_LOUD = 0.5  # a shift is looked for only where the lower level is at least this


def why_unfit(known: Array, per_year: int, choices: Choices) -> str:
    """The reason why values [periods] bear no outlook; empty where they do."""
    unit = _UNITS[per_year]
    if np.isnan(known).all():
        return "insufficient data: no value is covered"
    begun = known[int(np.flatnonzero(~np.isnan(known))[0]) :]
    least = choices.least(per_year)
    if len(begun) < least:
        return f"insufficient data: {len(begun)} {unit} are known, and {least} are needed"
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
    first, second = np.sort(size)[[-1, -2]]
    if second > 0 and first > choices.break_factor * second:
        return (
            "the series is broken: one value is more than "
            f"{choices.break_factor:,.0f} times every other; look at it first"
        )
    if _has_shifted(size, 2 * per_year if per_year > 1 else 5, choices.shift_factor):
        return (
            "the series is broken: its level moved by a factor of more than "
            f"{choices.shift_factor:,.0f} and stayed, as after a change of unit; settle it first"
        )
    return ""


def _has_shifted(size: Array, stretch: int, factor: float) -> bool:
    """Whether all values of a stretch on one side of some point lie a factor above the other's.

    A surge that comes and goes, or grows through the values between, is no change of unit.
    """
    if len(size) < 2 * stretch:
        return False
    around = sliding_window_view(size, stretch)
    most, least = around.max(axis=1), around.min(axis=1)
    # What lies before each point, and what lies after it.
    pairs = ((most[:-stretch], least[stretch:]), (most[stretch:], least[:-stretch]))
    return any(bool(((low >= _LOUD) & (high > factor * low)).any()) for low, high in pairs)
