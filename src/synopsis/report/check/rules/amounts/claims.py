"""Claims: shares, changes and losses in prose that need a source to rest on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures import Change, Figure, Shape
from synopsis.report.check.naming import naming_patterns
from synopsis.report.check.rules.amounts.growth import growth_patterns, growth_tokens, growths
from synopsis.report.check.rules.amounts.stated import counts_in, listed, spelled
from synopsis.report.check.tokens import first_tokens, tokens_of
from synopsis.report.check.words import Lexicon

_DIGIT = re.compile(r"\d")


class Sort(StrEnum):
    """What a claim says: a share in digits or in words, a change, or a sum that was lost."""

    SHARE = "share"
    WORDED = "worded"
    CHANGE = "change"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in prose that needs a source: where it stands, and its number if it is a share."""

    start: int
    end: int
    sort: Sort
    share: float | None = None


def claims(case: Case, sentence: Sentence) -> Iterator[Claim]:
    """The shares, changes and losses of a sentence, but those reckoned from counts beside them."""
    text, patterns = sentence.text, _patterns(case.lexicon)
    if is_reckoned(case, sentence):
        return
    levels = [one for one in shares_of(case, sentence) if one.change is Change.NONE]
    yield from (Claim(one.start, one.end, Sort.SHARE, one.low) for one in levels)
    worded = _worded_of(case, sentence)
    yield from (Claim(one.start, one.end, Sort.WORDED, one.low) for one in worded)
    ahead = growth_patterns(case.lexicon)["ahead"]
    for start, end in _changes(case, sentence):
        if not ahead.search(text, max(0, start - 50), end):
            yield Claim(start, end, Sort.CHANGE)
    if (loss := patterns["loss"].search(text)) is not None:
        yield Claim(loss.start("sum"), loss.end("sum"), Sort.LOSS)


def _changes(case: Case, sentence: Sentence) -> list[tuple[int, int]]:
    """Where the changes of a sentence stand; beside counts only those by a multiple are claims."""
    text, patterns = sentence.text, _patterns(case.lexicon)
    shares = shares_of(case, sentence)
    changes = [(one.start, one.end) for one in shares if one.change is not Change.NONE]
    if patterns["multiple"].search(text) or not counts_in(text, case.lexicon):
        changes += [(one.start, one.end) for one in growths(text, case.lexicon)]
    return changes


def shares_of(case: Case, sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence in per cent that are written in digits."""
    return tuple(one for one in _shares_of(case, sentence) if _DIGIT.search(one.words))


def _worded_of(case: Case, sentence: Sentence) -> tuple[Figure, ...]:
    """The shares of a sentence that are written in words: "a third", "one in four"."""
    levels = (one for one in _shares_of(case, sentence) if one.change is Change.NONE)
    return tuple(one for one in levels if not _DIGIT.search(one.words))


def _shares_of(case: Case, sentence: Sentence) -> Iterator[Figure]:
    return (one for one in case.figures_in(sentence) if one.shape is Shape.PERCENT)


@lru_cache(maxsize=4)
def shares_by_sentence(case: Case) -> tuple[tuple[Figure, ...], ...]:
    """The shares in digits of each sentence that has any, in order."""
    found = (shares_of(case, one) for one in case.document.sentences)
    return tuple(one for one in found if one)


def claiming_sentences(case: Case) -> Iterator[Sentence]:
    """The sentences that may claim a figure."""
    firsts = _claim_tokens(case.lexicon)
    for sentence, tokens in zip(case.document.sentences, tokens_of(case), strict=True):
        if not tokens.isdisjoint(firsts) or _worded_of(case, sentence):
            yield sentence


def is_reckoned(case: Case, sentence: Sentence) -> bool:
    """Whether the figures stand beside the counts they are reckoned from, here or just before."""
    patterns = _patterns(case.lexicon)
    if patterns["reckoned"].search(sentence.text) or patterns["whole"].search(sentence.text):
        return True
    before = case.document.before(sentence)
    if before is None or not naming_patterns(case.lexicon).leans.match(sentence.text):
        return False
    return bool(counts_in(before.text, case.lexicon))


@cache
def _claim_tokens(lexicon: Lexicon) -> frozenset[str]:
    """The tokens without which nothing is claimed: signs of shares and changes, words of loss."""
    words = lexicon.words("amounts", "losses", "supposed", "multiple_words")
    return growth_tokens(lexicon) | first_tokens(words)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    percent, money, scales, after = (
        lexicon.either("figures", one)
        for one in ("percent", "money_before", "scales", "money_after")
    )
    value = r"\d[\d,]{0,12}(?:\.\d{1,3})?"
    share = rf"{value}\s?(?:{percent})"
    reckoned = (
        rf"\d[^()%]{{0,60}}\(\s?(?:about\s)?{share}[^()]{{0,40}}\)",
        rf"(?:{percent})\s?\(\s?{value}\s(?:out\s)?of\s",
        rf"\bor\s{share}",
        rf"(?:{percent})\sof\s(?:the\s|all\s|these\s)?(?:[a-z]+\s){{0,4}}?(?:(?:{money})\s?)?{value}",
        rf"\b{spelled(lexicon)}[^()%.;]{{0,60}}\({share}",
        rf"{value}\s(?:out\s)?of\s(?:the\s|all\s)?{value}",
    )
    apart = rf"\bof\s(?:the\s|all\s|these\s)?{value}\s[a-z]{{3,20}}\b(?!\s?(?:{percent}))"
    moved = (
        rf"\bfrom\s(?:(?:{money})\s?)?{value}(?!\s?(?:{percent}))[^.;%]{{0,40}}"
        rf"\sto\s(?:(?:{money})\s?)?{value}(?!\s?(?:{percent})|[\d.,])"
    )
    total = rf"(?:{money})\s?{value}(?:\s(?:{scales}))?|{value}\s(?:{scales})\s(?:{after})"
    sources = {
        "multiple": rf"\b{listed(lexicon, 'multiple_words')}\b",
        "reckoned": "|".join(reckoned),
        "whole": f"{apart}|{moved}",
        "loss": rf"(?<![\w-]){listed(lexicon, 'losses')}(?![\w-])[^.;]{{0,60}}?(?P<sum>{total})",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
