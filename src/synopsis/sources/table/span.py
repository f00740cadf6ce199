"""Spans: the period of a row, made of one column or of several, in ISO 8601."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from synopsis.sources.fields import Fields

_YEAR = re.compile(r"(?a:(\d{4})(?:\.0+|-A1)?)")
_PART = re.compile(r"(?a:(\d{4})-?([MQS])(\d{1,2}))")
_WHOLE = re.compile(r"(?a:(\d{1,2})(?:\.0+)?)")
_DAY = re.compile(r"(?a:(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?)")
_HALVES = {1: "{0}-01/{0}-06", 2: "{0}-07/{0}-12"}
_FORMS = ({"year"}, {"year", "month"}, {"year", "quarter"}, {"date"}, {"date", "as"})
_AS = ("day", "month", "quarter", "year")
_REMEDY = "name a column, or {year, month}, {year, quarter} or {date, as: month}"


@dataclass(frozen=True, slots=True)
class Span:
    """How the period of a row is read: whole, joined of parts, or as the month of a date."""

    period: str = ""
    year: str = ""
    month: str = ""
    quarter: str = ""
    date: str = ""
    rounded: str = "day"

    @classmethod
    def parse(cls, value: object, fields: Fields) -> "Span":
        """Read the key `period` of a layout."""
        if isinstance(value, str) and value:
            return cls(period=value)
        part = Fields(value, f"{fields.where}, key 'period'")
        names = part.rest()
        texts = all(isinstance(name, str) and name for name in names.values())
        if set(names) not in _FORMS or not texts or names.get("as", "day") not in _AS:
            raise fields.wrong("period", dict(names), _REMEDY)
        columns = {key: str(name) for key, name in names.items() if key != "as"}
        return cls(**columns, rounded=str(names.get("as", "day")))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of which a period is made."""
        named = (self.period, self.year, self.month, self.quarter, self.date)
        return tuple(name for name in named if name)

    @property
    def title(self) -> str:
        """What a locator calls the period: `year`, `year and month` or `month of date`."""
        if self.date:
            return f"{self.rounded} of {self.date}"
        return " and ".join(self.columns)

    def read(self, line: Mapping[str, str]) -> str:
        """The period of one row; what cannot be read stays as it stands, to be rejected."""
        if self.period:
            return _plain(line[self.period].strip())
        if self.date:
            return _rounded(line[self.date].strip(), self.rounded)
        year = _plain(line[self.year].strip())
        if not (self.month or self.quarter):
            return year
        part = line[self.month or self.quarter].strip()
        whole = _WHOLE.fullmatch(part)
        if whole is None:
            return f"{year}-{part}"
        return f"{year}-{int(whole[1]):02d}" if self.month else f"{year}-Q{int(whole[1])}"


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A period as published in ISO 8601: `2011.0`, `2011M07`, `2011-Q2` and `2011-S1` too."""
    if year := _YEAR.fullmatch(text):
        return year[1]
    if part := _PART.fullmatch(text):
        return _part(part[1], part[2], int(part[3])) or text
    if day := _DAY.fullmatch(text):
        return "-".join(day.groups())
    return text


def _part(year: str, kind: str, number: int) -> str:
    """A month, a quarter or a half of a year; empty where there is none of that number."""
    if kind == "M":
        return f"{year}-{number:02d}"
    if kind == "Q":
        return f"{year}-Q{number}"
    return _HALVES.get(number, "").format(year)


@lru_cache(maxsize=4096)
def _rounded(text: str, span: str) -> str:
    """The day, month, quarter or year in which a date lies."""
    day = _DAY.fullmatch(text)
    if day is None:
        return text
    year, month, _ = day.groups()
    quarter = f"{year}-Q{(int(month) + 2) // 3}"
    return {"day": "-".join(day.groups()), "month": f"{year}-{month}", "year": year}.get(
        span, quarter
    )
