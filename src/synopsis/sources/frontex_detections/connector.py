"""Frontex detections: one row a route, border type and nationality; one column a month.

Each cell is a row of the reading. An empty cell is not covered; a zero is a published zero.
Detections count crossings found, not persons: the same person may be found several times.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.compiled import COMPILED
from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Format, Reading, Row, fault_of_observation, reject, sort_out
from synopsis.sources.table import TABLE

_KEYS: Mapping[str, tuple[str, ...]] = {
    "route": ("Route",),
    "border_type": ("BorderType", "BorderLocation"),
    "place": ("NationalityLong", "Nationality"),
}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = re.compile(rf"({'|'.join(_MONTHS)})(\d{{4}})")
_WHOLE = re.compile(r"\d{1,9}")


def parse_wide(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the wide table; the locator of a cell is `row 17, column JAN2009`."""
    table = read_table(data, card.encoding)
    keys = {name: _column(table, names) for name, names in _KEYS.items()}
    months = {name: _month(name) for name in table.columns if name not in keys.values()}
    cells, rejects = sort_out(
        _cells(table, keys, months), ("route", "border_type", "place", "period")
    )
    short = tuple(
        item for lost in table.rejects for item in _lost(lost.locator, lost.reason, months)
    )
    return Reading(tuple(keys.values()), cells, short + rejects)


def _column(table: Table, names: tuple[str, ...]) -> str:
    for name in names:
        if name in table.columns:
            return name
    raise UnreadableError(
        f"the column {names[0]} is missing", remedy="check that the file is the monthly table"
    )


def _month(name: str) -> str:
    """The month of a column such as JAN2009, as ISO 8601."""
    match = _MONTH.fullmatch(name.upper())
    if match is None:
        raise UnreadableError(
            f"the column '{name[:40]}' is neither a key nor a month such as JAN2009",
            remedy="look at the new file before the connector is changed",
        )
    return f"{match[2]}-{_MONTHS.index(match[1]) + 1:02d}"


def _cells(
    table: Table, keys: Mapping[str, str], months: Mapping[str, str]
) -> Iterator[tuple[Row, str]]:
    for locator, line in table.rows:
        shared = {name: line[column].strip() for name, column in keys.items()}
        shared |= {"indicator": "detections", "unit": "", "status": "", "note": ""}
        for column, period in months.items():
            row = shared | {
                "locator": f"{locator}, column {column}",
                "period": period,
                "value": line[column].strip(),
            }
            yield row, _fault(row)


def _fault(row: Row) -> str:
    if not row["route"] or not row["border_type"]:
        return "its route or border type is empty"
    if row["value"] and not _WHOLE.fullmatch(row["value"]):
        return f"its value '{row['value'][:40]}' is not a whole number"
    return fault_of_observation(row)


def _lost(locator: str, reason: str, months: Mapping[str, str]) -> Iterator[Any]:
    """The cells of a row that does not fit the header: which is which cannot be said."""
    for column, period in months.items():
        yield reject({"locator": f"{locator}, column {column}", "period": period}, reason)


FORMATS: Mapping[str, Format] = {
    "wide": Format(reader="frontex_detections wide, reader 1", parse=parse_wide),
    "compiled": COMPILED,
    "table": TABLE,
}
