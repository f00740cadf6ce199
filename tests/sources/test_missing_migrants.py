import io
from collections.abc import Mapping
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

PUBLISHED = sample("missing_migrants", "published.csv")
ROW = {
    "t": datetime(2021, 6, 14),  # noqa: DTZ001  # the re-packaging has days without a zone
    "m": 18779.0,
    "type": "Incident",
    "route": "Undefined",
    "geo": "BIH",
    "dead": 2.0,
    "cause": "Drowning",
    "surv": None,
    "nat": "UNK",
    "location": "invented",
    "lon": 15.8,
    "lat": 45.18,
}


def packed(*rows: Mapping[str, object]) -> bytes:
    """A table as the re-packaging has it; its values are made up."""
    into = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), into)
    return into.getvalue()


PACKED = packed(ROW, ROW, {**ROW, "geo": "USA", "type": "Split Incident"})


def test_published_gives_each_row_an_incident(cards: Mapping[str, Card]) -> None:
    reading = read(cards["missing_migrants"], "published", PUBLISHED)
    assert reading.rejects == ()
    told = ("incident", "first", "place", "lat", "lon", "deaths_low", "deaths", "deaths_high")
    assert [tuple(row[name] for name in told) for row in reading.rows] == [
        ("2021.MMP0001", "2021-06-14", "Bosnia and Herzegovina", "45.18", "15.80", "1", "1", ""),
        ("2021.MMP0002", "2021-06-15", "North Macedonia", "41.14", "22.50", "2", "5", ""),
        # The dead were not counted: nought is their lower bound, not their number.
        ("2021.MMP0003", "2021-06-16", "Serbia", "45.20", "19.80", "0", "4", ""),
        ("2021.MMP0004", "2021-06-17", "Ruritania", "", "", "1250", "1250", ""),
    ]


def test_published_takes_no_place_in_words(cards: Mapping[str, Card]) -> None:
    rows = read(cards["missing_migrants"], "published", PUBLISHED).rows
    assert not any("invented" in cell for row in rows for cell in row.values())


def test_published_reads_columns_in_any_order_and_case(cards: Mapping[str, Card]) -> None:
    lines = [line.split(",") for line in PUBLISHED.decode().splitlines()[:1]]
    turned = ",".join(lines[0]).replace("Incident Type", "Incident type")
    data = PUBLISHED.replace(",".join(lines[0]).encode(), turned.encode())
    assert len(read(cards["missing_migrants"], "published", data).rows) == 4


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b"Mon, 06/14/2021", b"14/06/2021", "its first day '2021-14-06' is not a date"),
        (b'"45.18, 15.80"', b'"95.18, 15.80"', "its lat '95.18' is not on the globe"),
        (b'"45.18, 15.80"', b"45.18", "it has half of its coordinates"),
        (b",2,3,5,", b",2,3,x,", "its deaths 'x' is not a whole number"),
        (b",2,3,5,", b",9,3,5,", "the interval of its deaths misses the best figure"),
        (b",2,3,5,", b",,3,,", ""),
        (b"Split Incident", b"Rumour", "its type 'Rumour' is not one of the publisher's"),
    ],
)
def test_published_rejects_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["missing_migrants"], "published", PUBLISHED.replace(find, replace))
    assert len(reading.rows) + len(reading.rejects) == 4
    assert [lost.reason for lost in reading.rejects] == [reason] * bool(reason)


@pytest.mark.parametrize(
    ("find", "replace"), [(b"Coordinates", b"Where"), (b"Main ID", b"Names of the dead")]
)
def test_published_refuses_other_columns(
    cards: Mapping[str, Card], find: bytes, replace: bytes
) -> None:
    with pytest.raises(UnreadableError, match="missing or unknown"):
        read(cards["missing_migrants"], "published", PUBLISHED.replace(find, replace))


def test_packed_rows_have_ids_made_of_what_they_say(cards: Mapping[str, Card]) -> None:
    rows = read(cards["missing_migrants"], "packed", PACKED).rows
    first, second, third = (row["incident"] for row in rows)
    assert second == f"{first}-2"
    assert third != first
    assert read(cards["missing_migrants"], "packed", packed(ROW)).rows[0]["incident"] == first


def test_packed_keeps_day_point_and_deaths(cards: Mapping[str, Card]) -> None:
    row = read(cards["missing_migrants"], "packed", PACKED).rows[0]
    told = ("locator", "first", "place", "lat", "lon", "deaths", "deaths_low", "words")
    assert [row[name] for name in told] == [
        "row 1 of the table", "2021-06-14", "BIH", "45.18", "15.8", "2", "", "Drowning",
    ]  # fmt: skip


def test_packed_refuses_other_columns(cards: Mapping[str, Card]) -> None:
    with pytest.raises(UnreadableError, match="rescued are missing or unknown"):
        read(cards["missing_migrants"], "packed", packed({**ROW, "rescued": 1}))


@given(st.sampled_from(["published", "packed"]), st.integers(0, len(PACKED)), st.binary(max_size=6))
def test_tables_fail_only_with_a_source_error(
    cards: Mapping[str, Card], resource: str, place: int, piece: bytes
) -> None:
    data = {"published": PUBLISHED, "packed": PACKED}[resource]
    found = attempt(cards["missing_migrants"], resource, splice(data, place % len(data), piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.sampled_from(["published", "packed", "compiled"]), st.binary(max_size=200))
def test_bytes_fail_only_with_a_source_error(
    cards: Mapping[str, Card], resource: str, data: bytes
) -> None:
    found = attempt(cards["missing_migrants"], resource, data)
    assert not isinstance(found, str) or is_sentence(found)
