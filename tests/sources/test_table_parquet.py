"""Parquet tables: digits kept, rows counted as the file has them, nothing larger than stated."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synopsis.sources.errors import SourceError, UnreadableError
from synopsis.sources.table.parquet import is_parquet, read_parquet
from tests.sources.snapshots import splice
from tests.sources.table_kinds import as_parquet

WHOLE = as_parquet({"a": ["x", "y", "z"], "n": [1.0, 2.5, None]})


def column(values: object, kind: pa.DataType | None = None) -> list[str]:
    table = read_parquet(as_parquet({"a": pa.array(values, kind)}), ["a"])
    return [line["a"] for _, line in table.rows]


def test_is_parquet_looks_at_the_first_bytes() -> None:
    assert is_parquet(WHOLE)
    assert not is_parquet(b"PK\x03\x04")


def test_rows_are_counted_from_one_and_keep_their_number() -> None:
    table = read_parquet(WHOLE, ["n"], {"a": ("x", "z")})
    assert table.columns == ("a", "n")
    assert [(locator, line["n"]) for locator, line in table.rows] == [
        ("row 1 of the table", "1"),
        ("row 3 of the table", ""),
    ]


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        ([1.0, 0.1, 1e22, -0.0, 1e-7], None, ["1", "0.1", "1e+22", "0", "1e-07"]),
        ([float("nan"), None, 16340829.000000006], None, ["", "", "16340829.000000006"]),
        ([0.1, 2.0, None], pa.float32(), ["0.1", "2", ""]),
        ([12345678901234567890, 0], pa.uint64(), ["12345678901234567890", "0"]),
        ([Decimal("1.50"), None], pa.decimal128(9, 2), ["1.50", ""]),
        ([True, False, None], None, ["true", "false", ""]),
        ([date(2011, 7, 31), None], None, ["2011-07-31", ""]),
        (
            [datetime(2011, 7, 31, 5, tzinfo=UTC)],
            pa.timestamp("ns", "UTC"),
            ["2011-07-31 05:00:00"],
        ),
        ([b"ab", None], pa.binary(), ["ab", ""]),
        (["Kosovo*", "", None], pa.large_string(), ["Kosovo*", "", ""]),
        ([None, None], pa.null(), ["", ""]),
    ],
)
def test_cells_are_texts_that_keep_their_digits(
    values: list[Any], kind: pa.DataType | None, texts: list[str]
) -> None:
    assert column(values, kind) == texts


@pytest.mark.parametrize("schema", [True, False])
def test_repeated_text_is_kept_once(schema: bool) -> None:  # noqa: FBT001
    indices, words = pa.array([0] * 50_000, pa.int32()), pa.array(["x" * 1_000_000])
    data = as_parquet({"a": pa.DictionaryArray.from_arrays(indices, words)}, store_schema=schema)
    texts = [line["a"] for _, line in read_parquet(data, ["a"]).rows]
    assert len({id(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PAR1", "the Parquet file is cut or damaged"),
        (WHOLE[:-9], "the Parquet file is cut or damaged"),
        (WHOLE[:40] + WHOLE[60:], "the Parquet file is cut or damaged"),
        (as_parquet({"a": [[1], [2]]}), "a column of the Parquet file holds list"),
        (as_parquet({"a": pa.array([b"\xff"])}), "the Parquet file is cut or damaged"),
        (as_parquet({"a": pa.nulls(1_000_001)}), "states 1,000,001 rows, and 1,000,000 is"),
        (as_parquet({f"c{at}": [1] for at in range(2_001)}), "states 2,001 columns"),
    ],
)
def test_file_that_cannot_be_read_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_parquet(data, ["a"])
    assert what in caught.value.sentence
    assert len(caught.value.sentence) < 400


def test_more_cells_than_memory_holds_are_refused() -> None:
    many = as_parquet({f"c{at}": pa.nulls(900_000) for at in range(9)})
    with pytest.raises(UnreadableError, match="900,000 rows of 9 columns are wanted"):
        read_parquet(many, [f"c{at}" for at in range(9)])
    assert len(read_parquet(many, ["c1"], {"c0": ("x",)}).rows) == 0


def test_column_that_stands_twice_is_refused() -> None:
    into = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["a", "a"]), into)
    with pytest.raises(UnreadableError, match="the column 'a' stands twice"):
        read_parquet(into.getvalue(), ["a"])


@example(place=72, piece=b"\x03")  # an index beyond its dictionary, which Arrow does not check
@given(place=st.integers(0, len(WHOLE)), piece=st.binary(min_size=1, max_size=8))
def test_damage_gives_a_table_or_one_sentence(place: int, piece: bytes) -> None:
    try:
        table = read_parquet(splice(WHOLE, place, piece), ["a", "n"])
    except SourceError as error:
        assert "\n" not in error.sentence  # noqa: PT017
    else:
        assert all(isinstance(text, str) for _, line in table.rows for text in line.values())
