"""Stamps: snapshot, source and marking, which the lake itself writes into every row."""

from typing import TYPE_CHECKING

from synopsis.catalog.errors import ConflictError
from synopsis.catalog.receipt import Receipt
from synopsis.catalog.rows import OWN_COLUMNS, schema

if TYPE_CHECKING:
    import pyarrow as pa


def stamped(table: "pa.Table", receipt: Receipt, name: str) -> "pa.Table":
    """The table with snapshot, source and marking in every row."""
    import pyarrow as pa  # heavy: only when used

    marking = receipt.marking
    values = (
        receipt.snapshot,
        receipt.source,
        int(marking.level),
        marking.owner,
        marking.releasability,
    )
    taken = set(OWN_COLUMNS) & set(table.column_names)
    if taken:
        raise ConflictError(
            f"the lake itself writes {', '.join(sorted(taken))}",
            where=f"the table {name}",
            remedy="name the column otherwise",
        )
    for column, value in zip(schema(OWN_COLUMNS), values, strict=True):
        cells = pa.repeat(pa.scalar(value, column.type), len(table))
        table = table.append_column(column, cells)
    return table
