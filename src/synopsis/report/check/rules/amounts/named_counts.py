"""Counts of things named alike: "the 48 speakers" where 55 speakers were announced."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from synopsis.report.check.case import Case
from synopsis.report.check.figures.cells import noun_stems, places_meet, years_meet
from synopsis.report.check.figures.clash import Clash, clash_of
from synopsis.report.check.figures.context import YEAR, noun_of_tail
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.marks import marks_in
from synopsis.report.check.figures.patterns import phrase, shaped
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.levels import (
    UNTOLD,
    are_near,
    behind_noun,
    hit_at,
    is_level,
)
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import content_stem

_FEWEST = 10  # a smaller definite count may stand for a list of names before it
_FEWEST_STEMS = 3  # words by which things are named alike beyond doubt
_WIDEST = 2.0  # counts further apart than this are of other things
_DONE_BY = re.compile(r"\s([^\W\d_]{2,16}ed)(?:\s[^\W\d_]{1,14}){0,2}\sby\s")
_DONE = re.compile(r"\s([^\W\d_]{2,16}(?:ed|en|wn|ld|lt|nt))\s([^,;:.()]{2,80})")
_AHEAD = 60  # characters before a count in which a word says that it is to come
_MOST = 60  # counts of one noun beyond which nothing is said: the text is full of them


def named_counts(case: Case) -> Iterator[Hit]:
    """Definite counts without antecedent, and counts of things with one long name and year."""
    by_noun: dict[str, list[Figure]] = defaultdict(list)
    for figure in case.figures:
        if _is_plain_count(figure):
            by_noun[noun_stems(figure, case.lexicon)[-1]].append(figure)
    for group in by_noun.values():
        if 1 < len(group) <= _MOST:
            yield from _definite(case, group)
            yield from _long_named(group, case.lexicon)


def _is_plain_count(figure: Figure) -> bool:
    is_told = figure.sentence.block.kind not in UNTOLD
    return is_told and is_level(figure, Shape.COUNT) and bool(figure.noun)


def _definite(case: Case, group: Sequence[Figure]) -> Iterator[Hit]:
    lexicon = case.lexicon
    for figure in group:
        if figure.low < _FEWEST or not _is_definite(figure, lexicon):
            continue
        if _is_told_before(case, figure):
            continue
        others = [one for one in group if one.sentence is not figure.sentence]
        if any(clash_of(figure, one) is not Clash.VALUE for one in others) or _adds_up(
            figure, others
        ):
            continue
        near = [
            one
            for one in others
            if are_near(figure, one, _WIDEST)
            and _can_meet(figure, one, lexicon)
            and not _is_other_kind(figure, one, lexicon)
        ]
        if near and len({(one.low, one.high) for one in near}) == 1:
            yield _hit(figure, near[0])


def _is_told_before(case: Case, figure: Figure) -> bool:
    """Whether the sentence before gives the number, be it of "them" or without a noun."""
    before = case.document.before(figure.sentence)
    return before is not None and any(one.low == figure.low for one in case.figures_in(before))


def _is_other_kind(figure: Figure, other: Figure, lexicon: Lexicon) -> bool:
    """Whether words part two counts: car thefts and bicycle thefts, thefts cleared up by ..."""
    one, two = noun_stems(figure, lexicon)[:-1], noun_stems(other, lexicon)[:-1]
    if one and two and not {*one} & {*two}:
        return True
    done = _narrowed(figure, lexicon)
    return done is not None and content_stem(done[1], lexicon) not in {
        "",
        *content(other.sentence.text, lexicon),
    }


def _narrowed(figure: Figure, lexicon: Lexicon) -> re.Match[str] | None:
    """A participle that narrows what is counted: "the 90 homes linked to it are rural"."""
    behind = behind_noun(figure)
    clause = _DONE.match(behind)
    if clause is not None and phrase(lexicon, "finite").search(clause[2]):
        is_dated = YEAR.search(clause[2]) or phrase(lexicon, "months").search(clause[2])
        return None if is_dated else clause
    return _DONE_BY.match(behind)


def _long_named(group: Sequence[Figure], lexicon: Lexicon) -> Iterator[Hit]:
    """Counts of "victims of forced labour" for one named year, in two paragraphs."""
    by_name: dict[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in group:
        name = _name(figure, lexicon)
        if len(name) >= _FEWEST_STEMS and _is_dated(figure):
            by_name[name].append(figure)
    for alike in by_name.values():
        for one, two in combinations(alike[:8], 2):
            parted = one.sentence.block is not two.sentence.block and one.years == two.years
            is_other = are_near(one, two, _WIDEST) and clash_of(one, two) is Clash.VALUE
            if parted and is_other and _can_meet(one, two, lexicon):
                yield _hit(two, one)


def _is_dated(figure: Figure) -> bool:
    return len(figure.years) == 1 and str(figure.years[0]) in figure.sentence.text


def _name(figure: Figure, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a noun and of what stands behind its "of"."""
    tail = noun_of_tail(behind_noun(figure)[:60], lexicon)
    return content(f"{figure.noun} {tail}", lexicon)


def _adds_up(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a count is the sum or the difference of two others."""
    values = [one.low for one in others][:20]
    return any(figure.low in (a + b, abs(a - b)) for a, b in combinations(values, 2))


def _can_meet(figure: Figure, other: Figure, lexicon: Lexicon) -> bool:
    return (
        years_meet(figure.years, other.years)
        and places_meet(figure.places, other.places, lexicon)
        and _marks(figure, lexicon) == _marks(other, lexicon)
        and _is_ahead(figure, lexicon) == _is_ahead(other, lexicon)
    )


def _is_ahead(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a count is expected, planned or wished: what came of it is another."""
    before = figure.sentence.text[max(0, figure.start - _AHEAD) : figure.start]
    return lexicon.pattern("amounts", "foreseen").search(before) is not None


def _marks(figure: Figure, lexicon: Lexicon) -> frozenset[str]:
    """The words beside a count that part it from another: a plan, another group, what is left."""
    text = figure.sentence.text
    return marks_in(text[max(0, figure.start - 40) : figure.end + len(figure.noun) + 20], lexicon)


def _is_definite(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a count is said as known, and no word behind its noun narrows it."""
    before = figure.sentence.text[max(0, figure.start - 12) : figure.start]
    is_known = shaped(lexicon, r"(?:^|\s){}\s$", "definites").search(before) is not None
    following = behind_noun(figure).lower().split(maxsplit=1)[:1]
    return is_known and not {*following} & {*lexicon.words("figures", "narrowing")}


def _hit(figure: Figure, other: Figure) -> Hit:
    why = (
        f"“{figure.words} {figure.noun}” here, but “{other.words} {other.noun}” elsewhere. "
        "One of the two counts is wrong, or they count different things."
    )
    return hit_at(figure, why, other.sentence)
