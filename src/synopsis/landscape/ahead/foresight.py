"""Foresight: what may come of each monthly series, since when it stands so, and what warns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from synopsis.indicators import Monthly, Series, change, outlook
from synopsis.landscape.ahead.record import OutlookRecord
from synopsis.landscape.trend import Trend
from synopsis.landscape.warnings import StandingWarning, WarningBook, WatchedPlace
from synopsis.vocabulary import Address, Period, Place


@dataclass(frozen=True, slots=True)
class Prospect:
    """One monthly series: its fan, what that says in a sentence's worth, and its dated changes."""

    monthly: Monthly
    fan: outlook.Fan
    statement: outlook.Statement | None
    dated: change.Dated | change.Refusal

    @property
    def series(self) -> Series:
        """The series by month."""
        return self.monthly.series

    @property
    def marks(self) -> tuple[change.Mark, ...]:
        """The changes of level that were found, oldest first."""
        return self.dated.marks if isinstance(self.dated, change.Dated) else ()

    @property
    def why_undated(self) -> str:
        """Why no change of level can be dated; empty where they were looked for."""
        return self.dated.reason if isinstance(self.dated, change.Refusal) else ""

    @property
    def months(self) -> Address:
        """Where the months of the series are explained together."""
        return self.series.derived("months")

    def step_at(self, period: Period) -> Address:
        """Where the outlook of a coming month is explained."""
        return self.series.derived(f"outlook-{period}")

    @property
    def chance_at(self) -> Address:
        """Where the probability of the statement is explained."""
        step = self.fan.steps[-1].period if self.fan.steps else self.fan.last
        return self.series.derived(f"chance-{step}")

    def mark_at(self, mark: change.Mark) -> Address:
        """Where a change of level is explained."""
        return self.series.derived(f"since-{mark.since}")

    def is_past(self, day: date) -> bool:
        """Whether all that the fan shows as coming lies before a day."""
        return bool(self.fan.steps) and self.fan.steps[-1].period.last < day


@dataclass(frozen=True, slots=True)
class Foresight:
    """What lies ahead by a view: prospects by indicator and place, what is watched, what warns.

    `watched` is every warning card in every place with its verdicts; `warnings` those that were
    raised or are due, with their state.
    """

    prospects: tuple[Prospect, ...] = ()
    watched: tuple[WatchedPlace, ...] = ()
    warnings: tuple[StandingWarning, ...] = ()
    book: WarningBook = field(default_factory=WarningBook)
    record: OutlookRecord = field(default_factory=OutlookRecord)
    choices: outlook.Choices = field(default_factory=outlook.Choices)

    def of_indicator(self, indicator: str) -> tuple[Prospect, ...]:
        """The prospects of one indicator that has months, in the order of its places."""
        return tuple(one for one in self.prospects if one.series.indicator.id == indicator)

    def of_place(self, place: Place) -> tuple[Prospect, ...]:
        """The prospects of one place."""
        return tuple(one for one in self.prospects if one.series.place == place)

    def of_trend(self, trend: Trend) -> Mapping[str, tuple[Prospect, ...]]:
        """The prospects of a trend by indicator, in the order of its measures."""
        own = {name: self.of_indicator(name) for name in trend.measured}
        return {name: found for name, found in own.items() if found}

    def of_pool(self, pool: str) -> tuple[Prospect, ...]:
        """The prospects that share a past."""
        return tuple(one for one in self.prospects if one.fan.pool == pool)

    @property
    def open_warnings(self) -> tuple[StandingWarning, ...]:
        """The warnings that wait for an answer, the first due first."""
        return tuple(one for one in self.warnings if one.state.is_open)
