"""A figure: a quantity stated in prose, with all that says which cell it belongs to."""

from dataclasses import dataclass
from enum import StrEnum

from synopsis.report.check.document import Sentence
from synopsis.vocabulary import Hedge


class Shape(StrEnum):
    """What kind of number it is; per cent and points are two things."""

    PERCENT = "percent"  # "47 %", "1 in 4", "almost a quarter", "a third": always in per cent
    POINT = "point"  # "8 points", "8-point"
    COUNT = "count"  # "55 speakers", "seven panels", "6,000 citizens"
    FACTOR = "factor"  # "doubled", "three times", "twofold"
    MONEY = "money"
    DURATION = "duration"  # "two days", "thirty years"
    RANK = "rank"  # "second", "third edition"
    OTHER = "other"  # a measure with a unit of its own: "5 km", "24/7"


class Change(StrEnum):
    """Whether a figure is a level, or how much something rose or fell."""

    NONE = "none"
    UP = "up"
    DOWN = "down"
    UNSIGNED = "unsigned"  # "changed by 3 %"


@dataclass(frozen=True, eq=False, slots=True)
class Figure:
    """A number in a sentence: its words, bounds, hedge, what it counts, of whom, when, where.

    `start` and `end` span hedge, number and unit in `sentence.text`. `low` and `high` are the
    stated number (equal but for a range), per cent on a scale of 0 to 100. `noun` is what is
    counted or the population ("Western Balkan respondents"). `against` are the words of the base
    of a change ("last year", "2021"). `years` and `places` are those that hold for this figure.
    `subject` are the stems of its clause without generic words; `echo` those of the sentence
    before which a pronoun may stand for.
    """

    sentence: Sentence
    start: int
    end: int
    shape: Shape
    low: float
    high: float
    hedge: Hedge = Hedge.EXACT
    noun: str = ""
    change: Change = Change.NONE
    against: str = ""
    years: tuple[int, ...] = ()
    places: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    echo: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The figure as it is written, with its hedge and unit."""
        return self.sentence.text[self.start : self.end]
