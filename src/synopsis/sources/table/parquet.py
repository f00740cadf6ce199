"""Parquet tables: the columns that a layout names, as text that keeps the digits.

A locator is `row 17 of the table`: data rows counted from 1, as the file orders them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from synopsis.sources.delimited import COLUMNS_MAX, ROWS_MAX, Table
from synopsis.sources.errors import UnreadableError
from synopsis.sources.table.text import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import pyarrow as pa
    import pyarrow.parquet as pq

SIZE_MAX, CELLS_MAX = 1 << 30, 8_000_000
_REMEDY = "fetch the file again, or check that it is the one the card describes"


def is_parquet(data: bytes) -> bool:
    """Whether bytes begin as a Parquet file does."""
    return data[:4] == b"PAR1"


def read_parquet(
    data: bytes, columns: Collection[str], where: Mapping[str, Collection[str]] | None = None
) -> Table:
    """Read some columns, and the rows whose cells are among those of `where`.

    The table names all columns of the file; a column that the file lacks is passed over here.
    """
    import pyarrow as pa  # heavy: only when used

    try:
        file = _opened(data)
        wanted = {*columns, *(where or {})}
        table = file.read(columns=[name for name in _names(file) if name in wanted])
        # Indices of damaged dictionaries may point anywhere; what follows would trust them.
        table.validate(full=True)
        return Table(_names(file), tuple(_rows(table, where or {})))
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
        raise UnreadableError(
            f"the Parquet file is cut or damaged ({type(error).__name__}: "
            f"{' '.join(str(error).split())[:120]})",
            remedy=_REMEDY,
        ) from error


def _opened(data: bytes) -> pq.ParquetFile:
    """A file within limits; texts stay in dictionaries, so that repeating them costs nothing."""
    import pyarrow.parquet as pq  # heavy: only when used

    plain = pq.ParquetFile(io.BytesIO(data), page_checksum_verification=True)
    meta = plain.metadata
    size = sum(meta.row_group(number).total_byte_size for number in range(meta.num_row_groups))
    for what, count, most in (
        ("columns", len(plain.schema_arrow.names), COLUMNS_MAX),
        ("rows", meta.num_rows, ROWS_MAX),
        ("bytes", size, SIZE_MAX),
    ):
        if not 0 <= count <= most:
            raise UnreadableError(
                f"the Parquet file states {count:,} {what}, and {most:,} is the most that is read",
                remedy=_REMEDY,
            )
    texts = [one.path for one in plain.schema if one.physical_type == "BYTE_ARRAY"]
    return pq.ParquetFile(io.BytesIO(data), read_dictionary=texts, page_checksum_verification=True)


def _names(file: pq.ParquetFile) -> tuple[str, ...]:
    names = tuple(file.schema_arrow.names)
    if twins := sorted({name for name in names if names.count(name) > 1}):
        raise UnreadableError(
            f"the column '{twins[0][:60]}' stands twice in the Parquet file", remedy=_REMEDY
        )
    return names


def _rows(
    table: pa.Table, where: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows that count; others are dropped before they become text."""
    import pyarrow as pa  # heavy: only when used

    numbers = pa.array(range(1, table.num_rows + 1))
    for column, cells in where.items():
        if column in table.column_names:
            kept = pa.array([text in cells for text in _texts(table[column])], pa.bool_())
            table, numbers = table.filter(kept), numbers.filter(kept)
    if table.num_rows * table.num_columns > CELLS_MAX:
        raise UnreadableError(
            f"{table.num_rows:,} rows of {table.num_columns:,} columns are wanted, and "
            f"{CELLS_MAX:,} cells are the most that is read",
            remedy="choose rows with `where` in the card's layout",
        )
    columns = [_texts(table[name]) for name in table.column_names]
    for number, *texts in zip(numbers.to_pylist(), *columns, strict=True):
        line = dict(zip(table.column_names, texts, strict=True))
        yield f"row {number} of the table", line


def _texts(column: pa.ChunkedArray) -> Sequence[str]:
    """The cells of a column as text; each different value is written out once."""
    import pyarrow as pa  # heavy: only when used

    if pa.types.is_nested(column.type):
        raise UnreadableError(
            f"a column of the Parquet file holds {str(column.type)[:60]}, not single values",
            remedy="name another column in the card's layout",
        )
    encoded = column.combine_chunks().dictionary_encode()
    words = [text_of(value) for value in _values(encoded.dictionary)]
    return ["" if place is None else words[place] for place in encoded.indices.to_pylist()]


def _values(values: pa.Array) -> list[Any]:
    """Different values in Python; fine times are cut, and short floats keep their own digits."""
    import pyarrow as pa  # heavy: only when used

    if pa.types.is_timestamp(values.type):
        values = values.cast(pa.timestamp("us"), safe=False)
    if pa.types.is_float16(values.type) or pa.types.is_float32(values.type):
        values = values.cast(pa.string()).cast(pa.float64())
    found: list[Any] = values.to_pylist()
    return found
