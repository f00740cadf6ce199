"""The yearbook of a wave: every question by every column, lettered, and past the gate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.cells import Cells, Item, covariances, estimate_cells
from synopsis.survey.design import Flags, Floats
from synopsis.survey.disclosure.gate import Reasons
from synopsis.survey.house import House
from synopsis.survey.tabulate.columns import Tabulation, heads_of
from synopsis.survey.tabulate.equal import EQUAL, equal_column, with_equal
from synopsis.survey.tabulate.filters import hidden_bases
from synopsis.survey.tabulate.letters import Convention, Texts, column_letters
from synopsis.survey.tabulate.silence import (
    NUMBERS,
    Grids,
    headline_line,
    second_of,
    silences_of,
    unreported_of,
    unreported_reasons,
    without,
)
from synopsis.survey.tabulate.table import (
    FEW,
    Column,
    Counts,
    Line,
    Part,
    Reason,
    Table,
    Yearbook,
)
from synopsis.survey.tabulate.withheld import item_reasons
from synopsis.survey.wave_sample import design_of, item_of, rules_of
from synopsis.vocabulary import Region

__all__ = ["FEW", "Column", "Line", "Part", "Reason", "Table", "Yearbook", "tabulate"]

_SHOWN = ("share", "se", "low", "high", "deff", "n_effective")
_UNREPORTED = Line(Part.UNREPORTED, 0, "Not reported, of all who were asked")
_LONGEST = np.dtype("U512")


def tabulate(
    wave: waves.Wave, by: Sequence[str], house: House, region: Region, language: str = "en"
) -> Yearbook:
    """All tables of a wave by the region, its economies and the domains asked for.

    A domain is a background question (`sex`), or several crossed (`economy*sex`); `equal` is the
    region with each economy counted alike. What may not be shown is in no table: see `disclosure`.
    """
    heads = heads_of(wave, by, region)
    desk = Tabulation(wave, design_of(wave, house), heads, house, language, is_equal=EQUAL in by)
    asked = [question for question in wave.codebook.asked if wave.has(question)]
    items = [item_of(wave, question, language) for question in asked]
    cells = estimate_cells(desk.design, items, heads.domains, rules_of(house)) if items else None
    sheets = [
        _sheet(desk, question, item, _grids(cells, at, len(heads.columns)))
        for at, (question, item) in enumerate(zip(asked, items, strict=True))
        if cells is not None
    ]
    return Yearbook(
        codebook=wave.codebook,
        columns=_columns(desk),
        blocks=heads.blocks,
        tables=tuple(_tables(desk, asked, items, sheets)),
        house=house,
        convention=_convention(house),
        language=language,
        respondents=wave.rows,
        weighting=wave.weighting.method if wave.weighting else "as published",
        snapshot=wave.snapshot,
        footnotes=region.footnotes(" ".join(map(region.name, region.places))),
    )


def _convention(house: House) -> Convention:
    return Convention(multiplicity=house.multiplicity)


def _grids(cells: Cells, item: int, columns: int) -> Grids:
    """Each number of one item's cells as lines x columns."""
    here = np.flatnonzero(cells.item == item)
    order = here[np.lexsort((cells.domain[here], cells.category[here]))]
    return {name: getattr(cells, name)[order].reshape(-1, columns) for name in NUMBERS}


def _columns(desk: Tabulation) -> tuple[Column, ...]:
    region, *others = desk.heads.columns
    return (region, *((equal_column(region),) if desk.is_equal else ()), *others)


