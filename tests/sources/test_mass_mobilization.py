from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

MASTER = sample("mass_mobilization", "master.csv")
ALL = sample("mass_mobilization", "all.csv")


def test_master_gives_each_protest_an_incident(cards: Mapping[str, Card]) -> None:
    reading = read(cards["mass_mobilization"], "master", MASTER)
    assert reading.rejects == ()
    assert len(reading.rows) == 6
    assert reading.rows[1] == {
        "locator": "row 3",
        "incident": "3412015001",
        "kind": "riot",
        "words": "protest with violence of protesters",
        "first": "2015-01-24",
        "last": "2015-01-25",
        "precision": "day",
        "place": "Kosovo",
        "place_name": "Pristina",
        "place_precision": "settlement",
        "lat": "",
        "lon": "",
        "actors": "protesters|security_forces",
        "features": "protester_violence|response_dispersal|response_violence",
        "size": "3000",
        "deaths": "",
        "deaths_low": "",
        "deaths_high": "",
        "source_count": "",
        "link": "",
        "outside": "",
    }


def test_master_takes_nobodys_identity(cards: Mapping[str, Card]) -> None:
    rows = read(cards["mass_mobilization"], "master", MASTER).rows
    assert not any("invented" in cell for row in rows for cell in row.values())


def test_master_gives_predecessors_to_no_successor(cards: Mapping[str, Card]) -> None:
    rows = read(cards["mass_mobilization"], "master", MASTER).rows
    refused = {row["place"]: row["outside"] for row in rows if row["outside"]}
    assert refused == {
        "Yugoslavia": "Yugoslavia, a predecessor that is given to no successor",
        "Serbia and Montenegro": "Serbia and Montenegro, a predecessor that is given to no "
        "successor",
    }


def test_master_names_a_town_only_where_it_is_one(cards: Mapping[str, Card]) -> None:
    rows = read(cards["mass_mobilization"], "master", MASTER).rows
    named = [(row["place_name"], row["place_precision"]) for row in rows[:3]]
    assert named == [("Tirana", "settlement"), ("Pristina", "settlement"), ("", "economy")]


def test_all_reads_as_the_repackaging_does(cards: Mapping[str, Card]) -> None:
    card = cards["mass_mobilization"]
    first, second = (read(card, *both).rows for both in (("all", ALL), ("master", MASTER)))
    assert list(first[:2]) == list(second[:2])


def test_all_keeps_a_quiet_year_as_a_published_zero(cards: Mapping[str, Card]) -> None:
    row = read(cards["mass_mobilization"], "all", ALL).rows[2]
    said = {name: row[name] for name in ("locator", "indicator", "place", "period", "value")}
    assert said == {
        "locator": "row 4",
        "indicator": "protests_in_quiet_year",
        "place": "Montenegro",
        "period": "2010",
        "value": "0",
    }


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"Kosovo,341", b"Kosovo,347", "its name Kosovo and its number 347 disagree"),
        (b"Montenegro,347", b"Montenegro,348", ""),
        (b"2015-01-25", b"2015-01-23", "it ends before it begins"),
        (b"2015-01-24", b"24 January", "its first day '24 January' is not a date"),
        (b"Europe,1,1,1.0", b"Europe,1,1,some", "its violence 'some' is neither nought nor one"),
        (b"Europe,1,1,1.0", b"Europe,2,1,1.0", "its protest '2' is neither nought nor one"),
        (b"3412015001", b"3392018001", ""),
        (b"3412015001,Kosovo", b"3392018001,Albania", "its name Albania and its number 341"),
        (b"3412015001", b"", "its incident is '', which names nothing"),
    ],
)
def test_master_rejects_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["mass_mobilization"], "master", MASTER.replace(find, replace, 1))
    assert len(reading.rows) + len(reading.rejects) == 6
    reasons = [lost.reason for lost in reading.rejects]
    assert [reason in one for one in reasons] == [True] * bool(reason)


def test_all_rejects_a_response_that_it_does_not_know(cards: Mapping[str, Card]) -> None:
    data = ALL.replace(b"crowd dispersal", b"water cannon")
    reading = read(cards["mass_mobilization"], "all", data)
    assert [lost.reason for lost in reading.rejects] == [
        "its response 'water cannon' is not one of the publisher's"
    ]


@pytest.mark.parametrize(("resource", "data"), [("master", MASTER), ("all", ALL)])
def test_tables_refuse_other_columns(cards: Mapping[str, Card], resource: str, data: bytes) -> None:
    card = cards["mass_mobilization"]
    for odd in (data.replace(b"protesteridentity", b"who"), data.replace(b"region", b"id", 1)):
        with pytest.raises(UnreadableError):
            read(card, resource, odd)


@given(st.sampled_from(["master", "all"]), st.integers(0, len(MASTER)), st.binary(max_size=6))
def test_tables_fail_only_with_a_source_error(
    cards: Mapping[str, Card], resource: str, place: int, piece: bytes
) -> None:
    data = {"master": MASTER, "all": ALL}[resource]
    found = attempt(cards["mass_mobilization"], resource, splice(data, place % len(data), piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.sampled_from(["master", "all", "compiled"]), st.binary(max_size=200))
def test_bytes_fail_only_with_a_source_error(
    cards: Mapping[str, Card], resource: str, data: bytes
) -> None:
    found = attempt(cards["mass_mobilization"], resource, data)
    assert not isinstance(found, str) or is_sentence(found)
