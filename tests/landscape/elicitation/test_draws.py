"""Draws take what single experts hold, by weight, and never the mean of them."""

import numpy as np
import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.draws import (
    DRAWS_MAX,
    Mode,
    Sampling,
    draw_strengths,
    synthetic_ratings,
    unrated,
)
from tests.landscape.elicitation.samples import EXPERT, FIRST, OTHER, SECOND, THIRD, rating

START = {FIRST: 1, SECOND: -1, THIRD: 2}
EQUAL = {EXPERT: 0.5, OTHER: 0.5}
APART = (
    rating(3),
    rating(-3, expert=OTHER),
    rating(2, link=SECOND),
    rating(-2, link=SECOND, expert=OTHER),
)
RNG = np.random.default_rng


def test_each_link_has_its_own_expert_by_weight() -> None:
    drawn = draw_strengths(APART, {EXPERT: 0.9, OTHER: 0.1}, START, Sampling(4_000), RNG(1))
    assert drawn.shape == (4_000, 3)
    assert sorted(set(drawn[:, 0].tolist())) == [-3, 3]
    assert abs((drawn[:, 0] == 3).mean() - 0.9) < 0.02
    assert abs(((drawn[:, 0] > 0) == (drawn[:, 1] > 0)).mean() - 0.82) < 0.03
    assert set(drawn[:, 2].tolist()) == {2}


def test_a_whole_expert_is_followed_in_all_links_that_they_rated() -> None:
    ratings = (*APART, rating(-1, link=THIRD, expert=OTHER))
    sampling = Sampling(2_000, Mode.WHOLE_EXPERT)
    drawn = draw_strengths(ratings, EQUAL, START, sampling, RNG(2))
    assert {tuple(row) for row in drawn.tolist()} == {(3, 2, -1), (-3, -2, -1)}
    assert abs((drawn[:, 0] == 3).mean() - 0.5) < 0.04


def test_those_who_cannot_say_are_no_zero() -> None:
    drawn = draw_strengths(
        [rating(None), rating(2, expert=OTHER)], EQUAL, START, Sampling(200), RNG(3)
    )
    assert set(drawn[:, 0].tolist()) == {2}
    nobody = [rating(None), rating(0, link=SECOND)]
    drawn = draw_strengths(nobody, EQUAL, START, Sampling(50), RNG(3))
    assert {tuple(row) for row in drawn.tolist()} == {(1, 0, 2)}
    assert unrated(nobody, EQUAL, START) == (FIRST, THIRD)


def test_an_expert_without_weight_is_never_drawn() -> None:
    weights = {EXPERT: 1.0, OTHER: 0.0}
    only = [rating(3), rating(-3, expert=OTHER), rating(-2, link=SECOND, expert=OTHER)]
    for mode in Mode:
        drawn = draw_strengths(only, weights, START, Sampling(100, mode), RNG(4))
        assert {tuple(row) for row in drawn.tolist()} == {(3, -1, 2)}
    assert unrated(only, weights, START) == (SECOND, THIRD)


def test_the_same_seed_gives_the_same_draws() -> None:
    first, second = (
        draw_strengths(ratings, EQUAL, START, Sampling(50), RNG(5))
        for ratings in (APART, tuple(reversed(APART)))
    )
    assert np.array_equal(first, second)


def test_nonsense_is_refused() -> None:
    sampling, rng = Sampling(5), RNG(6)
    with pytest.raises(LandscapeError, match="a -> b is rated and no link of the model"):
        draw_strengths([rating(link=("a", "b"))], EQUAL, START, sampling, rng)
    with pytest.raises(LandscapeError, match="SYNTHETIC-02 has no weight, not even nought"):
        draw_strengths(APART, {EXPERT: 1.0}, START, sampling, rng)
    for weights in ({EXPERT: 0.0, OTHER: 0.0}, {EXPERT: -1.0, OTHER: 2.0}, {}):
        with pytest.raises(LandscapeError, match="expert weights are below nought, or none"):
            draw_strengths(APART, weights, START, sampling, rng)
    with pytest.raises(LandscapeError, match="twice; take the newest"):
        draw_strengths([rating(1), rating(2)], EQUAL, START, sampling, rng)
    for draws in (0, DRAWS_MAX + 1):
        with pytest.raises(LandscapeError, match="draws cannot be made"):
            Sampling(draws)


def test_synthetic_ratings_say_so_and_stay_on_the_scale() -> None:
    start = {(f"s{one}", "t"): strength for one, strength in enumerate((3, -3, 0, 1) * 25)}
    made = synthetic_ratings(start, 5, 0.4, RNG(7))
    assert {one.expert for one in made} == {f"SYNTHETIC-0{one}" for one in range(1, 6)}
    assert all(one.is_synthetic for one in made)
    shifts = [abs((one.strength or 0) - start[one.link]) for one in made]
    assert max(shifts) == 1
    assert 0.2 < sum(shifts) / len(shifts) < 0.4
    with pytest.raises(LandscapeError, match="synthetic experts"):
        synthetic_ratings(start, 0, 0.5, RNG(8))
