"""Source cards: what a source is, where it is, and what is expected of it.

A card is read in layers: the connector's own `card.yml`, the region's card over it, and a
workspace's card in the place of the region's. Mappings are merged, everything else is replaced.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from synopsis.sources.errors import CardError
from synopsis.sources.expectation import Expectation
from synopsis.sources.fields import Fields
from synopsis.vocabulary import (
    Grade,
    Marking,
    Origin,
    Place,
    SynopsisError,
    Tlp,
    Unit,
)

_PLACEHOLDER = "{indicator}"
_PART = "."
_NAME = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Sum:
    """A declared sum of published cells: fixed place, or one place per value of a column."""

    indicator: str
    place: str = ""
    by: str = ""
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a source: its address, or its place in the region folder, and its format.

    `layout` says which column is what, for formats that a card lays out. With `each_file` every
    file of that name is a part of its own beside the others, as the files of an event feed are.
    """

    id: str
    format: str
    media: str
    url: str = ""
    shipped: str = ""
    file: str = ""
    sums: tuple[Sum, ...] = ()
    expect: Expectation = field(default_factory=Expectation)
    layout: Mapping[str, Any] = field(default_factory=dict)
    each_file: bool = False

    def __post_init__(self) -> None:
        """Refuse a resource that can be had from nowhere, or by anything but HTTP."""
        if not (self.url or self.shipped or self.file):
            raise CardError(
                f"the resource '{self.id}' has no url, shipped or file", remedy="name one of them"
            )
        if self.url and not self.url.startswith(("https://", "http://")):
            raise CardError(f"the address '{self.url[:60]}' is not HTTP", remedy="use https://")

    def part(self, file: str) -> "Resource":
        """The part of a feed that one of its files is; the resource where it has no parts."""
        if not self.each_file:
            return self
        stem = _NAME.sub("-", file.split(".", maxsplit=1)[0]).strip("-")
        return replace(self, id=f"{self.id}{_PART}{stem}"[:80])


@dataclass(frozen=True, slots=True)
class Card:
    """What a source is, how far it is trusted, and what is expected of it.

    `folds` names the places that the publisher counts inside another, `access` on what
    conditions the source can be had; of a source with `editions_apart` one edition is in force,
    since its figures of two editions make no series.
    """

    id: str
    connector: str
    origin: Origin
    grade: Grade
    marking: Marking
    verified: date | None
    resources: tuple[Resource, ...]
    codes: Mapping[str, Place] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    scale: tuple[str, ...] = ()
    encoding: str = "utf-8"
    note: str = ""
    folds: Mapping[str, Place] = field(default_factory=dict)
    access: str = ""
    editions_apart: bool = False

    def resource(self, resource_id: str) -> Resource:
        """The resource with an id, or the part of one; an error where there is none."""
        for resource in self.resources:
            if resource.id == resource_id:
                return resource
            if resource.each_file and resource_id.startswith(f"{resource.id}{_PART}"):
                return replace(resource, id=resource_id)
        raise CardError(
            f"there is no resource '{resource_id}'",
            where=f"the card {self.id}",
            remedy=f"use one of {', '.join(resource.id for resource in self.resources)}",
        )


def parse_card(mapping: Mapping[str, Any]) -> Card:
    """Read one card; every key is taken, or one sentence names the file and the key."""
    fields = Fields(mapping, f"the source card {mapping.get('id', 'without id')}")
    try:
        return _card(fields)
    except CardError as error:
        if error.where:
            raise
        raise CardError(error.what, where=fields.where, remedy=error.remedy) from error
    except SynopsisError as error:
        raise CardError(error.what, where=fields.where, remedy=error.remedy) from error


def _card(fields: Fields) -> Card:
    expect = fields.mapping("expect")
    name = fields.text("id")
    card = Card(
        id=name,
        connector=fields.text("connector", name),
        origin=_origin(fields),
        grade=Grade.parse(fields.text("grade")),
        marking=_marking(fields),
        verified=_verified(fields),
        resources=_resources(fields, expect),
        codes={code: Place(str(place)) for code, place in fields.mapping("codes").items()},
        units=_units(fields),
        scale=fields.texts("scale"),
        encoding=fields.text("encoding", "utf-8"),
        note=fields.text("note", ""),
        folds={code: Place(str(place)) for code, place in fields.mapping("folds").items()},
        access=fields.text("access", ""),
        editions_apart=fields.take("editions_apart", False) is True,  # noqa: FBT003
    )
    fields.close()
    return card


