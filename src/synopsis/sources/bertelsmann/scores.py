"""The workbook of scores of the Bertelsmann Transformation Index: one sheet an edition.

An edition is released in an even year and judges what was until the end of January of the year
before it: the edition of 2024 says how things stood after 2022, which is the period of its rows.
Columns are headed `Q3.2 | Independent judiciary`; the sign before the bar is the code. Scores run
from 1 to 10. Most questions ask for what is good; those of Q13 ask how hard a task is, so that 10
is the hardest. The sheet `BTI 2006_old` repeats an edition by an older method and is left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Reading, Row, fault_of_observation, sort_out
from synopsis.sources.sheets import Grid, Sheet, read_sheets

_EDITION = re.compile(r"(?a:BTI (\d{4}))")
_NOT_COVERED = {"", "-", "?", "n/a"}
_REMEDY = "check that the file is the workbook of scores with a sheet for each edition"


def parse_scores(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the scores that the card gives a unit; `sheet BTI 2024, row 17, column Q3.2`."""
    codes = tuple(sorted(card.units))
    grids = {
        found[1]: _grid(sheet)
        for sheet in read_sheets(data, card.encoding)
        if (found := _EDITION.fullmatch(sheet.name.strip()))
    }
    if not grids:
        raise UnreadableError("no sheet is named like 'BTI 2024'", remedy=_REMEDY)
    candidates = (
        one for edition, grid in sorted(grids.items()) for one in _rows(edition, grid, codes)
    )
    rows, rejects = sort_out(candidates, ("indicator", "place", "period"))
    return Reading(("edition", "place", *codes), rows, rejects)


def _grid(sheet: Sheet) -> Grid:
    """The scores below a header, its names cut to their codes; the first of twins is the score."""
    if not sheet.rows:
        raise UnreadableError(f"the sheet '{sheet.name[:40]}' is empty", remedy=_REMEDY)
    header = tuple(cell.partition("|")[0].strip().casefold() for cell in sheet.rows[0][1])
    return Grid(sheet.name.strip(), header, sheet.rows[1:])


def _rows(edition: str, grid: Grid, codes: tuple[str, ...]) -> Iterator[tuple[Row, str]]:
    columns = {code: grid.place_of(code) for code in codes}
    for number, cells in grid.rows:
        if cells and cells[0].strip():
            for row in _scores(edition, grid, (number, cells), columns):
                yield row, fault_of_observation(row)


def _scores(
    edition: str, grid: Grid, line: tuple[int, tuple[str, ...]], columns: Mapping[str, int]
) -> Iterator[Row]:
    number, cells = line
    for code, column in columns.items():
        text = cells[column].strip() if column < len(cells) else ""
        yield {
            "locator": grid.locator(number, code),
            "indicator": code,
            "place": cells[0].strip(),
            "edition": edition,
            "period": str(int(edition) - 2),
            "value": "" if text in _NOT_COVERED else text,
            "unit": "",
            "status": "",
            "note": "",
        }
