"""Marks in tables, such as (a) or an asterisk, held to the notes under the table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Block, Kind
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import of_block, whole
from synopsis.report.check.terms import Terms, designated
from synopsis.report.check.words import Lexicon

# Letters in brackets that end a cell, or signs; a sign in front of words opens a note.
_LETTERED = re.compile(r"(?<=\S)\s?[(\[]([a-h](?:\s?[,;]\s?[a-h]){0,4})[)\]](?=\W*$|[,;:])")
_SIGNED = re.compile(r"(?<=[^\W_])(?<=[\w%)]{2})\s?([*†‡§]{1,3})(?=$|[,;:])|(?<=\d)([*†‡§]{1,3})$")
_NOTE = re.compile(
    r"(?:^|[.,;:]\s|\n)\s?(?:[(\[]([a-h])[)\]]|([a-h])\)|([*†‡§]{1,3}))\s?[.:=]?\s?(?=[\w<“\"])"
)
_NUMBERED = re.compile(r"[^\W\d_]\.?\s?\d{1,3}\s?[(\[][a-h]")
_BEHIND, _ABOVE = 5, 2  # blocks behind a table and above it where its notes and its title stand
_AFTER_TABLE = RUNNING | {Kind.CAPTION, Kind.FOOTNOTE}


@dataclass(frozen=True, eq=False, slots=True)
class _Table:
    """A table's cells and title, what stands under it, the marks in it, and its notes."""

    blocks: tuple[Block, ...]
    under: tuple[Block, ...]
    marks: dict[str, Block]
    notes: dict[str, Block]


def marks_without_notes(case: Case) -> Iterator[Hit]:
    """Each mark of a table that no note under it, nor at the end of the document, takes up."""
    for table in _tables(case):
        at_end = _labels_of(case.document.blocks[-_BEHIND:])
        known = table.notes.keys() | at_end.keys() | case.document.footnotes.keys()
        for label, block in table.marks.items():
            is_system = "a" in table.marks or bool(table.notes)
            if label in known or not of_block(case, block) or not is_system:
                continue
            sentence = of_block(case, block)[-1]
            yield Hit(
                sentence, *whole(sentence),
                f"The mark “{_shown(label)}” in this table has no note under it.",
                "Add the note under the table, or take the mark away.",
                severity=Severity.CAUTION,
            )  # fmt: skip


def notes_without_marks(case: Case) -> Iterator[Hit]:
    """Each note right under a table whose mark stands nowhere in it."""
    for table in _tables(case):
        for label, block in table.notes.items():
            if block not in table.under or label in table.marks or _is_used(case, label, block):
                continue
            sentences = [one for one in of_block(case, block) if _opens(one.text, label)]
            if sentences:
                yield Hit(
                    sentences[0], *whole(sentences[0]),
                    f"No cell of the table above has the mark “{_shown(label)}” of this note.",
                    "Set the mark in the table, or take the note away.",
                    severity=Severity.CAUTION,
                )  # fmt: skip


def _shown(label: str) -> str:
    return f"({label})" if label.isalpha() else label


def _opens(text: str, label: str) -> bool:
    return any(label in one.groups() for one in _NOTE.finditer(text))


def _is_used(case: Case, label: str, note: Block) -> bool:
    """Whether the mark of a note stands anywhere else in the document."""
    mark = re.compile(r"\S\s?" + re.escape(_shown(label)))
    return any(mark.search(one.text) for one in case.document.blocks if one is not note)


@lru_cache(maxsize=4)
def _tables(case: Case) -> tuple[_Table, ...]:
    blocks = case.document.blocks
    places: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.slot is not None:
            places.setdefault(block.slot.table, []).append(index)
    return tuple(_table(case, found) for found in places.values())


def _table(case: Case, places: Sequence[int]) -> _Table:
    blocks = case.document.blocks
    first, last = places[0], places[-1]
    above = [
        one for one in blocks[max(0, first - _ABOVE) : first] if one.kind is Kind.CAPTION
    ]  # a caption may be the first block of its own table's notes
    own = (*above, *(blocks[index] for index in places))
    under: list[Block] = []
    for block in blocks[last + 1 : last + 1 + _BEHIND]:
        if block.kind not in _AFTER_TABLE or (under and under[-1].text.endswith(":")):
            break
        under.append(block)
    notes = _labels_of([*above, *under])
    if case.terms:
        notes = {
            label: block
            for label, block in notes.items()
            if label.isalpha() or not _is_designation(case.lexicon, block)
        }
    return _Table(own, tuple(under), _marks(case, own), notes)


def _labels_of(blocks: Sequence[Block]) -> dict[str, Block]:
    """The labels of the notes that stand in some blocks."""
    found: dict[str, Block] = {}
    for block in blocks:
        if block.kind is Kind.FOOTNOTE or (block.kind is Kind.ITEM and len(block.label) == 1):
            found.setdefault(block.label, block)
        for match in _NOTE.finditer(block.text):
            found.setdefault(next(one for one in match.groups() if one), block)
    return found


def _marks(case: Case, blocks: Sequence[Block]) -> dict[str, Block]:
    """The first cell of each mark; letters that tell parts or options apart are no marks."""
    found: dict[str, Block] = {}
    named: dict[str, set[str]] = {}
    parts = case.lexicon.word_set("apparatus", "numbered_parts")
    for block in blocks:
        if block.slot and block.slot.head.lower().rstrip("s") in parts:
            continue
        for match in _LETTERED.finditer(block.text):
            if _NUMBERED.search(block.text[: match.end()]):
                continue
            for label in re.findall(r"[a-h]", match[1]):
                named.setdefault(block.text[: match.start()].lower(), set()).add(match[1])
                found.setdefault(label, block)
        for match in _SIGNED.finditer(block.text):
            if not (case.terms and _ends_designated(case.terms, block.text[: match.end()])):
                found.setdefault(match[1] or match[2], block)
    options = {text for text, labels in named.items() if len(labels) > 1 and text.strip()}
    return {
        label: block
        for label, block in found.items()
        if not any(block.text.lower().startswith(text) for text in options)
    }


def _ends_designated(terms: Terms, text: str) -> bool:
    """Whether what carries the mark is a name that has to carry it."""
    return bool(designated(terms).search(text[-40:]))


def _is_designation(lexicon: Lexicon, block: Block) -> bool:
    return lexicon.pattern("terms", "designation").search(block.text) is not None
