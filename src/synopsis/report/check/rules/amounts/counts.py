"""Stated counts against what is listed: right after them, in headings, in lists of persons."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.announced import (
    far_list,
    is_off,
    numbered_headings,
    told_after,
)
from synopsis.report.check.rules.amounts.enumerated import Told, enumerated
from synopsis.report.check.rules.amounts.listing import (
    Counted,
    are_bodies,
    count_inline,
    goes_on,
    items_after,
    list_apart,
)
from synopsis.report.check.rules.amounts.roster import rosters
from synopsis.report.check.rules.amounts.stated import (
    listed,
    number,
    number_words,
    prose,
    read_number,
)
from synopsis.report.check.words import Lexicon, either

_BRACKET = re.compile(r"\s\(([^()]{5,400})\)")
_BEFORE = 40
_MANY = 40
"""Nobody lists more than this."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of things that are named: its span, its value, the noun, and its hedge."""

    start: int
    end: int
    value: int
    noun: str
    hedge: str
    sample: bool


def count_against_list(case: Case) -> Iterator[Hit]:
    """A count that differs from the list that it announces, or from what the document lists."""
    ends = _block_places(case)
    for sentence in prose(case):
        counts = list(_counts(sentence, case.lexicon))
        if not counts or sentence.block.kind in (Kind.CELL, Kind.RECORD):
            continue
        yield from _inline(sentence, counts, case.lexicon)
        yield from _in_items(case, sentence, counts, ends)
        yield from _in_headings(case, sentence, counts)
        yield from _in_rosters(case, sentence, counts)
        yield from _in_far_lists(case, sentence, counts)
        yield from _in_next(case, sentence, counts)


def _block_places(case: Case) -> Mapping[int, int]:
    return {id(block): place for place, block in enumerate(case.document.blocks)}


def _counts(sentence: Sentence, lexicon: Lexicon) -> Iterator[_Count]:
    text = sentence.text
    patterns = _patterns(lexicon)
    for found in patterns["count"].finditer(text):
        value = read_number(found, "n", lexicon)
        if value.is_percent or value.value != int(value.value) or not 2 <= value.value < 1000:
            continue
        if value.is_year:
            continue
        start = max(0, found.start() - _BEFORE)
        before = patterns["before"].search(text[start : found.start()])
        hedge = ((before and before["hedge"]) or "").strip().lower()
        yield _Count(
            start + before.start() if before else found.start(),
            found.end(),
            int(value.value),
            found["noun"].lower(),
            hedge,
            before is not None and before["of"] is not None,
        )


def _inline(sentence: Sentence, counts: list[_Count], lexicon: Lexicon) -> Iterator[Hit]:
    """Lists in the same sentence: after a colon, after `namely`, or in brackets."""
    text = sentence.text
    patterns = _patterns(lexicon)
    for place, one in enumerate(counts):
        stop = counts[place + 1].start if place + 1 < len(counts) else len(text)
        found = _list_after(text, one, patterns, lexicon) or _bodies_after(text, one, lexicon)
        if found is None or one.sample or one.hedge:
            continue
        start, words = found
        closed = text[start - 1] != "(" and start + len(words) < len(text)
        if start > stop or (counted := count_inline(words, lexicon, closed=closed)) is None:
            continue
        yield from _differing(sentence, one, counted, start + len(words))


def _list_after(
    text: str, one: _Count, patterns: Mapping[str, re.Pattern[str]], lexicon: Lexicon
) -> tuple[int, str] | None:
    """Where the list of a count starts, and its words."""
    bracket = _BRACKET.match(text, one.end)
    if bracket is not None and bracket[1].count(",") + bracket[1].count(";") > 1:
        return bracket.start(1), bracket[1]
    if (apart := list_apart(text, one.end, lexicon)) is not None:
        return apart
    colon = patterns["colon"].match(text, one.end)
    if colon is None or patterns["acting"].search(text, one.end, colon.end()):
        return None
    return colon.end(), text[colon.end() :]


def _bodies_after(text: str, one: _Count, lexicon: Lexicon) -> tuple[int, str] | None:
    """Bodies or names after a colon behind a sentence about so many bodies."""
    patterns = _patterns(lexicon)
    if one.noun not in lexicon.words("amounts", "bodies"):
        return None
    colon = patterns["any_colon"].match(text, one.end)
    if colon is None or not patterns["opening"].fullmatch(text, 0, one.start):
        return None
    if patterns["acting"].search(text, one.end, colon.end()):
        return None
    words = text[colon.end() :]
    return (colon.end(), words) if are_bodies(words, lexicon) else None


def _differing(sentence: Sentence, one: _Count, counted: Counted, end: int) -> Iterator[Hit]:
    if counted.low <= one.value <= counted.high or counted.best * 2 < one.value:
        return
    yield Hit(
        sentence,
        one.start,
        min(end, len(sentence.text)),
        f"{one.value} {one.noun} are announced, and {counted.best} are listed.",
        severity=Severity.ERROR if counted.is_sure else Severity.CAUTION,
    )


def _in_items(
    case: Case, sentence: Sentence, counts: list[_Count], places: Mapping[int, int]
) -> Iterator[Hit]:
    """The list of items right after the paragraph that announces it."""
    place, one = places.get(id(sentence.block)), counts[-1]
    if place is None or not _announces(sentence, one, _patterns(case.lexicon)):
        return
    items = items_after(case.document, place)
    if len(items) < 2 or len(items) == one.value:
        return
    label = items[-1].label.strip(".) ")
    sure = not goes_on(case.document, place)
    if label == str(one.value) or (not sure and len(items) < one.value):
        return
    yield Hit(
        sentence,
        one.start,
        one.end,
        f"{one.value} {one.noun} are announced, and {len(items)} are listed.",
        other=next(iter(case.document.of(items[0])), None),
        severity=Severity.ERROR if sure else Severity.CAUTION,
    )


