from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest

from synopsis.catalog.errors import CatalogError
from synopsis.catalog.rows import Column, Rows, arrow, parquet, schema

EVERY = {
    "text": "x",
    "integer": 7,
    "number": 0.1,
    "date": date(2026, 1, 1),
    "instant": datetime(2026, 1, 1, 12, 0, 0, 123456, tzinfo=UTC),
    "flag": True,
}
COLUMNS = {name: name for name in EVERY}


def test_every_kind_of_column_keeps_its_values() -> None:
    table = arrow(Rows(COLUMNS, [EVERY, {}]), "x")
    assert set(COLUMNS) == set(Column)
    assert table.to_pylist() == [EVERY, dict.fromkeys(EVERY)]


def test_key_without_a_column_is_refused() -> None:
    with pytest.raises(CatalogError, match=r"no column is declared for stray in the table x"):
        arrow(Rows({"a": "text"}, [{"a": "1", "stray": 2}]), "x")


def test_column_of_no_kind_is_refused() -> None:
    with pytest.raises(CatalogError, match="'string' is not a kind of column"):
        Rows({"a": "string"})


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "x"), ("integer", 2**70), ("date", "2026-01-01"), ("text", 1), ("number", "1")],
)
def test_value_that_does_not_fit_is_refused(kind: str, value: Any) -> None:
    with pytest.raises(CatalogError, match="a value does not fit its column"):
        arrow(Rows({"a": kind}, [{"a": value}]), "x")


def test_nanoseconds_become_microseconds_or_are_refused() -> None:
    whole = pa.table({"t": pa.array([1_000], pa.timestamp("ns"))})
    assert arrow(whole, "x").schema.field("t").type == pa.timestamp("us")
    with pytest.raises(CatalogError, match="does not fit"):
        arrow(pa.table({"t": pa.array([1_001], pa.timestamp("ns"))}), "x")


def test_same_rows_give_the_same_bytes_however_they_came() -> None:
    rows = [{**EVERY, "integer": number} for number in range(5_000)]
    made = parquet(arrow(Rows(COLUMNS, rows), "x"))
    assert parquet(arrow(Rows(COLUMNS, rows), "x")) == made
    noted = pa.Table.from_pylist(rows, schema=schema(COLUMNS)).replace_schema_metadata({"a": "b"})
    pieces = pa.concat_tables([noted.slice(0, 17), noted.slice(17)])
    assert parquet(arrow(pieces, "x")) == made
    assert parquet(arrow(Rows(COLUMNS, rows[:-1]), "x")) != made
