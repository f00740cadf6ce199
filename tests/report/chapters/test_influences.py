"""The page of influences: told before it is drawn, with shares, doubts and both sides."""

from dataclasses import replace

import pytest

from synopsis.landscape import futures, influences
from synopsis.report.chapters.influences import influences_page
from synopsis.report.content import Chart, Grid, Items, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.vocabulary import plain


@pytest.fixture(scope="module")
def found(modelled: Material) -> futures.Futures:
    assert modelled.model
    return modelled.model


@pytest.fixture(scope="module")
def page(modelled: Material, found: futures.Futures) -> Page:
    return influences_page(modelled, found)


def section(page: Page, id_: str) -> tuple[Paragraph, ...]:
    """The items of the list that follows a head."""
    at = next(at for at, block in enumerate(page.blocks) if getattr(block, "id", "") == id_)
    return next(block.items for block in page.blocks[at:] if isinstance(block, Items))


def heads(page: Page) -> set[str]:
    return {getattr(block, "id", "") for block in page.blocks}


def text(page: Page) -> str:
    return " ".join(plain(one) for block in page.blocks for one in block.sentences)


def with_graph(found: futures.Futures, graph: influences.Graph) -> futures.Futures:
    made = replace(found.landscape)
    made.__dict__["graph"] = graph
    return replace(found, landscape=made)


def test_result_and_basis_come_first(page: Page) -> None:
    lead, basis = page.blocks[:2]
    assert isinstance(lead, Paragraph)
    assert isinstance(basis, Paragraph)
    assert lead.tone is Tone.LEAD
    assert "loops" in plain(lead.text)
    assert "275 links" in plain(basis.text)


def test_map_has_a_wide_and_a_narrow_picture_and_every_link(
    page: Page, found: futures.Futures
) -> None:
    chart = next(block for block in page.blocks if isinstance(block, Chart))
    assert len(chart.table.rows) == len(found.landscape.graph.links)
    assert chart.specification["usermeta"]["narrow"]["svg"] != chart.specification["svg"]


def test_loops_stand_with_their_share(page: Page, found: futures.Futures) -> None:
    told = section(page, "loops")
    assert len(told) == min(10, len(found.loops.found))
    assert all("survives in" in plain(one.margin) for one in told)
    assert all("lines" in plain(one.text) for one in told)


def test_no_loops_is_said(modelled: Material, found: futures.Futures) -> None:
    none = replace(found, loops=replace(found.loops, found=()))
    assert "No chain of this coding closes." in text(influences_page(modelled, none))


def test_cut_off_search_is_said(modelled: Material, found: futures.Futures) -> None:
    search = replace(found.loops.search, is_complete=False)
    cut = replace(found, loops=replace(found.loops, search=search))
    assert "there are more" in text(influences_page(modelled, cut))
    assert "there are more" not in text(influences_page(modelled, found))


def test_disputes_are_told_once_and_left_out_where_none(
    modelled: Material, found: futures.Futures, page: Page
) -> None:
    graph = found.landscape.graph
    pairs = {(one.source, one.target) for one in graph.disputed}
    assert len(section(page, "disputed")) == len(pairs) > 0
    calm = replace(graph, links=tuple(one for one in graph.links if not one.is_disputed))
    assert "disputed" not in heads(influences_page(modelled, with_graph(found, calm)))


def test_enablers_stand_apart(modelled: Material, found: futures.Futures, page: Page) -> None:
    grid = next(one for one in page.blocks if isinstance(one, Grid) and one.id == "enablers-table")
    assert len(grid.rows) == len(found.landscape.graph.enablers)
    bare = with_graph(found, replace(found.landscape.graph, enablers=()))
    assert "enablers" not in heads(influences_page(modelled, bare))


def test_contested_and_outside_are_flagged(page: Page, found: futures.Futures) -> None:
    told = section(page, "care")
    contested = [one for one in told if plain(one.text).startswith("Contested: ")]
    assert len(contested) == sum(
        one.is_contested for one in found.landscape.graph.concepts.values()
    )
    assert any("outside the region" in plain(one.text) for one in told)
    assert any("fit no concept" in plain(one.text) for one in told)
