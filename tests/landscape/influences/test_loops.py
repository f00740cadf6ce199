"""Loops are found in full up to their length, each once, with the product of its signs."""

from itertools import pairwise, permutations

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences import coded, loops, paths
from synopsis.landscape.influences.graph import Graph
from synopsis.landscape.influences.loops import Loop, LoopKind, Path
from tests.landscape.influences.small_map import link, small_map


def _graph(*said: str) -> Graph:
    """A graph from `a+b`; ends are told apart, so that twins of a pair are phrases of their own."""
    rows = [
        link(f"E{at:03}", f"{one[0]} {at}", f"{one[2]} {at}", one[1]) for at, one in enumerate(said)
    ]
    counts = {cell: cell[0] for row in rows for cell in (row["source"], row["target"])}
    return coded(small_map(rows, counts), "tried")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (("a+b", "b+a"), LoopKind.REINFORCING),
        (("a-b", "b-a"), LoopKind.REINFORCING),
        (("a+b", "b-c", "c+a"), LoopKind.BALANCING),
        (("a+b", "b?a"), LoopKind.UNDETERMINED),
    ],
)
def test_loop_is_signed_by_the_product(said: tuple[str, ...], kind: LoopKind) -> None:
    found = loops(_graph(*said))
    assert [one.kind for one in found.found] == [kind]
    assert found.of(kind) == found.found


def test_loops_tell_a_disputed_link_both_ways() -> None:
    found = loops(_graph("a+b", "a-b", "b+a")).found
    assert [one.kind for one in found] == [LoopKind.REINFORCING, LoopKind.BALANCING]


def test_loops_longer_than_asked_stay_in_knots() -> None:
    found = loops(_graph("d+c", "c+b", "b+a", "a+d", "d+e"), longest=3)
    assert (found.found, found.knots) == ((), (("a", "b", "c", "d"),))
    assert found.is_complete


def test_loops_stop_at_the_most_and_say_so() -> None:
    every = [f"{one}+{other}" for one, other in permutations("abcde", 2)]
    found = loops(_graph(*every), longest=5, most=10)
    assert (len(found.found), found.is_complete) == (10, False)
    assert len(loops(_graph(*every), longest=5).found) == 84  # 10 + 20 + 30 + 24 rings of five


def _rings(graph: Graph, longest: int) -> set[tuple[str, ...]]:
    """All simple rings by trying every order of concepts."""
    said = {(one.source, one.target) for one in graph.links}
    return {
        order
        for size in range(2, longest + 1)
        for order in permutations(sorted(graph.concepts), size)
        if order[0] == min(order)
        and all(pair in said for pair in pairwise((*order, order[0])))
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_loops_are_those_of_brute_force(seed: int) -> None:
    rng = np.random.default_rng(seed)
    said = [f"{a}+{b}" for a, b in permutations("abcdef", 2) if rng.random() < 0.4]
    graph = _graph(*said)
    assert {one.concepts for one in loops(graph, longest=4).found} == _rings(graph, 4)


def test_paths_lead_from_one_concept_to_another() -> None:
    found = paths(_graph("a-b", "b-c", "a+c", "c+d"), "a", "d", longest=3)
    told = [("".join(one.concepts), one.sign.value) for one in found.found]
    assert told == [("acd", "+"), ("abcd", "+")]
    assert [len(paths(_graph("a-b", "b-c"), "a", "c", longest=n).found) for n in (1, 2)] == [0, 1]


@pytest.mark.parametrize(
    ("ends", "what"),
    [(("a", "z"), "'z' is no concept"), (("a", "a"), "a path leads to another concept")],
)
def test_paths_refuse_ends_that_are_none(ends: tuple[str, str], what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        paths(_graph("a+b"), *ends)


def test_loops_of_no_length_are_refused() -> None:
    with pytest.raises(LandscapeError, match="shorter than one link"):
        loops(_graph("a+b"), longest=0)


def test_links_that_do_not_follow_or_close_are_refused() -> None:
    one, other = _graph("a+b", "c+d").links
    with pytest.raises(LandscapeError, match="do not follow"):
        Path((one, other))
    with pytest.raises(LandscapeError, match="do not close"):
        Loop((one,))
