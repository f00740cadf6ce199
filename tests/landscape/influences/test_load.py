"""The tables of a map are read strictly; those of the region say what the report says."""

import csv
import io
import os
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.catalog import Profile, load_profile
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.influences import InfluenceMap, coded, load_influences
from synopsis.landscape.influences.influence import Kind
from synopsis.landscape.influences.load import parse_map
from synopsis.vocabulary import SynopsisError
from tests.landscape.influences.small_map import concept, link, small_map

_REPORT = "mission/western-balkans-security-synopsis-2023.txt"


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("western-balkans")


@pytest.fixture(scope="module")
def region(profile: Profile) -> InfluenceMap:
    return load_influences(profile)


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"sign": "plus"}, "'plus' is not a valid Sign in links.csv, row 2"),
        ({"strength": "sure"}, "'sure' is not a valid Strength"),
        ({"kind": "reason"}, "'reason' is not a valid Kind"),
        ({"lag": "days"}, "'days' is not a valid Lag"),
        ({"contested": "no"}, "a cell holds what it may not: 'no'"),
        ({"lines": "12 to 14"}, "are not lines in the influence 'E001' .links.csv, row 2."),
    ],
)
def test_links_refuse_unknown_words(cells: dict[str, str], what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        small_map([{**link("E001", "a", "b"), **cells}])


@pytest.mark.parametrize(
    ("part", "what"),
    [
        (concept("a", layer="cause"), "'cause' is not a valid Layer"),
        (concept("a", more="much"), "'much' is not a valid More"),
        (concept("a", polarity="both"), "'both' is not a valid Polarity"),
        (concept("a", weight="1"), "the key 'weight' is unknown"),
        ({"id": "a"}, "cannot be read: 'name'"),
        ("a", "'a' is no concept"),
    ],
)
def test_codings_refuse_what_is_no_concept(part: Any, what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        small_map([link("E001", "a", "b")], concepts=[part, concept("b")])


def _parts() -> tuple[list[dict[str, str]], list[dict[str, str]], dict[str, dict[str, Any]]]:
    phrases = [{"phrase": one, "tried": one} for one in "ab"]
    return [link("E001", "a", "b")], phrases, {"tried.yml": {"id": "tried"}}


@pytest.mark.parametrize(
    ("links", "phrases", "card", "what"),
    [
        ([link("E001", "a", "b")], [], None, "the influence 'E001' stands twice"),
        ([link("E002", "a", "z")], [], None, "the phrase 'z' of a link is unknown"),
        ([], [{"phrase": "a", "tried": "b"}], None, "the phrase 'a' stands twice"),
        ([], [{"phrase": "z", "tried": "b"}], None, "the phrase 'z' stands in no link"),
        ([], [{"phrase": "", "tried": "b"}], None, "or a row has no phrase"),
        ([], [], {"id": "other"}, "the coding 'other' has no column of its own"),
        ([], [], {"name": "Nameless"}, "the coding '' has no column of its own"),
        ([], [], {"id": "tried", "concepts": [concept("a"), concept("a")]}, "'a' stands twice"),
    ],
)
def test_map_refuses_what_leads_nowhere(
    links: list[dict[str, str]],
    phrases: list[dict[str, str]],
    card: dict[str, Any] | None,
    what: str,
) -> None:
    good, named, cards = _parts()
    read = {"tried.yml": card} if card else cards
    with pytest.raises(LandscapeError, match=what):
        parse_map([*good, *links], [*named, *phrases], [], read)


def test_map_refuses_missing_columns_and_unknown_codings() -> None:
    good, named, cards = _parts()
    with pytest.raises(LandscapeError, match=r"the column 'lag' is missing in links.csv"):
        parse_map([{key: cell for key, cell in good[0].items() if key != "lag"}], named, [], cards)
    lost = {"doubt": "x", "coding": "other", "phrase": "", "concept": "", "link": "E001",
            "instead": "", "reason": "So."}  # fmt: skip
    with pytest.raises(LandscapeError, match="the unknown coding 'other'"):
        parse_map(good, named, [lost], cards)


def test_region_without_a_map_is_told_so(profile: Profile) -> None:
    bare = replace(profile, found={})
    with pytest.raises(LandscapeError, match="has no influence map"):
        load_influences(bare)


def _rows(text: str) -> list[dict[str, str]]:
    return [
        {str(key): cell or "" for key, cell in row.items() if isinstance(cell, str | None)}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


_CELLS = st.sampled_from(
    ["a", "b", "-a", "a; b", "", "-", "; ", "none", "all", "tried", "E001", "+", "?", "asserted",
     "cause", "unstated", "yes", "1-2", "x / none", "\x00", "é"]
) | st.text(max_size=6)  # fmt: skip
_HEADS = st.sampled_from([*link("E001", "a", "b"), "phrase", "tried", "doubt", "instead", "reason"])
_ROW = st.dictionaries(_HEADS, _CELLS)


@given(st.lists(_ROW, max_size=3), st.lists(_ROW, max_size=3), st.lists(_ROW, max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_rows_are_read_or_refused(
    links: list[dict[str, str]], phrases: list[dict[str, str]], doubts: list[dict[str, str]]
) -> None:
    good, named, cards = _parts()
    mixed = [{**good[0], **row} for row in links]
    try:
        read = parse_map([*good, *mixed], [*named, *phrases], doubts, cards)
    except SynopsisError:
        return
    assert coded(read, "tried").coding == "tried"


@given(st.text(max_size=200), st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(links: str, phrases: str) -> None:
    with suppress(SynopsisError):
        assert not parse_map(_rows(links), _rows(phrases), [], _parts()[2]).influences


def test_region_map_is_the_whole_report(region: InfluenceMap) -> None:
    assert [one.id for one in region.influences] == [f"E{at:03}" for at in range(1, 276)]
    assert len(region.measures) == 24
    assert sum(one.kind is Kind.ENABLER for one in region.influences) == 15
    assert {*region.codings} == {"plain", "close", "fine", "clusters", "framework", "core"}
    sizes = {name: len(one.concepts) for name, one in region.codings.items()}
    assert sizes["clusters"] == 18
    assert sizes["core"] < sizes["framework"] < sizes["fine"] < sizes["close"] < sizes["plain"]


def test_region_words_hold_no_digits_and_no_placeless_words(region: InfluenceMap) -> None:
    for one in region.influences:
        for text in (one.source, one.target, one.condition, one.note):
            assert not re.search(r"\d|\bcountry|\bnation\b|jihad|lgbt", text.casefold()), one.id


def test_region_framework_bears_the_ids_of_triggers_and_trends(
    region: InfluenceMap, profile: Profile
) -> None:
    triggers = profile.sheet("triggers.yml")
    known = {
        part["id"] for kind in ("triggers", "aggravators", "exogenous") for part in triggers[kind]
    }
    trends = {card["id"] for card in profile.cards("trends")}
    concepts = region.coding("framework").concepts.values()
    assert {one.id for one in concepts if one.layer == "trigger"} <= known
    assert {one.id for one in concepts if one.layer == "trend"} == trends
    assert sum(one.layer == "actor" for one in concepts) == 3
    outside = {card["id"] for card in profile.cards("trends") if card["exogenous"]}
    assert {one.id for one in concepts if one.layer == "trend" and one.is_exogenous} == outside
    for coding in region.codings.values():
        assert {one.trend for one in coding.concepts.values()} <= trends | {""}


def test_region_references_are_those_of_the_report(region: InfluenceMap, profile: Profile) -> None:
    known = {row["id"] for row in profile.table("figures/references")}
    named = {ref for one in region.influences for ref in one.references}
    assert named <= known
    assert len(named) > 100


def _spans(lines: str) -> list[tuple[int, int]]:
    parts = [part.split("-") for part in lines.split(", ")]
    return [(int(part[0]), int(part[-1])) for part in parts]


def test_region_lines_stand_in_the_report(region: InfluenceMap) -> None:
    shared = os.environ.get("SYNOPSIS_SHARED")
    folder = Path(shared) if shared else Path(__file__).parents[4] / "shared"
    if not (folder / _REPORT).exists():
        pytest.skip("the report is not here; set SYNOPSIS_SHARED to the folder that holds it")
    text = (folder / _REPORT).read_text(encoding="utf-8").split("\n")
    for one in region.influences:
        spans = _spans(one.lines)
        assert spans == sorted(spans), one.id
        assert all(first <= last <= len(text) for first, last in spans), one.id
        assert all(text[first - 1].strip() and text[last - 1].strip() for first, last in spans)
        assert max(last - first for first, last in spans) <= 20, one.id
