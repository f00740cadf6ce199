"""Scores against what was worked out by hand, and the error on the labelled sample."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.catalog.profile import load_profile
from synopsis.evidence.duplicates import Rules, compare, days_apart, km_apart
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incident import Incident, Spot
from tests.evidence.labelled import STEPS, errors, pairs, rules, wilson
from tests.evidence.listing import DURRES, TIRANA, incident, toll

RULES = rules()
ONE = incident("list_a/1", size=2000, actors=frozenset({"protesters"}))
DOCUMENT = Path(__file__).parents[2] / "docs" / "duplicates.md"
SAMPLE = pairs()


@pytest.mark.parametrize(
    ("name", "change", "points", "why"),
    [
        ("list_b/1", {"size": 4000}, 7.5, "the same day; the same town or point; the same kind;"),
        ("list_b/1", {"size": 4000}, 7.5, "; sizes that agree"),
        ("list_b/1", {"size": 50000}, 5.5, "sizes that disagree widely"),
        ("list_b/1", {"day": "2019-02-17"}, 6.0, "the days meet or follow"),
        ("list_b/1", {"day": "2019-02-19"}, 4.5, "a few days apart"),
        ("list_b/1", {"spot": DURRES}, 0.0, "points far apart"),
        ("list_b/1", {"spot": Spot("ALB", "settlement", "Tiranë")}, 7.0, "the same town by name"),
        ("list_b/1", {"spot": Spot("ALB", "settlement", "Vlorë")}, 0.0, "two towns by name"),
        ("list_b/1", {"spot": Spot("ALB", "economy")}, 4.0, "the same day; the same kind"),
        ("list_b/1", {"kind": "riot"}, 6.0, "kinds that may be one"),
        ("list_b/1", {"kind": "route_death"}, 2.0, "kinds that cannot be one"),
        ("list_b/1", {"actors": frozenset({"migrants"})}, 5.5, "other classes of actors"),
        ("list_b/1", {"precision": "month"}, 4.5, "the day of one is not known"),
        ("list_b/1", {"precision": "year"}, 4.0, "the same town or point; the same kind"),
        ("list_b/1", {"last": date(2019, 3, 1)}, 5.0, "one lasted long"),
        ("list_a/2", {}, 1.0, "one publisher tells them apart"),
    ],
)  # fmt: skip
def test_score_is_the_sum_of_its_features(
    name: str, change: dict[str, Any], points: float, why: str
) -> None:
    score = compare(ONE, incident(name, **change), RULES)
    assert score.points == points
    assert why in score.why


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (toll(3), toll(3), 2.0),
        (toll(3, 2, 5), toll(5), 2.0),
        (toll(0), toll(0), 0.5),
        (toll(1), toll(2), -0.5),
        (toll(1), toll(9), -2.5),
    ],
)
def test_deaths_speak_by_their_bounds(one: Any, other: Any, points: float) -> None:
    left, right = incident("list_a/1", toll=one), incident("list_b/1", toll=other)
    assert compare(left, right, RULES).points - 7.0 == points


def test_row_repeated_by_one_publisher_may_be_one() -> None:
    left, right = incident("list_a/1", toll=toll(2)), incident("list_a/2", toll=toll(2))
    assert compare(left, right, RULES).points == 3 + 3 + 1 + 2 - 1.5


def test_pair_of_two_economies_is_refused() -> None:
    with pytest.raises(EvidenceError, match="two economies"):
        compare(ONE, incident("list_b/1", spot=Spot("XKX", "settlement", "Pejë")), RULES)


def test_distance_is_that_of_the_globe() -> None:
    # Tirana to Durrës: one third of a degree at that latitude, by hand 30.3 km.
    assert km_apart(TIRANA, DURRES) == pytest.approx(30.3, abs=0.1)
    assert km_apart(TIRANA, Spot("ALB", "economy")) is None
    north, south = Spot("ALB", "point", "", 90.0, 0.0), Spot("ALB", "point", "", -90.0, 77.0)
    assert km_apart(north, south) == pytest.approx(20015.09, abs=0.01)


@given(
    st.dates(date(2000, 1, 1), date(2020, 12, 31)),
    st.dates(date(2000, 1, 1), date(2020, 12, 31)),
    st.sampled_from(["day", "month", "year"]),
)
def test_days_apart_are_the_same_both_ways(one: date, other: date, precision: str) -> None:
    left = incident("list_a/1", str(one), precision=precision)
    right = incident("list_b/1", str(other))
    assert days_apart(left, right) == days_apart(right, left) <= abs((one - other).days)


@given(st.sampled_from(SAMPLE))
def test_score_is_the_same_both_ways(pair: Any) -> None:
    there, back = compare(pair.one, pair.other, RULES), compare(pair.other, pair.one, RULES)
    assert there == back


@pytest.mark.parametrize("named", [{"threshold": "high"}, {"days": None}])
def test_rules_that_are_no_number_are_refused(named: dict[str, Any]) -> None:
    region = load_profile("western-balkans").region
    odd = type(region)(
        **{name: getattr(region, name) for name in region.__dataclass_fields__}
        | {"methods": {"duplicates": named}}
    )
    with pytest.raises(EvidenceError, match="no number"):
        Rules.of(odd, {}, {})


def test_sample_is_large_hard_and_says_what_it_is() -> None:
    assert len(SAMPLE) >= 150
    assert [sum(pair.is_one for pair in SAMPLE if pair.half == half) for half in (1, 2)] == [40, 40]
    situations = {half: {p.situation for p in SAMPLE if p.half == half} for half in (1, 2)}
    assert situations[1] & situations[2] == set()
    assert all(_is_in_one_economy(pair.one, pair.other) for pair in SAMPLE)


def _is_in_one_economy(one: Incident, other: Incident) -> bool:
    return one.spot.code == other.spot.code


def test_threshold_is_the_best_of_the_first_half() -> None:
    first = [pair for pair in SAMPLE if pair.half == 1]
    best = max(STEPS, key=lambda step: (errors(first, rules(step)).f1, step))
    assert RULES.threshold == best == 5.0


def test_documented_error_is_that_of_the_second_half() -> None:
    found = errors([pair for pair in SAMPLE if pair.half == 2], RULES)
    text = " ".join(DOCUMENT.read_text("utf-8").split())
    for name, (share, low, high) in (("Precision", found.precision), ("Recall", found.recall)):
        assert f"{name} {share:.2f}, interval {low:.2f} to {high:.2f}" in text
    told = re.search(r"Of (\d+) pairs taken for one, (\d+) are; (\d+) of (\d+) are missed", text)
    assert told is not None
    assert [int(number) for number in told.groups()] == [
        found.right + found.wrong, found.right, found.missed, found.right + found.missed,
    ]  # fmt: skip


def test_wilson_interval_is_that_of_the_book() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3: 81 of 263.
    share, low, high = wilson(81, 263)
    assert (round(share, 4), round(low, 4), round(high, 4)) == (0.3080, 0.2553, 0.3662)
