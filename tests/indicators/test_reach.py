"""What the shipped figures reach, to the cell: covered, folded, or not covered."""

from collections.abc import Mapping

import pytest

from synopsis.indicators import Reach, Series

ECONOMIES = ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
IN_ALL_SIX = (
    "accession_stage", "age_dependency", "birth_rate", "citizenship_agreement",
    "conflict_intensity", "corruption_perceptions", "corruption_safeguards", "credibility_abroad",
    "disaster_displacements", "disinformation_cases", "disinformation_share",
    "electoral_democracy", "eu_asylum_applications", "fdi_inflow", "gdp_per_head",
    "income_growth", "independent_judiciary", "inflation", "liberal_democracy",
    "minority_political_rights", "nationals_detected", "net_migration",
    "office_abuse_prosecution", "political_stability", "population", "population_change",
    "protests", "regional_cooperation", "remittances_received", "remittances_sent",
    "rule_of_law_rating", "rule_of_law_rights", "safety_nets", "terrorist_attacks",
    "violent_protests", "violent_response",
)  # fmt: skip
# Counted by the publisher inside Serbia, whose figures say so.
FOLDED_INTO_SERBIA = (
    "asylum_claims_pending", "asylum_recognition", "diaspora", "internally_displaced",
    "refugees_from", "refugees_hosted", "refugees_returned",
)  # fmt: skip
NOT_COVERED = {
    ("unemployment", "XKX"), ("route_deaths", "XKX"), ("internally_displaced", "ALB"),
}  # fmt: skip
WITH_A_GAP = ("unemployment", "route_deaths")
OF_SOME_PLACES = {"brain_drain_concern": ("ALB", "BIH", "MKD"), "migration_plan_backing": ("WB6",),
                  "wb_route_detections": ("WB6",)}  # fmt: skip


@pytest.fixture(scope="module")
def reached(measured: tuple[Series, ...]) -> Mapping[tuple[str, str], Series]:
    return {(one.indicator.id, one.place.code): one for one in measured}


def expected() -> dict[tuple[str, str], Reach]:
    cells = {
        (name, place): Reach.COVERED
        for name in (*IN_ALL_SIX, *FOLDED_INTO_SERBIA, *WITH_A_GAP)
        for place in ECONOMIES
    }
    cells |= {(name, "XKX"): Reach.FOLDED for name in FOLDED_INTO_SERBIA}
    cells |= dict.fromkeys(NOT_COVERED, Reach.NOT_COVERED)
    return cells | {
        (name, place): Reach.COVERED for name, places in OF_SOME_PLACES.items() for place in places
    }


def test_every_cell_of_every_indicator_is_reached_as_stated(
    reached: Mapping[tuple[str, str], Series],
) -> None:
    assert {key: one.coverage.reach for key, one in reached.items()} == expected()


def test_what_is_not_covered_has_no_points_and_a_reason(
    reached: Mapping[tuple[str, str], Series],
) -> None:
    for one in reached.values():
        assert bool(one.points) == (one.coverage.reach is Reach.COVERED)
        assert one.points or one.coverage.reason


@pytest.mark.parametrize("name", FOLDED_INTO_SERBIA)
def test_a_host_says_whom_its_figures_hold(
    reached: Mapping[tuple[str, str], Series], name: str
) -> None:
    assert reached[name, "XKX"].coverage.reason == "published inside Serbia"
    host = reached[name, "SRB"].coverage
    assert [place.code for place in host.includes] == ["XKX"]
    assert host.reason == "its figures include Kosovo*"


def test_there_are_some_forty_indicators(reached: Mapping[tuple[str, str], Series]) -> None:
    assert len({name for name, _ in reached}) >= 40
