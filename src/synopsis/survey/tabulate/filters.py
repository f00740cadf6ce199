"""Filters: questions whose answers say who was asked another, and so tell how many these were.

The base of a filtered question is the sum of the answers that lead to it. Where the gate hides one
of these, the base would give it back, so it is hidden too.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.design import Flags
from synopsis.survey.disclosure.gate import Reasons
from synopsis.survey.tabulate.table import Line, Part, Reason

# Of each question asked: its lines, and why they are hidden (lines x columns).
Gated = Mapping[str, tuple[tuple[Line, ...], Reasons]]


def hidden_bases(wave: waves.Wave, question: waves.Question, gated: Gated) -> Flags:
    """The columns in which the base of a question tells a hidden answer of its filter."""
    columns = next(iter(gated.values()))[1].shape[1]
    found = np.zeros(columns, dtype=np.bool_)
    asked = _asked(wave.answers(question))
    if asked.all():
        return found
    for other in wave.codebook.asked:
        if other.id != question.id and other.id in gated:
            lines, reasons = gated[other.id]
            for leading in _leading(wave, other, lines, asked):
                found |= (reasons[leading] != Reason.SHOWN).any(axis=0)
    return found


def _asked(answers: NDArray[np.int32]) -> Flags:
    """Who was asked: of several items, any of them."""
    told = answers != waves.Silence.NOT_ASKED.code
    found: Flags = told if told.ndim == 1 else told.any(axis=1)
    return found


def _leading(
    wave: waves.Wave, question: waves.Question, lines: tuple[Line, ...], asked: Flags
) -> Iterator[list[int]]:
    """The positions of the lines that add up to those asked, where a question parts them."""
    answers = wave.answers(question)
    own = [at for at, line in enumerate(lines) if line.part is Part.ANSWER]
    if answers.ndim > 1:
        for at in range(answers.shape[1]):
            if _codes_of(answers[:, at], asked) == {1}:
                yield [own[at]]
        return
    codes = _codes_of(answers, asked)
    net = [at for at, line in enumerate(lines) if line.part is Part.HEADLINE]
    if net and codes == set(question.headline):
        yield net
    elif codes:
        yield [at for at in own if lines[at].code in codes]


def _codes_of(answers: NDArray[np.int32], asked: Flags) -> set[int]:
    """The codes of those asked; none where others have them too, or were not asked it either."""
    inside, outside = set(answers[asked].tolist()), set(answers[~asked].tolist())
    is_filter = inside.isdisjoint(outside) and outside != {waves.Silence.NOT_ASKED.code}
    return inside if is_filter else set()
