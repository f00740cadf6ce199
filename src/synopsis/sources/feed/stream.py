"""Streams: the lines of a feed's file, unpacked as they are read and cut into chunks of lines."""

import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from synopsis.sources.archive import BROKEN
from synopsis.sources.errors import UnreadableError

_MAGIC = b"PK"
_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 1
# A piece of this size unpacks to sixty-four megabytes at most, whatever it is.
_PIECE = 64 << 10


@dataclass(frozen=True, slots=True)
class FeedLimits:
    """The most that a feed's file may hold, and how it is cut; sizes in bytes unpacked.

    `ratio` is unpacked to packed: event feeds pack about one to six, and no text that is worth
    reading packs a hundred times.
    """

    size: int = 256 << 30
    ratio: int = 100
    chunk: int = 32 << 20


LIMITS = FeedLimits()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines as they stand in the file, the number of the first (from one), and how many."""

    first: int
    data: bytes
    lines: int


def read_chunks(file: BinaryIO, limits: FeedLimits = LIMITS) -> Iterator[Chunk]:
    """The lines of a file, or of the one file in a zip archive, in chunks of about one size.

    Where a chunk ends depends on the bytes alone, so that the same file is cut the same way.
    """
    try:
        start = file.read(len(_MAGIC))
        file.seek(0)
        pieces = _unpacked(file, limits) if start == _MAGIC else _pieces(file, sys.maxsize)
        yield from _cut(_within(pieces, limits.size), limits.chunk)
    except BROKEN as error:
        raise UnreadableError(
            f"the file is cut or damaged ({type(error).__name__}: {str(error)[:80]})",
            remedy="fetch the file again",
        ) from error


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Bytes as they stand, up to a number of them."""
    while data := file.read(min(_PIECE, size)):
        size -= len(data)
        yield data


def _unpacked(file: BinaryIO, limits: FeedLimits) -> Iterator[bytes]:
    """The bytes of the one file in an archive (PKWARE APPNOTE), checked by size and CRC-32.

    What it may unpack to is measured by the bytes that were read, not by what its directory says.
    The standard library copies what it has not unpacked yet at every step, which takes twice as
    long as the unpacking itself; its directory of the archive is used, and its zlib.
    """
    entry = _only_entry(file)
    start = _enter(file, entry)
    total, checksum = 0, 0
    for data in _inflated(_pieces(file, entry.compress_size), entry.compress_type):
        total, checksum = total + len(data), zlib.crc32(data, checksum)
        most = max(file.tell() - start, 1) * limits.ratio
        if total > most:
            raise _bomb(most)
        yield data
    if (total, checksum) != (entry.file_size, entry.CRC):
        raise zipfile.BadZipFile("its size or checksum is not the stated one")


def _only_entry(file: BinaryIO) -> zipfile.ZipInfo:
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) != 1:
        raise UnreadableError(
            f"the archive holds {len(entries):,} files, and a feed's archive holds one",
            remedy="gather each file by itself",
        )
    if entries[0].flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile("it is encrypted")
    return entries[0]


def _enter(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Go to the packed bytes of an entry, behind its local header; where they begin."""
    file.seek(entry.header_offset)
    header = file.read(_HEADER.size)
    if len(header) != _HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("its local header is not where it should be")
    return file.seek(sum(_HEADER.unpack(header)[-2:]), 1)


def _inflated(pieces: Iterator[bytes], kind: int) -> Iterator[bytes]:
    if kind == zipfile.ZIP_STORED:
        yield from pieces
        return
    if kind != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile(f"its packing ({kind}) is not read")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        yield unpacker.decompress(piece)
    yield unpacker.flush()
    if not unpacker.eof:
        raise EOFError("it breaks off")


def _within(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise _bomb(most)
        yield piece


def _bomb(most: int) -> UnreadableError:
    return UnreadableError(
        f"it unpacks to more than {most:,} bytes, as a zip bomb would",
        remedy="check where the file comes from",
    )


def _cut(pieces: Iterator[bytes], size: int) -> Iterator[Chunk]:
    """Chunks that end with the last whole line in every `size` bytes; the last one as it ends."""
    first, waiting, held = 1, [b""], 0
    for piece in pieces:
        waiting.append(piece)
        held += len(piece)
        while held >= size:
            data, rest = _parted(waiting, held - size)
            if not data:
                raise UnreadableError(
                    f"line {first:,} is longer than {size:,} bytes", remedy="check what the file is"
                )
            chunk = _chunk(first, data)
            first, waiting, held = first + chunk.lines, [rest], len(rest)
            yield chunk
    if held:
        yield _chunk(first, b"".join(waiting))


def _parted(waiting: list[bytes], over: int) -> tuple[bytes, bytes]:
    """Whole lines of pieces without their last bytes, and what is left; the first is copied once.

    Nearly always a line ends in the last piece; where none does, all of them are searched.
    """
    last = waiting[-1]
    end = last.rfind(b"\n", 0, max(len(last) - over, 0)) + 1
    if end:
        return b"".join([*waiting[:-1], last[:end]]), last[end:]
    whole = b"".join(waiting)
    end = whole.rfind(b"\n", 0, len(whole) - over) + 1
    return whole[:end], whole[end:]


def _chunk(first: int, data: bytes) -> Chunk:
    return Chunk(first, data, data.count(b"\n") + (not data.endswith(b"\n")))
