"""Intakes: a table too large for memory, taken batch by batch into files that wait for a receipt.

The files are made in the lake's `.staging` folder, each named by its own SHA-256 while it is
written. They come into the lake with their receipt; without one, nobody ever sees them, and what
a dead writer left is swept by the next. The same batches give the same bytes: each batch is one
row group, one writer writes them in their order, and a file ends after a fixed number of them.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, TYPE_CHECKING, Any

from synopsis.catalog.durable import staging, told
from synopsis.catalog.receipt import Receipt
from synopsis.catalog.stamp import stamped

if TYPE_CHECKING:
    import pyarrow as pa

GROUPS = 16


@dataclass(frozen=True, slots=True)
class Part:
    """One finished file of a table: its SHA-256, and where it waits; nowhere in a trial."""

    file: str
    path: Path | None = None


@dataclass(slots=True)
class _Digesting:
    """A file that digests what is written to it; without one, the digest alone."""

    path: Path | None
    state: Any = field(default_factory=hashlib.sha256)
    size: int = 0
    closed: bool = False
    is_lost: bool = False
    _file: IO[bytes] | None = None

    def __post_init__(self) -> None:
        if self.path:
            with told(self.path, "write"):
                self._file = self.path.open("wb")

    def write(self, data: Any) -> int:  # noqa: ANN401  # any buffer
        view = memoryview(data)
        if self.is_lost:
            return view.nbytes
        self.state.update(view)
        if self._file and self.path:
            with told(self.path, "write"):
                self._file.write(view)
        self.size += view.nbytes
        return view.nbytes

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        """Nothing is held back here: the file is synced when it is whole."""

    def close(self) -> None:
        """The end of the Parquet file; what is on disk then is synced."""
        if self.closed:
            return
        self.closed = True
        if self._file and self.path:
            with told(self.path, "write"), self._file as file:
                if self.is_lost:
                    return
                file.flush()
                os.fchmod(file.fileno(), 0o444)
                os.fsync(file.fileno())


@dataclass(slots=True)
class Intake:
    """The files of one table while they are written; the caller appends batches, then finishes.

    `various` names columns whose cells seldom repeat: a dictionary of them costs and saves nothing.
    """

    draft: Receipt
    table: str
    folder: Path | None
    various: frozenset[str] = frozenset()
    parts: list[Part] = field(default_factory=list)
    _writer: Any = None
    _sink: _Digesting | None = None
    _groups: int = 0

    def append(self, batch: "pa.Table") -> None:
        """Write one batch as one row group, with its origin and marking in every row."""
        table = stamped(batch, self.draft, self.table)
        if self._writer is None:
            self._open(table.schema)
        self._writer.write_table(table, row_group_size=max(len(table), 1))
        self._groups += 1
        if self._groups == GROUPS:
            self._close()

    def finish(self) -> tuple[Part, ...]:
        """The files, in the order of the batches; the last one ends here."""
        self._close()
        return tuple(self.parts)

    def drop(self) -> None:
        """Let go of a file that is half written; its writer ends, and writes nothing more."""
        if self._writer and self._sink:
            self._sink.is_lost = True
            self._writer.close()
            self._sink.close()
            self._writer = None

    def _open(self, schema: "pa.Schema") -> None:
        from pyarrow import PythonFile  # heavy: only when used
        from pyarrow.parquet import ParquetWriter  # heavy: only when used

        path = self.folder / f"part-{len(self.parts)}" if self.folder else None
        self._sink = _Digesting(path)
        alike = [name for name in schema.names if name not in self.various]
        self._writer = ParquetWriter(
            PythonFile(self._sink, mode="w"),
            schema,
            version="2.6",
            compression="zstd",
            compression_level=1,
            use_dictionary=alike,
            write_statistics=alike,
            store_schema=False,
        )

    def _close(self) -> None:
        if self._writer is None or self._sink is None:
            return
        self._writer.close()
        self._sink.close()
        self.parts.append(Part(self._sink.state.hexdigest(), self._sink.path))
        self._writer, self._sink, self._groups = None, None, 0


@contextmanager
def intake(lake: Path, draft: Receipt, table: str, various: frozenset[str]) -> Iterator[Intake]:
    """A place in a lake's staging folder where a table is taken; gone at the end."""
    with staging(lake) as folder:
        with told(lake, "write to"):
            place = Path(mkdtemp(dir=folder))
        taking = Intake(draft, table, place, various)
        try:
            yield taking
        finally:
            taking.drop()
            for left in place.iterdir():
                left.unlink()
            place.rmdir()
