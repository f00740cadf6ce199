from dataclasses import replace

from synopsis.report.ahead_origin import ahead_entry
from synopsis.report.chapters.composite import composite
from synopsis.report.composed import RESILIENCE, SCORE, score_at, trend_of
from synopsis.report.content import Chart
from synopsis.report.material import Material
from synopsis.vocabulary import number_at, plain


def test_every_composite_stands_on_the_page_of_one_trend(material: Material) -> None:
    trends = {one.id for one in material.picture.trends}
    assert len(material.composed) == 3
    assert {trend_of(material, one) for one in material.composed} <= trends


def test_score_says_its_interval_rank_span_and_members(material: Material) -> None:
    for result in material.composed:
        for one in result.scoring.of(result.scoring.last_year):
            found = ahead_entry(material, score_at(result, SCORE, one))
            assert found is not None
            assert f"{one.rank_low} to {one.rank_high} of {one.ranked}" in found.shown
            assert found.inputs
            assert bool(one.not_covered) == any(step.what == "Not covered" for step in found.steps)


def test_resilience_has_a_picture_and_entries_of_its_own(material: Material) -> None:
    result = next(one for one in material.composed if one.resilience)
    trend = next(one for one in material.picture.trends if one.id == trend_of(material, result))
    charts = [one for one in composite(material, trend) if isinstance(one, Chart)]
    ids = [chart.id for chart in charts]
    assert f"composite-{result.id}-score" in ids
    assert f"composite-{result.id}-resilience" in ids
    assert result.resilience is not None
    newest = result.resilience.of(result.resilience.last_year)[0]
    entry = ahead_entry(material, score_at(result, RESILIENCE, newest))
    assert entry is not None
    assert "resilience" in entry.label


def test_score_without_bounds_is_not_said_to_be_sure(material: Material) -> None:
    rows = [
        row
        for trend in material.picture.trends
        for chart in composite(material, trend)
        if isinstance(chart, Chart)
        for row in chart.table.rows
    ]
    assert any(plain(row[2]) == "no bounds published" for row in rows)


def test_what_is_no_composite_is_not_explained(material: Material) -> None:
    assert ahead_entry(material, number_at("composite", "made_up", SCORE, "ALB")) is None
    result = material.composed[0]
    assert ahead_entry(material, number_at("composite", result.id, SCORE, "WB6")) is None


def test_trend_without_composites_has_no_part_of_them(material: Material) -> None:
    bare = replace(material, composed=())
    assert all(composite(bare, trend) == () for trend in material.picture.trends)
