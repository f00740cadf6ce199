"""Marks: numbers in a text that refer to footnotes, taken out of it and kept."""

# ruff: noqa: RUF001  # dashes, quotation marks and other letters are meant as they stand

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from synopsis.report.check.document import Anchor, Kind, Mark
from synopsis.report.check.texts.raw import Raw
from synopsis.report.check.words import LANGUAGES, load_lexicon

LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = str.maketrans("0123456789-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A number glued to a word, numbers in brackets, numbers raised. A capital alone and a number are an
# identifier: W1, Q12.
REFERENCE = re.compile(
    r"(?:(?<=[^\W\d_])(?<!\b[A-Z])|(?<=[.,;:!?”\"’)\]»…%*]))(\d{1,3})(?=$|[\s,.;:!?)”’\]»])"
    r"|\[(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,6})\]"
    r"|(?<!⁻)([⁰¹²³⁴-⁹]{1,3}(?:\s?[,–-]\s?[⁰¹²³⁴-⁹]{1,3}){0,6})"
)
_FIRST_LETTERS = frozenset("abcd")
_UNITS = frozenset({"m", "km", "cm", "mm", "CO", "co", "H", "NO", "dm", "ft", "mi", "yd", "inch"})
_POWER = re.compile(r"(?:^|[^\d.,])(?:10|\d)$")
_BEYOND = 9
_LONGEST_RANGE = 12


def take_marks(raws: Sequence[Raw], *, glued: bool = True, raised: bool = False) -> list[Raw]:
    """The blocks with the numbers that refer to footnotes taken out and kept as marks.

    Numbers in brackets or raised are taken where one of them leads to a footnote (`raised`: in
    any case), numbers `glued` to a word where it is said.
    """
    labels = [raw.label for raw in raws if raw.kind is Kind.FOOTNOTE and raw.label.isdigit()]
    if not labels:
        return list(raws)
    known = {int(label) for label in labels}
    styles = _styles(raws, known) | ({3} if raised else set())
    found = [
        (number, one)
        for number, raw in enumerate(raws)
        if raw.kind is not Kind.FOOTNOTE
        for one in REFERENCE.finditer(raw.text)
        if (glued or not one[1]) and _may_be(raw.text, one, known, styles)
    ]
    kept = _kept(found, known, raws, restarts=len(known) < len(labels))
    by_raw: dict[int, list[re.Match[str]]] = {}
    for number, one in kept:
        by_raw.setdefault(number, []).append(one)
    return [_without(raw, by_raw[n]) if n in by_raw else raw for n, raw in enumerate(raws)]


def _styles(raws: Sequence[Raw], known: set[int]) -> set[int]:
    """Which of brackets and raised digits the references to known footnotes are set in."""
    return {
        style
        for raw in raws
        if raw.kind is not Kind.FOOTNOTE
        for one in REFERENCE.finditer(raw.text)
        for style in (2, 3)
        if one[style] and any(number in known for number in numbers_in(one[style]))
    }


def numbers_in(text: str) -> list[int]:
    """The numbers of a reference, a range such as 4-6 in full."""
    numbers: list[int] = []
    for one in re.finditer(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?", text.translate(LOWERED)):
        first, last = int(one[1]), int(one[2] or one[1])
        whole = 0 <= last - first <= _LONGEST_RANGE
        numbers += range(first, last + 1) if whole else (first, last)
    return numbers


def raise_digits(text: str) -> str:
    """Words that were set above the line: numbers as raised digits, anything else as it is.

    A first letter, with which tables mark their notes, is put in brackets.
    """
    words = text.strip().rstrip(")")
    if words in _FIRST_LETTERS:
        return f"({words})"
    if not any(map(str.isdigit, words)) or not all(x.isdigit() or x in "-–, " for x in words):
        return text
    return words.translate(_RAISED if words[0] in "-–" else _DIGITS)


def is_exponent(before: str) -> bool:
    """Whether what is raised after these words is a power of a unit, a letter or a number."""
    word = re.search(r"[^\W\d_]{0,12}$", before[-12:])
    letters = word[0] if word else ""
    if letters in _UNITS or (len(letters) == 1 and letters not in "aAI"):
        return True
    return letters == "" and _POWER.search(before[-14:]) is not None


def _may_be(text: str, one: re.Match[str], known: set[int], styles: set[int]) -> bool:
    """Whether a number may refer to a footnote, also to one that is not there."""
    before = text[max(0, one.start() - 14) : one.start()]
    if one[2] or one[3]:
        near = max(numbers_in(one[2] or one[3])) <= max(known) + _BEYOND
        unit = bool(one[3]) and is_exponent(before)
        return not unit and near and (2 if one[2] else 3) in styles
    label = int(one[1])
    if label > max(known) + 1 or label == 0:
        return False
    # A comma or stop between digits is of a number, unless a year ends there.
    amount = re.search(r"(\d{1,12})[.,:%]$", before)
    return amount is None or (len(amount[1]) == 4 and label in known)


def _kept(
    found: Sequence[tuple[int, re.Match[str]]],
    known: set[int],
    raws: Sequence[Raw],
    *,
    restarts: bool,
) -> list[tuple[int, re.Match[str]]]:
    """The candidates that grow in step, and others after a stop whose footnote exists."""
    plain = [one for one in found if one[1][1]]
    chain = {*range(len(plain))} if restarts else {*_longest([int(m[1]) for _, m in plain])}
    kept = [one for one in found if not one[1][1]]
    for turn, (number, mark) in enumerate(plain):
        text = raws[number].text
        stopped, there = not text[mark.start() - 1].isalnum(), int(mark[1]) in known
        again = there and stopped and _after_prose(text, mark)
        if again or (turn in chain and (there or stopped)):
            kept.append((number, mark))
    return sorted(kept, key=lambda one: (one[0], one[1].start()))


def _after_prose(text: str, mark: re.Match[str]) -> bool:
    return (
        re.search(
            r"[^\W\d_A-Z]{4}[.,;!?)”\"’]{1,2}$", text[max(0, mark.start() - 8) : mark.start()]
        )
        is not None
    )


def _longest(labels: Sequence[int]) -> list[int]:
    """The places of a longest strictly growing run of labels (patience sorting)."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for index, label in enumerate(labels):
        where = bisect_left(tails, label)
        before.append(places[where - 1] if where else -1)
        tails[where : where + 1] = [label]
        places[where : where + 1] = [index]
    chain: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain


def _without(raw: Raw, marks: Sequence[re.Match[str]]) -> Raw:
    """A block with some of its characters taken out and kept as marks."""
    parts: list[str] = []
    kept: list[Mark] = []
    cuts: list[tuple[int, int]] = []
    last = length = 0
    for mark in marks:
        start = mark.start()
        while start > last and raw.text[start - 1] == " ":
            start -= 1
        parts.append(raw.text[last:start])
        length += start - last
        labels = numbers_in(mark[1] or mark[2] or mark[3])
        kept += [Mark(length, str(label)) for label in labels]
        cuts.append((start, mark.end()))
        last = mark.end()
    parts.append(raw.text[last:])
    anchors = tuple(Anchor(_shifted(one.start, cuts), one.position) for one in raw.anchors)
    quoted = tuple((_shifted(a, cuts), _shifted(b, cuts)) for a, b in raw.quoted)
    merged = tuple(sorted((*raw.marks, *kept), key=lambda one: one.start))
    text = "".join(parts)
    return replace(raw, text=text, anchors=anchors, marks=merged, quoted=quoted) if text else raw


def _shifted(place: int, cuts: Sequence[tuple[int, int]]) -> int:
    gone = 0
    for start, end in cuts:
        if start >= place:
            break
        gone += min(end, place) - start
    return place - gone


@cache
def note_heads() -> frozenset[str]:
    """What a list of notes is headed with, in any of the languages, in small letters."""
    every = (load_lexicon(one).words("reading", "notes_headings") for one in LANGUAGES)
    return frozenset(word.lower() for words in every for word in words)
