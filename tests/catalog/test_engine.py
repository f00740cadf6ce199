from pathlib import Path

import duckdb
import pytest

from synopsis.catalog.engine import Engine
from synopsis.catalog.errors import WorkspaceError
from synopsis.catalog.rows import Rows, arrow, parquet


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return Engine("duckdb", tmp_path / "a 'lake'")


def save(engine: Engine, name: str, rows: Rows) -> Path:
    engine.lake.mkdir(exist_ok=True)
    path = engine.lake / name
    path.write_bytes(parquet(arrow(rows, name)))
    return path


def test_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="'oracle' is not an engine we know"):
        Engine("oracle", tmp_path)


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
