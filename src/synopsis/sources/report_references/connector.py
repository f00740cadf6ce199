"""References: one numbered footnote of a report, or a part of one, a row."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.sources.delimited import Table, check_columns, read_table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.reading import Format, Reading, Row, sort_out

COLUMNS = (
    "id", "note", "part", "line_start", "line_end", "class", "publisher", "title", "published",
    "url", "language", "resolves_to", "reliability", "credibility", "circular", "remark",
)  # fmt: skip
_ID = re.compile(r"R\d{3}[a-z]")
_GRADE = re.compile(r"[A-F][1-6]")
_ADDRESS = re.compile(r"(https?://|www\.)\S+")


def parse_references(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read references; `locator` is the row of the table."""
    table = read_table(data, card.encoding)
    check_columns(table, COLUMNS)
    rows, rejects = sort_out(_rows(table), ("id",))
    known = {row["id"] for row in rows}
    astray = [row for row in rows if row["resolves_to"] and row["resolves_to"] not in known]
    if astray:
        raise UnreadableError(
            f"the reference {astray[0]['id']} resolves to {astray[0]['resolves_to'][:20]}, which "
            "is not there",
            remedy="correct it or add the full reference",
        )
    return Reading(table.columns, rows, table.rejects + rejects)


def _rows(table: Table) -> Iterator[tuple[Row, str]]:
    for locator, cells in table.rows:
        row = {"locator": locator, "place": ""}
        yield row | {name: cells[name].strip() for name in COLUMNS}, _fault(cells)


def _fault(cells: Row) -> str:
    """The first reason why a row is not a reference; empty where it is one."""
    if not _ID.fullmatch(cells["id"].strip()):
        return f"its id '{cells['id'][:20]}' is not of the form R001a"
    if not _GRADE.fullmatch(f"{cells['reliability']}{cells['credibility']}"):
        return f"its grade '{cells['reliability']}{cells['credibility']}' is not of the form B2"
    if cells["url"] and not _ADDRESS.fullmatch(cells["url"]):
        return f"its address '{cells['url'][:40]}' is not of the web"
    return ""


FORMATS: Mapping[str, Format] = {
    "references": Format(reader="report_references references, reader 1", parse=parse_references)
}
