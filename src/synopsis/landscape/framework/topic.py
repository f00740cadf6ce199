"""Topics: the named lists of the framework, such as threats, functions, channels and motives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.landscape.framework.grounds import (
    Grounds,
    PublicSource,
    parse_grounds,
    parse_sources,
    read_part,
    refuse_rest,
)

_KEYS = ("id", "name", "about", "trends", "lines", "reference", "source", "assessment", "asked_for")


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of a named list, in the framework's own words, with what it rests on.

    `is_asked_for` marks what the report itself says that cooperation must answer.
    """

    id: str
    name: str
    about: str
    grounds: Grounds
    trends: tuple[str, ...] = ()
    is_asked_for: bool = False


def parse_topics(card: Mapping[str, Any], key: str, where: str) -> tuple[Topic, ...]:
    """The topics of a list, in their order."""
    sources = parse_sources(card)
    parts: Iterable[Mapping[str, Any]] = card.get(key) or ()
    return tuple(_read(part, sources, where) for part in parts)


def _read(part: Mapping[str, Any], sources: Mapping[str, PublicSource], where: str) -> Topic:
    return read_part(where, lambda: _topic(part, sources, where))


def _topic(part: Mapping[str, Any], sources: Mapping[str, PublicSource], where: str) -> Topic:
    refuse_rest(part, _KEYS, f"{where}, {part.get('id', '?')}")
    return Topic(
        str(part["id"]),
        str(part["name"]),
        str(part.get("about") or ""),
        parse_grounds(part, sources),
        tuple(map(str, part.get("trends") or ())),
        bool(part.get("asked_for")),
    )
