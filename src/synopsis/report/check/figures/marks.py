"""Marks: the words around a figure that part it from another of the same subject."""

import re
from functools import cache, lru_cache
from operator import ne

from synopsis.report.check.figures.clauses import clause_at
from synopsis.report.check.figures.context import deadlines
from synopsis.report.check.figures.figure import Figure
from synopsis.report.check.figures.patterns import listed, patterns_of, phrase
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.lexicon import any_of
from synopsis.report.check.words.stem import stem_of, stem_set

_LONGEST_OPENING = 60
# A capital that names one of several: "Household B", but not the article "A" or the pronoun "I".
_LETTER = re.compile(r"(?<=[a-z]\s)([B-HJ-Z])(?![\w.'\N{RIGHT SINGLE QUOTATION MARK}])")


def marks_of(figure: Figure, lexicon: Lexicon) -> frozenset[str]:
    """The words of a figure's clause, and of its sentence's opening, that part cells."""
    text, slot = figure.sentence.text, figure.sentence.block.slot
    if slot is not None:
        return marks_in(f"{slot.head} {slot.stub}", lexicon)
    start, end = clause_at(text, figure.start, lexicon)
    comma = text.find(",", 0, _LONGEST_OPENING)
    opening = text[:comma] if 0 < comma < start else ""
    next_share = _next_share(lexicon).search(text, figure.end, end)
    own = text[start : next_share.start() if next_share else end]
    return marks_in(f"{opening} {own}", lexicon)


@cache
def _next_share(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a list of shares comes to its next one, behind a comma."""
    return re.compile(
        rf",\s(?:[^\W\d_]{{2,6}}\s)?\d[\d.,]{{0,6}}\s?{listed(lexicon, 'percent')}", re.IGNORECASE
    )


@lru_cache(maxsize=4096)
def marks_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a text that part cells: groups, conditions, and kinds of value."""
    text = phrase(lexicon, "region_words").sub(" ", text)
    groups = {stem_of(one[0], lexicon) for one in phrase(lexicon, "groups").finditer(text)}
    groups -= stem_set(lexicon, "figures", "people")
    apart = {re.sub(r"\s+", " ", one[0].lower()) for one in phrase(lexicon, "apart").finditer(text)}
    stages = {f"stage {n}" for n, one in enumerate(_stages(lexicon)) if one.search(text)}
    masks = patterns_of(lexicon).masks.finditer(text)
    names = {one[0].lower() for one in masks if one[0][:1].isalpha()}
    return frozenset(groups | apart | stages | names)


@cache
def _stages(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    return tuple(any_of(map(str, words)) for words in lexicon.entry("figures", "stages"))


def settings_differ(one: Figure, two: Figure, lexicon: Lexicon) -> bool:
    """Whether days, letters or words before two figures part them: "Household A", "3 May"."""
    first, second = one.sentence.text, two.sentence.text
    days = (frozenset(_days(lexicon).findall(text)) for text in (first, second))
    letters = (frozenset(_LETTER.findall(text)) for text in (first, second))
    due = (deadlines(text, lexicon) for text in (first, second))
    earlier = (_earlier(figure, lexicon) for figure in (one, two))
    return _are_apart(*days) or ne(*letters) or _are_apart(*due) or ne(*earlier)


def _are_apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both texts say something, and not the same."""
    return bool(one) and bool(two) and one != two


def _earlier(figure: Figure, lexicon: Lexicon) -> frozenset[str]:
    """The words of an earlier time before a figure: "an earlier survey"."""
    found = phrase(lexicon, "earlier").finditer(figure.sentence.text[: figure.start])
    return frozenset(one[0].lower() for one in found)


@cache
def _days(lexicon: Lexicon) -> re.Pattern[str]:
    months = listed(lexicon, "months")
    return re.compile(rf"(?<!\w)(\d{{1,2}}\s{months})(?!\w)", re.IGNORECASE)
