"""Quantities: values with their unit, their hedge and their interval, never hardened."""

import math
from dataclasses import dataclass
from enum import StrEnum

from synopsis.vocabulary.errors import VocabularyError


class Unit(StrEnum):
    """Kinds of unit; a percent, a percentage point and a relative percent are three things."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    RELATIVE_PERCENT = "relative_percent"
    PERCENT_OF_GDP = "percent_of_gdp"
    COUNT = "count"
    PER_100_000 = "per_100_000"
    PER_1_000 = "per_1_000"
    USD = "usd"
    INTERNATIONAL_DOLLAR = "international_dollar"
    INDEX = "index"
    RANK = "rank"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    TEXT = "text"

    @property
    def sign(self) -> str:
        """What stands behind the number in print; empty where the noun says it."""
        return _SIGNS.get(self, "")


_SIGNS = {
    Unit.PERCENT: " %",
    Unit.PERCENTAGE_POINT: " percentage points",
    Unit.RELATIVE_PERCENT: " % (relative change)",
    Unit.PERCENT_OF_GDP: " % of GDP",
    Unit.PER_100_000: " per 100,000 people",
    Unit.PER_1_000: " per 1,000 people",
    Unit.USD: " US dollars",
    Unit.INTERNATIONAL_DOLLAR: " international dollars",
}


class Hedge(StrEnum):
    """How exactly a figure was stated; a hedge is kept through every export."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ALMOST = "almost"
    BETWEEN = "between"

    @property
    def words(self) -> str:
        """The words before the number, with a space behind; empty for an exact figure."""
        return "" if self in (Hedge.EXACT, Hedge.BETWEEN) else f"{self.value.replace('_', ' ')} "


@dataclass(frozen=True, slots=True)
class Quantity:
    """A finite number in a unit, with its hedge and, where the source gives one, an interval."""

    number: float
    unit: Unit
    hedge: Hedge = Hedge.EXACT
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is not a number, and an interval that does not hold it."""
        bounds = [bound for bound in (self.low, self.number, self.high) if bound is not None]
        if not all(math.isfinite(bound) for bound in bounds):
            raise VocabularyError("a quantity must be a finite number")
        if bounds != sorted(bounds):
            raise VocabularyError(f"the interval {self.low} to {self.high} misses {self.number}")


def digits(number: float, places: int | None = None) -> str:
    """A number for reading: grouped thousands, a true minus, as many places as it needs."""
    if places is None:
        places = _places(abs(number))
    text = f"{abs(number):,.{places}f}"
    negative = number < 0 and any(sign not in "0.," for sign in text)
    return f"\N{MINUS SIGN}{text}" if negative else text


def _places(size: float) -> int:
    """Decimals that keep two or three significant digits, none for whole and large numbers."""
    if size >= 1000 or math.isclose(size, round(size), abs_tol=1e-9):
        return 0
    if size >= 0.1:
        return 1 if size >= 10 else 2
    return min(4, 1 - math.floor(math.log10(size)))
