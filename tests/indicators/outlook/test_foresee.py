"""Fans of whole series, with reasons where there are none, and the sentence they bear."""

from dataclasses import replace

import numpy as np
import pytest

from synopsis.catalog import View
from synopsis.indicators import Point, Series, monthly
from synopsis.indicators.outlook import Choices, Fan, Subject, foresee, look_ahead, statement_of
from synopsis.indicators.outlook.panel import period_at
from synopsis.vocabulary import Period, Quantity, Unit
from tests.indicators.outlook.panels import START, counts


@pytest.fixture(scope="module")
def shipped(demo_view: View) -> Series:
    found = (one.series for one in monthly(demo_view))
    return next(one for one in found if one.indicator.id == "wb_route_detections")


def series(shipped: Series, values: list[float]) -> Series:
    points = tuple(
        Point(period_at(START + at, 12), Quantity(value, Unit.COUNT), ())
        for at, value in enumerate(values)
        if not np.isnan(value)
    )
    return replace(shipped, points=points)


@pytest.fixture(scope="module")
def fans(shipped: Series) -> list[Fan]:
    lively = [list(row) for row in counts(4, 90)]
    rows = [*lively, [3.0], [4.0] * 60, [], lively[0][:40]]
    subjects = [Subject(series(shipped, row), "test") for row in rows]
    return list(foresee(subjects, Choices(window_years=1)))


def test_every_subject_has_an_answer_in_its_order(fans: list[Fan]) -> None:
    reasons = [fan.why_not for fan in fans]
    assert reasons[:4] == [""] * 4
    assert "1 months are known" in reasons[4]
    assert "never moved" in reasons[5]
    assert reasons[6].startswith("insufficient data")


def test_series_that_ended_is_looked_ahead_of_from_its_own_end(fans: list[Fan]) -> None:
    assert str(fans[7].last) == "2013-04"
    assert str(fans[7].steps[0].period) == "2013-05"


def test_counts_are_never_below_nought_and_say_that_they_are_counts(fans: list[Fan]) -> None:
    for step in fans[0].steps:
        assert step.is_count
        assert min(step.quantiles) >= 0


def test_impossible_series_is_refused_and_takes_no_other_with_it(shipped: Series) -> None:
    good, bad, huge = (list(counts(1, 90)[0]) for _ in range(3))
    bad[5], huge[5] = -1.0, 1e300
    subjects = [Subject(series(shipped, row), "test") for row in (good, bad, huge)]
    reasons = [fan.why_not for fan in foresee(subjects, Choices(window_years=1))]
    assert reasons[0] == ""
    assert "below nought" in reasons[1]
    assert "greater than" in reasons[2]


def test_too_far_ahead_is_refused(shipped: Series) -> None:
    subject = Subject(series(shipped, list(counts(1, 40)[0])), "test")
    assert "to look 36 ahead" in foresee([subject], Choices(), 36)[0].why_not


def test_outlook_is_the_same_asked_for_alone_or_with_all(demo_view: View) -> None:
    alone = look_ahead(demo_view, "nationals_detected", horizon=1).fans
    among = look_ahead(demo_view, horizon=1).fans
    assert [fan.steps for fan in alone] == [
        fan.steps for fan in among if fan.indicator.id == "nationals_detected"
    ]


def test_ordinal_series_has_a_reason(demo_view: View) -> None:
    fans = look_ahead(demo_view, "accession_stage").fans
    assert fans
    assert all("named and not measured" in fan.why_not for fan in fans)


def test_statement_compares_with_the_same_season_of_the_newest_year(fans: list[Fan]) -> None:
    said = statement_of(fans[0])
    assert said is not None
    assert (str(said.step.period), str(said.than)) == ("2018-06", "2017-06")
    assert said.chance == said.step.chance_above(said.value)
    assert said.likelihood.low - 0.01 <= said.chance <= said.likelihood.high + 0.01


def test_no_statement_without_an_outlook(fans: list[Fan]) -> None:
    assert statement_of(fans[4]) is None


def test_shipped_series_have_outlooks_from_their_months(demo_view: View) -> None:
    ahead = look_ahead(demo_view, "wb_route_detections", horizon=3)
    assert [str(step.period) for step in ahead.fans[0].steps] == ["2024-01", "2024-02", "2024-03"]
    assert "2026-11-20" in ahead.basis


def test_as_of_sees_nothing_later(demo_view: View) -> None:
    ahead = look_ahead(demo_view, "wb_route_detections", Period.parse("2020-06"), 2)
    assert str(ahead.fans[0].last) == "2020-06"
    assert max(period for period, _ in ahead.fans[0].history) == Period.parse("2020-06")
    assert "may have differed" in ahead.basis


def test_percentages_stay_within_a_hundred(shipped: Series) -> None:
    rng = np.random.default_rng(0)
    indicator = replace(shipped.indicator, unit=Unit.PERCENT)
    points = tuple(
        Point(
            Period.parse(str(1990 + at)),
            Quantity(min(100.0, 96 + rng.normal(0, 3)), Unit.PERCENT),
            (),
        )
        for at in range(30)
    )
    fan = foresee([Subject(replace(shipped, indicator=indicator, points=points), "t")], Choices())[
        0
    ]
    assert all(0 <= value <= 100 for step in fan.steps for value in step.quantiles)
