"""The patterns by which a language's figures are found, compiled once for each lexicon."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.tree import either
from synopsis.vocabulary import Hedge

_AT_START = r"(?:(?<!\w)|(?=[\d+\[(])|(?=\w\())"  # no mask begins inside a word: this saves time
_NUMBER = r"\d{1,15}"
_MARKS = (
    r"https?://\S{1,2000}",
    r"www\.\S{1,2000}",
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?![\d,])",
    r"\d{1,2}:\d{2}(?::\d{2})?",
    r"\d{1,6}\s?/\s?\d{1,6}",
    r"\d{1,3}:\d{1,3}",
    r"\+\d[\d ()/-]{6,20}",
    r"\[\d{1,4}(?:[,\u2013-]\s?\d{1,4}){0,9}\]",
    r"\w\(\d{4}\)\s?\d{1,5}",
    r"\((?:[1-9]|1\d|20)\)",
    r"^\(?\d{1,3}(?:\.\d{1,3}){0,5}[.)]\s",
    r"^\d{1,2}(?:\.\d{1,2}){1,5}\s+(?=[^\W\d_])",
)
"""Spans of digits that are never quantities: addresses, dates, times, phones, section numbers."""


@dataclass(frozen=True, eq=False, slots=True)
class Patterns:
    """One language's patterns; `values` gives number words, `kinds` the shape of a unit."""

    masks: re.Pattern[str]
    numeral: re.Pattern[str]
    values: Mapping[str, float]
    scales: Mapping[str, float]
    divisors: Mapping[str, float]
    factors: Mapping[str, float]
    ranks: Mapping[str, float]
    before: tuple[tuple[Hedge, re.Pattern[str]], ...]
    any_before: re.Pattern[str]
    after: tuple[tuple[Hedge, re.Pattern[str]], ...]
    decimal: str


@cache
def patterns_of(lexicon: Lexicon) -> Patterns:
    """The compiled patterns of a lexicon."""
    ones, tens, scales, divisors, factors, ranks = (
        _numbers(lexicon, name)
        for name in ("ones", "tens", "scales", "fractions", "factors", "ordinals_to_ranks")
    )
    values = {**ones, **tens, **scales}
    return Patterns(
        masks=_masks(lexicon),
        numeral=_numeral(lexicon),
        values=values,
        scales=scales,
        divisors=divisors,
        factors=factors,
        ranks=ranks,
        before=_hedges(lexicon, "hedges_before", r"(?<![\w-]){}\s{{0,2}}$"),
        any_before=_any_hedge(lexicon),
        after=_hedges(lexicon, "hedges_after", r"\s{{0,2}}{}(?!\w)"),
        decimal=str(lexicon.entry("figures", "decimal") or "."),
    )


def _numbers(lexicon: Lexicon, name: str) -> dict[str, float]:
    entry = lexicon.entry("figures", name)
    return {str(word).lower(): float(value) for word, value in entry.items()}


def _hedges(lexicon: Lexicon, name: str, shape: str) -> tuple[tuple[Hedge, re.Pattern[str]], ...]:
    """A pattern for each hedge; "no more than" comes before "more than"."""
    entry = lexicon.entry("figures", name)
    order = (Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.ALMOST, Hedge.MORE_THAN, Hedge.LESS_THAN)
    return tuple(
        (hedge, re.compile(shape.format(either(entry[hedge.value])), re.IGNORECASE))
        for hedge in (*order, Hedge.ABOUT)
        if entry.get(hedge.value)
    )


def _any_hedge(lexicon: Lexicon) -> re.Pattern[str]:
    """Any hedge right before a number: most numbers have none."""
    hedges = lexicon.entry("figures", "hedges_before").values()
    words = either(word for hedge in hedges for word in hedge)
    return re.compile(rf"(?<![\w-]){words}\s{{0,2}}$", re.IGNORECASE)


