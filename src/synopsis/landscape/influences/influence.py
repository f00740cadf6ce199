"""Influences: signed, cited links between two phrases of the report."""

from dataclasses import dataclass
from enum import StrEnum

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.concept import LINES


class Sign(StrEnum):
    """Whether more of the source means more of the target, less of it, or a change left open."""

    MORE = "+"
    LESS = "-"
    OPEN = "?"

    def times(self, other: "Sign") -> "Sign":
        """The sign of two influences one after the other."""
        if Sign.OPEN in (self, other):
            return Sign.OPEN
        return Sign.MORE if self is other else Sign.LESS


class Strength(StrEnum):
    """How firmly the report says it, from firmest to least; a measure is said to help."""

    ASSERTED = "asserted"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    MEASURE = "measure"


class Kind(StrEnum):
    """A cause, or an enabler that multiplies what others cause and is kept apart from causes."""

    CAUSE = "cause"
    ENABLER = "enabler"


class Lag(StrEnum):
    """How long it takes, where the report says so at all."""

    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Influence:
    """One link of the report, from phrase to phrase; `changed` names what the draft had wrong.

    `references` are those of the report's own notes whose marks stand in these lines.
    """

    id: str
    source: str
    target: str
    sign: Sign
    strength: Strength
    lines: str
    kind: Kind = Kind.CAUSE
    lag: Lag = Lag.UNSTATED
    condition: str = ""
    is_contested: bool = False
    references: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a link to nothing or itself, without lines, or without its condition."""
        where = f"the influence '{self.id or '?'}'"
        if not (self.id and self.source and self.target):
            raise LandscapeError("an influence needs an id, a source and a target", where=where)
        if self.source == self.target:
            raise LandscapeError("its source and its target are the same phrase", where=where)
        if not LINES.fullmatch(self.lines):
            raise LandscapeError(
                f"'{self.lines}' are not lines", where=where, remedy="write them as 12-14, 20"
            )
        if self.strength is Strength.CONDITIONAL and not self.condition:
            raise LandscapeError("it is conditional and names no condition", where=where)
        if self.changed and not self.note:
            raise LandscapeError("it was changed and does not say why", where=where)

    @property
    def is_measure(self) -> bool:
        """Whether the report names it as something done that helps."""
        return self.strength is Strength.MEASURE
