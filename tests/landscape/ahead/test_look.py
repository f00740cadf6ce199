import sys

import pytest

from synopsis.catalog import View
from synopsis.indicators import change, outlook
from synopsis.landscape import Picture, ahead
from synopsis.landscape.ahead.look import _dated


@pytest.fixture(scope="module")
def foresight(demo_view: View, picture: Picture) -> ahead.Foresight:
    return ahead.foresee_all(demo_view, picture)


def test_every_series_by_month_has_a_fan_or_a_reason(foresight: ahead.Foresight) -> None:
    assert len(foresight.prospects) > 20
    assert all(bool(one.fan.steps) != bool(one.fan.why_not) for one in foresight.prospects)
    assert all(one.statement for one in foresight.prospects if one.fan.steps)


def test_what_is_asked_anew_is_what_the_cache_holds(
    demo_view: View, picture: Picture, foresight: ahead.Foresight
) -> None:
    anew = ahead.foresee_all(demo_view, picture, is_anew=True)
    again = ahead.foresee_all(demo_view, picture)
    assert anew.prospects == foresight.prospects == again.prospects
    assert anew.warnings == again.warnings
    for one, other in zip(anew.prospects, again.prospects, strict=True):
        assert list(one.fan.weights) == list(other.fan.weights), "order shows in the edition"


def test_prospects_of_a_trend_come_in_the_order_of_its_measures(
    foresight: ahead.Foresight, picture: Picture
) -> None:
    trend = next(one for one in picture.trends if one.id == "migration")
    own = list(foresight.of_trend(trend))
    assert own == [name for name in trend.measured if name in own]
    assert "wb_route_detections" in own


def test_series_that_ended_long_ago_speaks_of_months_that_are_past(
    demo_view: View, foresight: ahead.Foresight
) -> None:
    own = foresight.of_indicator("protests")
    assert own
    assert all(one.is_past(demo_view.as_of) for one in own if one.fan.steps)


def test_choices_are_those_of_the_region(demo_view: View, foresight: ahead.Foresight) -> None:
    assert foresight.choices == outlook.Choices.parse(demo_view.profile.region.methods)


def test_warnings_keep_their_caveats(foresight: ahead.Foresight) -> None:
    assert foresight.watched
    assert all(one.caveat for one in foresight.warnings)


def test_without_the_library_every_series_says_so(
    foresight: ahead.Foresight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ruptures", None)
    own = [one.monthly for one in foresight.prospects[:2]]
    found = _dated(own, change.Choices())
    assert all(isinstance(one, change.Refusal) for one in found)
    assert {getattr(one, "reason", "") for one in found} == {
        "the library that dates changes is not installed"
    }
