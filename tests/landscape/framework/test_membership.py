"""Who is member of what; what is not known stays not known."""

from synopsis.catalog import View
from synopsis.landscape.framework import membership, memberships_of, standing_of, unknown_standings
from synopsis.landscape.framework.mechanism import Standing
from synopsis.vocabulary import Place
from tests.landscape.framework.worlds import mechanism

ALB, MNE, SRB = Place("ALB"), Place("MNE"), Place("SRB")


def test_memberships_stand_in_the_regions_order() -> None:
    members = [{"economies": ["SRB", "ALB"], "standing": "member", "lines": 1}]
    found = memberships_of([mechanism(members=members)], (ALB, MNE, SRB))
    assert [one.place for one in found] == [ALB, SRB]


def test_unknown_is_neither_inside_nor_outside() -> None:
    one = mechanism()
    assert standing_of(one, MNE) is None
    assert unknown_standings([one], (ALB, MNE, SRB)) == (("council", MNE),)


def test_report_names_the_members_of_the_anti_corruption_initiative(demo_view: View) -> None:
    found = {
        one.place.code: one.standing for one in membership(demo_view) if one.mechanism == "rai"
    }
    members = {"ALB", "BIH", "MNE", "MKD", "SRB"}
    assert {code for code, standing in found.items() if standing.is_in} == members
    assert found["XKX"] is Standing.NOT_NAMED


def test_dates_of_a_process_are_those_of_its_own_page(demo_view: View) -> None:
    found = {one.place.code: one.since for one in membership(demo_view) if one.mechanism == "seecp"}
    assert found == {
        "ALB": "1996", "BIH": "2001", "XKX": "2014", "MNE": "2007", "MKD": "1996", "SRB": "1996",
    }  # fmt: skip


def test_membership_of_awareness_network_is_not_guessed(demo_view: View) -> None:
    assert not [one for one in membership(demo_view) if one.mechanism == "ran"]
