"""Sentences: where one ends and the next begins, in the manner of each language."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from synopsis.report.check.words import load_lexicon

_LABELLED = 32
_ORDINAL = 2
_CLOSERS = "\"'”’»«“)]}›"
_OPENERS = "\"'“‘„«»([{‹¿¡"
_STOP = re.compile(
    rf"(?P<stop>[.!?…؟۔]{{1,10}})(?P<close>[{re.escape(_CLOSERS)}⁰¹²³⁴-⁹]{{0,4}})(?P<gap>\s|$)"
    r"|(?P<full>[。！？।॥])"
)
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})[.!?](?=([A-ZČĆŠŽĐ][^\W\d_]{0,15})\b)")
_WORD = re.compile(r"\S{0,60}$")
_NEXT = re.compile(rf"[{re.escape(_OPENERS)}]{{0,4}}([^\W_]+|\S)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")
_LABEL = re.compile(
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[^\W\d_]|[^\W\d_]{1,2}-?\d{1,3}|[ivxlIVXL]{1,5})[)\]]?"
)
_HEAD = re.compile(r"[^\W\d_]{1,20}\s(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-ZА-Я]|[IVXL]{1,6})")
_ROMAN = re.compile(r"[IVXLC]{1,6}")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language ends a sentence: its abbreviations, and the words that begin one."""

    never: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    ordinals: bool


@cache
def load_manner(language: str) -> Manner:
    """The manner of a language, from its words."""
    lexicon = load_lexicon(language)

    def words(name: str) -> frozenset[str]:
        return frozenset(word.lower() for word in lexicon.words("reading", name))

    return Manner(
        words("abbreviations"),
        words("abbreviations_before_numbers"),
        words("abbreviations_either"),
        words("starters"),
        lexicon.entry("reading", "ordinals") is True,
    )


def split_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a block, in order; every word is in one of them."""
    manner = load_manner(language)
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for stop in _stops(text):
        if stop.end <= start or not _ends(text, start, stop, manner):
            continue
        spans.append((start, stop.end))
        start = _skip(text, stop.end)
    last = len(text.rstrip())
    if start < last:
        spans.append((start, last))
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop: its first character, its sign, and where the sentence would end."""

    start: int
    sign: str
    end: int
    glued: str = ""


def _stops(text: str) -> Iterator[_Stop]:
    found = [
        _Stop(
            one.start(),
            one["full"] or one["stop"],
            one.end("full") if one["full"] else one.end("close"),
        )
        for one in _STOP.finditer(text)
    ]
    found += [_Stop(one.start(), ".", one.end(), one[1]) for one in _GLUED.finditer(text)]
    yield from sorted(found, key=lambda stop: stop.start)


def _skip(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _ends(text: str, start: int, stop: _Stop, manner: Manner) -> bool:
    """Whether a stop ends the sentence that began at `start`."""
    if stop.glued:
        return stop.glued.lower() in manner.starters
    following = _NEXT.match(text, _skip(text, stop.end))
    if following is None or stop.sign in "。！？।॥":
        return True
    word = following[1]
    if word[0].islower() or word[0] in ",;:)%–—-/":
        return False
    if set(stop.sign) != {"."} or len(stop.sign) > 1:
        return True
    return _full_stop(text, start, stop, word, manner)


def _full_stop(text: str, start: int, stop: _Stop, word: str, manner: Manner) -> bool:
    """Whether a single full stop before a capital or a number ends the sentence."""
    begin = max(start, stop.start - 60)
    token = _WORD.search(text[begin : stop.start])
    before = token[0].lstrip(_OPENERS) if token else ""
    alone = begin == start and before == text[start : stop.start].lstrip(_OPENERS)
    # A number or a letter at the head is a label: "3.2. An overview".
    if alone and _LABEL.fullmatch(before):
        return False
    opens = word.lower() in manner.starters and word[0].isupper()
    if stop.start - start < _LABELLED and _HEAD.fullmatch(text, start, stop.start):
        return before.isalpha() and opens
    return _after_word(before, word, manner, opens=opens)


def _after_word(before: str, word: str, manner: Manner, *, opens: bool) -> bool:
    """Whether the words on both sides of a full stop let it end a sentence."""
    low = before.lower()
    counted = word[0].isdigit() or _ROMAN.fullmatch(word) is not None
    if low in manner.never or (low in manner.numbered and counted):
        return False
    initial = len(before) == 1 and before.isupper()
    ordinal = manner.ordinals and before.isdigit() and len(before) <= _ORDINAL
    unsure = low in manner.either or _INITIALS.fullmatch(before) is not None
    return opens if unsure or initial or ordinal else True
