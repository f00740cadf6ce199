"""The table behind a picture as a CSV file that a program can read."""

import csv
import io
import re

from synopsis.report.content import Grid
from synopsis.vocabulary import Sentence, plain

_NUMBER = re.compile(r"\N{MINUS SIGN}?[\d,]+(\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def grid_csv(grid: Grid, notes: tuple[str, ...] = ()) -> bytes:
    """The cells of a table, numbers without grouping; an empty cell is not covered.

    Footnotes that its names call for stand in rows of their own at the end.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([_cell(cell, is_number=False) for cell in grid.head])
    for row in grid.rows:
        pairs = zip(row, grid.is_number, strict=True)
        writer.writerow([_cell(cell, is_number=is_number) for cell, is_number in pairs])
    writer.writerows([note] for note in notes)
    return buffer.getvalue().encode()


def _cell(sentence: Sentence, *, is_number: bool) -> str:
    """A cell; text that a spreadsheet would run as a formula is disarmed."""
    text = plain(sentence)
    if is_number and _NUMBER.fullmatch(text):
        return text.replace("\N{MINUS SIGN}", "-").replace(",", "")
    return f"'{text}" if text.startswith(_FORMULA) else text
