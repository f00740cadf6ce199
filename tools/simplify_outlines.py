"""Simplify the outlines of a region's economies from a TopoJSON file of the world.

Arcs that two neighbours share are simplified once, so the neighbours still fit without a sliver.
Points go by the area of the triangle that they make with their neighbours on the arc (Visvalingam
and Whyatt 1993, The Cartographic Journal 30:46-51), measured on an equal-area plane. What lies
around the region is cut at the frame and kept as a ground. The result is TopoJSON again.
Run it as `python tools/simplify_outlines.py --world FILE --out FILE`; the same input gives the
same bytes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Spot = tuple[float, float]
Node = tuple[int, int]

# The publisher's own spellings, which leave out the asterisk of Kosovo*.
ECONOMIES = {
    "Albania": "ALB",
    "Bosnia and Herz.": "BIH",
    "Kosovo": "XKX",
    "Montenegro": "MNE",
    "Macedonia": "MKD",
    "Serbia": "SRB",
}
GROUND = ("Bulgaria", "Croatia", "Greece", "Hungary", "Italy", "Romania", "Slovenia")
# West, south, east and north of what is drawn, in degrees.
FRAME = (15.3, 39.3, 23.4, 46.5)
# The named tolerance: a point goes while its triangle is smaller than this many square kilometres.
TOLERANCE_KM2 = 9.0
# An island of the ground that would be a speck.
SPECK_KM2 = 60.0
# Degrees to the step of the grid: about four hundred metres, less than half a pixel of the map.
GRID = 0.005
_KM_A_DEGREE = 111.195
_PARALLEL = math.radians(42.9)


def plane(spot: Spot) -> Spot:
    """A spot in kilometres on a cylindrical equal-area plane, true to scale in the region."""
    x = _KM_A_DEGREE * spot[0] * math.cos(_PARALLEL)
    return x, _KM_A_DEGREE * math.degrees(math.sin(math.radians(spot[1]))) / math.cos(_PARALLEL)


def area(ring: Sequence[Spot]) -> float:
    """The area of a ring in its own units, positive whichever way it turns."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def simplified(arc: Sequence[Spot], tolerance: float) -> list[Spot]:
    """An arc without the points whose triangle is below a tolerance; its ends stay."""
    kept, flat = list(arc), [plane(spot) for spot in arc]
    triangles = [area(flat[at - 1 : at + 2]) for at in range(1, len(flat) - 1)]
    least = 4 if arc[0] == arc[-1] else 2
    while len(kept) > least and min(triangles) < tolerance:
        at = 1 + triangles.index(min(triangles))
        del kept[at], flat[at], triangles[at - 1]
        for near in (at - 1, at):
            if 0 < near < len(flat) - 1:
                triangles[near - 1] = area(flat[near - 1 : near + 2])
    return kept


def decoded(topology: Mapping[str, Any]) -> list[list[Spot]]:
    """The arcs of a quantised TopoJSON in degrees."""
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


