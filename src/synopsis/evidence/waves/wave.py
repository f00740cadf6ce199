"""Waves: one round of a survey as columns of respondents, with its codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.question import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from synopsis.evidence.waves.codebook import Codebook
    from synopsis.evidence.waves.question import Question

    Floats = NDArray[np.float64]
    Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """How n respondents came into the sample: weights, and units, strata and sizes by stage.

    `weights` are those of the publisher; units and strata are coded from nought, sizes count the
    units of a stratum. Any of the three may be empty. Where units keep their names from wave to
    wave, `unit_names` has those of the first stage by their code, and `unit_strata` the name of
    the stratum that each lies in.
    """

    weights: Floats
    units: tuple[NDArray[np.int64], ...] = ()
    strata: tuple[NDArray[np.int64], ...] = ()
    sizes: tuple[Floats, ...] = ()
    unit_names: tuple[str, ...] = ()
    unit_strata: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Margin:
    """A population margin: a background question, and how many people give each answer.

    With `place`, of one economy alone.
    """

    variable: str
    totals: tuple[tuple[int, float], ...]
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Weighting:
    """How a wave was weighted: method, margins and bounds, and the snapshot that they stand in.

    Estimates apply it again, so that their errors know what was held fixed.
    """

    method: str
    margins: tuple[Margin, ...]
    low: float | None = None
    high: float | None = None
    snapshot: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """n respondents: place, design and the codes of their answers (n x columns).

    A code below nought is a silence (`Silence.code`). `snapshot` is the file it was read from.
    """

    codebook: Codebook
    places: NDArray[np.str_]
    drawn: Drawn
    codes: Codes
    columns: tuple[str, ...]
    snapshot: str = ""
    weighting: Weighting | None = None

    def __post_init__(self) -> None:
        """Refuse columns of unequal length."""
        if not len(self.places) == len(self.drawn.weights) == len(self.codes):
            raise EvidenceError(
                "places, weights and answers have not the same number of rows",
                where=f"the wave {self.codebook.id}",
                remedy="read its file again",
            )

    @property
    def rows(self) -> int:
        """How many respondents there are."""
        return len(self.places)

    @property
    def id(self) -> str:
        """The wave's name."""
        return self.codebook.id

    def column(self, name: str) -> Codes:
        """The codes of one column, (n,)."""
        if name not in self.columns:
            raise EvidenceError(
                f"the wave {self.id} has no column '{name}'",
                remedy=f"use one of {', '.join(self.columns[:8])} ...",
            )
        return self.codes[:, self.columns.index(name)]

    def answers(self, question: Question) -> Codes:
        """The codes of a question: (n,), or (n, items) of 0, 1 and silences if multiple."""
        if question.kind is not Kind.MULTIPLE:
            return self.column(question.id)
        import numpy as np  # heavy: only when used

        return np.stack([self.column(name) for name in question.columns], axis=1)

    def has(self, question: Question) -> bool:
        """Whether the wave asked a question of its codebook."""
        return all(name in self.columns for name in question.columns)
