"""Sheets as published: the grids of a workbook, or the one grid of a CSV file, cell by cell.

A connector whose publisher offers a workbook reads either the workbook or a sheet saved as CSV.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synopsis.sources.archive import ArchiveLimits, bundle, is_archive, open_archive
from synopsis.sources.delimited import COLUMNS_MAX, ROWS_MAX
from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError
from synopsis.sources.table.grid import check_parts
from synopsis.sources.table.text import text_of

_LIMITS = ArchiveLimits(entries=512, size=256 << 20, ratio=500)
_WORKBOOK = "xl/workbook.xml"
_PANIC = "PanicException"
# Titles and notes stand above a header; none of the publishers has more of them than this.
_ROWS_ABOVE = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grid: its name (none for a CSV file), and its rows with their numbers from 1."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def below(self, names: tuple[str, ...]) -> "Grid | None":
        """What stands below the first row that has all of the names; nothing where none has."""
        wanted = {plain(name) for name in names}
        for place, (_, cells) in enumerate(self.rows[:_ROWS_ABOVE]):
            header = tuple(plain(cell) for cell in cells)
            if wanted <= set(header):
                above = tuple(row for _, row in self.rows[:place])
                return Grid(self.name, header, self.rows[place + 1 :], above)
        return None


@dataclass(frozen=True, slots=True)
class Grid:
    """A header with plain names, the rows below it, and the rows above it."""

    sheet: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    above: tuple[tuple[str, ...], ...] = ()

    def place_of(self, name: str) -> int:
        """Where the first column of a name stands; an error where there is none."""
        if plain(name) not in self.header:
            where = f" of the sheet '{self.sheet[:40]}'" if self.sheet else ""
            raise UnreadableError(
                f"the column '{name[:60]}'{where} is missing",
                remedy="look at the new file before the connector is changed",
            )
        return self.header.index(plain(name))

    def locator(self, number: int, column: str) -> str:
        """Where a cell stands: `sheet FIW13-25, row 17, column F`."""
        sheet = f"sheet {self.sheet}, " if self.sheet else ""
        return f"{sheet}row {number}, column {column}"


def plain(name: str) -> str:
    """A column's name without its line breaks, double spaces and capitals."""
    return " ".join(name.split()).casefold()


def read_sheets(data: bytes, encoding: str = "utf-8") -> tuple[Sheet, ...]:
    """The sheets of a workbook, or of the one workbook or table that an archive holds."""
    if not is_archive(data):
        return (Sheet("", tuple(_lines(read_text(data, encoding)))),)
    found = open_archive(data, _LIMITS)
    if _WORKBOOK in {name.lower() for name in found}:
        return _workbook(found)
    held = [name for name in found if name.lower().endswith((".xlsx", ".csv"))]
    if len(held) != 1:
        raise UnreadableError(
            f"the archive holds {', '.join(sorted(found))[:200] or 'nothing'}, not one table",
            remedy="unpack it and gather the table alone",
        )
    inner = found[held[0]]
    if is_archive(inner):
        return _book_within(inner)
    return (Sheet("", tuple(_lines(read_text(inner, encoding)))),)


def _book_within(data: bytes) -> tuple[Sheet, ...]:
    """A workbook inside an archive; archives in archives end here."""
    parts = open_archive(data, _LIMITS)
    if _WORKBOOK not in {name.lower() for name in parts}:
        raise UnreadableError(
            "the archive holds another archive", remedy="unpack it and gather the table alone"
        )
    return _workbook(parts)


def _workbook(parts: Mapping[str, bytes]) -> tuple[Sheet, ...]:
    """Every sheet of a workbook whose parts were measured first; see `sources.table.xlsx`."""
    try:
        check_parts(parts)
        return tuple(_sheets(bundle(parts)))
    except UnreadableError:
        raise
    except BaseException as error:
        # A panic of the library is no Exception, and its class cannot be imported.
        if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
            raise
        raise UnreadableError(
            f"the workbook is damaged ({type(error).__name__}: {str(error)[:120]})",
            remedy="fetch the file again, or save the sheet as CSV",
        ) from error


def _sheets(data: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum  # heavy: only when used

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                lines = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                texts = (tuple(text_of(cell) for cell in line) for line in lines)
                rows = enumerate(texts, start=1)
                yield Sheet(sheet.name, tuple((number, row) for number, row in rows if any(row)))


def _lines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV file that are not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > ROWS_MAX or len(cells) > COLUMNS_MAX:
                raise UnreadableError(
                    f"the table has more than {ROWS_MAX:,} rows or {COLUMNS_MAX:,} columns",
                    remedy="check that the file is the one the card describes",
                )
            if any(cells):
                yield number, tuple(cells)
    except csv.Error as error:
        raise UnreadableError(
            f"the table breaks off or is badly quoted near line {reader.line_num:,} ({error})",
            remedy="fetch the file again",
        ) from error
