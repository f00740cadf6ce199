"""The footnotes of a document as the rules see them, and the sentences that refer to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.rules.apparatus.references import of_block, stands_under
from synopsis.report.check.texts.marks import numbers_in

_MORE = r"(?:\s?(?:[,;\u2013-]|,?\sand)\s?\d{1,3}){0,6}"
_ROUND = re.compile(rf"(?<=[\w%”\"»)])[.,;]?\s?\((\d{{1,3}}{_MORE})\)(?=[.,;:]|\s*$)")
_SECOND, _MOST = 0.5, 9


@dataclass(frozen=True, eq=False, slots=True)
class Footnote:
    """A footnote with its label, its number where it has one, its sentences and whole text."""

    block: Block
    sentences: tuple[Sentence, ...]
    label: str
    number: int | None
    text: str


@lru_cache(maxsize=4)
def footnotes(case: Case) -> tuple[Footnote, ...]:
    """The footnotes of a document in the order in which they stand."""
    found: list[Footnote] = []
    before: Block | None = None
    for block in case.document.blocks:
        sentences = of_block(case, block)
        label = _label(case, block, before)
        if label and sentences and is_counted(label):
            number = int(label) if label.isdecimal() else None
            found += _parted(Footnote(block, sentences, label, number, block.text))
        before = block if label else None
    return tuple(found)


def _label(case: Case, block: Block, before: Block | None) -> str:
    """The label of a block that is a footnote, or nothing.

    A numbered item is one where it continues a list of footnotes or stands under their heading, a
    paragraph where it comes right behind a footnote and opens with a mark: no link leads to it.
    """
    if block.kind is Kind.FOOTNOTE:
        return block.label
    follows = before is not None and before.section == block.section
    if block.kind is Kind.ITEM and block.label.isdecimal():
        is_headed = stands_under(block, case.lexicon, "note_sections") or _is_cited(
            case, block.section
        )
        return block.label if follows or (is_headed and not _has_own(case)) else ""
    opens = block.marks and block.marks[0].start == 0 and len(block.marks) == 1
    is_note = block.kind is Kind.PARAGRAPH and follows and bool(opens)
    return block.marks[0].label if is_note else ""


@lru_cache(maxsize=4)
def _has_own(case: Case) -> bool:
    """Whether the reading found footnotes, so that a numbered list of notes is another thing."""
    return any(block.kind is Kind.FOOTNOTE for block in case.document.blocks)


@lru_cache(maxsize=64)
def _is_cited(case: Case, section: tuple[str, ...]) -> bool:
    """Whether items of a section of references are what most numbers in brackets lead to."""
    under = [
        one
        for one in case.document.blocks
        if one.section == section and one.kind is Kind.ITEM and one.label.isdecimal()
    ]
    if not under or not stands_under(under[0], case.lexicon, "reference_sections"):
        return False
    return _is_way({one.label for one in under}, _bracketed(case, section))


def _parted(note: Footnote) -> Iterator[Footnote]:
    """A footnote, and another with the same label that the reading took for its second part."""
    if not note.label.isdecimal() or len(note.sentences) < 2:
        yield note
        return
    again = re.compile(rf"(?:\[{note.label}\]|\({note.label}\))\s[A-Z“\"]")
    at = next((n for n, one in enumerate(note.sentences) if n and again.match(one.text)), 0)
    if not at:
        yield note
        return
    start = note.sentences[at].start
    first, second = note.sentences[:at], note.sentences[at:]
    yield Footnote(note.block, first, note.label, note.number, note.text[:start].rstrip())
    text = note.text[start:]
    yield Footnote(note.block, second, note.label, note.number, text[len(note.label) + 2 :].strip())


@lru_cache(maxsize=4)
def references_to(case: Case) -> dict[str, Sentence]:
    """The first sentence that refers to each footnote's label."""
    found: dict[str, Sentence] = {}
    own = {id(note.block) for note in footnotes(case)}
    for sentence in case.document.sentences:
        for mark in sentence.marks:
            is_own = id(sentence.block) in own and sentence.start + mark.start == 0
            if is_counted(mark.label) and not is_own:
                found.setdefault(mark.label, sentence)
    return found or _in_brackets(case)


def _in_brackets(case: Case) -> dict[str, Sentence]:
    """Numbers in round brackets, where most numbered notes are referred to in that way."""
    notes = footnotes(case)
    labels = {note.label for note in notes if note.number is not None}
    if not labels:
        return {}
    own = {id(note.block) for note in notes}
    found = {
        key: one
        for key, one in _bracketed(case, notes[0].block.section).items()
        if id(one.block) not in own and int(key) <= _MOST + len(labels)
    }
    return found if _is_way(labels, found) else {}


def _is_way(labels: set[str], found: dict[str, Sentence]) -> bool:
    """Whether the numbers found are the way in which the text refers to its notes."""
    return len(labels & set(found)) > max(1, _SECOND * len(labels))


@lru_cache(maxsize=4)
def _bracketed(case: Case, apart: tuple[str, ...]) -> dict[str, Sentence]:
    """The first sentence of each number in brackets, outside of the section of the notes."""
    words = case.lexicon.pattern("apparatus", "note_words").pattern
    worded = re.compile(
        rf"[(,;]\s?(?:[a-z]{{2,8}}\s)?{words}\s?(\d{{1,3}}{_MORE})(?=[);,])", re.IGNORECASE
    )
    found: dict[str, Sentence] = {}
    for sentence in case.document.sentences:
        if "(" not in sentence.text or (apart and sentence.block.section == apart):
            continue
        for pattern in (_ROUND, worded):
            for match in pattern.finditer(sentence.text):
                for number in numbers_in(match[1]):
                    found.setdefault(str(number), sentence)
    return found


def is_counted(label: str) -> bool:
    """Whether a label is a number or a word; asterisks and daggers mark designations."""
    return any(sign.isalnum() for sign in label)
