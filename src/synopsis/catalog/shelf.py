"""The shelf: each published file as it came, under its SHA-256, read-only."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from synopsis.catalog.canonical import CHUNK, digest, digest_file
from synopsis.catalog.durable import STAGING, place, read, staging, told, write_part
from synopsis.catalog.errors import damaged


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of files named by what they hold: `ab/<sha256>`."""

    root: Path

    def put(self, data: bytes | BinaryIO | Path) -> str:
        """Put a file on the shelf and return its digest; one that stands there whole is kept."""
        if isinstance(data, Path):
            with told(data, "read"), data.open("rb") as file:
                return self.put(file)
        state = hashlib.sha256()
        with staging(self.root) as folder:
            part = write_part(folder, _counted(data, state.update), self.root)
            name = state.hexdigest()
            if self.is_whole(name):
                part.unlink()
            else:
                place(part, self.path(name))
        return name

    def path(self, name: str) -> Path:
        """Where a file of that digest stands, if it does."""
        return self.root / name[:2] / name

    def read(self, name: str) -> bytes:
        """The bytes of a file; an error that names it if they are not what the digest says."""
        path = self.path(name)
        data = read(path)
        if digest(data) != name:
            raise damaged(path)
        return data

    def whole(self, name: str) -> Path:
        """Where a file stands that is too large to be read at once; checked by its digest."""
        if not self.is_whole(name):
            raise damaged(self.path(name))
        return self.path(name)

    def is_whole(self, name: str) -> bool:
        """Whether a file stands on the shelf and holds what its digest says."""
        path = self.path(name)
        if not path.is_file():
            return False
        with told(path, "read"), path.open("rb") as file:
            return digest_file(file) == name

    def check(self) -> tuple[str, ...]:
        """The names of the files that do not hold what their digest says."""
        files = (path for path in self.root.glob("*/*") if path.parent.name != STAGING)
        return tuple(sorted(path.name for path in files if not self.is_whole(path.name)))


def _counted(data: bytes | BinaryIO, count: Callable[[bytes], object]) -> Iterator[bytes]:
    """Bytes in pieces, each shown to a digest on its way."""
    pieces = [data] if isinstance(data, bytes) else iter(lambda: data.read(CHUNK), b"")
    for piece in pieces:
        count(piece)
        yield piece
