"""The verb `foresee`: the outlook of every series, or the reason why it has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.outlook.fan import Fan, Step
from synopsis.indicators.outlook.fitness import why_unfit
from synopsis.indicators.outlook.panel import PER_YEAR, Panel, panel_of
from synopsis.indicators.outlook.rolling import Rolling
from synopsis.vocabulary import Frequency, Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from synopsis.indicators.outlook.choices import Choices
    from synopsis.indicators.series import Series

    Array = NDArray[np.float64]

# How far ahead each rhythm is looked at where nothing else is asked.
HORIZONS: Mapping[int, int] = {12: 12, 4: 4, 1: 3}
# Values of these lie below nought only where the history does, as a balance of people may.
_SELDOM_NEGATIVE = frozenset(
    {
        Unit.COUNT, Unit.PERCENT, Unit.PERCENT_OF_GDP, Unit.PER_100_000, Unit.PER_1_000, Unit.USD,
        Unit.INTERNATIONAL_DOLLAR, Unit.INDEX,
    }
)  # fmt: skip
_MOST_PERCENT = 100.0
_LEAST_RELATIVE = -100.0  # nothing loses more than all of itself
_GREATEST = 1e12


@dataclass(frozen=True, slots=True)
class Subject:
    """One series to be looked ahead of, and the pool whose past errors it shares.

    `is_whole` says that its source lists what happened, so that what it does not list is nought.
    """

    series: Series
    pool: str
    is_whole: bool = False

    @property
    def is_count(self) -> bool:
        """Whether its values are whole numbers of things, never below nought."""
        whole = all(float(one.quantity.number).is_integer() for one in self.series.points)
        return self.series.indicator.unit is Unit.COUNT and whole

    @property
    def fault(self) -> str:
        """Why it can stand beside no other: it has no values, no rhythm, or impossible ones."""
        series = self.series
        if not series.points:
            return f"insufficient data: {series.coverage.reason or 'no value is covered'}"
        if series.indicator.unit is Unit.ORDINAL:
            return "its steps are named and not measured, so that no fan can be drawn"
        if self.frequency not in PER_YEAR:
            return "its periods have no single rhythm of months, quarters or years"
        numbers = [point.quantity.number for point in series.points]
        if max(map(abs, numbers)) > _GREATEST:
            return f"a value is greater than {_GREATEST:.0e}; correct the source"
        if self.is_count and min(numbers) < 0:
            return "a count lies below nought; correct the source"
        return ""

    @property
    def frequency(self) -> Frequency | None:
        """The rhythm of its points; none where they have no single one."""
        found = {point.period.frequency for point in self.series.points}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class Pool:
    """The panel of one pool, and what stands behind its rows."""

    name: str
    subjects: tuple[Subject, ...]
    rolling: Rolling

    def last(self, row: int) -> int:
        """How many columns of a row are known: up to its newest value."""
        return int(np.flatnonzero(~np.isnan(self.rolling.panel.values[row]))[-1]) + 1


def foresee(
    subjects: Iterable[Subject], choices: Choices, horizon: int = 0, seed: int = 0
) -> tuple[Fan, ...]:
    """The fan of each subject, in their order; a horizon of nought is the rhythm's own."""
    given = tuple(subjects)
    return foresee_pools(given, pools(given, choices, horizon, seed), choices)


def foresee_pools(
    given: Sequence[Subject], together: Iterable[Pool], choices: Choices
) -> tuple[Fan, ...]:
    """The fan of each subject, in their order, from the pools that they lie in."""
    fans: dict[int, Fan] = {}
    for pool in together:
        for row, subject in enumerate(pool.subjects):
            fans[id(subject)] = _fan(pool, row, subject, choices)
    return tuple(fans.get(id(one)) or _none(one) for one in given)


def pools(
    subjects: Sequence[Subject], choices: Choices, horizon: int = 0, seed: int = 0
) -> tuple[Pool, ...]:
    """The subjects side by side, those of one pool, rhythm and kind together."""
    groups: dict[tuple[str, Frequency, bool], list[Subject]] = defaultdict(list)
    for one in subjects:
        if one.frequency is not None and not one.fault:
            groups[one.pool, one.frequency, one.is_count].append(one)
    return tuple(
        Pool(
            name,
            tuple(own),
            Rolling(
                _panel(own, is_count=is_count), horizon or HORIZONS[PER_YEAR[rhythm]], choices, seed
            ),
        )
        for (name, rhythm, is_count), own in groups.items()
    )


def _panel(subjects: Sequence[Subject], *, is_count: bool) -> Panel:
    rows = [
        (
            f"{one.series.indicator.id}/{one.series.place}",
            [(point.period, float(point.quantity.number)) for point in one.series.points],
        )
        for one in subjects
    ]
    return panel_of(rows, is_count=is_count, bounds=[_limits(one) for one in subjects])


def _limits(subject: Subject) -> tuple[float, float]:
    """The least and the greatest value that the unit of a subject allows."""
    unit = subject.series.indicator.unit
    floor = 0.0 if unit in _SELDOM_NEGATIVE else -np.inf
    floor = _LEAST_RELATIVE if unit is Unit.RELATIVE_PERCENT else floor
    return floor, _MOST_PERCENT if unit is Unit.PERCENT else np.inf


def _fan(pool: Pool, row: int, subject: Subject, choices: Choices) -> Fan:
    panel, origin = pool.rolling.panel, pool.last(row)
    history = tuple(
        (panel.period(column), None if np.isnan(value) else float(value))
        for column, value in enumerate(panel.values[row, :origin])
    )
    begun = next((at for at, (_, value) in enumerate(history) if value is not None), 0)
    why = why_unfit(panel.values[row, :origin], panel.per_year, choices, pool.rolling.steps)
    steps: tuple[Step, ...] = ()
    weights: dict[str, float] = {}
    if not why:
        steps = _steps(pool.rolling, row, origin)
        weights = dict(
            zip(pool.rolling.members, map(float, pool.rolling.weights(origin)), strict=True)
        )
    last = panel.period(origin - 1)
    series = subject.series
    return Fan(
        series.indicator, series.place, last, history[begun:], steps, weights, pool.name, why
    )


def _steps(rolling: Rolling, row: int, origin: int) -> tuple[Step, ...]:
    at = int(np.flatnonzero(rolling.fit(origin) == row)[0])
    found = rolling.foreseen(origin)[at]
    is_count = rolling.panel.is_count
    if is_count:
        found = np.round(found, 2)
    return tuple(
        Step(rolling.panel.period(origin + ahead), tuple(map(float, quantiles)), is_count)
        for ahead, quantiles in enumerate(found)
    )


def _none(subject: Subject) -> Fan:
    series = subject.series
    return Fan(series.indicator, series.place, None, (), (), {}, subject.pool, subject.fault)
