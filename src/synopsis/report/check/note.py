"""Notes: what the check says of a sentence, how grave it is, and what would mend it."""

from dataclasses import dataclass, field
from enum import StrEnum

from synopsis.report.check.document import Position, Sentence


class Severity(StrEnum):
    """How grave a note is; an error keeps an edition from being frozen."""

    ERROR = "error"
    CAUTION = "caution"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the words of a sentence, why they matter here, and what would mend them.

    `other` is the sentence it collides with. `severity` stands in for the rule's own where given,
    `remedy` likewise. `more` goes into the note's `other` as it is (values of an edition).
    """

    sentence: Sentence
    start: int
    end: int
    why: str
    remedy: str = ""
    other: Sentence | None = None
    severity: Severity | None = None
    more: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse words that are not in the sentence, and a hit without a reason."""
        if not 0 <= self.start < self.end <= len(self.sentence.text) or not self.why:
            raise ValueError(f"no words at {self.start} to {self.end}, or no reason")

    @property
    def words(self) -> str:
        """The words that the hit is about."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Other:
    """The other place that a note speaks of, and what an edition holds against the sentence."""

    position: Position | None = None
    excerpt: str = ""
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that the check says: the rule, how grave, where, the words, why, and the remedy."""

    rule: str
    severity: Severity
    position: Position
    excerpt: str
    words: str
    why: str
    remedy: str
    other: Other | None = None
    hit: Hit | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and one sentence why and what to do."""

    file: str
    why: str
