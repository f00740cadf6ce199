"""Time that moves with the reader: this year, last spring, the upcoming elections."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.rules.apparatus.time_spans import (
    ago,
    is_last_of_days,
    is_told_later,
    recent_span,
)
from synopsis.report.check.words import Lexicon, any_of, either

_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%])")
_TOLD = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION})
_HEAD, _TAIL = 10, 4
_SPAN = 16
_WORDY, _SHORT, _LINE, _NEAR, _PLACE = 40, 14, 8, 100, 4


@lru_cache(maxsize=8)
def _moving(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(lexicon.words("apparatus", "moving_time"))


@lru_cache(maxsize=8)
def _vague(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(lexicon.words("apparatus", "vague_time"))


@lru_cache(maxsize=8)
def _coming(lexicon: Lexicon) -> re.Pattern[str]:
    before = any_of(lexicon.words("apparatus", "coming")).pattern
    events = any_of(lexicon.words("apparatus", "coming_events")).pattern
    return re.compile(rf"{before}\s(?:[\w'\u2019-]{{1,20}}\s){{0,3}}?{events}", re.IGNORECASE)


@lru_cache(maxsize=8)
def _named(lexicon: Lexicon) -> re.Pattern[str]:
    """A month or a day by its name with a capital: last December, next Monday."""
    before = any_of(lexicon.words("apparatus", "before_named")).pattern
    names = either(one for key in ("months", "days") for one in lexicon.words("apparatus", key))
    return re.compile(rf"(?i:{before})\s{names}(?!\w)")


@lru_cache(maxsize=8)
def _date(lexicon: Lexicon) -> re.Pattern[str]:
    months = any_of(lexicon.words("apparatus", "months")).pattern
    day = r"\d{1,2}(?:st|nd|rd|th)?\.?"
    return re.compile(
        rf"{day}\s(?:of\s)?{months},?\s\d{{4}}|{months}\s{day},?\s\d{{4}}"
        r"|\b\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _strong(lexicon: Lexicon) -> re.Pattern[str]:
    return any_of(lexicon.words("apparatus", "strong_time"))


@lru_cache(maxsize=8)
def _month(lexicon: Lexicon) -> re.Pattern[str]:
    months = any_of(lexicon.words("apparatus", "months")).pattern
    return re.compile(rf"{months}\s(?:19|20)\d\d\b", re.IGNORECASE)


def relative_time(case: Case) -> Iterator[Hit]:
    """Words of time that no date in the sentence or at the head of the document fixes."""
    line = _date_line(case)
    if line is not None:
        yield from _of_dated(case, line)
        return
    vague = False
    for sentence in _open(case):
        moved = tuple(_moved(case, sentence))
        yield from moved
        if moved:
            continue
        hit = _unclear(case, sentence, is_first=not vague)
        vague = vague or (hit is not None and hit.severity is Severity.CAUTION)
        if hit is not None:
            yield hit


def _open(case: Case) -> Iterator[Sentence]:
    for sentence in case.document.sentences:
        if sentence.block.kind in _TOLD and not is_reference(sentence, case.lexicon):
            yield sentence


def _of_dated(case: Case, line: str) -> Iterator[Hit]:
    """Words that the date at the head leaves open: the first is a caution, the others are hints.

    It is that of the report of an event that was held weeks before, the days of the event
    itself, or a month from which no week can be counted.
    """
    why = _left_open(case, line)
    if not why:
        return
    is_month = _date(case.lexicon).search(line) is None
    first = True
    for sentence in _open(case):
        moved = next(_moved(case, sentence), None)
        match = None if moved else recent_span(case.lexicon, sentence.text)
        if moved is None and (match is None or _YEAR.search(sentence.text)):
            continue
        start, end = (moved.start, moved.end) if moved else match.span() if match else (0, 0)
        words = sentence.text[start:end]
        if sentence.text == line or sentence.is_quoted(start, end):
            continue
        if is_month and not any_of(case.lexicon.words("apparatus", "short_time")).search(words):
            continue
        yield Hit(
            sentence, start, end, f"“{words}” {why} (“{line[-60:].strip()}”).",
            severity=Severity.CAUTION if first else Severity.HINT,
        )  # fmt: skip
        first = False


def _left_open(case: Case, line: str) -> str:
    """Why the date at the head does not say from which day words of time count, or nothing."""
    if is_told_later(case, line):
        return "may count from the day of the event or from that of the report, weeks apart"
    if _date(case.lexicon).search(line) is None:
        return "counts from a day, and the head of the document gives only a month"
    if _is_event(case, line):
        return "may count from the days of the event at the head, or from when it was written down"
    return ""


def _moved(case: Case, sentence: Sentence) -> Iterator[Hit]:
    if _YEAR.search(sentence.text):
        return
    spans: list[tuple[int, int]] = []
    known, opens = case.lexicon, _spans(case.lexicon)
    for pattern in (_coming(known), _named(known), _moving(known), ago(known)):
        for match in pattern.finditer(sentence.text):
            taken = any(start < match.end() and match.start() < end for start, end in spans)
            if taken or sentence.is_quoted(*match.span()) or _is_other(sentence.text, match, opens):
                continue
            spans.append(match.span())
    for start, end in spans[:1]:
        words = sentence.text[start:end]
        yield Hit(
            sentence, start, end,
            f"“{words}” moves with the day on which it is read, and neither the sentence nor the "
            "head of the document gives a date to count from.",
        )  # fmt: skip


@lru_cache(maxsize=8)
def _spans(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that opens a span of time, right before “the last year”."""
    return re.compile(rf"{any_of(lexicon.words('apparatus', 'span_before')).pattern}$")


