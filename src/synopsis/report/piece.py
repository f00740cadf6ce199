"""Pieces: sentences cut as paper needs them, where a voice, a link or a designated name begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from synopsis.vocabulary import (
    Address,
    Designation,
    Leads,
    Region,
    Sentence,
    Span,
    Voice,
    number_at,
)

_DIGEST = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
_DIGEST_LENGTH = 64
_DIGITS = re.compile(r"(\d+(?:[/.,]\d+)*)")
_OPENING, _CLOSING = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_OPEN_WORK, _CLOSE_WORK = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_QUOTE_SIGNS = str.maketrans({_OPEN_WORK: _OPENING, _CLOSE_WORK: _CLOSING})
_STRAIGHT = re.compile(r'"([^"]*)"')
_WORK = re.compile(f"({_OPEN_WORK}[^{_OPEN_WORK}{_CLOSE_WORK}]*{_CLOSE_WORK})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one voice; `designations` are those whose footnote the run calls for."""

    text: str
    voice: Voice
    address: Address | None
    designations: tuple[str, ...] = ()


def pieces(sentence: Sentence, region: Region) -> tuple[Piece, ...]:
    """Cut a sentence around designated names, so that the footnote can follow the name.

    Double quotation marks are kept for the words of others: a walker of the rendered file tells a
    quotation by them. Only a title keeps those around the name of a work.
    """
    return tuple(piece for span in sentence for piece in _pieces_of(span, region))


def footnotes(region: Region) -> dict[str, Sentence]:
    """The footnotes of the region's designations, their numerals led to what they rest on."""
    return {key: _footnote(item) for key, item in region.designations.items()}


def designations_in(text: str, region: Region) -> tuple[str, ...]:
    """The designations whose names stand in a text."""
    return tuple(
        sorted(
            {
                economy.designation
                for economy in region.economies
                if economy.designation and any(name in text for name in economy.names.values())
            }
        )
    )


def work(title: str) -> str:
    """A work's title between double quotation marks; those within it become single ones.

    Several works have their titles parted by semicolons, and each is quoted by itself.
    """
    bare = _STRAIGHT.sub(rf"{_OPENING}\1{_CLOSING}", title).translate(_QUOTE_SIGNS)
    return "; ".join(f"{_OPEN_WORK}{one}{_CLOSE_WORK}" for one in bare.split("; ") if one)


def marked(text: str, voice: Voice) -> str:
    """A text with the quotation marks that its voice owes."""
    return f"{_OPEN_WORK}{text}{_CLOSE_WORK}" if voice is Voice.QUOTE else text


def in_voice(text: str, voice: Voice) -> str:
    """A text as it is set in a voice: digests shortened, double quotes kept for others' words."""
    if len(text) >= _DIGEST_LENGTH:
        text = _DIGEST.sub(r"\1", text)
    if voice is Voice.TITLE:
        return "".join(
            part if _WORK.fullmatch(part) else part.translate(_QUOTE_SIGNS)
            for part in _WORK.split(text)
        )
    text = text.translate(_QUOTE_SIGNS)
    return text.strip(f'{_OPENING}{_CLOSING}"') if voice is Voice.QUOTE else text


def label(address: Address) -> str:
    """How an entry names itself in print; the sign tells sources and the record from numbers."""
    sign = {Leads.NUMBER: "", Leads.SOURCE: "§ ", Leads.EDITION: "¶ "}[address.leads]
    return sign + address.id


def _pieces_of(span: Span, region: Region) -> Iterator[Piece]:
    text = in_voice(span.text, span.voice)
    whole = Piece(text, span.voice, span.address)
    if "*" not in text:  # which every designated name ends with
        yield whole
        return
    names = {
        name
        for economy in region.economies
        if economy.designation
        for name in economy.names.values()
    }
    for part in _any_of(tuple(sorted(names, key=len, reverse=True))).split(text):
        if part:
            yield replace(whole, text=part, designations=designations_in(part, region))


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some names, kept in a split; what never comes where there are none."""
    return re.compile(f"({'|'.join(map(re.escape, names))})" if names else r"(?!)")


def _footnote(designation: Designation) -> Sentence:
    if not designation.rests_on:
        return (Span(designation.footnote),)
    address = number_at(designation.rests_on)
    return tuple(
        Span(part, address=address if index % 2 else None)
        for index, part in enumerate(_DIGITS.split(designation.footnote))
        if part
    )
