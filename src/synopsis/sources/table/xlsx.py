"""Workbooks (XLSX): one sheet as a table; a locator is `row 17 of sheet Data`, as Excel counts.

The library that reads sheets lays each out as a full grid in memory, and ends the whole process
where the grid does not fit. Hence every part is measured first, and the library is given nothing
but the parts that were measured. A cell with an error of the workbook (`#N/A`) reads as empty.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from synopsis.sources.archive import ArchiveLimits, bundle, open_archive
from synopsis.sources.delimited import Table, check_header
from synopsis.sources.errors import UnreadableError
from synopsis.sources.table.grid import check_parts
from synopsis.sources.table.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LIMITS = ArchiveLimits(entries=512, size=128 << 20, ratio=500)
_PANIC = "PanicException"


def read_sheet(data: bytes, sheet: str = "", header_row: int = 1) -> Table:
    """Read one sheet of a workbook by its name, or the only one that is shown.

    `header_row` counts from 1; rows above it are left out, and so are columns without a name.
    """
    parts = open_archive(data, _LIMITS)
    check_parts(parts)
    try:
        name, lines = _sheet(bundle(parts), sheet)
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
    return _table(name, lines, header_row)


def _sheet(data: bytes, wanted: str) -> tuple[str, list[list[Any]]]:
    """The name and the rows of one sheet; a choice among several is never guessed."""
    from python_calamine import (  # heavy: only when used
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        names = [
            sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
        ]
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.name in names and sheet.visible == SheetVisibleEnum.Visible
        ]
        chosen = [name for name in names if name == wanted] if wanted else shown
        if len(chosen) != 1:
            raise UnreadableError(
                f"the workbook has the sheets {', '.join(names)[:200] or 'none'}",
                remedy="name one of them as `sheet` in the card's layout",
            )
        return chosen[0], book.get_sheet_by_name(chosen[0]).to_python(skip_empty_area=False)


def _table(sheet: str, lines: list[list[Any]], header_row: int) -> Table:
    """A sheet as a table, without its blank rows."""
    if len(lines) < header_row:
        raise UnreadableError(
            f"the sheet {sheet[:40]} has {len(lines):,} rows, and none is row {header_row}",
            remedy="correct `header_row` in the card's layout",
        )
    header = [text_of(cell).strip() for cell in lines[header_row - 1]]
    kept = [place for place, name in enumerate(header) if name]
    if not kept:
        raise UnreadableError(
            f"row {header_row} of sheet {sheet[:40]} names no column",
            remedy="correct `header_row` in the card's layout",
        )
    columns = check_header([header[place] for place in kept])
    places = dict(zip(columns, kept, strict=True))
    return Table(columns, tuple(_rows(sheet, lines, header_row, places)))


def _rows(
    sheet: str, lines: list[list[Any]], header_row: int, columns: Mapping[str, int]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, cells in enumerate(lines[header_row:], start=header_row + 1):
        line = {name: text_of(cells[place]) for name, place in columns.items()}
        if any(line.values()):
            yield f"row {number} of sheet {sheet}", line
