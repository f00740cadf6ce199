"""Counts told again in other words: "over 50 harbours in use" where 48 were counted."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from synopsis.report.check.case import Case
from synopsis.report.check.document import ASIDE
from synopsis.report.check.figures.cells import noun_stems, places_meet
from synopsis.report.check.figures.clash import Clash, clash_of
from synopsis.report.check.figures.context import YEAR
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.marks import marks_in, marks_of
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.rules.amounts.levels import are_near, behind_noun, is_level
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import WORD, stem_of

_FEWEST = 3  # stems by which dated things are named alike beyond doubt
_MOST = 40  # counts of one name beyond which nothing is said
_WIDEST = 1.5
_TAIL = re.compile(r"\s([^\d,;:.()]{2,48}?)\s(\d{1,2}\s)?(?:(\w{3,9})\s)?(?=(?:19|20)\d\d(?!\w))")
_YEAR_BEHIND = re.compile(r"\s\w{2,3}\s(?:19|20)\d\d(?![\d/-])")

_Pairs = Iterator[tuple[Figure, Figure]]


def told_hedged(case: Case) -> _Pairs:
    """Pairs of counts of one dated thing, in two paragraphs, that cannot both be true."""
    counts = [one for one in case.figures if _is_count(one)]
    yield from _of_one_name([one for one in counts if one.noun], case.lexicon)
    yield from _moved(counts, case.lexicon)


def _is_count(figure: Figure) -> bool:
    is_text = figure.sentence.block.kind not in ASIDE and len(figure.years) == 1
    return is_text and is_level(figure, Shape.COUNT) and figure.low > 1


def _of_one_name(counts: Sequence[Figure], lexicon: Lexicon) -> _Pairs:
    """Counts whose noun, with all that stands between it and the date, is the same."""
    by_name: dict[object, list[Figure]] = defaultdict(list)
    for figure in counts:
        name = _name(figure, lexicon)
        if name is not None:
            by_name[name].append(figure)
    for group in by_name.values():
        pairs = combinations(group if len(group) <= _MOST else (), 2)
        yield from (pair for pair in pairs if _clash(*pair, lexicon))


def _name(figure: Figure, lexicon: Lexicon) -> object:
    """The stems from a count's noun up to its date, and the date; nothing where a verb parts."""
    tail = _TAIL.match(behind_noun(figure))
    if tail is None or phrase(lexicon, "finite").search(tail[1]):
        return None
    words = f"{figure.noun} {tail[1]}"
    stems = content(words, lexicon)
    date = (tail[2] or "").strip(), (tail[3] or "").lower(), figure.years
    return (stems, date, marks_in(words, lexicon)) if len(stems) >= _FEWEST else None


def _moved(counts: Sequence[Figure], lexicon: Lexicon) -> _Pairs:
    """The value of a year in "thefts fell from 150 in 2022 to 120 in 2023", told as a count."""
    named: dict[object, list[Figure]] = defaultdict(list)
    for figure in counts:
        if figure.noun:
            named[figure.subject, figure.years].append(figure)
    for figure in counts:
        if figure.noun or not _has_moved(figure, lexicon):
            continue
        for other in named[figure.subject, figure.years][:_MOST]:
            is_subject = noun_stems(other, lexicon)[-1] in _head(figure, lexicon)
            if is_subject and _is_dated(other) and _clash(figure, other, lexicon):
                yield figure, other


def _has_moved(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a bare number is a value of a year, behind a word of change."""
    text = figure.sentence.text
    is_valued = _YEAR_BEHIND.match(text, figure.end) is not None
    return is_valued and phrase(lexicon, "up", "down").search(text[: figure.start]) is not None


def _head(figure: Figure, lexicon: Lexicon) -> frozenset[str]:
    """The stems of what stands before the word of change."""
    text = figure.sentence.text[: figure.start]
    found = phrase(lexicon, "up", "down").search(text)
    words = WORD.findall(text[: found.start()] if found else "")
    return frozenset(stem_of(word, lexicon) for word in words)


def _is_dated(figure: Figure) -> bool:
    return YEAR.search(figure.sentence.text) is not None


def _clash(one: Figure, two: Figure, lexicon: Lexicon) -> bool:
    """Whether two counts of two paragraphs are of one place and near, and cannot both hold."""
    return (
        one.sentence.block is not two.sentence.block
        and are_near(one, two, _WIDEST)
        and places_meet(one.places, two.places, lexicon)
        and marks_of(one, lexicon) == marks_of(two, lexicon)
        and clash_of(one, two) is Clash.VALUE
    )
