"""Grids: how large the sheets of a workbook would be in memory, measured before they are built."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from synopsis.sources.errors import UnreadableError

CELLS_MAX = 4_000_000
TEXT_MAX = 256 << 20
_ROWS_MAX = 1 << 20
_CELL = re.compile(r"(?a:([A-Z]{1,3})([1-9]\d{0,6}))")
_STRINGS = "sharedstrings.xml"
# In these, every reader sees the same marks; any other encoding could hide cells from one of them.
_ENCODINGS = ("utf-8", "us-ascii", "iso-8859-1")
_XML = (".xml", ".rels")
_WORDS = tuple(
    word.encode(encoding)
    for word in ("sheetData", "<si")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
# Parts by which a file would be a workbook of another kind, which nobody has measured.
_OTHER_KINDS = ("content.xml", "xl/workbook.bin")


@dataclass(slots=True)
class _Grid:
    """One sheet while it is measured: its extent, and the text that its cells repeat."""

    strings: list[int]
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    text: int = 0
    is_shared: bool = False
    index: list[str] | None = None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take a row or a cell with its place, which follows on the last where none is given."""
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row, self.column = _row(given.get("r", str(self.row + 1))), 0
        elif name == "c":
            self._cell(given)
        elif name == "v" and self.is_shared:
            self.index = []

    def _cell(self, given: Mapping[str, str]) -> None:
        place = given.get("r")
        row, self.column = _place(place) if place else (self.row or 1, self.column + 1)
        self.rows, self.columns = max(self.rows, row), max(self.columns, self.column)
        self.is_shared = given.get("t") == "s"
        if self.rows * self.columns > CELLS_MAX:
            _refuse(
                f"a sheet spans {self.rows:,} rows and {self.columns:,} columns, and "
                f"{CELLS_MAX:,} cells are the most that is read"
            )

    def end(self, tag: str) -> None:
        """Count the text of a cell that repeats one of the workbook's strings."""
        if self.index is None or tag.rpartition(":")[2] != "v":
            return
        text, self.index, self.is_shared = "".join(self.index).strip(), None, False
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text) < len(self.strings):
            self.text += self.strings[int(text)]
        if self.text > TEXT_MAX:
            _refuse(f"its cells repeat more than {TEXT_MAX:,} signs of text")

    def signs(self, text: str) -> None:
        """Take the number of a string."""
        if self.index is not None:
            self.index.append(text)


@dataclass(slots=True)
class _Strings:
    """The strings that cells share, while their lengths are measured."""

    lengths: list[int] = field(default_factory=list)

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """Begin a string."""
        if tag.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def end(self, _: str) -> None:
        """End whatever it is: a string ends where the next begins."""

    def signs(self, text: str) -> None:
        """Take signs of a string."""
        if self.lengths:
            self.lengths[-1] += len(text.encode())


def check_parts(parts: Mapping[str, bytes]) -> None:
    """Refuse what is no workbook, and one that would not fit into memory as a full grid."""
    names = {name.lower() for name in parts}
    if "xl/workbook.xml" not in names or names & set(_OTHER_KINDS) or len(names) < len(parts):
        _refuse("it is a zip archive of another kind")
    strings = _Strings()
    for name, part in parts.items():
        if name.lower().endswith(_STRINGS):
            _read(name, part, strings)
    for name, part in parts.items():
        _read(name, part, _Grid(strings.lengths))


def _read(name: str, part: bytes, reader: _Grid | _Strings) -> None:
    """Read one part; what is not XML may be a picture, and no sheet."""
    parser = expat.ParserCreate()
    settings = {
        "buffer_text": True,
        "StartElementHandler": reader.start,
        "EndElementHandler": reader.end,
        "CharacterDataHandler": reader.signs,
        "StartDoctypeDeclHandler": _refuse_doctype,
        "XmlDeclHandler": _check_encoding,
    }
    for name_of, setting in settings.items():
        setattr(parser, name_of, setting)
    fault = "it is in UTF-16 or UTF-32"
    if part[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and b"\x00" not in part[:4]:
        try:
            parser.Parse(part, True)  # noqa: FBT003
        except (expat.ExpatError, LookupError, ValueError) as error:
            fault = str(error)
        else:
            return
    if name.lower().endswith(_XML) or any(word in part for word in _WORDS):
        _refuse(f"its part '{name[:60]}' is not whole ({fault})")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        _refuse(f"one of its parts is encoded in '{encoding[:20]}'")


def _row(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 0 < int(text) <= _ROWS_MAX):
        _refuse(f"a row of it is numbered '{text[:20]}'")
    return int(text)


def _place(text: str) -> tuple[int, int]:
    """Row and column of a cell such as C7, counted from 1."""
    cell = _CELL.fullmatch(text)
    if cell is None:
        _refuse(f"a cell of it is named '{text[:20]}'")
    column = 0
    for letter in cell[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return _row(cell[2]), column


def _refuse_doctype(*_: object) -> NoReturn:
    _refuse("one of its parts declares a document type, as an attack would")


def _refuse(why: str) -> NoReturn:
    raise UnreadableError(
        f"the workbook is refused: {why}", remedy="save the sheet as CSV if it is genuine"
    )
