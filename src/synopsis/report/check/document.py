"""The document under check: its blocks in reading order, its sentences, and where each stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

# An identifier before the words: letters and digits, or names that slashes part; "EU/UN" is none.
_NAMED = re.compile(
    r"\W{0,2}(?:[a-z][\w-]{0,40}(?:/[\w.-]{1,60}){1,9}|[A-Z][\w-]{0,40}(?:/[\w.-]{1,60}){2,9}"
    r"|[A-Z]{1,3}-?\d{1,5})\s"
)


class Format(StrEnum):
    """A format that is read."""

    PDF = "PDF"
    WORD = "DOCX"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    PLAIN = "plain text"


class Kind(StrEnum):
    """What a block of text is; code and addresses of the web are not blocks."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    QUOTATION = "quotation"
    RECORD = "record"


ASIDE = frozenset({Kind.CELL, Kind.HEADING, Kind.CAPTION, Kind.FOOTNOTE, Kind.RECORD})
"""Kinds of block that stand beside the running text."""

RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM})
"""Kinds of block that are the running text itself."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where something stands: the file, its line from 1, and its page where the format has pages.

    A line is a line of the source (plain text, Markdown, HTML), a line of the page (PDF), or the
    number of the paragraph in the document (DOCX).
    """

    file: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to a footnote: its label, and the offset in the text before which it stood."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """From this offset of a block's text on, its words stand at this position."""

    start: int
    position: Position


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a cell stands in its table, and the words at the head of its column and row."""

    table: int
    row: int
    column: int
    head: str = ""
    stub: str = ""


def is_named(text: str) -> bool:
    """Whether a note opens with a name of its own, as the entries of a register do."""
    return _NAMED.match(text) is not None


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, item, cell, caption, footnote or quotation.

    `text` has single spaces, words that a line's end had parted are whole again, and references
    to footnotes are taken out and kept as `marks`. `label` is a footnote's label or an item's own
    number. `level` is a heading's or an item's depth from 1. `section` holds the headings above,
    outermost first. `quoted` are spans of the text that others wrote (quotations, titles).
    """

    kind: Kind
    text: str
    anchors: tuple[Anchor, ...]
    marks: tuple[Mark, ...] = ()
    label: str = ""
    level: int = 1
    section: tuple[str, ...] = ()
    slot: Slot | None = None
    quoted: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a block that stands nowhere."""
        if not self.anchors or self.anchors[0].start != 0:
            raise ValueError("a block needs the position of its first character")

    @property
    def is_record(self) -> bool:
        """Whether it is the entry of a register, which lists data, be it led to by a mark."""
        return self.kind is Kind.RECORD or (self.kind is Kind.FOOTNOTE and is_named(self.text))

    def position(self, offset: int = 0) -> Position:
        """The position of the character at an offset of the text."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.start)
        return self.anchors[max(0, index - 1)].position

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a span lies within words that others wrote."""
        return self.kind is Kind.QUOTATION or any(a <= start and end <= b for a, b in self.quoted)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block: its words, where it stands, and the footnotes that it refers to."""

    text: str
    position: Position
    block: Block
    start: int
    number: int
    marks: tuple[Mark, ...] = ()

    def is_quoted(self, start: int = 0, end: int | None = None) -> bool:
        """Whether a span of the sentence lies within words that others wrote."""
        stop = len(self.text) if end is None else end
        return self.block.is_quoted(self.start + start, self.start + stop)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A wish of the author that a rule says nothing of a block, and the reason given."""

    rule: str
    reason: str
    position: Position
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of which the reading itself is not sure: the order of words, or something else."""

    what: str
    sentence: Sentence
    is_order: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: blocks in reading order and every sentence of them, numbered from 0.

    `format` is what its bytes are, whatever its name says. `source` is the text as it was written,
    where the format has lines of a source. A document that `is_foreign` is in no language that is
    read; it was held to the words of `language` all the same.
    """

    file: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    ignored: tuple[Ignored, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    footnotes: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)
    format: Format = Format.MARKDOWN
    source: str = ""
    is_foreign: bool = False

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same block; none where the block begins."""
        other = self.sentences[sentence.number - 1] if sentence.number else None
        return other if other is not None and other.block is sentence.block else None

    def of(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of a block."""
        return tuple(one for one in self.sentences if one.block is block)
