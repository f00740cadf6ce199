"""The framework of a region: mechanisms and lists of its profile, whole and consistent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.alias import Alias, resolve
from synopsis.landscape.framework.grounds import refuse_twins
from synopsis.landscape.framework.hypothesis import Hypothesis
from synopsis.landscape.framework.mechanism import Mechanism
from synopsis.landscape.framework.topic import Topic, parse_topics
from synopsis.landscape.framework.trigger import (
    ExogenousEvent,
    Trigger,
    parse_exogenous,
    parse_triggers,
)

if TYPE_CHECKING:
    from synopsis.catalog import Profile

_ALIASES = "aliases.csv"


@dataclass(frozen=True, slots=True)
class Framework:
    """What the region says of who cooperates on what, and of what may set things off."""

    mechanisms: tuple[Mechanism, ...] = ()
    functions: tuple[Topic, ...] = ()
    threats: tuple[Topic, ...] = ()
    aliases: tuple[Alias, ...] = ()
    channels: tuple[Topic, ...] = ()
    motives: tuple[Topic, ...] = ()
    stakeholders: tuple[Topic, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    aggravators: tuple[Topic, ...] = ()
    exogenous: tuple[ExogenousEvent, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()

    def __post_init__(self) -> None:
        """Refuse twins, and names that lead nowhere."""
        for kind in ("mechanisms", "functions", "threats", "aliases", "triggers", "hypotheses"):
            refuse_twins([one.id for one in getattr(self, kind)], f"the {kind}")
        known = {one.id for one in self.mechanisms}
        for mechanism in self.mechanisms:
            _check(mechanism.functions, self.functions, f"the functions of {mechanism.id}")
            _check(mechanism.threats, self.threats, f"the threats of {mechanism.id}")
        for alias in self.aliases:
            if alias.mechanism not in known:
                raise LandscapeError(
                    f"the alias '{alias.spelling}' means no mechanism", where=_ALIASES
                )
            if resolve(alias.spelling, self.mechanisms, ()):
                raise LandscapeError(
                    f"the alias '{alias.spelling}' is a mechanism's own name",
                    where=_ALIASES,
                    remedy="remove it: a name needs no alias",
                )
        for event in self.exogenous:
            _check(event.works_through, self.triggers, f"the event {event.id}")

    def mechanism(self, wanted: str) -> Mechanism:
        """The mechanism with an id; an error where there is none."""
        for one in self.mechanisms:
            if one.id == wanted:
                return one
        raise LandscapeError(f"there is no mechanism '{wanted}'")


def _check(named: Iterable[str], known: Iterable[Topic | Trigger], where: str) -> None:
    if missing := sorted(set(named) - {one.id for one in known}):
        raise LandscapeError(
            f"'{missing[0]}' is not in its list", where=where, remedy="add it there or correct it"
        )


def load_framework(profile: "Profile") -> Framework:
    """The framework of a profile; a list that the region does not have is empty."""

    def topics(name: str, key: str) -> tuple[Topic, ...]:
        return parse_topics(profile.sheet(f"{name}.yml"), key, f"{name}.yml")

    triggers = profile.sheet("triggers.yml")
    return Framework(
        mechanisms=_ordered(profile.cards("mechanisms")),
        functions=topics("functions", "functions"),
        threats=topics("threats", "threats"),
        aliases=_aliases(profile),
        channels=topics("channels", "channels"),
        motives=topics("motives", "motives"),
        stakeholders=topics("stakeholder_classes", "classes"),
        triggers=parse_triggers(triggers),
        aggravators=parse_topics(triggers, "aggravators", "triggers.yml"),
        exogenous=parse_exogenous(triggers),
        hypotheses=tuple(map(Hypothesis.parse, profile.cards("hypotheses"))),
    )


def _ordered(cards: Iterable[Mapping[str, object]]) -> tuple[Mechanism, ...]:
    return tuple(sorted(map(Mechanism.parse, cards), key=lambda one: (one.order, one.id)))


def _aliases(profile: "Profile") -> tuple[Alias, ...]:
    if _ALIASES not in profile.found:
        return ()
    return tuple(map(Alias.parse, profile.table(_ALIASES.removesuffix(".csv"))))
