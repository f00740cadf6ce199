"""Bulk files of the World Bank: four lines before the header, then one column a year.

The zip holds the table beside two files of meta data (notes on places and on the indicator),
which are not taken: they describe and do not measure.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from synopsis.sources.archive import is_archive, open_archive
from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import (
    Reading,
    Reject,
    Row,
    fault_of_observation,
    reject,
    sort_out,
)

_KEYS = ("Country Name", "Country Code", "Indicator Name", "Indicator Code")
_PREAMBLE = 4
_UPDATED = "Last Updated Date"
_REMEDY = "check that the file is a bulk file of one indicator"


def parse_bulk(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read a bulk file, zipped or not; a locator is `row 17, column 2003` in the named table."""
    name, content = _table_of(data)
    table = read_table(content, card.encoding, _PREAMBLE)
    if table.columns[:4] != _KEYS:
        raise UnreadableError("the header is not that of a bulk file", remedy=_REMEDY)
    years = _years(table.columns[4:])
    prefix = f"{name}: " if name else ""
    rows, rejects = sort_out(_cells(table, years, prefix), ("indicator", "place", "period"))
    short = tuple(lost for item in table.rejects for lost in _lost(item, years, prefix))
    return Reading(_KEYS, rows, short + rejects, _updated(table))


def _table_of(data: bytes) -> tuple[str, bytes]:
    """The one table of a zip, or the bare file."""
    if not is_archive(data):
        return "", data
    found = open_archive(data)
    tables = [name for name in found if name.startswith("API_") and name.endswith(".csv")]
    odd = [name for name in found if name not in tables and not name.startswith("Metadata_")]
    if len(tables) != 1 or odd:
        raise UnreadableError(
            f"the zip holds {', '.join(sorted(found))[:200] or 'nothing'}", remedy=_REMEDY
        )
    return tables[0], found[tables[0]]


def _years(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The year columns; each line ends with a comma, so that the last column has no name."""
    years = tuple(column for column in columns if column)
    for year in years:
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise UnreadableError(f"the column '{year[:40]}' is not a year", remedy=_REMEDY)
    return years


def _updated(table: Table) -> date | None:
    stated = {line[0]: line[1] for line in table.preamble if len(line) >= 2}.get(_UPDATED)
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError as error:
        raise UnreadableError(f"the date of update is '{stated}'"[:80], remedy=_REMEDY) from error


def _cells(table: Table, years: tuple[str, ...], prefix: str) -> Iterator[tuple[Row, str]]:
    for locator, line in table.rows:
        shared = {
            "indicator": line["Indicator Code"].strip(),
            "place": line["Country Code"].strip(),
            "place_name": line["Country Name"].strip(),
            "unit": "",
            "status": "",
            "note": "",
        }
        for year in years:
            row = shared | {
                "locator": f"{prefix}{locator}, column {year}",
                "period": year,
                "value": line[year].strip(),
            }
            yield row, _surplus(line) or fault_of_observation(row)


def _surplus(line: Mapping[str, str]) -> str:
    return "a value stands behind the last year" if line.get("", "").strip() else ""


def _lost(lost: Reject, years: tuple[str, ...], prefix: str) -> Iterator[Reject]:
    for year in years:
        yield reject({"locator": f"{prefix}{lost.locator}, column {year}"}, lost.reason)
