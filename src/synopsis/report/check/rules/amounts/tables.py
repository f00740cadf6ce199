"""Tables as readers see them: a caption, and cells with the names of their row and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind
from synopsis.report.check.figures.context import all_years, known_places
from synopsis.report.check.figures.figure import Change, Figure
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.patterns import patterns_of, phrase
from synopsis.report.check.words import Lexicon

_ABOVE = 3
"""So many blocks above a table may hold its caption."""


@dataclass(frozen=True, eq=False, slots=True)
class Entry:
    """A cell with one number: what its row and its column are called, and whether it is a sum."""

    figure: Figure
    row: frozenset[str]
    places: frozenset[str]
    column: frozenset[str]
    years: tuple[int, ...]
    is_total: bool

    @property
    def value(self) -> float:
        """The number as it stands in the cell, without the table's scale."""
        return self.figure.low


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """A table with its caption: its words as written and their stems, its unit, and its entries.

    `scale` is what a number stands for (1,000 where the caption says "thousand"); `is_percent`
    whether the caption says that its numbers are per cent.
    """

    caption: str
    stems: frozenset[str]
    scale: float
    is_percent: bool
    section: tuple[str, ...]
    entries: tuple[Entry, ...]


@lru_cache(maxsize=8)
def tables_of(case: Case) -> tuple[Table, ...]:
    """The tables of a document that have a caption, in order."""
    captions = captions_of(case)
    figures: dict[int, list[Figure]] = {}
    for figure in case.figures:
        slot = figure.sentence.block.slot
        if slot is not None and slot.table in captions:
            figures.setdefault(slot.table, []).append(figure)
    return tuple(
        Table(
            captions[number].text,
            content(captions[number].text, case.lexicon),
            _scale(captions[number].text, case.lexicon),
            phrase(case.lexicon, "percent").search(captions[number].text) is not None,
            found[0].sentence.block.section,
            tuple(_entries(found, case.lexicon)),
        )
        for number, found in figures.items()
    )


def captions_of(case: Case) -> Mapping[int, Block]:
    """The caption above each table."""
    found: dict[int, Block] = {}
    blocks = case.document.blocks
    for place, block in enumerate(blocks):
        if block.slot is None or block.slot.table in found:
            continue
        above = [one for one in blocks[max(0, place - _ABOVE) : place] if one.kind is Kind.CAPTION]
        if above:
            found[block.slot.table] = above[-1]
    return found


def _scale(caption: str, lexicon: Lexicon) -> float:
    """A thousand or a million where the caption says that its figures are in these."""
    scales = patterns_of(lexicon).scales
    said = [scales[word] for word in re.findall(r"[^\W\d_]+", caption.lower()) if word in scales]
    return said[-1] if said else 1.0


def _entries(figures: list[Figure], lexicon: Lexicon) -> Iterator[Entry]:
    """The cells that hold one number and nothing else."""
    by_cell: dict[int, list[Figure]] = {}
    for figure in figures:
        by_cell.setdefault(id(figure.sentence.block), []).append(figure)
    for found in by_cell.values():
        slot = found[0].sentence.block.slot
        if len(found) == 1 and slot is not None and _is_bare(found[0]):
            yield Entry(
                found[0],
                content(slot.stub, lexicon),
                known_places(slot.stub, lexicon),
                content(slot.head, lexicon),
                all_years(slot.head, lexicon),
                is_total(slot.stub, lexicon),
            )


def _is_bare(figure: Figure) -> bool:
    """Whether a cell holds the figure alone, and it is a level."""
    text = figure.sentence.text
    outside = text[: figure.start] + text[figure.end :]
    is_level = figure.change is Change.NONE and figure.low == figure.high
    return is_level and not any(map(str.isalnum, outside))


@cache
def is_total(name: str, lexicon: Lexicon) -> bool:
    """Whether a row or column adds the others up: "Total", "All goods", but not "All others"."""
    named = phrase(lexicon, "total_rows")
    last = name.rpartition(", ")[2]  # "Boats stolen, total", "Losses, all ports"
    found = named.match(name) or (last != name and named.match(last))
    return bool(found) and phrase(lexicon, "no_totals").match(name) is None
