"""Counts that are said to be the parts of a counted whole."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Sentence
from synopsis.report.check.figures.cells import noun_stems
from synopsis.report.check.figures.clash import written_step
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.patterns import listed, phrase, shaped
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.levels import (
    UNTOLD,
    figures_of,
    is_level,
    sum_in_words,
    total_of,
)
from synopsis.report.check.rules.amounts.listing import led_lists
from synopsis.report.check.rules.amounts.nested_parts import (
    go_on_alike,
    has_parts_of_parts,
    severity_of,
)
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_CLOSE = re.compile(r"[;:]|[.!?]\S{0,6}\s(?=[^\W\d_a-z])")
_WORD_BEHIND = re.compile(r"[\s(]{0,2}[^\W\d_]")
_WORD_BEFORE = re.compile(r"[^\W\d_]:?[\s(]{1,2}$")
_COLON = re.compile(r":\s*(?:[^\W\d_]+\s){0,2}$")
_SHAPES = (Shape.COUNT, Shape.MONEY)
_NEARLY = 0.8  # parts that reach this share of a whole look as if they were all of it
_ROW = re.compile(r"(?:\s[^\W\d_][\w-]*){1,8}(?:,|,?\sand|,?\sor)\s")
_FEWEST = 3  # things of several names that are the parts of one whole
_FAR = 80  # characters between a whole and the first of its parts


def counted_parts(case: Case) -> Iterator[Hit]:
    """Wholes in front of their parts, behind them, in the sentence before, and over a list."""
    for sentence in case.document.sentences:
        if sentence.block.kind in UNTOLD:
            continue
        counts = _without_bases(_counts(case.figures_in(sentence)), case.lexicon)
        if len(counts) >= 3:
            yield from _in_sentence(case, sentence, counts)
    yield from _over_lists(case)


def _counts(figures: Sequence[Figure]) -> list[Figure]:
    return [one for one in figures if is_level(one, *_SHAPES) and one.low == one.high]


def _without_bases(counts: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """Counts but the whole in a ratio: the second number of "347 of 512" is no part of anything."""
    of = _of(lexicon)
    return [
        one
        for index, one in enumerate(counts)
        if not index or not of.fullmatch(one.sentence.text, counts[index - 1].end, one.start)
    ]


@cache
def _of(lexicon: Lexicon) -> re.Pattern[str]:
    words = rf"(?:{listed(lexicon, 'population_of')}|out of|of a total of)"
    return re.compile(rf"\s{words}\s(?:{listed(lexicon, 'definites')}\s)?", re.IGNORECASE)


def _in_sentence(case: Case, sentence: Sentence, counts: list[Figure]) -> Iterator[Hit]:
    """The first way in which a sentence tells a whole and its parts."""
    lexicon = case.lexicon
    for at in reversed(range(len(counts) - 2)):
        whole, parts = counts[at], counts[at + 1 :]
        opening = _opening(sentence.text, whole, parts[0], lexicon)
        if opening:
            close = _CLOSE.search(sentence.text, parts[0].end)
            inside = [one for one in parts if close is None or one.start < close.start()]
            yield from _judged(sentence, whole, inside, opening, lexicon)
            return
    *parts, whole = counts
    if _closes(sentence.text, whole, lexicon):
        yield from _judged(sentence, whole, parts, "all", lexicon)
        return
    before = case.document.before(sentence)
    if before is None:
        return
    if _opens_split(sentence, lexicon):
        yield from _against_before(case, sentence, counts, before)
    elif _takes_apart(sentence.text, counts, lexicon):
        yield from _against_only(case, sentence, counts, before)


def _judged(
    sentence: Sentence, whole: Figure, parts: Sequence[Figure], opening: str, lexicon: Lexicon
) -> Iterator[Hit]:
    if whole.hedge is not Hedge.EXACT or not _may_be_parts(whole, parts, lexicon):
        return
    total = total_of(parts)
    if total == whole.low or has_parts_of_parts(parts, whole, lexicon):
        return
    if opening == "all":
        if (severity := severity_of(whole, parts, lexicon)) is not None:
            yield parts_hit(sentence, whole, parts, severity)
    elif total > whole.low:
        if opening != "some" and go_on_alike(whole, parts, lexicon):
            yield parts_hit(sentence, whole, parts, Severity.CAUTION)
    elif opening == "most" and len(parts) >= 3 and whole.low * _NEARLY <= total:
        yield parts_hit(sentence, whole, parts, Severity.CAUTION)


def _opening(text: str, whole: Figure, part: Figure, lexicon: Lexicon) -> str:
    """How the parts open: all of them, most of them, some of them, or nothing opens here."""
    between = text[whole.end : part.start]
    if len(between) > _FAR:
        return ""
    is_partly = phrase(lexicon, "partly").search(between) is not None
    if _COLON.search(between):
        is_list = not re.search(r"[,;(]", between) and (whole.noun or whole.shape is Shape.MONEY)
        told = "some" if is_partly else "all"
        return told if is_list else ""
    if phrase(lexicon, "split").search(between):
        return "some" if is_partly else "all"
    if phrase(lexicon, "of_which").search(between):
        return "some" if is_partly else "most"
    is_base = _base(lexicon).search(text[: whole.start])
    return "most" if is_base and "," in between else ""


@cache
def _base(lexicon: Lexicon) -> re.Pattern[str]:
    """What opens a clause with the base of all that follows: "of the 48 boats, ..."."""
    of, definite = listed(lexicon, "population_of"), listed(lexicon, "definites")
    return re.compile(rf"(?:^|[,;]\s){of}\s(?:{definite}\s)?$", re.IGNORECASE)


def _closes(text: str, whole: Figure, lexicon: Lexicon) -> bool:
    """Whether the last count is told as the sum: "a total of 12", "in all 12"."""
    before = text[max(0, whole.start - 24) : whole.start]
    return shaped(lexicon, r"{}\s$", "sum_of").search(before) is not None


def _opens_split(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence opens as a breakdown of what the one before has counted."""
    return shaped(lexicon, r"{}\s[^,]{2,28},", "split_by").match(sentence.text[:40]) is not None