_Drawn = tuple[Texts, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """The lines of one table, with all numbers, why they are hidden, and their letters."""

    lines: tuple[Line, ...]
    grids: Grids
    reasons: Reasons
    letters: Texts
    spread: Floats

    def plus(self, line: Line, grids: Grids, reasons: Reasons, drawn: _Drawn) -> "_Sheet":
        """The same with a line below, its letters and its covariances between economies."""
        return _Sheet(
            (*self.lines, line),
            {name: np.vstack([one, grids[name]]) for name, one in self.grids.items()},
            np.vstack([self.reasons, reasons]),
            np.vstack([self.letters, drawn[0]]),
            np.concatenate([self.spread, drawn[1]]),
        )


def _tables(
    desk: Tabulation,
    asked: Sequence[waves.Question],
    items: Sequence[Item],
    sheets: Sequence[_Sheet],
) -> Iterator[Table]:
    gated = {
        question.id: (sheet.lines, sheet.reasons)
        for question, sheet in zip(asked, sheets, strict=True)
    }
    for question, item, sheet in zip(asked, items, sheets, strict=True):
        hidden = hidden_bases(desk.wave, question, gated)
        table = _without_bases(_table(desk, question, item, sheet), hidden)
        if desk.is_equal:
            economies = desk.heads.block(1)
            table = with_equal(table, economies, sheet.spread, rules_of(desk.house))
        yield table


def _table(desk: Tabulation, question: waves.Question, item: Item, sheet: _Sheet) -> Table:
    grids, n = sheet.grids, np.rint(sheet.grids["n"][0]).astype(np.int64)
    hidden = sheet.reasons != Reason.SHOWN
    shown = {name: np.where(hidden, np.nan, grids[name]) for name in _SHOWN}
    return Table(
        question=question,
        lines=sheet.lines,
        **shown,
        reasons=sheet.reasons,
        letters=sheet.letters,
        n=n,
        weighted_base=grids["weighted_base"][0],
        df=grids["df"][0],
        is_flagged=(n >= desk.house.suppress_below) & (n < desk.house.flag_below),
        silences=silences_of(desk, question, item),
    )


def _without_bases(table: Table, hidden: Flags) -> Table:
    """The table without bases that may not be told, nor what would give them with an error."""
    return replace(
        table,
        n=np.where(hidden & (table.n > 0), FEW, table.n),
        weighted_base=np.where(hidden, np.nan, table.weighted_base),
        df=np.where(hidden, np.nan, table.df),
        deff=np.where(hidden, np.nan, table.deff),
        n_effective=np.where(hidden, np.nan, table.n_effective),
    )


def _sheet(desk: Tabulation, question: waves.Question, item: Item, grids: Grids) -> _Sheet:
    """The answers and the mean, and below them what is told beside."""
    n = np.rint(grids["n"][0]).astype(np.int64)
    reasons = _reasons(desk, question, item, n)
    own, net = reasons[: len(item.labels)], reasons[len(item.labels) :]
    letters = _letters(desk, item, grids, own)
    sheet = _Sheet(_lines(question, item), grids, own, letters, _spread(desk, item))
    together = headline_line(desk.wave, question, desk.language)
    if together is not None:
        line, whole = together
        more = second_of(desk, whole)
        both = {"share": np.vstack([1 - more["share"], more["share"]]), "df": more["df"]}
        letters = _letters(desk, whole, both, np.vstack([net, net]))
        sheet = sheet.plus(line, more, net, (letters[1:], _spread(desk, whole)[1:]))
    silent = unreported_of(desk.wave, question, item)
    if silent is not None:
        more = second_of(desk, silent)
        hidden = unreported_reasons(desk, silent, np.rint(more["n"][0]).astype(np.int64))
        bare = np.full((1, len(n)), "", dtype=_LONGEST)
        sheet = sheet.plus(_UNREPORTED, more, hidden, (bare, _spread(desk, silent)[1:]))
    return sheet


def _lines(question: waves.Question, item: Item) -> tuple[Line, ...]:
    """The answers, those who do not know among them, and the mean of a scale."""
    codes = [answer.code for answer in question.answers]
    codes += [waves.Silence.DONT_KNOW.code] * (len(item.categories) - len(codes))
    lines = tuple(
        Line(Part.ANSWER, code, label) for code, label in zip(codes, item.categories, strict=True)
    )
    return lines if item.numbers is None else (*lines, Line(Part.MEAN, 0, "Mean"))


def _reasons(desk: Tabulation, question: waves.Question, item: Item, n: Counts) -> Reasons:
    """Why cells are hidden, lines x columns: answers, then the mean, then the net."""
    found = item_reasons(desk.heads.schemes, question, item, desk.design.weights, desk.limits)
    return without(desk, found.T, n)


def _spread(desk: Tabulation, item: Item) -> Floats:
    """The covariances between economies, where their mean is asked for."""
    economies = desk.heads.domains[1]
    if not desk.is_equal:
        return np.zeros((len(item.labels), 0, 0))
    return covariances(desk.design, item, economies)


def _letters(desk: Tabulation, item: Item, grids: Grids, reasons: Reasons) -> Texts:
    """The letters of all cells, block by block; what is hidden is in no test."""
    found = np.full(reasons.shape, "", dtype=_LONGEST)
    for number, domains in enumerate(desk.heads.domains):
        if len(domains.labels) < 2:
            continue
        first = desk.heads.start(number)
        shared = covariances(desk.design, item, domains)
        members = range(first, first + len(domains.labels))
        for block in sorted({desk.heads.columns[at].block for at in members}):
            own = list(desk.heads.block(block))
            inside = np.array(own) - first
            found[:, own] = column_letters(
                grids["share"][:, own],
                shared[:, inside[:, None], inside[None, :]],
                grids["df"][0, own],
                reasons[:, own] == Reason.SHOWN,
                _convention(desk.house),
            )
    return found