def _masks(lexicon: Lexicon) -> re.Pattern[str]:
    """Dates, times, labels and identifiers of a language."""
    months, labels, clock, ones = (
        listed(lexicon, name) for name in ("months", "labels", "label_after", "ones")
    )
    unit = rf"(?!\s?(?:{listed(lexicon, 'percent')}|[.,]?\d))"
    day = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    days = rf"{day}(?:\s?(?:[\u2013-]|and|to|/)\s?{day})?"
    span = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[\u2013-]\s?\d{1,2})?"
    more = rf"(?:(?:\s?[\u2013-]\s?|,\s?|\s(?:and|to)\s){_NUMBER}(?:\.\d{{1,3}})?){{0,9}}"
    masks = (
        *_MARKS,
        rf"{days}\s(?:of\s)?{months}(?!\w)(?:,?\s\d{{4}}(?!\d))?",  # 3 and 4 May 2021
        rf"(?<!\w){months}\.?\s{span}(?!\d){unit}(?:,\s\d{{4}}(?!\d))?",  # May 3-4, 2021
        rf"\d{{1,2}}(?:[.:]\d{{2}})?\s?{clock}(?!\w)",  # 9.30 a.m.
        rf"(?<![\w-]){labels}\s{{1,2}}\(?{_NUMBER}(?:\.\d{{1,3}}){{0,3}}{more}{unit}",  # Tables 2-4
        rf"(?<![\w-])(?-i:(?=[A-Z])){labels}\s{ones}(?!\w)",  # Pillar Three
        _names(lexicon),
    )
    return re.compile(f"{_AT_START}(?:{'|'.join(masks)})", re.IGNORECASE)


def _names(lexicon: Lexicon) -> str:
    """Capitals before a number are a name ("ISO 9001"), but for currencies."""
    money = listed(lexicon, "money_before")
    return rf"(?-i:(?<![\w-])(?!{money})[A-Z][A-Z]{{1,9}}[ -]\d{{1,5}}(?![\d.,]*\d)(?!\s?%))"


def _numeral(lexicon: Lexicon) -> re.Pattern[str]:
    """Digits, number words, fractions, multiples and ordinals, each under its own group."""
    words = listed(lexicon, "ones", "tens")
    scales, joiners, articles, fractions, factors, ranks = (
        listed(lexicon, name)
        for name in ("scales", "joiners", "articles", "fractions", "factors", "ordinals_to_ranks")
    )
    whole = either(word for word in lexicon.words("figures", "scales") if len(word) > 2)
    number = (
        r"\d{1,3}(?:[ \u00a0\u202f\u2009',.]\d{3})+(?!\d)(?:[.,]\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?"
    )
    numerator = rf"(?:(?:{articles}|{words})[\s-])?"
    part = rf"(?:{words}|{whole}(?:\s{joiners}(?=\s{words}))?)"
    spelled = rf"(?:{words}|{articles}\s{whole}(?:\s{joiners}(?=\s{words}))?)(?:[\s-]{part}){{0,8}}"
    return re.compile(
        rf"(?<![\w])(?=[\d{_firsts(lexicon)}])(?:(?P<fraction>{numerator}{fractions})(?![\w])"
        rf"|(?P<factor>{factors})(?!\w)"
        rf"|(?P<rank>{ranks}|\d{{1,3}}(?:st|nd|rd|th))(?!\w)"
        rf"|(?P<digits>{number})(?:\s?(?P<scale>{scales})(?!\w))?"
        rf"|(?P<words>{spelled})(?!\w))",
        re.IGNORECASE,
    )


def _firsts(lexicon: Lexicon) -> str:
    """The letters with which a number word can begin; other words are passed over at once."""
    lists = ("ones", "tens", "scales", "fractions", "factors", "articles", "ordinals_to_ranks")
    words = lexicon.words("figures", *lists)
    return "".join(sorted({re.escape(word[0]) for word in words if word}))


def phrase(lexicon: Lexicon, *names: str) -> re.Pattern[str]:
    """Any word of some lists of the family of figures."""
    return lexicon.pattern("figures", *names)


def listed(lexicon: Lexicon, *names: str) -> str:
    """The words of some lists as one alternative of a longer pattern."""
    return lexicon.either("figures", *names)


@cache
def shaped(lexicon: Lexicon, shape: str, *names: str) -> re.Pattern[str]:
    """A pattern with the words of some lists in its one gap, compiled once."""
    return re.compile(shape.replace("{}", listed(lexicon, *names)), re.IGNORECASE)


def word_set(lexicon: Lexicon, name: str) -> frozenset[str]:
    """A list of the family of figures as a set, in small letters."""
    return lexicon.word_set("figures", name)
