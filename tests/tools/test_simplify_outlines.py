import importlib.util
import json
import sys
from itertools import combinations, pairwise
from types import ModuleType
from typing import Any

import pytest

from tests.regions.profile import ECONOMIES, PROFILE, ROOT, shared

Node = tuple[int, int]
SIZE_LIMIT = 40_000


def simplifier() -> ModuleType:
    path = ROOT / "tools" / "simplify_outlines.py"
    spec = importlib.util.spec_from_file_location("simplify_outlines", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = simplifier()


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((PROFILE / "outlines.json").read_bytes())
    return read


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    path = shared() / "data" / "boundaries" / "countries-10m.json"
    if not path.is_file():
        pytest.skip(f"the outlines of the world are not at {path}")
    read: dict[str, Any] = json.loads(path.read_bytes())
    return read


def nodes(topology: dict[str, Any]) -> list[list[Node]]:
    arcs = []
    for coded in topology["arcs"]:
        x = y = 0
        arc: list[Node] = []
        for step in coded:
            x, y = x + step[0], y + step[1]
            arc.append((x, y))
        arcs.append(arc)
    return arcs


def shapes(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    return {one["id"]: one["arcs"] for one in topology["objects"]["economies"]["geometries"]}


def side(a: Node, b: Node, c: Node) -> int:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 0) - (turn < 0)


def crossings(arcs: list[list[Node]]) -> list[tuple[Node, Node]]:
    """Pieces of lines that cross away from their ends."""
    pieces = [pair for arc in arcs for pair in pairwise(arc)]
    return [
        (a, c)
        for (a, b), (c, d) in combinations(pieces, 2)
        if not {a, b} & {c, d}
        and side(a, b, c) * side(a, b, d) <= 0
        and side(c, d, a) * side(c, d, b) <= 0
        and not (side(a, b, c) == side(a, b, d) == 0)
    ]


def of_economies(topology: dict[str, Any]) -> list[list[Node]]:
    used = {n if n >= 0 else ~n for rings in shapes(topology).values() for r in rings for n in r}
    return [arc for number, arc in enumerate(nodes(topology)) if number in used]


def test_outlines_are_six_polygons_and_small(shipped: dict[str, Any]) -> None:
    assert sorted(shapes(shipped)) == sorted(ECONOMIES)
    assert all(len(rings) == 1 for rings in shapes(shipped).values())
    assert (PROFILE / "outlines.json").stat().st_size <= SIZE_LIMIT


def test_rings_are_closed(shipped: dict[str, Any]) -> None:
    arcs = nodes(shipped)
    for rings in shapes(shipped).values():
        for ring in rings:
            runs = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
            following = [*runs[1:], runs[0]]
            assert [run[-1] for run in runs] == [run[0] for run in following]


def test_neighbours_share_their_arcs(shipped: dict[str, Any]) -> None:
    used = [n if n >= 0 else ~n for rings in shapes(shipped).values() for r in rings for n in r]
    assert {used.count(number) for number in used} == {1, 2}
    kosovo = {n if n >= 0 else ~n for ring in shapes(shipped)["XKX"] for n in ring}
    others = [n if n >= 0 else ~n for code in ("ALB", "MKD", "MNE", "SRB")
              for ring in shapes(shipped)[code] for n in ring]  # fmt: skip
    assert kosovo <= set(others)  # Kosovo* has neighbours of the region alone


def test_outlines_do_not_cross_themselves(shipped: dict[str, Any]) -> None:
    assert crossings(of_economies(shipped)) == []


def test_crossing_lines_are_seen() -> None:
    assert crossings([[(0, 0), (4, 4)], [(0, 4), (4, 0)]]) == [((0, 0), (0, 4))]
    assert crossings([[(0, 0), (4, 4)], [(4, 4), (9, 0)]]) == []


def test_areas_are_kept(shipped: dict[str, Any], world: dict[str, Any]) -> None:
    spelling = {code: name for name, code in tool.ECONOMIES.items()}
    source = {one["properties"]["name"]: one for one in world["objects"]["countries"]["geometries"]}
    for code, rings in shapes(shipped).items():
        before = _area(tool.rings_of(source[spelling[code]]), tool.decoded(world))
        assert _area(rings, tool.decoded(shipped)) == pytest.approx(before, rel=0.02)


def _area(rings: list[list[int]], arcs: list[list[tuple[float, float]]]) -> float:
    return sum(
        float(tool.area([tool.plane(spot) for spot in tool.joined(ring, arcs)])) for ring in rings
    )


def test_outlines_are_derived_byte_for_byte(world: dict[str, Any]) -> None:
    assert tool.written(tool.outlines(world)) == (PROFILE / "outlines.json").read_bytes()


def test_file_without_an_economy_is_refused(world: dict[str, Any]) -> None:
    kept = [
        one
        for one in world["objects"]["countries"]["geometries"]
        if one["properties"]["name"] != "Montenegro"
    ]
    lacking = {**world, "objects": {"countries": {"geometries": kept}}}
    with pytest.raises(ValueError, match="no outline of Montenegro"):
        tool.outlines(lacking)


def test_simplified_arc_keeps_its_ends_and_its_corners() -> None:
    arc = [(19.0, 42.0), (19.5, 42.001), (20.0, 42.0), (20.0, 43.0)]
    assert tool.simplified(arc, 9.0) == [arc[0], arc[2], arc[3]]
    assert tool.simplified(arc, 0.0) == arc


def test_ring_is_cut_at_the_frame() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert tool.area(tool.cut(square, (1.0, 1.0, 3.0, 9.0))) == pytest.approx(6.0)
    assert tool.cut(square, (5.0, 5.0, 9.0, 9.0)) == []
