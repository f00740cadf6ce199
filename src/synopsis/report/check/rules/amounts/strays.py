"""The figure that cites nothing, in a document that cites sentence by sentence."""

import re
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Sentence
from synopsis.report.check.naming import naming_patterns
from synopsis.report.check.rules.amounts.claims import Claim, Sort, claims
from synopsis.report.check.rules.amounts.derived import is_derived
from synopsis.report.check.rules.amounts.stated import YEAR, listed, stated
from synopsis.report.check.sourcing import grounds, own_sources
from synopsis.report.check.words import Lexicon

_CITED = 5
"""Sentences with figures that name their source: from here on it is the document's custom."""


def stray_figure(case: Case, sentence: Sentence) -> Claim | None:
    """A lone change or part of a whole, of no year, where nearly all other figures are cited.

    "Lamps account for 22 % of the power bill" among sentences that each bear a footnote.
    """
    found, number = grounds(case), sentence.number
    if not cites_by_sentence(case) or found.own[number] or found.near[number]:
        return None
    if any(_declared_for_all(case.lexicon).search(one) for one in (*found.declared, *found.asked)):
        return None
    text, block = sentence.text, sentence.block
    if YEAR.search(text) or block.quoted or naming_patterns(case.lexicon).leans.match(text):
        return None
    if len(stated(text, case.lexicon)) != 1:
        return None
    for claim in claims(case, sentence):
        is_part = claim.sort is Sort.SHARE and _makes_up(case.lexicon).search(text, 0, claim.start)
        if (is_part or claim.sort is Sort.CHANGE) and not is_derived(case, sentence, claim):
            return claim
    return None


@lru_cache(maxsize=4)
def cites_by_sentence(case: Case) -> bool:
    """Whether most sentences with a figure name or mark a source of their own."""
    numbers = {
        one.sentence.number
        for one in case.figures
        if one.sentence.block.kind in RUNNING and re.search(r"\d", one.words)
    }
    cited = sum(bool(own_sources(case, case.document.sentences[one])) for one in numbers)
    return cited >= _CITED and 2 * cited >= len(numbers)


@cache
def _declared_for_all(lexicon: Lexicon) -> re.Pattern[str]:
    """What is declared for all figures, or all that bear no mark of another source."""
    return re.compile(rf"\b{listed(lexicon, 'for_all_figures')}\b", re.IGNORECASE)


@cache
def _makes_up(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b{listed(lexicon, 'composing')}\s(?:[a-z]+\s){{0,2}}$", re.IGNORECASE)
