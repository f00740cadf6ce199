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
_QUOTE_SIGNS = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": _OPENING,
        "\N{RIGHT DOUBLE QUOTATION MARK}": _CLOSING,
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one voice; `designations` are those whose footnote the run calls for."""

    text: str
    voice: Voice
    address: Address | None
    designations: tuple[str, ...] = ()


def pieces(sentence: Sentence, region: Region) -> tuple[Piece, ...]:
    """Cut a sentence around designated names, so that the footnote can follow the name.

    Double quotation marks are kept for quotations alone: a walker of the rendered file tells a
    quotation by them. Within any voice they become single ones.
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


def in_voice(text: str, voice: Voice) -> str:
    """A text as it is set in a voice: digests shortened, double quotes kept for quotations."""
    if len(text) >= _DIGEST_LENGTH:
        text = _DIGEST.sub(r"\1", text)
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
