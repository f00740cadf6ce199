"""Weighted quantiles and weights."""

import numpy as np
import pytest

from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.kernel import (
    ordered,
    recency,
    seasonal,
    smoothed,
    weighted_quantiles,
)

MEDIAN = LEVELS.index(0.5)


def test_equal_weights_give_the_usual_quantiles() -> None:
    values = np.random.default_rng(1).normal(size=(3, 401))
    found = weighted_quantiles(values, np.ones(401))
    usual = np.quantile(values, LEVELS, axis=1, method="hazen").T
    np.testing.assert_allclose(found, usual, atol=1e-12)


def test_whole_weights_count_as_repeats() -> None:
    values = np.array([[1.0, 5.0, 9.0]])
    repeated = np.array([[1.0, 5.0, 5.0, 5.0, 9.0]])
    found = weighted_quantiles(values, np.array([1.0, 3.0, 1.0]))
    assert found[0, MEDIAN] == weighted_quantiles(repeated, np.ones(5))[0, MEDIAN] == 5


def test_missing_has_no_weight_and_all_missing_no_quantile() -> None:
    values = np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, np.nan]])
    found = weighted_quantiles(values, np.ones(3))
    assert found[0, MEDIAN] == 2
    assert np.isnan(found[1]).all()


def test_recency_halves_as_it_says() -> None:
    weights = recency(3, 1.0)
    np.testing.assert_allclose(weights, [np.exp(-2), np.exp(-1), 1])


def test_season_ahead_weighs_most() -> None:
    weights = seasonal(24, 1, 12, 3.0)
    assert np.flatnonzero(weights == weights.max()).tolist() == [0, 12]
    assert seasonal(24, 5, 12, 0.0).tolist() == [1.0] * 24


@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_level_follows_by_its_share_and_passes_over_gaps(share: float) -> None:
    found = smoothed(np.array([[np.nan, 2.0, np.nan, 6.0]]), share)[0]
    assert np.isnan(found[0])
    assert found[1:].tolist() == [2.0, 2.0, pytest.approx(2 + share * 4)]


def test_levels_of_several_shares_at_once_are_those_of_each() -> None:
    values = np.random.default_rng(2).normal(size=(4, 30))
    both = smoothed(values, np.array([[0.3], [0.02]]))
    np.testing.assert_allclose(both[0], smoothed(values, 0.3))
    np.testing.assert_allclose(both[1], smoothed(values, 0.02))


def test_values_put_in_order_once_give_the_same_quantiles() -> None:
    values = np.random.default_rng(1).normal(size=(4, 30))
    values[1, 3:9] = np.nan
    values[2] = np.nan
    once = ordered(values)
    for step in (1, 7):
        weights = seasonal(30, step, 12, 2.0)
        weights[step] = 0.0
        alone = np.array([weighted_quantiles(row[None], weights)[0] for row in values])
        assert np.array_equal(weighted_quantiles(once, weights), alone, equal_nan=True)
    assert np.isnan(weighted_quantiles(once, np.ones(30))[2]).all()
