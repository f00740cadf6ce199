"""Sources that take their evidence from each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.reasoning.prose import is_told, unquoted
from synopsis.report.check.rules.reasoning.wording import listed
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

MOST = 4
"""A sentence that cites more often is a list of references."""

NAME = 8
"""So many stems at most make the name of a source."""


@dataclass(frozen=True, eq=False, slots=True)
class Leaning:
    """A sentence that says of one source that it takes its evidence from another."""

    sentence: Sentence
    start: int
    end: int
    taker: frozenset[str]
    giver: frozenset[str]


def sources_on_each_other(case: Case) -> Iterator[Hit]:
    """Two sources of which the text says that each takes its evidence from the other."""
    leanings = list(_leanings(case))
    for place, one in enumerate(leanings):
        for other in leanings[:place]:
            if _meet(one.taker, other.giver) and _meet(one.giver, other.taker):
                why = "Each of the two sources takes its evidence from the other."
                before = other.sentence if other.sentence is not one.sentence else None
                yield Hit(one.sentence, one.start, one.end, why, other=before)
                break


def _leanings(case: Case) -> Iterator[Leaning]:
    cites, turn = listed(case.lexicon, "citing"), listed(case.lexicon, "in_turn")
    for sentence in case.document.sentences:
        block = sentence.block
        if block.kind is Kind.HEADING or block.is_record or "://" in sentence.text:
            continue
        if not is_told(sentence):
            continue
        text = unquoted(sentence)
        found = list(cites.finditer(text))
        for place, one in enumerate(found[:MOST]):
            start = found[place - 1].end() if place else 0
            stop = found[place + 1].start() if place + 1 < len(found) else len(text)
            taker = _named(turn.sub(" ", text[start : one.start()]), case.lexicon)
            giver = _named(text[one.end() : stop], case.lexicon)
            if taker and giver:
                yield Leaning(sentence, one.start(), one.end(), taker, giver)


def _named(text: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(stems(text, lexicon)[:NAME])


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names of a source are the same: at least half of the shorter one's stems."""
    return len(one & other) * 2 >= min(len(one), len(other))
