"""Graphs join parallel links with all their lines, keep both signs, and lose nothing unsaid."""

import json
from dataclasses import asdict

import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences import CodedLink, Graph, coded
from synopsis.landscape.influences.influence import Sign, Strength
from tests.landscape.influences.small_map import link, small_map


def _said(graph: Graph) -> dict[tuple[str, str, str], list[str]]:
    return {
        (one.source, one.target, one.sign.value): [each.id for each in one.influences]
        for one in graph.links
    }


def test_graph_joins_parallel_links_with_all_their_lines() -> None:
    rows = [
        link("E001", "graft", "theft", lines="1-2", reference="R001a", strength="possible"),
        link("E002", "bribes", "theft", lines="5", reference="R001a R002a"),
    ]
    graph = coded(small_map(rows, {"graft": "corruption", "bribes": "corruption"}), "tried")
    (joined,) = graph.links
    assert _said(graph) == {("corruption", "theft", "+"): ["E001", "E002"]}
    assert joined.lines == ("1-2", "5")
    assert joined.references == ("R001a", "R002a")
    assert joined.strength is Strength.ASSERTED
    assert not joined.is_disputed


def test_graph_keeps_both_signs_as_disputed() -> None:
    rows = [link("E001", "a", "b"), link("E002", "c", "b", "-"), link("E003", "d", "b", "?")]
    graph = coded(small_map(rows, dict.fromkeys("acd", "a")), "tried")
    assert _said(graph) == {
        ("a", "b", "+"): ["E001"], ("a", "b", "-"): ["E002"], ("a", "b", "?"): ["E003"],
    }  # fmt: skip
    assert [one.sign.value for one in graph.disputed] == ["+", "-"]
    assert len(graph.between("a", "b")) == 3


def test_graph_turns_the_sign_of_an_opposite() -> None:
    rows = [link("E001", "decay", "trust", "-"), link("E002", "decay", "loss of trust")]
    counts = {"decay": "-law", "trust": "trust", "loss of trust": "-trust"}
    graph = coded(small_map(rows, counts), "tried")
    assert _said(graph) == {("law", "trust", "+"): ["E001", "E002"]}


def test_graph_sets_apart_what_it_does_not_draw() -> None:
    rows = [
        link("E001", "a", "b"), link("E002", "b", "c"), link("E003", "c", "d"),
        link("E004", "d", "a", kind="enabler"),
    ]  # fmt: skip
    read = small_map(rows, {"b": "a", "d": ""})
    graph = coded(read, "tried")
    assert _said(graph) == {("a", "c", "+"): ["E002"]}
    assert [one.influences[0].id for one in graph.inward] == ["E001"]
    assert graph.unplaced == ("d",)
    assert [one.id for one in graph.apart] == ["E003"]
    assert [one.id for one in graph.enablers] == ["E004"]


def test_graph_draws_enablers_only_where_asked() -> None:
    read = small_map([link("E001", "a", "b"), link("E002", "b", "a", kind="enabler")])
    assert _said(coded(read, "tried")) == {("a", "b", "+"): ["E001"]}
    both = {("a", "b", "+"): ["E001"], ("b", "a", "+"): ["E002"]}
    assert _said(coded(read, "tried", enablers=True)) == both
    assert _said(coded(read.with_enablers(), "tried")) == both


def test_graph_draws_a_phrase_of_several_concepts_to_each() -> None:
    graph = coded(small_map([link("E001", "ab", "c")], {"ab": "a; -b"}), "tried")
    assert _said(graph) == {("a", "c", "+"): ["E001"], ("b", "c", "-"): ["E001"]}


def test_graph_refuses_a_link_to_nothing() -> None:
    read = small_map([link("E001", "a", "b")])
    stray = CodedLink("a", "z", Sign.MORE, read.influences)
    with pytest.raises(LandscapeError, match="leads to 'z', which is no concept"):
        Graph("tried", read.coding("tried").concepts, (stray,))


def test_graph_refuses_an_unknown_coding() -> None:
    with pytest.raises(LandscapeError, match="there is no coding 'other'; use one of: tried"):
        coded(small_map([link("E001", "a", "b")]), "other")


def test_graph_can_be_written_as_json() -> None:
    graph = coded(small_map([link("E001", "a", "b")]), "tried")
    assert json.loads(json.dumps(asdict(graph)))["links"][0]["influences"][0]["lines"] == "10-12"
