"""Every number of the influence map leads down to lines of the report."""

from dataclasses import replace

import pytest

from synopsis.report.content import OriginEntry
from synopsis.report.influence_origin import loops_at, map_words
from synopsis.report.influence_words import (
    between_at,
    concept_at,
    influence_at,
    link_at,
    loop_at,
    map_at,
)
from synopsis.report.material import Material
from synopsis.report.origins import Origins
from synopsis.report.profiled import profile_entry
from synopsis.vocabulary import Address, number_at


def entry(material: Material, address: Address) -> OriginEntry:
    found = profile_entry(material, address)
    assert found, address
    return found


def steps(one: OriginEntry) -> dict[str, str]:
    return {step.what: step.text for step in one.steps}


def test_link_names_lines_and_references(modelled: Material) -> None:
    found = entry(modelled, influence_at("E012"))
    assert steps(found)["Lines of the report"] == "22-25, 223-224"
    assert found.source == "published_figures"
    assert number_at("reference", "R007a") in found.inputs
    assert "sentences begin" in steps(found)["Why"]


def test_coded_link_leads_to_its_influences(modelled: Material) -> None:
    assert modelled.model
    for link in modelled.model.landscape.graph.links:
        found = entry(modelled, link_at("core", link))
        assert found.inputs == tuple(influence_at(one.id) for one in link.influences)


def test_loop_says_its_share_and_draws(modelled: Material) -> None:
    assert modelled.model
    first = modelled.model.loops.found[0]
    found = entry(modelled, loop_at("core", first.loop.links))
    assert found.shown.startswith(first.loop.kind.value)
    named = [modelled.model.landscape.graph.concepts[own.source].name for own in first.loop.links]
    assert all(f"\N{LEFT SINGLE QUOTATION MARK}{name}" in found.label for name in named)
    assert f"by {len(named)} links" in found.shown
    assert "1,000" in steps(found)["Draws"]
    assert len({loop_at("core", one.loop.links) for one in modelled.model.loops.found}) == len(
        modelled.model.loops.found
    )


def test_map_counts_all_that_it_holds(modelled: Material) -> None:
    assert modelled.model
    found = entry(modelled, map_at("core"))
    assert len(found.inputs) == map_words(modelled)["links of the report"] == 275
    assert "links of the report: 275" in found.shown


def test_concept_says_what_is_contested(modelled: Material) -> None:
    assert "contested" in entry(modelled, concept_at("core", "democracy_crisis")).shown
    assert "contested" not in entry(modelled, concept_at("core", "organised_crime")).shown


def test_interaction_counts_links_by_way(modelled: Material) -> None:
    found = entry(modelled, between_at("organised_crime", "tensions"))
    assert found.shown.startswith("aggravates: ")
    assert found.inputs


def test_loops_say_whether_all_were_found(modelled: Material) -> None:
    assert steps(entry(modelled, loops_at("core")))["Search"] == "all of them were found"


@pytest.mark.parametrize(
    "parts",
    [("influence", "E999"), ("concept", "core", "nobody"), ("concept", "fine", "organised_crime"),
     ("coded_link", "core", "a", "more", "b"), ("loop", "core", "a", "more"), ("loops", "fine"),
     ("interaction", "tensions"), ("interaction", "a", "b")],
)  # fmt: skip
def test_what_is_not_there_is_not_explained(modelled: Material, parts: tuple[str, ...]) -> None:
    assert profile_entry(modelled, number_at(*parts)) is None


def test_region_without_a_model_explains_none(modelled: Material) -> None:
    bare = replace(modelled, model=None)
    for kind in ("influence", "influence_map", "coded_link", "concept", "loop", "loops"):
        assert profile_entry(bare, number_at(kind, "core", "x")) is None
    assert map_words(bare) == {}


def test_all_of_the_map_is_explained_to_its_source(modelled: Material) -> None:
    explained = Origins(modelled).explain([map_at("core")])
    assert influence_at("E001") in explained
