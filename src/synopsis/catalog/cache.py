"""The cache: derived bytes by key, safe to delete; a damaged entry counts as missing."""

from dataclasses import dataclass
from pathlib import Path

from synopsis.catalog.canonical import digest, digest_of
from synopsis.catalog.durable import save

_HEAD = 65


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files `ab/<key>` that begin with the digest of the rest, for one audience."""

    root: Path
    audience: str

    def read(self, key: str) -> bytes | None:
        """The bytes saved under a key, or None if there are none that are whole."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        body = data[_HEAD:]
        return body if data[:_HEAD] == f"{digest(body)}\n".encode() else None

    def save(self, key: str, body: bytes) -> None:
        """Save bytes under a key, over those that stood there."""
        save(self._path(key), f"{digest(body)}\n".encode() + body, self.root)

    def _path(self, key: str) -> Path:
        name = digest_of([self.audience, key])
        return self.root / name[:2] / name
