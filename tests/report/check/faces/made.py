"""Documents and notes made by hand, so that a face is tested without the rules."""

from dataclasses import replace
from pathlib import PurePath

from synopsis.report.check import Checked, Note, Severity
from synopsis.report.check.document import (
    Anchor,
    Block,
    Document,
    Format,
    Ignored,
    Kind,
    Position,
    Sentence,
)
from synopsis.report.check.note import Hit, Other
from synopsis.report.check.run import Spared

ONE = "About 60 % of citizens in the six economies fear corruption."
TWO = "Above 60 % of them fear it <most>, & they say so."
THREE = "We expect that trade will probably grow."


def make_document(file: str, *paragraphs: tuple[str, ...], page: int | None = None) -> Document:
    """A document with a block for each run of sentences, one block a line."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for line, texts in enumerate(paragraphs, 1):
        position = Position(file, line, page)
        kind = Kind.HEADING if line == 1 else Kind.PARAGRAPH
        block = Block(kind, " ".join(texts), (Anchor(0, position),))
        blocks.append(block)
        start = 0
        for text in texts:
            sentences.append(Sentence(text, position, block, start, len(sentences)))
            start += len(text) + 1
    ending = PurePath(file).suffix.lower()
    form = {".docx": Format.WORD, ".pdf": Format.PDF}.get(ending, Format.MARKDOWN)
    return Document(file, paragraphs[0][0], "en", tuple(blocks), tuple(sentences), format=form)


def make_note(
    sentence: Sentence,
    words: str,
    severity: Severity = Severity.ERROR,
    other: Sentence | None = None,
    **more: str,
) -> Note:
    """A note of the rule `contradicting-figures`."""
    start = sentence.text.index(words)
    why, remedy = "Two figures stand for one quantity.", "Keep one of them."
    hit = Hit(sentence, start, start + len(words), why, remedy, other, severity, more)
    there = Other(other.position, other.text, more) if other else Other(more=more) if more else None
    return Note(
        "contradicting-figures", severity, sentence.position, sentence.text, words, why, remedy,
        there, hit,
    )  # fmt: skip


def make_checked(file: str = "report.md", page: int | None = None) -> Checked:
    """An error with its other place, a caution, a hint, one left on request, one idle request."""
    document = make_document(file, ("Title",), (ONE, "Nothing here."), (TWO,), (THREE,), page=page)
    first, second, third = (document.sentences[number] for number in (1, 3, 4))
    wish = Ignored("contradicting-figures", "both are quoted", second.position, second.block)
    idle = replace(wish, reason="", position=third.position)
    notes = (
        make_note(first, "60 %", other=second),
        make_note(second, "<most>", Severity.CAUTION, edition_value="61 %"),
        make_note(third, "probably", Severity.HINT),
    )
    return Checked((document,), notes, (Spared(make_note(second, "Above 60 %"), wish),), (idle,))
