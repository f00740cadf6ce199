"""The star on a trend's page: its own concept's links and no other; nothing without a model."""

from dataclasses import replace

from synopsis.report.chapters.drives import drives
from synopsis.report.chapters.trend import trend_page
from synopsis.report.content import Chart
from synopsis.report.material import Material


def test_star_has_the_links_of_its_trend(modelled: Material) -> None:
    assert modelled.model
    graph = modelled.model.landscape.graph
    for trend in modelled.picture.trends:
        _, chart = drives(modelled, trend)
        assert isinstance(chart, Chart)
        own = [one for one in graph.links if trend.id in (one.source, one.target)]
        assert len(chart.table.rows) == len(own)
        assert chart.specification["usermeta"]["narrow"]["svg"]


def test_star_stands_on_the_page_of_its_trend(modelled: Material) -> None:
    trend = modelled.picture.trends[0]
    ids = [getattr(block, "id", "") for block in trend_page(modelled, trend).blocks]
    assert ids.index("about") < ids.index(f"influences-{trend.id}") < ids.index("measures")


def test_trend_without_a_concept_or_model_has_no_star(modelled: Material) -> None:
    trend = modelled.picture.trends[0]
    assert drives(modelled, replace(trend, id="nobody")) == ()
    assert drives(replace(modelled, model=None), trend) == ()
