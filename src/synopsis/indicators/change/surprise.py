"""Surprise: how far the newest months lie from what the months before them lead one to expect."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.choices import Choices
from synopsis.indicators.change.monthly import Flags, Floats, Whole
from synopsis.indicators.change.panel import Panel, Ready, judged, ready
from synopsis.indicators.change.runs import Expectation, Month, begin, expect, follow

_LEAST_TAIL = 1e-15
_PRIOR_MONTHS = 24.0  # months of sound surprises that each series' own record begins with
_FURTHEST = 3.0  # a single month swells the record of a series by no more than this


@dataclass(frozen=True, slots=True)
class Scan:
    """The detector over a panel, S x T each.

    `surprise` is signed, NaN where a month is not judged; `months` is how many newest months make
    it; `mass` the posterior mass that the level changed within the newest months; `mean` and
    `variance` are what was expected, on the model's scale, before those months.
    """

    surprise: Floats
    months: Whole
    mass: Floats
    mean: Floats
    variance: Floats
    ready: Ready
    judged: Flags


def scan(panel: Panel, choices: Choices) -> Scan:
    """Surprise of every month from data up to that month alone.

    For k newest months, each month's distance is read from the predictive distribution of its
    value as it stood before the k months; the sum over the root of k is divided by the series' own
    record of such sums. The surprise is the furthest of the k.
    """
    prepared = ready(panel, choices)
    distance, mean, variance, mass = _followed(prepared, choices)
    together = _together(distance, judged(panel, choices))
    furthest = np.nanargmax(np.where(np.isnan(together), -1.0, np.abs(together)), axis=0)
    index = furthest[np.newaxis]
    return Scan(
        np.take_along_axis(together, index, axis=0)[0],
        furthest + 1,
        mass,
        np.take_along_axis(mean, index, axis=0)[0],
        np.take_along_axis(variance, index, axis=0)[0],
        prepared,
        judged(panel, choices),
    )


def _followed(prepared: Ready, choices: Choices) -> tuple[Floats, Floats, Floats, Floats]:
    """Distances and moments by lag of the expectation, K x S x T, and the mass of a change."""
    model, shape = prepared.model, prepared.values.shape
    distance = np.full((choices.together, *shape), np.nan)
    mean, variance = np.zeros_like(distance), np.zeros_like(distance)
    mass = np.zeros(shape)
    runs = begin(model, min(choices.longest_run, shape[1] + 1))
    past: deque[Expectation] = deque(maxlen=choices.together)
    for at in range(shape[1]):
        month = Month(prepared.values[:, at], prepared.exposure[:, at])
        past.appendleft(expect(runs))
        for lag, expectation in enumerate(past):
            distance[lag, :, at] = _distance(expectation, prepared, month)
            mean[lag, :, at], variance[lag, :, at] = expectation.moments(model, month)
        runs = follow(model, runs, month, 1.0 / choices.run_months)
        mass[:, at] = runs.mass_within(choices.together)
    return distance, mean, variance, mass


def _distance(expectation: Expectation, prepared: Ready, month: Month) -> Floats:
    """The normal score of a value's place in what was expected; NaN where there is no value."""
    from scipy import special  # heavy: only when used

    seen = np.isfinite(month.values)
    safe = Month(np.where(seen, month.values, 0.0), month.exposure)
    below, above = (
        np.clip(tail, _LEAST_TAIL, 1.0) for tail in expectation.tails(prepared.model, safe)
    )
    score = np.where(below < above, special.ndtri(below), -special.ndtri(np.minimum(above, 0.5)))
    return np.where(seen, np.where(below < above, np.minimum(score, 0.0), score), np.nan)


def _together(distance: Floats, is_judged: Flags) -> Floats:
    """Standardised sums of the newest k months' distances, K x S x T; NaN where not judged."""
    sums = np.full_like(distance, np.nan)
    for k in range(1, len(distance) + 1):
        total, number = np.zeros(is_judged.shape), np.zeros(is_judged.shape)
        for back in range(k):
            part = _shifted(distance[k - 1 - back], back)
            seen = np.isfinite(part)
            total += np.where(seen, part, 0.0)
            number += seen
        whole = total / np.sqrt(np.maximum(number, 1.0))
        sums[k - 1] = np.where(is_judged, whole / _record(whole, is_judged), np.nan)
    return sums


def _record(whole: Floats, is_judged: Flags) -> Floats:
    """The root mean square of a series' surprises before each month, drawn towards one."""
    squares = np.where(is_judged, np.minimum(np.abs(whole), _FURTHEST) ** 2, 0.0)
    sums = np.cumsum(squares, axis=1) - squares
    numbers: Whole = np.cumsum(is_judged, axis=1) - is_judged
    return np.asarray(np.sqrt((_PRIOR_MONTHS + sums) / (_PRIOR_MONTHS + numbers)))


def _shifted(values: Floats, back: int) -> Floats:
    """Each month holds the value of so many months before."""
    if back == 0:
        return values
    moved = np.full_like(values, np.nan)
    moved[:, back:] = values[:, : -back or None]
    return moved
