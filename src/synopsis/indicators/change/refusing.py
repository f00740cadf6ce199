"""Why a series or a month cannot be judged, in words."""

from collections.abc import Iterable

import numpy as np

from synopsis.indicators.change.alarm import Refusal
from synopsis.indicators.change.monthly import Family, Flags, Monthly
from synopsis.indicators.change.panel import Panel

_NOTHING = "no month asked for can be judged"
UNFIT = {
    Family.COUNT: "the value is no whole number of things from nought up",
    Family.SHARE: "the value is no whole number of things within its total",
    Family.POSITIVE: "the value is not above nought, or too large to be a measure",
    Family.VALUE: "the value is too large to be a measure",
}
DOUBTED = "the value is so far from all before that it is set aside until somebody has looked"


def refusals(
    panel: Panel, row: int, series: Monthly, months: list[int], judged: int
) -> tuple[Refusal, ...]:
    """Values that cannot be, by month, and why the whole cannot be told of where it cannot."""
    whole = whole_refusal(panel, row, judged)
    return (*((whole,) if whole else ()), *unfit(panel, row, series, months))


def unfit(panel: Panel, row: int, series: Monthly, months: Iterable[int]) -> tuple[Refusal, ...]:
    """Values that cannot be, each by its month."""
    return tuple(
        Refusal(UNFIT[panel.family], series.period(at)) for at in months if panel.unfit[row, at]
    )


def doubted(aside: Flags, series: Monthly, months: Iterable[int]) -> tuple[Refusal, ...]:
    """Months of a series that were set aside for doubt."""
    return tuple(Refusal(DOUBTED, series.period(at)) for at in months if aside[at])


def whole_refusal(panel: Panel, row: int, judged: int) -> Refusal | None:
    """Why nothing can be told of a series at all, or None where something can."""
    values = panel.values[row][np.isfinite(panel.values[row])]
    if not len(values):
        return Refusal("no month is covered")
    parts = values / panel.out_of[row][np.isfinite(panel.values[row])]
    if len(values) > 1 and float(np.ptp(parts)) == 0.0:
        return Refusal("no change can be told from a series that never moved")
    if judged:
        return None
    return Refusal(f"{_NOTHING}: too few months are covered before it, or too many are missing")
