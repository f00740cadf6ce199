"""Links that carried a change: each dropped by itself, and links that could not have carried it."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import Measure, Push
from synopsis.landscape.scenarios.search import Search
from synopsis.landscape.scenarios.whatif import Supposition, WhatIf, what_if
from synopsis.landscape.scenarios.whatif_links import (
    Tracing,
    carrying_links,
    dropped,
    linked,
    trace_links,
)
from synopsis.landscape.scenarios.whatif_rules import Combination, Condition
from tests.landscape.scenarios.leverage_worlds import brute_states, chain, matrix_of, random_matrix

WORDS = ("low", "high")


def net(links: dict[tuple[str, str], int]) -> CrossImpact:
    """Descriptors that lift each other by so much; without a word said, each is low."""
    codes = sorted({one for link in links for one in link})
    cells = np.zeros((2 * len(codes), 2 * len(codes)), dtype=np.int64)
    for (source, target), amount in links.items():
        row, column = 2 * codes.index(source), 2 * codes.index(target)
        cells[row + 1, column + 1] = amount
    bias = np.tile([1, 0], len(codes)).astype(np.int64)
    return CrossImpact("net", tuple(Descriptor(one, WORDS) for one in codes), cells, bias)


def effects(found: WhatIf) -> dict[str, list[tuple[str, str, float | None]]]:
    return {
        one.shift.descriptor: [(link.source, link.target, link.left) for link in one.links]
        for one in trace_links(found).carried
    }


def test_links_of_a_chain_each_carry_what_follows_from_them() -> None:
    found = what_if(net({("a", "b"): 2, ("b", "c"): 2, ("d", "c"): 1}), Supposition({"a": "high"}))
    assert effects(found) == {
        "b": [("a", "b", 0.0)],
        "c": [("a", "b", 0.0), ("b", "c", 0.0)],
    }


def test_of_two_ways_that_do_the_same_neither_is_needed() -> None:
    model = net({("a", "b"): 2, ("a", "c"): 2, ("b", "d"): 2, ("c", "d"): 2})
    found = what_if(model, Supposition({"a": "high"}))
    assert effects(found)["d"] == []
    assert effects(found)["b"] == [("a", "b", 0.0)]


def test_effects_agree_with_both_sides_asked_again() -> None:
    tried = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        model = random_matrix(rng, most=5)
        found = what_if(model, Supposition({"d1": "v1"}))
        if not found.changed():
            continue
        trace = trace_links(found, Tracing(shown=99))
        assert trace.complete
        for one in trace.carried:
            place = model.place(one.shift.descriptor)
            first = _moved(model, place)
            for link in one.links:
                pair = (model.place(link.source), model.place(link.target))
                again = _moved(dropped(model, pair), place)
                assert link.left == pytest.approx(float(first @ again / (first @ first)))
                assert link.persists == ((link.left or 0.0) >= 0.5)
                tried += 1
    assert tried > 20


def _moved(model: CrossImpact, place: int) -> np.ndarray:
    sides = []
    for held in ({}, {1: 1}):
        states = brute_states(model, held)[:, place]
        sides.append(np.bincount(states, minlength=model.sizes[place]) / len(states))
    return np.asarray(sides[1] - sides[0])


def test_links_that_cannot_carry_are_not_tried() -> None:
    model = net({("a", "b"): 2, ("b", "c"): 2, ("c", "a"): 1, ("e", "d"): 2, ("d", "e"): 2})
    found = what_if(model, Supposition({"a": "high"}))
    assert carrying_links(found) == ((0, 1), (1, 2), (2, 0))
    trace = trace_links(found)
    assert (trace.tried, trace.able, trace.complete) == (3, 3, True)


def test_links_that_are_left_out_change_nothing_of_what_is_supposed() -> None:
    left_out = 0
    for seed in range(60):
        model = matrix_of((2, 3, 2, 2, 3), np.random.default_rng(seed), density=0.15)
        found = what_if(model, Supposition({"d0": "v0"}))
        able = carrying_links(found)
        for link in [(one, two) for one, two in np.argwhere(linked(model)).tolist()]:
            again = what_if(dropped(model, link), found.supposed)
            if link not in able and None not in (again.before.shares, again.after.shares):
                for one in found.changed():
                    assert again.shifts[model.place(one.descriptor)] == one
                    left_out += 1
    assert left_out > 10


def test_measure_is_traced_from_what_it_pushes() -> None:
    model = net({("a", "b"): 2, ("b", "c"): 2, ("d", "a"): 1})
    push = Measure("push", pushes=(Push("a", {"high": 5}),))
    found = what_if(model, Supposition(measures=(push,)))
    assert carrying_links(found) == ((0, 1), (1, 2), (3, 0))


def test_combination_leads_on_from_its_conditions() -> None:
    model = net({("a", "b"): 2, ("c", "d"): 2})
    rule = Combination(
        "both", (Push("c", {"high": 5}),), all_of=(Condition("a", "high"), Condition("b", "high"))
    )
    found = what_if(model, Supposition({"a": "high"}, combinations=(rule,)))
    assert effects(found) == {
        "b": [("a", "b", 0.0)],
        "c": [("a", "b", 0.0)],
        "d": [("a", "b", 0.0), ("c", "d", 0.0)],
    }


def test_links_beyond_the_number_are_said() -> None:
    found = what_if(net({("a", "b"): 2, ("b", "c"): 2}), Supposition({"a": "high"}))
    trace = trace_links(found, Tracing(links=1))
    assert (trace.tried, trace.able, trace.complete) == (1, 2, False)


def test_tracing_whose_time_is_over_tells_how_far_it_came() -> None:
    found = what_if(net({("a", "b"): 2, ("b", "c"): 2}), Supposition({"a": "high"}))
    ticks = count()
    trace = trace_links(found, Tracing(seconds=2.0, clock=lambda: float(next(ticks))))
    assert (trace.tried, trace.able) == (1, 2)


def test_link_without_which_nothing_is_consistent_is_told_apart() -> None:
    model = net({("a", "b"): 2, ("b", "c"): 2})
    cells = model.cells.copy()
    wheel = np.array([[0, 4], [4, 0]])
    cells[2:4, 4:6], cells[4:6, 2:4] = wheel, wheel.T[::-1]
    cells[:2, 2:4] = [[0, 9], [9, 0]]
    found = what_if(CrossImpact("net", model.descriptors, cells), Supposition({"a": "high"}))
    trace = trace_links(found)
    assert ("a", "b") in trace.undone


def test_lists_that_are_not_complete_carry_nothing() -> None:
    model = net({("a", "b"): 2, ("b", "c"): 2})
    found = what_if(model, Supposition({"a": "high"}))
    trace = trace_links(replace(found, search=Search(limit=1, tolerance=9)))
    assert trace.undone == (("a", "b"), ("b", "c"))
    assert [one.links for one in trace.carried] == [(), ()]


@pytest.mark.parametrize(("links", "seconds", "shown"), [(0, None, 1), (1, 0.0, 1), (1, None, 0)])
def test_tracing_of_nothing_is_refused(links: int, seconds: float | None, shown: int) -> None:
    with pytest.raises(LandscapeError, match="tries or shows no link"):
        Tracing(links=links, seconds=seconds, shown=shown)


def test_chain_without_a_change_has_no_trace() -> None:
    found = what_if(chain().model, Supposition({"unrest": "high"}))
    assert trace_links(found).carried == ()
