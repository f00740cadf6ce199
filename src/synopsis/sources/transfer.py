"""Transfers: what is asked of a publisher, within which limits, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from synopsis.sources.errors import FetchError

if TYPE_CHECKING:
    import urllib3


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one transfer may take; sizes in bytes, times in seconds."""

    size: int = 256 << 20
    seconds: float = 300.0
    silence: float = 30.0
    attempts: int = 5
    redirects: int = 5
    patience: float = 120.0
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """One address, the media type that it should have, and what is known of it already."""

    url: str
    media: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a publisher sent: a file and its validators, or word that nothing has changed.

    `path` lies in the folder the caller gave, and is the caller's to remove.
    """

    url: str
    path: Path | None = None
    size: int = 0
    media: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False


def _silent(*_: object) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line to a publisher: how to wait, what time it is, and who watches the bytes come."""

    sleep: Callable[[float], None] = field(default=time.sleep)
    now: Callable[[], float] = field(default=time.monotonic)
    progress: Callable[[int, int | None], None] = field(default=_silent)


@dataclass(slots=True)
class Part:
    """The bytes that have come so far, and the validator under which they came."""

    file: IO[bytes]
    validator: str = ""
    size: int = 0

    def restart(self) -> None:
        """Forget what has come."""
        self._written(lambda: self.file.truncate(self.file.seek(0)))
        self.size, self.validator = 0, ""

    def append(self, chunk: bytes) -> None:
        """Add bytes that came, all the way to the file."""
        self._written(lambda: self.file.write(chunk))
        self._written(self.file.flush)
        self.size += len(chunk)

    def _written(self, act: Callable[[], object]) -> None:
        """Tell a disk that refuses from a line that breaks: the first is not tried again."""
        try:
            act()
        except OSError as error:
            raise FetchError(
                f"the file cannot be written ({error.strerror})",
                where=str(self.file.name),
                remedy="free space on the disk, or allow writing there",
            ) from error


@dataclass(frozen=True, slots=True)
class Call:
    """One transfer with everything that it needs."""

    request: Request
    limits: Limits
    line: Line
    part: Part
    deadline: float
    pool: "urllib3.PoolManager" = field(repr=False)

    def check_time(self) -> None:
        """Refuse to go on behind the deadline."""
        if self.line.now() > self.deadline:
            raise FetchError(
                f"the transfer took longer than {self.limits.seconds:g} seconds",
                where=self.request.url,
                remedy="try again later or raise the limit",
            )

    def check_size(self, size: int) -> None:
        """Refuse a file that is larger than the limit."""
        if size > self.limits.size:
            raise FetchError(
                f"the file is larger than {self.limits.size:,} bytes",
                where=self.request.url,
                remedy="check the address or raise the limit",
            )
