"""Bad input: an answer or a refusal with its reason, never a crash and never a silent number."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.indicators import IndicatorError
from synopsis.indicators.change import Direction, Family, Monthly, Watch, watch
from synopsis.vocabulary import Period
from tests.indicators.change.series import BOUNDS, FIRST, steady

NAN = math.nan


def answer(values: list[float], family: Family = Family.COUNT) -> Watch:
    return watch(Monthly(FIRST, tuple(values), family), BOUNDS)


def whole(found: Watch) -> str:
    return next((one.reason for one in found.refusals if one.period is None), "")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([], "there is no month in the series"),
        ([NAN] * 60, "no month is covered"),
        ([4.0], "no month asked for can be judged"),
        ([4.0, 5.0] * 11, "no month asked for can be judged"),
        ([7.0] * 90, "no change can be told from a series that never moved"),
        ([0.0] * 90, "no change can be told from a series that never moved"),
        ([3.0, NAN, NAN, 5.0] * 30, "no month asked for can be judged"),
    ],
)
def test_watch_refuses_with_its_reason(values: list[float], reason: str) -> None:
    found = answer(values)
    assert found.alarms == ()
    assert found.judged == 0 or "never moved" in reason
    assert reason in whole(found)


def test_a_series_that_can_be_judged_is_not_refused() -> None:
    found = answer(steady(5, 60).tolist())
    assert found.judged == 36
    assert found.refusals == ()


@pytest.mark.parametrize("wrong", [-1.0, 2.5, math.inf, 1e300])
def test_a_value_that_cannot_be_is_set_aside_and_named(wrong: float) -> None:
    values = steady(5, 60)
    values[50] = wrong
    found = answer(values.tolist())
    assert [str(one.period) for one in found.refusals] == ["2014-03"]
    values[50] = np.nan
    assert answer(values.tolist()).alarms == found.alarms


@pytest.mark.parametrize("stays", [True, False])
def test_a_change_of_unit_is_a_break_and_no_alarm(stays: bool) -> None:  # noqa: FBT001
    for family in (Family.COUNT, Family.POSITIVE, Family.VALUE):
        values = steady(20, 90) + 1
        values[60 : 90 if stays else 61] *= 1000
        found = answer(values.tolist(), family)
        assert [str(one.period) for one in found.breaks][:1] == ["2015-01"]
        assert found.breaks[0].direction is Direction.UP
        assert "measure" in found.breaks[0].reason
        assert not [one for one in found.alarms if str(one.period) in {"2015-01", "2015-02"}]


def test_a_missing_month_is_not_nought() -> None:
    values = steady(30, 80)
    values[70] = np.nan
    assert not [one for one in answer(values.tolist()).alarms if one.direction is Direction.DOWN]
    values[70] = 0
    assert [one for one in answer(values.tolist()).alarms if one.direction is Direction.DOWN]


def test_wrong_arguments_are_refused_at_birth() -> None:
    with pytest.raises(IndicatorError, match="2010 is not a month"):
        Monthly(Period.parse("2010"), (1.0,), Family.COUNT)
    with pytest.raises(IndicatorError, match="out_of"):
        Monthly(FIRST, (1.0,), Family.SHARE)
    with pytest.raises(IndicatorError, match="totals"):
        Monthly(FIRST, (1.0, 2.0), Family.SHARE, (3.0,))


odd = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True), st.integers(0, 50).map(float), st.just(NAN)
)


@settings(max_examples=120, deadline=None)
@given(st.lists(odd, max_size=60), st.sampled_from(list(Family)), st.lists(odd, min_size=60))
def test_no_input_crashes_the_watch(
    values: list[float], family: Family, totals: list[float]
) -> None:
    out_of = tuple(totals[: len(values)]) if family is Family.SHARE and values else ()
    if family is Family.SHARE and not values:
        return
    found = watch(Monthly(FIRST, tuple(values), family, out_of), BOUNDS)
    assert found.judged or found.refusals
    for one in found.alarms:
        assert math.isfinite(one.surprise)
        assert math.isfinite(one.low)
        assert one.low <= one.high
