from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

MILESTONES = sample("accession_status", "accession_status.csv")


def test_milestones_stand_on_the_scale_of_the_card(cards: Mapping[str, Card]) -> None:
    reading = read(cards["accession_status"], "milestones", MILESTONES)
    assert reading.rejects == ()
    assert [(row["place"], row["period"], row["value"], row["status"]) for row in reading.rows] == [
        ("ALB", "2001-02-03", "1", "applied"),
        ("ALB", "2002-03", "2", "candidate"),
        ("XKX", "2003-04-05", "1", "applied"),
    ]
    assert reading.rows[1]["note"] == "candidate_status; made up"


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b",applied,2001", b",member,2001", "its stage 'member' is not on the scale"),
        (b"2001-02-03", b"2001-02-30", "'2001-02-30' is not a period"),
        (b"ALB,application", b",application", "its place is ''"),
    ],
)
def test_milestones_reject_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    data = MILESTONES.replace(find, replace)
    reading = read(cards["accession_status"], "milestones", data)
    assert (len(reading.rows), len(reading.rejects)) == (2, 1)
    assert reason in reading.rejects[0].reason


def test_milestones_refuse_other_columns(cards: Mapping[str, Card]) -> None:
    with pytest.raises(UnreadableError, match="the columns are"):
        read(cards["accession_status"], "milestones", b"economy,stage\nALB,applied\n")


@given(st.integers(0, len(MILESTONES)), st.binary(max_size=6))
def test_milestones_fail_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["accession_status"], "milestones", splice(MILESTONES, place, piece))
    assert not isinstance(found, str) or is_sentence(found)
