"""Named choices of the watch on change, and the bounds that placebo series gave for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from synopsis.indicators.change.monthly import Family
from synopsis.indicators.errors import IndicatorError

WHERE = "change.yml"


class SeriesClass(StrEnum):
    """What is tuned together: series alike in what they count and how much of it, never where."""

    SPARSE = "sparse count"
    BUSY = "busy count"
    CONTINUOUS = "continuous"
    SPARSE_SHARE = "sparse share"
    BUSY_SHARE = "busy share"


# The classes that a month of a family can be of, the sparse one first.
CLASSES: Mapping[Family, tuple[SeriesClass, ...]] = {
    Family.COUNT: (SeriesClass.SPARSE, SeriesClass.BUSY),
    Family.SHARE: (SeriesClass.SPARSE_SHARE, SeriesClass.BUSY_SHARE),
    Family.POSITIVE: (SeriesClass.CONTINUOUS,),
    Family.VALUE: (SeriesClass.CONTINUOUS,),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """How a series is watched; each value is a choice that another region may make otherwise.

    `false_alarms` is the nominal number a series and year; `spacing` the months after an alarm in
    which none follows; `together` how many of the newest months are judged as one; `least` the
    observed months before a series is judged at all; `look_back` the months from which a series is
    sparse or busy (from `busy_from` a month on) and within which at most the share `gaps` may be
    missing; `run_months` the months between changes expected beforehand and `longest_run` those
    which a level remembers; `level_months` the window whose median is the level of a placebo;
    `break_factor` the factor beyond the expected interval from which the measure is in doubt, and
    `count_break_factor` that of counts, which surge further in the world;
    `break_least` the least upper end to which a count is held so; `break_months` the months that
    are set aside in doubt before a new level is taken for the measure's own, and after which a busy
    count that has fallen silent is doubted;
    `interval` the mass of the expected interval and of the dates of a change.
    """

    false_alarms: float = 0.1
    spacing: int = 6
    together: int = 3
    least: int = 24
    look_back: int = 36
    gaps: float = 0.4
    busy_from: float = 5.0
    run_months: float = 48.0
    longest_run: int = 96
    level_months: int = 25
    break_factor: float = 50.0
    count_break_factor: float = 240.0
    break_least: float = 4.0
    break_months: int = 6
    interval: float = 0.9

    def __post_init__(self) -> None:
        """Refuse a choice that has no meaning."""
        sound = {
            "false_alarms": 0 < self.false_alarms <= 2,
            "spacing": 1 <= self.spacing <= 60,
            "together": 1 <= self.together <= 12,
            "least": 12 <= self.least <= 240,
            "look_back": 12 <= self.look_back <= 240,
            "gaps": 0 <= self.gaps < 1,
            "busy_from": 0 < self.busy_from < 1e6,
            "run_months": 2 <= self.run_months <= 1200,
            "longest_run": 24 <= self.longest_run <= 600,
            "level_months": 5 <= self.level_months <= 121,
            "break_factor": 2 <= self.break_factor < 1e6,
            "count_break_factor": 2 <= self.count_break_factor < 1e6,
            "break_least": 0 < self.break_least < 1e6,
            "break_months": 4 <= self.break_months <= 60,
            "interval": 0 < self.interval < 1,
        }
        for key, is_sound in sound.items():
            if not is_sound:
                raise IndicatorError(
                    f"the choice {key} cannot be {getattr(self, key)}",
                    where=WHERE,
                    remedy="compare it with the card of a shipped region",
                )

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Choices":
        """Choices from a card's mapping; what it leaves out stays as it is here."""
        known = {one.name: type(getattr(cls(), one.name)) for one in fields(cls)}
        strays = sorted(set(map(str, card)) - set(known))
        if strays:
            raise IndicatorError(
                f"there is no choice '{strays[0]}'", where=WHERE, remedy=f"use {', '.join(known)}"
            )
        try:
            return cls(**{key: known[key](value) for key, value in card.items()})
        except (TypeError, ValueError) as error:
            raise IndicatorError(f"a choice cannot be read ({error})", where=WHERE) from error


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The surprise from which an alarm is raised, by class, under the choices it was tuned for.

    `tuned` says on what: the cut-off before which all histories ended and the seed.
    """

    choices: Choices
    bounds: Mapping[SeriesClass, float] = field(default_factory=dict)
    tuned: str = ""

    def __post_init__(self) -> None:
        """Refuse a bound that no surprise could be held to."""
        for name, bound in self.bounds.items():
            if not 0 < bound < 100:
                raise IndicatorError(f"the bound of {name} cannot be {bound}", where=WHERE)

    def reach(self, family: Family) -> bool:
        """Whether series of a family can be watched: every class of it has a bound."""
        return set(CLASSES[family]) <= set(self.bounds)

    def bound_of(self, name: SeriesClass) -> float:
        """The bound of a class; one that was never tuned is refused."""
        if name not in self.bounds:
            raise IndicatorError(
                f"no bound was tuned for the class '{name}'",
                where=WHERE,
                remedy="tune it by placebo series or name it there",
            )
        return self.bounds[name]

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Thresholds":
        """Choices and bounds from the region's card `change.yml`."""
        try:
            choices = Choices.parse(card.get("choices") or {})
            bounds = {
                SeriesClass(name): float(value)
                for name, value in (card.get("bounds") or {}).items()
            }
        except (TypeError, ValueError, AttributeError) as error:
            raise IndicatorError(f"a bound cannot be read ({error})", where=WHERE) from error
        return cls(choices, bounds, str(card.get("tuned") or ""))
