"""Burdens: times, costs and harms, of which less is better, and how a change in them is told."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from synopsis.report.check.rules.amounts.stated import Movement, listed, number
from synopsis.report.check.words import Lexicon

_BEFORE = 90


def is_burden(text: str, movement: Movement, lexicon: Lexicon) -> bool:
    """Whether less of what moved is better."""
    patterns = _patterns(lexicon)
    if patterns["burdened"].search(text, movement.start, movement.end):
        return True
    subject = text[max(0, movement.start - _BEFORE) : movement.start]
    is_lasting = patterns["lasting"].search(subject) is not None
    return patterns["burden"].search(subject) is not None and not is_lasting


def felt(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """A change for the better or worse with two figures and their years behind it.

    "The mood improved in the north, where 27 % felt unsafe in 2023 and 33 % did so in 2025."
    """
    return _patterns(lexicon)["felt"].finditer(text)


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    better, worse = listed(lexicon, "improves"), listed(lexicon, "worsens")
    against = listed(lexicon, "set_against")
    a, b = number(lexicon, "a"), number(lexicon, "b")
    hedge = rf"(?:(?:{listed(lexicon, 'hedge_words')})\s){{0,2}}"
    sources = {
        "burdened": rf"\b{listed(lexicon, 'burdened')}\b",
        "felt": rf"(?<![\w-])(?P<word>{better}|{worse})\b[^.;()%\d]{{0,60}}?[,:]?"
        rf"\s{listed(lexicon, 'where_openers')}\s{hedge}{a}(?:\s[\w’-]+){{1,7}}?\s\(?in\s"  # noqa: RUF001
        rf"(?P<y>(?:19|20)\d\d)\)?,?\s(?:and|to|but|then|after|{against})\s{hedge}{b}"
        r"(?:\s[\w’-]+){0,5}?\s\(?in\s(?P<z>(?:19|20)\d\d)\)?",  # noqa: RUF001
        "burden": rf"\b{listed(lexicon, 'better_when_less')}\b",
        "lasting": rf"\b{listed(lexicon, 'not_better_when_less')}\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
