"""Running feet of several lines: what stands on many pages at one height, and the notes in it.

A note to a sign, such as that on a designation, is part of the foot of each page where it is
needed; it is kept once, where it stands first.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.pdf.line import Line
from synopsis.report.check.texts.pdf.note import label_of
from synopsis.report.check.texts.pdf.paragraph import Passage

# How much of a page's height may be its foot, and by how much it stands off the text.
_ZONE, _APART = 0.14, 1.9
_SIGN = re.compile(r"[*†‡§]{1,3}(?=\s?[^\W\d])")
_NUMBER = re.compile(r"\W{0,3}\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\W{0,3}")
Foot = list[Line]


def find_feet(pages: Mapping[float, Sequence[Sequence[Line]]], needed: int) -> list[Foot]:
    """The running foot of each page that has one, from the top; pages are given by their height.

    Only lines whose very words stand at the same height on as many pages as are `needed`.
    """
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for height, sheets in pages.items():
        for line in (line for sheet in sheets for line in sheet if line.base < _ZONE * height):
            for near in (0, 1):
                places[line.text, round(line.base / 4) + near].add(line.page)
    often = {place for place, found in places.items() if len(found) >= needed}
    feet = [
        _foot(sheet, _ZONE * height, often) for height, sheets in pages.items() for sheet in sheets
    ]
    # Where the text comes close to the foot, its lines are known by the feet of other pages.
    known = {line.text for foot, is_apart in feet if is_apart for line in foot}
    made = ([line for line in foot if is_apart or line.text in known] for foot, is_apart in feet)
    return [foot for foot in made if foot]


def _foot(lines: Sequence[Line], zone: float, often: set[tuple[str, int]]) -> tuple[Foot, bool]:
    """The outermost lines of a page that stand often, and if a wide gap parts them from others."""
    found: Foot = []
    for line in sorted(lines, key=lambda one: (one.base, -one.left)):
        if line.base < zone and _NUMBER.fullmatch(line.text):
            continue
        place = line.text, round(line.base / 4)
        is_often = place in often or (line.text, place[1] + 1) in often
        if line.base >= zone or not is_often or label_of(line).isdigit() or line.words[0].is_mark:
            is_apart = not found or line.base - found[-1].base > _APART * found[-1].size
            return found[::-1], is_apart
        found.append(line)
    return found[::-1], True


def notes_in(feet: Sequence[Foot]) -> list[Passage]:
    """The notes to a sign in running feet, each once."""
    made: dict[str, Passage] = {}
    for foot in feet:
        for start, line in enumerate(foot):
            sign = _SIGN.match(line.text)
            if sign is not None:
                lines = _going_on(foot[start:])
                words = " ".join(one.text for one in lines)
                made.setdefault(words, _note(lines, sign[0]))
    return list(made.values())


def _going_on(foot: Foot) -> Foot:
    """The first line and those right below it, up to the next note."""
    lines = foot[:1]
    for line in foot[1:]:
        step = lines[-1].base - line.base
        if (
            step > _APART * line.size
            or abs(line.size - lines[0].size) > 1
            or _SIGN.match(line.text)
        ):
            break
        lines.append(line)
    return lines


def _note(lines: Foot, sign: str) -> Passage:
    first = lines[0].words[0]
    if first.text != sign:  # the sign hangs at the first word
        rest = replace(first, text=first.text.removeprefix(sign))
        lines[0].words = [replace(first, text=sign), rest, *lines[0].words[1:]]
    return Passage(Kind.FOOTNOTE, lines, sign)
