"""Panels: series of one rhythm side by side, as an array in which what is not covered is NaN."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Frequency, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

PER_YEAR = {Frequency.MONTH: 12, Frequency.QUARTER: 4, Frequency.YEAR: 1}


def ordinal(period: Period) -> int:
    """How many periods of its rhythm lie before it; neighbours differ by one."""
    per_year = PER_YEAR.get(period.frequency)
    if per_year is None:
        raise IndicatorError(
            f"'{period}' is no month, quarter or year", remedy="give one of the three"
        )
    return period.first.year * per_year + (period.first.month - 1) * per_year // 12


def period_at(number: int, per_year: int) -> Period:
    """The period of an ordinal."""
    year, part = divmod(number, per_year)
    form = {12: f"{year}-{part + 1:02d}", 4: f"{year}-Q{part + 1}", 1: str(year)}
    return Period.parse(form[per_year])


@dataclass(frozen=True)
class Panel:
    """Series of one rhythm: `values` has a row a series and a column a period, NaN not covered.

    `start` is the ordinal of the first column; `is_count` says that values are whole and never
    below nought. `floor` and `ceiling` are the limits of each series' unit [series].
    """

    names: tuple[str, ...]
    start: int
    per_year: int
    values: Array
    is_count: bool = True
    floor: Array | None = None
    ceiling: Array | None = None

    def __post_init__(self) -> None:
        """Refuse what is no table of numbers, or counts below nought."""
        if self.values.ndim != 2 or self.values.shape[0] != len(self.names):
            raise IndicatorError("a panel needs a name a row")
        if np.isinf(self.values).any():
            raise IndicatorError("a panel holds an infinite value", remedy="leave it out")
        if self.is_count and (self.values < 0).any():
            raise IndicatorError(
                "a count lies below nought", where=self._first_below(), remedy="correct the source"
            )

    def _first_below(self) -> str:
        row, column = np.argwhere(self.values < 0)[0]
        return f"{self.names[row]}, {self.period(int(column))}"

    @property
    def known(self) -> int:
        """How many periods the panel reaches."""
        return int(self.values.shape[1])

    def period(self, column: int) -> Period:
        """The period of a column, also of one that is still to come."""
        return period_at(self.start + column, self.per_year)

    def column(self, period: Period) -> int:
        """The column of a period, which may lie outside."""
        return ordinal(period) - self.start

    def until(self, known: int) -> Panel:
        """The panel as it stood when only so many periods were known."""
        if known < 1:
            raise IndicatorError("nothing was known by then", remedy="name a later period")
        return Panel(
            self.names,
            self.start,
            self.per_year,
            self.values[:, :known],
            self.is_count,
            self.floor,
            self.ceiling,
        )

    def bounds(self, rows: NDArray[np.intp], known: int) -> tuple[Array, Array]:
        """The least and the greatest value that some series can have by what was known, [rows].

        A limit of the unit holds for a series that never passed it.
        """
        seen = self.values[rows, :known]
        floor = np.zeros(len(rows)) if self.is_count else _limit(self.floor, rows)
        ceiling = -_limit(None if self.ceiling is None else -self.ceiling, rows)
        low = np.nanmin(seen, axis=1, initial=np.inf)
        high = np.nanmax(seen, axis=1, initial=-np.inf)
        return np.where(low < floor, -np.inf, floor), np.where(high > ceiling, np.inf, ceiling)

    @cached_property
    def active(self) -> NDArray[np.bool_]:
        """Which series were active before each column, by the glossary: [series, known + 1].

        At least twelve values other than nought in the three years before it.
        """
        moved = np.nan_to_num(self.values) != 0
        total = np.concatenate([np.zeros((len(self.names), 1), int), moved.cumsum(1)], axis=1)
        years = 3 * self.per_year
        before = np.concatenate([np.zeros((len(self.names), years), int), total], axis=1)
        enough: NDArray[np.bool_] = total - before[:, : total.shape[1]] >= self.per_year
        enough[:, :years] = False
        return enough


def _limit(limit: Array | None, rows: NDArray[np.intp]) -> Array:
    """The lower limits of some rows; none where the panel has none."""
    return np.full(len(rows), -np.inf) if limit is None else limit[rows]


def panel_of(
    rows: Sequence[tuple[str, Sequence[tuple[Period, float]]]],
    *,
    is_count: bool = True,
    bounds: Sequence[tuple[float, float]] | None = None,
) -> Panel:
    """Lay series, each a name and its dated values, side by side on one time line."""
    dated = [(ordinal(period), period.frequency) for _, points in rows for period, _ in points]
    if not dated:
        raise IndicatorError("no series has a value", remedy="gather the source first")
    rhythms = {frequency for _, frequency in dated}
    if len(rhythms) > 1:
        raise IndicatorError("series of different rhythms cannot lie side by side")
    start = min(number for number, _ in dated)
    width = max(number for number, _ in dated) - start + 1
    values = np.full((len(rows), width), np.nan)
    for row, (_, points) in enumerate(rows):
        for period, value in points:
            values[row, ordinal(period) - start] = value
    names = tuple(name for name, _ in rows)
    floor, ceiling = np.array(bounds).T if bounds else (None, None)
    return Panel(names, start, PER_YEAR[rhythms.pop()], values, is_count, floor, ceiling)
