"""The words of every sentence as sets, so that a rule looks only where its words can stand."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence

LONGEST = 4000
"""Characters of the longest sentence that is read."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+|%")


@lru_cache(maxsize=16_384)
def tokens_in(text: str) -> frozenset[str]:
    """The words of a text in lower case, its numbers, and its per cent sign."""
    return frozenset(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=8)
def tokens_of(case: Case) -> tuple[frozenset[str], ...]:
    """The tokens of each sentence, by its number.

    What is longer than any sentence (data, a text without stops) has no tokens.
    """
    texts = (one.text for one in case.document.sentences)
    return tuple(tokens_in(text) if len(text) <= LONGEST else frozenset() for text in texts)


def first_tokens(words: Iterable[str]) -> frozenset[str]:
    """The first token of each word or phrase, by which a sentence is found that may hold it."""
    firsts = (_TOKEN.search(word.lower()) for word in words)
    return frozenset(found.group() for found in firsts if found is not None)


def last_tokens(words: Iterable[str]) -> frozenset[str]:
    """The last token of each word or phrase: rarer than the first, which may be an article."""
    lasts = (_TOKEN.findall(word.lower()) for word in words)
    return frozenset(found[-1] for found in lasts if found)


def sentences_with(case: Case, firsts: frozenset[str]) -> Iterator[Sentence]:
    """The sentences that hold any of the tokens."""
    for sentence, tokens in zip(case.document.sentences, tokens_of(case), strict=True):
        if not tokens.isdisjoint(firsts):
            yield sentence
