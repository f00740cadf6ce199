"""Entries: notes at the end that open with a name of their own and carry their number behind it.

Such a list writes “T12 ⁷ What the figure rests on ...”, and the text refers to it by a raised 7.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from synopsis.report.check.document import Kind, Mark
from synopsis.report.check.texts.raw import Raw, Wish, cut_out

_MAY_BE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING})
_REST = frozenset({Kind.PARAGRAPH, Kind.ITEM})
_LONGEST, _FEWEST = 200, 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where an entry begins: its block, the place of its first character, its number's mark."""

    index: int
    start: int
    mark: Mark


def name_entries(
    raws: Sequence[Raw], wishes: Sequence[Wish] = ()
) -> tuple[Sequence[Raw], Sequence[Wish]]:
    """The blocks with such entries as footnotes, and the wishes, each of the block that it was of.

    All stays as it is where a note is known already, and where the numbers do not lead to entries.
    """
    if any(raw.kind is Kind.FOOTNOTE and raw.label.isdigit() for raw in raws):
        return raws, wishes
    found = _entries(raws)
    if not found:
        return raws, wishes
    groups = [_parted(raw, found.get(index, ())) for index, raw in enumerate(raws)]
    starts = [0, *accumulate(map(len, groups))]
    moved = [replace(one, index=starts[min(max(one.index, 0), len(groups))]) for one in wishes]
    return _with_rest([raw for group in groups for raw in group]), moved


def _with_rest(raws: Sequence[Raw]) -> list[Raw]:
    """The blocks, those as records that stand under an entry, up to the next heading."""
    made: list[Raw] = []
    under = False
    for raw in raws:
        under = raw.kind is Kind.FOOTNOTE or (under and raw.kind is not Kind.HEADING)
        is_rest = under and raw.kind in _REST
        made.append(replace(raw, kind=Kind.RECORD) if is_rest else raw)
    return made


def _entries(raws: Sequence[Raw]) -> dict[int, list[_Entry]]:
    """The entries by their block: the last place of each number, where the text has most twice."""
    uses: dict[str, int] = {}
    for raw in raws:
        for mark in raw.marks:
            uses[mark.label] = uses.get(mark.label, 0) + 1
    last = {one.mark.label: one for one in _openings(raws)}
    known = [one.index for one in last.values() if uses[one.mark.label] > 1]
    if len(known) < _FEWEST or 2 * len(known) < len(uses):
        return {}
    made: dict[int, list[_Entry]] = {}
    for one in sorted(last.values(), key=lambda entry: (entry.index, entry.start)):
        if one.index >= min(known):
            made.setdefault(one.index, []).append(one)
    return made


def _openings(raws: Sequence[Raw]) -> Iterator[_Entry]:
    """The places where one word opens a line and a number is raised right behind it."""
    for index, raw in enumerate(raws):
        lines = [anchor.start for anchor in raw.anchors]
        for mark in raw.marks if raw.kind in _MAY_BE else ():
            start = max(place for place in lines if place <= mark.start)
            name = raw.text[start : mark.start]
            is_name = 0 < len(name) <= _LONGEST and name[-1].isalnum() and " " not in name
            if is_name and mark.label.isdigit():
                yield _Entry(index, start, mark)


def _parted(raw: Raw, entries: Sequence[_Entry]) -> list[Raw]:
    """A block parted where entries begin in it, their own marks taken out."""
    if not entries:
        return [raw]
    own = {one.mark for one in entries}
    plain = replace(raw, marks=tuple(one for one in raw.marks if one not in own))
    begins = [one.start for one in entries]
    ends = [*begins[1:], len(raw.text)]
    made = [_cut(plain, 0, begins[0])] if begins[0] else []
    for one, end in zip(entries, ends, strict=True):
        cut = _cut(plain, one.start, end)
        made.append(replace(cut, kind=Kind.FOOTNOTE, label=one.mark.label, level=1, slot=None))
    return made


def _cut(raw: Raw, begin: int, end: int) -> Raw:
    cut = cut_out(raw, begin, end)
    return replace(cut, text=cut.text.rstrip(), doubt="" if begin else raw.doubt)
