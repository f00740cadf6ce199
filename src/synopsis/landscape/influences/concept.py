"""Concepts: what a coding lets phrases of the report count as, each with its place in it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from synopsis.landscape.errors import LandscapeError

LINES = re.compile(r"\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*")  # as 12-14, 20


class Layer(StrEnum):
    """Where a concept stands in the region's own framework."""

    FACTOR = "factor"
    ACTOR = "actor"
    TRIGGER = "trigger"
    TREND = "trend"
    OUTCOME = "outcome"
    MEASURE = "measure"
    ENABLER = "enabler"


class Polarity(StrEnum):
    """Whether a concept drives towards conflict from within, draws towards it, or neither."""

    PUSH = "push"
    PULL = "pull"
    NEITHER = "-"


class More(StrEnum):
    """Which way more of a concept goes for security."""

    WORSE = "worse"
    BETTER = "better"
    OPEN = "open"

    @property
    def sign(self) -> int:
        """1 where more is worse, -1 where it is better, 0 where that is open."""
        return {More.WORSE: 1, More.BETTER: -1, More.OPEN: 0}[self]


DIMENSIONS = ("community", "economic", "environmental", "food", "health", "personal", "political")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of one coding; `about` names the faces of it that the report tells apart."""

    id: str
    name: str
    layer: Layer
    trend: str = ""
    dimension: str = ""
    polarity: Polarity = Polarity.NEITHER
    more: More = More.OPEN
    is_exogenous: bool = False
    is_contested: bool = False
    about: str = ""
    lines: str = ""

    def __post_init__(self) -> None:
        """Refuse a concept without a name, lines that are none, and an unknown dimension."""
        if not self.id or self.id.startswith("-") or not self.name:
            raise LandscapeError("a concept needs an id and a name", where=f"'{self.id or '?'}'")
        if self.lines and not LINES.fullmatch(self.lines):
            raise LandscapeError(f"'{self.lines}' are not lines", where=f"the concept '{self.id}'")
        if self.dimension and self.dimension not in DIMENSIONS:
            raise LandscapeError(
                f"'{self.dimension}' is no dimension of human security",
                where=f"the concept '{self.id}'",
                remedy=f"use one of: {', '.join(DIMENSIONS)}",
            )
