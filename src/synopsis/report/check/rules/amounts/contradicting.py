"""Figures of one cell that cannot both be true, in one document and across documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.figures.cells import Pair, same_cell
from synopsis.report.check.figures.clash import Clash, clash_of
from synopsis.report.check.figures.figure import Figure
from synopsis.report.check.figures.marks import settings_differ
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.against_table import against_tables
from synopsis.report.check.rules.amounts.frames import share_a_frame
from synopsis.report.check.rules.amounts.levels import hit_at
from synopsis.report.check.rules.amounts.medians import median_clashes
from synopsis.report.check.rules.amounts.named_counts import named_counts
from synopsis.report.check.rules.amounts.restated import restated
from synopsis.report.check.rules.amounts.sections import (
    are_templates,
    between_sections,
    sections_of,
)
from synopsis.report.check.rules.amounts.told_hedged import told_hedged


@lru_cache(maxsize=4)
def contradicting_figures(case: Case) -> tuple[Hit, ...]:
    """One quantity with two values in a document."""
    return tuple(_once(_hits(case)))


def contradicting_across(cases: Sequence[Case]) -> Iterable[Hit]:
    """One quantity with two values in two documents of one language."""
    by_language: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_language[case.document.language].append(case)
    for group in by_language.values():
        if len(group) > 1:
            yield from _once(_across(group))


def clashing_sentences(case: Case) -> frozenset[tuple[int, int]]:
    """The pairs of sentences, by number, of which this rule speaks already."""
    found = ((hit.sentence, hit.other) for hit in contradicting_figures(case))
    return frozenset(_numbers(one, other) for one, other in found if other is not None)


def spoken_of(one: Sentence, other: Sentence, pairs: frozenset[tuple[int, int]]) -> bool:
    """Whether a pair of sentences is among those of which the rule speaks."""
    return _numbers(one, other) in pairs


def _numbers(one: Sentence, other: Sentence) -> tuple[int, int]:
    return min(one.number, other.number), max(one.number, other.number)


def _hits(case: Case) -> Iterator[Hit]:
    pairs = _without_templates(_settled(same_cell(case.figures, case.lexicon)))
    said = (pair for pair in pairs if not _says_both(pair, case))
    yield from (_hit(pair) for pair in said)
    yield from named_counts(case)
    yield from _restated(case)
    yield from median_clashes(case)
    yield from against_tables(case)


def _restated(case: Case) -> Iterator[Hit]:
    """Quantities told again as a noun."""
    pairs = [
        Pair(min(twin, key=_number), max(twin, key=_number), is_strict=False)
        for twin in (*restated(case), *told_hedged(case))
    ]
    yield from (_hit(pair) for pair in _without_templates(pairs) if not _says_both(pair, case))


def _number(figure: Figure) -> int:
    return figure.sentence.number


def _says_both(pair: Pair, case: Case) -> bool:
    """Whether a sentence gives the other's figure too, or its setting or its list is another."""
    first, second = pair.first, pair.second
    if share_a_frame(case, first.sentence, second.sentence):
        return True
    return settings_differ(first, second, case.lexicon) or any(
        one not in (first, second)
        and one.shape is other.shape
        and one.change is other.change
        and one.low == other.low
        for other, sentence in ((second, first.sentence), (first, second.sentence))
        for one in case.figures_in(sentence)
    )


def _across(cases: Sequence[Case]) -> Iterator[Hit]:
    figures = [figure for case in cases for figure in case.figures]
    for pair in _settled(same_cell(figures, cases[0].lexicon)):
        files = {pair.first.sentence.position.file, pair.second.sentence.position.file}
        if len(files) == 2 and pair.is_strict:
            yield _hit(pair, is_across=True)


def _settled(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs that clash, without figures that agree with another of their cell in a table."""
    every = list(pairs)
    agreed = {
        id(one)
        for pair in every
        if clash_of(pair.first, pair.second) is Clash.NONE and _is_of_table(pair)
        for one in (pair.first, pair.second)
    }
    return [
        pair
        for pair in every
        if clash_of(pair.first, pair.second) is not Clash.NONE
        and not (_is_of_table(pair) and agreed & {id(pair.first), id(pair.second)})
    ]


def _is_of_table(pair: Pair) -> bool:
    return Kind.CELL in (pair.first.sentence.block.kind, pair.second.sentence.block.kind)


def _without_templates(pairs: list[Pair]) -> list[Pair]:
    """Pairs but those of sibling sections that say the same things of different subjects."""
    between = between_sections((pair.first.sentence, pair.second.sentence) for pair in pairs)
    both = [sections_of(pair.first.sentence, pair.second.sentence) for pair in pairs]
    told = zip(pairs, both, strict=True)
    return [pair for pair, sections in told if not are_templates(sections, between[sections])]


def _hit(pair: Pair, *, is_across: bool = False) -> Hit:
    """The later of two figures against the earlier one."""
    first, second = pair.first, pair.second
    where = " in another document" if is_across else ""
    said = f"“{second.words}” here, but “{first.words}”{where} for what seems the same quantity."
    if clash_of(first, second) is Clash.VALUE and pair.is_strict and not is_across:
        told, severity = "The two cannot both be true.", Severity.ERROR
    else:
        told, severity = "A reader cannot tell which of the two holds.", Severity.CAUTION
    return hit_at(second, f"{said} {told}", first.sentence, severity)


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """One hit for each pair of sentences."""
    seen: set[tuple[int, int]] = set()
    for hit in hits:
        key = (id(hit.sentence), id(hit.other))
        if key not in seen:
            seen.add(key)
            yield hit
