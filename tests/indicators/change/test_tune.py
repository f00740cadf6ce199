"""Bounds by placebo: nominal is real on fresh series, and the check can fail."""

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.change import (
    Choices,
    Family,
    Monthly,
    Refusal,
    SeriesClass,
    Thresholds,
    false_alarms,
    tune,
)
from synopsis.indicators.change.placebo import Process, draw, fit_process
from tests.indicators.change.series import FIRST, counts, steady

NOMINAL = 0.25
CHOICES = Choices(false_alarms=NOMINAL)
LEVELS = (0.4, 1.5, 12.0, 150.0)


def histories(seed: int) -> list[Monthly]:
    return [counts(steady(level, 96, seed + at)) for at, level in enumerate(LEVELS)]


def test_nominal_rate_is_the_real_one_on_other_series() -> None:
    tuned = tune(histories(1), CHOICES, seed=3, copies=160)
    assert set(tuned.bounds) == {SeriesClass.SPARSE, SeriesClass.BUSY}
    fresh = [fit_process(one, CHOICES) for one in histories(50)]
    for rate in false_alarms(fresh, tuned, seed=4, copies=160).values():
        # A fifth of nominal, and what chance does to about 400 alarms in tuning and in trying.
        chance = 3 * np.sqrt(2) * rate.error
        assert abs(rate.per_year - NOMINAL) < NOMINAL / 5 + chance
        assert rate.years > 1000


def test_a_bound_of_chance_is_seen_not_to_be_nominal() -> None:
    fresh = [fit_process(one, CHOICES) for one in histories(50)]
    loose = Thresholds(CHOICES, dict.fromkeys(SeriesClass, 1.5))
    for rate in false_alarms(fresh, loose, seed=4, copies=40).values():
        assert rate.per_year > 2 * NOMINAL


def test_tuning_is_a_function_of_its_seed() -> None:
    one, two = (tune(histories(1)[:1], CHOICES, seed=3, copies=20).bounds for _ in range(2))
    assert one == two
    assert tune(histories(1)[:1], CHOICES, seed=9, copies=20).bounds != one


def test_false_alarms_need_a_bound_of_the_class() -> None:
    process = fit_process(histories(1)[0], CHOICES)
    with pytest.raises(IndicatorError, match="no bound was tuned"):
        false_alarms([process], Thresholds(CHOICES, {}), seed=1, copies=5)


def test_a_step_in_the_history_is_no_part_of_its_placebos() -> None:
    values = np.concatenate([steady(20, 60, 1), steady(200, 60, 2)])
    process = fit_process(counts(values), CHOICES)
    assert isinstance(process, Process)
    assert process.noise < 0.35
    assert draw(process, 120, 50, np.random.default_rng(1)).std() < 0.6 * values.std()


def test_a_process_keeps_season_and_likeness() -> None:
    season = 3 * np.sin(np.arange(240) * np.pi / 6)
    rng, noise = np.random.default_rng(5), np.zeros(240)
    for at in range(1, 240):
        noise[at] = 0.5 * noise[at - 1] + rng.normal()
    process = fit_process(Monthly(FIRST, tuple(50 + season + noise), Family.VALUE), CHOICES)
    assert isinstance(process, Process)
    assert process.season[3] > 2
    assert 0.2 < process.likeness < 0.6


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ((), "no month in"),
        ((np.nan,) * 40, "no month is"),
        ((4.0,) * 40, "never moved"),
        ((1.0, 2.0), "too few"),
    ],
)
def test_a_history_that_tells_nothing_is_refused(values: tuple[float, ...], reason: str) -> None:
    refusal = fit_process(Monthly(FIRST, values, Family.COUNT), CHOICES)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason


def test_a_process_refuses_nonsense() -> None:
    with pytest.raises(IndicatorError, match="no series can be drawn"):
        Process(Family.COUNT, 1.0, (0.0,) * 12, -1.0, 0.0)
