"""Shares near a list of shares that make a whole with some of them, and doubts of such a list."""

from collections.abc import Sequence
from itertools import accumulate, combinations

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.cells import noun_stems
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.rules.amounts.levels import UNTOLD, WHOLE, is_level, total_of
from synopsis.report.check.words import Lexicon

_BACK = 6  # sentences before a list whose shares may belong to it
_NOTHING, _CLOSE = 1e-6, 0.5
_MOST = 10  # numbers of which every sum is tried


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
    before = _levels_before(case, opening)
    values = [one.low for one in (*before, *parts)]
    if can_be_whole([one.low for one in parts], WHOLE, _CLOSE):
        return True
    if any(abs(one - WHOLE) <= slack for one in accumulate(reversed(values))):
        return True
    is_led = any(one.sentence.block is opening.block for one in before)
    return is_led and total_of(parts) < WHOLE


def _levels_before(case: Case, sentence: Sentence) -> list[Figure]:
    """The shares in the sentences shortly before one."""
    every = case.document.sentences
    near = every[max(0, sentence.number - _BACK) : sentence.number]
    told = (one for one in near if one.block.kind not in UNTOLD)
    return [
        one for before in told for one in case.figures_in(before) if is_level(one, Shape.PERCENT)
    ]


def are_of_several(parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether shares are told of more than one population: "60 % of men and 50 % of women"."""
    return len({stem for one in parts for stem in noun_stems(one, lexicon)[-1:]}) > 1
