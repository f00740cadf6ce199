"""Shares near a list of shares that make a whole with some of them, and doubts of such a list."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import WORD, stem_of

_WHOLE = 100.0
_BACK = 6  # sentences before a list whose shares may belong to it
_NOTHING, _CLOSE = 1e-6, 0.5
_MOST = 10  # numbers of which every sum is tried
_OTHER_KINDS = (Kind.CELL, Kind.HEADING, Kind.FOOTNOTE)


def can_be_whole(parts: Sequence[float], whole: float, slack: float = _NOTHING) -> bool:
    """Whether two or more of some numbers make a whole: the others are parts of those."""
    few = parts[:_MOST]
    return any(
        abs(sum(some) - whole) <= slack
        for size in range(2, len(few))
        for some in combinations(few, size)
    )


def is_whole_nearby(case: Case, parts: Sequence[Figure], slack: float) -> bool:
    """Whether shares before a list make a whole with its last ones, or may do so."""
    opening = parts[0].sentence
    before = _levels(case, _before(case, opening))
    total = sum(one.low for one in parts)
    values = [one.low for one in (*before, *parts)]
    if can_be_whole([one.low for one in parts], _WHOLE, _CLOSE):
        return True
    if any(abs(one - _WHOLE) <= slack for one in accumulate(reversed(values))):
        return True
    same = [one for one in before if one.sentence.block is opening.block]
    return total < _WHOLE and bool(same)


def _before(case: Case, sentence: Sentence) -> list[Sentence]:
    """The sentences shortly before one."""
    every = case.document.sentences
    near = every[max(0, sentence.number - _BACK) : sentence.number]
    return [one for one in near if one.block.kind not in _OTHER_KINDS]


def _levels(case: Case, sentences: Iterable[Sentence]) -> list[Figure]:
    return [
        one
        for sentence in sentences
        for one in case.figures_in(sentence)
        if one.shape is Shape.PERCENT and one.change is Change.NONE
    ]


def are_of_several(parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether shares are told of more than one population: "60 % of men and 50 % of women"."""
    nouns = (WORD.findall(one.noun) for one in parts)
    return len({stem_of(words[-1], lexicon) for words in nouns if words}) > 1
