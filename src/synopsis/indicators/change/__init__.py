"""Change: what moved beyond what its own past leads one to expect, since when, and how surely."""

from synopsis.indicators.change.alarm import Alarm, Break, Refusal, Watch
from synopsis.indicators.change.choices import Choices, SeriesClass, Thresholds
from synopsis.indicators.change.dating import Dated, Mark, date_all, date_changes
from synopsis.indicators.change.monthly import Direction, Family, Monthly
from synopsis.indicators.change.tune import false_alarms, tune
from synopsis.indicators.change.watch import watch, watch_all

__all__ = [
    "Alarm",
    "Break",
    "Choices",
    "Dated",
    "Direction",
    "Family",
    "Mark",
    "Monthly",
    "Refusal",
    "SeriesClass",
    "Thresholds",
    "Watch",
    "date_all",
    "date_changes",
    "false_alarms",
    "tune",
    "watch",
    "watch_all",
]
