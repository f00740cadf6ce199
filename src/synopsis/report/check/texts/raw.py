"""Raw blocks: what the reader of a format hands over before sentences and sections are found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from synopsis.report.check.document import Anchor, Kind, Mark, Position, Slot


class Role(StrEnum):
    """What a piece of a block is: its own words, words of others, or a footnote's label."""

    OWN = "own"
    QUOTED = "quoted"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters and where its first stands; each line feed in it is a line further."""

    text: str
    position: Position
    role: Role = Role.OWN


@dataclass(frozen=True, slots=True)
class Raw:
    """A block as read: text with single spaces, marks taken out, and where its words stand.

    `doubt` says of what the reader was not sure here, such as the order of columns.
    """

    kind: Kind
    text: str
    anchors: tuple[Anchor, ...]
    marks: tuple[Mark, ...] = ()
    label: str = ""
    level: int = 1
    slot: Slot | None = None
    quoted: tuple[tuple[int, int], ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish that a rule keeps quiet; `index` is the number of the raw block that it covers."""

    rule: str
    reason: str
    position: Position
    index: int


def weave(kind: Kind, pieces: Iterable[Piece], label: str = "", level: int = 1) -> Raw | None:
    """Pieces as one raw block, white space made single; none where they hold no words."""
    woven = _Woven()
    for piece in pieces:
        if piece.role is Role.MARK:
            woven.mark(piece.text)
        else:
            woven.add(piece)
    text = "".join(woven.parts)
    if not text:
        return None
    marks, quoted = tuple(woven.marks), tuple(woven.quoted)
    return Raw(kind, text, tuple(woven.anchors), marks, label, level, quoted=quoted)


def cut_head(raw: Raw, cut: int) -> Raw:
    """A raw block without its first characters, such as the label of a footnote."""
    return cut_out(raw, cut, len(raw.text))


def cut_out(raw: Raw, begin: int, stop: int) -> Raw:
    """What stands between two places of a raw block, as a block."""
    moved = [Anchor(max(0, x.start - begin), x.position) for x in raw.anchors if x.start < stop]
    starts = [one.start for one in moved[1:]] + [1]
    inside = [one for one in raw.marks if one.start <= stop and (one.start >= begin or not begin)]
    return replace(
        raw,
        text=raw.text[begin:stop],
        anchors=tuple(one for one, after in zip(moved, starts, strict=True) if after > 0),
        marks=tuple(Mark(max(0, one.start - begin), one.label) for one in inside),
        quoted=tuple((a - begin, b - begin) for a, b in raw.quoted if begin <= a and b <= stop),
    )


class _Woven:
    """The text so far, and whether a space is owed before the next word."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.owed = self.marked = False
        self.anchors: list[Anchor] = []
        self.marks: list[Mark] = []
        self.quoted: list[tuple[int, int]] = []

    def mark(self, label: str) -> None:
        self.marks.append(Mark(self.length, label))
        self.marked = True

    def add(self, piece: Piece) -> None:
        start = -1
        for turn, line in enumerate(piece.text.split("\n")):
            self.owed = self.owed or turn > 0
            words = line.split()
            if not words:
                self.owed = self.owed or bool(line)
                continue
            begun = self._put(" ".join(words), piece.position, turn, before=line[0].isspace())
            start = begun if start < 0 else start
            self.owed = line[-1].isspace()
        if piece.role is Role.QUOTED and 0 <= start < self.length:
            # Words of others that run over a line's end stay one span.
            if self.quoted and start - self.quoted[-1][1] <= 1:
                start = self.quoted.pop()[0]
            self.quoted.append((start, self.length))

    def _put(self, words: str, position: Position, turn: int, *, before: bool) -> int:
        spaced = (self.owed or before) and self.length > 0
        if spaced and not (self.marked and words[0] in ".,;:!?)"):
            self.parts.append(" ")
            self.length += 1
        self.marked = False
        here = replace(position, line=position.line + turn) if turn else position
        if not self.anchors or self.anchors[-1].position != here:
            self.anchors.append(Anchor(self.length, here))
        begun = self.length
        self.parts.append(words)
        self.length += len(words)
        return begun
