"""Media volume: a surge of all coverage is no alarm on the share, and is one on plain counts."""

import numpy as np

from synopsis.indicators.change import Direction, Family, Monthly, Watch, watch_all
from tests.indicators.change.series import BOUNDS, FIRST

AT = 70


def covered(volume: float, share: float, seed: int) -> tuple[Monthly, Monthly]:
    """Counts, and the same out of all coverage; both may surge in the newest months."""
    rng = np.random.default_rng(seed)
    totals = rng.poisson(600, 74).astype(np.float64)
    totals[AT:] *= volume
    chance = np.full(74, 0.05)
    chance[AT:] *= share
    values = rng.binomial(totals.astype(np.int64), chance).astype(np.float64)
    return (
        Monthly(FIRST, tuple(values), Family.COUNT),
        Monthly(FIRST, tuple(values), Family.SHARE, tuple(totals)),
    )


def alarmed(found: tuple[Watch, ...]) -> int:
    after = FIRST.first.replace(year=2015, month=11)
    return sum(
        any(alarm.period.first >= after and alarm.direction is Direction.UP for alarm in one.alarms)
        for one in found
    )


def test_a_surge_of_all_coverage_alarms_on_counts_alone() -> None:
    pairs = [covered(4.0, 1.0, seed) for seed in range(30)]
    assert alarmed(watch_all([counted for counted, _ in pairs], BOUNDS)) >= 28
    assert alarmed(watch_all([share for _, share in pairs], BOUNDS)) <= 3


def test_a_surge_of_the_share_alarms_on_the_share() -> None:
    pairs = [covered(1.0, 3.0, seed) for seed in range(30)]
    found = watch_all([share for _, share in pairs], BOUNDS)
    assert alarmed(found) >= 28
    alarm = next(one.alarms[-1] for one in found if one.alarms)
    assert 0 <= alarm.low < 0.05 < alarm.high < alarm.seen < 1
    assert alarm.reason.startswith("the share in the newest")


def test_a_month_without_coverage_tells_nothing() -> None:
    _, share = covered(1.0, 1.0, 1)
    values, totals = list(share.values), list(share.out_of)
    values[50] = totals[50] = 0.0
    none = Monthly(FIRST, tuple(values), Family.SHARE, tuple(totals))
    values[50] = float("nan")
    missing = Monthly(FIRST, tuple(values), Family.SHARE, tuple(totals))
    assert watch_all([none], BOUNDS) == watch_all([missing], BOUNDS)


def test_more_than_all_is_set_aside() -> None:
    _, share = covered(1.0, 1.0, 1)
    values = list(share.values)
    values[50] = 1e4
    found = watch_all([Monthly(FIRST, tuple(values), Family.SHARE, share.out_of)], BOUNDS)[0]
    assert [one.reason for one in found.refusals] == [
        "the value is no whole number of things within its total"
    ]
