"""Rows: records as plain mappings with declared columns, and their one Parquet spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from synopsis.catalog.errors import CatalogError

if TYPE_CHECKING:
    import pyarrow as pa


class Column(StrEnum):
    """The kinds of column that a record table may declare; instants are UTC microseconds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    FLAG = "flag"


OWN_COLUMNS = {
    "snapshot": Column.TEXT,
    "source_id": Column.TEXT,
    "marking_level": Column.INTEGER,
    "marking_owner": Column.TEXT,
    "releasable_to": Column.TEXT,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as columns (name to kind: text, integer, number, date, instant, flag) and rows.

    A missing key or None is a missing value; a key that no column declares is refused.
    """

    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]] = ()

    def __post_init__(self) -> None:
        """Refuse a kind of column that no table has."""
        for name, kind in self.columns.items():
            if kind not in set(Column):
                raise CatalogError(
                    f"'{kind}' is not a kind of column",
                    where=name,
                    remedy=f"use one of {', '.join(Column)}",
                )


def schema(columns: Mapping[str, str]) -> "pa.Schema":
    """Declared columns as an Arrow schema."""
    import pyarrow as pa  # heavy: only when used

    types: dict[Column, pa.DataType] = {
        Column.TEXT: pa.string(),
        Column.INTEGER: pa.int64(),
        Column.NUMBER: pa.float64(),
        Column.DATE: pa.date32(),
        Column.INSTANT: pa.timestamp("us", tz="UTC"),
        Column.FLAG: pa.bool_(),
    }
    return pa.schema([pa.field(name, types[Column(kind)]) for name, kind in columns.items()])


def arrow(table: "Rows | pa.Table", where: str) -> "pa.Table":
    """A table in Arrow, its instants in microseconds; refuses keys without a column."""
    import pyarrow as pa  # heavy: only when used

    try:
        if isinstance(table, Rows):
            strays = {key for row in table.rows for key in row} - set(table.columns)
            if strays:
                raise CatalogError(
                    f"no column is declared for {', '.join(sorted(strays))}",
                    where=f"the table {where}",
                    remedy="declare it or leave it out by name",
                )
            table = pa.Table.from_pylist(list(table.rows), schema=schema(table.columns))
        return table.cast(pa.schema([_plain(column) for column in table.schema]))
    except (pa.ArrowException, OverflowError) as error:
        raise CatalogError(
            f"a value does not fit its column: {error}",
            where=f"the table {where}",
            remedy="clean it or keep the row among the rejects",
        ) from error


def _plain(column: "pa.Field[Any]") -> "pa.Field[Any]":
    """A column without notes, and with microseconds where it counts nanoseconds."""
    import pyarrow as pa  # heavy: only when used

    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        kind = pa.timestamp("us", tz=kind.tz)
    return pa.field(column.name, kind)


def parquet(table: "pa.Table") -> bytes:
    """A table as Parquet: the same rows give the same bytes."""
    import pyarrow as pa  # heavy: only when used
    from pyarrow.parquet import write_table  # heavy: only when used

    sink = pa.BufferOutputStream()
    write_table(
        table.combine_chunks(),
        sink,
        version="2.6",
        compression="zstd",
        use_dictionary=True,
        write_statistics=True,
    )
    written: bytes = sink.getvalue().to_pybytes()  # pyarrow publishes no types
    return written
