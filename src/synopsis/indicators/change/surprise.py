"""Surprise: how far the newest months lie from what the months before them lead one to expect."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.choices import Choices
from synopsis.indicators.change.doubt import Doubt, side_of, silent_of
from synopsis.indicators.change.expected import Expected
from synopsis.indicators.change.monthly import Flags, Floats, Whole
from synopsis.indicators.change.panel import Panel, Ready, judged, ready, without
from synopsis.indicators.change.runs import Expectation, Month, begin, expect, follow

_LEAST_TAIL = 1e-15
_PRIOR_MONTHS = 24.0  # months of sound surprises that each series' own record begins with
_FURTHEST = 3.0  # a single month swells the record of a series by no more than this


@dataclass(frozen=True, slots=True)
class Scan:
    """The detector over a panel, S x T each.

    `surprise` is signed, NaN where a month is not judged or in doubt; `months` is how many newest
    months make it; `mass` the posterior mass that the level changed within the newest months;
    `expected` what was expected before those months. `panel` has the months in doubt set aside.
    """

    surprise: Floats
    months: Whole
    mass: Floats
    expected: Expected
    judged: Flags
    panel: Panel
    doubt: Doubt


def scan(panel: Panel, choices: Choices) -> Scan:
    """Surprise of every month from data up to that month alone.

    For k newest months, each month's distance is read from the predictive distribution of its
    value as it stood before the k months; the sum over the root of k is divided by the series' own
    record of such sums. The surprise is the furthest of the k. A month in doubt has none.
    """
    path = _Path(panel, choices)
    for at in range(panel.values.shape[1]):
        path.follow(at)
    doubt = path.doubt()
    together = _together(path.distances(), path.is_judged & (doubt.side == 0))
    furthest = np.nanargmax(np.where(np.isnan(together), -1.0, np.abs(together)), axis=0)
    index = furthest[np.newaxis]
    mean, variance = (np.take_along_axis(one, index, axis=0)[0] for one in path.moments)
    return Scan(
        np.take_along_axis(together, index, axis=0)[0],
        furthest + 1,
        path.mass,
        Expected(panel.family, mean, variance, path.ready.season, panel.out_of),
        path.is_judged,
        path.panel,
        doubt,
    )


class _Path:
    """The months of a panel followed one by one, each known when it is reached and not before."""

    def __init__(self, panel: Panel, choices: Choices) -> None:
        """Before the first month."""
        series, months = panel.values.shape
        self.panel, self.choices = panel, choices
        self.ready, self.is_judged = ready(panel, choices), judged(panel, choices)
        self.distance = np.full((choices.together, series, months), np.nan)
        self.moments = np.zeros((2, *self.distance.shape))
        self.mass, self.ends = np.zeros((series, months)), np.full((2, series, months), np.nan)
        self.side = np.zeros((series, months), dtype=np.int64)
        self.aside = np.zeros((series, months), dtype=np.bool_)
        self._lasted = np.zeros(series, dtype=np.int64)
        self._runs = begin(self.ready.model, choices.longest_run)
        self._past: deque[Expectation] = deque(maxlen=choices.together)

    def follow(self, at: int) -> None:
        """What a month was expected to be, whether it is in doubt, and what is learned of it."""
        model, month = self.ready.model, self._month(at)
        self._past.appendleft(expect(self._runs))
        for lag, expectation in enumerate(self._past):
            self.distance[lag, :, at] = _distance(expectation, self.ready, month)
            self.moments[:, lag, :, at] = expectation.moments(model, month)
        self._look_at(at)
        self._runs = follow(model, self._runs, self._month(at), 1.0 / self.choices.run_months)
        self.mass[:, at] = self._runs.mass_within(self.choices.together)

    def distances(self) -> Floats:
        """Distances but of months in doubt, nor from before a level that was learned anew."""
        found = np.where(self.side == 0, self.distance, np.nan)
        for row, at in np.argwhere((self.side != 0) & ~self.aside):
            for ahead in range(1, min(len(found), found.shape[2] - at)):
                found[ahead:, row, at + ahead] = np.nan
        return found

    def doubt(self) -> Doubt:
        """The months in doubt, and those of a silence, with what was expected when it began."""
        ends = (self.ends[0], self.ends[1])
        silent, begun = silent_of(self.panel, self.is_judged, ends, self.choices)
        place = np.where(silent, begun, np.arange(begun.shape[1]))
        low, high = (np.take_along_axis(one, place, axis=1) for one in ends)
        return Doubt(self.side, self.aside, silent, low, high)

    def _month(self, at: int) -> Month:
        return Month(self.ready.values[:, at], self.ready.exposure[:, at])

    def _look_at(self, at: int) -> None:
        """Set a month aside where it is in doubt, and make the months after it ready without it."""
        panel, prepared = self.panel, self.ready
        mean, variance = self.moments[:, 0, :, at]
        before = Expected(panel.family, mean, variance, prepared.season[:, at], panel.out_of[:, at])
        ends = before.interval(self.choices.interval)
        self.ends[:, :, at] = ends
        side = side_of(panel.family, panel.values[:, at], ends, self.choices)
        self.side[:, at] = np.where(self.is_judged[:, at], side, 0)
        is_doubtful = self.side[:, at] != 0
        aside = is_doubtful & (self._lasted < self.choices.break_months)
        lasted = np.where(is_doubtful, self._lasted + 1, 0)
        self._lasted = np.where(panel.seen[:, at], lasted, self._lasted)
        self.aside[:, at] = aside
        if aside.any():
            self.panel = without(panel, self.aside)
            self.ready = ready(self.panel, self.choices)
            known = self.is_judged[:, : at + 1]
            self.is_judged = judged(self.panel, self.choices)
            self.is_judged[:, : at + 1] = known


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
        whole, is_known = total / np.sqrt(np.maximum(number, 1.0)), is_judged & (number > 0)
        sums[k - 1] = np.where(is_known, whole / _record(whole, is_known), np.nan)
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
