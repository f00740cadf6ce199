"""DuckDB in the process: it reads the lake's files, and is shut off from all else."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.catalog.rows import Column

if TYPE_CHECKING:
    import ibis
    from ibis.backends.duckdb import Backend

_QUOTE = '"'
_SQL = {
    Column.TEXT: "VARCHAR",
    Column.INTEGER: "BIGINT",
    Column.NUMBER: "DOUBLE",
    Column.DATE: "DATE",
    Column.INSTANT: "TIMESTAMP WITH TIME ZONE",
    Column.FLAG: "BOOLEAN",
}


def connect_duckdb(lake: Path) -> "Backend":
    """DuckDB in memory that reads this lake alone, on one thread so that sums repeat exactly."""
    import ibis  # heavy: only when used

    connection = ibis.duckdb.connect(
        threads=1,
        temp_directory="",
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )
    folder = str(lake.resolve()).replace("'", "''")
    for setting in (
        f"allowed_directories = ['{folder}/']",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.raw_sql(f"SET {setting}")
    return connection


def read_by_duckdb(connection: "Backend", files: Sequence[Path]) -> "ibis.Table":
    """The rows of files; a column that a file lacks is missing in its rows."""
    return connection.read_parquet(
        [str(path.resolve()) for path in files], union_by_name=True, hive_partitioning=False
    )


def empty_in_duckdb(connection: "Backend", name: str, columns: Mapping[str, str]) -> "ibis.Table":
    """A table with columns and no rows, under a name."""
    cells = ", ".join(
        f'"{column.replace(_QUOTE, _QUOTE * 2)}" {_SQL[Column(kind)]}'
        for column, kind in columns.items()
    )
    connection.raw_sql(f"CREATE TEMP TABLE {name} ({cells})")
    return connection.table(name)
