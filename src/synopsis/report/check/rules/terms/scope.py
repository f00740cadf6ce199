"""Of whom a sentence speaks: the region and its members, places elsewhere, both, or nobody."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.rules.apparatus.entries import is_entry
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.terms import Terms, ending
from synopsis.report.check.words import Lexicon, any_of

_ENOUGH, _SHORT, _BACK = 2, 80, 4


class Scope(Enum):
    """Whose countries, borders and so on a sentence may mean."""

    REGION = auto()  # it names the region or a member, and no other place
    NEAR = auto()  # it names no place, and the sentence before in its paragraph names the region
    BOTH = auto()
    ELSEWHERE = auto()
    NONE = auto()


@lru_cache(maxsize=8)
def _about(terms: Terms) -> re.Pattern[str]:
    names = [name for spelt in terms.names.values() for name in spelt]
    return ending((*terms.about, *names, *terms.region.names.values()))


@lru_cache(maxsize=8)
def _elsewhere(terms: Terms) -> re.Pattern[str]:
    return ending(terms.elsewhere)


@lru_cache(maxsize=8)
def _region(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(lexicon.words("terms", "region"))


@lru_cache(maxsize=4)
def is_about(case: Case) -> bool:
    """Whether a document speaks of the region: in its title, twice, or once where it is short."""
    if case.terms is None:
        return False
    pattern = _about(case.terms)
    if pattern.search(case.document.title):
        return True
    wanted = _ENOUGH if len(case.document.sentences) > _SHORT else 1
    found = 0
    for sentence in case.document.sentences:
        found += bool(pattern.search(sentence.text))
        if found >= wanted:
            return True
    return False


def scope(case: Case, terms: Terms, sentence: Sentence) -> Scope:
    """Of whom a sentence speaks, by its own words and those before it in the paragraph."""
    here = _named(case.lexicon, terms, sentence.text)
    if here is not Scope.NONE:
        return here
    before = case.document.before(sentence)
    for _ in range(_BACK):
        if before is None:
            break
        there = _named(case.lexicon, terms, before.text)
        if there is not Scope.NONE:
            return Scope.NEAR if there is Scope.REGION else there
        before = case.document.before(before)
    return Scope.NONE


@lru_cache(maxsize=1024)
def _named(lexicon: Lexicon, terms: Terms, text: str) -> Scope:
    about = bool(_about(terms).search(text) or _region(lexicon).search(text))
    elsewhere = bool(_elsewhere(terms).search(text))
    if about:
        return Scope.BOTH if elsewhere else Scope.REGION
    return Scope.ELSEWHERE if elsewhere else Scope.NONE


def names_elsewhere(terms: Terms, text: str) -> bool:
    """Whether words name a place that is not of the region."""
    return bool(_elsewhere(terms).search(text))


@lru_cache(maxsize=8)
def _proper(terms: Terms) -> re.Pattern[str]:
    return ending(terms.proper)


def own_words(
    case: Case, terms: Terms, pattern: re.Pattern[str]
) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Words in the author's own sentences, outside quotations, references and proper names."""
    for sentence in case.document.sentences:
        if sentence.block.kind is Kind.QUOTATION:
            continue
        for match in pattern.finditer(sentence.text):
            if sentence.is_quoted(*match.span()) or is_reference(sentence, case.lexicon):
                continue
            if is_entry(case, sentence):
                continue
            if not within(_proper(terms), sentence.text, match):
                yield sentence, match


def within(pattern: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    """Whether a match lies inside, or reaches into, one of another pattern close by."""
    start = max(0, match.start() - 60)
    return any(
        one.start() < match.end() and match.start() < one.end()
        for one in pattern.finditer(text, start, match.end() + 60)
    )
