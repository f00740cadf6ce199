"""The record of a condition: how it fared against history, as the region publishes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import read_part

WHERE = "warnings/record.csv"
COLUMNS = (
    "condition", "indicator", "direction", "trend", "data", "part", "first", "last", "episodes",
    "detected", "missed", "alerts", "hits", "false_alarms", "set_aside", "economy_years",
    "recall_low", "recall_high", "precision_low", "precision_high", "chance_recall",
    "median_lead_days", "cut_off",
)  # fmt: skip

_TEXTS = (
    "condition", "indicator", "direction", "trend", "data", "part", "first", "last", "cut_off",
)  # fmt: skip
_COUNTS = ("episodes", "detected", "missed", "alerts", "hits", "false_alarms", "set_aside")


@dataclass(frozen=True, slots=True)
class ConditionRecord:
    """How one condition fared on one part of history, with exact intervals at 95 %.

    `data` says with which publication lag: `published`, or `at once` for what nobody had in time.
    `part` is `tuned` before the cut-off, `held back` after it. A warning for the whole region is
    counted once.
    """

    condition: str
    indicator: str
    direction: str
    trend: str
    data: str
    part: str
    first: str
    last: str
    episodes: int
    detected: int
    missed: int
    alerts: int
    hits: int
    false_alarms: int
    set_aside: int
    economy_years: float
    recall: tuple[float, float] | None
    precision: tuple[float, float] | None
    chance_recall: float | None
    median_lead_days: float | None
    cut_off: str

    def __post_init__(self) -> None:
        """Refuse sums that do not agree."""
        where = f"{WHERE}, {self.condition} ({self.data}, {self.part})"
        if self.detected + self.missed != self.episodes:
            raise LandscapeError("detected and missed are not all episodes", where=where)
        if self.hits + self.false_alarms + self.set_aside != self.alerts:
            raise LandscapeError("hits, false alarms and set aside are not all", where=where)
        if min(self.detected, self.missed, self.hits, self.false_alarms, self.set_aside) < 0:
            raise LandscapeError("a count is below nought", where=where)


def parse_records(rows: Iterable[Mapping[str, str]]) -> tuple[ConditionRecord, ...]:
    """The records of a table."""
    return read_part(WHERE, lambda: tuple(map(_record, rows)))


def _record(row: Mapping[str, str]) -> ConditionRecord:
    if set(row) != set(COLUMNS):
        raise LandscapeError("the columns are not those of a record", where=WHERE)
    known: dict[str, Any] = {key: row[key] for key in _TEXTS}
    known |= {key: int(row[key]) for key in _COUNTS}
    return ConditionRecord(
        **known,
        economy_years=float(row["economy_years"]),
        recall=_interval(row, "recall"),
        precision=_interval(row, "precision"),
        chance_recall=_number(row["chance_recall"]),
        median_lead_days=_number(row["median_lead_days"]),
    )


def _interval(row: Mapping[str, str], name: str) -> tuple[float, float] | None:
    low, high = _number(row[f"{name}_low"]), _number(row[f"{name}_high"])
    return None if low is None or high is None else (low, high)


def _number(text: str) -> float | None:
    return float(text) if text else None
