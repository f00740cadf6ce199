"""Time that moves with the reader: this year, last spring, the upcoming elections."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING, Block, Kind, Sentence
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.apparatus.references import is_reference
from synopsis.report.check.rules.apparatus.time_spans import (
    ago,
    is_last_of_days,
    is_spoken_of,
    is_told_later,
    part_of_year,
    recent_span,
    season,
)
from synopsis.report.check.words import Lexicon

_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%])")
_TOLD = RUNNING | {Kind.CAPTION}
_HEAD, _TAIL = 10, 4  # blocks at the two ends where a date may stand
_WORDY, _SHORT, _LINE, _PLACE = 40, 14, 8, 4  # words of a line of a kind, and of a place's name
_NEAR, _OPENING, _SPAN, _QUOTED = 100, 40, 16, 60  # characters


@cache
def _coming(lexicon: Lexicon) -> re.Pattern[str]:
    """An event to come: the upcoming elections."""
    before, events = (
        lexicon.pattern("apparatus", name).pattern for name in ("coming", "coming_events")
    )
    return re.compile(rf"{before}\s(?:[\w'\u2019-]{{1,20}}\s){{0,3}}?{events}", re.IGNORECASE)


@cache
def _named(lexicon: Lexicon) -> re.Pattern[str]:
    """A month or a day by its name with a capital: last December, next Monday."""
    before = lexicon.pattern("apparatus", "before_named").pattern
    names = lexicon.either("apparatus", "months", "days")
    return re.compile(rf"(?i:{before})\s{names}(?!\w)")


@cache
def _date(lexicon: Lexicon) -> re.Pattern[str]:
    """A day with its month and year, in words or in digits."""
    months = lexicon.pattern("apparatus", "months").pattern
    day = r"\d{1,2}(?:st|nd|rd|th)?\.?"
    return re.compile(
        rf"{day}\s(?:of\s)?{months},?\s\d{{4}}|{months}\s{day},?\s\d{{4}}"
        r"|\b\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b",
        re.IGNORECASE,
    )


@cache
def _month(lexicon: Lexicon) -> re.Pattern[str]:
    months = lexicon.pattern("apparatus", "months").pattern
    return re.compile(rf"{months}\s(?:19|20)\d\d\b", re.IGNORECASE)


def relative_time(case: Case) -> Iterator[Hit]:
    """Words of time that no date in the sentence or at the head of the document fixes."""
    line = _date_line(case)
    if line is not None:
        yield from _of_dated(case, line)
        return
    is_first = True
    for sentence in _open(case):
        if moving := _moving(case.lexicon, sentence):
            yield Hit(
                sentence, *moving.span(),
                f"“{moving[0]}” moves with the day on which it is read, and neither the sentence "
                "nor the head of the document gives a date to count from.",
            )  # fmt: skip
        elif hit := _unclear(case, sentence, is_first=is_first):
            is_first = is_first and hit.severity is not Severity.CAUTION
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
    short = case.lexicon.pattern("apparatus", "short_time")
    severity = Severity.CAUTION
    for sentence in _open(case):
        match = _moving(case.lexicon, sentence) or _recent(case.lexicon, sentence)
        if match is None or sentence.text == line or (is_month and not short.search(match[0])):
            continue
        yield Hit(
            sentence, *match.span(), f"“{match[0]}” {why} (“{line[-_QUOTED:].strip()}”).",
            severity=severity,
        )  # fmt: skip
        severity = Severity.HINT


def _left_open(case: Case, line: str) -> str:
    """Why the date at the head does not say from which day words of time count, or nothing."""
    if is_told_later(case, line):
        return "may count from the day of the event or from that of the report, weeks apart"
    if _date(case.lexicon).search(line) is None:
        return "counts from a day, and the head of the document gives only a month"
    if _is_event(case, line):
        return "may count from the days of the event at the head, or from when it was written down"
    return ""


def _moving(lexicon: Lexicon, sentence: Sentence) -> re.Match[str] | None:
    """The words of a sentence without a year that move with the day of reading."""
    if _YEAR.search(sentence.text):
        return None
    opens, moving = _spans(lexicon), lexicon.pattern("apparatus", "moving_time")
    for pattern in (_coming(lexicon), _named(lexicon), moving, ago(lexicon), season(lexicon)):
        for match in pattern.finditer(sentence.text):
            is_other = _is_other(sentence.text, match, opens)
            if is_other or is_spoken_of(lexicon, sentence, match):
                continue
            if not sentence.is_quoted(*match.span()):
                return match
    return part_of_year(lexicon, sentence)


def _recent(lexicon: Lexicon, sentence: Sentence) -> re.Match[str] | None:
    """A span of time up to now in a sentence of the document's own without a year."""
    match = recent_span(lexicon, sentence.text)
    is_open = match and not (_YEAR.search(sentence.text) or sentence.is_quoted(*match.span()))
    return match if is_open else None


@cache
def _spans(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that opens a span of time, right before “the last year”."""
    return re.compile(rf"{lexicon.pattern('apparatus', 'span_before').pattern}$")


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
    match = span or _vague(case.lexicon, sentence.text)
    if match is None or _YEAR.search(sentence.text) or sentence.is_quoted(*match.span()):
        return None
    strong = case.lexicon.pattern("apparatus", "strong_time")
    is_strong = span is not None or strong.fullmatch(match[0]) is not None
    return Hit(
        sentence, match.start(), match.end(),
        f"“{match[0]}” will mean something else to a later reader; the document has no date at "
        "its head.",
        severity=Severity.CAUTION if is_first and is_strong else Severity.HINT,
    )  # fmt: skip


def _vague(lexicon: Lexicon, text: str) -> re.Match[str] | None:
    edge = lexicon.word_set("apparatus", "edge_time")
    for match in lexicon.pattern("apparatus", "vague_time").finditer(text):
        before, behind = text[: match.start()].rstrip(), text[match.end() :]
        is_edge = not before or before.endswith(",") or not behind[:1].isspace()
        if is_edge or match[0].lower() not in edge:
            return match
    return None


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
    if lexicon.pattern("apparatus", "not_dating").search(before[-_NEAR // 2 :]):
        return False
    opens = match.start() < _OPENING and behind[:1] in {"\u2013", "—", "-", ":", "(", "/"}
    is_told = lexicon.pattern("apparatus", "dating").search(before) is not None
    return opens or count <= _SHORT or is_told


def _is_imprint(lexicon: Lexicon, block: Block) -> bool:
    """A month and its year that end a short line of the head, as on a title page."""
    match = _month(lexicon).search(block.text)
    is_line = block.kind in {Kind.PARAGRAPH, Kind.HEADING} and block.text[-1:] not in {".", "?"}
    return match is not None and is_line and match.end() == len(block.text.rstrip(" )*"))
