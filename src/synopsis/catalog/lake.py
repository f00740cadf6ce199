"""The lake: record tables in Parquet files named by what they hold, and receipts that name them.

A receipt is written last and is the commit point; a file that no receipt names does not count,
and is swept by the next writer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from synopsis.catalog.canonical import canonical, digest, digest_file
from synopsis.catalog.durable import locked, place, read, save, told
from synopsis.catalog.errors import DamageError
from synopsis.catalog.intake import Part
from synopsis.catalog.receipt import Receipt, identify, parse_receipt, write_receipt
from synopsis.catalog.rows import Rows, arrow, parquet
from synopsis.catalog.stamp import stamped

if TYPE_CHECKING:
    import pyarrow as pa

Table: TypeAlias = "Rows | pa.Table | tuple[Part, ...]"
Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Lake:
    """A folder of `<table>/source=<id>/<sha256>.parquet` and `receipts/<source>/<id>.json`."""

    root: Path
    _known: dict[str, Receipt] = field(default_factory=dict, compare=False, repr=False)

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
        files = {name: self._save_table(receipt, name, tables[name]) for name in sorted(tables)}
        receipt = replace(receipt, files=files)
        text = canonical(write_receipt(receipt)) + "\n"
        save(self.receipt_path(receipt), text.encode(), self.root)
        self._unfinished.unlink(missing_ok=True)
        return receipt

    def _restore(self, receipt: Receipt, tables: Tables) -> None:
        """Write again what was lost or damaged since a reading, from the same reading."""
        for name, files in receipt.files.items():
            paths = [self.table_path(name, receipt.source, file) for file in files]
            if name in tables and not all(map(is_whole, paths)):
                self._save_table(receipt, name, tables[name])

    def is_whole(self, receipt: Receipt) -> bool:
        """Whether every file that a receipt names is there, byte for byte."""
        return all(map(is_whole, self.paths(receipt)))

    def holds(self, receipt: Receipt, tables: Tables) -> bool:
        """Whether tables make the very files that a receipt names, byte for byte."""
        made = {name: _files(receipt, name, table) for name, table in tables.items()}
        return made == dict(receipt.files)

    def _save_table(self, receipt: Receipt, name: str, table: Table) -> tuple[str, ...]:
        """Write one table of a receipt with its origin and marking in every row."""
        if isinstance(table, tuple):
            return tuple(self._place(receipt, name, part) for part in table)
        data = parquet(stamped(arrow(table, name), receipt, name))
        file = digest(data)
        save(self.table_path(name, receipt.source, file), data, self.root)
        return (file,)

    def _place(self, receipt: Receipt, name: str, part: Part) -> str:
        """Give a file that waited for its receipt its name in the lake."""
        if part.path:
            place(part.path, self.table_path(name, receipt.source, part.file))
        return part.file

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
        return tuple(sorted(found, key=lambda item: item.order))

    def _read(self, path: Path) -> Receipt:
        try:
            value = json.loads(read(path))
        except ValueError as error:
            raise DamageError(
                "a receipt cannot be read", where=str(path), remedy="restore it from a copy"
            ) from error
        return parse_receipt(value, str(path))

    def _last_like(self, draft: Receipt) -> Receipt | None:
        """The newest vintage with the draft's source, resource and marking.

        A receipt does not change, so that each is read once, however many are written.
        """
        paths = [*(self.root / "receipts" / draft.source).glob("*.json")]
        for path in paths:
            if path.name not in self._known:
                self._known[path.name] = self._read(path)
        alike = [
            receipt
            for receipt in (self._known[path.name] for path in paths)
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


def _files(receipt: Receipt, name: str, table: Table) -> tuple[str, ...]:
    """The names of the files that a table makes."""
    if isinstance(table, tuple):
        return tuple(part.file for part in table)
    return (digest(parquet(stamped(arrow(table, name), receipt, name))),)


def is_whole(path: Path) -> bool:
    """Whether a file is there and holds what its name says."""
    if not path.is_file():
        return False
    with told(path, "read"), path.open("rb") as file:
        return digest_file(file) == path.stem
