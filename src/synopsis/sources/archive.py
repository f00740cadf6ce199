"""Archives as published: zip files opened within limits, so that none can fill or fool the disk."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from synopsis.sources.errors import UnreadableError

_CHUNK = 1 << 16
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """The most that an archive may hold: entries, bytes unpacked, and unpacked to packed."""

    entries: int = 64
    size: int = 256 << 20
    ratio: int = 200


_LIMITS = ArchiveLimits()


def is_archive(data: bytes) -> bool:
    """Whether bytes begin as a zip file does."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def open_archive(data: bytes, limits: ArchiveLimits = _LIMITS) -> Mapping[str, bytes]:
    """The files of a zip archive by name, unpacked in memory within limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, limits)
    except BROKEN as error:
        raise UnreadableError(
            f"the zip archive is cut or damaged ({type(error).__name__}: {str(error)[:80]})",
            remedy="fetch the file again",
        ) from error


def bundle(pages: Mapping[str, bytes]) -> bytes:
    """Several pages as they came in one archive, stored and undated: same pages, same bytes."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(pages):
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), pages[name])
    return into.getvalue()


def _unpacked(archive: zipfile.ZipFile, limits: ArchiveLimits) -> Mapping[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.entries:
        raise _refused(f"it has {len(entries):,} entries, and {limits.entries:,} is the most")
    names = [entry.filename for entry in entries]
    for name in names:
        _check_name(name, names)
    left, found = limits.size, {}
    for entry in entries:
        found[entry.filename] = _entry(archive, entry, left, limits)
        left -= len(found[entry.filename])
    return found


def _entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, limits: ArchiveLimits
) -> bytes:
    """One file, measured while it is unpacked: the sizes that an archive states may be false."""
    allowed = min(left, max(entry.compress_size, 1) * limits.ratio)
    unpacked = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += chunk
            if len(unpacked) > allowed:
                raise _refused(
                    f"'{entry.filename[:60]}' unpacks to more than {allowed:,} bytes, as a zip "
                    "bomb would"
                )
    return bytes(unpacked)


def _check_name(name: str, names: list[str]) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise _refused(f"the entry '{name[:60]}' leads outside of it")
    if names.count(name) > 1:
        raise _refused(f"the entry '{name[:60]}' stands twice")
    if path.suffix.lower() in (".zip", ".gz", ".7z", ".rar", ".bz2", ".xz", ".tar"):
        raise _refused(f"the entry '{name[:60]}' is an archive itself")


def _refused(why: str) -> UnreadableError:
    return UnreadableError(
        f"the zip archive is refused: {why}", remedy="check where the file comes from"
    )
