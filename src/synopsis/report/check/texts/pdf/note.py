"""Footnotes: the small lines at the foot of a column, each beginning with its mark."""

import re
from collections.abc import Sequence
from itertools import pairwise

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.pdf.line import Line
from synopsis.report.check.texts.pdf.paragraph import Body, Passage

_MARK = re.compile(r"\[?(\d{1,3})[\].):]?|([*†‡§]{1,3}|[a-z])")
_SMALL = 0.94
_TYPED = {"*", "†", "‡", "§"}


def part_notes(lines: Sequence[Line], body: Body, marks: set[str]) -> tuple[list[Line], list[Line]]:
    """The lines of a column's text, and those of the footnotes at its foot."""
    start = len(lines)
    while start and lines[start - 1].words and lines[start - 1].size < _SMALL * body.size:
        start -= 1
    tail = lines[start:]
    first = next((index for index, line in enumerate(tail) if _is_note(line, marks)), None)
    if first is None:
        start = _large_notes(lines, marks)
        return list(lines[:start]), list(lines[start:])
    if _is_going_on(lines, start, first):
        first = 0
    return [*lines[:start], *tail[:first]], list(tail[first:])


def _large_notes(lines: Sequence[Line], marks: set[str]) -> int:
    """Where footnotes as large as the text begin: set off by a gap, with a mark of the page."""
    start = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        line, before = lines[index], lines[index - 1]
        if not line.words or not before.words:
            break
        if before.base - line.base > 2.2 * line.size:
            return index if label_of(line) in marks else start
    return start


def _is_note(line: Line, marks: set[str]) -> bool:
    """Whether a small line begins a footnote: its mark raised, or one that the text has."""
    label = label_of(line)
    return bool(label) and (line.words[0].is_mark or label in marks or label in _TYPED)


def _is_going_on(lines: Sequence[Line], start: int, first: int) -> bool:
    """Whether small lines over the first marked one are the end of a note from the page before."""
    if first == 0 or start == 0:
        return False
    tail = lines[start : start + first + 1]
    steps = [one.base - two.base for one, two in pairwise(tail)]
    return max(steps) < 1.7 * tail[0].size and first <= 12  # lines of one note


def label_of(line: Line) -> str:
    """The mark with which a line begins as a footnote does; empty where it begins otherwise."""
    first = line.words[0]
    found = _MARK.fullmatch(first.text)
    if found is None or len(line.words) == 1:
        return ""
    if first.is_mark or first.text in _TYPED:
        return found[1] or found[2]
    return found[1] or ""


def notes_of(lines: Sequence[Line], last: int) -> list[Passage]:
    """The footnotes of some lines; lines before the first mark go on with a note before them.

    `last` is the number of the note before: plain digits at the head of a line begin a note only
    where they count on from it.
    """
    made: list[Passage] = []
    for line in lines:
        label = label_of(line)
        if label and (line.words[0].is_mark or _counts_on(label, last, line, lines)):
            made.append(Passage(Kind.FOOTNOTE, [line], label))
            last = int(label) if label.isdigit() else last
        elif made:
            made[-1].lines.append(line)
        else:
            made.append(Passage(Kind.FOOTNOTE, [line], ""))
    return made


def _counts_on(label: str, last: int, line: Line, lines: Sequence[Line]) -> bool:
    if not label.isdigit():
        return True
    near = last < int(label) <= last + 3 or int(label) == 1
    return near or line is lines[0]
