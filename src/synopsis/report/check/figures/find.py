"""Finding the figures of a document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from synopsis.report.check.document import Document, Kind, Sentence, Slot
from synopsis.report.check.figures.clauses import Place, places_of
from synopsis.report.check.figures.context import (
    YEAR,
    against_of,
    all_years,
    change_of,
    known_places,
    noun_after,
    places_for,
    places_in,
    places_known,
    years_for,
)
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.figures.mentions import Mention, mentions
from synopsis.report.check.figures.patterns import phrase, shaped
from synopsis.report.check.figures.turns import turns
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.lexicon import any_of
from synopsis.report.check.words.stem import stem_set, stems

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_BARE_KINDS = (Kind.HEADING, Kind.FOOTNOTE, Kind.CAPTION)
_MOVING = ("up", "down", "unsigned", "more_than_base", "less_than_base")
"""Words of change, which a figure of change carries itself."""
_LONGEST = 5_000  # characters of one sentence: what is longer is no sentence


def find_figures(document: Document, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Every figure of a document, in reading order."""
    return tuple(
        figure
        for sentence in document.sentences
        for figure in _figures_of(sentence, document, lexicon)
    )


def _figures_of(sentence: Sentence, document: Document, lexicon: Lexicon) -> Iterator[Figure]:
    """The figures of one sentence."""
    text = sentence.text[:_LONGEST]
    found = mentions(text, lexicon)
    if not found:
        return
    if sentence.block.slot is not None and sentence.block.kind is Kind.CELL:
        yield from (_cell(sentence, sentence.block.slot, mention, lexicon) for mention in found)
        return
    standing = places_of(text, found, lexicon)
    order = turns(text, found, standing, lexicon)
    for mention, spot in zip(found, standing, strict=True):
        place = replace(spot, turn=order.get(mention.start, ""))
        figure = _figure(sentence, document, mention, place, lexicon)
        if not _is_locator(figure):
            yield figure


def _is_locator(figure: Figure) -> bool:
    """Whether a bare number in a heading or a footnote is a place in a book, not a quantity."""
    is_bare = figure.shape is Shape.COUNT and figure.words.strip()[:1].isdigit()
    if not is_bare or figure.sentence.block.kind not in _BARE_KINDS:
        return False
    opens = not figure.sentence.text[: figure.start].strip()
    return opens or not figure.noun or figure.noun[0].isupper()


def _figure(
    sentence: Sentence, document: Document, mention: Mention, place: Place, lexicon: Lexicon
) -> Figure:
    """A mention of running text with its context."""
    text = sentence.text
    change = change_of(text, mention, lexicon)
    against, cut = against_of(text, (mention.end, place.clause[1]), change, lexicon)
    own = (place.own[0], max(mention.end, cut) if cut >= 0 else place.own[1])
    spans = ((mention.end, max(mention.end, place.following)), own, place.clause)
    subject = _subject(text, mention, place, own, lexicon)
    return Figure(
        sentence,
        mention.start,
        mention.end,
        mention.shape or Shape.COUNT,
        mention.low,
        mention.high,
        mention.hedge,
        noun_after(text, mention, lexicon),
        change,
        against,
        _years(sentence, document, spans, against, lexicon),
        known_places(place.turn, lexicon) or places_for(sentence, spans[1:], lexicon),
        subject if change is Change.NONE else subject - stem_set(lexicon, "figures", *_MOVING),
        _echo(sentence, document, place, lexicon),
    )


def _years(
    sentence: Sentence,
    document: Document,
    spans: tuple[tuple[int, int], ...],
    against: str,
    lexicon: Lexicon,
) -> tuple[int, ...]:
    """The years of a figure; a change since a year borrows none from outside its own words."""
    if YEAR.search(against):
        return all_years(sentence.text[slice(*spans[1])], lexicon)
    return years_for(sentence, document, spans, lexicon)


def _subject(
    text: str, mention: Mention, place: Place, own: tuple[int, int], lexicon: Lexicon
) -> frozenset[str]:
    """The stems of a figure's part of its clause; empty where two numbers share their words."""
    if place.turn:
        return content(place.turn, lexicon)
    if place.is_joint:
        return frozenset()
    words = " ".join(
        (text[slice(*place.head)], text[own[0] : mention.start], text[mention.end : own[1]])
    )
    return content(words, lexicon)


def content(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The content stems of a text without words for the whole region, units and number words."""
    plain = _ADDRESS.sub(" ", text) if "://" in text or "www." in text else text
    bare = _idle(lexicon).sub(" ", plain)
    return frozenset(stems(bare, lexicon))


@cache
def _idle(lexicon: Lexicon) -> re.Pattern[str]:
    names = ("region_words", "ones", "tens", "percent", "points", "hedges_idle", "demonyms")
    return any_of([*lexicon.words("figures", *names), *places_known(lexicon)])


def _echo(sentence: Sentence, document: Document, place: Place, lexicon: Lexicon) -> frozenset[str]:
    """The stems of what stands before, where the figure's words point back to it."""
    text = sentence.text
    own = text[slice(*place.clause)]
    opens = shaped(lexicon, r"\W{0,3}{}(?!\w)", "openers").match(own)
    if not (opens or phrase(lexicon, "pronouns").search(own)):
        return frozenset()
    before = document.before(sentence)
    earlier = before.text if before is not None else ""
    return content(f"{earlier} {text[: place.clause[0]]}", lexicon)


def _cell(sentence: Sentence, slot: Slot, mention: Mention, lexicon: Lexicon) -> Figure:
    """A figure in a table: its column's head and its row's stub say what it is."""
    around = f"{slot.head} ; {slot.stub}"
    percent = shaped(lexicon, "{}", "percent").search(around)
    default = Shape.PERCENT if percent else Shape.COUNT
    rest = f"{sentence.text[: mention.start]} {sentence.text[mention.end :]}"
    return Figure(
        sentence,
        mention.start,
        mention.end,
        mention.shape or default,
        mention.low,
        mention.high,
        mention.hedge,
        noun_after(sentence.text, mention, lexicon),
        years=all_years(around, lexicon),
        places=places_in(f"in {slot.stub} ; in {slot.head}", lexicon),
        subject=content(f"{around} {rest}", lexicon),
    )
