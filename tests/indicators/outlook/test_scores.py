"""Scores, held to closed forms, to sums by hand and to a published figure."""

from statistics import NormalDist

import numpy as np
import pytest
from tools.outlook_data import VIEWS, deaths, shared

from synopsis.indicators import IndicatorError
from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.scores import (
    calibration,
    chances,
    crps_of_draws,
    crps_of_quantiles,
    held,
    interval_score,
    log_score,
    pit,
    pit_distance,
)

RNG = np.random.default_rng(20261122)


def test_crps_of_draws_is_the_mean_over_all_pairs() -> None:
    draws, came = RNG.normal(size=(4, 40)), RNG.normal(size=4)
    m = draws.shape[1]
    apart = np.abs(draws[:, :, None] - draws[:, None, :]).sum(axis=(1, 2)) / (2 * m * (m - 1))
    fair = np.abs(draws - came[:, None]).mean(axis=1) - apart
    np.testing.assert_allclose(crps_of_draws(draws, came), fair, atol=1e-12)


def test_crps_of_a_normal_distribution_is_its_closed_form() -> None:
    # Gneiting and Raftery (2007, eq. 21): at the mean it is (sqrt(2) - 1) / sqrt(pi).
    draws = np.random.default_rng(3).normal(size=(1, 400_000))
    assert crps_of_draws(draws, np.zeros(1))[0] == pytest.approx(0.233695, abs=2e-3)
    quantiles = np.quantile(draws, LEVELS, axis=1).T
    assert crps_of_quantiles(quantiles, np.zeros(1))[0] == pytest.approx(0.2337, abs=4e-3)


def test_one_draw_has_no_score() -> None:
    with pytest.raises(IndicatorError, match="at least two"):
        crps_of_draws(np.ones((1, 1)), np.ones(1))


@pytest.mark.skipif(not (shared() / VIEWS).is_dir(), reason="SYNOPSIS_SHARED is not there")
def test_published_score_of_the_poisson_benchmark_comes_out() -> None:
    found = deaths(2020)
    scored = crps_of_draws(found.draws["poisson"], found.came).mean()
    assert scored == pytest.approx(13.698, abs=5e-4)


def test_point_that_is_right_scores_nought_and_that_is_wrong_its_distance() -> None:
    point = np.full((1, len(LEVELS)), 7.0)
    assert crps_of_quantiles(point, np.array([7.0]))[0] == 0
    assert crps_of_quantiles(point, np.array([10.0]))[0] == pytest.approx(3.0)


def test_interval_score_by_hand() -> None:
    even = np.array([[100 * level for level in LEVELS]])
    assert interval_score(even, np.array([50.0]))[0] == pytest.approx(80)
    assert interval_score(even, np.array([95.0]))[0] == pytest.approx(80 + 10 * 5)


def test_chances_of_a_count_cover_its_half_on_either_side() -> None:
    even = np.array([[100 * level for level in LEVELS]])
    low, high = chances(even, np.array([50.0]), is_count=True)
    assert (low[0], high[0]) == (pytest.approx(0.495), pytest.approx(0.505))
    none, _ = chances(even, np.array([0.0]), is_count=True)
    assert none[0] == 0


def test_pit_of_a_right_method_is_uniform_and_of_a_narrow_one_is_not() -> None:
    rate, n = 4.0, 6000
    truth = RNG.poisson(rate, n).astype(float)
    right = np.quantile(RNG.poisson(rate, (400, 2000)) + RNG.uniform(-0.5, 0.5, (400, 2000)),
                        LEVELS, axis=1).T.mean(axis=0)  # fmt: skip
    found = pit(np.tile(right, (n, 1)), truth, RNG.random(n), is_count=True)
    assert pit_distance(found) < 0.03
    narrow = np.tile(rate + (right - rate) / 3, (n, 1))
    assert pit_distance(pit(narrow, truth, RNG.random(n), is_count=True)) > 0.15


def test_distance_of_all_in_one_bin_is_nine_tenths() -> None:
    assert pit_distance(np.full(50, 0.05)) == pytest.approx(0.9)
    assert pit_distance((np.arange(1000) + 0.5) / 1000) == pytest.approx(0)


def test_calibration_counts_what_came_inside() -> None:
    found = calibration((np.arange(1000) + 0.5) / 1000)
    assert found.coverage == {0.5: 0.5, 0.8: 0.8, 0.95: 0.95}
    assert found.n == 1000
    assert sum(found.pit) == pytest.approx(1)


def test_log_score_of_what_nothing_foresaw_is_finite() -> None:
    point = np.full((1, len(LEVELS)), 7.0)
    assert log_score(point, np.array([100.0]), is_count=True)[0] == pytest.approx(9.2103, abs=1e-3)


def test_pit_of_a_right_method_with_an_atom_at_its_bound_is_uniform() -> None:
    n = 6000
    values = np.clip(RNG.normal(5, 10, n), 0, 100)
    right = np.clip(5 + 10 * np.array([NormalDist().inv_cdf(level) for level in LEVELS]), 0, 100)
    found = pit(np.tile(right, (n, 1)), values, RNG.random(n), is_count=False)
    assert pit_distance(found) < 0.03


def test_interval_holds_its_ends() -> None:
    even = np.array([[100 * level for level in LEVELS]])
    assert held(even, np.array([75.0]))[0].tolist() == [True, True, True]
    assert held(even, np.array([75.1]))[0].tolist() == [False, True, True]
    assert held(even, np.array([99.0]))[0].tolist() == [False, False, False]
