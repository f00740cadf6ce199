import numpy as np
import pytest

from synopsis.catalog import load_profile
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.explore import load_landscape
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.search import Search
from tests.landscape.futures.worlds import shipped, small


def test_shipped_landscape_keeps_the_sign_of_every_link() -> None:
    landscape = shipped()
    order = {one.id: place for place, one in enumerate(landscape.concepts)}
    for link in landscape.graph.links:
        if link.source in order and link.target in order and not link.is_disputed:
            amount = landscape.amounts[order[link.source], order[link.target]]
            wanted = {"+": 1, "-": -1, "?": 0}[link.sign.value]
            assert np.sign(amount) == wanted or landscape.graph.between(
                link.source, link.target
            ) != (link,)


def test_triggers_are_held_and_measures_are_no_descriptors() -> None:
    landscape = shipped()
    held = {landscape.concepts[place].layer.value for place in landscape.held}
    assert held == {"trigger"}
    assert {one.layer.value for one in landscape.concepts} == {
        "factor", "actor", "trigger", "trend", "outcome",
    }  # fmt: skip
    assert landscape.measures
    assert all(one.citations for one in landscape.measures)


def test_two_that_feed_each_other_rise_fall_or_rest_together() -> None:
    landscape = small([("a", "+", "b"), ("b", "+", "a")])
    found = enumerate_consistent(landscape.matrix, Search())
    assert found.complete
    assert found.states.tolist() == [[0, 0], [1, 1], [2, 2]]


def test_two_that_restrain_each_other_part() -> None:
    landscape = small([("a", "-", "b"), ("b", "-", "a")])
    found = enumerate_consistent(landscape.matrix, Search())
    assert found.states.tolist() == [[0, 2], [1, 1], [2, 0]]


def test_push_below_the_rest_moves_nothing() -> None:
    landscape = small([("a", "+", "b"), ("b", "+", "a")], rest=7)
    assert enumerate_consistent(landscape.matrix, Search()).states.tolist() == [[1, 1]]


def test_trigger_speaks_only_when_it_is_present() -> None:
    landscape = small([("t_x", "+", "a"), ("a", "+", "b"), ("b", "+", "a")])
    quiet = enumerate_consistent(landscape.matrix, Search(clamps=landscape.held))
    present = enumerate_consistent(landscape.matrix, Search(clamps={0: 1}))
    assert quiet.states.tolist() == [[0, 0, 0], [0, 1, 1], [0, 2, 2]]
    assert present.states.tolist() == [[1, 2, 2]] or [1, 1, 1] not in present.states.tolist()


def test_unknown_models_and_goals_are_refused_with_those_there_are() -> None:
    with pytest.raises(LandscapeError, match="use one of: core, framework"):
        load_landscape(load_profile("western-balkans"), "other")
    with pytest.raises(LandscapeError, match="use one of: less_conflict"):
        shipped().goal("peace")
