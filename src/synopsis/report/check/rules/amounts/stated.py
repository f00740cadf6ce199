"""Numbers as they stand in a sentence, and movements from one number to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.patterns import patterns_of, shaped
from synopsis.report.check.tokens import first_tokens, tokens_of
from synopsis.report.check.words import Lexicon

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
COUNTED = 13
"""From this number on a reader takes a number for a count that shares can be reckoned from."""
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"\d\s?(?:%\s?)?(?:[–-]|to|and|or)\s?$")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Stated:
    """A number where it stands, with its per cent sign or scale; `value` is scaled."""

    start: int
    end: int
    value: float
    is_percent: bool
    is_bare: bool
    scale: float = 1

    @property
    def is_year(self) -> bool:
        """Whether a bare number may be a year."""
        return self.is_bare and 1900 <= self.value <= 2100 and self.value == int(self.value)


@dataclass(frozen=True, slots=True)
class Movement:
    """Two numbers of one measure: the earlier one and the later one, and the span of both."""

    start: int
    end: int
    earlier: Stated
    later: Stated


@lru_cache(maxsize=8)
def prose(case: Case) -> tuple[Sentence, ...]:
    """The sentences that hold a number in digits or in words."""
    words = _number_tokens(case.lexicon)
    return tuple(
        one
        for one, tokens in zip(case.document.sentences, tokens_of(case), strict=True)
        if not tokens.isdisjoint(words) or any(token[0].isdigit() for token in tokens)
    )


def after(case: Case, sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentences that follow one in its block."""
    every, start = case.document.sentences, sentence.number + 1
    stop = start
    while stop < len(every) and every[stop].block is sentence.block:
        stop += 1
    return every[start:stop]


@cache
def _number_tokens(lexicon: Lexicon) -> frozenset[str]:
    return first_tokens(lexicon.words("figures", "ones", "tens"))


def listed(lexicon: Lexicon, *names: str) -> str:
    """An alternation of lists of the rules on amounts."""
    return lexicon.either("amounts", *names)


@cache
def not_after(lexicon: Lexicon, name: str) -> str:
    """Lookbehinds: none of the words of a list may stand right before."""
    return "".join(rf"(?<!\b{re.escape(word)}\s)" for word in lexicon.words("amounts", name))


def spelled(lexicon: Lexicon) -> str:
    """An alternation of the number words up to the tens."""
    return rf"(?:{lexicon.either('figures', 'ones', 'tens')}(?!\w))"


@cache
def number_words(lexicon: Lexicon) -> re.Pattern[str]:
    """Number words up to the tens."""
    return re.compile(rf"\b{spelled(lexicon)}", re.IGNORECASE)


@cache
def number(lexicon: Lexicon, name: str) -> str:
    """A pattern of one number with its sign or scale, its parts in groups that bear a name."""
    percent, scales, money = (
        lexicon.either("figures", one) for one in ("percent", "scales", "money_before")
    )
    return (
        rf"(?:{money}\s?)?(?<![\d.,–-])(?<![^\W\d_])"  # noqa: RUF001
        rf"(?P<{name}>\d{{1,3}}(?:[, \u00a0\u202f]\d{{3}})+(?:\.\d{{1,6}})?"
        rf"|\d{{1,15}}(?:\.\d{{1,6}})?|{spelled(lexicon)})(?!\w)(?![.,]\d)"
        rf"(?:\s?(?P<{name}p>{percent})(?!\w))?(?:\s(?P<{name}s>{scales})(?!\w))?(?!\s?[–-]\s?\d)"  # noqa: RUF001
    )


@cache
def _single(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(number(lexicon, "n"), re.IGNORECASE)


def stated(text: str, lexicon: Lexicon) -> list[Stated]:
    """Every number of a text in order."""
    return [read_number(found, "n", lexicon) for found in _single(lexicon).finditer(text)]


def counts_in(text: str, lexicon: Lexicon) -> list[Stated]:
    """The numbers of a text that are large enough for counts: no shares and no years."""
    figures = stated(text, lexicon)
    return [one for one in figures if not (one.is_percent or one.is_year) and one.value >= COUNTED]


def ends_range(text: str) -> bool:
    """Whether a text breaks off where the upper end of a range must follow: "10 to"."""
    return _RANGE.search(text) is not None


def read_number(found: re.Match[str], name: str, lexicon: Lexicon) -> Stated:
    """The number that a group of `number` holds."""
    said = found[name].lower()
    bare = re.sub(r"[,\s]", "", said)
    scale = (found[f"{name}s"] or "").lower()
    factor = patterns_of(lexicon).scales.get(scale, 1)
    value = float(bare) if _DIGIT.match(bare) else patterns_of(lexicon).values[bare]
    is_percent = found[f"{name}p"] is not None
    return Stated(
        found.start(name),
        max(found.end(name), found.end(f"{name}p"), found.end(f"{name}s")),
        value * factor,
        is_percent,
        not is_percent and not scale and bare == said,
        factor,
    )


@cache
def _moving(lexicon: Lexicon) -> re.Pattern[str]:
    hedge = rf"(?:{listed(lexicon, 'hedge_words')}\s+){{0,2}}"
    when = (
        r"(?:,?\s\(?(?:in\s|for\s|as of\s|during\s)?(?:the\s(?:[a-z]{3,12}\s){1,3}(?:of\s)?)?"
        r"(?:[A-Z][a-z]{2,9}\s)?(?:19|20)\d\d(?:[/–-](?:19|20)?\d\d)?\)?,?)?"  # noqa: RUF001
    )
    noun = r"(?:\sof\s(?:the\s)?\d[\d,]{0,9})?(?:\s(?!to\b|and\b)[a-z*-]{1,20}){0,5}?"
    start, stop = listed(lexicon, "from_words"), listed(lexicon, "to_words")
    return re.compile(
        rf"\b(?:{start})\s+{hedge}{number(lexicon, 'a')}{noun}{when}{noun}\s(?:{stop})\s+"
        rf"{hedge}{number(lexicon, 'b')}"
        rf"|\b(?:{stop})\s+{hedge}{number(lexicon, 'c')}{noun}{when},?\s\(?(?:{start})\s+"
        rf"{hedge}{number(lexicon, 'd')}",
        re.IGNORECASE,
    )


def movements(text: str, lexicon: Lexicon) -> Iterator[Movement]:
    """Every movement that a text states: from one number to another, or to one from another."""
    month = shaped(lexicon, r"\s{}\b", "months")
    for found in _moving(lexicon).finditer(text):
        if month.match(text, found.end()):
            continue
        names = ("a", "b") if found["a"] else ("d", "c")
        earlier, later = (read_number(found, name, lexicon) for name in names)
        if (movement := matched(found.start(), found.end(), earlier, later)) is not None:
            yield movement


def matched(start: int, end: int, earlier: Stated, later: Stated) -> Movement | None:
    """The movement of two numbers of one measure; none where they may be years or differ in kind.

    A scale or sign that only the later one bears holds for both: "from 4 to 5 million"; and so does
    a scale that only the earlier one bears: "from 0.71 million tonnes to 0.67".
    """
    if earlier.is_year and later.is_year:
        return None
    if earlier.is_percent != later.is_percent:
        if not later.is_percent or not earlier.is_bare:
            return None
    elif later.scale > 1 and earlier.is_bare and earlier.value < 1000:
        earlier = replace(earlier, value=earlier.value * later.scale)
    elif earlier.scale > 1 and later.is_bare and later.value < 1000:
        later = replace(later, value=later.value * earlier.scale)
    return Movement(start, end, earlier, later)
