"""What a change is measured from: its base, its period, and the same base for both of a pair."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.naming import naming_patterns
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.growth import (
    Based,
    Growth,
    based_changes,
    growth_patterns,
    growth_tokens,
    growths,
)
from synopsis.report.check.rules.amounts.growth_levels import has_level
from synopsis.report.check.rules.amounts.levels import UNTOLD
from synopsis.report.check.rules.amounts.stated import YEAR, counts_in, listed, movements, stated
from synopsis.report.check.sourcing import is_sourced_near, own_sources
from synopsis.report.check.tokens import sentences_with
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import stems

_LARGE = 50
"""From this change in per cent on, a reader needs the number that it started from."""


def growth_without_base(case: Case) -> Iterator[Hit]:
    """A change that names no number or no time from which it is measured, and rests on nothing."""
    yield from _baseless(case)


def baseless_sentences(case: Case) -> frozenset[int]:
    """The numbers of the sentences whose change names no base."""
    return frozenset(hit.sentence.number for hit in _baseless(case))


@lru_cache(maxsize=8)
def _baseless(case: Case) -> tuple[Hit, ...]:
    sentences = sentences_with(case, growth_tokens(case.lexicon))
    return tuple(hit for one in sentences if (hit := _baseless_in(case, one)) is not None)


def _baseless_in(case: Case, sentence: Sentence) -> Hit | None:
    found = _growths_told(sentence, case.lexicon)
    if not found:
        return None
    largest = max(found, key=lambda one: one.size)
    is_bare = not (has_number(case, sentence) or own_sources(case, sentence))
    if is_bare and not _has_period(case, sentence):
        return _hit(sentence, largest, "says neither since when nor from which number")
    if largest.size < _LARGE or has_level(case, sentence, largest):
        return None
    if is_bare and not is_sourced_near(case, sentence):
        return _hit(sentence, largest, "has neither the number that it starts from nor a source")
    return _hit(sentence, largest, "has no number from which it starts")


def _growths_told(sentence: Sentence, lexicon: Lexicon) -> list[Growth]:
    """The changes that a sentence tells as facts; those of shares are another rule's."""
    patterns, text = growth_patterns(lexicon), sentence.text
    if sentence.block.kind in UNTOLD or patterns["share"].search(text):
        return []
    return [one for one in growths(text, lexicon) if not _is_ahead(text, one, patterns)]


def _is_ahead(text: str, one: Growth, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the change is wished, planned or supposed, or that of anything."""
    if patterns["any"].search(text, max(0, one.start - 60), one.start):
        return True
    if patterns["ahead"].search(text, max(0, one.start - 60), one.end):
        return True
    return patterns["target"].match(text, one.end) is not None


def _hit(sentence: Sentence, one: Growth, lack: str) -> Hit:
    words = sentence.text[one.start : one.end]
    return Hit(sentence, one.start, one.end, f"“{words}” {lack}, so nobody can judge or repeat it.")


def has_number(case: Case, sentence: Sentence) -> bool:
    """Whether the sentence or its neighbours give a number that the change can be set beside."""
    number, matter = sentence.number, set(stems(sentence.text, case.lexicon))
    around = case.document.sentences[max(0, number - 1) : number + 2]
    near = [one for one in around if one.block is sentence.block]
    leans = naming_patterns(case.lexicon).leans.match(sentence.text)
    if leans and near[0] is not sentence and _gives_number(near[0], case.lexicon):
        return True
    return any(
        _gives_number(one, case.lexicon)
        for one in near
        if one is sentence
        or _gives_levels(one, case.lexicon)
        or matter & set(stems(one.text, case.lexicon))
    )


def _gives_levels(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether it goes on with numbers of two years: "In 2019 there were 4,100, in 2024 8,350"."""
    leans = naming_patterns(lexicon).leans.match(sentence.text)
    if not (leans or YEAR.search(sentence.text, 0, 12)):
        return False
    years = {one.value for one in stated(sentence.text, lexicon) if one.is_year}
    return len(years) > 1 and len(counts_in(sentence.text, lexicon)) > 1


def _gives_number(sentence: Sentence, lexicon: Lexicon) -> bool:
    moved = next(movements(sentence.text, lexicon), None)
    return moved is not None or bool(counts_in(sentence.text, lexicon))


def _has_period(case: Case, sentence: Sentence) -> bool:
    """Whether the sentence, its paragraph, a heading above or the title says of which time."""
    block = sentence.block
    if growth_patterns(case.lexicon)["period"].search(sentence.text):
        return True
    return any(YEAR.search(text) for text in (block.text, *block.section, case.document.title))


def bases_differ(case: Case) -> Iterator[Hit]:
    """Two changes set side by side that are measured from two different bases."""
    before: tuple[Sentence, list[Based]] | None = None
    for sentence in sentences_with(case, growth_tokens(case.lexicon)):
        found = based_changes(sentence.text, case.lexicon)
        hit = _within(sentence, found, case.lexicon)
        if hit is None and found and before is not None:
            hit = _between(before, sentence, found, case)
        if hit is not None:
            yield hit
        before = (sentence, found) if found else None


def _within(sentence: Sentence, found: list[Based], lexicon: Lexicon) -> Hit | None:
    """Two changes of two things in one sentence; two horizons of one thing are no fault."""
    for first, second in pairwise(found):
        between = _content(sentence.text[first.end : second.start], lexicon)
        if between and not _is_same(first.base, second.base, sentence.text):
            return Hit(sentence, first.start, second.end, _why(first.base, second.base))
    return None


def _between(
    before: tuple[Sentence, list[Based]], sentence: Sentence, found: list[Based], case: Case
) -> Hit | None:
    earlier, changes = before
    if earlier.block is not sentence.block or earlier.number + 1 != sentence.number:
        return None
    first, second = changes[-1], found[0]
    joined = _connected(case.lexicon).match(sentence.text) is not None
    levels = _level_before(earlier, first, case.lexicon) and _level_before(
        sentence, second, case.lexicon
    )
    if not (joined or levels) or _is_same(first.base, second.base, sentence.block.text):
        return None
    why = _why(first.base, second.base)
    return Hit(sentence, second.start, second.end, why, other=earlier)


def _level_before(sentence: Sentence, change: Based, lexicon: Lexicon) -> bool:
    """Whether the change is that of a share given before it."""
    return any(one.is_percent for one in stated(sentence.text[: change.start], lexicon))


def _is_same(first: str, second: str, text: str) -> bool:
    """Whether two bases are one: the same words, or `last year` and the year before the latest."""
    if first == second or not (first.isdigit() or second.isdigit()):
        return True
    if first.isdigit() and second.isdigit():
        return False
    year = int(first if first.isdigit() else second)
    return year + 1 == max((int(one) for one in YEAR.findall(text)), default=0)


def _why(first: str, second: str) -> str:
    return f"One change is measured from {first}, the other from {second}: they cannot be compared."


def _content(text: str, lexicon: Lexicon) -> set[str]:
    """The stems of a text without those of words of change."""
    turns = lexicon.words("amounts", "growth_nouns", "rises", "falls")
    return set(stems(text, lexicon)).difference(stems(" ".join(turns), lexicon))


@cache
def _connected(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\W*{listed(lexicon, 'connectors')}\b", re.IGNORECASE)
