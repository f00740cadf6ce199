"""Rating sheets as they come back: wholly read, or refused in one sentence with the row."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NoReturn

from synopsis.landscape.elicitation.rating import AskedLink, Link, Rating, parse_strength, told_link
from synopsis.landscape.elicitation.sheet import COLUMNS, CONFIDENCES, RATINGS
from synopsis.landscape.elicitation.workbook import ROWS_MAX, Grid, read_workbook
from synopsis.landscape.errors import LandscapeError
from synopsis.vocabulary import Confidence

BYTES_MAX = 16 << 20
_NEEDED = ("expert", "source", "target", "strength")
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that was read: its expert, all ratings in it, and the links left empty."""

    expert: str
    ratings: tuple[Rating, ...]
    left_empty: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a sheet with its number as a spreadsheet counts it."""

    number: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """The text of a column, "" where the sheet has none."""
        return self.cells.get(column, "").strip()

    def refuse(self, what: str, remedy: str = "") -> NoReturn:
        """Refuse the sheet for this row."""
        raise LandscapeError(what, where=f"row {self.number} of the rating sheet", remedy=remedy)


def read_sheet(path: Path, links: Sequence[AskedLink], expert: str = "") -> Returned:
    """The ratings of a sheet, workbook or CSV, of links that were asked; see `parse_sheet`."""
    try:
        with path.open("rb") as file:
            data = file.read(BYTES_MAX + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LandscapeError(f"it cannot be read: {reason}", where=str(path)) from error
    return parse_sheet(data, links, expert)


def parse_sheet(data: bytes, links: Sequence[AskedLink], expert: str = "") -> Returned:
    """The ratings that the bytes of a sheet hold; `expert` is whose it must be, if given.

    Raises LandscapeError, and reads nothing, for a link that was not asked or stands twice, a
    sentence that is not the asked one, a value off the scale, a formula, a missing or unknown
    column, another or a second expert, and a sheet that rates nothing.
    """
    if len(data) > BYTES_MAX:
        raise LandscapeError(f"the rating sheet has more than {BYTES_MAX:,} bytes")
    grid = read_workbook(data, RATINGS) if data.startswith(b"PK\x03\x04") else _read_csv(data)
    rows = tuple(_rows(grid))
    _check_expert(rows, expert)
    asked = {one.link: one for one in links}
    met: dict[Link, int] = {}
    found = [(_link(row, asked, met), row) for row in rows]
    ratings = tuple(_rating(link, row) for link, row in found if row.cell("strength"))
    if not ratings:
        raise LandscapeError(
            "the rating sheet rates no link", remedy="fill in the column strength and send it again"
        )
    empty = tuple(link for link, row in found if not row.cell("strength"))
    return Returned(ratings[0].expert, ratings, empty)


def _rating(link: Link, row: _Row) -> Rating:
    try:
        strength = parse_strength(row.cell("strength"))
    except LandscapeError as error:
        row.refuse(error.what, error.remedy)
    word = row.cell("confidence").casefold()
    if word and word not in CONFIDENCES:
        row.refuse(f"'{word[:40]}' is no confidence", f"use {', '.join(CONFIDENCES)}")
    confidence = Confidence.parse(word) if word else None
    try:
        reason = row.cell("reason").removeprefix("'")
        return Rating(link, row.cell("expert"), strength, confidence, reason)
    except LandscapeError as error:
        row.refuse(error.what, error.remedy)


def _link(row: _Row, asked: Mapping[Link, AskedLink], met: dict[Link, int]) -> Link:
    """The link of a row: one that was asked, in the words in which it was asked, and once."""
    link = (row.cell("source").removeprefix("'"), row.cell("target").removeprefix("'"))
    if link not in asked:
        row.refuse(
            f"the link {told_link(link)[:160]} was not asked",
            "leave source and target as they stood in the sheet",
        )
    if link in met:
        row.refuse(f"the link {told_link(link)} stands in row {met[link]} too", "keep one of them")
    met[link] = row.number
    told = row.cell("link").removeprefix("'")
    if told and _plain(told) != _plain(asked[link].sentence):
        row.refuse(
            f"the link {told_link(link)} is put in other words than it is asked now",
            "write a fresh sheet, since the expert rated another sentence",
        )
    return link


def _plain(text: str) -> str:
    return " ".join(text.split())


def _check_expert(rows: Sequence[_Row], expert: str) -> None:
    """Refuse a sheet of several experts, and that of another one than is said."""
    first = expert or (rows[0].cell("expert") if rows else "")
    for row in rows:
        if row.cell("expert") != first:
            row.refuse(
                f"the expert is '{row.cell('expert')[:80]}' and not '{first[:80]}'",
                "send one sheet for each expert, under the handle that it was written for",
            )


def _rows(grid: Grid) -> Iterator[_Row]:
    """The rows below the head, as cells by column; blank ones are left out."""
    lines = iter(grid.rows)
    head = next((cells for _, cells in lines if any(map(str.strip, cells))), ())
    names = [one.strip().casefold() for one in head]
    _check_columns([one for one in names if one])
    for number, cells in lines:
        row = _Row(number, dict(zip(names, cells, strict=False)))
        if number in grid.formulas:
            row.refuse("a cell holds a formula", "write the value itself")
        if any(map(str.strip, _stray(names, cells))):
            row.refuse("a cell stands under no column", "put remarks under reason")
        if any(map(str.strip, cells)):
            yield row


def _stray(names: list[str], cells: tuple[str, ...]) -> list[str]:
    """Cells that stand under no named column."""
    return [cell for name, cell in zip_longest(names, cells, fillvalue="") if not name]


def _check_columns(names: list[str]) -> None:
    where = "the head of the rating sheet"
    for name in _NEEDED:
        if name not in names:
            raise LandscapeError(
                f"the column '{name}' is missing", where=where, remedy=f"use {', '.join(COLUMNS)}"
            )
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            fault = "stands twice" if name in COLUMNS else "is unknown"
            raise LandscapeError(
                f"the column '{name[:60]}' {fault}", where=where, remedy="put remarks under reason"
            )


def _read_csv(data: bytes) -> Grid:
    """CSV with commas, semicolons or tabs, with or without a mark of its encoding."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LandscapeError(
            "the rating sheet is neither a workbook nor CSV in UTF-8",
            remedy="save it as a workbook (XLSX) or as CSV UTF-8",
        ) from error
    head = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > ROWS_MAX:
                raise LandscapeError(f"the rating sheet has more than {ROWS_MAX:,} rows")
            rows.append((number, tuple(cells)))
    except csv.Error as error:
        raise LandscapeError(
            f"the rating sheet is badly quoted near line {reader.line_num} ({error})"
        ) from error
    formulas = frozenset(
        number
        for number, cells in rows
        if any(one.lstrip().startswith(("=", "@")) for one in cells)
    )
    return Grid(tuple(rows), formulas)
