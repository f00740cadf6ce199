"""Compiled incidents: a compact table of incidents that a region profile ships, facts only."""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.incident import CELLS, KEYS, fault_of_incident, incident_row
from synopsis.sources.reading import Format, Reading, Row, sort_out

_NEEDED = frozenset({"incident", "economy", "kind", "first"})
_OPTIONAL = frozenset(CELLS) - _NEEDED - {"place", "outside"}


def parse_incidents(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read a table with the columns incident, economy, kind, first, and if needed further cells."""
    table = read_table(data, card.encoding)
    odd = set(table.columns) - _NEEDED - _OPTIONAL
    if odd or not set(table.columns) >= _NEEDED:
        raise UnreadableError(
            f"a table of incidents cannot have the columns {', '.join(table.columns)[:200]}",
            remedy=f"use {', '.join(sorted(_NEEDED))}; others are {', '.join(sorted(_OPTIONAL))}",
        )
    rows, rejects = sort_out(_rows(table), KEYS)
    return Reading(table.columns, rows, table.rejects + rejects)


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, line in table.rows:
        row = incident_row(locator, _cells(line))
        yield row, fault_of_incident(row)


def _cells(line: Mapping[str, str]) -> Mapping[str, str]:
    """The cells of a line; empty ones are left to what stands where nothing is said."""
    cells = {name: text for name, text in line.items() if text.strip() and name != "economy"}
    return {"incident": "", "kind": "", "first": "", "place": line["economy"]} | cells


INCIDENTS = Format(reader="compiled incidents, reader 1", parse=parse_incidents)