def _origin(fields: Fields) -> Origin:
    part = Fields(fields.take("origin"), f"{fields.where}, key 'origin'")
    origin = Origin(
        producer=part.text("producer"),
        title=part.text("title"),
        licence=part.text("licence"),
        link=part.text("link", ""),
        version=part.text("version", ""),
        acknowledgement=part.text("acknowledgement", ""),
        published=part.day("published", None),
        accessed=part.day("accessed", None),
    )
    part.close()
    return origin


def _marking(fields: Fields) -> Marking:
    value = fields.take("marking")
    if isinstance(value, str):
        return Marking(Tlp.parse(value))
    part = Fields(value, f"{fields.where}, key 'marking'")
    marking = Marking(
        Tlp.parse(part.text("level")),
        part.text("owner", ""),
        frozenset(part.texts("releasable_to")),
    )
    part.close()
    return marking


def _units(fields: Fields) -> Mapping[str, Unit]:
    """The unit of each indicator, in the vocabulary's words."""
    known = {unit.value: unit for unit in Unit}
    units = fields.mapping("units")
    for key, unit in units.items():
        if unit not in known:
            raise fields.wrong(f"units: {key}", unit, f"use one of {', '.join(known)}")
    return {key: known[unit] for key, unit in units.items()}


def _verified(fields: Fields) -> date | None:
    """The day of the last run against the publisher; the word `never` where there was none."""
    value = fields.take("verified")
    if value == "never":
        return None
    if not isinstance(value, date):
        raise fields.wrong("verified", value, "write a date, or never")
    return value


def _resources(fields: Fields, expect: Mapping[str, Any]) -> tuple[Resource, ...]:
    listed = fields.take("resources")
    if not isinstance(listed, list) or not listed:
        raise fields.wrong("resources", listed, "list at least one resource")
    found = tuple(one for item in listed for one in _expanded(item, fields.where, expect))
    if len({resource.id for resource in found}) != len(found):
        raise fields.wrong("resources", "twins", "give each resource its own id")
    return found


def _expanded(item: object, where: str, expect: Mapping[str, Any]) -> list[Resource]:
    """A resource, once, or once for `each` of its indicators."""
    fields = Fields(item, f"{where}, key 'resources'")
    each = fields.texts("each")
    own = merged(expect, fields.mapping("expect"))
    texts = {key: fields.text(key) for key in ("id", "format", "media")}
    texts |= {key: fields.text(key, "") for key in ("url", "shipped", "file")}
    made = Resource(
        **texts,
        sums=tuple(_sum(item, where) for item in fields.take("sums", ())),
        expect=Expectation.parse(own, where),
        layout=fields.mapping("layout"),
        each_file=fields.take("each_file", False) is True,  # noqa: FBT003
    )
    fields.close()
    if not each:
        return [made]
    return [_for(made, texts, code) for code in each]


def _for(made: Resource, texts: Mapping[str, str], code: str) -> Resource:
    """The resource of one of several indicators."""
    own: dict[str, Any] = {key: text.replace(_PLACEHOLDER, code) for key, text in texts.items()}
    return replace(made, **(own | {"id": f"{texts['id']}-{code}"}))


def _sum(item: object, where: str) -> Sum:
    fields = Fields(item, f"{where}, key 'sums'")
    found = Sum(
        fields.text("indicator"),
        fields.text("place", ""),
        fields.text("by", ""),
        tuple(sorted((key, str(value)) for key, value in fields.mapping("where").items())),
    )
    fields.close()
    if bool(found.place) == bool(found.by):
        raise fields.wrong("place", found.place, "name either a place or the column to sum by")
    return found


def merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """One mapping over another; only mappings are merged, lists and values are replaced."""
    found = dict(under)
    for key, value in over.items():
        below = found.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        found[key] = merged(below, value) if both and isinstance(below, Mapping) else value
    return found
