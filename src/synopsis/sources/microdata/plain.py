"""Microdata without a package: CSV and Parquet, by Arrow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from synopsis.sources.delimited import COLUMNS_MAX
from synopsis.sources.encoding import read_text
from synopsis.sources.errors import UnreadableError
from synopsis.sources.microdata.microdata import Microdata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray

_REMEDY = "fetch or save the file again; it may be cut or damaged"
_DELIMITERS = ",;\t|"
_NUMBER = r"^-?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?$"
_COMMA = r"^-?[0-9]+,[0-9]+$"
_SIZE_MAX = 1 << 33


def read_csv(path: Path) -> Microdata:
    """Respondents from a CSV file with a header; a column whose cells are all numbers is one."""
    text = read_text(path.read_bytes())
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    table = _told("CSV", lambda: _parsed(text, delimiter))
    decimal = "," if delimiter != "," else ""
    return _made("CSV", table, lambda column: _cells(column, decimal), "UTF-8")


def read_parquet(path: Path) -> Microdata:
    """Respondents from a Parquet file; whole numbers, decimals and flags are numbers."""
    return _made("Parquet", _told("Parquet", lambda: _opened(path)), _values)


def _told(kind: str, read: Callable[[], pa.Table]) -> pa.Table:
    import pyarrow as pa  # heavy: only when used

    try:
        table = read()
        table.validate(full=True)
    except (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError) as error:
        raise UnreadableError(
            f"the file is read as {kind} and cannot be ({' '.join(str(error).split())[:160]})",
            remedy=_REMEDY,
        ) from error
    twins = {name for name in table.column_names if table.column_names.count(name) > 1}
    if twins:
        raise UnreadableError(
            f"the column '{min(twins)[:60]}' stands twice in the {kind} file",
            remedy="give each column a name of its own",
        )
    return table


def _parsed(text: str, delimiter: str) -> pa.Table:
    import pyarrow as pa  # heavy: only when used
    from pyarrow import csv  # heavy: only when used

    names = csv.open_csv(
        io.BytesIO(text.encode()), parse_options=csv.ParseOptions(delimiter=delimiter)
    ).schema.names
    return csv.read_csv(
        io.BytesIO(text.encode()),
        read_options=csv.ReadOptions(block_size=64 << 20),
        parse_options=csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )


def _opened(path: Path) -> pa.Table:
    import pyarrow.parquet as pq  # heavy: only when used

    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        meta = file.metadata
        size = sum(meta.row_group(number).total_byte_size for number in range(meta.num_row_groups))
        if size > _SIZE_MAX or meta.num_columns > COLUMNS_MAX:
            raise UnreadableError(
                f"the Parquet file states {meta.num_columns:,} columns and {size:,} bytes, which "
                "is more than is read",
                remedy="keep the columns of the codebook and leave out the others",
            )
        return file.read()


def _made(
    kind: str,
    table: pa.Table,
    convert: Callable[[pa.ChunkedArray], NDArray[Any]],
    encoding: str = "",
) -> Microdata:
    columns = {name: convert(table[name]) for name in table.column_names}
    return Microdata(kind=kind, columns=columns, encoding=encoding)


def _cells(column: pa.ChunkedArray, decimal: str) -> NDArray[Any]:
    """Cells as numbers where all that are not blank are, as texts otherwise."""
    import pyarrow as pa  # heavy: only when used
    import pyarrow.compute as pc  # heavy: only when used

    cells = pc.utf8_trim_whitespace(column.combine_chunks())
    blank = pc.equal(cells, "")
    if decimal and pc.all(pc.or_(blank, pc.match_substring_regex(cells, _DECIMALS))).as_py():
        cells = pc.replace_substring(cells, decimal, ".")
    if not pc.all(pc.or_(blank, pc.match_substring_regex(cells, _NUMBER))).as_py():
        return _texts(cells)
    numbers = pc.if_else(blank, pa.scalar(None, pa.string()), cells).cast(pa.float64())
    return _floats(numbers)


_DECIMALS = f"{_COMMA}|{_NUMBER}"


def _values(column: pa.ChunkedArray) -> NDArray[Any]:
    import pyarrow as pa  # heavy: only when used

    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        raise UnreadableError(
            f"a column of the Parquet file holds {str(kind)[:60]}, not numbers or texts",
            remedy="leave the column out",
        )
    cells = column.combine_chunks().cast(kind)
    if pa.types.is_boolean(kind):
        return _floats(cells.cast(pa.int8()).cast(pa.float64()))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _floats(cells.cast(pa.float64(), safe=False))
    if pa.types.is_null(kind):
        return _floats(cells.cast(pa.float64()))
    return _texts(cells.cast(pa.string()))


def _floats(cells: pa.Array) -> NDArray[Any]:
    found: NDArray[Any] = cells.to_numpy(zero_copy_only=False)
    return found


def _texts(cells: pa.Array) -> NDArray[Any]:
    import numpy as np  # heavy: only when used

    return np.array([cell or "" for cell in cells.to_pylist()], dtype=object)
