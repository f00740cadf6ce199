"""Tables: the yearbook of one wave as values that passed the gate, ready for any face."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.design import Floats
from synopsis.survey.disclosure.gate import Reasons
from synopsis.survey.house import House
from synopsis.survey.tabulate.letters import Convention, Texts

Counts = NDArray[np.int64]
FEW = -1


class Reason(IntEnum):
    """Why a cell has no number, or that it has one.

    A reader is not told which cells are hidden for themselves and which beside them: to know
    that a cell holds one to nine people narrows what the others may be.
    """

    SHOWN = 0
    TOO_FEW = 1
    SMALL_BASE = 2
    HELD_BACK = 3
    NOT_COVERED = 4
    NOT_ASKED = 5

    @property
    def words(self) -> str:
        """What stands in the cell instead."""
        return {
            0: "",
            1: "held back",
            2: "base too small",
            3: "held back",
            4: "not covered",
            5: "not asked",
        }[self.value]

    @property
    def sign(self) -> str:
        """The same in a sign, where a table has no room for words."""
        return ["", "(c)", "(n)", "(c)", "\N{EN DASH}", "\N{HORIZONTAL ELLIPSIS}"][self.value]


class Part(StrEnum):
    """What a row of a table is."""

    ANSWER = "answer"
    HEADLINE = "headline"
    MEAN = "mean"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its block and letter, and whom it holds.

    `place` is an economy's code or the region's; `domain` and `category` are empty where a column
    holds everybody of its place.
    """

    block: int
    letter: str
    label: str
    place: str
    domain: str = ""
    category: str = ""
    is_equal: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: an answer by its code, the headline answers together, a mean, or the unreported."""

    part: Part
    code: int
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One question: lines x columns of shares from nought to one, and what each column rests on.

    Numbers that may not be shown are not in here; `reasons` says why. `n` is the unweighted base,
    FEW where it would tell a hidden answer of another question. `silences` counts those without
    an answer by column, but for those who were not asked.
    """

    question: waves.Question
    lines: tuple[Line, ...]
    share: Floats
    se: Floats
    low: Floats
    high: Floats
    deff: Floats
    n_effective: Floats
    reasons: Reasons
    letters: Texts
    n: Counts
    weighted_base: Floats
    df: Floats
    is_flagged: NDArray[np.bool_]
    silences: tuple[tuple[waves.Silence, Counts], ...]

    @property
    def answers(self) -> tuple[int, ...]:
        """The positions of the lines that are answers."""
        return tuple(at for at, line in enumerate(self.lines) if line.part is Part.ANSWER)

    @property
    def design_effect(self) -> Floats:
        """The middle design effect of each column's answers that are shown; NaN without any."""
        found = self.deff[list(self.answers)]
        none = np.isnan(found).all(axis=0)
        return np.where(none, np.nan, np.nanmedian(np.where(none, 1.0, found), axis=0))

    @property
    def effective_base(self) -> Floats:
        """The base that a simple random sample of the same precision would have."""
        effect = self.design_effect
        return np.where(self.n > 0, self.n / effect, np.nan)

    def reason(self, line: int, column: int) -> Reason:
        """Why a cell is empty, or that it is not."""
        return Reason(int(self.reasons[line, column]))


@dataclass(frozen=True, slots=True, eq=False)
class Yearbook:
    """All tables of one wave over the same columns, with the rules that they were made by."""

    codebook: waves.Codebook
    columns: tuple[Column, ...]
    blocks: tuple[str, ...]
    tables: tuple[Table, ...]
    house: House
    convention: Convention
    language: str
    respondents: int
    weighting: str
    snapshot: str
    footnotes: tuple[str, ...]

    def block(self, number: int) -> tuple[int, ...]:
        """The positions of a block's columns."""
        return tuple(at for at, one in enumerate(self.columns) if one.block == number)

    def place(self, code: str) -> int:
        """The position of the column that holds everybody of a place."""
        return next(
            at
            for at, one in enumerate(self.columns)
            if one.place == code and not one.domain and not one.is_equal
        )

    def cells(self) -> Iterator[tuple[Table, int, int]]:
        """Every cell by its table, line and column."""
        for table in self.tables:
            for line in range(len(table.lines)):
                for column in range(len(self.columns)):
                    yield table, line, column

    def tally(self) -> dict[Reason, int]:
        """How many cells are shown, and how many are not for which reason."""
        found = np.concatenate([table.reasons.ravel() for table in self.tables])
        counts = np.bincount(found, minlength=len(Reason))
        return {reason: int(counts[reason]) for reason in Reason}

    @property
    def flagged(self) -> int:
        """How many shown cells rest on a small base."""
        return sum(
            int(((table.reasons == Reason.SHOWN) & table.is_flagged).sum()) for table in self.tables
        )
