"""The interaction matrix reads worsening, whichever way a concept is named."""

from synopsis.landscape.influences import coded, interactions
from tests.landscape.influences.small_map import concept, link, small_map


def test_matrix_reads_worsening_not_more() -> None:
    rows = [
        link("E001", "crime", "law", "-"), link("E002", "law", "crime"),
        link("E003", "crime", "digital", "?"), link("E004", "law", "stray"),
    ]  # fmt: skip
    named = [
        concept("crime", trend="organised_crime"),
        concept("law", trend="rule_of_law", more="better"),
        concept("digital", trend="rule_of_law", more="open"),
        concept("stray"),
    ]
    graph = coded(small_map(rows, concepts=named), "tried")
    cells = {
        (one.source, one.target): (one.aggravates, one.relieves, one.leaves_open)
        for one in interactions(graph, ["organised_crime", "rule_of_law"])
    }
    assert cells == {
        ("organised_crime", "organised_crime"): ((), (), ()),
        ("organised_crime", "rule_of_law"): (("E001",), (), ("E003",)),
        ("rule_of_law", "organised_crime"): ((), ("E002",), ()),
        ("rule_of_law", "rule_of_law"): ((), (), ()),
    }
