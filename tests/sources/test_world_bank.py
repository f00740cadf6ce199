import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card, bundle, format_of
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice, zipped

ANSWER = sample("world_bank", "answer.json")
BULK = sample("world_bank", "bulk.csv")
API, BULK_ID = "api-SP.POP.TOTL", "bulk-SP.POP.TOTL"
ERROR = (
    b'[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is '
    b'not valid"}]}]'
)


def page(number: int, pages: int, rows: list[Any], total: int, **meta: object) -> bytes:
    """One page of an answer."""
    stated = {"page": number, "pages": pages, "per_page": 2, "total": total, **meta}
    return json.dumps([stated, rows]).encode()


def row(year: int, value: object = 1, **more: object) -> dict[str, object]:
    """One row of an answer."""
    return {
        "indicator": {"id": "SP.POP.TOTL", "value": "Population, total"},
        "country": {"id": "AL", "value": "Albania"},
        "countryiso3code": "ALB",
        "date": str(year),
        "value": value,
        **more,
    }


def test_answer_keeps_null_as_not_covered(cards: Mapping[str, Card]) -> None:
    reading = read(cards["world_bank"], API, ANSWER)
    assert reading.rejects == ()
    assert reading.published == date(2025, 1, 28)
    assert [(item["place"], item["period"], item["value"]) for item in reading.rows] == [
        ("ALB", "2023", "1234567"),
        ("ALB", "2022", "1234500"),
        ("XKX", "2023", ""),
        ("XK", "2022", "765432.5"),
        ("WLD", "2023", "7000000000"),
    ]
    assert reading.rows[3]["locator"] == "/1/3"
    assert reading.rows[3]["status"] == "E"


def test_answer_locators_are_json_pointers(cards: Mapping[str, Card]) -> None:
    found = json.loads(ANSWER)
    for item in read(cards["world_bank"], API, ANSWER).rows:
        _, first, second = item["locator"].split("/")
        value = found[int(first)][int(second)]["value"]
        assert item["value"] == ("" if value is None else str(value))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (ERROR, "the publisher answered with an error"),
        (ANSWER[:-40], "not whole JSON"),
        (b"{}", "not a list that begins with its meta data"),
        (b"[]", "not a list"),
        (b'[{"page":1,"pages":1,"total":3}, null]', "meta data and no rows"),
        (b'[{"page":1,"pages":1,"total":"x"}, []]', "give 'x' as total"),
        (b"[" * 100_000, "not whole JSON"),
        (b'[{"total":0,"total":1},[]]', "stands twice"),
        (b'[{"total":NaN},[]]', "NaN is no number"),
        (b"<!doctype html><html></html>", "HTML page"),
        (page(1, 1, [row(2000)], 2), "hold 1 rows and state 2"),
        (page(1, 1, [row(2000)], 1, lastupdated="soon"), "date of update is 'soon'"),
        (bundle({}), "holds no page"),
        (bundle({"1": page(1, 2, [row(2000)], 2), "2": page(2, 2, [row(2001)], 3)}), "2 and 3"),
    ],
)
def test_answer_refuses_in_one_sentence(cards: Mapping[str, Card], data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["world_bank"], API, data)
    assert what in caught.value.sentence


def test_answer_without_rows_is_empty(cards: Mapping[str, Card]) -> None:
    reading = read(cards["world_bank"], API, b'[{"page":0,"pages":0,"total":0}, null]')
    assert (reading.rows, reading.rejects) == ((), ())


def test_answer_reads_a_bundle_of_pages(cards: Mapping[str, Card]) -> None:
    pages = {"p1": page(1, 2, [row(2000), row(2001)], 3), "p2": page(2, 2, [row(2002)], 3)}
    reading = read(cards["world_bank"], API, bundle(pages))
    assert [item["locator"] for item in reading.rows] == ["p1#/1/0", "p1#/1/1", "p2#/1/0"]


