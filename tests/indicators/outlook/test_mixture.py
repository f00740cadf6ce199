"""Weights by past score alone, and spread set right by past PIT."""

import numpy as np
import pytest

from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.mixture import bounded, reread, weigh, widen


def test_better_scores_weigh_more() -> None:
    weights = weigh(np.array([1.0, 2.0]), 2.0)
    assert weights.tolist() == [pytest.approx(0.8), pytest.approx(0.2)]


@pytest.mark.parametrize("scores", [[np.nan, 1.0], [0.0, 1.0], [np.inf, 1.0]])
def test_scores_that_cannot_be_compared_weigh_the_same(scores: list[float]) -> None:
    assert weigh(np.array(scores), 8.0).tolist() == [0.5, 0.5]


def test_right_past_leaves_levels_as_they_are() -> None:
    even = (np.arange(10_000) + 0.5) / 10_000
    np.testing.assert_allclose(widen(even, 200), LEVELS, atol=2e-3)


def test_narrow_past_widens_to_both_sides() -> None:
    # What came fell outside ninety in a hundred far too often, always above.
    past = np.concatenate([np.full(400, 0.999), (np.arange(600) + 0.5) / 600])
    at = widen(past, 0)
    low, high = at[LEVELS.index(0.1)], at[LEVELS.index(0.9)]
    assert low < 0.02
    assert high > 0.98
    assert low == pytest.approx(1 - high, abs=1e-9), "no side is learned"


def test_no_past_and_no_prior_is_no_crash() -> None:
    np.testing.assert_allclose(widen(np.empty(0), 100), LEVELS, atol=0.01)


def test_reading_at_the_same_levels_changes_nothing() -> None:
    quantiles = np.sort(np.random.default_rng(0).gamma(2, 3, (2, 3, len(LEVELS))), axis=-1)
    np.testing.assert_allclose(reread(quantiles, np.array(LEVELS), is_count=True), quantiles)
    np.testing.assert_allclose(reread(quantiles, np.array(LEVELS), is_count=False), quantiles)


def test_bounds_hold_and_quantiles_rise() -> None:
    told = np.array([[[3.0, 2.0, -1.0, 9.0]]])
    kept = bounded(told, (np.array([0.0]), np.array([5.0])))
    assert kept.tolist() == [[[3.0, 3.0, 3.0, 5.0]]]
    assert bounded(-told, (np.array([0.0]), np.array([5.0]))).min() == 0
