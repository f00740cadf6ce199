"""Engines: what queries the lake's files. DuckDB in the process, shut off from all else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.catalog.errors import WorkspaceError
from synopsis.catalog.rows import Column
from synopsis.vocabulary import Reader, visible

if TYPE_CHECKING:
    import ibis
    from ibis.backends.duckdb import Backend

ENGINES = ("duckdb",)
_QUOTE = '"'
_SQL = {
    Column.TEXT: "VARCHAR",
    Column.INTEGER: "BIGINT",
    Column.NUMBER: "DOUBLE",
    Column.DATE: "DATE",
    Column.INSTANT: "TIMESTAMP WITH TIME ZONE",
    Column.FLAG: "BOOLEAN",
}


@dataclass(slots=True)
class Engine:
    """One connection to an engine over the files of one lake, made when first needed."""

    name: str
    lake: Path
    _connection: "Backend | None" = field(default=None, repr=False)
    _empties: int = 0

    def __post_init__(self) -> None:
        """Refuse an engine that we do not know."""
        if self.name not in ENGINES:
            raise WorkspaceError(
                f"'{self.name}' is not an engine we know",
                where="synopsis.toml",
                remedy=f"set engine to one of: {', '.join(ENGINES)}",
            )

    @property
    def connection(self) -> "Backend":
        """The connection; all tables of a view share it, so that they can be joined."""
        if self._connection is None:
            self._connection = _connect(self.lake)
        return self._connection

    def table(self, files: Sequence[Path]) -> "ibis.Table":
        """The rows of files of one table; a column that a file lacks is missing in its rows."""
        return self.connection.read_parquet(
            [str(path.resolve()) for path in files], union_by_name=True, hive_partitioning=False
        )

    def empty(self, columns: Mapping[str, str]) -> "ibis.Table":
        """A table with columns and no rows."""
        self._empties += 1
        name = f"empty_{self._empties}"
        cells = ", ".join(
            f'"{column.replace(_QUOTE, _QUOTE * 2)}" {_SQL[Column(kind)]}'
            for column, kind in columns.items()
        )
        self.connection.raw_sql(f"CREATE TEMP TABLE {name} ({cells})")
        return self.connection.table(name)


def _connect(lake: Path) -> "Backend":
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


def visible_rows(table: "ibis.Table", reader: Reader) -> "ibis.Table":
    """The rows that a reader may see, naming no other recipient of theirs."""
    import ibis  # heavy: only when used

    def includes(column: Any, token: str) -> Any:  # noqa: ANN401  # an Ibis column
        return column.contains(token)

    seen = table.filter(
        visible(table.marking_level, table.marking_owner, table.releasable_to, reader, includes)
    )
    others = (seen.releasable_to != "") & (seen.marking_owner != reader.body)
    return seen.mutate(
        releasable_to=ibis.cases((others, f"|{reader.body}|"), else_=seen.releasable_to)
    )
