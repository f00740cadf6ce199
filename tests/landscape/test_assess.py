from dataclasses import replace

import pytest

from synopsis.catalog import View
from synopsis.indicators import Reach, Series
from synopsis.landscape import LandscapeError, Picture, assess
from synopsis.landscape.assess import load_trends
from synopsis.vocabulary import Place

NINE = (
    "geopolitics", "rule_of_law", "euro_atlantic", "tensions", "organised_crime", "extremism",
    "migration", "cooperation", "economy_demography",
)  # fmt: skip


def test_picture_has_nine_trends_and_every_place(picture: Picture) -> None:
    assert tuple(trend.id for trend in picture.trends) == NINE
    assert [place.code for place in picture.places] == [
        "ALB", "BIH", "XKX", "MNE", "MKD", "SRB", "WB6",
    ]  # fmt: skip
    assert len(picture.cells) == 9 * 7


def test_trend_without_a_series_says_so(demo_view: View) -> None:
    picture = assess(demo_view, ())
    for cell in picture.cells.values():
        assert cell.reach is Reach.NOT_COVERED
        assert cell.level is None
        assert cell.why_not


def test_regional_share_is_not_carried_over_to_economies(picture: Picture) -> None:
    perceived = picture.cells["organised_crime", Place("WB6")].perceived
    assert {figure.id for figure in perceived} >= {"F001", "F002"}
    assert picture.cells["organised_crime", Place("ALB")].perceived == ()


def test_every_uncovered_cell_is_a_gap(picture: Picture) -> None:
    gaps = {(gap.trend, gap.place) for gap in picture.gaps if gap.indicator != "perceived"}
    uncovered = {key for key, cell in picture.cells.items() if cell.reach is not Reach.COVERED}
    assert uncovered <= gaps


def test_two_wordings_of_one_share_are_a_contradiction(picture: Picture) -> None:
    assert ("F001", "F002") in [found.ids for found in picture.contradictions]


def test_spark_is_five_years_with_its_gaps(picture: Picture) -> None:
    cell = picture.cells["tensions", Place("SRB")]
    assert str(cell.ended) == "2022"
    assert len(cell.spark) == 5


def test_method_that_no_function_has_is_refused(
    demo_view: View, measured: tuple[Series, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    methods = {**demo_view.profile.region.methods, "level": {"method": "gut feeling"}}
    region = replace(demo_view.profile.region, methods=methods)
    profile = replace(demo_view.profile, region=region)
    monkeypatch.setattr(type(demo_view), "profile", property(lambda _: profile))
    with pytest.raises(LandscapeError, match="'gut feeling' is not a method of level"):
        assess(demo_view, measured)


def test_trend_card_without_a_question_is_refused() -> None:
    with pytest.raises(LandscapeError, match="the trend card 'x'"):
        load_trends([{"id": "x", "order": 1, "name": "X"}])


def test_leaning_counts_every_current_measure_that_judges_and_has_a_direction(
    picture: Picture,
) -> None:
    for cell in picture.cells.values():
        judged = [
            one
            for one in cell.readings
            if one.is_current and one.direction and one.series.indicator.concern.sign
        ]
        assert cell.leaning.measures == len(judged)


def test_what_ended_long_ago_is_shown_and_judges_nothing(
    demo_view: View, measured: tuple[Series, ...]
) -> None:
    old = tuple(replace(one, points=one.points[:-8]) for one in measured)
    picture = assess(demo_view, old)
    cell = picture.cells["tensions", Place("SRB")]
    assert cell.reach is Reach.COVERED
    assert (cell.level, cell.direction, cell.leaning.measures) == (None, None, 0)
    assert cell.spark
    assert cell.why_not == "its measures ended too long ago to speak of today"
    assert not [one for one in picture.findings if one.id == "political_stability/SRB"]


def test_an_indicator_that_names_a_trend_is_one_of_its_measures(
    demo_view: View, measured: tuple[Series, ...]
) -> None:
    moved = tuple(
        replace(one, indicator=replace(one.indicator, trend="geopolitics"))
        if one.indicator.id == "inflation"
        else one
        for one in measured
    )
    (before,) = [one for one in assess(demo_view, measured).trends if one.id == "geopolitics"]
    (after,) = [one for one in assess(demo_view, moved).trends if one.id == "geopolitics"]
    assert "inflation" not in before.measured
    assert after.measured == (*before.measured, "inflation")
