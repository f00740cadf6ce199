"""Sentences that go on alike and then differ: one that continues another, dates, turned digits."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import ASIDE, Kind, Sentence
from synopsis.report.check.figures.cells import years_meet
from synopsis.report.check.figures.context import YEAR, known_places
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.patterns import phrase, word_set
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.turned_digits import are_turned
from synopsis.report.check.words import Lexicon

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|[%,;:]")
_FEWEST = 4  # content stems that two beginnings share
_LONGEST = 600
_SIDE_KINDS = ASIDE | {Kind.ITEM}

Token = re.Match[str]


def near_twins(case: Case) -> Iterator[Hit]:
    """Pairs of sentences that only one number, month or year tells apart."""
    by_opening: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence in case.document.sentences:
        if sentence.block.kind in _SIDE_KINDS or len(sentence.text) > _LONGEST:
            continue
        words = tuple(word for word in sentence.text[:60].lower().split()[:6] if word.isalpha())
        if len(words) > 1:
            by_opening[words[:3]].append(sentence)
    for alike in by_opening.values():
        for one, two in pairwise(alike):
            hit = None if one.block is two.block else _hit(case, one, two)
            if hit is not None:
                yield hit


def _only_difference(left: Sequence[Token], right: Sequence[Token]) -> int:
    """Where the shorter of two sentences differs from the other, if in one place alone; else -1."""
    found = -1
    for at, (one, two) in enumerate(zip(left, right, strict=False)):
        if one[0] != two[0] and one[0].lower() != two[0].lower():
            if found >= 0:
                return -1
            found = at
    return found


def _hit(case: Case, one: Sentence, two: Sentence) -> Hit | None:
    """A hit where one sentence is the beginning of the other but for one number or date."""
    left, right = (list(_TOKEN.finditer(text)) for text in (one.text, two.text))
    short, at = min(len(left), len(right)), _only_difference(left, right)
    if at < 0:
        return None
    shared = content(one.text[: left[short - 1].end()], case.lexicon)
    if len(shared) < _FEWEST:
        return None
    is_same_place = known_places(one.text, case.lexicon) == known_places(two.text, case.lexicon)
    tail = (left if len(left) > len(right) else right)[short:]
    dated = _is_date(left[at], one, case.lexicon) and _is_date(right[at], two, case.lexicon)
    if dated:
        is_once = phrase(case.lexicon, "once").search(one.text) and not tail
        return _told(one, two, left[at], right[at]) if is_once and is_same_place else None
    first = _figure_at(case, one, left[at])
    if not is_same_place or not _are_counts(first, _figure_at(case, two, right[at])):
        return None
    low, high = (
        (right[at], left[at]) if len(left) < len(right) else (left[at], right[at])
    )  # the number of the longer sentence, then that of the shorter one
    narrowed = bool(tail) and _narrows(tail, case.lexicon)
    is_measure = first is not None and first.shape is not Shape.COUNT  # a part may last longer
    is_less = is_measure or _number(low) < _number(high)
    if narrowed and is_less and not are_turned(low[0], high[0]):
        return None
    return _told(one, two, left[at], right[at])


def _is_date(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a word is a month, or a number the year or the day of a date."""
    if token[0].lower() in word_set(lexicon, "months"):
        return True
    return YEAR.fullmatch(token[0]) is not None or _is_day(token, sentence, lexicon)


def _is_day(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    months = phrase(lexicon, "months")
    behind = sentence.text[token.end() : token.end() + 12].lstrip()
    return token[0].isdigit() and months.match(behind) is not None


def _are_counts(one: Figure | None, two: Figure | None) -> bool:
    """Whether both are numbers of a level, neither a rank nor a change."""
    if one is None or two is None or one.shape is not two.shape or one.shape is Shape.RANK:
        return False
    return one.change is two.change and one.hedge is two.hedge and years_meet(one.years, two.years)


def _figure_at(case: Case, sentence: Sentence, token: Token) -> Figure | None:
    found = (f for f in case.figures_in(sentence) if f.start <= token.start() < f.end)
    return next(found, None)


def _narrows(tail: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the words by which a sentence is longer may narrow what it counts."""
    return tail[0][0].lower() in word_set(lexicon, "restrictive")


def _number(token: Token) -> float:
    bare = re.sub(r"[^\d]", "", token[0])
    return float(bare) if bare else 0.0


def _told(one: Sentence, two: Sentence, left: Token, right: Token) -> Hit:
    return Hit(
        two,
        right.start(),
        right.end(),
        f"The same words stand elsewhere with “{left[0]}” instead of “{right[0]}”.",
        other=one,
        severity=Severity.CAUTION,
    )
