"""Tables of the data package: columns that say what they mean, and rows that keep to them."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from synopsis.report.errors import ReportError
from synopsis.vocabulary import Origin

Cell = str | int | float | bool | date | None

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Kind(StrEnum):
    """Kinds of value, by the names of Frictionless Table Schema."""

    TEXT = "string"
    NUMBER = "number"
    INTEGER = "integer"
    TRUTH = "boolean"
    DATE = "date"

    def fits(self, cell: Cell) -> bool:
        """Whether a value is of this kind; nothing stands for not covered in every kind."""
        if cell is None:
            return True
        return type(cell) in _TYPES[self]


_TYPES: dict[Kind, frozenset[type]] = {
    Kind.TEXT: frozenset({str}),
    Kind.NUMBER: frozenset({int, float}),
    Kind.INTEGER: frozenset({int}),
    Kind.TRUTH: frozenset({bool}),
    Kind.DATE: frozenset({date}),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, kind, meaning, unit, and whether every row must fill it."""

    name: str
    kind: Kind
    description: str
    unit: str = ""
    required: bool = False

    def __post_init__(self) -> None:
        """Refuse a column that nobody could understand."""
        if not _NAME.fullmatch(self.name) or not self.description.strip():
            raise ReportError(
                f"the column '{self.name}' has no plain name or no description",
                remedy="use small letters, digits and underscores, and describe it",
            )


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title, its columns, its rows, and the origins that it rests on."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that do not keep to the columns, and keys that stand twice."""
        names = [column.name for column in self.columns]
        if not _NAME.fullmatch(self.name) or len(set(names)) != len(names) or not names:
            raise ReportError(f"the table '{self.name}' has no plain name or twin columns")
        if set(self.key) - set(names):
            raise ReportError("the key names a column that is not there", where=self.name)
        for number, row in enumerate(self.rows, start=1):
            self._check(row, number)
        self._check_key(names)

    def _check(self, row: tuple[Cell, ...], number: int) -> None:
        if len(row) != len(self.columns):
            raise ReportError(
                f"row {number} has {len(row)} cells for {len(self.columns)} columns",
                where=f"the table {self.name}",
            )
        for column, cell in zip(self.columns, row, strict=True):
            if not column.kind.fits(cell) or (column.required and cell is None):
                raise ReportError(
                    f"row {number} holds {cell!r} as {column.name}, which is {column.kind}",
                    where=f"the table {self.name}",
                    remedy="give a value of the column's kind",
                )

    def _check_key(self, names: list[str]) -> None:
        if not self.key:
            return
        places = [names.index(name) for name in self.key]
        keys = [tuple(row[place] for place in places) for row in self.rows]
        if len(set(keys)) != len(keys):
            twin = next(key for key in keys if keys.count(key) > 1)
            raise ReportError(
                f"the key {twin} stands twice",
                where=f"the table {self.name}",
                remedy="make the rows of the table differ in their key",
            )
