import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest

from synopsis.catalog import Principal
from synopsis.catalog.engine import Engine
from synopsis.catalog.errors import WorkspaceError
from synopsis.catalog.principal import PUBLIC
from synopsis.catalog.rows import OWN_COLUMNS, Rows, arrow, parquet
from synopsis.vocabulary import Reader, Tlp
from tests.catalog.spark_here import QUIET, SPARK, need_spark

pytestmark = QUIET

KINDS = {"t": "text", "i": "integer", "n": "number", "d": "date", "s": "instant", "f": "flag"}
FULL: dict[str, Any] = {
    "t": "é|%_'",
    "i": 2**53 + 1,
    "n": 0.1,
    "d": date(2024, 2, 29),
    "s": datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=UTC),
    "f": True,
}
OWN: dict[str, Any] = {
    "snapshot": "s",
    "source_id": "x",
    "marking_level": int(Tlp.CLEAR),
    "marking_owner": "",
    "releasable_to": "",
}
RED = {"marking_level": int(Tlp.RED), "marking_owner": "A", "releasable_to": "|B|C|"}
BODY = Principal("someone", Tlp.RED, "B")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return Engine("duckdb", tmp_path / "a 'lake'")


# DataFusion is tried where its library is installed; nothing of ours installs it.
OTHERS = ["pyspark", "postgres", *(["datafusion"] if find_spec("datafusion") else [])]


@pytest.fixture(params=OTHERS)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Each other engine over a lake whose folder has signs that paths must not mean anything by."""
    lake = tmp_path / "a [la{k}e] 'x' %20*?"
    address = {"pyspark": SPARK, "datafusion": "datafusion://"}.get(request.param, "")
    if request.param == "pyspark":
        need_spark()
    elif request.param == "postgres":
        ledger = str(request.getfixturevalue("postgresql"))
        address = ledger.replace("postgresql+psycopg://", "postgres://")
    made = Engine(address, lake)
    yield made
    if request.param == "postgres":
        made.connection.disconnect()


def save(engine: Engine, name: str, rows: Rows) -> Path:
    folder = engine.lake / "source=x"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(parquet(arrow(rows, name)))
    return path


def two_files(engine: Engine) -> list[Path]:
    """All kinds of cells, full and missing; a hidden row; a file that lacks most columns."""
    rows = [{**OWN, **FULL}, OWN, {**OWN, **FULL, **RED, "t": "hidden"}]
    return [
        save(engine, "1.parquet", Rows({**KINDS, **OWN_COLUMNS}, rows)),
        save(engine, "2.parquet", Rows({"t": "text", **OWN_COLUMNS}, [{**OWN, "t": "z"}])),
    ]


def listed(engine: Engine, files: list[Path], reader: Reader) -> list[dict[str, Any]]:
    rows = engine.rows(files, reader).to_pyarrow()
    assert set(rows.column_names) == {*KINDS, *OWN_COLUMNS}
    return sorted(rows.to_pylist(), key=lambda row: str(row["t"]))


@pytest.mark.parametrize("name", ["oracle", "oracl://x", "duckdb:///tmp/x.db", "spark://x:7077"])
def test_unknown_engine_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkspaceError, match="is not an engine we know"):
        Engine(name, tmp_path)


@pytest.mark.parametrize("name", ["sqlite://", "polars://"])
def test_engine_that_cannot_run_the_methods_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkspaceError, match="cannot run the methods of the indicators"):
        Engine(name, tmp_path)


def test_address_that_cannot_be_read_is_refused_without_its_secret(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read") as refusal:
        Engine("postgres://user:secret@host:port/x", tmp_path)
    assert "secret" not in str(refusal.value)
    assert "secret" not in repr(Engine("postgres://user:secret@host/x", tmp_path))


def test_column_that_a_file_lacks_is_missing_in_its_rows(engine: Engine) -> None:
    one = save(engine, "1.parquet", Rows({"a": "text"}, [{"a": "x"}]))
    two = save(engine, "2.parquet", Rows({"a": "text", "b": "number"}, [{"a": "y", "b": 1.0}]))
    rows = engine.table([one, two]).order_by("a").to_pyarrow().to_pylist()
    assert rows == [{"a": "x", "b": None}, {"a": "y", "b": 1.0}]


def test_empty_table_joins_with_others(engine: Engine) -> None:
    one = engine.table([save(engine, "1.parquet", Rows({"a": "text"}, [{"a": "x"}]))])
    none = engine.empty({"a": "text", 'odd "name"': "instant"})
    assert none.count().to_pyarrow().as_py() == 0
    joined = one.left_join(none, "a").to_pyarrow()
    assert joined.column('odd "name"').to_pylist() == [None]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.db'",
        "SET enable_external_access = true",
        "SET autoload_known_extensions = true",
    ],
)
def test_engine_reaches_neither_network_nor_other_files(engine: Engine, query: str) -> None:
    with pytest.raises(duckdb.Error):
        engine.connection.raw_sql(query)


def test_other_engine_reads_the_same_rows_and_hides_the_same(other: Engine) -> None:
    files = two_files(other)
    own = Engine("duckdb", other.lake)
    public = listed(other, files, PUBLIC)
    assert public == listed(own, files, PUBLIC)
    assert "hidden" not in {row["t"] for row in public}
    body = listed(other, files, BODY)
    assert body == listed(own, files, BODY)
    assert [row["releasable_to"] for row in body if row["t"] == "hidden"] == ["|B|"]


@pytest.mark.parametrize("other", ["postgres"], indirect=True)
def test_engine_that_is_given_its_rows_is_given_no_hidden_one(other: Engine) -> None:
    other.rows(two_files(other), PUBLIC)
    (name,) = (name for name in other.connection.list_tables() if name.startswith("lake_"))
    assert other.connection.table(name).t.to_pyarrow().to_pylist().count("hidden") == 0


def test_empty_table_of_another_engine_joins_with_others(other: Engine) -> None:
    rows = other.rows(two_files(other), PUBLIC)
    none = other.empty({**KINDS, **OWN_COLUMNS})
    assert rows.union(none).count().to_pyarrow().as_py() == 3
    assert rows.left_join(none, "i").count().to_pyarrow().as_py() == 3


def test_library_that_is_missing_is_named(tmp_path: Path) -> None:
    if find_spec("clickhouse_connect"):
        pytest.skip("the library of ClickHouse is installed")
    with pytest.raises(WorkspaceError, match="needs a library that is not here"):
        _ = Engine("clickhouse://user:secret@127.0.0.1:1/x", tmp_path).connection


@pytest.mark.skipif(os.name == "nt", reason="sockets of a folder")
def test_server_that_does_not_answer_is_told_without_the_secret(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"postgres://127.0.0.1:1 refuses") as refusal:
        _ = Engine("postgres://user:secret@127.0.0.1:1/x", tmp_path).connection
    assert "secret" not in str(refusal.value)
