"""Changes as prose states them, with the base that they are measured from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.rules.amounts.stated import listed, not_after
from synopsis.report.check.tokens import first_tokens
from synopsis.report.check.words import Lexicon

_SIZES = {"fraction": 33, "multiple": 100, "folds": 200}
"""Changes in words, each with the size in per cent that it is taken for."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A change in per cent, or by a multiple: where it stands and its size in per cent."""

    start: int
    end: int
    size: float


@dataclass(frozen=True, slots=True)
class Based:
    """A change with the words of its base: a year, or words such as `last year`."""

    start: int
    end: int
    base: str


@lru_cache(maxsize=4096)
def growths(text: str, lexicon: Lexicon) -> tuple[Growth, ...]:
    """Every change of a text that is given in per cent, as a fraction, or as a multiple."""
    return tuple(_growths(text, lexicon))


def _growths(text: str, lexicon: Lexicon) -> Iterator[Growth]:
    patterns = growth_patterns(lexicon)
    for name in ("noun", "verb", "of", "more"):
        for found in patterns[name].finditer(text):
            if name != "more" or not _is_answer(text, found, patterns):
                yield Growth(*found.span(), float(found["n"].replace(",", "")))
    for name, size in _SIZES.items():
        for found in patterns[name].finditer(text):
            yield Growth(*found.span(), size)


def _is_answer(text: str, found: re.Match[str], patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether "20 % more patrols" is one answer in a row of them, and no change."""
    if patterns["compared"].match(text, found.end()):
        return False
    return len(patterns["value"].findall(text)) > 2


def based_changes(text: str, lexicon: Lexicon) -> list[Based]:
    """Every change that names its base, in order; a change is taken once."""
    patterns = growth_patterns(lexicon)
    found: dict[int, Based] = {}
    points = (Growth(*one.span(), 0) for one in patterns["points"].finditer(text))
    for growth in (*growths(text, lexicon), *points):
        base = patterns["base"].match(text, growth.end)
        if base is not None and not any(
            growth.start < other.end and other.start < growth.end for other in found.values()
        ):
            words = re.sub(r"\s+", " ", base["base"].lower())
            found[growth.start] = Based(growth.start, base.end(), words)
    return [found[start] for start in sorted(found)]


@cache
def growth_tokens(lexicon: Lexicon) -> frozenset[str]:
    """The tokens without which no change in per cent, points, fractions or multiples is told."""
    fractions = (word.split()[-1] for word in lexicon.words("amounts", "fractions_of_change"))
    folds = (f"{word}fold" for word in lexicon.words("figures", "ones"))
    signs = lexicon.words("figures", "percent", "points")
    multiples = (*lexicon.words("amounts", "multiple_words"), "fold", "factor", "times")
    return first_tokens((*signs, *fractions, *multiples, *folds))


@cache
def growth_patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """The patterns of changes, compiled once for a language."""
    percent, points, ones = (
        lexicon.either("figures", one) for one in ("percent", "points", "ones")
    )
    value = (
        r"(?<![\w.,])(?P<n>\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,4})?|\d{1,6}(?:\.\d{1,4})?)"
        rf"\s?(?:{percent})(?!\w)(?!\s?-?points?)"
    )
    turns = listed(lexicon, "rises", "falls")
    hedge = rf"(?:{listed(lexicon, 'hedge_words')}\s){{0,2}}"
    nouns, not_up = listed(lexicon, "growth_nouns"), not_after(lexicon, "not_up")
    manner = r"(?:\s[a-z]{2,15}ly)?"
    opening = rf"{listed(lexicon, 'base_openers')}\s(?:in\s)?"
    fractions = listed(lexicon, "fractions_of_change")
    many = rf"(?:{ones}|\d{{1,4}}(?:\.\d)?)"
    folds = rf"{many}[\s-]?fold|{many}\stimes(?!\s(?:a|per|in|every|each)\b)|a\sfactor\sof\s{many}"
    sources = {
        "noun": rf"{value}[\s-](?:[a-z-]{{2,15}}\s)?(?:{nouns})\b",
        "verb": rf"(?<![\w-]){not_up}(?:{turns}){manner}\s(?:by\s)?{hedge}{value}",
        "of": rf"(?<![\w-])(?:{nouns})(?:\sin\s[\w\s*-]{{2,40}}?)?\sof\s{hedge}{value}",
        "more": rf"{value}\s{listed(lexicon, 'differences')}\b",
        "value": value,
        "compared": rf"\W*$|\s?[,;:.)]|\s{listed(lexicon, 'after_differences')}\b",
        "points": rf"\d\s?(?:{points})\s{listed(lexicon, 'differences')}\b"
        rf"|(?<![\w-])(?:{turns}){manner}\s(?:by\s)?{hedge}\d[\d.]{{0,5}}\s?(?:{points})(?!\w)",
        "fraction": rf"(?<![\w-])(?:{turns}){manner}\sby\s{hedge}(?:{fractions})(?![\w-])",
        "multiple": rf"(?<![\w-]){listed(lexicon, 'multiple_words')}(?![\w-])",
        "folds": rf"(?<![\w-])(?:{turns}){manner}\s(?:by\s)?{hedge}(?:{folds})\b"
        rf"|(?<![\w-])(?:{folds})\s(?:{nouns})\b",
        "base": rf"[^.;:%]{{0,70}}?\b{opening}(?:the\s)?"
        rf"(?P<base>(?:19|20)\d\d|{listed(lexicon, 'relative_bases')})\b",
        "ahead": rf"(?<![\w-]){listed(lexicon, 'ahead')}(?![\w-])",
        "any": rf"\b{listed(lexicon, 'anything')}\s[\w-]+\s(?:that|which)\s(?:ha[sd]\s|have\s)?$",
        "target": r"[^.;:,]{0,30}?\sby\s(?:the\send\sof\s|mid-|the\syear\s)?20\d\d\b",
        "period": rf"(?<![\w-]){listed(lexicon, 'periods')}(?![\w-])",
        "share": rf"\b{listed(lexicon, 'share_subjects')}\b",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
