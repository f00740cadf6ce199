"""Sentences: runs of text in which no digit stands without the way to its origin."""

import re
from dataclasses import dataclass
from enum import StrEnum

from synopsis.vocabulary.errors import VocabularyError
from synopsis.vocabulary.words import Voice

_SLOT = re.compile(r"\{(\w+)\}")


class Leads(StrEnum):
    """What an address leads to."""

    NUMBER = "n"
    SOURCE = "s"
    EDITION = "e"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a numeral is explained: a number's origin, a source's card, or the edition's record."""

    leads: Leads
    id: str

    def __post_init__(self) -> None:
        """Refuse what could not be an anchor in a page."""
        if not re.fullmatch(r"[A-Za-z0-9_./-]+", self.id):
            raise VocabularyError(f"'{self.id}' is not an address")

    @property
    def anchor(self) -> str:
        """The address as an identifier inside a document: `n-gdp_per_head.ALB.2022`."""
        return f"{self.leads.value}-{self.id.replace('/', '.')}"


def number_at(*parts: object) -> Address:
    """The address of a number, such as `number_at("gdp_per_head", place, period)`."""
    return Address(Leads.NUMBER, "/".join(str(part).replace("/", "_") for part in parts))


def source_at(source: str) -> Address:
    """The address of a source's card."""
    return Address(Leads.SOURCE, source)


EDITION_RECORD = Address(Leads.EDITION, "record")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one voice; a digit in it needs the address of its origin."""

    text: str
    voice: Voice = Voice.OWN
    address: Address | None = None

    def __post_init__(self) -> None:
        """Refuse a naked numeral."""
        if self.address is None and any(sign.isdigit() for sign in self.text):
            raise VocabularyError(
                f"the text '{self.text[:60]}' holds a number without an origin",
                remedy="set the number apart as a span with its address",
            )


Sentence = tuple[Span, ...]


def compose(template: str, **slots: Span | Sentence) -> Sentence:
    """Fill the `{slots}` of a template with spans; the words between them stay plain."""
    spans: list[Span] = []
    for index, part in enumerate(_SLOT.split(template)):
        if index % 2 == 0:
            spans += [Span(part)] if part else []
            continue
        if part not in slots:
            raise VocabularyError(f"the sentence '{template[:60]}' has no text for {{{part}}}")
        filling = slots[part]
        spans += [filling] if isinstance(filling, Span) else list(filling)
    return tuple(spans)


def plain(sentence: Sentence) -> str:
    """The sentence as bare text."""
    return "".join(span.text for span in sentence)
