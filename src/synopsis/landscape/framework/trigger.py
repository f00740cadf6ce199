"""Triggers: what may set off tension here, and events abroad that may be turned into it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from synopsis.landscape.framework.grounds import (
    Grounds,
    parse_grounds,
    parse_sources,
    read_part,
    refuse_rest,
)

_WHERE = "triggers.yml"
_TRIGGER = ("id", "name", "base", "words", "trends", "watch", "lines", "reference")
_EXOGENOUS = ("id", "name", "works_through", "reasoning", "trends", "watch", "lines", "reference")


class BaseClass(StrEnum):
    """The report's own classes of base likelihood; it declares no scale, so none is read in."""

    MOST_LIKELY = "most likely"
    LOWER = "lower probability"


@dataclass(frozen=True, slots=True)
class Trigger:
    """What may set off tension: its base class, the report's words for it, and what to watch."""

    id: str
    name: str
    base: BaseClass
    words: str
    grounds: Grounds
    trends: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExogenousEvent:
    """An event outside the region that may be turned into local tension, and by which triggers.

    That it can be is the report's; `works_through` is our assessment, and `reasoning` its why.
    """

    id: str
    name: str
    works_through: tuple[str, ...]
    reasoning: str
    grounds: Grounds
    trends: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()


def parse_triggers(card: Mapping[str, Any]) -> tuple[Trigger, ...]:
    """The triggers of the region, in their order."""
    parts: Iterable[Mapping[str, Any]] = card.get("triggers") or ()
    return read_part(_WHERE, lambda: tuple(_trigger(part, card) for part in parts))


def parse_exogenous(card: Mapping[str, Any]) -> tuple[ExogenousEvent, ...]:
    """The events from outside, in their order."""
    parts: Iterable[Mapping[str, Any]] = card.get("exogenous") or ()
    return read_part(_WHERE, lambda: tuple(_exogenous(part, card) for part in parts))


def _trigger(part: Mapping[str, Any], card: Mapping[str, Any]) -> Trigger:
    refuse_rest(part, _TRIGGER, f"the trigger '{part.get('id', '?')}'")
    return Trigger(
        str(part["id"]),
        str(part["name"]),
        BaseClass(part["base"]),
        str(part["words"]),
        parse_grounds(part, parse_sources(card)),
        tuple(map(str, part.get("trends") or ())),
        tuple(map(str, part.get("watch") or ())),
    )


def _exogenous(part: Mapping[str, Any], card: Mapping[str, Any]) -> ExogenousEvent:
    refuse_rest(part, _EXOGENOUS, f"the event '{part.get('id', '?')}'")
    return ExogenousEvent(
        str(part["id"]),
        str(part["name"]),
        tuple(map(str, part.get("works_through") or ())),
        str(part["reasoning"]),
        parse_grounds(part, parse_sources(card)),
        tuple(map(str, part.get("trends") or ())),
        tuple(map(str, part.get("watch") or ())),
    )
