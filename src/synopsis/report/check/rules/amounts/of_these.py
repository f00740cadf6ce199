"""Counts that tell apart what the sentence before has counted: "Of these, nine were ..."."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.patterns import listed
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.counted_parts import is_labelled, parts_hit
from synopsis.report.check.rules.amounts.levels import UNTOLD, is_level, total_of
from synopsis.report.check.rules.amounts.nested_parts import has_parts_of_parts
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_FEWEST = 3
_NEARLY = 0.8  # parts that reach this share of a whole look as if they were all of it
_WORD = re.compile(r"\s*([^\W\d_]+)")


def of_these(case: Case) -> Iterator[Hit]:
    """Three counts or more of one verb that are told as all of what was counted before."""
    for sentence in case.document.sentences:
        opened = _opening(case.lexicon).match(sentence.text)
        before = case.document.before(sentence)
        if sentence.block.kind in UNTOLD or opened is None or before is None:
            continue
        if _untold(case.lexicon).search(sentence.text):
            continue
        parts = [one for one in _counts(case, sentence) if one.start >= opened.end()]
        if len(parts) >= _FEWEST and _go_on(parts, case.lexicon):
            yield from _judged(sentence, parts, _counts(case, before), case.lexicon)


def _counts(case: Case, sentence: Sentence) -> list[Figure]:
    found = (one for one in case.figures_in(sentence) if is_level(one, Shape.COUNT))
    return [one for one in found if one.low == one.high and one.hedge is Hedge.EXACT]


def _judged(
    sentence: Sentence, parts: Sequence[Figure], told: Sequence[Figure], lexicon: Lexicon
) -> Iterator[Hit]:
    largest = max(one.low for one in parts)
    wholes = [one for one in told if one.noun and one.low > largest]
    if len(wholes) != 1 or not all(is_labelled(one) for one in parts):
        return
    whole, total = wholes[0], total_of(parts)
    is_near = whole.low * _NEARLY <= total <= whole.low / _NEARLY
    if total != whole.low and is_near and not has_parts_of_parts(parts, whole, lexicon):
        yield parts_hit(sentence, whole, parts, Severity.CAUTION)


def _go_on(parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether one verb serves for all parts, the last of them after an "and".

    "Nine were caused by snow, five by errors and three by fire"; "nine went to towns, five went to
    villages and three to farms".
    """
    text = parts[0].sentence.text
    between = [text[left.end : right.start] for left, right in pairwise(parts)]
    if not all(_joint(lexicon).search(one) for one in between):
        return False
    if re.search(r"[.;:]\s", text[parts[-1].end :].rstrip(" .")) or len(between[0].split()) < 2:
        return False
    verb, *later = (_first_word(text, one.end) for one in parts)
    shared = {*re.findall(r"[^\W\d_]+", between[0].lower())}
    prepositions = {
        *lexicon.words("figures", "restrictive"),
        *lexicon.words("amounts", "assigning"),
    }
    return all(one == verb or one in shared & prepositions for one in later)


def _first_word(text: str, place: int) -> str:
    found = _WORD.match(text, place)
    return found[1].lower() if found else ""


@cache
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:,\s|;\s|\s{listed(lexicon, 'joiners')}\s)$", re.IGNORECASE)


@cache
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """How a sentence takes up all that was counted: "Of these", "Of those 18 outages,"."""
    of = rf"(?:{listed(lexicon, 'population_of')}|out\sof|among|amongst)"
    known = listed(lexicon, "definites", "pronouns")
    return re.compile(
        rf"\W*{of}\s{known}(?:\s[\w,]{{1,12}})?(?:\s[\w-]{{3,20}})?,?\s", re.IGNORECASE
    )


@cache
def _untold(lexicon: Lexicon) -> re.Pattern[str]:
    samples = lexicon.either("amounts", "samples")
    return re.compile(
        rf"(?<![\w-])(?:{samples}|{listed(lexicon, 'partly', 'rest')})(?![\w-])", re.IGNORECASE
    )
