"""Cards of warnings: what is watched, in two steps, who must answer by when, and what was agreed.

A card without a horizon, a likelihood word of a named scale and a criterion by which it resolves
is refused, and so is one without the caveat that must stay with it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import (
    Grounds,
    parse_grounds,
    parse_sources,
    read_part,
    refuse_rest,
)
from synopsis.landscape.warnings.condition import (
    Condition,
    Rule,
    one_of,
    parse_conditions,
    parse_rule,
)
from synopsis.vocabulary import CLEAR, Likelihood, Marking, Scale

_KEYS = (
    "id", "order", "name", "trend", "kind", "places", "factor", "hypothesis", "triggers", "claim",
    "conditions", "steps", "forecast", "conditional", "cost", "caveat", "marking", "lines",
    "reference", "assessment", "source", "sources",
)  # fmt: skip
_STEPS = ("when", "receiver", "due_days", "actions")
FORECAST = ("says", "word", "scale", "horizon_days", "resolution")
_CONDITIONAL = ("now", "turns_when", "watched_by", "lag_months")
LONGEST = 36_525  # days in a century
_COST = ("unit", "miss", "false_alarm", "reason")


class Kind(StrEnum):
    """Whether it watches for what breaks peace or for what holds it."""

    CONFLICT = "conflict"
    PEACE = "peace"


class Stage(StrEnum):
    """The two steps of a warning."""

    READINESS = "readiness"
    ACTION = "action"


class Claim(StrEnum):
    """How strong a claim is: a thing seen, things that go together, or an explanation offered."""

    OBSERVED = "observed"
    ASSOCIATED = "associated"
    OFFERED = "offered as an explanation"


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected where the warning is raised: within which time, how likely, and decided how.

    The likelihood is a word of a named scale.
    """

    says: str
    likelihood: Likelihood
    horizon_days: int
    resolution: str

    def __post_init__(self) -> None:
        """Refuse an expectation that could never be scored."""
        if not (self.says and self.resolution and 0 < self.horizon_days <= LONGEST):
            raise LandscapeError(
                "a forecast has no horizon or no criterion by which it resolves",
                remedy="give `says`, `word`, `scale`, `horizon_days` and `resolution`",
            )


