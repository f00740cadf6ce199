"""Stated figures: numbers as reports print them, each with its hedge and its lines."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from synopsis.sources.delimited import Table, check_columns, read_table
from synopsis.sources.reading import (
    Format,
    Reading,
    Row,
    fault_of_number,
    fault_of_period,
    sort_out,
)
from synopsis.vocabulary import Hedge, Unit

COLUMNS = (
    "id", "value", "value_low", "value_high", "unit", "counted", "hedge", "words", "concept",
    "trend", "population", "place", "period", "wave", "instrument", "base", "item_type", "kind",
    "line_start", "line_end", "note",
)  # fmt: skip
_ID = re.compile(r"F\d{3,}")
_CODE = re.compile(r"[a-z][a-z0-9_]*")


def parse_stated(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read stated figures, one a row; `locator` is the row of the table."""
    table = read_table(data, card.encoding)
    check_columns(table, COLUMNS)
    rows, rejects = sort_out(_rows(table), ("id",))
    return Reading(table.columns, rows, table.rejects + rejects)


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, cells in table.rows:
        row = {"locator": locator} | {name: cells[name].strip() for name in COLUMNS}
        yield row, _fault(row)


def _fault(row: Row) -> str:
    """The first reason why a row is not a stated figure; empty where it is one."""
    return (
        _fault_of_names(row)
        or _fault_of_value(row)
        or (fault_of_period(row["period"]) if row["period"] else "")
        or _fault_of_lines(row)
    )


def _fault_of_names(row: Row) -> str:
    if not _ID.fullmatch(row["id"]):
        return f"its id '{row['id'][:20]}' is not of the form F001"
    if not _CODE.fullmatch(row["concept"]):
        return f"its concept '{row['concept'][:40]}' is not a code in small letters"
    if row["unit"] not in {unit.value for unit in Unit}:
        return f"its unit '{row['unit'][:40]}' is unknown"
    if row["hedge"] not in {hedge.value for hedge in Hedge}:
        return f"its hedge '{row['hedge'][:40]}' is unknown"
    return ""


def _fault_of_value(row: Row) -> str:
    if not row["value"]:
        return "its value is empty"
    if row["unit"] == Unit.TEXT:
        return ""
    if row["unit"] == Unit.DATE:
        return _fault_of_date(row["value"])
    numbers = [row[key] for key in ("value_low", "value", "value_high") if row[key]]
    faults = [fault for number in numbers if (fault := fault_of_number(number))]
    if faults:
        return faults[0]
    ordered = [float(number) for number in numbers]
    return "" if ordered == sorted(ordered) else "its interval does not hold its value"


def _fault_of_date(text: str) -> str:
    """A date stands alone or as a span; a year or a month is a date stated less finely."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return fault_of_period(text)
    return ""


def _fault_of_lines(row: Row) -> str:
    first, last = row["line_start"], row["line_end"]
    plain = all(text.isascii() and text.isdigit() and len(text) < 9 for text in (first, last))
    return (
        "" if plain and 0 < int(first) <= int(last) else f"its lines '{first} to {last}' are none"
    )


FORMATS: Mapping[str, Format] = {
    "stated": Format(reader="published_figures stated, reader 1", parse=parse_stated)
}
