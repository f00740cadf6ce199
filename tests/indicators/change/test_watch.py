"""Alarms: a step is found, a steady series is left alone, and no later value changes an alarm."""

from datetime import date

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.change import (
    Direction,
    Family,
    Monthly,
    Thresholds,
    Watch,
    watch,
    watch_all,
)
from synopsis.vocabulary import Period
from tests.indicators.change.series import BOUNDS, FIRST, counts, steady

STEP = 80


def stepped(before: float, after: float, seed: int) -> Monthly:
    values = np.concatenate([steady(before, STEP, seed), steady(after, 40, seed + 1000)])
    return counts(values)


def months_after(found: Watch) -> list[int]:
    return [
        (one.period.first.year - 2010) * 12 + one.period.first.month - 1 - STEP
        for one in found.alarms
    ]


@pytest.mark.parametrize(("before", "after"), [(0.5, 6), (4, 16), (60, 120), (3000, 9000)])
def test_watch_finds_a_surge_within_three_months(before: float, after: float) -> None:
    found = watch_all([stepped(before, after, seed) for seed in range(20)], BOUNDS)
    late = [one for one in found if not any(0 <= month <= 2 for month in months_after(one))]
    assert len(late) <= 2


def test_watch_names_a_fall() -> None:
    found = watch(stepped(60, 12, 3), BOUNDS)
    first = found.alarms[0]
    assert first.direction is Direction.DOWN
    assert first.seen < first.low
    assert first.reason == "the newest month lies below what the months before lead one to expect"


def test_alarm_says_when_it_could_be_known() -> None:
    found = watch(stepped(4, 40, 5), BOUNDS, lag_months=2)
    first = found.alarms[0]
    assert first.period == Period.parse("2016-09")
    assert first.raised == date(2016, 12, 1)
    assert first.direction is Direction.UP
    assert first.surprise >= first.bound
    assert first.probability > 0.5
    assert first.low <= first.high < first.seen
    assert not any(letter.isdigit() for letter in first.reason)


def test_alarms_keep_their_spacing() -> None:
    low = Thresholds(BOUNDS.choices, dict.fromkeys(BOUNDS.bounds, 0.5))
    months = months_after(watch(counts(steady(5, 160)), low))
    assert len(months) > 5
    assert min(np.diff(months)) > BOUNDS.choices.spacing


def test_watch_keeps_to_its_span() -> None:
    span = (Period.parse("2017-06"), Period.parse("2018-01"))
    found = watch(stepped(4, 40, 5), BOUNDS, span=span)
    assert found.alarms == ()
    assert found.judged == 8


def test_no_alarm_changes_with_later_values() -> None:
    """The law of as-of, on 240 series: what follows a month is replaced by something else."""
    rng = np.random.default_rng(11)
    for family in (Family.COUNT, Family.POSITIVE, Family.VALUE, Family.SHARE):
        whole, cut, changed = [], [], []
        for _ in range(60):
            values, totals = hostile(rng, family)
            at = int(rng.integers(30, 119))
            other, other_totals = hostile(rng, family)
            whole.append((values, totals, at))
            changed.append((np.r_[values[:at], other[at:]], np.r_[totals[:at], other_totals[at:]]))
            cut.append((values[:at], totals[:at]))
        low = Thresholds(BOUNDS.choices, dict.fromkeys(BOUNDS.bounds, 1.5))
        answers = [
            watch_all([made(family, *one[:2]) for one in kind], low)
            for kind in (whole, cut, changed)
        ]
        assert sum(len(one.alarms) for one in answers[1]) > 20
        assert family is Family.SHARE or sum(len(one.breaks) for one in answers[1]) > 20
        for (_, _, at), *three in zip(whole, *answers, strict=True):
            told = [[one for one in found.alarms if index(one.period) < at] for found in three]
            assert told[0] == told[1] == told[2]
            broken = [[one for one in found.breaks if index(one.period) < at] for found in three]
            assert broken[0] == broken[1] == broken[2]


def hostile(
    rng: np.random.Generator, family: Family
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], ...]:
    """A series with steps, spikes and gaps."""
    level = np.repeat(rng.gamma(1.0, 30.0, 6), 20)
    totals = rng.poisson(300, 120).astype(np.float64)
    values = rng.poisson(level).astype(np.float64)
    if family is Family.SHARE:
        values = np.minimum(values, totals)
    if family in {Family.POSITIVE, Family.VALUE}:
        values = level + rng.gamma(2.0, 4.0, 120)
    values[rng.random(120) < 0.05] *= 50 if family is not Family.SHARE else 1
    values[rng.random(120) < 0.03] *= 100_000 if family is not Family.SHARE else 1
    values[rng.random(120) < 0.1] = np.nan
    return values, totals


def made(family: Family, values: object, totals: object) -> Monthly:
    out_of = tuple(np.asarray(totals).tolist()) if family is Family.SHARE else ()
    return Monthly(FIRST, tuple(np.asarray(values).tolist()), family, out_of)


def index(period: Period) -> int:
    return (period.first.year - 2010) * 12 + period.first.month - 1


def test_watch_judges_each_series_by_itself() -> None:
    many = [stepped(4, 40, 5), counts(steady(9, 70)), stepped(60, 12, 3)]
    assert watch_all(many, BOUNDS) == tuple(watch(one, BOUNDS) for one in many)


def test_short_series_beside_long_ones_is_judged_to_the_last_bit_as_alone() -> None:
    rng = np.random.default_rng(5)
    short = [counts(rng.poisson(0.4, 60).astype(np.float64)) for _ in range(6)]
    surges = [counts(np.r_[rng.poisson(0.4, 50), 9, 8, 9].astype(np.float64)) for _ in range(4)]
    many = [*short, counts(steady(3, 180)), *surges, stepped(4, 40, 5)]
    found = watch_all(many, BOUNDS)
    assert sum(len(one.alarms) for one in found) > 4
    assert found == tuple(watch(one, BOUNDS) for one in many)


def test_watch_of_many_knows_the_lag_of_each() -> None:
    many = [stepped(4, 40, 5), stepped(4, 40, 5), stepped(60, 12, 3)]
    lags = (0, 2, 12)
    alone = [watch(one, BOUNDS, lag_months=lag) for one, lag in zip(many, lags, strict=True)]
    together = watch_all(many, BOUNDS, lag_months=lags)
    assert list(together) == alone
    assert together[0].alarms[0].raised < together[1].alarms[0].raised


def test_watch_without_a_bound_says_so() -> None:
    with pytest.raises(IndicatorError, match="no bound was tuned for the class 'busy count'"):
        watch(counts(steady(30, 60)), Thresholds(BOUNDS.choices, {}))


def test_watch_refuses_a_lag_that_cannot_be() -> None:
    with pytest.raises(IndicatorError, match="lag"):
        watch(counts(steady(30, 60)), BOUNDS, lag_months=-1)
    with pytest.raises(IndicatorError, match="lag cannot be 121"):
        watch_all([counts(steady(30, 60))] * 2, BOUNDS, lag_months=(1, 121))
