"""Monthly series as the detectors read them: one value a month, missing months kept as missing."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Frequency, Period

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

YEAR = 12


class Family(StrEnum):
    """What the values are, and so by which distribution they are expected."""

    COUNT = "count"
    SHARE = "share"
    POSITIVE = "positive"
    VALUE = "value"

    @property
    def is_continuous(self) -> bool:
        """Whether the values are measured rather than counted."""
        return self in {Family.POSITIVE, Family.VALUE}


class Direction(StrEnum):
    """Which way something moved."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Monthly:
    """One value a month from `first` on, without a gap in time; a month not covered is NaN.

    A count is a number of things; a share is `values` out of `out_of`, both counts, as articles
    on one matter out of all articles; a positive value is read in logs; any other is a value.
    """

    first: Period
    values: tuple[float, ...]
    family: Family
    out_of: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no series of months; what the values themselves hold is judged later."""
        if self.first.frequency is not Frequency.MONTH:
            raise IndicatorError(
                f"{self.first} is not a month", where="a monthly series", remedy="write 2023-07"
            )
        if (self.family is Family.SHARE) != bool(self.out_of):
            raise IndicatorError(
                "a share has an `out_of`, and nothing else has one", where="a monthly series"
            )
        if self.out_of and len(self.out_of) != len(self.values):
            raise IndicatorError(
                f"{len(self.values)} values stand beside {len(self.out_of)} totals",
                where="a monthly series",
                remedy="give one total a month",
            )

    def period(self, index: int) -> Period:
        """The month at a place of the series, counted from nought."""
        return Period.of_month(self.first.month_number + index)

    def index(self, period: Period) -> int:
        """The place of a month in the series; it may lie outside."""
        return period.month_number - self.first.month_number
