"""Panels: what experts answered to questions by quantiles, and the true values where known.

A question whose true value is known is a calibration question (Cooke's seed variable); it says
how well an expert's quantiles hold, never who the expert is: experts are handles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError

Floats = npt.NDArray[np.float64]

ANSWERS_MAX = 1_000_000


class Background(StrEnum):
    """The measure against which information is told: even over values, or over their logarithms."""

    UNIFORM = "uniform"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Question:
    """What experts were asked; `truth` is None where nobody knows it yet."""

    code: str
    background: Background = Background.UNIFORM
    truth: float | None = None
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse a question without a code and a true value that is no number of its scale."""
        if not self.code:
            raise LandscapeError("a question has no code", where="the panel of experts")
        if self.truth is None:
            return
        is_number = bool(np.isfinite(self.truth))
        if not is_number or (self.background is Background.LOG and self.truth <= 0):
            raise LandscapeError(
                f"the true value {self.truth} cannot stand on a {self.background} scale",
                where=f"the question '{self.code}'",
            )


@dataclass(frozen=True)
class Panel:
    """All answers: `answers[e, i, q]` is expert e's quantile q of question i, NaN where not given.

    `quantiles` are shares between 0 and 1, rising. Shape of the answers (E, I, Q).
    """

    quantiles: tuple[float, ...]
    experts: tuple[str, ...]
    questions: tuple[Question, ...]
    answers: Floats

    def __post_init__(self) -> None:
        """Refuse twins, misshapen answers, and quantiles that do not rise."""
        levels = (0.0, *self.quantiles, 1.0)
        if len(levels) < 3 or any(low >= high for low, high in pairwise(levels)):
            raise LandscapeError(
                "the quantiles do not rise from above 0 to below 1", where="the panel of experts"
            )
        _refuse_twins("expert", self.experts)
        _refuse_twins("question", [one.code for one in self.questions])
        answers = np.array(self.answers, dtype=np.float64)
        shape = (len(self.experts), len(self.questions), len(self.quantiles))
        if answers.shape != shape or not all(shape):
            raise LandscapeError(
                f"{shape[0]} experts, {shape[1]} questions and {shape[2]} quantiles need as many "
                f"answers, and they have the shape {answers.shape}",
                where="the panel of experts",
            )
        answers[np.isnan(answers).any(axis=-1)] = np.nan
        answers.setflags(write=False)
        object.__setattr__(self, "answers", answers)
        self._refuse_nonsense()

    def _refuse_nonsense(self) -> None:
        """Refuse an answer whose quantiles do not rise, or that its scale cannot hold."""
        is_log = np.array([one.background is Background.LOG for one in self.questions])
        given = ~np.isnan(self.answers[..., 0])
        falling = (np.diff(self.answers, axis=-1) <= 0).any(axis=-1)
        beyond = (np.isinf(self.answers) | ((self.answers <= 0) & is_log[:, None])).any(axis=-1)
        for fault, told in (
            (beyond, "a quantile stands that its scale cannot hold"),
            (falling, "the quantiles of an answer do not rise"),
        ):
            for expert, question in np.argwhere(given & fault):
                raise LandscapeError(
                    told,
                    where=f"the answer of {self.experts[expert]} to "
                    f"'{self.questions[question].code}'",
                    remedy="ask the expert again or leave this answer out",
                )

    @cached_property
    def shares(self) -> Floats:
        """The chance that an expert puts between neighbouring quantiles, shape (Q + 1,)."""
        return np.diff(np.array((0.0, *self.quantiles, 1.0)))

    @cached_property
    def is_log(self) -> npt.NDArray[np.bool_]:
        """Which questions are told on a logarithmic scale, shape (I,)."""
        return np.array([one.background is Background.LOG for one in self.questions])

    @cached_property
    def truths(self) -> Floats:
        """The true values on the questions' scales, NaN where unknown, shape (I,)."""
        known = [np.nan if one.truth is None else one.truth for one in self.questions]
        return self._on_scale(np.array(known, dtype=np.float64)[:, None])[:, 0]

    @cached_property
    def scaled(self) -> Floats:
        """The answers on the questions' scales, shape (E, I, Q)."""
        return self._on_scale(self.answers)

    @cached_property
    def is_seed(self) -> npt.NDArray[np.bool_]:
        """Which questions are calibration questions, shape (I,)."""
        return ~np.isnan(self.truths)

    def _on_scale(self, values: Floats) -> Floats:
        held = values.copy()
        held[..., self.is_log, :] = np.log(held[..., self.is_log, :])
        return held


def _refuse_twins(noun: str, codes: Sequence[str]) -> None:
    twins = sorted({one for one in codes if codes.count(one) > 1})
    if twins or not all(codes):
        raise LandscapeError(
            f"the {noun} '{twins[0] if twins else ''}' stands twice or has no code",
            where="the panel of experts",
        )
