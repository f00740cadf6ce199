"""Incidents for tests, made of few words, and files of them as publishers would send them."""

from datetime import date
from typing import Any

from synopsis.evidence.incident import Incident, Spot, Toll
from synopsis.vocabulary import Citation, Grade

TIRANA = Spot("ALB", "settlement", "Tirana", 41.328, 19.819)
DURRES = Spot("ALB", "settlement", "Durrës", 41.324, 19.456)
HEADER = "incident,economy,kind,first,place_name,place_precision,size\n"


def incident(
    name: str, day: str = "2019-02-16", spot: Spot = TIRANA, kind: str = "protest", **more: Any
) -> Incident:
    """An incident; the list that it stands in is the part of its name before the stroke."""
    source = name.partition("/")[0]
    first = date.fromisoformat(day)
    given: dict[str, Any] = {"last": first, "precision": "day", "grade": Grade("B", 2)} | more
    citation = Citation(source, "0" * 64, name)
    return Incident(name, kind, spot, first, citation=citation, **given)


def toll(best: int, low: int | None = None, high: int | None = None) -> Toll:
    return Toll(best, low, high)


def listed(*rows: str) -> str:
    """A compact table of incidents."""
    return HEADER + "".join(f"{row}\n" for row in rows)
