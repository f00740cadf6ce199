"""What is fuzzed: the containers and kinds by themselves, and every format of every connector."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import Any

from synopsis.sources.archive import bundle, open_archive
from synopsis.sources.card import Card, parse_card
from synopsis.sources.connectors import CONNECTORS
from synopsis.sources.delimited import read_table
from synopsis.sources.layers import load_cards
from synopsis.sources.reading import Format
from synopsis.sources.table.json_stat import read_json_stat
from synopsis.sources.table.sdmx_csv import read_sdmx_csv
from synopsis.sources.table.xlsx import read_sheet

Given = tuple[Callable[[bytes], object], tuple[bytes, ...]]

_CSV = b'geo,year,to,n\nALB,2020,DEU,1.5\nXKX,2021,"I,T",\n'
_SDMX = b"DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nE:X(1.0),AL,2020-S1,5\n"
_JSON_STAT = json.dumps(
    {
        "version": "2.0",
        "class": "dataset",
        "updated": "2024-05-04",
        "id": ["geo", "year"],
        "size": [2, 1],
        "dimension": {
            "geo": {"category": {"index": {"AL": 0, "XK": 1}, "label": {"AL": "Albania"}}},
            "year": {"category": {"index": ["2020"]}},
        },
        "value": [1.5, None],
        "status": {"1": ":"},
    }
).encode()
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_SHEET = (
    f'<worksheet {_MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr">'
    '<is><t>n</t></is></c></row><row r="2"><c r="A2" s="1"><v>45000</v></c><c><v>0.1</v></c><c '
    't="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>'
).encode()
_PARTS: Mapping[str, bytes] = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKED}/content-types"><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'.encode(),
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_LINKS}"><sheets><sheet name="Data" '
    'sheetId="1" r:id="a"/></sheets></workbook>'.encode(),
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKED}/relationships"><Relationship '
    f'Id="a" Type="{_LINKS}/worksheet" Target="worksheets/a.xml"/><Relationship Id="b" '
    f'Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="c" '
    f'Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>'.encode(),
    "xl/sharedStrings.xml": f"<sst {_MAIN}><si><t>geo</t></si></sst>".encode(),
    "xl/styles.xml": f'<styleSheet {_MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>".encode(),
    "xl/worksheets/a.xml": _SHEET,
}
_LAYOUT: Mapping[str, Any] = {
    "place": "geo",
    "period": "year",
    "value": "n",
    "indicator_is": "people",
    "sum_over": ["to"],
}


class _NoProfile:
    """No region: the connectors' own cards."""

    card: Mapping[str, Any] = {}

    def cards(self, _: str) -> tuple[Mapping[str, Any], ...]:
        """No card over theirs."""
        return ()


def targets() -> dict[str, Given]:
    """Every target by its name; the guided ones first."""
    return {**dict(_guided()), **dict(_formats())}


def _guided() -> Iterator[tuple[str, Given]]:
    """The containers and kinds, whose code is worth a guide."""
    yield "guided/archive", (open_archive, (bundle({"a.csv": _CSV}),))
    yield "guided/delimited", (read_table, (_CSV,))
    yield "guided/json-stat", (partial(_json_stat, columns=("geo.label",)), (_JSON_STAT,))
    yield "guided/sdmx-csv", (_sdmx, (_SDMX,))
    yield "guided/xlsx", (read_sheet, (bundle(_PARTS),))
    for name in ("xl/worksheets/a.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"):
        yield f"guided/xlsx-{name.split('/')[-1]}", (partial(_sheet, name), (_PARTS[name],))


def _json_stat(data: bytes, columns: tuple[str, ...]) -> object:
    return read_json_stat(data, "utf-8", columns)


def _sdmx(data: bytes) -> object:
    return read_sdmx_csv(data, "utf-8")


def _sheet(name: str, data: bytes) -> object:
    """A workbook of which one part is the case."""
    return read_sheet(bundle({**_PARTS, name: data}))


def _formats() -> Iterator[tuple[str, Given]]:
    """Every format of every connector, with the samples that come with it."""
    cards = {card.id: card for card in load_cards(_NoProfile())}
    for connector, formats in CONNECTORS.items():
        card = cards.get(connector, _bare(connector))
        samples = tuple(_samples(connector))
        for name, form in formats.items():
            for number, bound in enumerate(_bound(card, name, form)):
                own = _tables() if form.is_laid_out else ()
                title = f"{connector}/{name}" + (f"-{number}" if number else "")
                yield title, (partial(_parse, bound, card), samples + own or (_CSV,))


def _parse(form: Format, card: Card, data: bytes) -> object:
    return form.parse(data, card)


def _bound(card: Card, name: str, form: Format) -> list[Format]:
    """A format as it is, or by each layout that the card has for it, and by a common one."""
    if not form.is_laid_out:
        return [form]
    layouts = [one.layout for one in card.resources if one.format == name and one.layout]
    kinds = [
        {**_LAYOUT, "kind": "sdmx-csv", "period": "TIME_PERIOD", "value": "OBS_VALUE",
         "sum_over": []},
        {**_LAYOUT, "kind": "json-stat", "value": "value", "sum_over": []},
    ]  # fmt: skip
    return [form.bound(layout) for layout in [*layouts, _LAYOUT, *kinds]]


def _bare(connector: str) -> Card:
    """A card for a connector that comes with none."""
    resource = {"id": "one", "file": "one.csv", "format": "table", "media": "text/csv"}
    origin = {"producer": "Nobody", "title": "Nothing", "licence": "none"}
    return parse_card(
        {
            "id": connector,
            "origin": origin,
            "grade": "F6",
            "marking": "CLEAR",
            "verified": "never",
            "resources": [resource],
        }
    )


def _samples(connector: str) -> Iterator[bytes]:
    folder = files("synopsis.sources") / connector / "sample"
    if folder.is_dir():
        for path in sorted(folder.iterdir(), key=lambda item: item.name):
            yield path.read_bytes()


def _tables() -> tuple[bytes, ...]:
    """One table of each kind."""
    return _CSV, _SDMX, _JSON_STAT, bundle(_PARTS), _parquet()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    into = io.BytesIO()
    columns = {
        "geo": ["ALB", "XKX"],
        "year": [2020.0, 2021.0],
        "to": ["DEU", None],
        "n": [1.5, None],
    }
    pq.write_table(pa.table(columns), into)
    return into.getvalue()
