"""Words for how much something changed, against the two figures between which it did."""

import re
from collections.abc import Iterator
from functools import cache

from synopsis.report.check.document import Sentence
from synopsis.report.check.note import Hit
from synopsis.report.check.rules.amounts.change_sizes import (
    against_amount,
    against_levels,
    entries_of,
    entry_of,
    naming,
    sized,
)
from synopsis.report.check.rules.amounts.stated import (
    Movement,
    listed,
    matched,
    movements,
    number,
    read_number,
    stated,
)
from synopsis.report.check.tokens import last_tokens
from synopsis.report.check.words import Lexicon, either

_REACH = 110
_ANOTHER = re.compile(r",|\band\b")
_STOP = re.compile(r"[;:.]\s")


def against_movement(
    sentence: Sentence, before: Sentence | None, lexicon: Lexicon
) -> Iterator[Hit]:
    """Multiples and words of size that the two figures of the same clause do not bear out."""
    text = sentence.text
    for found in _multiple(lexicon).finditer(text):
        movement = _movement_after(text, found.end(), lexicon)
        if movement is not None:
            yield from _against_multiple(sentence, found, movement, lexicon)
        elif _concludes(text, found, lexicon):
            yield from _against_numbers(sentence, found, before, lexicon)
    for found in _change(lexicon).finditer(text):
        if not _is_of_change(text, found, lexicon):
            continue
        movement = _movement_after(text, found.end(), lexicon) or _movement_before(
            text, found.start(), lexicon
        )
        if movement is not None:
            yield from _against_change(sentence, found, movement, lexicon)
        else:
            yield from against_amount(sentence, found, lexicon)
            yield from against_levels(sentence, found, before, lexicon)


