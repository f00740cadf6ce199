from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from synopsis.sources.sheets import read_sheets
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice
from tests.sources.spans import shared_file, spans
from tests.sources.workbooks import workbook

SHEET = sample("freedom_house", "all_data.csv")


def book(data: bytes = SHEET) -> bytes:
    """The sample as the workbook that the publisher offers, beside a legend."""
    rows = [cells for _, cells in read_sheets(data)[0].rows]
    return workbook({"Legend": [["made up"]], "FIW13-24": rows})


def test_all_data_stand_under_the_year_that_an_edition_covers(cards: Mapping[str, Card]) -> None:
    reading = read(cards["freedom_house"], "all_data", SHEET)
    assert reading.rejects == ()
    assert {(row["edition"], row["period"]) for row in reading.rows} == {
        ("2024", "2023"),
        ("2014", "2013"),
    }


def test_all_data_give_each_score_a_row(cards: Mapping[str, Card]) -> None:
    reading = read(cards["freedom_house"], "all_data", SHEET)
    found = {row["locator"]: row for row in reading.rows}
    assert found["row 5, column B4"] == {
        "locator": "row 5, column B4",
        "indicator": "B4",
        "place": "Kosovo",
        "edition": "2024",
        "period": "2023",
        "value": "2",
        "unit": "",
        "status": "",
        "note": "",
    }
    assert len(found) == 4 * len(cards["freedom_house"].units)


def test_all_data_tell_ratings_from_scores(cards: Mapping[str, Card]) -> None:
    reading = read(cards["freedom_house"], "all_data", SHEET)
    found = {(row["place"], row["period"], row["indicator"]): row["value"] for row in reading.rows}
    assert found["Kosovo", "2023", "PR rating"] == "4"
    assert found["Kosovo", "2023", "Total"] == "56"


def test_workbook_and_its_sheet_as_csv_say_the_same(cards: Mapping[str, Card]) -> None:
    keys = ("indicator", "place", "period", "value")
    told = [
        [
            tuple(row[key] for key in keys)
            for row in read(cards["freedom_house"], "all_data", data).rows
        ]
        for data in (SHEET, book())
    ]
    assert told[0] == told[1]
    reading = read(cards["freedom_house"], "all_data", book())
    assert reading.rows[0]["locator"].startswith("sheet FIW13-24, row 3, column ")


def test_all_data_keep_what_is_not_covered_empty(cards: Mapping[str, Card]) -> None:
    data = SHEET.replace(b"PF,4,4,9,2,", b"PF,4,4,N/A,-,")
    reading = read(cards["freedom_house"], "all_data", data)
    empty = {row["locator"] for row in reading.rows if not row["value"]}
    assert empty == {"row 5, column A", "row 5, column B4"}


@pytest.mark.parametrize(
    ("find", "replace_by", "reason"),
    [
        (b"c,2024,F,1,1,12", b"c,2024,F,1,1,x", "its value 'x' is not a number"),
        (b"c,2024,F,", b"c,next,F,", "'next' is not a period"),
        (b"Ruritania,", b",", "its place is ''"),
        (b"Ruritania,", b"Kosovo,", "its key stands already at row 5"),
        (b"4,16,16,100", b"4,16,16", "it has 19 cells where the header has 20"),
        (b"4,16,16,100", b"4,16,16,100,1", "it has 21 cells where the header has 20"),
    ],
)
def test_all_data_reject_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace_by: bytes, reason: str
) -> None:
    reading = read(cards["freedom_house"], "all_data", SHEET.replace(find, replace_by))
    assert reason in reading.rejects[0].reason
    assert len(reading.rows) + len(reading.rejects) == 4 * 13


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (SHEET.replace(b"Edition", b"Year"), "0 sheets have the columns"),
        (SHEET.replace(b",F1,", b",H1,"), "the column 'F1' is missing"),
        (
            workbook(
                {"A": [["Country/Territory", "Edition"]]}
                | {"B": [["Edition", "Country/Territory"]]}
            ),
            "2 sheets have the columns",
        ),
        (b"", "0 sheets have the columns"),
    ],
)
def test_all_data_refuse_in_one_sentence(cards: Mapping[str, Card], data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["freedom_house"], "all_data", data)
    assert what in caught.value.sentence


@given(st.integers(0, len(SHEET)), st.binary(max_size=6))
def test_all_data_fail_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["freedom_house"], "all_data", splice(SHEET, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(cards: Mapping[str, Card], data: bytes) -> None:
    found = attempt(cards["freedom_house"], "all_data", data)
    assert not isinstance(found, str) or is_sentence(found)


@pytest.mark.parametrize("series", ["B4", "C2", "F", "Total"])
def test_repackaging_covers_every_economy(cards: Mapping[str, Card], series: str) -> None:
    data = shared_file("democracyData/fh_full.parquet")
    assert spans(cards["freedom_house"], "repackaged_scores", data, series) == dict.fromkeys(
        ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB"), ("2012", "2024")
    )


@pytest.mark.parametrize("series", ["CL rating", "PR rating"])
def test_ratings_of_predecessors_are_not_taken(cards: Mapping[str, Card], series: str) -> None:
    data = shared_file("democracyData/fh.parquet")
    assert spans(cards["freedom_house"], "repackaged_ratings", data, series) == {
        "ALB": ("1972", "2024"),
        "BIH": ("1992", "2024"),
        "XKX": ("1993", "2024"),
        "MNE": ("2006", "2024"),
        "MKD": ("1992", "2024"),
        "SRB": ("2006", "2024"),
    }
