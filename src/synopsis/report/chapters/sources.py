"""Sources: who published what, how fresh it is, what was taken and what was not."""

from synopsis.evidence import Freshness
from synopsis.report.content import Grid, Heading, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import source_name, source_title, words
from synopsis.sources import Card
from synopsis.vocabulary import Sentence, Span, digits, source_at

_LEAD = (
    "These are the publications that the figures go back to. The files that were read are kept as "
    "they came and never altered; the last column says whether a file came from its publisher, and "
    "the notes say how a table was made that did not."
)


def sources_page(material: Material) -> Page:
    """One table of all sources, and a note on each."""
    return Page(
        "sources",
        words("Sources"),
        (
            Paragraph(
                words(_LEAD),
                Tone.LEAD,
            ),
            *_unchecked(material),
            _table(material),
            Heading(words("Notes on the sources"), 2, "notes"),
            *(_note(card) for card in material.cards.values() if card.note),
        ),
        short="Sources",
        group="Behind the picture",
    )  # fmt: skip


def _unchecked(material: Material) -> tuple[Paragraph, ...]:
    """Said once and plainly: what was never read from its publisher's own file."""
    cards = material.cards.values()
    if any(card.verified for card in cards):
        return ()
    return (
        Paragraph(
            words(
                "None of these publications was checked against its publisher yet. No finding "
                "that rests on them is given high confidence."
            ),
            Tone.CAVEAT,
        ),
    )


def _table(material: Material) -> Grid:
    rows = [
        _row(material, card, fresh)
        for card in material.cards.values()
        for fresh in material.freshness
        if fresh.card.id == card.id
    ]
    heads = ("Publication", "Producer", "Licence", "Access", "Grade", "Loaded", "Rows taken",
             "Rows rejected", "Run against its publisher")  # fmt: skip
    return Grid(
        "sources-table",
        words("Publications read"),
        tuple(words(head) for head in heads),
        tuple(rows),
        (False, False, False, False, False, False, True, True, False),
        note=words("Grade: reliability of the source and credibility of the information, "
                   "by the Admiralty code."),
    )  # fmt: skip


def _row(material: Material, card: Card, fresh: Freshness) -> tuple[Sentence, ...]:
    at = source_at(card.id)
    retrieved = max(
        (one.retrieved for one in material.receipts.values() if one.source == card.id), default=None
    )
    seen = retrieved.date().isoformat() if retrieved else "never"
    return (
        (source_title(card.origin.title, card.id),),
        (source_name(card.origin.producer, card.id),),
        (Span(card.origin.licence, address=at),),
        (Span(card.access or "open to everybody", address=at),),
        (Span(str(card.grade), address=at),),
        (Span(seen, address=at),),
        (Span(digits(fresh.taken), address=at),),
        (Span(digits(fresh.rejected), address=at),),
        (Span(card.verified.isoformat() if card.verified else "never", address=at),),
    )


def _note(card: Card) -> Paragraph:
    return Paragraph((source_title(card.origin.title, card.id), Span(": "),
                      Span(card.note, address=source_at(card.id))))  # fmt: skip
