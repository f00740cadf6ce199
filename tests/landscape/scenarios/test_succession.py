import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios import succession as module
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.scw import read_scw
from synopsis.landscape.scenarios.solutions import read_solutions
from synopsis.landscape.scenarios.succession import Basins, Succession, basins, step
from tests.landscape.scenarios.matrices import (
    brute,
    every_state,
    named,
    published,
    random_matrix,
    somewhereland,
)

# By our own engine and two others that agree; the weights sum to all 486 starts.
WEIGHTS = [178, 127, 55, 35, 28, 24, 19, 14, 3, 3]


def rng() -> np.random.Generator:
    return np.random.default_rng(20)


def test_somewhereland_has_its_weights_and_no_cycles() -> None:
    found = basins(somewhereland())
    assert sorted(found.weights.tolist(), reverse=True) == WEIGHTS
    assert (found.cycles, found.starts, found.is_exact) == ((), 486, True)


def test_published_weights_are_exact_and_the_cycle_apart() -> None:
    model = read_scw(published("cibsa", "CIB_global.scw")).model
    weights = {
        one.state: one.weight for one in read_solutions(published("cibsa", "CIB_global.sl")).found
    }
    found = basins(model)
    assert (
        dict(zip(map(tuple, found.fixed.tolist()), found.weights.tolist(), strict=True)) == weights
    )
    assert sum(one.weight for one in found.cycles) == 17
    assert found.starts == 36


def test_published_weights_of_a_sample_are_within_its_error() -> None:
    model = read_scw(published("cibsa", "CIB_natl_regional.scw")).model
    solutions = read_solutions(published("cibsa", "CIB_natl_regional.sl")).found
    shares = {one.state: one.weight / 100_000 for one in solutions}
    found = basins(model, rng=rng(), starts=20_000)
    assert (found.is_exact, found.unsettled, found.cycles) == (False, 0, ())
    there = dict(zip(map(tuple, found.fixed.tolist()), found.weights.tolist(), strict=True))
    for state, share in shares.items():
        error = np.sqrt(share * (1 - share) * (1 / 20_000 + 1 / 100_000))
        assert abs(there.get(state, 0) / 20_000 - share) < 4 * error + 1 / 20_000


@pytest.mark.parametrize("rule", Succession)
def test_sample_and_all_starts_tell_the_same(
    rule: Succession, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(12):
        model = random_matrix(np.random.default_rng(seed))
        exact = basins(model, rule)
        with monkeypatch.context() as small:
            small.setattr(module, "ALL_STARTS", 0)
            sample = basins(model, rule, rng=rng(), starts=4000)
        exact_cycles = {one.states.tobytes(): one.weight for one in exact.cycles}
        for one in sample.cycles:
            share = exact_cycles[one.states.tobytes()] / exact.starts
            assert abs(one.weight / 4000 - share) < 0.06
        assert {*map(tuple, sample.fixed.tolist())} <= {*map(tuple, exact.fixed.tolist())}
        assert sample.unsettled == 0


@pytest.mark.parametrize("rule", Succession)
def test_fixed_states_are_the_consistent_scenarios(rule: Succession) -> None:
    for seed in range(40):
        model = random_matrix(np.random.default_rng(seed))
        found = basins(model, rule)
        consistent = {*map(tuple, brute(model).tolist())}
        assert {*map(tuple, found.fixed.tolist())} == consistent
        for cycle in found.cycles:
            after = step(model, cycle.states, rule)
            assert np.array_equal(after, np.roll(cycle.states, -1, axis=0))


def test_every_start_ends_where_it_is_followed_to() -> None:
    model = random_matrix(np.random.default_rng(3))
    found = basins(model)
    ends = every_state(model)
    for _ in range(found.starts):
        ends = step(model, ends)
    for state, weight in zip(found.fixed, found.weights, strict=True):
        assert (ends == state).all(axis=1).sum() == weight


def test_present_variant_is_kept_among_the_best_and_the_first_taken_otherwise() -> None:
    cells = np.array([[0, 5, 5], [5, 5, 0], [0, 0, 0]])
    model = CrossImpact("ties", named((3,)), cells)
    assert step(model, [[0], [1], [2]]).tolist() == [[1], [1], [2]]
    assert step(model, [[0]], Succession.INCREMENTAL).tolist() == [[1]]


def test_local_succession_moves_the_one_that_gains_most() -> None:
    model = CrossImpact(
        "two", named((2, 3)), np.zeros((5, 5), dtype=np.int64), np.array([0, 1, 0, 0, 2])
    )
    assert step(model, [[0, 0]], Succession.LOCAL).tolist() == [[0, 2]]
    assert step(model, [[0, 0]], Succession.INCREMENTAL).tolist() == [[1, 1]]
    assert step(model, [[0, 0]]).tolist() == [[1, 2]]


def test_held_descriptors_keep_their_variants() -> None:
    found = basins(somewhereland(), clamps={0: 2, 4: 1})
    assert found.starts == 486 // 9
    assert (found.fixed[:, [0, 4]] == [2, 1]).all()
    assert np.array_equal(found.fixed, brute(somewhereland(), 0, {0: 2, 4: 1}))


def test_sample_is_the_same_for_the_same_seed() -> None:
    model = CrossImpact(
        "large", named((3,) * 14), np.random.default_rng(1).integers(-3, 4, (42, 42))
    )
    one, other = (basins(model, rng=rng(), starts=500) for _ in range(2))
    assert np.array_equal(one.weights, other.weights)
    assert [cycle.weight for cycle in one.cycles] == [cycle.weight for cycle in other.cycles]


def test_too_many_starts_without_a_sample_are_refused() -> None:
    model = CrossImpact("large", named((3,) * 14), np.zeros((42, 42), dtype=np.int64))
    with pytest.raises(
        LandscapeError, match="4782969 combinations are too many to start from each"
    ):
        basins(model)
    with pytest.raises(LandscapeError, match="no sample is told"):
        basins(model, rng=rng(), starts=0)


def test_starts_that_neither_rest_nor_come_round_are_counted_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "ALL_STARTS", 0)
    monkeypatch.setattr(module, "LONGEST", 1)
    found = basins(somewhereland(), rng=rng(), starts=300)
    assert found.unsettled > 0
    assert found.weights.sum() + found.unsettled == 300


def test_weights_that_lose_a_start_are_refused() -> None:
    fixed = np.zeros((1, 2), dtype=np.int64)
    with pytest.raises(LandscapeError, match="3 of 4 starts ended"):
        Basins(fixed, np.array([3]), (), 4, 0, is_exact=True, rule=Succession.GLOBAL)
