"""What a search for smallest sets of measures answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from synopsis.landscape.scenarios.crossimpact import Cells, State
from synopsis.landscape.scenarios.measures import Goal

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """How many of the consistent scenarios under a set of measures meet the goal.

    `complete` is false where the list of scenarios stopped early: then it is of those listed.
    """

    codes: Codes
    met: int
    of: int
    complete: bool

    @property
    def share(self) -> float | None:
        """The share that meets the goal; None where no scenario is consistent."""
        return self.met / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Working:
    """A set that works, with one of the consistent scenarios under it."""

    codes: Codes
    example: State


@dataclass(frozen=True, slots=True)
class Near:
    """A set that does not work, with a consistent scenario under it that leaves the goal."""

    codes: Codes
    counterexample: State
    met: Met | None  # None where the time was over


class Outcome(StrEnum):
    """How the search for smallest sets ended."""

    NOTHING_NEEDED = "nothing needed"
    FOUND = "found"
    NONE = "none"  # proven: no set up to the largest size works
    UNPROVEN = "not proven"


@dataclass(frozen=True)
class Leverage:
    """The smallest sets that work, with the proof's account.

    `smallest`: it is proven that no smaller set works; `complete`: nor any other set of that size.
    `vacuous` sets leave no scenario consistent, `clashing` ones (a count) hold one descriptor at
    two variants, `unsettled` ones (a count) were not settled. `counterexamples` (P, n) are worth
    trying first in other draws.
    """

    goal: Goal
    outcome: Outcome
    largest: int
    size: int | None
    working: tuple[Working, ...]
    vacuous: tuple[Codes, ...]
    clashing: int
    unsettled: int
    near: tuple[Near, ...]
    before: Met | None
    smallest: bool
    complete: bool
    status: str
    tested: int  # sets that were settled
    searches: int  # searches by an engine
    counterexamples: Cells = field(repr=False)
