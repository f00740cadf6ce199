"""On a narrow screen each concept has what it acts on, then what acts on it."""

from synopsis.report.influence_marks import Arc, Node
from synopsis.report.influence_tally import tally_svg

NODES = (Node("a", "Alpha", "factor"), Node("b", "Beta", "trend"), Node("c", "Gamma", "trend"))
ARCS = (Arc("a", "b", -1, 3, "a on b"),)


def test_each_link_is_met_at_both_ends() -> None:
    assert tally_svg(NODES, ARCS).count('data-words="a on b"') == 2


def test_concept_without_links_is_left_out() -> None:
    assert "Gamma" not in tally_svg(NODES, ARCS)


def test_picture_grows_with_its_concepts() -> None:
    more = (*ARCS, Arc("b", "c", 1, 1, "b on c"))
    heights = [float(tally_svg(NODES, own).split('height="')[1].split('"')[0])
               for own in (ARCS, more)]  # fmt: skip
    assert heights[0] < heights[1]
