"""Tables as Parquet; the same rows give the same bytes."""

from typing import Any

from synopsis.report.data.table import Kind, Table


def parquet_of(table: Table) -> bytes:
    """A table as Parquet, its columns carrying their descriptions and units."""
    import pyarrow as pa  # heavy: only when used
    from pyarrow import parquet  # heavy: only when used

    fields = [
        pa.field(
            column.name,
            _type(pa, column.kind),
            nullable=not column.required,
            metadata={"description": column.description, "unit": column.unit},
        )
        for column in table.columns
    ]
    schema = pa.schema(fields, metadata={"title": table.title})
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [
        pa.array(_cells(cells, column.kind), type=field.type)
        for cells, column, field in zip(columns, table.columns, fields, strict=True)
    ]
    sink = pa.BufferOutputStream()
    drawn = pa.Table.from_arrays(arrays, schema=schema)
    parquet.write_table(drawn, sink, compression="zstd", version="2.6")
    return bytes(sink.getvalue().to_pybytes())


def _cells(cells: tuple[Any, ...], kind: Kind) -> list[Any]:
    if kind is Kind.NUMBER:
        return [None if cell is None else float(cell) for cell in cells]
    return list(cells)


def _type(pa: Any, kind: Kind) -> Any:  # noqa: ANN401  the module is loaded when used
    return {
        Kind.TEXT: pa.string(),
        Kind.NUMBER: pa.float64(),
        Kind.INTEGER: pa.int64(),
        Kind.TRUTH: pa.bool_(),
        Kind.DATE: pa.date32(),
    }[kind]
