"""Influences in words: as firm as the report, with lines, and both sides of a dispute."""

import pytest

from synopsis.landscape import influences
from synopsis.report.influence_words import (
    acts,
    arcs,
    both_ways,
    chain,
    link_at,
    links_table,
    listed,
    node,
    percent,
    said,
    way_words,
)
from synopsis.report.material import Material
from synopsis.vocabulary import plain


@pytest.fixture(scope="module")
def graph(modelled: Material) -> influences.Graph:
    assert modelled.model
    return modelled.model.landscape.graph


def between(graph: influences.Graph, source: str, target: str) -> influences.CodedLink:
    return graph.between(source, target)[0]


def test_link_is_said_with_its_lines_at_its_origin(graph: influences.Graph) -> None:
    link = between(graph, "weak_institutions", "organised_crime")
    sentence = said(graph, link)
    assert plain(sentence).startswith("\u2018Weak democratic institutions\u2019 promotes")
    assert [span.text for span in sentence if span.address == link_at("core", link)] == [
        "; ".join(link.lines)
    ]


def test_word_of_strength_is_kept(graph: influences.Graph) -> None:
    verbs = {link.strength.value: acts(link) for link in graph.links}
    assert verbs["possible"].startswith("may ")
    assert verbs["expected"].startswith("is expected to ")
    assert verbs["measure"].startswith("is meant to ")


def test_dispute_is_said_both_ways(graph: influences.Graph) -> None:
    own = graph.between("war_ukraine", "organised_crime")
    assert "and also" in plain(both_ways(graph, own))
    assert "also said the other way" in way_words(own[0])
    assert all("other way" not in way_words(one) for one in graph.links if not one.is_disputed)


def test_disputed_pair_is_one_half_mark(graph: influences.Graph) -> None:
    drawn = arcs(graph, graph.between("war_ukraine", "organised_crime"))
    assert [one.sign for one in drawn] == [0]
    link = between(graph, "weak_institutions", "organised_crime")
    assert [one.sign for one in arcs(graph, [link])] == [1]


def test_chain_follows_its_links(modelled: Material) -> None:
    assert modelled.model
    graph = modelled.model.landscape.graph
    loop = modelled.model.loops.found[0].loop
    assert plain(chain(graph, loop.links)).count(", which ") == len(loop.links) - 1


def test_marks_of_outside_and_contested_follow_the_name(graph: influences.Graph) -> None:
    assert node(graph.concepts["authoritarian_rise"]).name.endswith("\u00b0\u2020")
    assert node(graph.concepts["organised_crime"]).name == "Organised crime"


def test_table_leads_to_known_references_only(graph: influences.Graph) -> None:
    link = next(one for one in graph.links if one.references)
    known = links_table(graph, [link], "t", frozenset(link.references)).rows[0][5]
    unknown = links_table(graph, [link], "t", frozenset()).rows[0][5]
    assert {span.address.id.split("/")[0] for span in known if span.address} == {"reference"}
    assert {span.address.id.split("/")[0] for span in unknown if span.address} == {"coded_link"}


def test_names_are_listed_with_an_and() -> None:
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b and c")


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.996, "over 99 %"), (1.0, "100 %")],
)
def test_share_is_not_rounded_to_all_or_none(share: float, said: str) -> None:
    assert percent(share) == said
