import numpy as np
import pytest

from synopsis.landscape.elicitation.rating import Rating
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.disagreement import (
    Basis,
    Draws,
    draw_experts,
    draw_readings,
    startings,
)
from tests.landscape.futures.worlds import DRAWS, shipped, small

PAIR = [("a", "+", "b"), ("b", "-", "c")]
EQUAL = {"SYNTHETIC-1": 0.5, "SYNTHETIC-2": 0.5}


def rating(expert: str, strength: int | None, link: tuple[str, str] = ("a", "b")) -> Rating:
    return Rating(link, expert, strength)


def test_readings_vary_within_what_can_be_defended() -> None:
    landscape = shipped()
    drawn = draw_readings(landscape)
    assert drawn.amounts.shape == (DRAWS, len(landscape.concepts), len(landscape.concepts))
    assert drawn.basis is Basis.READINGS
    assert len(np.unique(drawn.amounts, axis=0)) == DRAWS
    assert (draw_readings(landscape).amounts == drawn.amounts).all()
    assert (np.abs(drawn.amounts) <= 6).all()


def test_draws_take_one_experts_own_rating() -> None:
    landscape = small(PAIR)
    given = [rating("SYNTHETIC-1", 2), rating("SYNTHETIC-2", -3)]
    drawn = draw_experts(landscape, given, EQUAL)
    seen = set(drawn.amounts[:, 0, 1].tolist())
    assert seen == {2, -3}  # and never the mean of both
    assert set(drawn.amounts[:, 1, 2].tolist()) == {-3}
    assert drawn.kept == (("b", "c"),)
    assert drawn.basis is Basis.SYNTHETIC
    assert drawn.told.startswith("SYNTHETIC ratings of 1 links, experts: 2; readings of the report")


def test_links_that_nobody_rated_vary_as_readers_differ() -> None:
    landscape = shipped()
    links = list(startings(landscape))
    read = draw_readings(landscape)
    drawn = draw_experts(landscape, [rating("x1", 0, links[0])], {"x1": 1.0})
    codes = [one.id for one in landscape.concepts]
    source, target = map(codes.index, links[0])
    assert set(drawn.amounts[:, source, target].tolist()) == {0}
    drawn.amounts[:, source, target] = read.amounts[:, source, target]
    assert (drawn.amounts == read.amounts).all()


def test_experts_who_cannot_say_leave_the_readings_as_they_are() -> None:
    landscape = small(PAIR)
    drawn = draw_experts(landscape, [rating("x1", None)], {"x1": 1.0})
    assert drawn.basis is Basis.READINGS


def test_experts_are_told_apart_from_made_up_ones() -> None:
    landscape = small(PAIR)
    drawn = draw_experts(landscape, [rating("expert-1", 1)], {"expert-1": 1.0})
    assert drawn.basis is Basis.EXPERTS
    assert drawn.experts == 1


def test_rating_of_a_pair_that_the_report_does_not_link_is_heard() -> None:
    landscape = small(PAIR)
    drawn = draw_experts(landscape, [rating("x1", 2, ("c", "a"))], {"x1": 1.0})
    assert set(drawn.amounts[:, 2, 0].tolist()) == {2}
    assert startings(landscape) == {("a", "b"): 3, ("b", "c"): -3}


def test_rating_of_no_concept_is_refused() -> None:
    with pytest.raises(LandscapeError, match="of no concepts of the model"):
        draw_experts(small(PAIR), [rating("x1", 2, ("a", "z"))], {"x1": 1.0})


def test_draws_of_another_landscape_are_refused() -> None:
    with pytest.raises(LandscapeError, match="of no landscape"):
        Draws(small(PAIR), np.zeros((2, 5, 5), dtype=np.int64), Basis.READINGS)


def test_strengths_stand_in_the_order_of_their_links() -> None:
    drawn = draw_readings(small(PAIR))
    assert drawn.links == (("a", "b"), ("b", "c"))
    assert drawn.strengths().tolist() == [[3, -3]] * DRAWS
