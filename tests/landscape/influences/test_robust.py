"""Nothing is said of a loop, path or place without the share of codings in which it survives."""

import time

import pytest

from synopsis.catalog import load_profile
from synopsis.landscape.influences import (
    Centrality,
    InfluenceMap,
    centralities,
    coded,
    load_influences,
    loops,
    paths,
    robust_loops,
    robust_paths,
)
from tests.landscape.influences.small_map import Row, doubt, link, small_map

_RING = [link("E001", "a", "b"), link("E002", "b", "c", "-"), link("E003", "c", "a")]


@pytest.fixture(scope="module")
def region() -> InfluenceMap:
    return load_influences(load_profile("western-balkans"))


@pytest.mark.parametrize(
    ("doubts", "share"),
    [
        ([], 1.0),
        ([doubt("x", coding="all", link="E001")], 0.5),
        ([doubt("x", coding="all", link="E001"), doubt("y", coding="all", link="E002")], 0.25),
        ([doubt("x", phrase="a", concept="a", instead="none")], 0.5),
        # one concept read as another: what is left still closes by the same sign
        ([doubt("x", concept="a", instead="b")], 1.0),
        # b lessens c, so they may not count as one and the same; as opposites they may
        ([doubt("x", concept="b", instead="c")], 0.5),
        ([doubt("x", concept="b", instead="-c")], 1.0),
        # nothing is left of a loop of which all counts as one thing
        ([doubt("x", concept="a", instead="b"), doubt("y", concept="b", instead="-c")], 0.75),
    ],
)
def test_loop_survives_in_its_share_of_codings(doubts: list[Row], share: float) -> None:
    found = robust_loops(small_map(_RING, doubts=doubts), "tried", draws=4000)
    assert [one.robust.share for one in found.found] == [pytest.approx(share, abs=0.03)]
    assert found.closing.share == found.found[0].robust.share
    assert (found.found[0].robust.draws, found.found[0].robust.seed) == (4000, 0)


def test_loop_survives_by_another_link_of_the_same_sign() -> None:
    twin = [*_RING, link("E004", "a2", "b")]
    read = small_map(twin, {"a2": "a"}, [doubt("x", coding="all", link="E001")])
    assert robust_loops(read, "tried", draws=50).found[0].robust.share == 1.0
    other = [*_RING, link("E004", "a2", "b", "-")]
    read = small_map(other, {"a2": "a"}, [doubt("x", coding="all", link="E001")])
    shares = {one.loop.kind: one.robust.share for one in robust_loops(read, "tried").found}
    assert shares == {"balancing": pytest.approx(0.5, abs=0.06), "reinforcing": 1.0}


def test_a_map_without_loops_has_none_to_survive() -> None:
    found = robust_loops(small_map(_RING[:2]), "tried", draws=10)
    assert (found.found, found.closing.share) == ((), 0.0)


def test_path_survives_in_its_share_of_codings() -> None:
    read = small_map(_RING, doubts=[doubt("x", coding="all", link="E002")])
    search = paths(coded(read, "tried"), "a", "c")
    (found,) = robust_paths(read, "tried", search, draws=4000)
    assert (found.path.concepts, found.path.sign.value) == (("a", "b", "c"), "-")
    assert found.robust.share == pytest.approx(0.5, abs=0.03)


def test_place_of_a_concept_survives_in_its_share_of_codings() -> None:
    every = "bcdefghijklm"
    rows = [link(f"E{at:03}", one, "a") for at, one in enumerate(every)]
    read = small_map(rows, doubts=[doubt("x", concept="m", instead="l")])
    found = centralities(read, "tried", Centrality.ACTED_ON, draws=200)
    assert [(one.concept, one.rank, one.robust.share) for one in found][:2] == [
        ("a", 1, 1.0), ("b", 2, 1.0)]  # fmt: skip
    assert {one.rank for one in found[1:]} == {2}


def test_loops_of_the_region_are_those_of_its_graph(region: InfluenceMap) -> None:
    found = robust_loops(region, "framework", longest=3, draws=200)
    assert found.search == loops(coded(region, "framework"), longest=3)
    assert {one.loop for one in found.found} == set(found.search.found)
    shares = [one.robust.share for one in found.found]
    assert shares == sorted(shares, reverse=True)
    assert 0 < min(shares) < max(shares) == 1


def test_a_thousand_codings_take_less_than_ten_seconds(region: InfluenceMap) -> None:
    begun = time.process_time()
    found = robust_loops(region, "framework")
    assert time.process_time() - begun < 10
    assert found.found[0].robust.draws == 1000


def test_phrases_alone_close_no_loop_and_joined_ones_do(region: InfluenceMap) -> None:
    found = {name: robust_loops(region, name, draws=20) for name in ("plain", "close", "fine")}
    assert [len(one.search.knots) for one in found.values()] == [0, 2, 2]
    assert [one.closing.share for one in found.values()] == [0, 1, 1]


def test_crime_and_corruption_feed_each_other(region: InfluenceMap) -> None:
    shares = {
        one.loop.concepts: one.robust.share
        for one in robust_loops(region, "fine", longest=2).found
        if one.loop.kind == "reinforcing"
    }
    # one way rests on a doubted link, and closes else only where infiltration counts as corruption
    assert shares["corruption", "organised_crime"] == pytest.approx(0.75, abs=0.05)