def rings_of(geometry: Mapping[str, Any]) -> list[list[int]]:
    """The rings of a geometry as numbers of arcs; a reversed arc has its complement."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def joined(ring: Iterable[int], arcs: Sequence[Sequence[T]]) -> list[T]:
    """The points of a ring, each once."""
    points: list[T] = []
    for number in ring:
        arc = list(arcs[number]) if number >= 0 else list(reversed(arcs[~number]))
        points += arc[:-1]
    return points


def cut(ring: Sequence[Spot], frame: tuple[float, float, float, float]) -> list[Spot]:
    """A ring cut at a frame, side by side (Sutherland and Hodgman 1974)."""
    west, south, east, north = frame
    kept = list(ring)
    for axis, edge, sign in ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1)):
        kept = _cut_side(kept, axis, edge, sign)
    return kept


def _cut_side(ring: list[Spot], axis: int, edge: float, sign: int) -> list[Spot]:
    found: list[Spot] = []
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside = [sign * (spot[axis] - edge) >= 0 for spot in (before, here)]
        if inside[0] != inside[1]:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
            found.append((edge, other) if axis == 0 else (other, edge))
        if inside[1]:
            found.append(here)
    return found


def on_grid(points: Iterable[Spot]) -> list[Node]:
    """Points on the grid, counted from the south-west of the frame, without repetitions."""
    found: list[Node] = []
    for x, y in points:
        node = (round((x - FRAME[0]) / GRID), round((y - FRAME[1]) / GRID))
        if not found or found[-1] != node:
            found.append(node)
    return found


def outlines(world: Mapping[str, Any], tolerance: float = TOLERANCE_KM2) -> dict[str, Any]:
    """The region's outlines as TopoJSON: economies on shared arcs, and the ground around them."""
    shapes = {one["properties"]["name"]: one for one in world["objects"]["countries"]["geometries"]}
    if missing := sorted({*ECONOMIES, *GROUND} - set(shapes)):
        message = f"the file has no outline of {', '.join(missing)}"
        raise ValueError(message)
    source = decoded(world)
    used = {
        number if number >= 0 else ~number
        for name in (*ECONOMIES, *GROUND)
        for ring in rings_of(shapes[name])
        for number in ring
    }
    simple = {number: simplified(source[number], tolerance) for number in sorted(used)}
    whole = [simple.get(number, []) for number in range(len(source))]
    arcs: list[list[Node]] = []
    numbers: dict[int, int] = {}
    economies = []
    for name, code in sorted(ECONOMIES.items(), key=lambda pair: pair[1]):
        rings = [_renumbered(ring, whole, numbers, arcs) for ring in rings_of(shapes[name])]
        economies.append({"type": "Polygon", "id": code, "arcs": rings})
    ground = [{"type": "Polygon", "arcs": [[number]]} for number in _ground(shapes, whole, arcs)]
    return _topology(economies, ground, arcs)


def _renumbered(
    ring: Iterable[int],
    source: Sequence[Sequence[Spot]],
    numbers: dict[int, int],
    arcs: list[list[Node]],
) -> list[int]:
    """A ring by the numbers of the new file; an arc that is met again keeps its number."""
    found = []
    for number in ring:
        bare = number if number >= 0 else ~number
        if bare not in numbers:
            numbers[bare] = len(arcs)
            arcs.append(on_grid(source[bare]))
        found.append(numbers[bare] if number >= 0 else ~numbers[bare])
    return found


def _ground(
    shapes: Mapping[str, Any], source: Sequence[Sequence[Spot]], arcs: list[list[Node]]
) -> list[int]:
    """Add the rings around the region, cut at the frame; their numbers."""
    found = []
    for name in GROUND:
        for ring in rings_of(shapes[name]):
            inside = cut(joined(ring, source), FRAME)
            nodes = on_grid(inside)
            if len(nodes) < 3 or area([plane(spot) for spot in inside]) < SPECK_KM2:
                continue
            found.append(len(arcs))
            arcs.append([*nodes, nodes[0]])
    return found


def _topology(economies: Any, ground: Any, arcs: Sequence[Sequence[Node]]) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [FRAME[0], FRAME[1]]},
        "bbox": list(FRAME),
        "objects": {
            "economies": {"type": "GeometryCollection", "geometries": economies},
            "ground": {"type": "GeometryCollection", "geometries": ground},
        },
        "arcs": [_steps(arc) for arc in arcs],
    }


def _steps(arc: Sequence[Node]) -> list[Node]:
    """An arc as its first point and the steps from each to the next."""
    pairs = itertools.pairwise(arc)
    return [arc[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairs)]


def written(topology: Mapping[str, Any]) -> bytes:
    """The file's bytes: one line an arc, so that a change can be read."""
    head = {key: value for key, value in topology.items() if key != "arcs"}
    arcs = ",\n".join(json.dumps(arc, separators=(",", ":")) for arc in topology["arcs"])
    return f'{json.dumps(head, separators=(",", ":"))[:-1]},"arcs":[\n{arcs}\n]}}\n'.encode()


def main() -> None:
    """Write the outlines of the region."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--world", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    options = asked.parse_args()
    world = json.loads(options.world.read_bytes())
    options.out.write_bytes(written(outlines(world)))


if __name__ == "__main__":
    main()
