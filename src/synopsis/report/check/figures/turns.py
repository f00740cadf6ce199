"""Turns: which of several things each number of a row belongs to, where "respectively" says so."""

import re
from collections.abc import Sequence
from functools import cache

from synopsis.report.check.figures.clauses import Place
from synopsis.report.check.figures.context import known_places
from synopsis.report.check.figures.mentions import Mention
from synopsis.report.check.figures.patterns import listed, phrase, word_set
from synopsis.report.check.words import Lexicon
from synopsis.report.check.words.stem import content_stem

_BEHIND = 16  # characters between the last number of a row and the word that gives the order
_WIDEST = 200


def turns(
    text: str, found: Sequence[Mention], standing: Sequence[Place], lexicon: Lexicon
) -> dict[int, str]:
    """For the start of each number in order: the words before the row without the other items."""
    said: dict[int, str] = {}
    for word in phrase(lexicon, "respectively").finditer(text):
        row = _row(word.start(), found, standing)
        if len(row) < 2:
            continue
        before = text[max(0, row[0].start - _WIDEST) : row[0].start]
        before = re.split(r"[;:.]\s", before)[-1]
        items = _items(before, len(row), lexicon)
        for index, one in enumerate(row if items else ()):
            said[one.start] = _without(before, [*items[:index], *items[index + 1 :]])
    return said


def _row(end: int, found: Sequence[Mention], standing: Sequence[Place]) -> list[Mention]:
    """The numbers in one row that end right before a place."""
    row: list[Mention] = []
    before = [pair for pair in zip(found, standing, strict=True) if pair[0].end <= end]
    for one, place in reversed(before):
        limit = row[0].start if row else end
        if not place.is_joint or limit - one.end > _BEHIND:
            break
        row.insert(0, one)
    return row


@cache
def _list_of(lexicon: Lexicon, number: int) -> re.Pattern[str]:
    """So many words in one list: "police, courts and customs"."""
    word = r"(?:the\s)?([^\W\d_][^\W\d_]{1,30}(?:-[^\W\d_]{1,30})?)"
    joiner = listed(lexicon, "joiners")
    middle = "".join(rf",\s{word}" for _ in range(number - 2))
    return re.compile(rf"(?<![\w-]){word}{middle},?\s{joiner}\s{word}(?![\w-])", re.IGNORECASE)


def _items(before: str, number: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The spans of the one list of so many plain items; none where their bounds are not clear."""
    found = _list_of(lexicon, number).finditer(before)
    lists = [one for one in found if _is_clear(before, one, lexicon)]
    return [lists[0].span(at + 1) for at in range(number)] if len(lists) == 1 else []


def _is_clear(before: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether stop words or nothing stand on both sides of a list, or all items are places."""
    items = [found[at + 1] for at in range(found.re.groups)]
    if all(known_places(one, lexicon) for one in items):
        return True
    left = re.findall(r"[^\W\d_]+", before[: found.start()])[-1:]
    right = re.findall(r"[^\W\d_]+", before[found.end() :])[:1]
    idle = word_set(lexicon, "stop")
    is_bounded = not left or left[0].lower() in idle
    return is_bounded and all(not content_stem(one, lexicon) for one in right)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
