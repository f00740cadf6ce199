"""Series of one family side by side, made ready for the detector by nothing but their past."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.choices import CLASSES, Choices, SeriesClass
from synopsis.indicators.change.families import Counts, Shares, Values
from synopsis.indicators.change.monthly import Family, Flags, Floats, Monthly, Whole
from synopsis.indicators.change.runs import Model
from synopsis.indicators.change.season import mean_before, season_before

_LARGEST = 1e12  # beyond it a value is no measure of anything in a region
_NARROWEST = 1e-6  # the least prior spread of values, beside their level


@dataclass(frozen=True, slots=True)
class Panel:
    """Values of series of one family, S x T, set against the end; NaN where nothing is known.

    `out_of` are totals of shares and 1 elsewhere. `unfit` marks what was observed and cannot be.
    """

    family: Family
    values: Floats
    out_of: Floats
    unfit: Flags

    @property
    def seen(self) -> Flags:
        """Where a value is known."""
        return np.isfinite(self.values)


@dataclass(frozen=True, slots=True)
class Ready:
    """What the detector reads: the model, values on its scale, and exposure and season by month."""

    model: Model
    values: Floats
    exposure: Floats
    season: Floats


def alike(many: Sequence[Monthly]) -> list[list[int]]:
    """Places of the series that are followed side by side: of one family, none empty."""
    groups: dict[Family, list[int]] = {}
    for at, one in enumerate(many):
        if one.values:
            groups.setdefault(one.family, []).append(at)
    return list(groups.values())


def side_by_side(many: Sequence[Monthly]) -> Panel:
    """Series of one family as rows, from their own first month on, padded at their end."""
    longest = max((len(one.values) for one in many), default=0)
    values = np.full((len(many), longest), np.nan)
    out_of = np.ones_like(values)
    for row, one in enumerate(many):
        values[row, : len(one.values)] = one.values
        if one.out_of:
            out_of[row, : len(one.values)] = one.out_of
    return panel_of(many[0].family, values, out_of)


def panel_of(family: Family, values: Floats, totals: Floats) -> Panel:
    """A panel in which what cannot be is set aside as missing."""
    given = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        fit = np.abs(values) <= _LARGEST
        if family is not Family.VALUE:
            fit &= values > 0 if family is Family.POSITIVE else values >= 0
        if family in {Family.COUNT, Family.SHARE}:
            fit &= values == np.floor(values)
        known = ~np.isnan(totals) & (totals != 0) if family is Family.SHARE else given
        if family is Family.SHARE:
            fit &= (values <= totals) & (totals <= _LARGEST) & (totals == np.floor(totals))
    unfit = given & known & ~fit
    kept = given & known & fit
    return Panel(family, np.where(kept, values, np.nan), np.where(kept, totals, 1.0), unfit)


def drawn_panel(family: Family, values: Floats, totals: Floats) -> Panel:
    """A panel of placebo series, in which nothing is set aside: noise has no largest value."""
    return Panel(family, values, totals, np.zeros(values.shape, dtype=np.bool_))


def without(panel: Panel, months: Flags) -> Panel:
    """The panel with some months as if they were missing."""
    kept = np.where(months, np.nan, panel.values)
    return Panel(panel.family, kept, np.where(months, 1.0, panel.out_of), panel.unfit)


def ready(panel: Panel, choices: Choices) -> Ready:
    """Season taken out as it was known before each month, and what a new run expects."""
    values, exposure = panel.values, panel.out_of
    season = np.zeros_like(values)
    if panel.family is Family.COUNT:
        season = season_before(np.log(values + 0.5), values)
        exposure = np.exp(season)
    elif panel.family is not Family.SHARE:
        values = np.log(values) if panel.family is Family.POSITIVE else values
        season = season_before(values, None)
        values = values - season
    return Ready(_model(panel.family, values, exposure, choices.least), values, exposure, season)


def judged(panel: Panel, choices: Choices) -> Flags:
    """Months that can be judged: enough observed before them, few gaps, and a past that moved."""
    seen = panel.seen
    before: Whole = np.cumsum(seen, axis=1) - seen
    covered = mean_before(seen.astype(np.float64), choices.look_back)
    is_judged = seen & (before >= choices.least) & (covered >= 1.0 - choices.gaps)
    if panel.family.is_continuous:
        is_judged &= has_moved(panel.values)
    return np.asarray(is_judged)


def has_moved(values: Floats) -> Flags:
    """Whether the values before a month, S x T, are not all the same."""
    lowest = np.fmin.accumulate(values, axis=1)
    highest = np.fmax.accumulate(values, axis=1)
    moved = np.zeros(values.shape, dtype=np.bool_)
    moved[:, 1:] = (highest > lowest)[:, :-1]
    return moved


def classes(panel: Panel, choices: Choices) -> dict[SeriesClass, Flags]:
    """The class of each month of each series by what was counted in the months before it."""
    names = CLASSES[panel.family]
    if panel.family.is_continuous:
        return {names[0]: np.ones(panel.values.shape, dtype=np.bool_)}
    is_busy = mean_before(panel.values, choices.look_back) >= choices.busy_from
    return dict(zip(names, (~is_busy, is_busy), strict=True))


def _model(family: Family, values: Floats, exposure: Floats, least: int) -> Model:
    """What a new run expects, from the first months, none of which is ever judged."""
    seen = np.isfinite(values)
    first = seen & (np.cumsum(seen, axis=1) <= least)
    early = np.where(first, values, 0.0).sum(axis=1)
    whole = np.where(first, exposure, 0.0).sum(axis=1)
    if family is Family.COUNT:
        return Counts((early + 0.5) / (whole + 1.0))
    if family is Family.SHARE:
        return Shares((early + 0.5) / (whole + 1.0))
    level = early / np.maximum(first.sum(axis=1), 1)
    squares = np.where(first, np.square(values - level[:, np.newaxis]), 0.0).sum(axis=1)
    scale = np.sqrt(squares / np.maximum(first.sum(axis=1) - 1, 1))
    return Values(level, np.maximum(scale, _NARROWEST * np.maximum(np.abs(level), _NARROWEST)))
