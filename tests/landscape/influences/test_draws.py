"""Drawn codings are what recoding by hand would give, draw by draw."""

from dataclasses import replace

import numpy as np
import pytest

from synopsis.catalog import load_profile
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences import InfluenceMap, coded, load_influences
from synopsis.landscape.influences.drawn_links import draw_links
from synopsis.landscape.influences.draws import Drawn, draw_codings
from synopsis.landscape.influences.switching import recode
from tests.landscape.influences.small_map import doubt, link, small_map

_SIGNS = "+-?"


@pytest.fixture(scope="module")
def region() -> InfluenceMap:
    return load_influences(load_profile("western-balkans"))


def _said(drawn: Drawn, at: int) -> set[tuple[str, str, str]]:
    names = drawn.concepts
    found = zip(*np.nonzero(drawn.said[at]), strict=True)
    return {(names[a], names[b], _SIGNS[sign]) for a, b, sign in found}


def _recoded(read: InfluenceMap, coding: str, readings: dict[str, int]) -> set[tuple[str, ...]]:
    """The same by another way: a new coding, a new map without the links left out, a new graph."""
    old = read.coding(coding)
    left_out = {one.link for one in old.doubts if one.link and readings[one.id]}
    kept = tuple(one for one in read.influences if one.id not in left_out)
    phrases = {phrase for one in kept for phrase in (one.source, one.target)}
    new = recode(old, readings)
    new = replace(new, counts={key: cell for key, cell in new.counts.items() if key in phrases})
    graph = coded(InfluenceMap(kept, {coding: new}), coding)
    return {(one.source, one.target, one.sign.value) for one in (*graph.links, *graph.inward)}


@pytest.mark.parametrize("coding", ["framework", "core", "clusters", "fine"])
def test_drawn_codings_are_those_recoded_by_hand(region: InfluenceMap, coding: str) -> None:
    batches = [*draw_codings(region, coding, draws=12, seed=5)]
    drawn = [(batch, at) for batch in batches for at in range(len(batch.said))]
    for number, (batch, at) in enumerate(drawn):
        readings = {name: int(row[at]) for name, row in batch.readings.items()}
        assert _said(batch, at) == _recoded(region, coding, readings), number
    assert len(drawn) == 12


def test_draws_without_doubts_are_the_coding_itself(region: InfluenceMap) -> None:
    plain = region.coding("framework")
    calm = InfluenceMap(region.influences, {"framework": replace(plain, doubts=())})
    (batch,) = draw_codings(calm, "framework", draws=3)
    graph = coded(calm, "framework")
    every = {(one.source, one.target, one.sign.value) for one in (*graph.links, *graph.inward)}
    assert [_said(batch, at) for at in range(3)] == [every] * 3


def test_draws_of_a_seed_are_the_same_again(region: InfluenceMap) -> None:
    first, again, other = (
        next(draw_codings(region, "core", draws=20, seed=seed)).said for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_thousand_draws_are_a_thousand_codings(region: InfluenceMap) -> None:
    for coding in ("framework", "core", "fine"):
        batches = draw_codings(region, coding, draws=1000)
        rows = {row.tobytes() for batch in batches for row in batch.taken()}
        assert len(rows) == 1000


def test_doubts_are_switched_half_of_the_time() -> None:
    read = small_map(
        [link("E001", "a", "b"), link("E002", "c", "d"), link("E003", "e", "f")],
        doubts=[
            doubt("phrase", phrase="a", concept="a", instead="c / none"),
            doubt("link", coding="all", link="E003"),
        ],
    )
    (batch,) = draw_codings(read, "tried", draws=4000, seed=1)
    shares = [
        np.mean([one in _said(batch, at) for at in range(4000)])
        for one in [("a", "b", "+"), ("c", "b", "+"), ("e", "f", "+"), ("c", "d", "+")]
    ]
    assert shares == pytest.approx([0.5, 0.25, 0.5, 1.0], abs=0.03)


def test_doubts_run_on_through_chains_with_their_signs() -> None:
    read = small_map(
        [link("E001", "a", "d"), link("E002", "b", "c"), link("E003", "d", "b")],
        doubts=[doubt("x", concept="a", instead="-b"), doubt("y", concept="b", instead="-c")],
    )
    new = recode(read.coding("tried"), {"x": 1, "y": 1})
    assert {phrase: str(counts[0]) for phrase, counts in new.counts.items()} == {
        "a": "c", "b": "-c", "c": "c", "d": "d",
    }  # fmt: skip
    (batch,) = draw_codings(read, "tried", draws=60)
    both = np.flatnonzero((batch.readings["x"] == 1) & (batch.readings["y"] == 1))
    wanted = {("c", "d", "+"), ("c", "c", "-"), ("d", "c", "-")}
    assert [_said(batch, int(at)) for at in both] == [wanted] * len(both) != []


def test_drawn_links_say_what_drawn_codings_say(region: InfluenceMap) -> None:
    (batch,) = draw_codings(region, "core", draws=25, seed=3)
    said: list[set[tuple[str, str, str]]] = [set() for _ in range(25)]
    for one in draw_links(region, "core", draws=25, seed=3):
        for at in np.flatnonzero(one.is_said):
            ends = one.concepts[one.source[at]], one.concepts[one.target[at]]
            said[at].add((*ends, {1: "+", -1: "-", 0: "?"}[int(one.sign[at])]))
    assert said == [_said(batch, at) for at in range(25)]


def test_no_draws_are_refused() -> None:
    with pytest.raises(LandscapeError, match="ask for a thousand draws"):
        next(draw_codings(small_map([link("E001", "a", "b")]), "tried", draws=0))
