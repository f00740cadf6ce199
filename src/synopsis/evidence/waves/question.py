"""Questions: what a wave asked, in which words, of whom, and which answers it offered.

A question's concept is its identity across waves; its wording, its answers and whom it was asked
are what two waves must share before their answers may be compared (DDI: variable and concept).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from synopsis.evidence.errors import EvidenceError

ENGLISH = "en"
_MOST = 2**31 - 1  # what a column of codes holds


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    HORIZON = "horizon"
    CHANGE = "change"

    @property
    def is_ordered(self) -> bool:
        """Whether its answers have an order."""
        return self in (Kind.SCALE, Kind.HORIZON, Kind.CHANGE)


class Silence(StrEnum):
    """Why a respondent gave no answer that counts; each has a code of its own in a wave."""

    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"

    @property
    def code(self) -> int:
        """The code that stands for it among a wave's answers."""
        return {"dont_know": -1, "refused": -2, "not_asked": -3, "no_answer": -9}[self.value]

    @property
    def label(self) -> str:
        """Its name for a reader."""
        return {
            "dont_know": "Do not know",
            "refused": "Refused",
            "not_asked": "Not asked",
            "no_answer": "No answer",
        }[self.value]


Words = Mapping[str, str]


def in_language(words: Words, language: str) -> str:
    """A text in a language, in English where it is not there."""
    return words.get(language) or words.get(ENGLISH) or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its code, or the column of one item of a multiple-answer question."""

    code: int
    words: Words
    column: str = ""
    number: float | None = None

    def label(self, language: str = ENGLISH) -> str:
        """The answer as it is read."""
        return in_language(self.words, language)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a wave, with the concept that it stands for.

    `headline` are the codes of the answers that make its one share for the picture, and `concern`
    says which way that share is worse. With `keeps_dont_know` those who do not know are a category
    of the base; else they are left out.
    """

    id: str
    concept: str
    kind: Kind
    wording: Words
    answers: tuple[Answer, ...]
    chapter: str = ""
    trend: str = ""
    base: str = ""
    headline: tuple[int, ...] = ()
    keeps_dont_know: bool = True
    about: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)
    concern: str = "neither"

    def __post_init__(self) -> None:
        """Refuse a question without concept or answers, and answers that stand twice."""
        where = f"the question '{self.id}'"
        if not (self.id and self.concept and self.answers):
            raise EvidenceError(
                "a question has no id, no concept or no answers", where=where, remedy="add them"
            )
        codes = [answer.code for answer in self.answers]
        if len(set(codes)) != len(codes) or not 0 <= min(codes) <= max(codes) <= _MOST:
            raise EvidenceError(
                f"two answers have one code, or a code is negative or above {_MOST:,}",
                where=where,
                remedy="give each answer a code of its own, from nought upwards",
            )
        if not set(self.headline) <= set(codes):
            raise EvidenceError(
                "its headline names a code that no answer has", where=where, remedy="correct it"
            )
        if (self.kind is Kind.MULTIPLE) != all(answer.column for answer in self.answers):
            raise EvidenceError(
                "each item of a multiple-answer question has a column, and no other answer has",
                where=where,
                remedy="name the column of each item, or declare the question as multiple",
            )

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a wave that hold its answers: one, or one an item."""
        if self.kind is Kind.MULTIPLE:
            return tuple(answer.column for answer in self.answers)
        return (self.id,)

    def text(self, language: str = ENGLISH) -> str:
        """The question as it was asked."""
        return in_language(self.wording, language)

    def answer(self, code: int) -> Answer:
        """The answer with a code."""
        return next(one for one in self.answers if one.code == code)


def unlike(one: Question, other: Question) -> tuple[str, ...]:
    """What keeps the answers to two questions from being compared, in words; none if nothing.

    Wordings are compared in the languages that both have.
    """
    found = []
    if one.concept != other.concept:
        found.append("they stand for two concepts")
    if one.kind != other.kind:
        found.append(f"one is {one.kind.value}, the other {other.kind.value}")
    if _texts(one.wording, other.wording) != _texts(other.wording, one.wording):
        found.append("the wording changed")
    if not _same_answers(one.answers, other.answers):
        found.append("the answers offered changed")
    if _plain(one.base) != _plain(other.base):
        found.append("they were not asked of the same people")
    return tuple(found)


def _same_answers(one: Iterable[Answer], other: Iterable[Answer]) -> bool:
    first, second = tuple(one), tuple(other)
    return len(first) == len(second) and all(
        a.code == b.code and _texts(a.words, b.words) == _texts(b.words, a.words)
        for a, b in zip(first, second, strict=True)
    )


def _texts(own: Words, other: Words) -> dict[str, str]:
    return {language: _plain(text) for language, text in own.items() if language in other}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
