"""Dating: a step is dated within its interval, and a steady series has no date."""

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.change import (
    Choices,
    Dated,
    Direction,
    Family,
    Monthly,
    Refusal,
    date_all,
    date_changes,
)
from tests.indicators.change.series import FIRST, counts, steady

pytest.importorskip("ruptures", reason="the extra `outlook` is not installed")

CHOICES = Choices()


def dated(series: Monthly, seed: int = 1) -> Dated:
    found = date_changes(series, CHOICES, seed=seed)
    assert isinstance(found, Dated)
    return found


def test_a_step_is_dated_and_its_interval_holds_it() -> None:
    held = 0
    many = [
        counts(np.concatenate([steady(20, 70, seed), steady(34, 50, seed + 99)]))
        for seed in range(20)
    ]
    for series, found in zip(many, date_all(many, CHOICES, seed=1), strict=True):
        assert isinstance(found, Dated)
        marks = [one for one in found.marks if one.direction is Direction.UP]
        assert marks
        nearest = min(marks, key=lambda one: abs(series.index(one.since) - 70))
        assert abs(series.index(nearest.since) - 70) <= 4
        held += series.index(nearest.earliest) <= 70 <= series.index(nearest.latest)
    assert held >= 15  # nine in ten nominally


def test_a_steady_series_has_few_dates() -> None:
    many = date_all([counts(steady(20, 120, seed)) for seed in range(60)], CHOICES, seed=1)
    found = sum(bool(one.marks) for one in many if isinstance(one, Dated))
    assert all(isinstance(one, Dated) for one in many)
    assert found <= 9  # one in twenty nominally; 9 of 60 lies beyond the 99.5th percentile


def test_missing_months_are_left_out() -> None:
    values = np.concatenate([steady(20, 70), steady(60, 50, 9)])
    values[30:36] = np.nan
    mark = dated(counts(values)).marks[-1]
    assert counts(values).index(mark.since) == 70
    assert (mark.before, mark.after) == (np.nanmedian(values[:70]), np.median(values[70:]))


def test_shares_and_values_are_dated() -> None:
    rng = np.random.default_rng(2)
    totals = rng.poisson(400, 100)
    numbers = rng.binomial(totals, np.r_[np.full(60, 0.1), np.full(40, 0.2)])
    share = Monthly(FIRST, tuple(numbers.tolist()), Family.SHARE, tuple(totals.tolist()))
    assert [share.index(one.since) for one in dated(share).marks] == [60]
    steps = rng.standard_normal(100) - np.repeat([0.0, 4.0], [60, 40])
    level = Monthly(FIRST, tuple(steps.tolist()), Family.VALUE)
    assert [level.index(one.since) for one in dated(level).marks] == [60]


@pytest.mark.parametrize("level", [1e-300, 1e-12, 1.0, 1e9, 1e11, 9e11])
def test_dates_of_positive_values_do_not_hang_on_their_unit(level: float) -> None:
    for seed in range(3):
        noise = np.exp(np.random.default_rng(seed).normal(0, 0.02, 120))
        steady_on = Monthly(FIRST, tuple(level * noise), Family.POSITIVE)
        stepped = Monthly(
            FIRST, tuple(level * noise * np.repeat([0.9, 1.0], [70, 50])), Family.POSITIVE
        )
        assert dated(steady_on).marks == ()
        assert [stepped.index(one.since) for one in dated(stepped).marks] == [70]


@pytest.mark.parametrize(("level", "unit"), [(0.0, 1e-8), (1e9, 1.0), (9.9e11, 1e10)])
def test_dates_of_values_do_not_hang_on_their_unit(level: float, unit: float) -> None:
    rng = np.random.default_rng(2)
    flat = Monthly(FIRST, tuple(level + unit * rng.standard_normal(100)), Family.VALUE)
    assert dated(flat).marks == ()
    steps = rng.standard_normal(100) - np.repeat([0.0, 4.0], [60, 40])
    stepped = Monthly(FIRST, tuple(level - 10 * unit + unit * steps), Family.VALUE)
    assert [stepped.index(one.since) for one in dated(stepped).marks] == [60]


@pytest.mark.parametrize("spike", [200.0, 1000.0])
def test_no_mark_has_the_same_level_on_both_sides(spike: float) -> None:
    for seed in range(5):
        values = steady(1, 120, seed)
        values[80] = spike
        for one in dated(counts(values)).marks:
            assert (one.after > one.before) == (one.direction is Direction.UP)
            assert one.after != one.before


def test_a_month_in_doubt_is_set_aside_and_hides_no_change() -> None:
    values = np.concatenate([steady(20, 70), steady(60, 50, 9)])
    values[40] = 20000
    found = dated(counts(values))
    assert [counts(values).index(one.since) for one in found.marks] == [70]
    assert [(str(one.period), "set aside" in one.reason) for one in found.set_aside] == [
        ("2013-05", True)
    ]


def test_a_change_of_unit_is_dated_where_it_began() -> None:
    values = steady(20, 120)
    values[70:] *= 1000
    found = dated(counts(values))
    assert [counts(values).index(one.since) for one in found.marks] == [70]
    assert found.set_aside == ()


def test_values_that_cannot_be_are_named() -> None:
    values = np.concatenate([steady(20, 70), steady(60, 50, 9)])
    values[[5, 90]] = 0.5, -3
    found = dated(counts(values))
    assert [str(one.period) for one in found.set_aside] == ["2010-06", "2017-07"]
    assert all("whole number" in one.reason for one in found.set_aside)
    values[5] = values[90] = np.nan
    assert dated(counts(values)).marks == found.marks


def test_a_series_of_which_half_cannot_be_is_refused() -> None:
    values = steady(40, 120)
    values[60:] /= 1000
    found = date_changes(counts(values), CHOICES, seed=1)
    assert isinstance(found, Refusal)
    assert "no whole number" in found.reason


@pytest.mark.parametrize("values", [(), (3.0,), (7.0,) * 80, (np.nan,) * 80])
def test_a_series_that_tells_nothing_is_refused(values: tuple[float, ...]) -> None:
    assert isinstance(date_changes(Monthly(FIRST, values, Family.COUNT), CHOICES, seed=1), Refusal)


def test_a_chance_that_cannot_be_is_refused() -> None:
    with pytest.raises(IndicatorError, match="chance"):
        date_changes(counts(steady(5, 50)), CHOICES, seed=1, chance=0.0)


def test_series_dated_together_are_dated_as_each_alone() -> None:
    rng = np.random.default_rng(3)
    surge = np.r_[steady(6, 80, seed=4), 3000.0, steady(30, 40, seed=5)]
    gaps = steady(9, 130, seed=6)
    gaps[40:46] = np.nan
    many = (
        counts(surge),
        Monthly(FIRST, (), Family.COUNT),
        Monthly(FIRST, tuple(rng.normal(5, 1, 90).tolist()), Family.VALUE),
        counts(gaps),
        Monthly(FIRST, tuple(rng.normal(2, 1, 150).tolist()), Family.VALUE),
        counts(steady(0, 60)),
    )
    together = date_all(many, CHOICES, seed=2)
    assert together == tuple(date_changes(one, CHOICES, seed=2) for one in many)
    assert [type(one) for one in together] == [Dated, Refusal, Dated, Dated, Dated, Refusal]
    first = together[0]
    assert isinstance(first, Dated)
    assert first.set_aside
    assert first.marks
