"""Footnotes by their shape: numbered lines at the end or under a heading of notes, typed by hand.

The text refers to them by [1] or by a raised number (¹; HTML and Word hand raised digits over).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from synopsis.report.check.document import Kind
from synopsis.report.check.texts.entries import name_entries
from synopsis.report.check.texts.marks import (
    LOWERED,
    REFERENCE,
    is_exponent,
    note_heads,
    numbers_in,
    take_marks,
)
from synopsis.report.check.texts.raw import Raw, Wish, cut_head, cut_out

_LEAD = re.compile(r"(?:\[(\d{1,3})\]|([⁰¹²³⁴-⁹]{1,3}))[.):]?\s{0,3}(?=\S)")
_NUMBERED = re.compile(r"\(?(\d{1,3})[.):]?\s{1,4}(?=\S)")
_TEXT = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_Found = dict[int, tuple[str, int]]


def shape_notes(
    raws: Sequence[Raw], wishes: Sequence[Wish] = ()
) -> tuple[Sequence[Raw], Sequence[Wish]]:
    """The blocks with notes and marks told by their shape, where the format tells of no notes.

    The wishes are those given, of the same blocks where a block was parted into several notes.
    """
    if _has_notes(raws):
        return take_marks(raws, glued=False, raised=True), wishes
    return shape_lost_notes(raws, wishes)


def shape_lost_notes(
    raws: Sequence[Raw], wishes: Sequence[Wish] = ()
) -> tuple[Sequence[Raw], Sequence[Wish]]:
    """The same, where the blocks stay as they are if one of them is a note."""
    if _has_notes(raws):
        return raws, wishes
    groups = _part_notes(raws)
    parted = [raw for group in groups for raw in group]
    found = _chosen(parted)
    if not found:
        return name_entries(raws, wishes)
    noted = [_noted(raw, *found[n]) if n in found else raw for n, raw in enumerate(parted)]
    starts = [0, *accumulate(map(len, groups))]
    moved = [replace(one, index=starts[min(max(one.index, 0), len(groups))]) for one in wishes]
    return take_marks(noted, glued=False), moved


def _has_notes(raws: Sequence[Raw]) -> bool:
    """Whether a note to a number or letter is known; one to a sign, as to an asterisk, is none."""
    return any(raw.kind is Kind.FOOTNOTE and any(map(str.isalnum, raw.label)) for raw in raws)


def _noted(raw: Raw, label: str, cut: int) -> Raw:
    marks = tuple(one for one in raw.marks if one.start or one.label != label)
    return replace(
        cut_head(replace(raw, marks=marks), cut), kind=Kind.FOOTNOTE, label=label, level=1
    )


def _chosen(raws: Sequence[Raw]) -> _Found:
    """The blocks that are notes: those that lead with a mark, those under a heading, the last."""
    for found in (_led(raws), _headed(raws), _last(raws)):
        labels = {int(label) for label, _ in found.values()}
        known = labels & _referred(raws, found)
        if known and 2 * len(known) >= len(labels):
            return found
    return {}


def _referred(raws: Sequence[Raw], found: _Found) -> set[int]:
    """The numbers in brackets, raised, or already kept as marks, outside of the notes."""
    numbers: set[int] = set()
    for index, raw in enumerate(raws):
        if index in found:
            continue
        numbers |= {int(one.label) for one in raw.marks if one.label.isdigit()}
        for one in REFERENCE.finditer(raw.text):
            raised = one[3] and not is_exponent(raw.text[max(0, one.start() - 14) : one.start()])
            if one.start() and (one[2] or raised):
                numbers |= {*numbers_in(one[2] or one[3])}
    return numbers


def _led(raws: Sequence[Raw]) -> _Found:
    """Blocks that begin with [1] or a raised number."""
    return {index: lead for index, raw in enumerate(raws) if (lead := _lead(raw, _LEAD))}


def _headed(raws: Sequence[Raw]) -> _Found:
    """Numbered blocks under a heading of notes."""
    found: _Found = {}
    for index, raw in _under(raws):
        if lead := _lead(raw, _LEAD) or _lead(raw, _NUMBERED):
            found[index] = lead
    return found


def _last(raws: Sequence[Raw]) -> _Found:
    """A numbered list from 1 that ends the document."""
    found: list[tuple[int, tuple[str, int]]] = []
    for index in range(len(raws) - 1, -1, -1):
        lead = _lead(raws[index], _NUMBERED)
        if lead is None or (found and int(lead[0]) != int(found[-1][1][0]) - 1):
            break
        found.append((index, lead))
    return dict(found) if found and found[-1][1][0] == "1" else {}


def _lead(raw: Raw, pattern: re.Pattern[str]) -> tuple[str, int] | None:
    """The label of a note at the head of a block, and where its words begin."""
    if raw.kind not in _TEXT:
        return None
    if raw.kind is Kind.ITEM and raw.label.isdigit() and len(raw.label) <= 3:  # digits of a label
        return (raw.label, 0) if pattern is _NUMBERED else None
    lead = pattern.match(raw.text)
    if lead is not None:
        return next(one for one in lead.groups() if one).translate(LOWERED), lead.end()
    # A raised number at a block's head that the reader of the format took for a mark.
    first = raw.marks[0] if raw.marks and raw.marks[0].start == 0 else None
    return (first.label, 0) if first is not None and first.label.isdigit() else None


def _under(raws: Sequence[Raw]) -> Iterator[tuple[int, Raw]]:
    """The blocks under a heading of notes, and under the headings within it."""
    level = 0
    for index, raw in enumerate(raws):
        if raw.kind is Kind.HEADING:
            if raw.text.strip(" .:").lower().lstrip("0123456789. ") in note_heads():
                level = raw.level
            elif raw.level <= level:
                level = 0
        elif level:
            yield index, raw


def _part_notes(raws: Sequence[Raw]) -> list[list[Raw]]:
    """For each block the notes that stand each on a line of it, or the block alone."""
    under = {index for index, _ in _under(raws)}
    return [
        _parted(raw, under=index in under) if raw.kind is Kind.PARAGRAPH else [raw]
        for index, raw in enumerate(raws)
    ]


def _parted(raw: Raw, *, under: bool) -> list[Raw]:
    patterns = (_LEAD, _NUMBERED) if under else (_LEAD,)
    for pattern in patterns:
        places = [one.start for one in raw.anchors if pattern.match(raw.text, one.start)]
        labels = [_label_at(raw.text, place, pattern) for place in places]
        if len(places) > 1 and places[0] == 0 and all(b == a + 1 for a, b in pairwise(labels)):
            ends = [*places[1:], len(raw.text)]
            parts = (cut_out(raw, a, b) for a, b in zip(places, ends, strict=True))
            return [replace(one, text=one.text.rstrip()) for one in parts]
    return [raw]


def _label_at(text: str, place: int, pattern: re.Pattern[str]) -> int:
    lead = pattern.match(text, place)
    return int(next(one for one in lead.groups() if one).translate(LOWERED)) if lead else -1
