"""Indicators by month: what a whole list says of months that it does not name."""

from datetime import date

import pytest

from synopsis.catalog import View
from synopsis.indicators import IndicatorError, Monthly, load_indicators, monthly
from synopsis.indicators.monthly import _read
from synopsis.vocabulary import Frequency, Period


@pytest.fixture(scope="module")
def found(demo_view: View) -> dict[tuple[str, str], Monthly]:
    return {(one.series.indicator.id, str(one.series.place)): one for one in monthly(demo_view)}


def test_every_point_is_a_month(found: dict[tuple[str, str], Monthly]) -> None:
    rhythms = {p.period.frequency for one in found.values() for p in one.series.points}
    assert rhythms == {Frequency.MONTH}


def test_month_that_a_whole_list_does_not_name_is_nought_and_says_so(
    found: dict[tuple[str, str], Monthly],
) -> None:
    points = found["nationals_detected", "MNE"].series.points
    assert len(points) == 180
    unlisted = [point for point in points if not point.inputs]
    assert unlisted
    assert all(point.quantity.number == 0 and "lists nothing" in point.note for point in unlisted)


def test_listed_months_keep_their_rows(found: dict[tuple[str, str], Monthly]) -> None:
    first = found["nationals_detected", "ALB"].series.points[0]
    assert (str(first.period), first.quantity.number) == ("2009-01", 1422)
    assert first.inputs


def test_counted_incidents_are_nought_only_inside_what_the_source_covers(
    found: dict[tuple[str, str], Monthly],
) -> None:
    points = found["protests", "XKX"].series.points
    assert (str(points[0].period), str(points[-1].period)) == ("2008-01", "2019-12")


def test_known_by_a_day_leaves_out_what_was_not_published(
    found: dict[tuple[str, str], Monthly],
) -> None:
    one = found["wb_route_detections", "WB6"]
    assert one.lag_months == 2
    assert str(one.known_by(date(2023, 12, 1)).series.points[-1].period) == "2023-09"
    assert str(one.until(Period.parse("2020-05")).series.points[-1].period) == "2020-05"


CARD = {
    "id": "wb_route_detections", "name": "x", "method": {"name": "as_published"}, "pool": "p",
    "lag_months": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"colour": "red"}, "unknown keys colour"),
        ({"lag_months": -1}, "no lag is below nought"),
        ({"listed": "whole"}, "with a reason"),
        ({"listed": "maybe"}, "'listed' is whole"),
        ({"pool": None, "lag_months": "x"}, "cannot be read"),
    ],
)
def test_card_that_cannot_be_read_is_refused(
    demo_view: View, change: dict[str, object], words: str
) -> None:
    known = {one.id: one for one in load_indicators(demo_view.profile.cards("indicators"))}
    with pytest.raises(IndicatorError, match=words):
        _read({**CARD, **change}, known["wb_route_detections"])
