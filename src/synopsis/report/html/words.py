"""Sentences as HTML: numerals as links, quotations and titles in their own elements."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from synopsis.report.content import Document, Paragraph
from synopsis.report.errors import ReportError
from synopsis.report.html.address_book import AddressBook
from synopsis.vocabulary import Address, Sentence, Span, Voice, number_at

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+(?:[^\w<>&]+[\u0400-\u04ff]+)*")
_MACEDONIAN = frozenset("ѓѕќЃЅЌ")
_NUMERAL = re.compile(r"\d+(?:[./]\d+)*")
_SHORT = 24
_FRAMES = {
    Voice.QUOTE: Markup("<q>{}</q>"),
    Voice.TITLE: Markup("<cite>{}</cite>"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says sentences on one page of the folder, so that every link starts from there."""

    book: AddressBook
    here: str

    def say(self, sentence: Sentence) -> Markup:
        """A sentence as HTML."""
        return Markup("").join(self.say_span(span) for span in sentence)

    def say_span(self, span: Span) -> Markup:
        """A span in its voice; with an address it is a link to its origin."""
        text = foreign(span.text)
        if span.address is not None:
            text = self.link(span.address, text)
        return _framed(text, span.voice)

    def voiced(self, text: str, voice: Voice) -> Markup:
        """Text inside an explanation, where numerals need no link, in its voice."""
        return _framed(foreign(text), voice)

    def link(self, address: Address, text: Markup) -> Markup:
        """A link from a numeral to what explains it."""
        if not text:
            return text
        href = self.book.href(address, self.here)
        look = "n" if len(text) <= _SHORT else "n long"
        # every part is markup already: a format would escape each of a hundred thousand anew
        return Markup(f'<a class="{look}" href="{escape(href)}">{text}</a>')  # noqa: S704

    def footnotes(self, document: Document, text: str) -> tuple[Markup, ...]:
        """The footnotes that the designated names in a text owe, their numerals linked."""
        owed = set(document.region.footnotes(text))
        return tuple(
            self._footnote(item.footnote, item.rests_on)
            for _, item in sorted(document.region.designations.items())
            if item.footnote in owed
        )

    def _footnote(self, text: str, rests_on: str) -> Markup:
        pieces, end = [], 0
        for numeral in _NUMERAL.finditer(text):
            if not rests_on:
                raise ReportError(
                    "a footnote holds a number without an origin",
                    where=f"the designation '{text[:40]}'",
                    remedy="name the stated figure that it rests on",
                )
            pieces += [escape(text[end : numeral.start()])]
            pieces += [self.link(number_at(rests_on), escape(numeral.group()))]
            end = numeral.end()
        return Markup("").join([*pieces, escape(text[end:])])


def _framed(text: Markup, voice: Voice) -> Markup:
    return text if voice is Voice.OWN else _FRAMES[voice].format(text)


@lru_cache(4096)
def foreign(text: str) -> Markup:
    """Text with its Cyrillic passages marked, so that a screen reader changes its voice."""
    if text.isascii():
        return escape(text)
    pieces, end = [], 0
    for passage in _CYRILLIC.finditer(text):
        language = "mk" if _MACEDONIAN & set(passage.group()) else "sr-Cyrl"
        pieces.append(escape(text[end : passage.start()]))
        pieces.append(Markup('<span lang="{}">{}</span>').format(language, passage.group()))
        end = passage.end()
    return Markup("").join([*pieces, escape(text[end:])])


def marks_of(paragraphs: tuple[Paragraph, ...]) -> dict[Address, int]:
    """The number of each citation mark on a page, in the order of first use."""
    cited = dict.fromkeys(address for paragraph in paragraphs for address in paragraph.cites)
    return {address: order for order, address in enumerate(cited, 1)}


def first_uses(paragraphs: tuple[Paragraph, ...]) -> frozenset[int]:
    """The paragraphs (by identity) that use a likelihood scale for the first time on a page."""
    first: dict[str, int] = {}
    for paragraph in paragraphs:
        if paragraph.likelihood:
            first.setdefault(paragraph.likelihood.scale, id(paragraph))
    return frozenset(first.values())
