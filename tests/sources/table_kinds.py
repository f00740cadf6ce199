"""Tables for tests, written in each kind that a card can lay out."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq

from synopsis.sources import Card, Reading, Resource, SourceError, format_of
from synopsis.sources.card import parse_card
from tests.sources.snapshots import zipped

Lines = Sequence[Sequence[str]]
LONG: dict[str, Any] = {
    "place": "geo",
    "period": "year",
    "value": "n",
    "indicator_is": "people",
}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
_PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"


def card_of(layout: Mapping[str, Any]) -> Card:
    """A card of the connector `tables` with one table, laid out so."""
    return parse_card(
        {
            "id": "example",
            "connector": "tables",
            "origin": {"producer": "Example (invented)", "title": "Table", "licence": "invented"},
            "grade": "C3",
            "marking": "CLEAR",
            "verified": "never",
            "resources": [
                {
                    "id": "one",
                    "file": "one.*",
                    "format": "table",
                    "media": "text/csv",
                    "layout": dict(layout),
                }
            ],
        }
    )


def lay(data: bytes, layout: Mapping[str, Any]) -> Reading:
    """A table read as its card lays it out."""
    card = card_of(layout)
    resource: Resource = card.resource("one")
    return format_of(card, resource).parse(data, card)


def sentence_of(data: bytes, layout: Mapping[str, Any]) -> str:
    """The one sentence why a table cannot be read; empty where it can."""
    try:
        lay(data, layout)
    except SourceError as error:
        return error.sentence
    return ""


def values(reading: Reading) -> list[tuple[str, str, str]]:
    """Place, period and value of each row."""
    return [(row["place"], row["period"], row["value"]) for row in reading.rows]


def as_csv(lines: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Lines as RFC 4180."""
    into = io.StringIO(newline="")
    csv.writer(into, delimiter=delimiter).writerows(lines)
    return into.getvalue().encode()


def as_parquet(columns: Mapping[str, Any], **options: Any) -> bytes:
    """Columns as Parquet."""
    into = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), into, **options)
    return into.getvalue()


def as_xlsx(lines: Lines, sheets: Sequence[str] = ("Data",), hidden: Sequence[str] = ()) -> bytes:
    """Lines as the sheets of a workbook; texts stand in their cells."""
    rows = "".join(
        f'<row r="{number}">{_cells(number, line)}</row>'
        for number, line in enumerate(lines, start=1)
    )
    return workbook(dict.fromkeys(sheets, rows), hidden=hidden)


def _cells(number: int, line: Sequence[str]) -> str:
    return "".join(_cell(number, at, text) for at, text in enumerate(line))


def _cell(number: int, at: int, text: str) -> str:
    name = f"{_letters(at)}{number}"
    inner = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{name}" t="inlineStr">{inner}</c>' if text else ""


def _letters(at: int) -> str:
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def workbook(sheets: Mapping[str, str], strings: str = "", hidden: Sequence[str] = ()) -> bytes:
    """A workbook of sheets whose rows are given as XML, with the strings that they share."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="s{at}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if name in hidden else ''}/>"
        for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="s{at}" Type="{_LINKS}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    shared = f'<Relationship Id="t" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKED}"><Relationship Id="r1" '
        f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKED}">{links}{shared}'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
    } | {
        f"xl/worksheets/s{at}.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
        "</worksheet>"
        for at, rows in enumerate(sheets.values(), start=1)
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def json_stat(categories: Mapping[str, Sequence[str]], cells: object, **further: object) -> bytes:
    """A data set in JSON-stat 2.0 over the categories of some dimensions."""
    described = {name: {"category": {"index": list(codes)}} for name, codes in categories.items()}
    return json.dumps(
        {
            "version": "2.0",
            "class": "dataset",
            "id": list(categories),
            "size": [len(codes) for codes in categories.values()],
            "dimension": described,
            "value": cells,
        }
        | further
    ).encode()
