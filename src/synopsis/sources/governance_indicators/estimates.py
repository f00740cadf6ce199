"""Estimates of governance in the three layouts in which the World Bank has published them.

- the long table of the editions of 2023 and 2024: one row an economy, year and dimension;
- the workbook of the edition of 2025: one sheet a dimension (`va`, `pv`, ...), one row an economy
  and year, next to the scores of each source;
- the older workbook: one sheet a dimension, and for each year six columns under one heading.

An estimate is in standard deviations, about -2.5 to 2.5. Its bounds here are the estimate less and
plus 1.96 standard errors: the publisher gives the error, and no bounds in the estimate's own unit.
Percentile ranks are not taken: they follow from the estimates, and set economies against others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import Any

from synopsis.sources.compiled import fault_of_bounds
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import (
    Reading,
    Row,
    fault_of_number,
    fault_of_observation,
    sort_out,
)
from synopsis.sources.sheets import Grid, Sheet, plain, read_sheets

DIMENSIONS = ("va", "pv", "ge", "rq", "rl", "cc")
_LONG = ("code", "year", "indicator", "estimate", "stddev")
_BY_SHEET = (
    "Economy (code)",
    "Year",
    "Governance estimate (approx. -2.5 to +2.5)",
    "Standard error (estimate)",
)
_WIDE = ("Country/Territory", "Code", "Estimate", "StdErr")
# How the older sheets begin: VoiceandAccountability, Political StabilityNoViolence, ...
_OLDER_SHEETS = {
    "voice": "va",
    "political": "pv",
    "government": "ge",
    "regulatory": "rq",
    "ruleoflaw": "rl",
    "controlofcorruption": "cc",
}
_NOT_COVERED = {"", "..", "#N/A", "NA", "."}
_REACH = Decimal("1.96")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One estimate with its standard error, and where it stands."""

    locator: str
    dimension: str
    place: str
    year: str
    estimate: str
    error: str


def parse_estimates(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the estimates of any of the three layouts, as workbook or as CSV."""
    sheets = read_sheets(data, card.encoding)
    cells = [cell for sheet in sheets for cell in _cells(sheet)]
    if not cells:
        raise UnreadableError(
            "no sheet has the columns of any known edition",
            remedy=f"look for {', '.join(_LONG)} or {', '.join(_BY_SHEET)} in the file",
        )
    candidates = (_candidate(cell) for cell in cells)
    rows, rejects = sort_out(candidates, ("indicator", "place", "period"))
    return Reading(("dimension", "place", "year", "estimate", "stddev"), rows, rejects)


def _cells(sheet: Sheet) -> Iterator[_Cell]:
    """The estimates of one sheet; notes and scores of single sources hold none."""
    name = plain(sheet.name)
    bare = name.replace(" ", "")
    older = [code for start, code in _OLDER_SHEETS.items() if bare.startswith(start)]
    if grid := sheet.below(_LONG):
        yield from _from_rows(grid, _LONG)
    elif name in DIMENSIONS and (grid := sheet.below(_BY_SHEET)):
        yield from _from_rows(grid, (*_BY_SHEET[:2], name, *_BY_SHEET[2:]))
    elif older and (grid := sheet.below(_WIDE)):
        yield from _from_years(grid, older[0])


def _from_rows(grid: Grid, names: tuple[str, ...]) -> Iterator[_Cell]:
    """One estimate a row; the dimension is a column, or the sheet itself."""
    code, year, dimension, estimate, error = names
    column = None if dimension in DIMENSIONS else grid.place_of(dimension)
    places = tuple(grid.place_of(name) for name in (code, year, estimate, error))
    for number, cells in grid.rows:
        found = tuple(_at(cells, place) for place in places)
        if any(found):
            own = dimension if column is None else _at(cells, column).lower()
            yield _Cell(grid.locator(number, "estimate"), own, *found)


def _at(cells: tuple[str, ...], place: int) -> str:
    """A cell of a row, which a CSV file may cut short."""
    return cells[place].strip() if place < len(cells) else ""


def _from_years(grid: Grid, dimension: str) -> Iterator[_Cell]:
    """Columns that repeat under each year; the year stands once, above the first of them."""
    code = grid.place_of("Code")
    years = grid.above[-1] if grid.above else ()
    for column, name in enumerate(grid.header):
        if name != "estimate":
            continue
        year = _year(years[column] if column < len(years) else "")
        is_paired = column + 1 < len(grid.header) and grid.header[column + 1] == "stderr"
        if not year or not is_paired:
            raise UnreadableError(
                f"column {column + 1} of the sheet '{grid.sheet[:40]}' has no year above it or no "
                "standard error beside it",
                remedy="look at the new file before the connector is changed",
            )
        for number, cells in grid.rows:
            if len(cells) > column + 1 and cells[code].strip():
                pair = cells[column].strip(), cells[column + 1].strip()
                locator = grid.locator(number, f"{year} estimate")
                yield _Cell(locator, dimension, cells[code].strip(), year, *pair)


def _year(text: str) -> str:
    year = text.strip().removesuffix(".0")
    return year if year.isascii() and year.isdigit() and len(year) == 4 else ""


def _candidate(cell: _Cell) -> tuple[Row, str]:
    """A row with its bounds, and why it cannot be taken."""
    value, error = ("" if text in _NOT_COVERED else text for text in (cell.estimate, cell.error))
    row = {
        "locator": cell.locator,
        "indicator": cell.dimension,
        "place": cell.place,
        "period": cell.year,
        "value": value,
        "low": "",
        "high": "",
        "standard_error": error,
        "unit": "",
        "status": "",
        "note": "",
    }
    fault = _fault(row)
    if fault or not (value and error):
        return row, fault
    try:
        reach = _REACH * Decimal(error)
        row |= {"low": str(Decimal(value) - reach), "high": str(Decimal(value) + reach)}
    except DecimalException:
        return row, f"its standard error '{error[:40]}' cannot be multiplied"
    return row, fault_of_bounds(row)


def _fault(row: Row) -> str:
    if row["indicator"] not in DIMENSIONS:
        return f"'{row['indicator'][:20]}' is none of the six dimensions"
    if fault := fault_of_observation(row):
        return fault
    if fault := fault_of_number(row["standard_error"]):
        return fault.replace("its value", "its standard error")
    if row["standard_error"] and float(row["standard_error"]) < 0:
        return f"its standard error {row['standard_error'][:40]} is below nought"
    return ""
