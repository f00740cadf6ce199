"""Asking again: the link by which families stand or fall comes first, noise settles nothing."""

import math
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.scenarios.asking import entropy_of, rank_links
from synopsis.landscape.scenarios.families import Families, Grouping, families
from tests.landscape.scenarios.reasking import compare, synthetic_world


def told_by(switch: npt.NDArray[np.int64]) -> Families:
    """One family where the switch is on, another where it is off."""
    return families([[[0, 0, 0]] if one > 0 else [[2, 2, 2]] for one in switch], Grouping(0))


def test_the_deciding_link_settles_all_and_noise_nothing() -> None:
    rng = np.random.default_rng(3)
    strengths = rng.choice((-1, 1), (400, 4))
    strengths[:, 3] = 2
    first, *others = rank_links(strengths, told_by(strengths[:, 1]), rng)
    assert (first.link, first.is_clear) == (1, True)
    assert math.isclose(first.share, 1.0, abs_tol=0.01)
    assert first.bits + first.bias == pytest.approx(2.0, abs=0.02)
    assert all(one.bits < 0.02 for one in others)
    constant = next(one for one in others if one.link == 3)
    assert (constant.bits, constant.is_clear) == (0.0, False)


def test_bias_of_few_draws_is_taken_off() -> None:
    rng = np.random.default_rng(4)
    strengths = rng.integers(-3, 4, (60, 30))
    found = told_by(rng.choice((-1, 1), 60))
    ranked = rank_links(strengths, found, rng, permutations=40)
    assert all(one.bias > 0.1 for one in ranked)
    assert np.mean([one.bits for one in ranked]) < 0.06
    assert not any(one.is_clear for one in ranked)


def test_unfinished_draws_are_left_out() -> None:
    rng = np.random.default_rng(5)
    strengths = rng.choice((-1, 1), (200, 2))
    found = told_by(strengths[:, 0])
    spoiled = replace(found, presence=found.presence.copy(), known=np.arange(200) < 150)
    spoiled.presence[150:] = False
    first, _ = rank_links(strengths, spoiled, rng)
    assert (first.link, round(first.share, 1)) == (0, 1.0)


def test_families_that_are_always_there_leave_nothing_to_settle() -> None:
    found = families([[[0, 0]]] * 20, Grouping(0))
    rng = np.random.default_rng(6)
    assert entropy_of(found.presence) == 0
    ranked = rank_links(rng.integers(0, 2, (20, 3)), found, rng)
    assert [(one.link, one.bits, one.share) for one in ranked] == [(0, 0, 0), (1, 0, 0), (2, 0, 0)]


def test_strengths_of_other_draws_are_refused() -> None:
    found, rng = told_by(np.ones(5, np.int64)), np.random.default_rng(1)
    with pytest.raises(LandscapeError, match="4 draws of strengths do not go with 5"):
        rank_links(np.ones((4, 2)), found, rng)
    with pytest.raises(LandscapeError, match="no permutation"):
        rank_links(np.ones((5, 2)), found, rng, permutations=0)


def test_the_simulated_world_is_solved_as_its_matrices_say() -> None:
    world = synthetic_world(2, descriptors=5, draws=3)
    every = np.indices((3,) * 5).reshape(5, -1).T
    for draw, found in enumerate(world.scenarios()):
        consistent = every[world.matrix(draw).is_consistent(every)]
        assert np.array_equal(found, consistent)


def test_asking_as_ranked_settles_twice_as_fast_as_at_random() -> None:
    ranked, at_random = np.mean([compare(seed) for seed in range(12)], axis=0)
    assert (ranked >= 2 * at_random).all(), f"{ranked} against {at_random}"
