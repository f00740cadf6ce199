"""Sentences as runs: voices as character styles, numerals as links to their entries."""

from collections.abc import Iterator

from synopsis.report.content import OriginEntry
from synopsis.report.docx.element import Markup, bookmarked, line_break, link, run
from synopsis.report.paper import Paper, source_of
from synopsis.report.piece import Piece, in_voice, label, marked, pieces
from synopsis.vocabulary import Address, Sentence, Voice

_STYLES = {Voice.OWN: "", Voice.QUOTE: "QuoteChar", Voice.TITLE: "Titleofwork"}


def runs(sentence: Sentence, paper: Paper) -> tuple[Markup, ...]:
    """The runs of a sentence, each numeral inside a link."""
    return tuple(_run(piece) for piece in pieces(sentence, paper.document.region))


def marks(cites: tuple[Address, ...], paper: Paper) -> tuple[Markup, ...]:
    """Raised citation marks, each a link to its entry.

    A word joiner keeps them at their word, and apart from a number that ends with a full stop.
    """
    found: list[Markup] = []
    for address in cites:
        found.append(run(", " if found else "\N{WORD JOINER}", "CitationMark"))
        found.append(link(address.anchor, run(str(paper.marks[address]), "CitationMark")))
    return tuple(found)


def entry_label(address: Address) -> tuple[Markup, ...]:
    """The label by which an entry names itself, under the bookmark that links lead to."""
    return bookmarked(address.anchor, run(label(address), "EntryLabel"))


def entry_runs(entry: OriginEntry, paper: Paper) -> Iterator[Markup]:
    """An entry in two lines: whose it is and what it shows; the steps down to the publisher."""
    yield from entry_label(entry.address)
    if entry.address in paper.marks:
        yield run(f" {paper.marks[entry.address]}", "CitationMark")
    yield run(" ")
    yield _voiced(entry.label, entry.title_voice)
    yield run(": ")
    yield _voiced(entry.shown, entry.voice)
    yield line_break()
    for index, step in enumerate(entry.steps):
        yield run(f"{'; ' if index else ''}{step.what} ", "StepWord")
        yield _voiced(step.text, step.voice)
    source = source_of(entry)
    if source and (source in paper.described or source in paper.document.origins):
        yield run("; ")
        yield link(source.anchor, run(label(source)))


def _voiced(text: str, voice: Voice) -> Markup:
    return run(marked(in_voice(text, voice), voice), _STYLES[voice])


def _run(piece: Piece) -> Markup:
    made = _voiced(piece.text, piece.voice)
    return link(piece.address.anchor, made) if piece.address else made
