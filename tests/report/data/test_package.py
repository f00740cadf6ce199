"""The data package: what it says of itself, and that a spreadsheet can open it without harm."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from pyarrow import parquet

from synopsis.report.data import Cell, Column, DataTables, Kind, Table, render_data
from synopsis.report.errors import ReportError
from synopsis.vocabulary import Origin
from tests.report.sample import sample_region

ORIGIN = Origin("Synthetic office", "Made-up survey", "CC BY 4.0", accessed=date(2026, 11, 1))
COLUMNS = (
    Column("place_code", Kind.TEXT, "Code of the economy", required=True),
    Column("place_name", Kind.TEXT, "Name of the economy"),
    Column("share_pct", Kind.NUMBER, "Share of those asked", unit="percent"),
    Column("n", Kind.INTEGER, "People asked"),
    Column("is_stated", Kind.TRUTH, "Whether it was stated"),
    Column("read_date", Kind.DATE, "Day of reading"),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("ALB", "Albania", -1.5, 100, True, date(2026, 11, 1)),
    ("XKX", "Kosovo*", None, None, False, None),
)


def _table(*rows: tuple[Cell, ...], key: tuple[str, ...] = ("place_code",)) -> Table:
    return Table("points", "Points", "Points of series", COLUMNS, rows or ROWS, key, (ORIGIN,))


def _data(*tables: Table) -> DataTables:
    return DataTables(
        "Draft 1", "Sample", date(2026, 11, 1), "TLP:CLEAR", sample_region(), tables or (_table(),)
    )


def _described(files: Mapping[str, bytes]) -> dict[str, Any]:
    read = json.loads(files["datapackage.json"])
    assert isinstance(read, dict)
    return read


def _csv(*rows: tuple[Cell, ...]) -> list[list[str]]:
    return list(csv.reader(StringIO(render_data(_data(_table(*rows)))["points.csv"].decode())))


def test_render_data_writes_each_table_in_two_formats_with_one_description() -> None:
    assert sorted(render_data(_data())) == [
        "README.md",
        "datapackage.json",
        "points.csv",
        "points.parquet",
    ]


def test_render_data_gives_the_same_bytes_again() -> None:
    assert render_data(_data()) == render_data(_data())


def test_render_data_leaves_a_gap_empty_and_never_zero() -> None:
    assert _csv() == [
        ["place_code", "place_name", "share_pct", "n", "is_stated", "read_date"],
        ["ALB", "Albania", "-1.5", "100", "true", "2026-11-01"],
        ["XKX", "Kosovo*", "", "", "false", ""],
    ]
    table = parquet.read_table(BytesIO(render_data(_data())["points.parquet"]))
    assert table.column("share_pct").to_pylist() == [-1.5, None]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_render_data_disarms_formulas_in_text_and_never_touches_numbers(start: str) -> None:
    hostile = f"{start}cmd|'/c calc'!A0"
    row = _csv(("ALB", hostile, -2, None, None, None))[1]
    assert row[1] == f"'{hostile}"
    assert row[2] == "-2"
    files = render_data(_data(_table(("ALB", hostile, -2, None, None, None))))
    kept = parquet.read_table(BytesIO(files["points.parquet"])).column("place_name").to_pylist()
    assert kept == [hostile]


def test_render_data_describes_fields_units_licences_and_sources() -> None:
    package = _described(render_data(_data()))
    resource = package["resources"][0]
    assert (package["name"], package["as_of"], package["marking"]) == (
        "draft-1",
        "2026-11-01",
        "TLP:CLEAR",
    )
    assert resource["schema"]["primaryKey"] == ["place_code"]
    assert resource["schema"]["fields"][2] == {
        "name": "share_pct",
        "type": "number",
        "description": "Share of those asked",
        "unit": "percent",
    }
    assert resource["licenses"] == [{"name": "cc-by-4.0", "title": "CC BY 4.0"}]
    assert resource["sources"][0]["title"] == "Synthetic office: Made-up survey"
    assert resource["path"] == "points.csv"


def test_render_data_owes_the_footnote_only_where_the_name_stands() -> None:
    read_me = render_data(_data())["README.md"].decode()
    assert "without prejudice to positions on status" in read_me
    assert "without prejudice" in _described(render_data(_data()))["footnotes"][0]
    bare = _data(_table(ROWS[0]))
    assert _described(render_data(bare))["footnotes"] == []


def test_render_data_refuses_what_is_not_finite() -> None:
    with pytest.raises(ReportError, match="not a finite number"):
        render_data(_data(_table(("ALB", "Albania", float("nan"), None, None, None))))


def test_data_tables_refuse_twins_and_emptiness() -> None:
    with pytest.raises(ReportError, match="two of one name"):
        _data(_table(), _table())
    with pytest.raises(ReportError, match="no table"):
        replace(_data(), tables=())
