from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.evidence.duplicates import compare, days_apart
from synopsis.evidence.duplicates_clusters import find_clusters, find_pairs
from synopsis.evidence.incident import Incident, Spot
from synopsis.vocabulary import Grade
from tests.evidence.labelled import pairs, rules
from tests.evidence.listing import DURRES, TIRANA, incident

RULES = rules()
SAMPLE = pairs()


def grouped(*listed: Incident) -> list[list[str]]:
    return [[one.id for one in cluster.members] for cluster in find_clusters(listed, RULES)]


def test_twins_count_once_and_are_listed_with_their_reason() -> None:
    (cluster,) = find_clusters([incident("list_a/1"), incident("list_b/1")], RULES)
    assert cluster.head.id == "list_a/1"
    assert [(twin.incident.id, twin.points) for twin in cluster.twins] == [("list_b/1", 7.0)]
    assert cluster.twins[0].why == "the same day; the same town or point; the same kind"


def test_other_town_other_week_and_other_economy_stay_apart() -> None:
    found = grouped(
        incident("list_a/1"),
        incident("list_b/1", spot=DURRES),
        incident("list_b/2", "2019-03-16"),
        incident("list_b/3", spot=Spot("MKD", "settlement", "Tirana", 41.328, 19.819)),
    )
    assert found == [["list_a/1"], ["list_b/1"], ["list_b/3"], ["list_b/2"]]


def test_better_known_incident_heads_its_cluster() -> None:
    trusted = incident("list_c/1", grade=Grade("A", 2))
    assert grouped(incident("list_b/1"), trusted) == [["list_c/1", "list_b/1"]]
    near = incident("list_b/1", spot=Spot("ALB", "point", "Tirana", 41.33, 19.82))
    assert grouped(incident("list_a/1"), near) == [["list_b/1", "list_a/1"]]


def test_daily_protests_of_two_lists_pair_up_day_by_day() -> None:
    days = [f"2018-12-{day:02d}" for day in range(4, 11)]
    listed = [incident(f"{name}/{day}", day) for name in ("list_a", "list_b") for day in days]
    assert grouped(*listed) == [[f"list_a/{day}", f"list_b/{day}"] for day in days]


def test_chain_of_near_pairs_is_not_drawn_into_one() -> None:
    spots = [Spot("ALB", "settlement", "", 41.3 + step * 0.05, 19.8) for step in range(4)]
    listed = [incident(f"list_{n}/1", spot=spot) for n, spot in enumerate(spots)]
    by_pair = find_pairs(listed, RULES)
    assert all(frozenset((a.key, b.key)) in by_pair for a, b in pairwise(listed))
    assert [len(group) for group in grouped(*listed)] == [2, 2]


def test_incident_known_to_its_month_is_met_late_in_it() -> None:
    late = incident("list_a/1", "2001-07-28", kind="armed_clash")
    month = incident("list_b/1", "2001-07-01", kind="armed_clash", precision="month")
    assert frozenset((late.key, month.key)) not in find_pairs([late, month], RULES)
    eager = type(RULES)(4.0, RULES.days, RULES.kinds, RULES.towns)
    assert frozenset((late.key, month.key)) in find_pairs([late, month], eager)


@given(st.lists(st.sampled_from(SAMPLE), max_size=30, unique_by=lambda pair: pair.id))
def test_pairs_are_those_of_a_search_through_all(drawn: Sequence[Any]) -> None:
    listed = [one for pair in drawn for one in (pair.one, pair.other)]
    expected = {
        frozenset((one.key, other.key))
        for one, other in combinations(listed, 2)
        if one.spot.code == other.spot.code
        and days_apart(one, other) <= RULES.days
        and compare(one, other, RULES).points >= RULES.threshold
    }
    assert set(find_pairs(listed, RULES)) == expected


@given(st.lists(st.sampled_from(SAMPLE), max_size=12, unique_by=lambda pair: pair.id))
def test_clusters_lose_nothing_and_hold_in_every_pair(drawn: Sequence[Any]) -> None:
    listed = [one for pair in drawn for one in (pair.one, pair.other)]
    clusters = find_clusters(listed, RULES)
    members = sorted(member.key for cluster in clusters for member in cluster.members)
    assert members == sorted(one.key for one in listed)
    pairs_found = find_pairs(listed, RULES)
    for cluster in clusters:
        for one in cluster.members:
            for other in cluster.members:
                assert one is other or frozenset((one.key, other.key)) in pairs_found


@pytest.mark.parametrize("order", [1, -1])
def test_clusters_do_not_hang_on_the_order(order: int) -> None:
    listed = [one for pair in SAMPLE[:60] for one in (pair.one, pair.other)]
    assert find_clusters(listed[::order], RULES) == find_clusters(listed, RULES)


def test_spot_of_the_sample_is_a_town_of_its_economy() -> None:
    assert TIRANA.code == "ALB"
    assert {pair.one.spot.code for pair in SAMPLE} == {"ALB", "BIH", "XKX", "MNE", "MKD", "SRB"}
