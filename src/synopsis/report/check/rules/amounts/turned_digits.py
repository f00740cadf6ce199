"""Counts of one thing that differ by two digits which changed places: 1,164 and 1,146."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind
from synopsis.report.check.figures.cells import noun_stems, places_meet, years_meet
from synopsis.report.check.figures.context import all_years
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.marks import marks_of
from synopsis.report.check.figures.patterns import phrase
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.levels import hit_at, is_level
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stem_set, stems

_FEWEST = 100  # a smaller number may well be another one
_LONG = 1000  # two numbers as long as this hardly look alike by chance
_NUMBER = re.compile(r"[\d.,\s]+")
_SAMPLE = re.compile(r"\bn\s?=\s?(\d[\d.,\s]{1,9}\d)", re.IGNORECASE)
_MOST = 40  # counts of one noun beyond which nothing is said


def turned_digits(case: Case) -> Iterator[Hit]:
    """Counts in two paragraphs, and the total of a table against the text."""
    by_noun: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in case.figures:
        counted = _counted(figure, case.lexicon)
        if counted and figure.sentence.block.kind is not Kind.CELL:
            by_noun[counted, *sorted(f"{figure.low:.0f}")].append(figure)
    groups = [group for group in by_noun.values() if len(group) <= _MOST]
    for group in groups:
        alike = (pair for pair in combinations(group, 2) if _are_alike(*pair, case.lexicon))
        yield from (_turned(one, two) for one, two in alike)
    said = [one for group in groups for one in group]
    yield from _totals(case, said)
    yield from _samples(case, said)


def _totals(case: Case, said: Sequence[Figure]) -> Iterator[Hit]:
    """Totals of tables that the text never gives, but for two digits."""
    known = {one.low for one in said}
    for total in case.figures:
        if total.low in known or not _is_total(total, case.lexicon):
            continue
        for one in said:
            if _is_table_of(total, one, case):
                first, second = sorted((one, total), key=lambda f: f.sentence.number)
                yield _turned(first, second)


def _samples(case: Case, said: Sequence[Figure]) -> Iterator[Hit]:
    """The sample in a caption, "n = 2,138", that the text gives otherwise."""
    for shown in case.document.sentences:
        if shown.block.kind is not Kind.CAPTION:
            continue
        counts = (one.words for one in case.figures_in(shown) if _is_long_count(one))
        named = set(stems(shown.text, case.lexicon))
        for words in (*_SAMPLE.findall(shown.text), *counts):
            for one in said:
                is_one = one.low >= _LONG or not named.isdisjoint(
                    noun_stems(one, case.lexicon)[-1:]
                )
                if (
                    is_one
                    and are_turned(words, one.words)
                    and one.sentence.block is not shown.block
                ):
                    yield hit_at(one, _why(one.words, words), shown)


def are_turned(one: str, two: str) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places."""
    left, right = (re.sub(r"\D", "", text) for text in (one, two))
    if len(left) != len(right) or left == right:
        return False
    at = next(n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b)
    return left[at : at + 2] == right[at : at + 2][::-1] and left[at + 2 :] == right[at + 2 :]


def _counted(figure: Figure, lexicon: Lexicon) -> str:
    """The last word of what is counted, or the unit in which it is measured; empty for others."""
    if is_level(figure, Shape.OTHER) and _FEWEST <= figure.low == figure.high:
        return _NUMBER.sub("", figure.words).strip().lower()
    stems = noun_stems(figure, lexicon)
    return stems[-1] if stems and _is_long_count(figure) else ""


def _is_long_count(figure: Figure) -> bool:
    return is_level(figure, Shape.COUNT) and _FEWEST <= figure.low == figure.high


def _is_total(figure: Figure, lexicon: Lexicon) -> bool:
    slot = figure.sentence.block.slot
    if slot is None or figure.sentence.block.kind is not Kind.CELL:
        return False
    is_named = phrase(lexicon, "total_rows").match(slot.stub.strip()) is not None
    return is_named and _is_long_count(figure)


def _are_alike(one: Figure, two: Figure, lexicon: Lexicon) -> bool:
    """Whether two counts are of one thing, year and place, in two paragraphs."""
    return (
        are_turned(one.words, two.words)
        and one.sentence.block is not two.sentence.block
        and (_is_one_by_kind(one, two, lexicon) or _is_one_by_words(one, two, lexicon))
        and places_meet(one.places, two.places, lexicon)
        and marks_of(one, lexicon) == marks_of(two, lexicon)
    )


def _is_one_by_words(one: Figure, two: Figure, lexicon: Lexicon) -> bool:
    """Whether two counts of one year are told in the same words, or one in some of the other's."""
    shared = (one.subject & two.subject) - set(noun_stems(one, lexicon))
    return (
        one.years == two.years
        and bool(shared or (one.years and one.noun == two.noun))
        and (one.subject <= two.subject or two.subject <= one.subject)
    )


def _is_one_by_kind(one: Figure, two: Figure, lexicon: Lexicon) -> bool:
    """Whether two numbers are of a kind of which a text has one: who came, how long a whole is."""
    if one.shape is Shape.OTHER and min(one.low, two.low) >= _LONG:
        return years_meet(one.years, two.years)
    came = stem_set(lexicon, "amounts", "gathered_once")
    is_one = bool(came & set(noun_stems(one, lexicon)[-1:]))
    return is_one and bool(one.subject & two.subject) and years_meet(one.years, two.years)


def _is_table_of(total: Figure, said: Figure, case: Case) -> bool:
    """Whether a count in the text is of what a table with that total counts, in its section."""
    if not are_turned(total.words, said.words):
        return False
    block = total.sentence.block
    slot = block.slot
    head = f"{slot.head} {slot.stub}" if slot is not None else ""
    around = " ".join((head, *block.section, _caption(total, case)))
    years = total.years or all_years(around, case.lexicon)
    is_counted = bool(content(said.noun, case.lexicon) & content(around, case.lexicon))
    return is_counted and years_meet(said.years, years)


def _caption(total: Figure, case: Case) -> str:
    """The text of the last block in front of a table."""
    number, slot = total.sentence.number, total.sentence.block.slot
    for before in reversed(case.document.sentences[max(0, number - 400) : number]):
        other = before.block.slot
        if other is None or slot is None or other.table != slot.table:
            return before.block.text
    return ""


def _turned(first: Figure, second: Figure) -> Hit:
    return hit_at(second, _why(second.words, first.words), first.sentence)


def _why(here: str, elsewhere: str) -> str:
    return (
        f"“{here}” here, but “{elsewhere}” elsewhere: two digits have changed places in "
        "one of the two, or they count different things."
    )