def _is_other(text: str, match: re.Match[str], opens: re.Pattern[str]) -> bool:
    """Whether the words are of another sense: the last year of something, the next year in turn."""
    before, after = text[: match.start()].rstrip().lower(), text[match.end() :].lstrip().lower()
    words = match[0].lower()
    if words.startswith("last") and after.startswith("of "):
        return True
    is_counted = before == "the" or before.endswith(" the")
    if words.startswith("last") and is_counted:  # “than the last year”, but “over the last year”
        return opens.search(before[-_SPAN:-3].rstrip()) is None
    return words.startswith("next") and is_counted


def _unclear(case: Case, sentence: Sentence, *, is_first: bool) -> Hit | None:
    span = recent_span(case.lexicon, sentence.text)
    match = span or _vague(case.lexicon).search(sentence.text)
    if match is None or _YEAR.search(sentence.text) or sentence.is_quoted(*match.span()):
        return None
    is_strong = span is not None or _strong(case.lexicon).fullmatch(match[0]) is not None
    return Hit(
        sentence, match.start(), match.end(),
        f"“{match[0]}” will mean something else to a later reader; the document has no date at "
        "its head.",
        severity=Severity.CAUTION if is_first and is_strong else Severity.HINT,
    )  # fmt: skip


def is_dated(case: Case) -> bool:
    """Whether a line at the head or the foot of the document says when it was written."""
    return _date_line(case) is not None


def _date_line(case: Case) -> str | None:
    """The line at the head or the foot of the document that says when it was written."""
    blocks = case.document.blocks
    days = None
    for block in islice(blocks, _HEAD):
        if not _is_date_line(case.lexicon, block):
            continue
        if not _is_event(case, block.text):
            return block.text
        days = days or block.text
    for block in blocks[_HEAD:][-_TAIL:]:
        match = _date(case.lexicon).search(block.text) if block.kind is Kind.PARAGRAPH else None
        if match is None or match.end() < len(block.text.rstrip(" .")):
            continue
        if len(block.text[: match.start()].split()) < _PLACE:
            return block.text
    return days


def _is_event(case: Case, line: str) -> bool:
    """Whether a line gives the days of the event of which the document reports."""
    match = _date(case.lexicon).search(line)
    return match is not None and is_last_of_days(case, line[: match.start()])


def _is_date_line(lexicon: Lexicon, block: Block) -> bool:
    """A line of the head with a day: it opens with it, is short, or says “delivered”."""
    count = len(block.text.split())
    if block.kind is Kind.FOOTNOTE or count > _WORDY:
        return False
    match = _date(lexicon).search(block.text)
    if match is None:
        return count <= _LINE and _is_imprint(lexicon, block)
    behind = block.text[match.end() : match.end() + 4].lstrip()
    before = block.text[max(0, match.start() - _NEAR) : match.start()]
    if any_of(lexicon.words("apparatus", "not_dating")).search(before[-_NEAR // 2 :]):
        return False
    opens = match.start() < 40 and behind[:1] in {"\u2013", "—", "-", ":", "(", "/"}
    told = any_of(lexicon.words("apparatus", "dating")).search(before)
    return opens or count <= _SHORT or told is not None


def _is_imprint(lexicon: Lexicon, block: Block) -> bool:
    """A month and its year that end a short line of the head, as on a title page."""
    match = _month(lexicon).search(block.text)
    is_line = block.kind in {Kind.PARAGRAPH, Kind.HEADING} and block.text[-1:] not in {".", "?"}
    return match is not None and is_line and match.end() == len(block.text.rstrip(" )*"))
