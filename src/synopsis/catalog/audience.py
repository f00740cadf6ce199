"""Audiences: markings as JSON, and what one recipient is told of the others."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from synopsis.vocabulary import Marking, Reader, Tlp


def write_marking(marking: Marking) -> dict[str, Any]:
    """A marking as a JSON value."""
    return {
        "level": marking.level.name,
        "owner": marking.owner,
        "releasable_to": sorted(marking.releasable_to),
    }


def parse_marking(value: Mapping[str, Any]) -> Marking:
    """A marking from its JSON value; KeyError or TypeError where it is none."""
    return Marking(Tlp[value["level"]], value["owner"], frozenset(value["releasable_to"]))


def shown(marking: Marking, reader: Reader) -> Marking:
    """A marking as a reader may know it: its owner sees all recipients, a recipient itself only."""
    if not marking.releasable_to or marking.owner == reader.body:
        return marking
    return replace(marking, releasable_to=marking.releasable_to & {reader.body})
