"""Incidents: dated, placed events of violence, protest or deceit, counted and never told.

Actors are classes, never names; what a publisher writes in free words of persons is not taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from synopsis.evidence.errors import EvidenceError
from synopsis.vocabulary import Citation, Grade

TABLE = "incidents"
COLUMNS: Mapping[str, str] = {
    "id": "text",
    "kind": "text",
    "words": "text",
    "place_code": "text",
    "place_name": "text",
    "place_precision": "text",
    "lat": "number",
    "lon": "number",
    "period": "text",
    "period_first": "date",
    "period_last": "date",
    "precision": "text",
    "actors": "text",
    "features": "text",
    "size": "integer",
    "deaths": "integer",
    "deaths_low": "integer",
    "deaths_high": "integer",
    "source_count": "integer",
    "link": "text",
    "resource": "text",
    "locator": "text",
    "grade": "text",
}
_LENGTH = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it was: an economy's code, a settlement's name, a point, and how exactly."""

    code: str
    precision: str
    name: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Deaths: the best figure and its bounds as published; None is not known, and never zero."""

    best: int | None = None
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        """Refuse bounds that miss the best figure."""
        known = [bound for bound in (self.low, self.best, self.high) if bound is not None]
        if known != sorted(known) or (self.best is None and known):
            raise EvidenceError(f"the toll {self.low} to {self.high} misses {self.best}")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as one publisher lists it; `id` is the source and the publisher's own id."""

    id: str
    kind: str
    spot: Spot
    first: date
    last: date
    precision: str
    citation: Citation
    grade: Grade
    words: str = ""
    actors: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset()
    size: int | None = None
    toll: Toll = Toll()
    source_count: int | None = None
    link: str = ""
    resource: str = ""

    def __post_init__(self) -> None:
        """Refuse an incident without id, kind or place, or one that ends before it begins."""
        if not (self.id and self.kind and self.spot.code) or self.precision not in _LENGTH:
            raise EvidenceError(
                "an incident has no id, kind, place or precision", where=self.citation.locator
            )
        if self.last < self.first:
            raise EvidenceError(f"the incident {self.id[:60]} ends before it begins")

    @property
    def source(self) -> str:
        """The source that lists it."""
        return self.citation.source

    @property
    def key(self) -> tuple[str, str]:
        """What no two incidents share: a publisher may list one in several places."""
        return self.id, self.spot.code

    @property
    def record(self) -> Mapping[str, Any]:
        """The incident as a row of the lake; its period is its first day, month or year."""
        return {
            "id": self.id,
            "kind": self.kind,
            "words": self.words,
            "place_code": self.spot.code,
            "place_name": self.spot.name,
            "place_precision": self.spot.precision,
            "lat": self.spot.lat,
            "lon": self.spot.lon,
            "period": self.first.isoformat()[: _LENGTH[self.precision]],
            "period_first": self.first,
            "period_last": self.last,
            "precision": self.precision,
            "actors": _cell(self.actors),
            "features": _cell(self.features),
            "size": self.size,
            "deaths": self.toll.best,
            "deaths_low": self.toll.low,
            "deaths_high": self.toll.high,
            "source_count": self.source_count,
            "link": self.link,
            "resource": self.resource,
            "locator": self.citation.locator,
            "grade": str(self.grade),
        }


def parse_incident(
    row: Mapping[str, str], place: str, citation: Citation, grade: Grade
) -> Incident:
    """An incident from a row of its reading; `place` is the region's code of its place."""
    return Incident(
        id=f"{citation.source}:{row['incident']}",
        kind=row["kind"],
        spot=Spot(
            place,
            row["place_precision"],
            row["place_name"],
            float(row["lat"]) if row["lat"] else None,
            float(row["lon"]) if row["lon"] else None,
        ),
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        precision=row["precision"],
        citation=citation,
        grade=grade,
        words=row["words"],
        actors=_words(row["actors"]),
        features=_words(row["features"]),
        size=_whole(row["size"]),
        toll=Toll(*(_whole(row[name]) for name in ("deaths", "deaths_low", "deaths_high"))),
        source_count=_whole(row["source_count"]),
        link=row["link"],
    )


def read_incident(row: Mapping[str, Any]) -> Incident:
    """An incident from its row in the lake."""
    return Incident(
        id=row["id"],
        kind=row["kind"],
        spot=Spot(
            row["place_code"], row["place_precision"], row["place_name"], row["lat"], row["lon"]
        ),
        first=row["period_first"],
        last=row["period_last"],
        precision=row["precision"],
        citation=Citation(row["source_id"], row["snapshot"], row["locator"]),
        grade=Grade.parse(row["grade"]),
        words=row["words"],
        actors=_words(row["actors"]),
        features=_words(row["features"]),
        size=row["size"],
        toll=Toll(row["deaths"], row["deaths_low"], row["deaths_high"]),
        source_count=row["source_count"],
        link=row["link"],
        resource=row["resource"],
    )


def _cell(words: frozenset[str]) -> str:
    """Words of a closed set between strokes, so that each can be looked for whole."""
    return f"|{'|'.join(sorted(words))}|" if words else ""


def _words(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))


def _whole(text: str) -> int | None:
    return int(text) if text else None
