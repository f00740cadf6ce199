"""Hypotheses: joined on economy and year, untested with too few pairs, never claimed by a card."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from statistics import pvariance
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.evidence import StatedFigure
from synopsis.indicators import Series
from synopsis.landscape import LandscapeError, Picture
from synopsis.landscape.framework import Status, load_framework, weigh
from synopsis.landscape.framework.hypothesis import (
    Hypothesis,
    paired,
    regional_kendall,
)
from synopsis.vocabulary import Period, Quantity, Unit
from tests.landscape.framework.worlds import hypothesis, hypothesis_card

PLACES = ("ALB", "MKD", "SRB")
Stated = tuple[StatedFigure, ...]


def figure(picture: Picture, place: str, year: int, share: float) -> StatedFigure:
    """A made-up share, in the likeness of a stated one."""
    like = next(one for one in picture.stated if one.id == "F026")
    return replace(like, id=f"made_{place}_{year}", concept="worry", place=place,
                   period=Period.parse(str(year)), text=f"{share}",
                   quantity=Quantity(share, Unit.PERCENT))  # fmt: skip


def perceived(picture: Picture, measured: Sequence[Series], sign: int, years: range) -> Stated:
    """Shares that move with the unemployment of each economy, or against it."""
    return tuple(
        figure(picture, one.place.code, point.period.year, 50 + sign * point.quantity.number)
        for one in measured
        if one.indicator.id == "unemployment" and one.place.code in PLACES
        for point in one.points
        if point.period.year in years
    )


@pytest.mark.parametrize(
    ("sign", "expected", "status"),
    [
        (1, "same", Status.SUPPORTED),
        (1, "opposite", Status.REFUTED),
        (-1, "opposite", Status.SUPPORTED),
        (-1, "same", Status.REFUTED),
    ],
)
def test_figures_support_or_refute(
    picture: Picture, measured: tuple[Series, ...], sign: int, expected: str, status: Status
) -> None:
    one = hypothesis(indicator="unemployment", sign=expected)
    verdict = weigh(one, perceived(picture, measured, sign, range(2012, 2022)), measured)
    assert (verdict.status, verdict.tau) == (status, sign)
    assert len(verdict.pairs) == 30


def test_too_few_pairs_stay_untested(picture: Picture, measured: tuple[Series, ...]) -> None:
    one = hypothesis(indicator="unemployment", least_pairs=7)
    verdict = weigh(one, perceived(picture, measured, 1, range(2020, 2022)), measured)
    assert (verdict.status, len(verdict.pairs), verdict.tau) == (Status.UNTESTED, 6, None)
    assert verdict.why.startswith("too few")


def test_one_year_an_economy_compares_nothing(
    picture: Picture, measured: tuple[Series, ...]
) -> None:
    one = hypothesis(indicator="unemployment", least_pairs=3)
    verdict = weigh(one, perceived(picture, measured, 1, range(2020, 2021)), measured)
    assert (verdict.status, verdict.why) == (
        Status.UNTESTED, "no economy has two years to compare",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "why"), [("", "no measured series"), ("unemployment", "no stated figure")]
)
def test_missing_side_is_the_reason(measured: tuple[Series, ...], indicator: str, why: str) -> None:
    verdict = weigh(hypothesis(indicator=indicator), (), measured)
    assert verdict.status is Status.UNTESTED
    assert verdict.why.startswith(why)


def test_lag_takes_the_measured_year_before(picture: Picture, measured: tuple[Series, ...]) -> None:
    one = hypothesis(indicator="unemployment", lag_years=2)
    pairs = paired(one, [figure(picture, "ALB", 2020, 40)], measured)
    assert [(pair.perceived.period, pair.measured.period) for pair in pairs] == [
        (Period.parse("2020"), Period.parse("2018")),
    ]


def test_spans_and_other_places_are_not_joined(
    picture: Picture, measured: tuple[Series, ...]
) -> None:
    good = figure(picture, "ALB", 2020, 40)
    span = replace(good, period=Period.parse("2019/2020"))
    region, dateless = replace(good, place="WB6"), replace(good, period=None)
    one = hypothesis(indicator="unemployment")
    assert paired(one, [span, region, dateless], measured) == ()
    assert len(paired(one, [good, replace(good, id="again")], measured)) == 1


def test_published_figures_leave_every_shipped_hypothesis_untested(
    picture: Picture, measured: tuple[Series, ...], demo_view: Any
) -> None:
    shipped = load_framework(demo_view.profile).hypotheses
    verdicts = [weigh(one, picture.stated, measured) for one in shipped]
    assert {one.status for one in verdicts} == {Status.UNTESTED}
    counts = {one.hypothesis.id: len(one.pairs) for one in verdicts}
    assert counts == {
        "arrivals_threat": 1, "brain_drain_leaving": 3, "joint_plan": 2, "smuggling_violence": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "change", [{"status": "supported"}, {"status": None}, {"sign": "up"}, {"lag_years": "soon"},
               {"proof": "yes"}, {"lines": ""}],
)  # fmt: skip
def test_card_that_claims_or_lacks_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError, match="hypothesis card 'leaving'"):
        Hypothesis.parse(hypothesis_card(**change))


@given(
    st.lists(st.integers(0, 3), min_size=3, max_size=6).flatmap(
        lambda first: st.tuples(
            st.just(first),
            st.lists(st.integers(0, 3), min_size=len(first), max_size=len(first)),
        )
    )
)
def test_variance_is_that_of_all_orders(values: tuple[list[int], list[int]]) -> None:
    first, second = values
    sums = []
    for order in permutations(second):
        tau, _ = regional_kendall([list(zip(first, order, strict=True))])
        assert tau is not None
        sums.append(tau * math.comb(len(first), 2))
    tau, deviate = regional_kendall([list(zip(first, second, strict=True))])
    total = round((tau or 0) * math.comb(len(first), 2))
    spread = math.sqrt(pvariance(sums))
    expected = (total - math.copysign(1, total)) / spread if total and spread else 0.0
    assert deviate == pytest.approx(expected, rel=1e-9)


def test_level_between_economies_decides_nothing() -> None:
    falling = [(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)]
    higher = [(first + 100, second + 100) for first, second in falling]
    assert regional_kendall([falling, higher])[0] == -1
    assert regional_kendall([])[0] is None
    assert regional_kendall([[(1.0, 1.0)]]) == (None, 0.0)
