"""Figures that state a level: what they have in common, their sums, and what is said of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synopsis.report.check.case import Case
from synopsis.report.check.document import Block, Kind, Sentence
from synopsis.report.check.figures.clash import step_of
from synopsis.report.check.figures.figure import Change, Figure, Shape
from synopsis.report.check.note import Hit, Severity
from synopsis.vocabulary import Hedge

WHOLE = 100.0
"""The sum of all shares, in per cent."""
_LEAST_OFF, _MOST_OFF = 2.0, 15.0  # percentage points
UNTOLD = frozenset({Kind.CELL, Kind.HEADING, Kind.FOOTNOTE})
"""Kinds of block in which no sums are told in sentences."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of one question, in order, the last one's sentence being where they end."""

    parts: tuple[Figure, ...]

    @property
    def total(self) -> float:
        """Their sum in per cent."""
        return total_of(self.parts)

    @property
    def slack(self) -> float:
        """What rounding may leave between their sum and the whole."""
        return max(1.0, sum(step_of(one) for one in self.parts))

    @property
    def misses_the_whole(self) -> bool:
        """Whether the sum is off by more than rounding, and by little: it was meant to be 100."""
        off = abs(self.total - WHOLE)
        return max(_LEAST_OFF, self.slack + 1e-6) <= off + 1e-6 and off <= _MOST_OFF + 1e-6

    def missing(self, reason: str, severity: Severity) -> Hit:
        """What is said of shares that are not the whole."""
        listed = " + ".join(f"{one.low:g}" for one in self.parts)
        why = f"The shares {listed} make {self.total:g} %, not 100 %, and {reason}."
        first, last = self.parts[0].sentence, self.parts[-1]
        return hit_at(last, why, first if first is not last.sentence else None, severity)


def figures_of(case: Case, blocks: Iterable[Block]) -> list[Figure]:
    """The figures of some blocks, in order."""
    members = {id(block) for block in blocks}
    return [one for one in case.figures if id(one.sentence.block) in members]


def is_level(figure: Figure, *shapes: Shape) -> bool:
    """Whether a figure of one of some shapes says how much there is, and no change."""
    return figure.shape in shapes and figure.change is Change.NONE


def are_plain(figures: Sequence[Figure]) -> bool:
    """Whether each is one number without a hedge, so that their sum is known."""
    return all(one.hedge is Hedge.EXACT and one.low == one.high for one in figures)


def are_near(one: Figure, two: Figure, widest: float) -> bool:
    """Whether the larger of two figures is at most so many times the smaller one."""
    low, high = sorted((one.low, two.low))
    return high <= low * widest


def total_of(figures: Sequence[Figure]) -> float:
    """The sum of some figures."""
    return sum(one.low for one in figures)


def sum_in_words(figures: Sequence[Figure]) -> str:
    """A sum as it is said: "347 + 165 make 512"."""
    listed = " + ".join(f"{one.low:,.15g}" for one in figures)
    return f"{listed} make {total_of(figures):,.15g}"


def behind_noun(figure: Figure) -> str:
    """The words of the sentence behind a figure and the noun that it counts."""
    text, noun = figure.sentence.text, figure.noun
    at = text.find(noun, figure.end)
    return text[at + len(noun) :] if at >= 0 else text[figure.end :]


def hit_at(
    figure: Figure,
    why: str,
    other: Sentence | None = None,
    severity: Severity = Severity.CAUTION,
) -> Hit:
    """A hit at the words of a figure."""
    return Hit(figure.sentence, figure.start, figure.end, why, other=other, severity=severity)
