"""Series: the same measure over time for one place, with what each point came from."""

from dataclasses import dataclass
from enum import StrEnum

from synopsis.indicators.indicator import Indicator
from synopsis.vocabulary import (
    Address,
    Citation,
    Grade,
    Marking,
    Period,
    Place,
    Quantity,
    number_at,
)


@dataclass(frozen=True, slots=True)
class Point:
    """The value of one period, the published rows it was computed from, and how many they are."""

    period: Period
    quantity: Quantity
    inputs: tuple[Citation, ...]
    n: int = 1
    note: str = ""


class Reach(StrEnum):
    """What the evidence reaches: covered, folded into another place, or not covered."""

    COVERED = "covered"
    FOLDED = "folded"
    NOT_COVERED = "not covered"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the evidence reaches of one indicator in one place, and why not further.

    `includes` are the places that the figures hold beside this one, as `reason` then says.
    """

    indicator: str
    place: Place
    reach: Reach
    reason: str = ""
    first: Period | None = None
    last: Period | None = None
    missing: tuple[Period, ...] = ()
    includes: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one place: points by period, oldest first, and the coverage."""

    indicator: Indicator
    place: Place
    points: tuple[Point, ...]
    coverage: Coverage
    grade: Grade
    marking: Marking

    @property
    def last(self) -> Point | None:
        """The newest point, if there is one."""
        return self.points[-1] if self.points else None

    def address(self, point: Point) -> Address:
        """Where a point's number is explained."""
        return number_at(self.indicator.id, self.place, point.period)

    def derived(self, what: str) -> Address:
        """Where a number derived from the whole series is explained."""
        return number_at(self.indicator.id, self.place, what)
