"""Shares of one question, where one of them is of those who gave no answer, or of all others."""

import re
from collections.abc import Iterator, Sequence

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.figure import Figure
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.divisions import listed_shares
from synopsis.report.check.rules.amounts.levels import UNTOLD, are_plain
from synopsis.report.check.words import Lexicon

_FEWEST = 4


def answered(case: Case) -> Iterator[Hit]:
    """Four answers or more to one question that are told with the last of them, and are not all."""
    for sentence in case.document.sentences:
        if sentence.block.kind in UNTOLD:
            continue
        shares = listed_shares(case.figures_in(sentence), sentence.text, case.lexicon)
        if len(shares.parts) < _FEWEST or not are_plain(shares.parts):
            continue
        if shares.misses_the_whole and _is_one_question(case, sentence, shares.parts):
            reason = "the answers of one question exclude each other"
            yield shares.missing(reason, Severity.CAUTION)


def _is_one_question(case: Case, sentence: Sentence, parts: Sequence[Figure]) -> bool:
    """Whether shares are of one place and year, with a rest, and of one answer each."""
    if len({one.years for one in parts}) > 1 or len({one.places for one in parts}) > 1:
        return False
    blocks = case.document.blocks
    at = next(index for index, one in enumerate(blocks) if one is sentence.block)
    around = " ".join(one.text for one in blocks[max(0, at - 1) : at + 2])
    if phrase(case.lexicon, "many_answers").search(" ".join((around, *sentence.block.section))):
        return False
    # Verbs of which one person may do several: "62 per cent named floods".
    if case.lexicon.pattern("amounts", "several_at_once").search(sentence.text):
        return False
    return any(_is_rest(one, case.lexicon) for one in parts)


def _is_rest(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a share is of those who did not answer, or of all others."""
    opening = " ".join(figure.sentence.text[figure.end :].split()[:5])
    clause = re.split(r"[,;:(]|\sand\s", opening)[0]
    return lexicon.pattern("amounts", "no_answers").search(clause) is not None
