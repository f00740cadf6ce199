"""What a watch answers: alarms, breaks of the measure, and refusals with their reason."""

from dataclasses import dataclass
from datetime import date

from synopsis.indicators.change.choices import SeriesClass
from synopsis.indicators.change.monthly import Direction
from synopsis.vocabulary import Period


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing can be told: of one month, or of the whole series where `period` is None."""

    reason: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """A month in which a series left what its past leads one to expect, and when it could be known.

    `period` is the month that the data describe, `raised` the first day on which they could be
    known. `surprise` reached `bound`; `months` is how many of the newest months are it together.
    `probability` is the posterior mass that the level changed within these newest months;
    `low` and `high` are the interval in which `seen` was expected, in the series' own unit (a share
    as a share). `reason` is a part of a sentence without numerals.
    """

    period: Period
    raised: date
    direction: Direction
    surprise: float
    bound: float
    probability: float
    months: int
    low: float
    high: float
    seen: float
    series_class: SeriesClass
    reason: str


@dataclass(frozen=True, slots=True)
class Break:
    """A month so far off that the measure is in doubt before the world is; somebody must look."""

    period: Period
    raised: date
    direction: Direction
    low: float
    high: float
    seen: float
    reason: str


@dataclass(frozen=True, slots=True)
class Watch:
    """The answer for one series: alarms and breaks by month, refusals, and how much was judged."""

    alarms: tuple[Alarm, ...] = ()
    breaks: tuple[Break, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    judged: int = 0
