"""Figures of prose against the table that gives them."""

from collections.abc import Iterator
from dataclasses import replace

from synopsis.report.check.case import Case
from synopsis.report.check.document import RUNNING
from synopsis.report.check.figures.clash import Clash, clash_of
from synopsis.report.check.figures.figure import Figure, Shape
from synopsis.report.check.figures.find import content
from synopsis.report.check.figures.patterns import shaped
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.amounts.levels import is_level
from synopsis.report.check.rules.amounts.tables import Entry, Table, tables_of
from synopsis.report.check.words import Lexicon
from synopsis.vocabulary import Hedge

_SHAPES = (Shape.PERCENT, Shape.COUNT, Shape.MONEY, Shape.OTHER)
_OFF = 2.0
"""A figure that is more than so many times another is of something else."""
_FEWEST = 2
"""Words of the caption that a sentence about a total shares."""
_ALIKE = 5
"""Letters by which two forms of a unit or a noun are one."""
_SAME = 1e-6


def against_tables(case: Case) -> Iterator[Hit]:
    """A figure of running text that its table, by row, column and year, gives otherwise."""
    tables = tables_of(case)
    for figure in case.figures if tables else ():
        if figure.sentence.block.kind not in RUNNING or not is_level(figure, *_SHAPES):
            continue
        if figure.low != figure.high or figure.hedge not in (Hedge.EXACT, Hedge.ABOUT):
            continue
        for table in tables:
            entry = _entry_of(figure, table, case)
            if entry is not None and _differs(figure, entry, table):
                yield _hit(figure, entry, table)
                break


def _entry_of(figure: Figure, table: Table, case: Case) -> Entry | None:
    """The one cell of a table of which a sentence speaks; none where two would do."""
    said = content(figure.sentence.text, case.lexicon)
    if any(abs(one.value * table.scale - figure.low) < _SAME for one in table.entries):
        return None
    able = [one for one in table.entries if _is_of(figure, one, table, said, case.lexicon)]
    rows = [one for one in able if not one.is_total]
    found = rows or able
    most = max((len(one.row) + len(one.places) for one in found), default=0)
    best = [one for one in found if len(one.row) + len(one.places) == most]
    if len(best) != 1:
        return None
    value = best[0].value * table.scale
    others = (one.low for one in case.figures_in(figure.sentence))
    return None if any(abs(value - one) < _SAME for one in others) else best[0]


def _is_of(
    figure: Figure, entry: Entry, table: Table, said: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether a sentence names the row and the column of a cell, and what the table counts."""
    if (figure.shape is Shape.PERCENT) != _in_percent(entry, table):
        return False
    if not _in_column(figure, entry, said) or not _counts_alike(figure, entry, table):
        return False
    if entry.is_total:
        return not _is_part(figure, lexicon) and _is_of_all(figure, table, said)
    return _is_of_row(figure, entry) and bool((table.stems - entry.row) & said)


def _in_column(figure: Figure, entry: Entry, said: frozenset[str]) -> bool:
    """Whether the year of a figure is that of a cell's column, or the column is named."""
    if entry.years:
        return len(figure.years) == 1 and figure.years[0] in entry.years
    return entry.column <= said


def _is_part(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a count is the whole of which a part is told: "12 of the 40"."""
    return (
        shaped(lexicon, r"(?<!\w){}\s$", "population_of").search(
            figure.sentence.text, 0, figure.start
        )
        is not None
    )


def _is_of_all(figure: Figure, table: Table, said: frozenset[str]) -> bool:
    """Whether a figure is of all that a table counts; a share of it may be one of anything."""
    if figure.shape is Shape.PERCENT or figure.places:
        return False
    is_measured = figure.shape in (Shape.MONEY, Shape.OTHER)
    return len(table.stems & (said if is_measured else figure.subject | figure.echo)) >= _FEWEST


def _is_of_row(figure: Figure, entry: Entry) -> bool:
    """Whether a figure is of what a row names, in the place that it names."""
    is_named = bool(entry.row or entry.places) and entry.row <= figure.subject | figure.echo
    return is_named and (not entry.places or entry.places == figure.places)


def _in_percent(entry: Entry, table: Table) -> bool:
    return entry.figure.shape is Shape.PERCENT or table.is_percent


def _counts_alike(figure: Figure, entry: Entry, table: Table) -> bool:
    """Whether the unit or the thing counted is named in the table too."""
    if figure.shape is Shape.PERCENT:
        return True
    unit = {word for word in figure.words.lower().split() if word.isalpha()}
    around = f"{table.caption} {_named(entry)}".lower()
    named = [word for word in unit if word[:_ALIKE] in around]
    return bool(named) or any(word[:_ALIKE] in around for word in figure.noun.lower().split())


def _named(entry: Entry) -> str:
    slot = entry.figure.sentence.block.slot
    return f"{slot.head} {slot.stub}" if slot is not None else ""


def _differs(figure: Figure, entry: Entry, table: Table) -> bool:
    value = entry.value * table.scale
    if not value or not 1 / _OFF < figure.low / value < _OFF:
        return False
    shown = replace(entry.figure, low=value, high=value, shape=figure.shape)
    return clash_of(figure, shown) is not Clash.NONE


def _hit(figure: Figure, entry: Entry, table: Table) -> Hit:
    cell = entry.figure
    return Hit(
        figure.sentence,
        figure.start,
        figure.end,
        f"“{figure.words.strip()}” here, but “{cell.sentence.text.strip()}” in the table "
        f"“{table.caption}”, under “{_named(entry).strip()}”.",
        other=cell.sentence,
        severity=Severity.CAUTION,
    )
