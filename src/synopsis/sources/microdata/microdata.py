"""Microdata: a file of respondents as a statistical package keeps it, without its codebook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any

from synopsis.sources.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

# Stata keeps a blank as this number and .a to .z as the next steps above it (Stata, dta format).
BLANK = 2.0**1023
_STEP = 2.0**1011
_LONG = 1e15
_MARKS = ".abcdefghijklmnopqrstuvwxyz_"
_MARK = re.compile(r"\.[a-z_]?")


def read_code(text: object) -> float:
    """A code as it is written: a number, `.` for a blank, `.a` to `.z` for marked blanks.

    ValueError where it is none.
    """
    word = str(text).strip().lower()
    if not _MARK.fullmatch(word):
        number = float(word)
        if not isfinite(number):
            raise ValueError(f"'{word[:40]}' is no code")
        return number
    return BLANK + _MARKS.index(word[-1]) * _STEP


def write_code(code: float | str) -> str:
    """A code as a person writes it."""
    if isinstance(code, str):
        return code
    if not isfinite(code) or code != int(code):
        return f"{code:g}"
    step = round((code - BLANK) / _STEP) if code >= BLANK else -1
    if 0 <= step < len(_MARKS):
        return f".{_MARKS[step]}" if step else "."
    return str(int(code)) if abs(code) < _LONG else f"{code:g}"


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """A multi-response set as the file declares it: its columns, and the value that counts."""

    name: str
    label: str
    columns: tuple[str, ...]
    counted: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Microdata:
    """Columns of n respondents: numbers with NaN for a blank, or texts with none for a blank.

    Marked blanks (`.a`) are kept as their codes, see `read_code`. `missing` are the codes that the
    file itself declares as missing, as closed spans of each column.
    """

    kind: str
    columns: Mapping[str, NDArray[Any]]
    labels: Mapping[str, str] = field(default_factory=dict)
    value_labels: Mapping[str, Mapping[float | str, str]] = field(default_factory=dict)
    missing: Mapping[str, tuple[tuple[float | str, float | str], ...]] = field(default_factory=dict)
    sets: tuple[AnswerSet, ...] = ()
    encoding: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        """Refuse a file without respondents, and columns of unequal length."""
        if len({len(column) for column in self.columns.values()}) != 1 or not self.rows:
            raise UnreadableError(
                "the file holds no respondents",
                remedy="check that it is the data file, saved with its rows",
            )

    @property
    def rows(self) -> int:
        """How many respondents there are."""
        return len(next(iter(self.columns.values()), ()))

    def is_text(self, column: str) -> bool:
        """Whether a column holds texts."""
        return self.columns[column].dtype.kind != "f"

    def declares_missing(self, column: str, code: float | str) -> bool:
        """Whether the file itself says that a code of a column is no answer."""
        return any(
            low <= code <= high  # type: ignore[operator]  # both ends have the code's own type
            for low, high in self.missing.get(column, ())
            if isinstance(low, str) == isinstance(code, str) == isinstance(high, str)
        )
