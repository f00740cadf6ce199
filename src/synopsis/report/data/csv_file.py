"""Tables as CSV (RFC 4180), which no spreadsheet takes for a program."""

import csv
import math
from datetime import date
from io import StringIO

from synopsis.report.data.table import Cell, Table
from synopsis.report.errors import ReportError

# A cell of text that begins so would be run as a formula when the file is opened (OWASP, CSV
# injection); an apostrophe before it makes a spreadsheet show it as text. Numbers never get one.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(table: Table) -> bytes:
    """A table as CSV in UTF-8; an empty cell is not covered."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(_worded(cell) for cell in row)
    return written.getvalue().encode()


def _worded(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    return _number(cell)


def _number(number: float) -> str:
    """The shortest text that reads back as the same number."""
    if not math.isfinite(number):
        raise ReportError(
            f"{number} is not a finite number", remedy="leave the cell empty: it is not covered"
        )
    return repr(number)
