"""Months in doubt: nothing is learned of them; a measure that stays elsewhere is learned anew."""

import numpy as np
import pytest
from numpy.typing import NDArray

from synopsis.indicators.change import Direction, Family, Monthly, Watch, watch
from tests.indicators.change.series import BOUNDS, FIRST, counts, steady

AT = 80


def answer(values: NDArray[np.float64], family: Family = Family.COUNT) -> Watch:
    return watch(Monthly(FIRST, tuple(values.tolist()), family), BOUNDS)


def usual(family: Family, seed: int) -> NDArray[np.float64]:
    if family is Family.COUNT:
        return steady(40, 120, seed)
    return np.random.default_rng(seed).normal(100, 5, 120)


@pytest.mark.parametrize("family", [Family.COUNT, Family.POSITIVE, Family.VALUE])
def test_nothing_is_learned_of_a_month_in_doubt(family: Family) -> None:
    for seed in range(4):
        values = usual(family, seed)
        values[AT] = 100_000
        broken = answer(values, family)
        assert [str(one.period) for one in broken.breaks] == ["2016-09"]
        assert broken.breaks[0].direction is Direction.UP
        values[AT] = np.nan
        assert answer(values, family).alarms == broken.alarms


def test_a_thousandfold_of_a_sparse_count_is_a_break() -> None:
    for seed in range(4):
        values = steady(1, 120, seed)
        values[AT] = round(1000 * values[:AT].mean())
        found = answer(values)
        assert [str(one.period) for one in found.breaks] == ["2016-09"]
        assert not [one for one in found.alarms if str(one.period) == "2016-09"]


def test_a_surge_short_of_a_break_is_an_alarm_that_says_how_far() -> None:
    values = steady(40, 120)
    values[AT] *= 200
    found = answer(values)
    assert found.breaks == ()
    reason = next(one.reason for one in found.alarms if str(one.period) == "2016-09")
    assert reason.endswith("so far that the measure is worth a look as well")
    values[AT] = 200
    told = next(one.reason for one in answer(values).alarms if str(one.period) == "2016-09")
    assert "measure" not in told


@pytest.mark.parametrize("family", [Family.COUNT, Family.POSITIVE, Family.VALUE])
def test_a_measure_that_stays_elsewhere_is_learned_anew(family: Family) -> None:
    values = usual(family, 1)
    values[AT:] *= 1000
    found = answer(values, family)
    assert [str(one.period) for one in found.breaks] == ["2016-09"]
    named = [str(one.period) for one in found.refusals]
    assert named == ["2016-10", "2016-11", "2016-12", "2017-01", "2017-02"]
    assert not [one for one in found.alarms if "2016-09" <= str(one.period) <= "2017-06"]


@pytest.mark.parametrize("family", [Family.COUNT, Family.POSITIVE])
def test_a_fall_from_a_level_learned_anew_is_told(family: Family) -> None:
    values = usual(family, 1)
    values[AT:] *= 1000
    values[AT + 20] /= 1000
    after = answer(values, family)
    told = {(str(one.period), one.direction) for one in after.breaks}
    told |= {(str(one.period), one.direction) for one in after.alarms}
    assert ("2018-05", Direction.DOWN) in told


def test_a_busy_count_that_falls_silent_is_in_doubt() -> None:
    values = np.round(steady(40, 120) / np.where(np.arange(120) < AT, 1, 1000))
    found = answer(values)
    assert [str(one.period) for one in found.breaks] == ["2017-02"]
    silent = found.breaks[0]
    assert (silent.direction, silent.seen) == (Direction.DOWN, 0.0)
    assert silent.low > 10
    assert "nothing at all has been counted" in silent.reason
    assert str(found.alarms[-1].period) == "2016-09"


def test_a_silence_counts_from_what_was_not_expected_and_knows_missing_months() -> None:
    assert answer(np.r_[steady(0.5, 80), np.zeros(40)]).breaks == ()
    values = np.r_[steady(40, AT), np.zeros(40)]
    values[AT + 2] = np.nan
    assert [str(one.period) for one in answer(values).breaks] == ["2017-03"]
    values[AT + 4] = 7
    assert answer(values[: AT + 8]).breaks == ()
    assert watch(counts(values[: AT + 5]), BOUNDS).breaks == ()
