"""A case: one document under check, its figures, and the words and terms it is read with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from synopsis.report.check.document import Document, Sentence
from synopsis.report.check.figures import Figure
from synopsis.report.check.note import Hit
from synopsis.report.check.terms import Terms
from synopsis.report.check.values import Value
from synopsis.report.check.words import Lexicon


@dataclass(frozen=True, eq=False, slots=True)
class Case:
    """A document as every rule sees it; `terms` is None where no region is asked for."""

    document: Document
    figures: tuple[Figure, ...]
    lexicon: Lexicon
    terms: Terms | None = None
    values: tuple[Value, ...] = ()
    _by_sentence: dict[int, tuple[Figure, ...]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Lay the figures out by their sentence."""
        for figure in self.figures:
            number = figure.sentence.number
            self._by_sentence[number] = (*self._by_sentence.get(number, ()), figure)

    def figures_in(self, sentence: Sentence) -> tuple[Figure, ...]:
        """The figures of a sentence of the document, in order."""
        return self._by_sentence.get(sentence.number, ())


RuleFunction = Callable[[Case], Iterable[Hit]]
AcrossFunction = Callable[[Sequence[Case]], Iterable[Hit]]
Rules = Mapping[str, RuleFunction]
