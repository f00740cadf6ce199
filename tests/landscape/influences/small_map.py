"""A small influence map that is told in rows, as a region's tables would hold it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from synopsis.landscape.influences import InfluenceMap
from synopsis.landscape.influences.load import parse_map

Row = dict[str, str]


def link(one: str, source: str, target: str, sign: str = "+", **cells: str) -> Row:
    """A row of links.csv."""
    blank = {"condition": "", "contested": "", "reference": "", "changed": "", "note": ""}
    return {
        "id": one, "source": source, "target": target, "sign": sign, "strength": "asserted",
        "kind": "cause", "lag": "unstated", "lines": "10-12", **blank, **cells,
    }  # fmt: skip


def doubt(name: str, **cells: str) -> Row:
    """A row of doubts.csv about the coding `tried`."""
    blank = {"phrase": "", "concept": "", "link": "", "instead": ""}
    return {"doubt": name, "coding": "tried", "reason": "It may be so.", **blank, **cells}


def concept(one: str, **keys: str) -> dict[str, Any]:
    """A part of the card of a coding."""
    return {"id": one, "name": one.capitalize(), "layer": "trend", "more": "worse", **keys}


def small_map(
    links: Sequence[Row],
    counts: Mapping[str, str] | None = None,
    doubts: Iterable[Row] = (),
    concepts: Iterable[Mapping[str, Any]] = (),
) -> InfluenceMap:
    """A map with one coding, `tried`; a phrase that `counts` does not name stands for itself."""
    both = dict.fromkeys(phrase for row in links for phrase in (row["source"], row["target"]))
    read = {phrase: (counts or {}).get(phrase, phrase) for phrase in both}
    phrases = [{"phrase": phrase, "tried": cell} for phrase, cell in read.items()]
    named = [*concepts]
    if not named:
        ids = (
            part.removeprefix("-") for cell in read.values() for part in cell.split("; ") if part
        )
        named = [concept(one) for one in dict.fromkeys(ids)]
    card = {"id": "tried", "name": "Tried", "concepts": named}
    return parse_map(links, phrases, [*doubts], {"codings/tried.yml": card})
