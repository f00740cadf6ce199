from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

EXPORT = sample("acled", "export.csv")


def test_export_maps_the_publishers_words_and_keeps_them(cards: Mapping[str, Card]) -> None:
    reading = read(cards["acled"], "export", EXPORT)
    assert reading.rejects == ()
    told = ("incident", "first", "precision", "kind", "words", "features", "actors", "deaths",
            "source_count")  # fmt: skip
    assert [tuple(row[name] for name in told) for row in reading.rows] == [
        ("SRB1001", "2022-03-12", "day", "protest", "Protests: Peaceful protest", "",
         "protesters", "0", "2"),
        ("KSV1002", "2023-05-29", "day", "riot", "Riots: Violent demonstration",
         "protester_violence", "protesters|security_forces", "0", "1"),
        ("BIH1003", "2021-04-01", "month", "attack_on_civilians",
         "Violence against civilians: Attack", "", "civilians|organised_group", "1", ""),
        ("RUR1004", "2021-04-02", "month", "other",
         "Strategic developments: Looting/property destruction", "", "other", "0", "1"),
    ]  # fmt: skip


def test_export_takes_no_note_and_no_name_of_an_actor(cards: Mapping[str, Card]) -> None:
    rows = read(cards["acled"], "export", EXPORT).rows
    assert not any("nvented" in cell for row in rows for cell in row.values())


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"12 March 2022", b"12 Marzo 2O22", "its first day '12 Marzo 2O22' is not a date"),
        (b"12 March 2022", b"12 Foo 2022", "its first day '2022-00-12' is not a date"),
        (b"Riots,", b"Revels,", "its event_type 'Revels' is not in the codebook"),
        (b"Political militia", b"Choir", "its inter1 'Choir' is not in the codebook"),
        (b"KSV1002", b"SRB1001", ""),
        (b"Kosovo,invented", b",invented", "its place is '', which names nothing"),
        (b"44.80,20.46", b"444.80,20.46", "its lat '444.80' is not on the globe"),
    ],
)
def test_export_rejects_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["acled"], "export", EXPORT.replace(find, replace))
    assert len(reading.rows) + len(reading.rejects) == 4
    assert [lost.reason for lost in reading.rejects] == [reason] * bool(reason)


@pytest.mark.parametrize("name", [b"fatalities", b"timestamp"])
def test_export_refuses_other_columns(cards: Mapping[str, Card], name: bytes) -> None:
    with pytest.raises(UnreadableError, match="missing or unknown"):
        read(cards["acled"], "export", EXPORT.replace(name, b"odd_" + name, 1))


@given(st.integers(0, len(EXPORT)), st.binary(max_size=6))
def test_export_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["acled"], "export", splice(EXPORT, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.binary(max_size=200))
def test_bytes_fail_only_with_a_source_error(cards: Mapping[str, Card], data: bytes) -> None:
    found = attempt(cards["acled"], "export", data)
    assert not isinstance(found, str) or is_sentence(found)
