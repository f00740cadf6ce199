"""The map as data: every link and coding, with nothing dropped unsaid."""

from dataclasses import replace

from synopsis.report.data import Cell
from synopsis.report.material import Material
from synopsis.report.tabulate_influences import influence_tables


def rows(material: Material, name: str) -> list[dict[str, Cell]]:
    table = next(one for one in influence_tables(material) if one.name == name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_every_link_of_the_report_has_a_row(modelled: Material) -> None:
    found = rows(modelled, "influences")
    assert len(found) == 275
    first = found[0]
    assert (first["influence"], first["lines"]) == ("E001", "13-19, 197-201")


def test_every_coding_has_links_and_concepts(modelled: Material) -> None:
    assert modelled.model
    codings = set(modelled.model.landscape.influence_map.codings)
    assert {row["coding"] for row in rows(modelled, "coded_links")} == codings
    assert {row["coding"] for row in rows(modelled, "influence_concepts")} == codings


def test_links_of_core_are_those_of_its_graph(modelled: Material) -> None:
    assert modelled.model
    graph = modelled.model.landscape.graph
    core = [row for row in rows(modelled, "coded_links") if row["coding"] == "core"]
    assert len(core) == len(graph.links) + len(graph.inward)
    assert sum(bool(row["is_inward"]) for row in core) == len(graph.inward)


def test_phrase_that_says_the_opposite_is_marked(modelled: Material) -> None:
    found = rows(modelled, "influence_concepts")
    assert any(str(row["phrases"]).startswith("- ") for row in found)


def test_loops_have_shares(modelled: Material) -> None:
    found = rows(modelled, "loops")
    assert all(isinstance(row["share"], float) and 0 <= row["share"] <= 1 for row in found)


def test_region_without_a_model_has_no_tables(modelled: Material) -> None:
    assert influence_tables(replace(modelled, model=None)) == ()
