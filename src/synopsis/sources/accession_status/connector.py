"""Milestones of accession: each formal step of an economy as a position on a named scale."""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.delimited import Table, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Format, Reading, Row, fault_of_observation, sort_out

_COLUMNS = ("economy", "milestone", "stage", "date", "note")


def parse_milestones(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read milestones; the value of each is the position of its stage on the card's scale."""
    table = read_table(data, card.encoding)
    if set(table.columns) != set(_COLUMNS):
        raise UnreadableError(
            f"the columns are {', '.join(table.columns)[:200]}",
            remedy=f"use {', '.join(_COLUMNS)}",
        )
    rows, rejects = sort_out(_rows(table, card.scale), ("indicator", "place", "period"))
    return Reading(table.columns, rows, table.rejects + rejects)


def _rows(table: Table, scale: tuple[str, ...]) -> Iterator[tuple[Row, str]]:
    for locator, cells in table.rows:
        stage = cells["stage"].strip()
        known = stage in scale
        row = {
            "locator": locator,
            "indicator": "accession_stage",
            "place": cells["economy"].strip(),
            "period": cells["date"].strip(),
            "value": str(scale.index(stage)) if known else "",
            "unit": "",
            "status": stage,
            "note": "; ".join(part for part in (cells["milestone"], cells["note"]) if part),
        }
        fault = "" if known else f"its stage '{stage[:40]}' is not on the scale"
        yield row, fault or fault_of_observation(row)


FORMATS: Mapping[str, Format] = {
    "milestones": Format(reader="accession_status milestones, reader 1", parse=parse_milestones)
}
