"""Lines beside the answers: the headline answers together, and who gave no answer that counts."""

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.cells import Item, estimate_cells
from synopsis.survey.design import Codes, Flags, Floats
from synopsis.survey.disclosure.gate import Reasons
from synopsis.survey.tabulate.columns import Tabulation
from synopsis.survey.tabulate.table import Counts, Line, Part, Reason
from synopsis.survey.tabulate.withheld import limits_of, reported_reasons
from synopsis.survey.wave_sample import headline_of, rules_of

NUMBERS = ("share", "se", "low", "high", "deff", "n_effective", "n", "weighted_base", "df")
Grids = dict[str, Floats]


def silences_of(
    tabulation: Tabulation, question: waves.Question, item: Item
) -> tuple[tuple[waves.Silence, Counts], ...]:
    """How many of each column are in no base, by their silence; those that nobody kept are left.

    Those who were not asked are no silence of theirs: they answered the filter.
    """
    silent = _silence(tabulation.wave, question)
    outside = ~_in_base(item)
    return tuple(
        (silence, tabulation.counted(outside & (silent == silence.code)))
        for silence in waves.Silence
        if silence is not waves.Silence.NOT_ASKED and (outside & (silent == silence.code)).any()
    )


def unreported_of(wave: waves.Wave, question: waves.Question, item: Item) -> Item | None:
    """All who were asked, by whether their answer counts; of questions that look along time."""
    if question.kind not in (waves.Kind.CHANGE, waves.Kind.HORIZON):
        return None
    inside = _in_base(item)
    asked = (_silence(wave, question) != waves.Silence.NOT_ASKED.code) | inside
    codes = np.where(asked, (~inside).astype(np.int8), np.int8(-1))
    return Item("unreported", ("reported", "unreported"), codes=codes)


def headline_line(
    wave: waves.Wave, question: waves.Question, language: str
) -> tuple[Line, Item] | None:
    """Several headline answers as one; a single one has its line already."""
    item = headline_of(wave, question)
    if item is None or len(question.headline) < 2:
        return None
    labels = [question.answer(code).label(language) for code in question.headline]
    return Line(Part.HEADLINE, 0, f"Net: {' + '.join(labels)}"), item


def second_of(tabulation: Tabulation, item: Item) -> Grids:
    """The numbers of the second of two categories, each 1 x columns."""
    heads, rules = tabulation.heads, rules_of(tabulation.house)
    cells = estimate_cells(tabulation.design, [item], heads.domains, rules)
    order = np.flatnonzero(cells.category == 1)
    order = order[np.argsort(cells.domain[order], kind="stable")]
    return {name: getattr(cells, name)[order][None, :] for name in NUMBERS}


def unreported_reasons(tabulation: Tabulation, item: Item, n: Counts) -> Reasons:
    """Why a column's share of the unreported is hidden (1 x columns): it passes the gate too."""
    weights, limits = tabulation.design.weights, limits_of(tabulation.house)
    found = reported_reasons(tabulation.heads.schemes, np.asarray(item.codes), weights, limits)
    return without(tabulation, found[None, :], n)


def without(tabulation: Tabulation, found: Reasons, n: Counts) -> Reasons:
    """The reasons (lines x columns), where a column holds nobody, or nobody who was asked."""
    empty = np.where(tabulation.is_empty, Reason.NOT_COVERED, Reason.NOT_ASKED)
    reasons: Reasons = np.where(n == 0, empty, found).astype(np.int8)
    return reasons


def _in_base(item: Item) -> NDArray[np.bool_]:
    if item.asked is not None:
        return item.asked
    inside: Flags = np.asarray(item.codes) >= 0
    return inside


def _silence(wave: waves.Wave, question: waves.Question) -> Codes:
    """The silence of each row: of several items, the one that says most."""
    answers = wave.answers(question).astype(np.int64)
    return answers if answers.ndim == 1 else answers.max(axis=1)
