"""The shapes of a region's map: outlines of its profile, projected, as paths of a drawing.

The projection is the cylindrical equal-area one with the standard parallel that the profile names
(Snyder 1987, Map Projections: A Working Manual, p. 76).
"""

import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from synopsis.catalog import Profile
from synopsis.report.errors import ReportError
from synopsis.vocabulary import Place

Spot = tuple[float, float]
# Paths are written in tenths of a pixel, in whole numbers, which keeps them short.
FINE = 10
_MARGIN = 9.0
_WIDTH = 330.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line that two economies share, or that bounds one of them."""

    path: str
    is_dashed: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """Where the name and the direction of an economy stand, in pixels."""

    place: Place
    at: Spot
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The paths of a map in tenths of a pixel; `words` say what its dashed lines are."""

    width: float
    height: float
    economies: Mapping[Place, str]
    ground: str
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    words: str


def load_shapes(profile: Profile) -> Shapes | None:
    """The shapes of a region's map; none where its profile has no map."""
    cards = profile.cards("maps")
    if not cards:
        return None
    path = profile.path(str(cards[0].get("outlines", "outlines.json")))
    try:
        return _shaped(path.read_bytes(), json.dumps(cards[0]))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ReportError(
            f"the outlines of the map cannot be read ({type(error).__name__})",
            where=str(path),
            remedy="compare them, and the card in maps/, with those of a shipped region",
        ) from error


@lru_cache(maxsize=2)
def _shaped(outlines: bytes, card: str) -> Shapes:
    read: Mapping[str, Any] = json.loads(outlines)
    choice: Mapping[str, Any] = json.loads(card)
    parallel = math.radians(float(choice["projection"]["parallel"]))
    arcs = [[_projected(spot, parallel) for spot in arc] for arc in _degrees(read)]
    rings = {
        Place(str(one["id"])): [number for ring in one["arcs"] for number in ring]
        for one in read["objects"]["economies"]["geometries"]
    }
    inner = [spot for ring in rings.values() for spot in _joined(ring, arcs)]
    west, east = min(x for x, _ in inner), max(x for x, _ in inner)
    south, north = min(y for _, y in inner), max(y for _, y in inner)
    scale = (_WIDTH - 2 * _MARGIN) / (east - west)

    def placed(spot: Spot) -> Spot:
        return _MARGIN + scale * (spot[0] - west), _MARGIN + scale * (north - spot[1])

    drawn = [[placed(spot) for spot in arc] for arc in arcs]
    ground = [ring for one in read["objects"]["ground"]["geometries"] for ring in one["arcs"]]
    signs = tuple(
        Sign(
            Place(str(one["place"])),
            placed(_projected((one["at"][0], one["at"][1]), parallel)),
            tuple(map(str, one["name"])),
        )
        for one in choice["signs"]
    )
    return Shapes(
        _WIDTH,
        round(2 * _MARGIN + scale * (north - south), 1),
        {place: _path(_joined(ring, drawn), is_closed=True) for place, ring in rings.items()},
        "".join(_path(_joined(ring, drawn), is_closed=True) for ring in ground),
        _lines(rings, drawn, choice["lines"]),
        signs,
        " ".join(str(line["words"]) for line in choice["lines"]),
    )


def _degrees(topology: Mapping[str, Any]) -> list[list[Spot]]:
    """The arcs of a TopoJSON in degrees east and north."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for coded in topology["arcs"]:
        x = y = 0
        arc: list[Spot] = []
        for step_x, step_y in coded:
            x, y = x + step_x, y + step_y
            arc.append((x * kx + dx, y * ky + dy))
        arcs.append(arc)
    return arcs


def _projected(spot: Spot, parallel: float) -> Spot:
    return (
        math.radians(spot[0]) * math.cos(parallel),
        math.sin(math.radians(spot[1])) / math.cos(parallel),
    )


def _joined(ring: Iterable[int], arcs: Sequence[Sequence[Spot]]) -> list[Spot]:
    """The points of a ring; a negative number is an arc read backwards."""
    spots: list[Spot] = []
    for number in ring:
        arc = list(arcs[number]) if number >= 0 else list(reversed(arcs[~number]))
        spots += arc[:-1]
    return spots


def _lines(
    rings: Mapping[Place, Sequence[int]],
    drawn: Sequence[Sequence[Spot]],
    looks: Iterable[Mapping[str, Any]],
) -> tuple[Line, ...]:
    """Every arc of the economies once; those that the profile names are dashed."""
    dashed = {frozenset(map(str, one["between"])) for one in looks if one["look"] == "dashed"}
    owners: dict[int, set[str]] = {}
    for place, ring in rings.items():
        for number in ring:
            owners.setdefault(number if number >= 0 else ~number, set()).add(place.code)
    return tuple(
        Line(_path(drawn[number], is_closed=False), frozenset(owner) in dashed)
        for number, owner in sorted(owners.items())
    )


def _path(spots: Sequence[Spot], *, is_closed: bool) -> str:
    """A path by its steps, so that rounding never adds up."""
    nodes = [(round(FINE * x), round(FINE * y)) for x, y in spots]
    steps = itertools.pairwise(nodes)
    moves = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in steps)
    body = f"M{nodes[0][0]} {nodes[0][1]}l{' '.join(moves)}".replace(" -", "-")
    return f"{body}z" if is_closed else body
