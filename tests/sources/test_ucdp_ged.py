from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

EVENTS = sample("ucdp_ged", "events.csv")


def test_events_keep_their_bounds_and_their_precision(cards: Mapping[str, Card]) -> None:
    reading = read(cards["ucdp_ged"], "events", EVENTS)
    assert reading.rejects == ()
    told = ("incident", "kind", "precision", "place_precision", "deaths_low", "deaths",
            "deaths_high", "source_count", "actors")  # fmt: skip
    assert [tuple(row[name] for name in told) for row in reading.rows] == [
        ("900001", "armed_clash", "day", "point", "2", "3", "5", "2",
         "organised_group|security_forces"),
        ("900002", "attack_on_civilians", "month", "economy", "0", "1", "1", "",
         "civilians|organised_group"),
        ("900003", "armed_clash", "day", "district", "9", "9", "20", "4",
         "organised_group|security_forces"),
        ("900004", "armed_clash", "day", "settlement", "1", "1", "1", "1", "organised_group"),
    ]  # fmt: skip


def test_events_of_a_joint_name_are_given_to_none_until_it_means_one(
    cards: Mapping[str, Card],
) -> None:
    rows = read(cards["ucdp_ged"], "events", EVENTS).rows
    assert [(row["place"], row["outside"]) for row in rows[2:]] == [
        ("Serbia (Yugoslavia)",
         "Serbia (Yugoslavia), a predecessor that is given to no successor"),
        ("Serbia", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "place"), [("2008-02-17", "Serbia (Yugoslavia)"),
                                            ("2008-02-18", "Serbia")])  # fmt: skip
def test_the_joint_name_turns_on_its_day(cards: Mapping[str, Card], day: str, place: str) -> None:
    rows = read(cards["ucdp_ged"], "events", EVENTS.replace(b"2010-05-01", day.encode())).rows
    assert rows[3]["place"] == place


def test_events_take_no_name_of_a_side(cards: Mapping[str, Card]) -> None:
    rows = read(cards["ucdp_ged"], "events", EVENTS).rows
    assert not any("invented" in cell for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"3,5,2,343", b"3,2,5,343", "the interval of its deaths misses the best figure"),
        (b"900001", b"900002", ""),
        (b"2001-03-14 00:00:00.000,2001", b"14.3.2001,2001", "its first day '14.3.2001' is not"),
        (b"42.01,20.97", b"42.01,", "it has half of its coordinates"),
    ],
)
def test_events_reject_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["ucdp_ged"], "events", EVENTS.replace(find, replace))
    assert len(reading.rows) + len(reading.rejects) == 4
    assert [reason in lost.reason for lost in reading.rejects] == [True] * bool(reason)


@pytest.mark.parametrize("name", [b"deaths_unknown", b"where_prec", b"best"])
def test_events_refuse_columns_that_are_not_in_the_codebook(
    cards: Mapping[str, Card], name: bytes
) -> None:
    with pytest.raises(UnreadableError, match="missing or unknown"):
        read(cards["ucdp_ged"], "events", EVENTS.replace(name, b"odd_" + name, 1))


@given(st.integers(0, len(EVENTS)), st.binary(max_size=6))
def test_events_fail_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["ucdp_ged"], "events", splice(EVENTS, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.binary(max_size=200))
def test_bytes_fail_only_with_a_source_error(cards: Mapping[str, Card], data: bytes) -> None:
    found = attempt(cards["ucdp_ged"], "events", data)
    assert not isinstance(found, str) or is_sentence(found)
