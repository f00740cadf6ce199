"""An “ibid” that notes were moved away from: it now stands behind another source than was meant."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.rules.apparatus.notes import Footnote, footnotes, references_to
from synopsis.report.check.words.stem import stem_of, stem_set

_WORD = re.compile(r"[^\W\d_]+")
Moved = tuple[str, Footnote | None]


def moved_away(case: Case, note: Footnote, before: Footnote) -> Moved | None:
    """Why a note cannot stand for the one before it, and what it may have stood for."""
    if _is_later(case, note, before):
        why = (
            f"Footnote {note.label} says “ibid” of footnote {before.label}, to which the text "
            "refers only later; the notes were put in another order."
        )
        return why, before
    meant = _named_otherwise(case, note, before)
    if meant is None:
        return None
    other, words = meant
    why = (
        f"Footnote {note.label} stands for footnote {before.label}, but its sentence speaks of "
        f"the “{words}”, which is footnote {other.label}."
    )
    return why, other


def _is_later(case: Case, note: Footnote, before: Footnote) -> bool:
    """Whether the mark of the note before stands behind that of the note."""
    order = _first_uses(case)
    here, there = order.get(note.label), order.get(before.label)
    return here is not None and there is not None and there > here


@lru_cache(maxsize=4)
def _first_uses(case: Case) -> Mapping[str, tuple[int, int]]:
    """Where the text first refers to each note: the sentence's number and the place in it."""
    found: dict[str, tuple[int, int]] = {}
    for label, sentence in references_to(case).items():
        at = (mark.start for mark in sentence.marks if mark.label == label)
        found[label] = sentence.number, next(at, 0)
    return found


def _named_otherwise(case: Case, note: Footnote, before: Footnote) -> tuple[Footnote, str] | None:
    """A note that is the document of which the sentence speaks, where the note before is none."""
    sentence = references_to(case).get(note.label)
    if sentence is None:
        return None
    here = dict(_pairs(case, sentence.text))
    near = {stem_of(word[0], case.lexicon) for word in _WORD.finditer(before.text)}
    for other in footnotes(case):
        if other is note or other is before:
            continue
        for pair, _ in _pairs(case, other.text):
            if pair in here and near.isdisjoint(pair):
                return other, here[pair]
    return None


def _pairs(case: Case, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Kinds of documents with the word before, by their stems, and the words as they stand."""
    kinds = stem_set(case.lexicon, "apparatus", "documents")
    small = case.lexicon.word_set("figures", "stop")
    for one, two in pairwise(_WORD.finditer(text)):
        pair = stem_of(one[0], case.lexicon), stem_of(two[0], case.lexicon)
        is_close = text[one.end() : two.start()] == " "
        if is_close and pair[1] in kinds and one[0].lower() not in small:
            yield pair, text[one.start() : two.end()].lower()
