"""Delimited tables (RFC 4180): a header, and rows that know the line of the sheet they stand in."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reject

COLUMNS_MAX = 2_000
ROWS_MAX = 1_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A header, its rows by locator, the rows that do not fit, and the publisher's own date."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, Mapping[str, str]], ...]
    rejects: tuple[Reject, ...] = ()
    preamble: tuple[tuple[str, ...], ...] = ()
    published: date | None = None


def read_table(
    data: bytes,
    encoding: str = "utf-8",
    preamble: int = 0,
    delimiter: str = ",",
    columns: Collection[str] | None = None,
) -> Table:
    """Read a delimited table whose header stands behind `preamble` lines.

    A locator is `row 17`: the row as a spreadsheet numbers it, preamble and header included.
    With `columns`, rows keep the cells of these only; the table still names all of them.
    """
    lines = _lines(read_text(data, encoding), delimiter)
    before = tuple(tuple(cells) for _, cells in islice(lines, preamble))
    body = ((number, cells) for number, cells in lines if cells)
    _, first = next(body, (0, []))
    if not first:
        raise UnreadableError("the table is empty", remedy="fetch the file again")
    header = check_header(first)
    kept = [(name, at) for at, name in enumerate(header) if columns is None or name in columns]
    rows: list[tuple[str, Mapping[str, str]]] = []
    rejects: list[Reject] = []
    for number, cells in body:
        if len(cells) == len(header):
            rows.append((f"row {number}", {name: cells[at] for name, at in kept}))
        else:
            reason = f"it has {len(cells)} cells where the header has {len(header)}"
            rejects.append(Reject(f"row {number}", reason, delimiter.join(cells)[:2000]))
    return Table(header, tuple(rows), tuple(rejects), before)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers; blank rows are empty lists."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > ROWS_MAX:
                raise UnreadableError(
                    f"the table has more than {ROWS_MAX:,} rows", remedy="split the file"
                )
            yield number, cells
    except csv.Error as error:
        raise UnreadableError(
            f"the table breaks off or is badly quoted near line {reader.line_num:,} ({error})",
            remedy="fetch the file again",
        ) from error


def check_header(cells: list[str]) -> tuple[str, ...]:
    """The names of a header's columns; an error where they are too many, or two are the same."""
    if len(cells) > COLUMNS_MAX:
        raise UnreadableError(
            f"the table has {len(cells):,} columns, and {COLUMNS_MAX:,} is the most that is read",
            remedy="check that the file is the one the card describes",
        )
    names = tuple(cell.strip() for cell in cells)
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise UnreadableError(
            f"the column '{twins[0][:60]}' stands twice in the header",
            remedy="ask the publisher which of the two is meant; none is guessed",
        )
    return names


def check_columns(table: Table, columns: tuple[str, ...]) -> None:
    """Refuse a table whose columns are not just those that its reader knows."""
    if odd := sorted(set(table.columns) ^ set(columns)):
        raise UnreadableError(
            f"the columns {', '.join(odd)[:200]} are missing or unknown",
            remedy=f"use {', '.join(columns)[:300]}",
        )
