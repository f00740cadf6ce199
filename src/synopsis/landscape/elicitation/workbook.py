"""Workbooks as experts send them back: one sheet's cells as text, and which of them are formulas.

Read with the standard library alone and within limits: a workbook from outside may be built to
fill the memory, and a formula's cached value is not what an expert wrote.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from synopsis.landscape.errors import LandscapeError

PART_MAX = 32 << 20
PARTS_MAX = 256
ROWS_MAX = 10_000
COLUMNS_MAX = 100
TEXT_MAX = 32_767  # what a spreadsheet lets a cell hold
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, OSError, ValueError,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")

Rows = dict[int, dict[int, str]]  # row and column from 1
Attributes = Mapping[str, str]


@dataclass(slots=True)
class _Cells:
    """A sheet while it is read: its cells so far, and the one that is open."""

    strings: list[str]
    rows: Rows = field(default_factory=dict)
    formulas: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    kind: str = ""
    text: list[str] | None = None

    def start(self, tag: str, given: Attributes) -> None:
        """Open a row, a cell, or the text of a cell."""
        if tag == "row":
            self.row, self.column = _number(given.get("r", str(self.row + 1)), ROWS_MAX), 0
        elif tag == "c":
            self._place(given)
        elif tag == "f":
            self.formulas.add(self.row)
        elif tag in ("v", "t"):
            self.text = []

    def _place(self, given: Attributes) -> None:
        place = _CELL.fullmatch(given["r"]) if "r" in given else None
        self.kind = given.get("t", "n")
        self.column = _letters(place[1]) if place else self.column + 1
        if self.column > COLUMNS_MAX:
            _refuse(f"it has more than {COLUMNS_MAX} columns")

    def signs(self, text: str) -> None:
        """Take signs of an open text."""
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        """Close the text of a cell and keep it."""
        if tag not in ("v", "t") or self.text is None:
            return
        text, self.text = "".join(self.text), None
        if self.kind == "s" and tag == "v":
            text = self._shared(text)
        if self.kind == "b":
            text = _BOOLEANS.get(text, text)
        if text:
            row = self.rows.setdefault(self.row, {})
            row[self.column] = row.get(self.column, "") + text

    def _shared(self, text: str) -> str:
        place = text.strip()
        if not (place.isascii() and place.isdigit() and int(place) < len(self.strings)):
            _refuse("a cell names a text that is not there")
        return self.strings[int(place)]


@dataclass(slots=True)
class _Strings:
    """The texts that cells share; what is written above them for reading aloud is left out."""

    texts: list[str] = field(default_factory=list)
    is_open: bool = False
    is_aloud: bool = False

    def start(self, tag: str, _: Attributes) -> None:
        """Open a text."""
        if tag == "si":
            self.texts.append("")
        self.is_aloud = self.is_aloud or tag == "rPh"
        self.is_open = tag == "t" and bool(self.texts) and not self.is_aloud

    def signs(self, text: str) -> None:
        """Take signs of the text."""
        if self.is_open:
            self.texts[-1] += text
            if len(self.texts[-1]) > TEXT_MAX:
                _refuse(f"a cell has more than {TEXT_MAX:,} signs")

    def end(self, tag: str) -> None:
        """Close whatever is open."""
        self.is_open = False
        self.is_aloud = self.is_aloud and tag != "rPh"


@dataclass(slots=True)
class _Found:
    """The attributes of all elements of one name."""

    name: str
    given: list[Attributes] = field(default_factory=list)

    def start(self, tag: str, given: Attributes) -> None:
        """Keep the attributes of an element that is looked for."""
        if tag == self.name:
            self.given.append(given)

    def signs(self, _: str) -> None:
        """Leave texts out."""

    def end(self, _: str) -> None:
        """Leave ends out."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet by number, their cells as text, and the rows that hold formulas."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    formulas: frozenset[int] = frozenset()


def read_workbook(data: bytes, sheet: str) -> Grid:
    """The sheet of a name, or the first one where none has it.

    Raises LandscapeError where the workbook is damaged, too large or built to harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {one.filename: one for one in archive.infolist()}
            if len(parts) > PARTS_MAX:
                _refuse("it has too many parts")
            return _grid(lambda name: _part(archive, parts, name), sheet)
    except _BROKEN as error:
        _refuse(f"it is cut or damaged ({type(error).__name__})", error)


def _grid(part: Callable[[str], bytes], sheet: str) -> Grid:
    strings = _Strings()
    if shared := part("xl/sharedStrings.xml"):
        _parse(shared, strings)
    cells = _Cells(strings.texts)
    _parse(part(_path_of(part, sheet)) or _refuse("it has no sheet"), cells)
    rows = tuple(
        (number, tuple(row.get(column, "") for column in range(1, max(row) + 1)))
        for number, row in sorted(cells.rows.items())
    )
    return Grid(rows, frozenset(cells.formulas))


def _path_of(part: Callable[[str], bytes], sheet: str) -> str:
    """Where a sheet stands in the archive."""
    book, relations = _Found("sheet"), _Found("Relationship")
    _parse(part("xl/workbook.xml") or _refuse("it is no workbook"), book)
    _parse(part("xl/_rels/workbook.xml.rels") or _refuse("it is no workbook"), relations)
    if not book.given:
        _refuse("it has no sheet")
    chosen = next((one for one in book.given if one.get("name") == sheet), book.given[0])
    targets = {one.get("Id"): one.get("Target", "") for one in relations.given}
    return posixpath.normpath(posixpath.join("/xl", targets.get(chosen.get("id"), "")))[1:]


def _part(archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], name: str) -> bytes:
    """A part of the archive within the limit; nothing where there is none."""
    if name not in parts:
        return b""
    with archive.open(parts[name]) as file:
        data = file.read(PART_MAX + 1)
    if len(data) > PART_MAX:
        _refuse("it is too large")
    return data


def _parse(part: bytes, reader: _Cells | _Strings | _Found) -> None:
    """Read one part of XML; names without their spaces, and no document types."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, given: reader.start(_bare(tag), _bared(given))
    parser.EndElementHandler = lambda tag: reader.end(_bare(tag))
    parser.CharacterDataHandler = reader.signs
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the parser's own order
    except expat.ExpatError as error:
        _refuse(f"one of its parts is not whole ({error})", error)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _bared(given: Attributes) -> Attributes:
    return {_bare(name): value for name, value in given.items()}


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 0 < int(text) <= most):
        _refuse(f"a row of it is numbered '{text[:20]}', and {most:,} rows are the most")
    return int(text)


def _letters(text: str) -> int:
    """The number of a column by its letters."""
    column = 0
    for letter in text:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def _refuse_doctype(*_: object) -> NoReturn:
    _refuse("one of its parts declares a document type, as an attack would")


def _refuse(why: str, cause: BaseException | None = None) -> NoReturn:
    raise LandscapeError(
        f"the workbook is refused: {why}", remedy="save the sheet as CSV and send that"
    ) from cause
