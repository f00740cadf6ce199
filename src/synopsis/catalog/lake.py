"""The lake: record tables in Parquet files named by what they hold, and receipts that name them.

A receipt is written last and is the commit point; a file that no receipt names does not count,
and is swept by the next writer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from synopsis.catalog.canonical import canonical, digest
from synopsis.catalog.durable import locked, read, save
from synopsis.catalog.errors import ConflictError, DamageError
from synopsis.catalog.receipt import Receipt, identify, parse_receipt, write_receipt
from synopsis.catalog.rows import OWN_COLUMNS, Rows, arrow, parquet, schema

if TYPE_CHECKING:
    import pyarrow as pa

Tables = Mapping[str, "Rows | pa.Table"]


@dataclass(frozen=True, slots=True)
class Lake:
    """A folder of `<table>/source=<id>/<sha256>.parquet` and `receipts/<source>/<id>.json`."""

    root: Path

    def record(self, draft: Receipt, tables: Tables) -> Receipt:
        """Take tables into the lake in one commit; the same reading again is the first one.

        A snapshot that comes back after another stood in its place is a new vintage.
        """
        with locked(self.root / ".lock"):
            self._sweep()
            last = self._last_like(draft)
            if last and last.key == draft.key:
                self._restore(last, tables)
                self.save_seen(last, draft.retrieved)
                return last
            receipt = identify(replace(draft, after=last.id if last else ""))
            if self.receipt_path(receipt).exists():
                return self._read(self.receipt_path(receipt))
            return self._commit(receipt, tables)

    def _commit(self, receipt: Receipt, tables: Tables) -> Receipt:
        """Write the files, then the receipt; a marker stands as long as one lacks the other."""
        save(self._unfinished, b"", self.root)
        files = {name: (self._save_table(receipt, name, tables[name]),) for name in sorted(tables)}
        receipt = replace(receipt, files=files)
        text = canonical(write_receipt(receipt)) + "\n"
        save(self.receipt_path(receipt), text.encode(), self.root)
        self._unfinished.unlink(missing_ok=True)
        return receipt

    def _restore(self, receipt: Receipt, tables: Tables) -> None:
        """Write again what was lost or damaged since a reading, from the same reading."""
        for name, files in receipt.files.items():
            paths = [self.table_path(name, receipt.source, file) for file in files]
            if name in tables and not all(map(_is_whole, paths)):
                self._save_table(receipt, name, tables[name])

    def is_whole(self, receipt: Receipt) -> bool:
        """Whether every file that a receipt names is there, byte for byte."""
        return all(map(_is_whole, self.paths(receipt)))

    def holds(self, receipt: Receipt, tables: Tables) -> bool:
        """Whether tables make the very files that a receipt names, byte for byte."""
        made = {
            name: (digest(parquet(_stamped(arrow(table, name), receipt, name))),)
            for name, table in tables.items()
        }
        return made == dict(receipt.files)

    def _save_table(self, receipt: Receipt, name: str, table: "Rows | pa.Table") -> str:
        """Write one table of a receipt with its origin and marking in every row."""
        data = parquet(_stamped(arrow(table, name), receipt, name))
        file = digest(data)
        save(self.table_path(name, receipt.source, file), data, self.root)
        return file

    @property
    def _unfinished(self) -> Path:
        return self.root / ".unfinished"

    def receipt_path(self, receipt: Receipt) -> Path:
        """Where a receipt is kept."""
        return self.root / "receipts" / receipt.source / f"{receipt.id}.json"

    def table_path(self, table: str, source: str, file: str) -> Path:
        """Where a file of a table is kept."""
        return self.root / table / f"source={source}" / f"{file}.parquet"

    def paths(self, receipt: Receipt) -> tuple[Path, ...]:
        """The table files that a receipt names."""
        return tuple(
            self.table_path(table, receipt.source, file)
            for table, files in sorted(receipt.files.items())
            for file in files
        )

    def receipts(self) -> tuple[Receipt, ...]:
        """All receipts, by source, resource and vintage."""
        found = (self._read(path) for path in (self.root / "receipts").glob("*/*.json"))
        return tuple(sorted(found, key=lambda item: (item.source, item.resource, item.standing)))

    def _read(self, path: Path) -> Receipt:
        try:
            value = json.loads(read(path))
        except ValueError as error:
            raise DamageError(
                "a receipt cannot be read", where=str(path), remedy="restore it from a copy"
            ) from error
        return parse_receipt(value, str(path))

    def _last_like(self, draft: Receipt) -> Receipt | None:
        """The newest vintage with the draft's source, resource and marking."""
        paths = (self.root / "receipts" / draft.source).glob("*.json")
        alike = [
            receipt
            for receipt in (self._read(path) for path in paths)
            if (receipt.resource, receipt.marking) == (draft.resource, draft.marking)
        ]
        return max(alike, key=lambda receipt: receipt.standing, default=None)

    def _sweep(self) -> None:
        """Remove what a writer left who died between files and receipt."""
        if not self._unfinished.exists():
            return
        named = {path for receipt in self.receipts() for path in self.paths(receipt)}
        for path in self.root.glob("*/source=*/*.parquet"):
            if path not in named:
                path.unlink()
        self._unfinished.unlink()

    def save_seen(self, receipt: Receipt, when: datetime) -> None:
        """Note that the publisher still offers the same bytes; freshness is not evidence."""
        if when > self.last_seen(receipt):
            data = canonical({"seen": when.astimezone(UTC).isoformat()}) + "\n"
            save(self._seen_path(receipt), data.encode(), self.root)

    def last_seen(self, receipt: Receipt) -> datetime:
        """When the snapshot was last met at its publisher."""
        path = self._seen_path(receipt)
        if not path.exists():
            return receipt.retrieved
        return datetime.fromisoformat(str(json.loads(read(path))["seen"]))

    def _seen_path(self, receipt: Receipt) -> Path:
        return self.root / "seen" / receipt.source / f"{receipt.id}.json"


def _is_whole(path: Path) -> bool:
    """Whether a file is there and holds what its name says."""
    return path.is_file() and digest(read(path)) == path.stem


def _stamped(table: "pa.Table", receipt: Receipt, name: str) -> "pa.Table":
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