def _against_before(
    case: Case, sentence: Sentence, parts: Sequence[Figure], before: Sentence
) -> Iterator[Hit]:
    """The one count of the same things in the sentence before."""
    thing = _head_stem(parts[0], case.lexicon)
    wholes = [
        one
        for one in _counts(case.figures_in(before))
        if thing and _head_stem(one, case.lexicon) == thing and one.hedge is Hedge.EXACT
    ]
    if len(wholes) != 1 or not _are_parts(wholes[0], parts, case.lexicon):
        return
    whole = wholes[0]
    is_off = total_of(parts) != whole.low and all(one.low < whole.low for one in parts)
    if is_off and not has_parts_of_parts(parts, whole, case.lexicon):
        yield parts_hit(sentence, whole, parts, Severity.CAUTION)


def _takes_apart(text: str, counts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether a sentence only says what the things before are made of, or ends with the rest."""
    opening = text[: counts[0].start]
    if phrase(lexicon, "partly").search(text):
        return False
    if _made_of(lexicon).match(opening):
        return True
    rest = text[max(0, counts[-1].start - 16) : counts[-1].start]
    of_them = shaped(lexicon, r"{},?\s", "openers").match(opening)
    return bool(of_them and phrase(lexicon, "remainder").search(rest))


@cache
def _made_of(lexicon: Lexicon) -> re.Pattern[str]:
    """A sentence up to its first number: "They consisted of"."""
    anaphor, split = listed(lexicon, "pronouns", "definites"), listed(lexicon, "split")
    return re.compile(
        rf"{anaphor}\s(?:[^,;:()]{{2,50}}\s)?{split}(?!\w)[^,;:()]{{0,24}}$", re.IGNORECASE
    )


def _against_only(
    case: Case, sentence: Sentence, parts: Sequence[Figure], before: Sentence
) -> Iterator[Hit]:
    """The one count in the sentence before that is large enough to hold every part."""
    largest = max(one.low for one in parts)
    wholes = [
        one
        for one in _counts(case.figures_in(before))
        if (one.noun or one.shape is Shape.MONEY) and one.low > largest
    ]
    if len(wholes) != 1 or wholes[0].hedge is not Hedge.EXACT:
        return
    plain = all(one.hedge is Hedge.EXACT and is_labelled(one) for one in parts)
    total, whole = total_of(parts), wholes[0]
    is_near = whole.low * _NEARLY <= total <= whole.low / _NEARLY
    is_off = abs(total - whole.low) > _slack((*parts, whole))
    if plain and is_near and is_off and not has_parts_of_parts(parts, whole, case.lexicon):
        yield parts_hit(sentence, whole, parts, Severity.CAUTION)


def _slack(figures: Sequence[Figure]) -> float:
    """What rounding may leave between parts and their whole: nothing where all are whole."""
    steps = [written_step(one) for one in figures if one.shape is Shape.MONEY]
    return sum(steps) if len(steps) == len(figures) else 0.0


def _may_be_parts(whole: Figure, parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether counts are named as parts of a whole are, or told as what it is made of."""
    return _are_parts(whole, parts, lexicon) or _are_kinds(whole, parts, lexicon)


def _are_parts(whole: Figure, parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether counts are of the same things as the whole, or of groups of them."""
    if len(parts) < 2 or any(one.hedge is not Hedge.EXACT for one in parts):
        return False
    if any(one.low > whole.low or not is_labelled(one) for one in parts):
        return False
    if any(one.shape is Shape.MONEY for one in parts) and whole.shape is not Shape.MONEY:
        return False
    thing = _head_stem(whole, lexicon)
    nouns = {_head_stem(one, lexicon) for one in parts} - {""}
    strange = {
        _head_stem(one, lexicon) for one in parts if not phrase(lexicon, "groups").search(one.noun)
    } - {"", thing}
    return not strange or (not thing and len(nouns) == 1)


def _are_kinds(whole: Figure, parts: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Whether counts of several things are told as what a whole is made of, and nearly make it.

    "The 96 vehicles comprise 41 vans, 27 lorries and 18 trailers."
    """
    text = whole.sentence.text
    if len(parts) < _FEWEST or parts[0].sentence is not whole.sentence:
        return False
    if not _composed(lexicon).search(text[whole.end : parts[0].start]):
        return False
    if any(one.hedge is not Hedge.EXACT or not is_labelled(one) for one in parts):
        return False
    is_row = all(_ROW.fullmatch(text, left.end, right.start) for left, right in pairwise(parts))
    is_count = all(one.shape is Shape.COUNT for one in (whole, *parts))
    return is_row and is_count and whole.low * _NEARLY <= total_of(parts) <= whole.low / _NEARLY


@cache
def _composed(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b{listed(lexicon, 'composed')}\s$", re.IGNORECASE)


def is_labelled(figure: Figure) -> bool:
    """Whether a part is a whole number of something that is named beside it, or a sum of money."""
    if figure.shape is Shape.MONEY:
        return True
    before, behind = figure.sentence.text[: figure.start], figure.sentence.text[figure.end :]
    is_named = _WORD_BEHIND.match(behind) or _WORD_BEFORE.search(before[-4:])
    return figure.low == int(figure.low) and is_named is not None


def _head_stem(figure: Figure, lexicon: Lexicon) -> str:
    """The stem of the last word of what is counted; empty where nothing is named."""
    return "".join(noun_stems(figure, lexicon)[-1:])


def parts_hit(
    sentence: Sentence, whole: Figure, parts: Sequence[Figure], severity: Severity
) -> Hit:
    """What is said of parts that are not their whole: at the whole, or at the last of the parts."""
    is_here = whole.sentence is sentence
    here = whole if is_here else parts[-1]
    return Hit(
        sentence,
        here.start,
        here.end,
        f"The parts {sum_in_words(parts)}, but the whole is said to be {whole.low:,.15g}.",
        other=None if is_here else whole.sentence,
        severity=severity,
    )


def _over_lists(case: Case) -> Iterator[Hit]:
    """A lead with one count and a colon over items that each begin with a count."""
    for lead, items in led_lists(case):
        if lead.text.rstrip().endswith(":"):
            yield from _list_hit(case, lead, items)


def _list_hit(case: Case, lead: Block, items: Sequence[Block]) -> Iterator[Hit]:
    wholes, parts = _counts(figures_of(case, [lead])), _counts(figures_of(case, items))
    opening = [one for one in parts if not one.sentence.text[: one.start].strip()]
    if len(wholes) == 1 and len(parts) == len(opening) == len(items):
        yield from _judged(wholes[0].sentence, wholes[0], parts, "all", case.lexicon)
