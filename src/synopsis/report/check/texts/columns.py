"""Columns of plain text: prose that stands side by side, parted by a steady wide gap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from synopsis.report.check.texts.lines import Line

UNSTEADY = "wide gaps run through these lines, so columns side by side may be read as one"
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE_GAP = re.compile(r"(?<=[^\s\d:]) {3,}(?=[^\W\d_])")
_LONGEST = 400
_LEAST = 4
_INDENT = 5
_MOST = 4
_WORDS, _LETTERS = 2.5, 15
_FLOWS = 0.3
_STEADY = 0.7
_FARTHEST = 1000
_DOUBTED = 3


def part_columns(lines: Sequence[Line], depth: int = 1) -> list[Line]:
    """The lines, columns of prose one after the other; each line keeps its number."""
    made: list[Line] = []
    index = 0
    while index < len(lines):
        region = _region(lines, index)
        if region is None:
            made.append(lines[index])
            index += 1
            continue
        inside = lines[index : region.stop]
        made += _parted(inside, region.gutter, depth) if region.is_prose else inside
        index = region.stop
    return made


def is_unsteady(texts: Sequence[str]) -> bool:
    """Whether wide gaps run through most lines of what is read as one block."""
    gaps = sum(len(one) <= _LONGEST and _WIDE_GAP.search(one) is not None for one in texts)
    return gaps >= _DOUBTED and 2 * gaps >= len(texts)


def _flows(cells: Sequence[str]) -> bool:
    """Whether lines one beneath the other are running prose, going on in lower case."""
    pairs = [(a, b) for a, b in pairwise(cells) if a and b]
    going = sum(b[0].islower() and a[-1] not in ".!?:;" for a, b in pairs)
    return bool(pairs) and going >= _FLOWS * len(pairs)


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines up to `stop` that leave a gutter free, and whether they are prose on both sides."""

    stop: int
    gutter: int
    is_prose: bool


def _region(lines: Sequence[Line], start: int) -> _Region | None:
    """The lines from one on that a gutter parts; none where there are too few."""
    found: list[tuple[int, int, int]] = []
    for gutter in _gutters(lines, start):
        sides, stop = _run(lines, start, gutter)
        found.append((sides, stop, gutter))
    if not found:
        return None
    sides, stop, gutter = max(found)
    if sides < _LEAST:
        return None
    inside = lines[start:stop]
    above = lines[start - 1] if start else None
    torn = above is not None and not above.empty and is_unsteady([above.text] * _DOUBTED)
    is_prose = not torn and _is_steady(inside, gutter) and _is_prose(inside, gutter)
    return _Region(stop, gutter, is_prose)


def _is_steady(lines: Sequence[Line], gutter: int) -> bool:
    """Whether the words on the right begin at the same place on most lines."""
    both = [one for one in lines if _side(one, gutter) == "both"]
    right = [one.text[gutter - one.indent :] for one in both]
    return sum(not one[0].isspace() for one in right) >= _STEADY * len(right)


def _gutters(lines: Sequence[Line], start: int) -> set[int]:
    """Where a right column may begin, by the gaps of a line and of the next."""
    if not _gap_ends(lines[start]):
        return set()
    near = [*_gap_ends(lines[start])]
    if start + 1 < len(lines):
        near += _gap_ends(lines[start + 1])
    return {one for one in near[: _MOST * 2] if _side(lines[start], one) == "both"}


def _gap_ends(line: Line) -> list[int]:
    if line.empty or len(line.text) > _LONGEST or "\t" in line.text or "|" in line.text:
        return []
    return [line.indent + one.end() for one in _GAP.finditer(line.text)]


def _side(line: Line, gutter: int) -> str:
    """On which side of a gutter a line has words: left, right, both, across, or none."""
    if line.empty:
        return "none"
    if len(line.text) > _LONGEST or "\t" in line.text or "|" in line.text:
        return "across"
    if line.indent >= gutter:
        return "right" if line.indent <= gutter + _INDENT else "across"
    place = gutter - line.indent
    if len(line.text) <= place - 2:
        return "left"
    rest = line.text[place:]
    free = line.text[max(0, place - 2) : place] == "  " and bool(rest)
    return "both" if free and len(rest) - len(rest.lstrip()) <= _INDENT else "across"


def _run(lines: Sequence[Line], start: int, gutter: int) -> tuple[int, int]:
    """How many lines from one on have words on both sides of a gutter, and where they stop."""
    both, stop, index = 0, start, start
    last = min(len(lines), start + _FARTHEST)
    while index < last and lines[index].page == lines[start].page:
        side = _side(lines[index], gutter)
        if side == "across":
            break
        index += 1
        if side in {"both", "right"}:
            both += side == "both"
            stop = index
        elif side == "left" and (stop == index - 1 or _side(lines[index - 2], gutter) == "left"):
            # A left column that is longer than the right one.
            stop = index
        elif side == "none" and index - stop > _MOST:
            break
    return both, stop


def _cut(line: Line, gutter: int) -> tuple[str, str]:
    place = max(0, gutter - line.indent)
    return line.text[:place].strip(), line.text[place:].strip()


def _is_prose(lines: Sequence[Line], gutter: int) -> bool:
    parts = [_cut(one, gutter) for one in lines if not one.empty]
    return all(is_prose_side([one for one in side if one]) for side in zip(*parts, strict=True))


def is_prose_side(cells: Sequence[str], least: int = _LEAST) -> bool:
    """Whether words one beneath the other are long enough for prose, and flow."""
    if len(cells) < least:
        return False
    words = sum(len(one.split()) for one in cells) / len(cells)
    letters = sum(map(len, cells)) / len(cells)
    return words >= _WORDS and letters >= _LETTERS and _flows(cells)


def _parted(lines: Sequence[Line], gutter: int, depth: int) -> Iterator[Line]:
    last = lines[-1]
    for side in (0, 1):
        column: list[Line] = []
        for line in lines:
            words = "" if line.empty else _cut(line, gutter)[side]
            gap = len(line.text) - len(words) + line.indent - gutter
            indent = max(0, gap) if side else line.indent
            column.append(replace(line, text=words, indent=indent))
        yield from part_columns(column, depth + 1) if depth < _MOST else column
        yield Line(last.number, last.page, "", dropped=True)