def _announces(sentence: Sentence, one: _Count, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the list after the block is one of the things that were counted, and whole."""
    text, block = sentence.text.rstrip(), sentence.block
    is_last = sentence.start + len(text) >= len(block.text.rstrip())
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not is_last or one.sample or one.hedge:
        return False
    if patterns["acting"].search(text, one.end) or patterns["sample"].search(text, one.end):
        return False
    if text.endswith(":") and patterns["tail"].fullmatch(text, one.end):
        return True
    return patterns["following"].search(text, max(0, one.start - 20), one.end) is not None


def _in_headings(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """A count of parts against numbered headings of that name: "seven panels", `Panel 1` to `6`."""
    numbered = numbered_headings(case)
    for one in counts:
        name = one.noun.rstrip("s")
        found = numbered.get(name, {})
        if len(found) < 3 or one.hedge or one.sample or sentence.number in found.values():
            continue
        listed_all = set(found) == set(range(1, len(found) + 1))
        if not listed_all or len(found) == one.value or one.value < 3:
            continue
        if sentence.block.section and name in sentence.block.section[-1].lower():
            continue
        yield Hit(
            sentence,
            one.start,
            one.end,
            f"{one.value} {one.noun} are stated, and the headings number {len(found)}.",
            other=case.document.sentences[max(found.values())],
            severity=Severity.CAUTION,
        )


def _in_far_lists(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """What the document announces against the list that it gives elsewhere."""
    for one in counts:
        if one.hedge or one.sample or one.value > _MANY:
            continue
        found = far_list(case, sentence, one.start, one.end, one.noun)
        if found is None or len(found.items) == one.value or len(found.items) * 2 < one.value:
            continue
        if found.items[-1].label.strip(".) ") == str(one.value):
            continue
        if len(found.items) > one.value and re.match(r"\s[a-z]", sentence.text[one.end :]):
            continue  # "three recommendations to the police" may be some of those listed
        yield Hit(
            sentence,
            one.start,
            one.end,
            f"{one.value} {one.noun} are announced, and the list of them has {len(found.items)}.",
            other=next(iter(case.document.of(found.items[0])), None),
            severity=Severity.CAUTION,
        )


def _in_next(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """Things that are counted, and told one by one: here or in the sentences after."""
    for one in counts:
        if one.hedge or one.sample:
            continue
        acts = told_after(case, sentence, one.start, one.end)
        told = enumerated(case, sentence, one.end, one.noun, one.value) if acts is None else None
        told = told if acts is None else Told(acts)
        if told is None or told.number == one.value or told.number * 2 < one.value:
            continue
        why = f"{one.value} {one.noun} are announced, and {told.number} are told."
        yield Hit(sentence, one.start, one.end, why, other=told.other, severity=Severity.CAUTION)


def _in_rosters(case: Case, sentence: Sentence, counts: list[_Count]) -> Iterator[Hit]:
    """A count of persons against those whom the whole document lists under their roles."""
    for one in counts:
        roster = rosters(case).get(one.noun)
        if roster is None or roster.labels < 2 or roster.persons < 5:
            continue
        if (
            not is_off(one.value, one.hedge, roster.persons, case.lexicon)
            or roster.persons * 2 < one.value
        ):
            continue
        yield Hit(
            sentence,
            one.start,
            one.end,
            f"“{sentence.text[one.start : one.end]}” are stated; the lists of the document name"
            f" {roster.persons}.",
            other=roster.first,
            severity=Severity.CAUTION,
        )


@cache
def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    nouns = listed(lexicon, "list_nouns")
    roles = either(lexicon.words("amounts", "roles"))
    copula = listed(lexicon, "copulas")
    opening = listed(lexicon, "naming_openers")
    tails, follow = listed(lexicon, "tails"), listed(lexicon, "following")
    unlisted = listed(lexicon, "not_listed")
    namely, part = listed(lexicon, "namely"), listed(lexicon, "parts_of_group")
    joins = listed(lexicon, "not_in_count")
    words = number_words(lexicon).pattern.replace(r"\b(?:", "(?:", 1)
    sources = {
        "before": rf"(?:\b(?P<hedge>{listed(lexicon, 'hedged_counts')})\s)?"
        rf"(?:\b(?P<of>{part})\s)?$",
        "count": rf"{number(lexicon, 'n')}\s(?:(?!(?:{joins})\b|(?:{words})\s)"
        rf"[\w*’-]{{2,20}}\s){{0,3}}?"  # noqa: RUF001
        rf"(?P<noun>(?!(?:{unlisted})\b)[a-z][a-z-]{{2,24}}s|{nouns}|{roles})\b",
        "colon": rf"(?:\s(?:{copula})\s(?!(?:{opening})\b)[^:;.()]{{0,90}}"
        rf"|\s(?!(?:{copula})\b)(?:{tails})\b[^:;.()]{{0,90}})?:\s(?=\S)"
        rf"|\s?,?\s(?:{namely}),?:?\s|\s[–—]\s(?=[^–—]{{5,300}}$)",  # noqa: RUF001
        "opening": r"[^,;:.()\d]{0,70}(?:,\s[^,;:.()\d]{0,40})?",
        "any_colon": r"[^:;.()\d]{1,90}:\s(?=\S)",
        "tail": rf"(?:\s(?:{tails})\b[^:;]{{0,90}}|\s?\(?[^:;.\s]{{0,20}})?:",
        "acting": rf"\b{listed(lexicon, 'acting')}\b",
        "following": rf"\b(?:{follow})\b",
        "sample": rf"(?<![\w-]){listed(lexicon, 'samples')}(?![\w-])",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
