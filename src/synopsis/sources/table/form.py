"""The form `table`: bytes of a known kind, read and laid out as the card of their source says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from synopsis.sources.archive import is_archive
from synopsis.sources.delimited import Table, read_table
from synopsis.sources.encoding import read_text
from synopsis.sources.reading import Format, Reading
from synopsis.sources.table.cells import lay_out
from synopsis.sources.table.json_stat import read_json_stat
from synopsis.sources.table.layout import Layout
from synopsis.sources.table.parquet import is_parquet, read_parquet
from synopsis.sources.table.sdmx_csv import is_sdmx_csv, read_sdmx_csv
from synopsis.sources.table.xlsx import read_sheet

Reader = Callable[[bytes, str, Layout], Table]
# Where the publishers' own kinds keep the mark of a value, and what stands for none.
_MARKS: Mapping[str, tuple[str, ...]] = {
    "json-stat": ("status",),
    "sdmx-csv": ("OBS_STATUS", "OBS_FLAG"),
}
_NOT_COVERED: Mapping[str, tuple[str, ...]] = {"sdmx-csv": ("NaN", "#N/A")}


def parse_table(data: bytes, card: Any, layout: Mapping[str, Any]) -> Reading:  # noqa: ANN401
    """Read a table of any kind by a resource's layout; an error names the card, or the bytes."""
    plan = Layout.parse(layout, f"the source card {card.id}")
    kind = plan.kind or _kind_of(data, card.encoding)
    table = _READERS[kind](data, card.encoding, plan)
    return lay_out(table, _known(plan, kind, table.columns))


def _known(plan: Layout, kind: str, columns: tuple[str, ...]) -> Layout:
    """The layout with what a kind itself says of its columns."""
    marks = [name for name in _MARKS.get(kind, ()) if name in columns]
    return replace(
        plan,
        status=plan.status or "".join(marks[:1]),
        not_covered=plan.not_covered + _NOT_COVERED.get(kind, ()),
    )


def _kind_of(data: bytes, encoding: str) -> str:
    """The kind of a table by its first bytes; text that is nothing else is CSV."""
    if is_parquet(data):
        return "parquet"
    if is_archive(data):
        return "xlsx"
    text = read_text(data, encoding).lstrip()
    if text.startswith("{"):
        return "json-stat"
    return "sdmx-csv" if is_sdmx_csv(text.partition("\n")[0]) else "csv"


# Text in Parquet and in workbooks says its own encoding.
_READERS: Mapping[str, Reader] = {
    "parquet": lambda data, _, plan: read_parquet(data, plan.columns, plan.where),
    "csv": lambda data, encoding, plan: read_table(
        data, encoding, plan.header_row - 1, plan.delimiter, plan.columns
    ),
    "xlsx": lambda data, _, plan: read_sheet(data, plan.sheet, plan.header_row),
    "json-stat": lambda data, encoding, plan: read_json_stat(data, encoding, plan.columns),
    "sdmx-csv": lambda data, encoding, plan: read_sdmx_csv(
        data, encoding, plan.delimiter, plan.where
    ),
}

TABLE = Format(reader="table, reader 1", parse=parse_table, is_laid_out=True)
