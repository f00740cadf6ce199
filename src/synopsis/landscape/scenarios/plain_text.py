"""Text files of other programs, read leniently in their signs and strictly in their figures."""

import re
from pathlib import Path

from synopsis.landscape.errors import LandscapeError

LARGEST_FILE = 64 * 2**20  # bytes; a matrix of a thousand variants needs a tenth of it

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)


def read_file(path: Path) -> bytes:
    """The bytes of a file; one that cannot be read is told with its name."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        raise LandscapeError(
            f"it cannot be read ({error.strerror})", where=f"the file '{path}'"
        ) from error
    if size > LARGEST_FILE:
        raise LandscapeError("it is too large for a matrix", where=f"the file '{path}'")
    return data


def lines_of(data: bytes, where: str) -> list[str]:
    """The lines of a text in UTF-8, UTF-16 (with its mark) or Windows-1252, whatever ends them."""
    text = _text(data, where)
    if not text.strip():
        raise LandscapeError("it is empty", where=where)
    if "\0" in text:
        raise LandscapeError("it holds bytes that are no text", where=where)
    return re.split(r"\r\n|\r|\n", text)


def whole_number(cell: str, where: str) -> int:
    """A whole number as a text tells it; anything else is refused with its place."""
    text = cell.strip()
    if _WHOLE.fullmatch(text) is None:
        shown = text[:30]
        raise LandscapeError(
            f"'{shown}' is no whole number" if shown else "a cell is empty", where=where
        )
    return int(text)


def _text(data: bytes, where: str) -> str:
    mark = data[:2]
    order = ("utf-16",) if mark in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in order:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LandscapeError(
        "its signs are neither UTF-8, UTF-16 nor Windows-1252",
        where=where,
        remedy="save it again as UTF-8",
    )
