"""Compiled tables: long tables of figures that a region profile ships, one value a row."""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import (
    Format,
    Reading,
    Row,
    fault_of_number,
    fault_of_observation,
    sort_out,
)

_PLACE = ("place", "economy")
_KEYS = ("indicator", "place", "period")
_OPTIONAL = ("unit", "status", "note", "low", "high")


def parse_compiled(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read a table with the columns place (or economy), period, indicator and value.

    `low` and `high` are the bounds that the publisher gives to a value; empty where it gives none.
    """
    table = read_table(data, card.encoding)
    _check_columns(table)
    rows, rejects = sort_out(_rows(table), _KEYS)
    return Reading(table.columns, rows, table.rejects + rejects)


def fault_of_bounds(row: Row) -> str:
    """Why the bounds of a value cannot be taken; empty where they can, or where there are none."""
    for key in ("low", "high"):
        bound = row[key]
        if bound and (fault_of_number(bound) or not row["value"]):
            why = "is not a number" if row["value"] else "stands without a value"
            return f"its bound '{bound[:40]}' {why}"
    parts = [float(row[key]) for key in ("low", "value", "high") if row[key]]
    if parts != sorted(parts):
        return f"its bounds {row['low'] or 'open'} to {row['high'] or 'open'} miss {row['value']}"
    return ""


def _check_columns(table: Table) -> None:
    needed = {"period", "indicator", "value"}
    unknown = set(table.columns) - needed - set(_PLACE) - set(_OPTIONAL)
    places = [name for name in _PLACE if name in table.columns]
    if unknown or len(places) != 1 or not needed <= set(table.columns):
        raise UnreadableError(
            f"a compiled table cannot have the columns {', '.join(table.columns)[:200]}",
            remedy="use place, period, indicator, value, and if needed unit, status, note, low, "
            "high",
        )


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, cells in table.rows:
        row = _row(locator, cells)
        yield row, fault_of_observation(row) or fault_of_bounds(row)


def _row(locator: str, cells: Mapping[str, str]) -> Row:
    optional = {name: cells.get(name, "").strip() for name in _OPTIONAL}
    place = cells["place"] if "place" in cells else cells["economy"]
    return {
        "locator": locator,
        "indicator": cells["indicator"].strip(),
        "place": place.strip(),
        "period": cells["period"].strip(),
        "value": cells["value"].strip(),
        **optional,
    }


COMPILED = Format(reader="compiled table, reader 2", parse=parse_compiled)
