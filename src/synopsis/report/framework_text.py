"""Sentences of the region's framework: facts with their dates and names with their addresses."""

from collections.abc import Iterable, Mapping

from synopsis.evidence import StatedFigure
from synopsis.landscape import framework, phrasing
from synopsis.report.prose import joined
from synopsis.vocabulary import Address, Sentence, Span, number_at

_DATE = "{date}"


def said(fact: framework.Fact, address: Address, stated: Mapping[str, StatedFigure]) -> Sentence:
    """A fact's text: stated figures at their own addresses, its date at the fact's."""
    parts = [phrasing.fill_figures(part, stated) if part else () for part in fact.text.split(_DATE)]
    spans = list(parts[0])
    for part in parts[1:]:
        spans += [Span(fact.date_words, address=address), *part]
    return tuple(spans)


def name_span(mechanism: framework.Mechanism) -> Span:
    """A mechanism's short name, which opens what is said of it."""
    return Span(mechanism.short, address=number_at("mechanism", mechanism.id, "name"))


def names(mechanisms: Iterable[framework.Mechanism]) -> Sentence:
    """Several mechanisms by their short names."""
    return joined(((name_span(one),) for one in mechanisms), ", ")


def fact_at(mechanism: framework.Mechanism, part: str, fact: framework.Fact) -> Address:
    """The address of a fact of a mechanism: a list's facts have an id, the others none."""
    rest = (fact.id,) if fact.id else ()
    return number_at("mechanism", mechanism.id, part, *rest)


def topic_at(kind: str, topic: framework.Topic) -> Address:
    """The address of one entry of a named list, such as the threats."""
    return number_at("topic", kind, topic.id)
