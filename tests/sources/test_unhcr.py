import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card, bundle, format_of
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice, zipped

ANSWER = sample("unhcr", "population.json")
DECISIONS = sample("unhcr", "decisions.json")
TABLE = sample("unhcr", "population.csv")
BY_ORIGIN, BY_ASYLUM = "population_by_origin", "population_by_asylum"
DOWNLOAD = "population_download_by_origin"
OLD_HEAD = b'Extracted from the database\n\n"Date extracted: 1 May, or so"\n\n'


def page(number: int, pages: object, items: object) -> bytes:
    """One page of an answer."""
    return json.dumps({"page": number, "maxPages": pages, "total": [], "items": items}).encode()


def item(year: object = 2020, origin: str = "ALB", asylum: str = "-", **more: object) -> Any:
    """One item of an answer."""
    return {"year": year, "coo_iso": origin, "coa_iso": asylum, "refugees": 5, **more}


def found(card: Card, resource: str, data: bytes) -> dict[tuple[str, str, str], str]:
    """Values by indicator, place and period; for a download, the sums."""
    rows = read(card, resource, data).rows
    return {(row["indicator"], row["place"], row["period"]): row["value"] for row in rows}


def test_answer_gives_each_number_a_row(cards: Mapping[str, Card]) -> None:
    reading = read(cards["unhcr"], BY_ORIGIN, ANSWER)
    assert reading.rejects == ()
    assert len(reading.rows) == 36
    assert reading.rows[0] == {
        "locator": "/items/0, refugees",
        "indicator": "refugees",
        "place": "ALB",
        "procedure_type": "",
        "app_type": "",
        "dec_level": "",
        "app_pc": "",
        "dec_pc": "",
        "origin": "ALB",
        "asylum": "-",
        "period": "2023",
        "value": "1234",
        "unit": "",
        "status": "",
        "note": "",
    }


def test_answer_tells_nothing_from_nought(cards: Mapping[str, Card]) -> None:
    values = found(cards["unhcr"], BY_ORIGIN, ANSWER)
    assert values["idps", "ALB", "2023"] == "0"
    assert values["oip", "ALB", "2023"] == ""
    assert values["returned_idps", "SRB", "2023"] == ""
    assert values["oip", "SRB", "2022"] == ""


def test_answer_takes_numbers_and_texts_alike(cards: Mapping[str, Card]) -> None:
    values = found(cards["unhcr"], BY_ORIGIN, ANSWER)
    assert values["asylum_seekers", "ALB", "2023"] == "567"


def test_answer_of_places_of_asylum_has_them_as_places(cards: Mapping[str, Card]) -> None:
    data = page(1, 1, [item(origin="-", asylum="SRB")])
    assert found(cards["unhcr"], BY_ASYLUM, data) == {("refugees", "SRB", "2020"): "5"}


def test_answer_keeps_persons_and_cases_apart(cards: Mapping[str, Card]) -> None:
    reading = read(cards["unhcr"], "decisions_by_origin", DECISIONS)
    assert reading.rejects == ()
    totals = [row for row in reading.rows if row["indicator"] == "dec_total"]
    assert [(row["dec_pc"], row["value"]) for row in totals] == [("P", "100"), ("C", "3")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (ANSWER[:-40], "not whole JSON"),
        (b"[]", "no list of items"),
        (b'{"page": 1, "maxPages": 1}', "no list of items"),
        (page(1, "many", []), "gives 'many' as maxPages"),
        (page(1, 2, []), "of 2 pages stated there are 1"),
        (page(2, 1, []), "not each once"),
        (bundle({}), "holds no page"),
        (bundle({"a": page(1, 2, []), "b": page(1, 2, [])}), "not each once"),
        (bundle({"a": page(1, 2, []), "b": page(2, 3, [])}), "not each once"),
        (b'{"page": 1, "page": 2}', "stands twice"),
        (b'{"items": [NaN]}', "NaN is no number"),
        (b"[" * 100_000, "not whole JSON"),
        (b"<!doctype html><html></html>", "HTML page"),
    ],
)
def test_answer_refuses_in_one_sentence(cards: Mapping[str, Card], data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["unhcr"], BY_ORIGIN, data)
    assert what in caught.value.sentence


def test_answer_reads_a_bundle_of_pages(cards: Mapping[str, Card]) -> None:
    pages = {"p1": page(1, 2, [item(2020)]), "p2": page(2, 2, [item(2021)])}
    reading = read(cards["unhcr"], BY_ORIGIN, bundle(pages))
    assert [row["locator"] for row in reading.rows] == [
        "p1#/items/0, refugees",
        "p2#/items/0, refugees",
    ]


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        (7, "is not an item"),
        (None, "is not an item"),
        ({"year": 2020, "refugees": 5}, "is not an item"),
        (item(footnote="new"), "the key 'footnote' is unknown"),
        (item(refugees=[1]), "its refugees is neither a text nor a number"),
        (item(refugees=True), "its refugees is neither a text nor a number"),
        (item(refugees=-3), "its value '-3' is not a number of people"),
        (item(refugees=3.5), "its value '3.5' is not a number of people"),
        (item(refugees="*"), "its value '*' is not a number of people"),
        (item(origin=""), "its origin or place of asylum is empty"),
        (item(year="soon"), "'soon' is not a period"),
        (item(year=None), "'' is not a period"),
        (item(2021), "its key stands already"),
    ],
)
def test_answer_rejects_with_a_reason(cards: Mapping[str, Card], odd: object, reason: str) -> None:
    reading = read(cards["unhcr"], BY_ORIGIN, page(1, 1, [item(2021), odd]))
    assert len(reading.rows) == 1
    assert [reason in lost.reason for lost in reading.rejects] == [True]


