"""Quoted spans: the words of a block that others wrote, and addresses of the web."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
from collections.abc import Iterator

_LIMIT = 5000
_PAIRED = {"“": "”", "„": '“”"', "»": "«", "«": "»", "‘": "’", "‹": "›", "‚": "‘’"}
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]{2,2000}")
_SIGN = re.compile('[“”„"«»‘’‹›‚]')


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans between quotation marks that hold at least two words, and web addresses."""
    found = [*_between(text), *((one.start(), one.end()) for one in _ADDRESS.finditer(text))]
    return tuple(sorted(found))


def _between(text: str) -> Iterator[tuple[int, int]]:
    open_at: list[tuple[int, str]] = []
    for sign in _SIGN.finditer(text):
        place, char = sign.start(), sign[0]
        if char in "’‘'" and _inside_word(text, place):
            continue
        index = _closed(text, open_at, place, char)
        if index is not None:
            start = open_at[index][0]
            del open_at[index:]
            if _counts(text[start + 1 : place]) and place - start < _LIMIT:
                yield start, place + 1
        elif _may_open(text, place, char):
            open_at.append((place, '"' if char == '"' else _PAIRED[char]))
            del open_at[:-8]


def _closed(text: str, open_at: list[tuple[int, str]], place: int, char: str) -> int | None:
    """Which open quotation a sign closes, the innermost first."""
    for index in range(len(open_at) - 1, -1, -1):
        start, closers = open_at[index]
        if char in closers and place - start > 1:
            return index
        if closers == "”" and char == '"' and not _may_open(text, place, char):
            return index
    return None


def _may_open(text: str, place: int, char: str) -> bool:
    after = text[place + 1 : place + 2]
    before = text[place - 1 : place]
    if not after or after.isspace():
        return False
    return char in _PAIRED or (char == '"' and (not before or not before.isalnum()))


def _inside_word(text: str, place: int) -> bool:
    around = text[place - 1 : place], text[place + 1 : place + 2]
    return place > 0 and all(one.isalnum() for one in around if one) and bool(around[1])


def _counts(words: str) -> bool:
    return len(words.split(None, 2)) >= 2  # a quotation, not a single term
