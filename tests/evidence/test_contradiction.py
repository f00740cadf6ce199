from typing import Any

import pytest

from synopsis.evidence import SHIPPED, Contradiction, gather, stated_figures
from synopsis.evidence.contradiction import find_contradictions
from tests.evidence.workspaces import Desk, listed


def figure(name: str, number: float | None, hedge: str = "exact", **more: object) -> dict[str, Any]:
    """A row of stated figures."""
    return {
        "id": name,
        "concept": "worry",
        "place_code": "WB6",
        "period": "2023",
        "unit": "percent",
        "population": "citizens",
        "number": number,
        "hedge": hedge,
        "low": None,
        "high": None,
        "words": "",
        "note": "",
    } | more


APART, EXCLUSIVE = "one is hedged otherwise than the other", "they cannot both hold"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("about", 60), ("more_than", 60), APART),
        (("about", 60), ("exact", 62), APART),
        (("about", 60), ("exact", 66), EXCLUSIVE),
        (("about", 47), ("exact", 48), EXCLUSIVE),
        (("about", 47.5), ("exact", 47.52), APART),
        (("exact", 60), ("more_than", 60), EXCLUSIVE),
        (("exact", 60), ("at_least", 60), APART),
        (("exact", 60), ("less_than", 60), EXCLUSIVE),
        (("exact", 60), ("at_most", 60), APART),
        (("almost", 60), ("exact", 60), EXCLUSIVE),
        (("almost", 60), ("exact", 58), APART),
        (("more_than", 60), ("less_than", 50), EXCLUSIVE),
        (("exact", 60), ("exact", 61), EXCLUSIVE),
    ],
)
def test_figures_of_one_thing_that_differ_are_listed(
    one: tuple[str, float], other: tuple[str, float], why: str
) -> None:
    figures = [figure("F001", one[1], one[0]), figure("F002", other[1], other[0])]
    expected = (Contradiction("worry", ("F001", "F002"), why),)
    assert find_contradictions(figures) == expected
    assert find_contradictions(reversed(figures)) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"number": 60.0},
        {"concept": "hope", "number": 10},
        {"place_code": "ALB", "number": 10},
        {"period": "2021", "number": 10},
        {"unit": "rank", "number": 10},
        {"number": None},
    ],
)
def test_figures_of_different_things_do_not_contradict(change: dict[str, Any]) -> None:
    assert find_contradictions([figure("F001", 60), figure("F002", 60) | change]) == ()


def test_a_stated_interval_is_taken_as_stated() -> None:
    between = figure("F001", 30, "between", low=20.0, high=40.0)
    assert find_contradictions([between, figure("F002", 35)])[0].why == APART
    assert find_contradictions([between, figure("F002", 41)])[0].why == EXCLUSIVE


def test_another_population_is_told() -> None:
    figures = [figure("F001", 60), figure("F002", 61, population="respondents")]
    (found,) = find_contradictions(figures)
    assert found.why == f"{EXCLUSIVE}, and name their populations differently"


@pytest.mark.parametrize(
    ("words", "number", "is_listed"),
    [
        ("a majority (47%)", 47, True),
        ("a majority (50%)", 50, True),
        ("a majority (51%)", 51, False),
        ("an overwhelming majority", 74, True),
        ("an overwhelming majority", 80, False),
        ("most of the citizens", 40, True),
        ("a minority", 60, True),
        ("a minority", 40, False),
        ("47% of citizens", 47, False),
    ],
)
def test_words_that_a_share_does_not_bear_out_are_listed(
    words: str, number: float, *, is_listed: bool
) -> None:
    found = find_contradictions([figure("F001", number, words=words)])
    assert bool(found) == is_listed


def test_contradictions_of_the_region_hold_no_numerals(desk: Desk) -> None:
    gather(desk.view, ("published_figures",), SHIPPED)
    found = find_contradictions(listed(stated_figures(desk.view)))
    ids = [item.ids for item in found]
    assert ("F001", "F002") in ids
    assert ("F007",) in ids
    assert ("F014", "F015") not in ids
    assert [item for item in found if any(sign.isdigit() for sign in item.why)] == []
