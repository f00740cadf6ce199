"""Medians against what is said of the halves: "half waited longer than 108 days"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf

from synopsis.report.check.case import Case
from synopsis.report.check.document import ASIDE, Sentence
from synopsis.report.check.figures.cells import places_meet
from synopsis.report.check.figures.clash import bounds_of
from synopsis.report.check.figures.clauses import clause_spans
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.levels import hit_at, is_level
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.lexicon import any_of
from synopsis.report.check.words.stem import WORD, stem_of, stem_set
from synopsis.vocabulary import Hedge

_HALF = 50.0
_WIDEST = 110  # characters between a share and the limit that it is told of
_SPANS = ("minute", "hour", "day", "week", "month", "year")
_MEASURES = (Shape.DURATION, Shape.MONEY, Shape.OTHER, Shape.COUNT)


@dataclass(frozen=True, eq=False, slots=True)
class Median:
    """Where a median lies: at least `low`, at most `high`, of what, and of which group."""

    figure: Figure
    low: float
    high: float
    measured: frozenset[str]
    said: frozenset[str]
    groups: frozenset[str]
    is_share: bool


def median_clashes(case: Case) -> Iterator[Hit]:
    """A half on one side of a value, where the median is said to lie on the other."""
    found = [one for sentence in case.document.sentences for one in _medians(case, sentence)]
    for index, second in enumerate(found):
        for first in found[:index]:
            if (first.is_share or second.is_share) and _are_one(first, second, case.lexicon):
                yield _hit(first, second)
                break


def _medians(case: Case, sentence: Sentence) -> Iterator[Median]:
    figures = case.figures_in(sentence)
    if sentence.block.kind in ASIDE or not figures:
        return
    shared = None
    for at, figure in enumerate(figures[:-1]):
        shared = _of_share(figure, figures[at + 1], case.lexicon)
        if shared is not None:
            yield shared
    named = phrase(case.lexicon, "medians")
    if shared is None and named.search(sentence.text):
        for start, end in clause_spans(sentence.text, case.lexicon):
            yield from _named(case, sentence, (start, end))


def _named(case: Case, sentence: Sentence, span: tuple[int, int]) -> Iterator[Median]:
    """The one value of a clause that says which median it gives."""
    text = sentence.text[slice(*span)]
    word = phrase(case.lexicon, "medians").search(text)
    values = [
        one
        for one in case.figures_in(sentence)
        if span[0] <= one.start < span[1] and is_level(one, *_MEASURES)
    ]
    if word is None or len(values) != 1:
        return
    behind = WORD.findall(text[word.end() :])[:2]
    idle = content(f"{word[0]} {values[0].words}", case.lexicon)
    said = content(text, case.lexicon) - idle
    measured = content(" ".join(behind[:1]), case.lexicon) or said
    groups = _groups(sentence.text, case.lexicon)
    yield Median(values[0], *bounds_of(values[0]), measured, said, groups, is_share=False)


def _of_share(share: Figure, limit: Figure, lexicon: Lexicon) -> Median | None:
    """The half of a group above or below a limit, and other shares that tell where it lies."""
    text, between = share.sentence.text, share.sentence.text[share.end : limit.start]
    are_levels = is_level(share, Shape.PERCENT) and is_level(limit, *_MEASURES)
    if not are_levels or len(between) > _WIDEST:
        return None
    if share.low != share.high or "," in between or ";" in between:
        return None
    above = _side(text, limit, lexicon)
    if above is None or (side := _where(share, above=above)) == 0:
        return None
    half = 0.5 if limit.low != int(limit.low) else 1.0
    low = limit.low - half if side in (1, 2) else -inf
    high = limit.low + half if side in (-1, 2) else inf
    said = content(text, lexicon)
    words = set(WORD.findall(between.lower())) & set(lexicon.words("figures", "whole_groups"))
    groups = _groups(text[: limit.end + 60], lexicon) - {stem_of(one, lexicon) for one in words}
    return Median(limit, low, high, said, said, groups, is_share=True)


@cache
def _bounding(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    return tuple(any_of(map(str, words)) for words in lexicon.entry("figures", "bounding"))


def _side(text: str, limit: Figure, lexicon: Lexicon) -> bool | None:
    """Whether a limit is one that is exceeded; nothing where it is no limit."""
    around = f"{text[max(0, limit.start - 14) : limit.end]} {text[limit.end : limit.end + 10]}"
    found = [one for one in _bounding(lexicon) if one.search(around)]
    return found[0] is _bounding(lexicon)[0] if len(found) == 1 else None


def _where(share: Figure, *, above: bool) -> int:
    """1 where the median is at the limit or above, -1 where below, 2 where it is the limit."""
    if share.low == _HALF and share.hedge is Hedge.EXACT:
        return 2
    more = share.low >= _HALF and share.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.EXACT)
    less = share.low <= _HALF and share.hedge in (Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.EXACT)
    if more == less:
        return 0
    return 1 if more == above else -1


def _groups(text: str, lexicon: Lexicon) -> frozenset[str]:
    found = phrase(lexicon, "groups").finditer(phrase(lexicon, "region_words").sub(" ", text))
    return frozenset(stem_of(one[0], lexicon) for one in found)


def _are_one(first: Median, second: Median, lexicon: Lexicon) -> bool:
    """Whether two medians are of one thing, group, year and place, and cannot both hold."""
    one, two = first.figure, second.figure
    wholes = stem_set(lexicon, "figures", "whole_groups")
    return (
        one.sentence is not two.sentence
        and bool(first.measured & second.measured)
        and _is_covered(first, second)
        and first.groups - wholes == second.groups - wholes
        and (first.groups <= second.groups or second.groups <= first.groups)
        and one.years == two.years
        and _unit(one) == _unit(two)
        and places_meet(one.places, two.places, lexicon)
        and (first.high < second.low or second.high < first.low)
    )


def _is_covered(first: Median, second: Median) -> bool:
    """Whether what is said of a named median is said of the halves too; two halves say the same."""
    if first.is_share and second.is_share:
        return first.said == second.said
    named, shares = (second, first) if first.is_share else (first, second)
    return named.said <= shares.said


def _unit(figure: Figure) -> str:
    """What a figure is measured in: its shape, and for a span of time its unit."""
    if figure.shape is not Shape.DURATION:
        return figure.shape.value
    words = [word.lower().rstrip("s") for word in WORD.findall(figure.words) if not word.isdigit()]
    return next((word for word in words if word in _SPANS), " ".join(words))


def _hit(first: Median, second: Median) -> Hit:
    here, other = second.figure, first.figure
    why = (
        f"“{here.words}” here parts the two halves, but “{other.words}” elsewhere does: a median "
        "has half of the cases on either side, and the two cannot both hold."
    )
    return hit_at(here, why, other.sentence)
