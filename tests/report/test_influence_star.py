"""The star sets what acts on a concept apart from what it acts on."""

from synopsis.report.influence_marks import Arc, Node
from synopsis.report.influence_star import star_svg

NODES = {code: Node(code, name, "trend") for code, name in
         (("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"))}  # fmt: skip
ARCS = (Arc("a", "b", 1, 3, "a on b"), Arc("b", "c", -1, 1, "b on c"))


def spot(drawn: str, name: str) -> float:
    """Where the text of a name is anchored."""
    before, _, _ = drawn.partition(f">{name}<")
    return float(before.rpartition(' x="')[2].partition('"')[0])


def test_what_acts_stands_left_of_what_is_acted_on() -> None:
    drawn = star_svg(NODES["b"], NODES, ARCS, 660)
    assert spot(drawn, "Alpha") < spot(drawn, "Beta") < spot(drawn, "Gamma")


def test_restraint_is_dashed_and_a_push_is_not() -> None:
    assert "stroke-dasharray" in star_svg(NODES["b"], NODES, ARCS, 660)
    assert "stroke-dasharray" not in star_svg(NODES["b"], NODES, ARCS[:1], 660)


def test_narrow_star_has_a_dot_for_its_middle() -> None:
    assert ">Beta<" not in star_svg(NODES["b"], NODES, ARCS, 350)


def test_links_of_others_are_left_out() -> None:
    drawn = star_svg(NODES["a"], NODES, ARCS, 660)
    assert ">Gamma<" not in drawn
