"""Why a series or a month cannot be judged, in words."""

import numpy as np

from synopsis.indicators.change.alarm import Refusal
from synopsis.indicators.change.monthly import Family, Monthly
from synopsis.indicators.change.panel import Panel

_NOTHING = "no month asked for can be judged"
UNFIT = {
    Family.COUNT: "the value is no whole number of things from nought up",
    Family.SHARE: "the value is no whole number of things within its total",
    Family.POSITIVE: "the value is not above nought, or too large to be a measure",
    Family.VALUE: "the value is too large to be a measure",
}


def refusals(
    panel: Panel, row: int, series: Monthly, months: list[int], judged: int
) -> tuple[Refusal, ...]:
    """Values set aside, by month, and why the whole cannot be told of where it cannot."""
    aside = tuple(
        Refusal(UNFIT[panel.family], series.period(at)) for at in months if panel.unfit[row, at]
    )
    whole = whole_refusal(panel, row, judged)
    return (*((whole,) if whole else ()), *aside)


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
