from collections.abc import Mapping
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

CASES = sample("euvsdisinfo", "cases.csv")


def known(address: str) -> str:
    """By what a case is known: its address may name persons."""
    return sha256(address.encode()).hexdigest()[:16]


def test_cases_are_an_incident_for_each_place_they_name(cards: Mapping[str, Card]) -> None:
    reading = read(cards["euvsdisinfo"], "cases", CASES)
    named = [
        (row["locator"], row["incident"], row["place"], row["first"])
        for row in reading.rows
        if "incident" in row
    ]
    assert named == [
        ("row 2, place Kosovo*", known("https://example.org/report/one/"), "Kosovo", "2019-03-01"),
        ("row 2, place Serbia", known("https://example.org/report/one/"), "Serbia", "2019-03-01"),
        ("row 3, place Serbia", known("https://example.org/report/two/"), "Serbia", "2019-03-20"),
        ("row 4, place Ruritania", known("https://example.org/report/three/"), "Ruritania",
         "2019-04-02"),
        ("row 4, place Yugoslavia", known("https://example.org/report/three/"), "Yugoslavia",
         "2019-04-02"),
    ]  # fmt: skip


def test_counts_carry_their_denominator(cards: Mapping[str, Card]) -> None:
    rows = read(cards["euvsdisinfo"], "cases", CASES).rows
    counts = {
        (row["indicator"], row["period"]): row["value"]
        for row in rows
        if "incident" not in row and row["place"] == "Serbia"
    }
    assert counts == {
        ("cases_naming", "2019-03"): "2",
        ("all_cases", "2019-03"): "2",
        ("cases_naming", "2019-04"): "0",
        # A case that names no place is one of all.
        ("all_cases", "2019-04"): "2",
    }


def test_cases_take_no_title_and_no_outlet(cards: Mapping[str, Card]) -> None:
    rows = read(cards["euvsdisinfo"], "cases", CASES).rows
    assert not any("nvented" in cell for row in rows for cell in row.values())


def test_yugoslavia_is_given_to_no_successor(cards: Mapping[str, Card]) -> None:
    rows = read(cards["euvsdisinfo"], "cases", CASES).rows
    refused = {row["place"] for row in rows if row["outside"]}
    assert refused == {"Yugoslavia"}


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"2019-03-20", b"2019-03-32", "its first day '2019-03-32' is not a date"),
        (b"https://example.org/report/two/", b"two", "its id is not an address"),
        (b"report/two/", b"report/one/", "its key stands already at row 2"),
    ],
)
def test_cases_reject_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["euvsdisinfo"], "cases", CASES.replace(find, replace))
    assert [lost.reason for lost in reading.rejects] == [reason]
    assert "row 3, place Serbia" not in {row["locator"] for row in reading.rows}


def test_cases_refuse_other_columns(cards: Mapping[str, Card]) -> None:
    with pytest.raises(UnreadableError, match="countries"):
        read(cards["euvsdisinfo"], "cases", CASES.replace(b"countries", b"places"))


@given(st.integers(0, len(CASES)), st.binary(max_size=6))
def test_cases_fail_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["euvsdisinfo"], "cases", splice(CASES, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.binary(max_size=200))
def test_bytes_fail_only_with_a_source_error(cards: Mapping[str, Card], data: bytes) -> None:
    found = attempt(cards["euvsdisinfo"], "cases", data)
    assert not isinstance(found, str) or is_sentence(found)