def test_next_pages_are_asked_by_number(cards: Mapping[str, Card]) -> None:
    card = cards["unhcr"]
    pages = format_of(card, card.resource(BY_ORIGIN)).pages
    assert pages is not None
    url = "http://x/population/v1/population/?limit=1000&coo_all=true"
    assert pages(page(1, 3, []), url) == tuple(f"{url}&page={number}" for number in (2, 3))
    assert pages(page(1, 0, []), url) == ()
    with pytest.raises(UnreadableError, match="1,000 pages"):
        pages(page(1, 1000, []), url)


def small(card: Card) -> Card:
    """The card for tables as short as the sample, which its own layout takes for filtered."""
    parts = [
        replace(one, layout={key: one.layout[key] for key in one.layout if key != "least_parts"})
        for one in card.resources
    ]
    return replace(card, resources=tuple(parts))


def test_download_that_was_filtered_is_refused(cards: Mapping[str, Card]) -> None:
    with pytest.raises(UnreadableError, match="no sum has more than 2 rows where 20 are expected"):
        read(cards["unhcr"], DOWNLOAD, TABLE)


@pytest.mark.parametrize("head", [b"", OLD_HEAD])
@pytest.mark.parametrize("zip_it", [False, True])
def test_download_is_summed_by_origin_and_by_asylum(
    cards: Mapping[str, Card],
    zip_it: bool,  # noqa: FBT001
    head: bytes,
) -> None:
    data = head + TABLE
    data = zipped({"population.csv": data, "footnotes.csv": b"x"}) if zip_it else data
    origin = found(small(cards["unhcr"]), DOWNLOAD, data)
    assert origin["refugees_by_origin", "ALB", "2022"] == "35"
    assert origin["internally_displaced", "SRB", "2022"] == "200"
    assert origin["refugees_by_origin", "UNK", "2022"] == "3"
    asylum = found(small(cards["unhcr"]), "population_download_by_asylum", data)
    assert asylum["refugees_hosted", "ALB", "2022"] == "13"
    assert asylum["refugees_hosted", "SRB", "2022"] == "5"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (TABLE.replace(b"Year", b"When", 1), "begins with the heading Year"),
        (
            TABLE.replace(b"Country of origin (ISO)", b"Code"),
            "of origin (ISO)' is missing",
        ),
        (TABLE.replace(b"Asylum-seekers", b"Seekers"), "'Asylum-seekers' is missing"),
        (zipped({"a.csv": TABLE, "b.csv": TABLE}), "the zip holds a.csv, b.csv"),
        (zipped({"footnotes.csv": TABLE}), "the zip holds footnotes.csv"),
        (zipped({"population.csv": TABLE})[:-9], "cut or damaged"),
        (zipped({"population.csv": b"0" * 1_000_000}), "zip bomb"),
        (b"<html></html>", "HTML page"),
        (b"", "begins with the heading Year"),
    ],
)
def test_download_refuses_in_one_sentence(
    cards: Mapping[str, Card], data: bytes, what: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["unhcr"], DOWNLOAD, data)
    assert what in caught.value.sentence


def test_download_withholds_sums_that_may_lack_a_row(cards: Mapping[str, Card]) -> None:
    cut = TABLE.replace(b"2022,Albania,ALB,Italy,", b"2022,", 1)
    reading = read(small(cards["unhcr"]), DOWNLOAD, cut)
    assert reading.rows == ()
    assert all("rejected" in lost.reason for lost in reading.rejects[1:])


@given(st.integers(0, len(ANSWER)), st.binary(max_size=4))
def test_answer_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    read_as = attempt(cards["unhcr"], BY_ORIGIN, splice(ANSWER, place, piece))
    assert not isinstance(read_as, str) or is_sentence(read_as)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
ITEMS = st.fixed_dictionaries({"year": JSON, "coo_iso": JSON, "coa_iso": JSON, "idps": JSON})


@given(st.lists(JSON | ITEMS, max_size=5))
def test_answer_accounts_for_every_item(cards: Mapping[str, Card], items: list[Any]) -> None:
    reading = read(cards["unhcr"], BY_ORIGIN, page(1, 1, items))
    assert len(reading.rows) + len(reading.rejects) == len(items)


@given(st.integers(0, len(TABLE)), st.binary(max_size=6))
def test_download_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    read_as = attempt(cards["unhcr"], DOWNLOAD, splice(TABLE, place, piece))
    assert not isinstance(read_as, str) or is_sentence(read_as)
