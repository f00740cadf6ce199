"""Engines: what queries the lake's files. DuckDB in the process, or another one by its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.catalog.engines.address import DUCKDB, SPARK, Address
from synopsis.catalog.engines.elsewhere import connect_elsewhere, load, read_by_datafusion
from synopsis.catalog.engines.embedded import connect_duckdb, empty_in_duckdb, read_by_duckdb
from synopsis.catalog.engines.refusal import told_of
from synopsis.catalog.engines.spark import connect_spark, empty_in_spark, read_by_spark
from synopsis.catalog.rows import schema
from synopsis.vocabulary import Reader, visible

if TYPE_CHECKING:
    import ibis


@dataclass(slots=True)
class Engine:
    """One connection to an engine over the files of one lake, made when first needed."""

    name: str = field(repr=False)  # an address may hold a password
    lake: Path
    _connection: Any = field(default=None, repr=False)
    _empties: int = 0
    _held: int = 0

    def __post_init__(self) -> None:
        """Refuse an engine that we do not know."""
        Address.parse(self.name)

    @property
    def address(self) -> Address:
        """What the name says."""
        return Address.parse(self.name)

    @property
    def connection(self) -> Any:  # noqa: ANN401  # an Ibis backend of any kind
        """The connection; all tables of a view share it, so that they can be joined."""
        if self._connection is None:
            if self.address.kind == DUCKDB:
                self._connection = connect_duckdb(self.lake)
            elif self.address.kind == SPARK:
                self._connection = connect_spark(self.address)
            else:
                self._connection = connect_elsewhere(self.address)
        return self._connection

    def rows(self, files: Sequence[Path], reader: Reader) -> "ibis.Table":
        """The rows of files of one table that a reader may see.

        An engine that cannot read the files is given those rows and no others, and filters too.
        """
        if self.address.reads_files:
            return visible_rows(self.table(files), reader)
        seen = Engine(DUCKDB, self.lake).rows(files, reader).to_pyarrow()
        key = [*(path.stem for path in files), reader.body, str(int(reader.clearance))]
        with told_of(self.address):
            return visible_rows(load(self.connection, key, seen), reader)

    def table(self, files: Sequence[Path]) -> "ibis.Table":
        """All rows of files of one table; a column that a file lacks is missing in its rows."""
        if self.address.kind == DUCKDB:
            return read_by_duckdb(self.connection, files)
        if self.address.kind == SPARK:
            return read_by_spark(self.connection, self.address, self.lake, files)
        return read_by_datafusion(self.connection, files)

    def empty(self, columns: Mapping[str, str]) -> "ibis.Table":
        """A table with columns and no rows."""
        if self.address.kind == DUCKDB:
            self._empties += 1
            return empty_in_duckdb(self.connection, f"empty_{self._empties}", columns)
        if self.address.kind == SPARK:
            return empty_in_spark(self.connection, columns)
        import ibis  # heavy: only when used

        return ibis.memtable(schema(columns).empty_table())

    def hold(self, rows: "ibis.Table") -> "ibis.Table":
        """Rows that many questions will be asked of, computed once where the engine can."""
        if self.address.kind == SPARK:
            return self.connection.hold(rows)
        if self.address.kind != DUCKDB:
            return rows
        self._held += 1
        return self.connection.create_table(f"held_{self._held}", rows, temp=True)


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
