"""Overlaps and gaps of mechanisms: not said is not denied; a gap is a topic with none at all."""

from synopsis.landscape.framework import functions_covered, threats_covered
from tests.landscape.framework.worlds import mechanism, topic

THREATS = (topic("crime"), topic("floods"), topic("rumours"))


def test_threat_without_a_mechanism_is_a_gap() -> None:
    matrix = threats_covered([mechanism()], THREATS)
    assert [one.id for one in matrix.gaps] == ["floods", "rumours"]
    assert ("floods", "council") not in matrix.cells


def test_threat_by_assessment_alone_is_thin() -> None:
    matrix = threats_covered([mechanism()], THREATS)
    assert [one.id for one in matrix.thin] == ["crime"]
    sure = mechanism(id="other", threats={"crime": {"lines": 5}})
    assert threats_covered([mechanism(), sure], THREATS).thin == ()


def test_overlaps_stand_with_the_most_shared_first() -> None:
    both = {"crime": {"lines": 5}, "rumours": {"lines": 6}}
    found = [mechanism(), mechanism(id="two", threats=both), mechanism(id="three", threats=both)]
    shared = threats_covered(found, THREATS).overlaps()
    assert [(one.id, len(named)) for one, named in shared] == [("crime", 3), ("rumours", 2)]
    assert [one.id for one in shared[1][1]] == ["two", "three"]


def test_functions_are_their_own_matrix() -> None:
    matrix = functions_covered([mechanism()], (topic("talk"), topic("mediate")))
    assert [one.id for one in matrix.gaps] == ["mediate"]
    assert matrix.cells["talk", "council"].lines == "10"


def test_no_mechanisms_leave_every_topic_open() -> None:
    matrix = threats_covered([], THREATS)
    assert matrix.gaps == THREATS
    assert matrix.overlaps() == ()