@dataclass(frozen=True, slots=True)
class Conditional:
    """A conditional forecast: how things are now, what would turn them, and who looks.

    `lag_months` are the months between the turn and what follows, the least and the most.
    """

    now: str
    turns_when: str
    watched_by: str
    lag_months: tuple[int, int]

    def __post_init__(self) -> None:
        """Refuse a forecast without its condition, or a lag that runs backwards."""
        low, high = self.lag_months
        if not (self.now and self.turns_when and self.watched_by and 0 <= low <= high):
            raise LandscapeError("a conditional forecast lacks its state, turn, reviewer or lag")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a miss and a false alarm cost in one unit, and why; only their ratio decides."""

    unit: str
    miss: float
    false_alarm: float
    reason: str

    def __post_init__(self) -> None:
        """Refuse a cost that is free, or that nobody explains."""
        amounts = (self.miss, self.false_alarm)
        if not (all(0 < one < math.inf for one in amounts) and self.unit and self.reason):
            raise LandscapeError("a cost needs two amounts above nought, a unit and a reason")

    @property
    def act_from(self) -> float:
        """The probability from which acting costs less than waiting (the cost-loss ratio)."""
        return self.false_alarm / (self.false_alarm + self.miss)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the two steps: when it is due, who must answer within how many days, and what with."""

    stage: Stage
    when: Rule
    receiver: str
    due_days: int
    actions: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a step that asks nobody, nothing, or for yesterday."""
        if not (
            self.receiver and self.actions and all(self.actions) and 0 < self.due_days <= LONGEST
        ):
            raise LandscapeError(
                f"the step {self.stage} has no receiver, no days to answer in, or no agreed action",
                remedy="give `receiver`, `due_days` and `actions`",
            )


@dataclass(frozen=True, slots=True)
class Card:
    """What is watched and what was agreed for the day on which it changes.

    `polarity` says whether it pushes or pulls, `arises` whether inside the region or outside.
    """

    id: str
    order: int
    name: str
    trend: str
    kind: Kind
    places: tuple[str, ...]
    claim: Claim
    conditions: tuple[Condition, ...]
    steps: tuple[Step, ...]
    forecast: Forecast
    cost: Cost
    caveat: str
    grounds: Grounds
    conditional: Conditional | None = None
    polarity: str = ""
    arises: str = ""
    hypothesis: str = ""
    triggers: tuple[str, ...] = ()
    marking: Marking = CLEAR

    def __post_init__(self) -> None:
        """Refuse a card whose steps name what it does not define, or that hides its caveat."""
        where = f"the warning card '{self.id}'"
        if not self.caveat:
            raise LandscapeError("a warning has no caveat", where=where, remedy="give `caveat`")
        if [step.stage for step in self.steps] != list(Stage):
            raise LandscapeError("the steps are not readiness and action", where=where)
        known = {one.id for one in self.conditions}
        named = {name for step in self.steps for name in step.when.names}
        if odd := sorted(known ^ named):
            said = "is defined and used nowhere" if odd[0] in known else "is not defined"
            raise LandscapeError(f"the condition '{odd[0]}' {said}", where=where)

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Card":
        """Read a warning card; what is missing, unknown or without meaning is refused."""
        where = f"the warning card '{card.get('id', '?')}'"
        refuse_rest(card, _KEYS, where)
        return read_part(where, lambda: cls._from(card, where))

    @classmethod
    def _from(cls, card: Mapping[str, Any], where: str) -> "Card":
        factor, marking = card.get("factor") or {}, card.get("marking")
        refuse_rest(card["steps"], tuple(Stage), where)
        refuse_rest(factor, ("polarity", "arises"), where)
        return cls(
            id=str(card["id"]),
            order=int(str(card["order"])),
            name=str(card["name"]),
            trend=str(card["trend"]),
            kind=Kind(card["kind"]),
            places=tuple(map(str, card["places"])),
            claim=Claim(card["claim"]),
            conditions=parse_conditions(card, where),
            steps=tuple(_step(stage, card["steps"][stage.value], where) for stage in Stage),
            forecast=parse_forecast(card["forecast"], where),
            cost=_cost(card["cost"], where),
            caveat=" ".join(str(card.get("caveat") or "").split()),
            grounds=parse_grounds(card, parse_sources(card)),
            conditional=_conditional(card.get("conditional"), where),
            polarity=_maybe(factor.get("polarity"), ("push", "pull")),
            arises=_maybe(factor.get("arises"), ("inside", "outside")),
            hypothesis=str(card.get("hypothesis") or ""),
            triggers=tuple(map(str, card.get("triggers") or ())),
            marking=CLEAR if marking is None else Marking.parse(marking),
        )

    def condition(self, name: str) -> Condition:
        """A condition by its name."""
        return next(one for one in self.conditions if one.id == name)


def parse_forecast(part: Mapping[str, Any], where: str) -> Forecast:
    """A forecast; without horizon, word, scale or criterion it is refused."""
    refuse_rest(part, FORECAST, where)
    if missing := [key for key in FORECAST if not part.get(key)]:
        raise LandscapeError(
            f"a forecast has no `{missing[0]}`",
            where=where,
            remedy="a forecast is scored later, and needs all of " + ", ".join(FORECAST),
        )
    return Forecast(
        str(part["says"]),
        Likelihood(str(part["word"]), Scale(part["scale"])),
        int(str(part["horizon_days"])),
        str(part["resolution"]),
    )


def _step(stage: Stage, part: Mapping[str, Any], where: str) -> Step:
    refuse_rest(part, _STEPS, where)
    return Step(
        stage,
        parse_rule(part["when"]),
        str(part["receiver"]),
        int(str(part["due_days"])),
        tuple(map(str, part["actions"])),
    )


def _cost(part: Mapping[str, Any], where: str) -> Cost:
    refuse_rest(part, _COST, where)
    return Cost(
        str(part["unit"]),
        float(str(part["miss"])),
        float(str(part["false_alarm"])),
        str(part["reason"]),
    )


def _conditional(part: Mapping[str, Any] | None, where: str) -> Conditional | None:
    if part is None:
        return None
    refuse_rest(part, _CONDITIONAL, where)
    low, high = (int(str(month)) for month in part["lag_months"])
    return Conditional(
        str(part["now"]), str(part["turns_when"]), str(part["watched_by"]), (low, high)
    )


def _maybe(word: object, known: tuple[str, ...]) -> str:
    """A word of those that are known, or none where the card is silent."""
    return "" if word is None else one_of(str(word), known)