@pytest.mark.parametrize(
    "odd",
    [7, None, {"date": "2000"}, row(2000, footnote="new"), row(2000, value=True), row(2000, [1])],
)
def test_answer_rejects_odd_rows(cards: Mapping[str, Card], odd: object) -> None:
    reading = read(cards["world_bank"], API, page(1, 1, [odd, row(2001)], 2))
    assert len(reading.rows) == 1
    assert (len(reading.rejects), reading.rejects[0].locator) == (1, "/1/0")


def test_next_pages_are_asked_by_number(cards: Mapping[str, Card]) -> None:
    card = cards["world_bank"]
    pages = format_of(card, card.resource(API)).pages
    assert pages is not None
    url = "http://x/v2/country/ALB;SRB/indicator/A?format=json&per_page=2"
    assert pages(page(1, 3, [], 5), url) == tuple(f"{url}&page={number}" for number in (2, 3))
    assert pages(page(1, 1, [], 0), url) == ()
    with pytest.raises(UnreadableError, match="1,000 pages"):
        pages(page(1, 1000, [], 0), url)


@pytest.mark.parametrize("zip_it", [False, True])
def test_bulk_reads_years_in_columns(cards: Mapping[str, Card], zip_it: bool) -> None:  # noqa: FBT001
    name = "API_SP.POP.TOTL_DS2_en_csv_v2_1.csv"
    entries = {name: BULK, f"Metadata_Indicator_{name}": b"x", f"Metadata_Country_{name}": b"y"}
    reading = read(cards["world_bank"], BULK_ID, zipped(entries) if zip_it else BULK)
    assert reading.rejects == ()
    assert reading.published == date(2025, 1, 28)
    prefix = f"{name}: " if zip_it else ""
    found = {item["locator"]: item["value"] for item in reading.rows}
    assert len(found) == 9
    assert found[f"{prefix}row 6, column 2023"] == "1234567"
    assert found[f"{prefix}row 7, column 2021"] == ""
    assert found[f"{prefix}row 7, column 2022"] == "765432.5"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (BULK.replace(b"2022", b"soon"), "'soon' is not a year"),
        (BULK.replace(b"Country Code", b"Code"), "not that of a bulk file"),
        (BULK.replace(b"2025-01-28", b"2025-41-28"), "date of update"),
        (zipped({"other.csv": BULK}), "the zip holds other.csv"),
        (zipped({"API_a.csv": BULK, "API_b.csv": BULK}), "the zip holds"),
        (zipped({"API_a.csv": b"0" * 1_000_000}), "zip bomb"),
        (zipped({"API_a.csv": BULK})[:-9], "cut or damaged"),
        (b"<html></html>", "HTML page"),
    ],
)
def test_bulk_refuses_in_one_sentence(cards: Mapping[str, Card], data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["world_bank"], BULK_ID, data)
    assert what in caught.value.sentence


def test_bulk_loses_no_cell_of_a_short_row(cards: Mapping[str, Card]) -> None:
    data = BULK.replace(b'"1234567",', b'"1234567"')
    reading = read(cards["world_bank"], BULK_ID, data)
    assert len(reading.rows) + len(reading.rejects) == 9
    assert len(reading.rejects) == 3


@given(st.integers(0, len(ANSWER)), st.binary(max_size=4))
def test_answer_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["world_bank"], API, splice(ANSWER, place, piece))
    if isinstance(found, str):
        assert is_sentence(found)
    else:
        assert len(found.rows) + len(found.rejects) == 5


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.lists(JSON, max_size=5))
def test_answer_accounts_for_every_row(cards: Mapping[str, Card], rows: list[Any]) -> None:
    reading = read(cards["world_bank"], API, page(1, 1, rows, len(rows)))
    assert len(reading.rows) + len(reading.rejects) == len(rows)


@given(st.integers(0, len(BULK)), st.binary(max_size=4))
def test_bulk_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["world_bank"], BULK_ID, splice(BULK, place, piece))
    assert not isinstance(found, str) or is_sentence(found)
