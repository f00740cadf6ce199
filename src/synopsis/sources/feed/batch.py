"""Batches: the rows of one chunk as columns of text, and the lines that are no rows.

A feed has no header and no quoting: a quote is a character like any other, an empty cell is an
empty text, and a column that a line does not have is missing. A line that is no row may name
persons in any of its cells, so that its length alone is kept; the snapshot holds it as it came.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from synopsis.sources.errors import UnreadableError
from synopsis.sources.feed.stream import Chunk
from synopsis.sources.reading import Reject

if TYPE_CHECKING:
    import pyarrow as pa

LINE = "line"
# The most lines of one chunk that may be no rows: more of them are not a feed.
_REJECTS_MAX = 20_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows in the order of the file with the `line` each stands in, and the rejects among them."""

    table: "pa.Table"
    rejects: tuple[Reject, ...] = ()

    def without(self, faults: "Sequence[tuple[int, str]]") -> "Batch":
        """The batch without some rows, which become rejects with their reasons."""
        import numpy as np  # heavy: only when used

        if not faults:
            return self
        _check_count(len(faults) + len(self.rejects), len(self.table) + len(self.rejects))
        indices = [index for index, _ in faults]
        lost = self.table.take(indices).to_pylist()
        rejects = tuple(
            _reject(row.pop(LINE), why, _length(row.values()))
            for row, (_, why) in zip(lost, faults, strict=True)
        )
        keep = np.ones(len(self.table), dtype=bool)
        keep[indices] = False
        return Batch(self.table.filter(keep), self.rejects + rejects)


def parse_chunk(chunk: Chunk, columns: Sequence[str], fewest: int) -> Batch:
    """The rows of a chunk; lines of another width, not of UTF-8 or with stray signs are rejects.

    A line may lack the last columns, down to `fewest`.
    """
    if b"\0" not in chunk.data and b"\r" not in chunk.data:
        for width in dict.fromkeys((len(columns), fewest)):
            table = _parsed(chunk.data, columns[:width])
            if table is not None and len(table) == chunk.lines:
                return Batch(_complete(table, columns, chunk.first))
    return _sifted(chunk, columns, fewest)


def _parsed(data: bytes, names: Sequence[str]) -> "pa.Table | None":
    """All lines as columns of text; nothing where one of them does not fit."""
    import pyarrow as pa  # heavy: only when used
    from pyarrow import csv  # heavy: only when used

    try:
        return csv.read_csv(
            pa.BufferReader(data),
            csv.ReadOptions(column_names=list(names), use_threads=False, block_size=1 << 20),
            csv.ParseOptions(
                delimiter="\t", quote_char=False, double_quote=False, ignore_empty_lines=False
            ),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None


def _complete(table: "pa.Table", columns: Sequence[str], first: int) -> "pa.Table":
    """The table with columns that it lacks as missing, and the line of each row."""
    import numpy as np  # heavy: only when used
    import pyarrow as pa  # heavy: only when used

    for name in columns[table.num_columns :]:
        table = table.append_column(name, pa.nulls(len(table), pa.string()))
    lines = pa.array(np.arange(first, first + len(table), dtype=np.int64))
    return table.append_column(LINE, lines)


def _sifted(chunk: Chunk, columns: Sequence[str], fewest: int) -> Batch:
    """The slow way, line by line, for a chunk in which something is amiss."""
    import pyarrow as pa  # heavy: only when used

    rows: list[list[str | None]] = []
    rejects: list[Reject] = []
    numbers: list[int] = []
    for number, line in _lines(chunk):
        cells, why = _cells(line, len(columns), fewest)
        if why:
            rejects.append(_reject(number, why, len(line.removesuffix(b"\r"))))
            _check_count(len(rejects), chunk.lines)
        else:
            rows.append([*cells, *[None] * (len(columns) - len(cells))])
            numbers.append(number)
    found: list[Any] = [
        pa.array([row[place] for row in rows], pa.string()) for place in range(len(columns))
    ]
    found.append(pa.array(numbers, pa.int64()))
    return Batch(pa.table(found, names=[*columns, LINE]), tuple(rejects))


def _lines(chunk: Chunk) -> Iterator[tuple[int, bytes]]:
    lines = chunk.data.split(b"\n")
    if chunk.data.endswith(b"\n"):
        lines.pop()
    yield from enumerate(lines, start=chunk.first)


def _cells(line: bytes, width: int, fewest: int) -> tuple[list[str], str]:
    """The cells of one line, or why it is no row."""
    try:
        text = line.removesuffix(b"\r").decode()
    except UnicodeDecodeError:
        return [], "it is not text in UTF-8"
    cells = text.split("\t")
    if not fewest <= len(cells) <= width:
        return [], f"it has {len(cells):,} columns where {width:,} are published"
    if "\0" in text or "\r" in text:
        return [], "it holds a sign that no text holds (NUL or a lone carriage return)"
    return cells, ""


def _check_count(rejects: int, lines: int) -> None:
    """Stop at a file that is no feed before its rejects fill the memory."""
    if rejects > _REJECTS_MAX:
        raise UnreadableError(
            f"more than {_REJECTS_MAX:,} of {lines:,} lines cannot be taken",
            remedy="look at the file: it is not the feed that the card describes",
        )


def _length(cells: Iterable[str | None]) -> int:
    """The bytes of a line as it stood, without its end."""
    return len("\t".join(cell for cell in cells if cell is not None).encode())


def _reject(line: int, why: str, length: int) -> Reject:
    return Reject(f"line {line}", why, f"{length:,} bytes")
