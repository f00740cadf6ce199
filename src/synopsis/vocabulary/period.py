"""Periods: closed spans of time, written as years, quarters, months, days or ranges."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from synopsis.vocabulary.errors import VocabularyError

_FORMS = re.compile(
    r"(?a:(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?)"
)
_EARLIEST, _LATEST = 1800, 2200
_MONTHS = 12


class Frequency(StrEnum):
    """How often a series has a value."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed span of days; its text is ISO 8601 (`2023`, `2023-Q2`, `2023-07`, `2021/2023`)."""

    first: date
    last: date
    text: str

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.last < self.first:
            raise VocabularyError(f"the period {self.text} ends before it begins")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period from its ISO 8601 text; refuse anything else."""
        parts = text.strip().split("/")
        if len(parts) > 2:
            raise _not_a_period(text)
        first, last = _span(parts[0], text)[0], _span(parts[-1], text)[1]
        return cls(first, last, text.strip())

    @classmethod
    def of_month(cls, number: int) -> "Period":
        """The month of a number, counted from the first month of the year nought."""
        return cls.parse(f"{number // _MONTHS:04d}-{number % _MONTHS + 1:02d}")

    @property
    def month_number(self) -> int:
        """The number of the month in which the period ends; neighbours differ by one."""
        return self.last.year * _MONTHS + self.last.month - 1

    def known_from(self, lag_months: int) -> date:
        """The first day on which its figure can be known: after its end and so many months."""
        number = self.month_number + 1 + lag_months
        return date(number // _MONTHS, number % _MONTHS + 1, 1)

    @property
    def frequency(self) -> Frequency:
        """The rhythm that the text implies."""
        if "/" in self.text:
            return Frequency.SPAN
        if "Q" in self.text:
            return Frequency.QUARTER
        return (Frequency.YEAR, Frequency.MONTH, Frequency.DAY)[self.text.count("-")]

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.last.year

    def __str__(self) -> str:
        """The ISO 8601 text."""
        return self.text


def _not_a_period(text: str) -> VocabularyError:
    return VocabularyError(
        f"'{text[:40]}' is not a period",
        remedy="write 2023, 2023-Q2, 2023-07, 2023-07-31 or 2021/2023",
    )


def _span(part: str, text: str) -> tuple[date, date]:
    """First and last day of one part of a period."""
    form = _FORMS.fullmatch(part)
    if form is None or not _EARLIEST <= int(form["year"]) <= _LATEST:
        raise _not_a_period(text)
    year = int(form["year"])
    try:
        if form["quarter"]:
            return _months(year, 3 * int(form["quarter"]) - 2, 3 * int(form["quarter"]))
        if form["day"]:
            day = date(year, int(form["month"]), int(form["day"]))
            return day, day
        if form["month"]:
            return _months(year, int(form["month"]), int(form["month"]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise _not_a_period(text) from error
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
