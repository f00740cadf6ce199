"""The edition in words, before any face of it is drawn: pages of blocks of spans."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from synopsis.landscape import Picture
from synopsis.vocabulary import (
    Address,
    Citation,
    Confidence,
    Leads,
    Likelihood,
    Region,
    Sentence,
    Span,
    Voice,
)


class Tone(StrEnum):
    """What a paragraph is for; a face may set each apart."""

    PLAIN = "plain"
    LEAD = "lead"
    FINDING = "finding"
    CAVEAT = "caveat"
    EMPTY = "empty"
    NOTE = "note"


class Look(StrEnum):
    """What kind of picture a chart is: a map stands beside the lead, a matrix takes all width."""

    SERIES = "series"
    LEAD = "lead-series"
    STRIP = "strip"
    MAP = "map"
    PROFILE = "profile"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part of a page; `id` is its anchor."""

    text: Sentence
    level: int
    id: str

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that the block says."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several, with the margin note, confidence and citations that belong to it.

    `cites` are drawn as citation marks that open the origin of what the paragraph rests on.
    """

    text: Sentence
    tone: Tone = Tone.PLAIN
    confidence: Confidence | None = None
    likelihood: Likelihood | None = None
    cites: tuple[Address, ...] = ()
    margin: Sentence = ()
    page: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that the block says."""
        return (self.text, self.margin)


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a paragraph."""

    items: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that the block says."""
        return tuple(sentence for item in self.items for sentence in item.sentences)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: head cells, rows of cells, a note and the sources; an empty cell is not covered.

    `is_number` says by column whether it is set right-aligned in tabular figures; `is_folded` that
    it may be shown when asked for, where a face can do so.
    """

    id: str
    title: Sentence
    head: tuple[Sentence, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    is_number: tuple[bool, ...]
    note: Sentence = ()
    source: Sentence = ()
    is_folded: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that the block says, cell by cell."""
        cells = (cell for row in self.rows for cell in row)
        return (self.title, *self.head, self.note, self.source, *cells)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: a Vega-Lite specification or a drawing (`svg`), and the table behind it.

    `look` says what kind of picture it is, so that a face can give it its room.
    """

    id: str
    title: Sentence
    subtitle: Sentence
    alternative: str
    specification: Mapping[str, Any]
    table: Grid
    source: Sentence
    look: Look = Look.SERIES

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that the block says."""
        return (self.title, self.subtitle, self.source)


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature picture: nine trends by six economies and the region.

    `pages` gives the page of each trend by its id, where that differs from the trend's own id.
    """

    id: str
    title: Sentence
    subtitle: Sentence
    alternative: str
    picture: Picture
    region: Region
    source: Sentence
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that the block says."""
        return (self.title, self.subtitle, self.source)


Block = Heading | Paragraph | Items | Grid | Chart | Signature


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the edition; `id` is its file name without an ending.

    `in_print` and `in_folder` say whether paper and the folder of pages have it.
    """

    id: str
    title: Sentence
    blocks: tuple[Block, ...]
    short: str = ""
    group: str = ""
    in_print: bool = True
    in_folder: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One step down the way of a number: what it is, and where that is written.

    `voice` says whose words the text is in: a title, a producer's name and a link are not ours.
    """

    what: str
    text: str
    voice: Voice = Voice.OWN


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """The explanation of one address: the text shown, and the steps down to the publisher.

    `voice` says whose words `shown` is in. `citations` are the published rows that it rests on
    itself, `inputs` the addresses of what it was derived from.
    """

    address: Address
    label: str
    shown: str
    steps: tuple[Step, ...]
    source: str = ""
    citations: tuple[Citation, ...] = ()
    inputs: tuple[Address, ...] = ()
    voice: Voice = Voice.OWN

    @property
    def title_voice(self) -> Voice:
        """Whose words the label is in: a source is called by its own title."""
        return Voice.TITLE if self.address.leads is Leads.SOURCE else Voice.OWN


@dataclass(frozen=True, slots=True)
class Document:
    """A whole edition in words: what every face of it is drawn from."""

    title: Sentence
    name: str
    as_of: date
    marking: str
    region: Region
    pages: tuple[Page, ...]
    origins: Mapping[Address, OriginEntry] = field(default_factory=dict)
    record: tuple[tuple[str, Span], ...] = ()