def _concludes(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the multiple is drawn from figures before: "which means that it has doubled"."""
    opening = text[max(0, found.start() - 45) : found.start()]
    word = found["word"].lower()
    if word in lexicon.words("amounts", "turned_to_noun"):
        return re.search(r"\b(?:this|that|such a)\s$", opening, re.IGNORECASE) is not None
    return _following(lexicon).search(opening) is not None


@cache
def _following(lexicon: Lexicon) -> re.Pattern[str]:
    following = listed(lexicon, "following_from")
    return re.compile(rf",\s{following}\b[^,;:.]{{0,30}}$", re.IGNORECASE)


def _against_numbers(
    sentence: Sentence, found: re.Match[str], before: Sentence | None, lexicon: Lexicon
) -> Iterator[Hit]:
    """A multiple that no two of the figures before it bear out, where they are of two years."""
    text = f"{before.text} {sentence.text[: found.start()]}" if before else sentence.text
    figures = stated(text, lexicon)
    years = {one.value for one in figures if one.is_year}
    labelled = naming(lexicon)
    values = [
        one.value
        for one in figures
        if not (one.is_year or one.is_percent or one.value <= 0)
        and labelled.search(text[max(0, one.start - 20) : one.start]) is None
    ]
    if len(years) < 2 or not 2 <= len(values) <= 5:
        return
    low, high = (float(one) for one in entry_of(lexicon, "multiples", found["word"])["within"])
    ratios = [last / first for first in values for last in values if first != last]
    if any(low * 0.95 <= ratio <= high * 1.05 for ratio in ratios):
        return
    last, first = sorted(values[-2:], reverse=low >= 1)
    said = f"{last:,g} is {last / first:.2g} times {first:,g}"
    why = f"“{found['word']}” follows from none of the figures before it: {said}."
    yield Hit(sentence, *found.span("word"), why, other=before)


def _movement_after(text: str, place: int, lexicon: Lexicon) -> Movement | None:
    """The movement that follows in the same clause, or two figures set side by side in brackets."""
    clause = text[place : place + _REACH]
    for movement in movements(clause, lexicon):
        between = _period(lexicon).sub(" ", clause[: movement.start], count=1)
        if _STOP.search(between) or _ANOTHER.search(between.strip(" ,")):
            return None
        return movement
    found = _beside(lexicon).search(clause)
    if found is None or _STOP.search(clause, 0, found.start()):
        return None
    later, earlier = (read_number(found, name, lexicon) for name in ("a", "b"))
    return matched(found.start(), found.end(), earlier, later)


@cache
def _period(lexicon: Lexicon) -> re.Pattern[str]:
    """The time of a change, whose `and` or comma parts no figures: "between 2022 and 2023"."""
    year, joins = (
        rf"(?:{lexicon.either('figures', 'months')}\s)?(?:19|20)\d\d",
        listed(lexicon, "joins"),
    )
    return re.compile(
        rf",?\s(?:(?:between|from)\s{year}\s(?:{joins}|to)\s{year}|(?:in|since|during)\s{year}"
        r"|(?:with)?in\s(?:a|one|two|three|four|five|ten|\d{1,2})\s(?:year|month)s?),?\s",
        re.IGNORECASE,
    )


def _movement_before(text: str, place: int, lexicon: Lexicon) -> Movement | None:
    """The movement right before the word: "rose from 40 to 41, a sharp increase"."""
    start = max(0, place - _REACH)
    for movement in movements(text[start:place], lexicon):
        between = text[start + movement.end : place]
        if re.fullmatch(r"[^,;:.]{0,15},?\s(?:which is\s|that is\s)?(?:an?\s|the\s)?", between):
            return movement
    return None


@cache
def _beside(lexicon: Lexicon) -> re.Pattern[str]:
    """Two figures in brackets, the later one first: "(30 % against 34 %)"."""
    when = r"(?:\s(?:in\s)?(?:19|20)\d\d)?"
    return re.compile(
        rf"\({number(lexicon, 'a')}(?:\s[a-z]{{2,20}}){{0,2}}{when},?\s"
        rf"{listed(lexicon, 'set_against')}\s{number(lexicon, 'b')}",
        re.IGNORECASE,
    )


def _against_multiple(
    sentence: Sentence, found: re.Match[str], movement: Movement, lexicon: Lexicon
) -> Iterator[Hit]:
    if movement.earlier.value <= 0:
        return
    entry = entry_of(lexicon, "multiples", found.group("word"))
    hedge = (found.group("hedge") or "").strip().lower()
    key = "within"
    if hedge:
        key = "almost" if hedge in lexicon.words("amounts", "almost_words") else "more"
    low, high = (float(one) for one in entry[key])
    ratio = movement.later.value / movement.earlier.value
    if low * 0.985 <= ratio <= high * 1.015:
        return
    said = f"“{found.group()}” is said of a change from {_change_in_words(movement)}"
    why = f"{said}, which is {ratio:.2g} times the earlier figure."
    yield Hit(sentence, *found.span(), why)


def _against_change(
    sentence: Sentence, found: re.Match[str], movement: Movement, lexicon: Lexicon
) -> Iterator[Hit]:
    if movement.earlier.value <= 0:
        return
    size = abs(movement.later.value / movement.earlier.value - 1) * 100
    said = f"a change from {_change_in_words(movement)}, {size:.2g} % of the earlier figure"
    yield from sized(sentence, found, size, said, lexicon)


def _change_in_words(movement: Movement) -> str:
    return f"{movement.earlier.value:,g} to {movement.later.value:,g}"


def _is_of_change(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the word speaks of a change: "rose sharply", not "slight injuries"."""
    word = found.group().lower()
    if entry_of(lexicon, "changes", word).get("alone") or word in lexicon.words(
        "amounts", "turning_alone"
    ):
        return True
    before, after = _turns(lexicon)
    return (
        before.search(text[max(0, found.start() - 40) : found.start()]) is not None
        or after.match(text[found.end() :]) is not None
    )


@cache
def _turns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word of change right before, with a word between at most; or right after."""
    turns = listed(lexicon, "rises", "falls", "growth_nouns")
    return (
        re.compile(rf"\b{turns}(?:\s\w{{2,15}})?,?\s$", re.IGNORECASE),
        re.compile(rf"(?:\s(?:and|but)\s\w{{2,15}})?\s{turns}\b", re.IGNORECASE),
    )


@cache
def size_tokens(lexicon: Lexicon) -> frozenset[str]:
    """The last tokens of multiples and of words for the size of a change."""
    return last_tokens((*entries_of(lexicon, "multiples"), *entries_of(lexicon, "changes")))


@cache
def _multiple(lexicon: Lexicon) -> re.Pattern[str]:
    words = either(entries_of(lexicon, "multiples"))
    hedges = listed(lexicon, "almost_words", "more_words")
    return re.compile(rf"\b(?:(?P<hedge>{hedges})\s+)?(?P<word>{words})(?![\w-])", re.IGNORECASE)


@cache
def _change(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){either(entries_of(lexicon, 'changes'))}(?![\w-])", re.IGNORECASE
    )
