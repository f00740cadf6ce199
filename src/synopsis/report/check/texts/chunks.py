"""Chunks: lines of plain text that belong together, before it is said what each of them is."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.lines import Line
from synopsis.report.check.texts.wishes import parse_wish

_BULLET = re.compile(
    r"(?P<sign>[•◦▪▫‣·●○■□▶►➢➤✓✔◆◇\ufffd\uf0b7\uf0a7]|[*+–—-](?=\s))\s{0,12}(?=\S)"
)
_WEAK = frozenset("*+–—-·")
_NUMBERED = re.compile(r"(?P<sign>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s{1,12}(?=\S)")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s{1,8}(?=[^\W\d_])")
_UNDERLINE = re.compile(r"([=\-~^*#])\1{2,200}")
_LABEL = re.compile(r"[^\W\d_][\w’' -]{0,30}:(?:\s{2,}\S.*)?")
_ENDS = re.compile(r"[.!?…。؟۔:;][\"'”’»)\]]{0,3}$")
_FULL_STOP = re.compile(r"[.!?…。؟۔][\"'”’»)\]]{0,3}$")
_WORDS = 3
_WIDE = 200
_NARROW = 50


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of one block: what it is, its label, its depth, and whether a page broke before it."""

    kind: Kind
    lines: tuple[Line, ...]
    label: str = ""
    level: int = 1
    broken: bool = False
    begin: int = 0

    @property
    def text(self) -> str:
        """The words of the chunk's lines, as they stand."""
        first = self.lines[0].text[self.begin :]
        return " ".join((first, *(line.text for line in self.lines[1:])))

    @property
    def ended(self) -> bool:
        """Whether the chunk ends with a sentence's end."""
        return _ENDS.search(self.lines[-1].text[-8:]) is not None


def is_ended(text: str) -> bool:
    """Whether words end with a stop."""
    return _ENDS.search(text[-8:]) is not None


def cut_chunks(lines: Sequence[Line], notes: Mapping[int, tuple[str, int]]) -> list[Chunk]:
    """The lines as chunks in order."""
    wide = _typical_width(lines)
    return list(_chunks(lines, notes, wide))


def _typical_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if not line.empty)
    return lengths[len(lengths) * 9 // 10] if lengths else 80


@dataclass(frozen=True, slots=True)
class _Place:
    """How wide lines are here, and whether nothing follows the line in its paragraph."""

    wide: int
    alone: bool


@dataclass(slots=True)
class _Open:
    """The chunk that is being gathered."""

    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int = 1
    begin: int = 0
    broken: bool = False
    lines: list[Line] = field(default_factory=list)

    def close(self) -> Iterator[Chunk]:
        if self.lines:
            lines = tuple(self.lines)
            yield Chunk(self.kind, lines, self.label, self.level, self.broken, self.begin)
        self.lines = []


def _chunks(
    lines: Sequence[Line], notes: Mapping[int, tuple[str, int]], wide: int
) -> Iterator[Chunk]:
    now = _Open()
    broken, page = False, lines[0].page if lines else None
    for index, line in enumerate(lines):
        if line.page != page:
            broken, page = True, line.page
            yield from now.close()
        if line.empty:
            broken = broken or line.dropped
            yield from now.close()
            continue
        alone = index + 1 == len(lines) or lines[index + 1].empty
        opened = _opened(line, now, notes.get(index), _Place(wide, alone))
        if opened is not None or not now.lines:
            yield from now.close()
            now = opened or _Open()
            now.broken = broken or line.indent == 1
            broken = False
        now.lines.append(line)
    yield from now.close()


def _opened(line: Line, now: _Open, note: tuple[str, int] | None, place: _Place) -> _Open | None:
    """The chunk that a line begins, or none where it goes on with the one before it."""
    if note is not None:
        return _Open(Kind.FOOTNOTE, note[0], begin=note[1])
    last = now.lines[-1] if now.lines else None
    if last is not None and now.kind is Kind.FOOTNOTE:
        fresh = line.indent == 1 and not last.indent
        return _item(line, now, None) or _Open() if fresh else None
    item = _item(line, now, last)
    if item is not None or last is None:
        return item
    if line.indent == 1 and last.indent == 0 and now.kind is not Kind.ITEM:
        return _item(line, now, None) or _Open()
    wished = parse_wish(line.text) or parse_wish(last.text)
    return _Open() if wished or _is_label(line) or _parts(line, last, now, place) else None


def _is_label(line: Line) -> bool:
    """Whether a line begins with a word or two and a colon, as the head of a list does."""
    return _LABEL.fullmatch(line.text) is not None and line.text.split(":")[0].count(" ") < _WORDS


def _item(line: Line, now: _Open, last: Line | None) -> _Open | None:
    """The item that a line begins by its bullet or its number."""
    bullet = _BULLET.match(line.text)
    listed = last is None or now.kind is Kind.ITEM or last.text.endswith(":")
    if bullet and (listed or bullet["sign"] not in _WEAK):
        return _Open(Kind.ITEM, "", 1 + line.indent // 8, bullet.end())
    number = _NUMBERED.match(line.text)
    label = number["sign"].strip("().") if number else ""
    if number and (last is None or last.text.endswith(":") or follows(now, label)):
        return _Open(Kind.ITEM, label, 1, number.end())
    return None


def follows(now: _Open | Chunk, label: str) -> bool:
    """Whether a label is the next after that of an item, or begins a list within it."""
    if now.kind is not Kind.ITEM:
        return False
    if label.isdigit():
        return label == "1" or (now.label.isdigit() and int(label) == int(now.label) + 1)
    return label in {"a", "i"} or bool(now.label)


def _parts(line: Line, last: Line, now: _Open, place: _Place) -> bool:
    """Whether a line that directly follows another begins a block of its own."""
    wide = place.wide
    if wide > _WIDE:
        return not (line.text[0].islower() and not is_ended(last.text))
    if _UNDERLINE.fullmatch(last.text):
        return True
    begins = line.text[0].isupper() or line.text[0].isdigit()
    if len(now.lines) == 1 and _SECTION.match(last.text) and begins and not is_ended(last.text):
        # The last word or two of a heading stand alone on its second line.
        short = place.alone and len(line.text.split()) <= 4 and not is_ended(line.text)
        return len(last.text) < wide * 3 // 4 and not short
    if _SECTION.match(line.text) and is_ended(last.text) and len(line.text) < wide * 3 // 4:
        return "." in line.text[:4]
    stopped = _FULL_STOP.search(last.text[-8:]) is not None
    return begins and stopped and len(last.text) < wide * 6 // 10 and wide > _NARROW
