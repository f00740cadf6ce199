from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import CardError, UnreadableError
from synopsis.sources.reading import Row
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice, zipped
from tests.sources.spans import shared_file, spans

TABLE = sample("vdem", "country_year.csv")


def rows_of(card: Card, data: bytes) -> Mapping[tuple[str, str, str], Row]:
    reading = read(card, "country_year", data)
    return {(row["place"], row["period"], row["indicator"]): row for row in reading.rows}


def test_country_year_takes_an_index_with_its_bounds(cards: Mapping[str, Card]) -> None:
    found = rows_of(cards["vdem"], TABLE)
    assert found["ALB", "2001", "v2x_libdem"] == {
        "locator": "row 4, column v2x_libdem",
        "indicator": "v2x_libdem",
        "place": "ALB",
        "place_name": "Albania",
        "period": "2001",
        "value": "0.3",
        "low": "0.25",
        "high": "0.35",
        "unit": "",
        "status": "",
        "note": "",
    }
    assert len(found) == 3 * 5


def test_country_year_begins_with_the_first_year_of_the_layout(cards: Mapping[str, Card]) -> None:
    assert {key[1] for key in rows_of(cards["vdem"], TABLE)} == {"2001"}
    (resource,) = (one for one in cards["vdem"].resources if one.id == "country_year")
    earlier = replace(resource, layout={"first_year": 1900})
    card = replace(cards["vdem"], resources=(earlier,))
    assert {key[1] for key in rows_of(card, TABLE)} == {"1989", "2001"}


def test_country_year_keeps_an_empty_cell_empty(cards: Mapping[str, Card]) -> None:
    found = rows_of(cards["vdem"], TABLE)["XKX", "2001", "v2x_libdem"]
    assert (found["value"], found["low"], found["high"]) == ("", "", "")


def test_country_year_takes_an_index_without_bounds(cards: Mapping[str, Card]) -> None:
    found = rows_of(cards["vdem"], TABLE)["ALB", "2001", "v2x_partipdem"]
    assert (found["value"], found["low"], found["high"]) == ("0.21", "", "")


def test_country_year_is_read_from_the_zip_of_the_publisher(cards: Mapping[str, Card]) -> None:
    archive = zipped({"V-Dem-CY-Core.csv": TABLE, "codebook.pdf": b"%PDF-1.7"})
    assert rows_of(cards["vdem"], archive) == rows_of(cards["vdem"], TABLE)


@pytest.mark.parametrize(
    ("find", "replace_by", "reason"),
    [
        (b"0.3,0.25,0.35,0.05,0.21", b"0.3,0.31,0.35,0.05,0.21", "its bounds 0.31 to 0.35 miss"),
        (b"0.3,0.25,0.35,0.05,0.21", b"x,0.25,0.35,0.05,0.21", "its value 'x' is not a number"),
        (b"0.3,0.25,0.35,0.05,0.21", b",0.25,0.35,0.05,0.21", "'0.25' stands without a value"),
        (b"Kosovo,XKX", b"Kosovo,", "its place is ''"),
        (b"12,2001", b"12,20O1", "'20O1' is not a period"),
        (b"Ruritania,RUR,999,2001", b"Ruritania,ALB,999,2001", "its key stands already at row 4"),
        (b"0.7,0.71,0.72,3", b"0.7,0.71,0.72", "it has 16 cells where the header has 17"),
    ],
)
def test_country_year_rejects_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace_by: bytes, reason: str
) -> None:
    assert find in TABLE
    reading = read(cards["vdem"], "country_year", TABLE.replace(find, replace_by))
    assert reason in reading.rejects[0].reason


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (TABLE.replace(b"v2x_libdem,", b"v2x_other,"), "the column v2x_libdem is missing"),
        (TABLE.replace(b"v2x_libdem_codelow", b"other"), "v2x_libdem_codelow is missing"),
        (TABLE.replace(b"country_text_id", b"who"), "the column country_text_id is missing"),
        (TABLE.replace(b"histname", b"year"), "the column year stands twice"),
        (zipped({"a.csv": TABLE, "b.csv": TABLE}), "not one CSV table"),
        (zipped({"codebook.pdf": b"%PDF-1.7"}), "not one CSV table"),
        (b"", "the column country_text_id is missing"),
        (b"<html><body>moved</body></html>", "HTML page"),
        (TABLE + b'"open', "breaks off"),
        (TABLE + b"\xff\xfe,1\n", "not text in utf-8"),
        (TABLE + b"\n" * 70_000 + b"\xff\xfe,1\n", "no UTF-8 text near line"),
    ],
)
def test_country_year_refuses_in_one_sentence(
    cards: Mapping[str, Card], data: bytes, what: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["vdem"], "country_year", data)
    assert what in caught.value.sentence


@pytest.mark.parametrize("layout", [{}, {"first_year": 1.5}, {"first_year": 1990, "x": 1}])
def test_layout_must_say_the_first_year(
    cards: Mapping[str, Card], layout: Mapping[str, object]
) -> None:
    (resource,) = (one for one in cards["vdem"].resources if one.id == "country_year")
    card = replace(cards["vdem"], resources=(replace(resource, layout=layout),))
    with pytest.raises(CardError, match="the source card vdem"):
        read(card, "country_year", TABLE)


@given(st.integers(0, len(TABLE)), st.binary(max_size=6))
def test_country_year_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["vdem"], "country_year", splice(TABLE, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(cards: Mapping[str, Card], data: bytes) -> None:
    found = attempt(cards["vdem"], "country_year", data)
    assert not isinstance(found, str) or is_sentence(found)


def test_repackaging_covers_every_economy(cards: Mapping[str, Card]) -> None:
    data = shared_file("democracyData/vdem_simple.parquet")
    for series in ("v2x_libdem", "v2x_polyarchy"):
        assert spans(cards["vdem"], "repackaged", data, series) == {
            "ALB": ("1990", "2024"),
            "BIH": ("1992", "2024"),
            "XKX": ("1999", "2024"),
            "MNE": ("1998", "2024"),
            "MKD": ("1991", "2024"),
            "SRB": ("1990", "2024"),
        }


def test_repackaging_has_the_bounds_of_each_value(cards: Mapping[str, Card]) -> None:
    reading = read(cards["vdem"], "repackaged", shared_file("democracyData/vdem_simple.parquet"))
    kosovo = [row for row in reading.rows if row["place"] == "XKX" and row["value"]]
    assert len(kosovo) == 26 * 5
    assert all(float(row["low"]) <= float(row["value"]) <= float(row["high"]) for row in kosovo)
    assert any(float(row["low"]) < float(row["high"]) for row in kosovo)
