"""The mechanisms one by one: kind, seat, remit, history, conditions, and data that they hold."""

from synopsis.landscape import framework
from synopsis.report.content import Block, Heading, Items, Paragraph
from synopsis.report.framework_text import fact_at, said
from synopsis.report.material import Material
from synopsis.report.prose import joined, words
from synopsis.vocabulary import Address, Sentence, Span, Voice, number_at

_LISTS = {
    "history": "History",
    "principles": "Principle",
    "conditions": "Condition",
    "roles": "Role around the report",
    "data": "Data that it holds, and for whom",
}


def one_by_one(material: Material) -> tuple[Block, ...]:
    """Each mechanism with what the report and public sources say of it."""
    mechanisms = material.cooperation.mechanisms
    if not mechanisms:
        return ()
    cards = (block for one in mechanisms for block in _card(material, one))
    return Heading(words("The mechanisms one by one"), 2, "one-by-one"), *cards


def _card(material: Material, mechanism: framework.Mechanism) -> tuple[Block, ...]:
    lines = tuple(
        Paragraph(
            said(fact, fact_at(mechanism, part, fact), material.stated),
            cites=(fact_at(mechanism, part, fact),),
            margin=words(title),
        )
        for part, title in _LISTS.items()
        for fact in getattr(mechanism, part)
    )
    remit = mechanism.remit
    return (
        Heading(_title(mechanism), 3, f"mechanism-{mechanism.id}"),
        Paragraph(
            said(remit, fact_at(mechanism, "remit", remit), material.stated),
            cites=_cited(mechanism),
            margin=_margin(material, mechanism),
        ),
        *((Items(lines),) if lines else ()),
    )


def _title(mechanism: framework.Mechanism) -> Sentence:
    """The full name, with the short one behind it where they differ."""
    at = number_at("mechanism", mechanism.id, "name")
    name = Span(mechanism.name, Voice.TITLE, at)
    if mechanism.short in mechanism.name:
        return (name,)
    return name, Span(" ("), Span(mechanism.short, address=at), Span(")")


def _cited(mechanism: framework.Mechanism) -> tuple[Address, ...]:
    """The grounds of the remit, the founding and the seat."""
    return tuple(
        fact_at(mechanism, part, fact)
        for part in ("remit", "founded", "seat")
        if (fact := getattr(mechanism, part))
    )


def _margin(material: Material, mechanism: framework.Mechanism) -> Sentence:
    """What kind of thing it is, since when, and where it sits."""
    parts = [words(mechanism.kind.value.capitalize())]
    for part, label in (("founded", "since "), ("seat", "seat: ")):
        fact: framework.Fact | None = getattr(mechanism, part)
        if fact:
            text = said(fact, fact_at(mechanism, part, fact), material.stated)
            parts.append(joined((words(label), text), ""))
    if mechanism.expertise:
        parts.append(words(f"expertise: {', '.join(mechanism.expertise)}"))
    return joined(parts, "; ")
