"""What is held back: the cells of the region and its economies that no yearbook of a wave shows.

Whoever tells more of the same wave in another place would give the reader what the gate hides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.design import Design, Flags
from synopsis.survey.house import House
from synopsis.survey.tabulate import Line, Part, Reason, economy_reasons
from synopsis.survey.tabulate.filters import Gated, hidden_bases
from synopsis.survey.tabulate.withheld import MEAN, NET
from synopsis.survey.wave_sample import item_of
from synopsis.vocabulary import Region

_HIDDEN = (Reason.TOO_FEW, Reason.SMALL_BASE, Reason.HELD_BACK)


@dataclass(frozen=True, slots=True, eq=False)
class Withheld:
    """Which answers of a question, its mean and its net, are hidden in the region and economies.

    `hidden` is columns (the region first) x labels: the answers, then `Mean` and `Net`. `bases`
    are the columns whose number of respondents would tell a hidden answer of another question.
    """

    labels: tuple[str, ...]
    hidden: Flags
    answers: int
    bases: Flags

    def of(self, labels: Sequence[str]) -> Flags:
        """Whether each of some answers is hidden, columns x answers; what nobody said is not."""
        own = self.labels[: self.answers]
        none = np.zeros(len(self.hidden), dtype=np.bool_)
        columns = [self.hidden[:, own.index(one)] if one in own else none for one in labels]
        return np.asarray(np.stack(columns, axis=1), dtype=np.bool_)

    @property
    def mean(self) -> Flags:
        """Whether the mean is hidden (columns): with any answer, of which it would tell."""
        return np.asarray(self.hidden[:, : self.answers].any(axis=1) | self._beside(MEAN))

    @property
    def net(self) -> Flags:
        """Whether the headline answers together are hidden (columns)."""
        return self._beside(NET)

    def _beside(self, name: str) -> Flags:
        beside = self.labels[self.answers :]
        if name not in beside:
            return np.zeros(len(self.hidden), dtype=np.bool_)
        found: Flags = self.hidden[:, self.answers + beside.index(name)]
        return found


def withheld(
    wave: waves.Wave, question: waves.Question, house: House, region: Region, design: Design
) -> Withheld:
    """What no yearbook of the wave shows of a question, by region and economies."""
    labels, reasons = economy_reasons(wave, question, house, region, design)
    answers = len(item_of(wave, question).categories)
    bases = np.zeros(len(reasons), dtype=np.bool_)
    if (wave.answers(question) == waves.Silence.NOT_ASKED.code).any():
        bases = hidden_bases(wave, question, _gated(wave, house, region, design))
    return Withheld(labels, np.isin(reasons, _HIDDEN), answers, bases)


def _gated(wave: waves.Wave, house: House, region: Region, design: Design) -> Gated:
    """The lines of all questions, and why they are hidden in the region and its economies."""
    found = {}
    for question in wave.codebook.asked:
        if wave.has(question):
            labels, reasons = economy_reasons(wave, question, house, region, design)
            found[question.id] = (_lines(wave, question, labels), reasons.T)
    return found


def _lines(wave: waves.Wave, question: waves.Question, labels: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of a question: its answers, those who do not know, and what stands beside."""
    size = len(item_of(wave, question).categories)
    codes = [one.code for one in question.answers]
    codes += [waves.Silence.DONT_KNOW.code] * (size - len(codes))
    parts = {MEAN: Part.MEAN, NET: Part.HEADLINE}
    own = [Line(Part.ANSWER, code, label) for code, label in zip(codes, labels, strict=False)]
    return (*own, *(Line(parts[label], 0, label) for label in labels[size:]))
