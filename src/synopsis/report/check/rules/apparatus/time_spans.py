"""Spans of time that end on the day of reading, and reports that came out after their event."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Sentence
from synopsis.report.check.words import Lexicon

_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%])")
_OPENING = 12  # blocks in which the date of an event may stand
_LATER = 14  # days after which a report is of another time than its event
_MONTHS = 12  # names of months in full, the first of their list
_BOUND = re.compile(r"\s(?:of|before|prior|preceding|leading|up\sto|after|until)\b", re.IGNORECASE)


@cache
def ago(lexicon: Lexicon) -> re.Pattern[str]:
    """A number of days, weeks, months or years before now."""
    counts, units, behind = (
        _any(lexicon, name) for name in ("time_counts", "time_units", "time_ago")
    )
    return re.compile(
        rf"(?<![\w-])(?:(?:only|just)\s)?(?:{counts}|\d{{1,2}})\s(?:short\s)?{units}(?:\sand\sa\shalf)?\s{behind}",
        re.IGNORECASE,
    )


@cache
def season(lexicon: Lexicon) -> re.Pattern[str]:
    """A season or a year of a kind by the reader's day: this season, last school year."""
    sides, units = (_any(lexicon, name) for name in ("season_sides", "season_units"))
    return re.compile(rf"{sides}\s(?:[a-z][\w-]{{2,15}}\s)?{units}(?!\w)", re.IGNORECASE)


def is_spoken_of(lexicon: Lexicon, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a season is one that the paragraph dates, or has told of: during this season."""
    if match.re is not season(lexicon):
        return False
    if _YEAR.search(sentence.block.text):
        return True
    before = sentence.text[: match.start()].lower().split()[-1:]
    is_here = lexicon.pattern("apparatus", "season_here").match(match[0]) is not None
    return is_here and bool(before) and before[0] in lexicon.word_set("apparatus", "season_spoken")


def part_of_year(lexicon: Lexicon, sentence: Sentence) -> re.Match[str] | None:
    """A part of a year where no year stands near: not above, not before it in the paragraph."""
    match = lexicon.pattern("apparatus", "year_parts").search(sentence.text)
    if match is None or sentence.is_quoted(*match.span()):
        return None
    block = sentence.block
    near = (block.text[: sentence.start], *block.section)
    return None if any(_YEAR.search(text) for text in near) else match


@cache
def _recent(lexicon: Lexicon) -> re.Pattern[str]:
    """Recent weeks, the past few months: with or without a number in it."""
    before, sides, counts, units = (
        _any(lexicon, name) for name in ("span_before", "span_sides", "time_counts", "short_units")
    )
    return re.compile(
        rf"{before}\s(?:the\s|these\s)?{sides}\s(?:(?P<count>{counts}|\d{{1,2}})\s(?:of\s)?)?"
        rf"(?P<unit>{units})",
        re.IGNORECASE,
    )


def recent_span(lexicon: Lexicon, text: str) -> re.Match[str] | None:
    """A span of days, weeks or months up to now, unless it is the window of a question."""
    match = _recent(lexicon).search(text)
    if match is None or _BOUND.match(text, match.end()) or _ends_a_thing(match):
        return None
    vague = lexicon.word_set("apparatus", "vague_counts")
    is_counted = match["count"] and match["count"].lower() not in vague
    if is_counted and lexicon.pattern("apparatus", "survey_words").search(text):
        return None
    return match


def _ends_a_thing(match: re.Match[str]) -> bool:
    """The last day or week of something, as of a course: “on the last day”, “of the last week”."""
    words = match[0].lower().split()
    one = not match["count"] and not words[-1].endswith("s") and "last" in words
    return one and (words[0] in {"on", "of"} or words[-1] == "day")


def _any(lexicon: Lexicon, name: str) -> str:
    return lexicon.pattern("apparatus", name).pattern


@cache
def _days(lexicon: Lexicon) -> re.Pattern[str]:
    months = _any(lexicon, "months")
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?:of\s)?(?P<month>{months}),?\s"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )


def _days_in(lexicon: Lexicon, text: str) -> Iterator[date]:
    """The full dates of a text."""
    names = [word.lower() for word in lexicon.words("apparatus", "months")][:_MONTHS]
    for match in _days(lexicon).finditer(text):
        month = match["month"].lower()
        if month in names and int(match["day"]) > 0:  # a day near enough to count weeks by
            day = min(int(match["day"]), 28)
            yield date(int(match["year"]), names.index(month) + 1, day)


def is_told_later(case: Case, written: str) -> bool:
    """Whether the report of an event came out some weeks after it, so that “now” is one of two.

    `written` is the line at the head that says when. The event is named in the title, and its
    date stands near the beginning of the text.
    """
    lexicon = case.lexicon
    if not lexicon.pattern("apparatus", "events_reported").search(case.document.title):
        return False
    out = max(_days_in(lexicon, written), default=None)
    if out is None:
        return False
    held = [
        day
        for block in case.document.blocks[:_OPENING]
        if block.text != written and lexicon.pattern("apparatus", "held").search(block.text)
        for day in _days_in(lexicon, block.text)
    ]
    return bool(held) and (out - min(held)).days > _LATER


@cache
def _span_opens(lexicon: Lexicon) -> re.Pattern[str]:
    months, links = _any(lexicon, "months"), _any(lexicon, "day_links")
    return re.compile(
        rf"\d{{1,2}}(?:st|nd|rd|th)?\.?(?:\s(?:of\s)?{months})?(?:,?\s\d{{4}})?"
        rf"(?:\s{links}\s|\s?[\u2013\u2014-]\s?)$",
        re.IGNORECASE,
    )


def is_last_of_days(case: Case, before: str) -> bool:
    """Whether a date, behind these words, is the last of the days of an event in the title."""
    lexicon = case.lexicon
    events = lexicon.pattern("apparatus", "events_reported", "missions_reported")
    dated = lexicon.pattern("apparatus", "dating").search(before)
    is_span = _span_opens(lexicon).search(before[-40:]) is not None
    return is_span and dated is None and events.search(case.document.title) is not None
