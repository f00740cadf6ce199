"""Prose: sentences of the edition from cards, figures and series; every number at its address."""

import re
from collections.abc import Iterable

from synopsis.indicators import OrdinalScale, Point, Series
from synopsis.landscape import phrasing
from synopsis.report.piece import work
from synopsis.vocabulary import Address, Sentence, Span, Unit, Voice, source_at

_NUMERALS = re.compile(r"(\d+(?:[.,/-]\d+)*)")


def words(text: str) -> Sentence:
    """A sentence of our own words, without numerals."""
    return (Span(text),) if text else ()


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def joined(sentences: Iterable[Sentence], between: str = ", ") -> Sentence:
    """Sentences in one, with something between them."""
    spans: list[Span] = []
    for sentence in sentences:
        spans += ([Span(between)] if spans and sentence else []) + list(sentence)
    return tuple(spans)


def point_text(series: Series, point: Point, scale: OrdinalScale | None) -> Span:
    """A point as a reader wants it in a table: a step by its name, a number by its digits."""
    if series.indicator.unit is Unit.ORDINAL and scale is not None:
        return Span(scale.step(point.quantity.number), address=series.address(point))
    return Span(
        _bare(phrasing.value_span(series, point).text, series), address=series.address(point)
    )


def _bare(text: str, series: Series) -> str:
    """The number without the unit, which stands in the head of the table."""
    counted = f" {series.indicator.counted}" if series.indicator.counted else ""
    return text.removesuffix(counted).removesuffix(series.indicator.unit.sign)


def numbered(text: str, address: Address) -> Sentence:
    """A text that others wrote, its numerals led to where the whole of it is explained."""
    return tuple(
        Span(part, address=address if index % 2 else None)
        for index, part in enumerate(_NUMERALS.split(text))
        if part
    )


def source_title(title: str, source: str) -> Span:
    """A publication's own title between quotation marks, which opens the source's card."""
    return Span(work(title), Voice.TITLE, source_at(source))


def source_name(name: str, source: str) -> Span:
    """A producer's own name, which opens the source's card."""
    return Span(name, Voice.TITLE, source_at(source))


def first_sentence(caveat: str) -> str:
    """The first sentence of a caveat; the whole stands with the measure's own figures."""
    return caveat.split(". ", maxsplit=1)[0].rstrip(".") + "." if caveat else ""
