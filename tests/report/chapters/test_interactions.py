"""Trend by trend: counts of links, nothing inside one trend, nothing where none join two."""

from dataclasses import replace

from synopsis.report.chapters.interactions import interaction_chart
from synopsis.report.content import Chart
from synopsis.report.material import Material
from synopsis.vocabulary import plain


def test_matrix_has_a_row_for_each_pair_that_is_linked(modelled: Material) -> None:
    assert modelled.model
    _, chart = interaction_chart(modelled, modelled.model.landscape.graph)
    assert isinstance(chart, Chart)
    rows = [tuple(plain(cell) for cell in row) for row in chart.table.rows]
    assert all(source != target for source, target, *_ in rows)
    assert all(any(cell.isdigit() for cell in counts) for _, _, *counts in rows)


def test_no_links_between_trends_make_no_picture(modelled: Material) -> None:
    assert modelled.model
    graph = modelled.model.landscape.graph
    assert interaction_chart(modelled, replace(graph, links=(), inward=())) == ()
