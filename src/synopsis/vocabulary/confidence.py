"""Confidence of an assessment (ICD 203), and grades of what it rests on (Admiralty code)."""

from dataclasses import dataclass
from enum import IntEnum

from synopsis.vocabulary.errors import VocabularyError

_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class Confidence(IntEnum):
    """The analyst's confidence in a sentence; never its probability."""

    LOW = 1
    MODERATE = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The word as it is printed."""
        return self.name.lower()

    @classmethod
    def parse(cls, text: str) -> "Confidence":
        """Read a confidence from its word."""
        if text.upper() not in cls.__members__:
            raise VocabularyError(
                f"'{text}' is not a confidence", remedy="use low, moderate or high"
            )
        return cls[text.upper()]


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability of the source (A to F) and credibility of the information (1 to 6), apart."""

    reliability: str
    credibility: int

    def __post_init__(self) -> None:
        """Refuse letters and figures outside the Admiralty code."""
        if self.reliability not in _RELIABILITY or self.credibility not in _CREDIBILITY:
            raise VocabularyError(
                f"'{self.reliability}{self.credibility}' is not a grade",
                remedy="use A to F with 1 to 6, such as B2",
            )

    @classmethod
    def parse(cls, text: str) -> "Grade":
        """Read a grade from its two signs, such as `B2`."""
        if len(text) != 2 or text[1] not in "123456":
            raise VocabularyError(f"'{text}' is not a grade", remedy="write it as B2")
        return cls(text[0].upper(), int(text[1]))

    def meets(self, line: "Grade") -> bool:
        """Whether both judgements are at least as good as a line's, each for itself."""
        return self.reliability <= line.reliability and self.credibility <= line.credibility

    def worst(self, other: "Grade") -> "Grade":
        """The worse of both judgements, each for itself: of anything that rests on two sources."""
        return Grade(
            max(self.reliability, other.reliability), max(self.credibility, other.credibility)
        )

    @property
    def meaning(self) -> str:
        """Both judgements in words."""
        return f"{_RELIABILITY[self.reliability]}; {_CREDIBILITY[self.credibility]}"

    def __str__(self) -> str:
        """The two signs."""
        return f"{self.reliability}{self.credibility}"
