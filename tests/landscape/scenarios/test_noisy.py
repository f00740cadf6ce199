from itertools import pairwise

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.noisy import UNCALIBRATED, Noise, noisy_shares, noisy_spread
from tests.landscape.scenarios.matrices import brute, every_state, named, somewhereland


def rng() -> np.random.Generator:
    return np.random.default_rng(4)


def symmetric() -> CrossImpact:
    """A matrix whose law is known: what each says of the other is the same."""
    half = np.array([[0, 0, 0, 2, -1], [0, 0, 0, -1, 1], [0, 0, 0, 0, 0], [0] * 5, [0] * 5])
    return CrossImpact("even", named((3, 2)), half + half.T, np.array([0, 1, 0, 0, 1]))


def test_shares_are_those_of_the_known_law() -> None:
    model, beta = symmetric(), 0.6
    states = every_state(model)
    rows = model.rows(states)
    energy = model.cells[rows[:, 0], rows[:, 1]] + model.bias[rows].sum(axis=1)
    law = np.exp(beta * energy) / np.exp(beta * energy).sum()
    found = noisy_shares(model, Noise(beta, 1500, 100, 200), rng(), states=states)
    assert np.abs(found.scenarios - law).max() < 0.01
    assert found.mixing < 0.01
    assert found.is_mixed


def test_shares_of_one_descriptor_follow_beta_per_unit_of_judgement() -> None:
    model = CrossImpact("one", named((2,)), np.zeros((2, 2), dtype=np.int64), np.array([0, 2]))
    found = noisy_shares(model, Noise(0.5, 400, 0, 500), rng())
    assert found.shares[1] / found.shares[0] == pytest.approx(np.exp(1.0), rel=0.02)


def test_large_beta_rests_in_consistent_scenarios() -> None:
    model = somewhereland()
    consistent = brute(model)
    found = noisy_shares(model, Noise(40, 200, 100, 64), rng(), states=consistent)
    assert found.scenarios.sum() == pytest.approx(1)


def test_no_beta_makes_all_variants_alike() -> None:
    found = noisy_shares(somewhereland(), Noise(0, 300, 0, 200), rng())
    assert found.shares[:3] == pytest.approx(np.full(3, 1 / 3), abs=0.01)


def test_halves_that_stay_at_their_ends_are_not_mixed() -> None:
    cells = np.kron(1 - np.eye(4, dtype=np.int64), np.array([[3, -3], [-3, 3]]))
    found = noisy_shares(CrossImpact("apart", named((2,) * 4), cells), Noise(3, 100, 10, 20), rng())
    assert found.mixing == pytest.approx(1)
    assert not found.is_mixed


def test_shares_of_each_descriptor_make_one_at_every_time() -> None:
    model = somewhereland()
    found = noisy_shares(model, Noise(0.7, 50, 10, 31), rng())
    for shares in (found.shares, *found.halves, *found.over_time):
        assert np.add.reduceat(shares, model.offsets) == pytest.approx(np.ones(6))
    assert found.times == (1, 2, 4, 8, 16, 32, 50)


def test_spread_begins_at_its_start() -> None:
    model = somewhereland()
    start = tuple(brute(model)[0].tolist())
    found = noisy_spread(model, Noise(1.5, 64, 0, 400), rng(), start)
    stays = found.over_time[:, model.rows(start)].mean(axis=1)
    assert stays[0] > stays[-1]


def test_held_descriptors_keep_their_variants() -> None:
    model = somewhereland()
    for found in (
        noisy_shares(model, Noise(0.5, 20, 0, 10), rng(), clamps={0: 2}),
        noisy_spread(model, Noise(0.5, 20, 0, 10), rng(), (1,) * 6, clamps={0: 2}),
    ):
        assert found.shares[:3].tolist() == [0, 0, 1]


def test_shares_are_the_same_for_the_same_seed_and_always_uncalibrated() -> None:
    one, other = (noisy_shares(somewhereland(), Noise(0.5, 20, 0, 10), rng()) for _ in range(2))
    assert np.array_equal(one.shares, other.shares)
    assert one.calibration == UNCALIBRATED == "uncalibrated"


@pytest.mark.parametrize("beta", [-0.1, float("nan"), float("inf")])
def test_beta_that_is_none_is_refused(beta: float) -> None:
    with pytest.raises(LandscapeError, match="no finite number of at least nought"):
        Noise(beta)


@pytest.mark.parametrize(("sweeps", "settling", "chains"), [(10, 10, 4), (10, -1, 4), (10, 0, 1)])
def test_watch_that_counts_nothing_is_refused(sweeps: int, settling: int, chains: int) -> None:
    with pytest.raises(LandscapeError, match="count nothing"):
        Noise(1, sweeps, settling, chains)


def test_start_and_clamps_of_another_matrix_are_refused() -> None:
    with pytest.raises(LandscapeError, match="is no state of"):
        noisy_spread(somewhereland(), Noise(1), rng(), (9,) * 6)
    with pytest.raises(LandscapeError, match="to clamp"):
        noisy_shares(somewhereland(), Noise(1), rng(), clamps={0: 3})


def test_times_double() -> None:
    times = noisy_shares(somewhereland(), Noise(1, 9, 0, 2), rng()).times
    assert all(after in (2 * before, 9) for before, after in pairwise(times))
