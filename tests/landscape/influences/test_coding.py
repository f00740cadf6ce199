"""Codings refuse concepts that are not there, phrases that count both ways, and rings of doubts."""

import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences.coding import Count, Doubt
from synopsis.landscape.influences.concept import Concept, Layer
from tests.landscape.influences.small_map import Row, concept, doubt, link, small_map

_LINKS = [link("E001", "a", "b"), link("E002", "b", "c")]


def test_count_reads_the_opposite() -> None:
    assert Count.parse("-b") == Count("b", is_opposite=True)
    assert [str(Count.parse(text)) for text in ("b", "-b")] == ["b", "-b"]


@pytest.mark.parametrize(
    ("counts", "what"),
    [
        ({"a": "d"}, "counts as 'd', which is no concept"),
        ({"a": "b; b"}, "counts twice as one concept"),
        ({"a": "b; -b"}, "counts twice as one concept, or as it and its opposite"),
    ],
)
def test_coding_refuses_what_a_phrase_cannot_count_as(counts: dict[str, str], what: str) -> None:
    named = [concept(one) for one in "abc"]
    with pytest.raises(LandscapeError, match=what):
        small_map(_LINKS, counts, concepts=named)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([doubt("x", concept="a", instead="z")], "counts as 'z', which is no concept"),
        ([doubt("x", phrase="z", concept="a", instead="b")], "unknown phrase 'z'"),
        ([doubt("x", phrase="a", concept="b", instead="c")], "which it does not"),
        ([doubt("x", phrase="a", instead="c")], "counts as 'none', which it does not"),
        ([doubt("x", concept="a", instead="a")], "may count as itself"),
        ([doubt("x", concept="a")], "names no other reading"),
        ([doubt("x", link="E001", concept="a", instead="b")], "nor a link alone"),
        ([doubt("x")], "nor a link alone"),
        ([doubt("x", link="E009")], "unknown link 'E009'"),
        ([doubt("x", concept="a", instead="b", reason="")], "an id and a reason"),
        ([doubt("x", concept="a", instead="b"), doubt("y", concept="a", instead="c")],
         "two doubts are about a"),
        ([doubt("x", phrase="a", concept="a", instead="b"),
          doubt("x", phrase="b", concept="b", instead="a / c")], "unlike numbers of readings"),
    ],
)  # fmt: skip
def test_coding_refuses_doubts_about_nothing(rows: list[Row], what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        small_map(_LINKS, doubts=rows)


@pytest.mark.parametrize("ring", [["ab", "ba"], ["ab", "bc", "ca"]])
def test_coding_refuses_concepts_that_count_as_each_other(ring: list[str]) -> None:
    rows = [doubt(pair, concept=pair[0], instead=pair[1]) for pair in ring]
    with pytest.raises(LandscapeError, match="in a ring: a as b"):
        small_map(_LINKS, doubts=rows)


def test_coding_keeps_phrases_that_fit_none() -> None:
    assert small_map(_LINKS, {"b": ""}).coding("tried").unplaced == ("b",)


def test_doubt_of_an_unplaced_phrase_is_allowed() -> None:
    rows = [doubt("x", phrase="b", instead="c")]
    coding = small_map(_LINKS, {"b": ""}, rows).coding("tried")
    assert coding.doubts == (
        Doubt("x", "tried", "It may be so.", "b", None, "", (Count("c"),)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "keys", [{"id": ""}, {"id": "-a"}, {"name": ""}, {"dimension": "cyber"}, {"lines": "x"}]
)
def test_concept_refuses_nonsense(keys: dict[str, str]) -> None:
    with pytest.raises(LandscapeError):
        Concept(**{"id": "a", "name": "A", "layer": Layer.TREND, **keys})  # type: ignore[arg-type]
