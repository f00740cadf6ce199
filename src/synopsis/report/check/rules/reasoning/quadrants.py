"""One theme in two quadrants of an analysis: a strength here and a weakness or threat there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.prose import VOICED, innermost
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stem_of

SAME = 2
"""Labels on one theme share so many stems."""

_LABEL = re.compile(r"([^\W\d_a-z][^.:;!?]{3,60}):\s")
_RUN = re.compile(r"[^\W\d_]{4,40}")


@dataclass(frozen=True, eq=False, slots=True)
class _Entry:
    """A labelled entry: its sentence, its label, the stems of it, and its quadrant."""

    sentence: Sentence
    label: str
    theme: frozenset[str]
    quadrant: str


def theme_in_two_quadrants(case: Case) -> Iterator[Hit]:
    """Labelled entries on one theme under headings of different quadrants; one note an entry."""
    told: set[int] = set()
    for first, second in combinations(_entries(case), 2):
        apart = first.quadrant != second.quadrant and second.sentence.number not in told
        if apart and len(first.theme & second.theme) >= SAME:
            told.add(second.sentence.number)
            why = (
                f"“{second.label}” stands under {second.quadrant}, and “{first.label}” under "
                f"{first.quadrant}: a reader cannot tell which side of the theme is meant."
            )
            yield Hit(second.sentence, 0, len(second.label), why, other=first.sentence)


def _entries(case: Case) -> list[_Entry]:
    words = _quadrants(case.lexicon)
    found, seen = [], set()
    for sentence in case.document.sentences if words else ():
        block = sentence.block
        if block.kind not in VOICED or id(block) in seen:
            continue
        seen.add(id(block))
        label, quadrant = _LABEL.match(sentence.text), _quadrant(block, words)
        if label and quadrant:
            theme = frozenset(stem_of(run, case.lexicon) for run in _RUN.findall(label[1].lower()))
            found.append(_Entry(sentence, label[1], theme, quadrant))
    return found


def _quadrants(lexicon: Lexicon) -> frozenset[str]:
    """The words that name the quadrants of the usual analysis: the first list of them."""
    lists = lexicon.entry("reading", "quadrants") or ((),)
    return frozenset(lists[0])


def _quadrant(block: Block, words: frozenset[str]) -> str:
    """The heading or head of column above a block, where it names a quadrant."""
    above = block.slot.head if block.slot is not None else innermost(block)
    said = above.lower().split()
    return above if 0 < len(said) <= len(words) and words.issuperset(said) else ""
