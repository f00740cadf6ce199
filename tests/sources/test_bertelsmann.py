from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice
from tests.sources.spans import NOT_COVERED, shared_file, spans
from tests.sources.workbooks import Cell, workbook

BOOK = sample("bertelsmann", "scores.xlsx")
CODES = ("Q1.1", "Q1.2", "Q3", "Q3.2", "Q3.3", "Q10", "Q10.1", "Q10.2", "Q13.3", "Q15.3", "Q17.1",
         "Q17.2", "Q17.3")  # fmt: skip
HEADER: list[Cell] = ["Regions:\n1 | East", *[f"  {code} | Made up" for code in CODES]]


def sheet(*rows: list[Cell], name: str = "BTI 2004", header: list[Cell] = HEADER) -> bytes:
    return workbook({name: [header, *rows]})


def test_scores_stand_under_the_last_full_year_judged(cards: Mapping[str, Card]) -> None:
    reading = read(cards["bertelsmann"], "scores", BOOK)
    assert reading.rejects == ()
    assert {(row["edition"], row["period"]) for row in reading.rows} == {
        ("2002", "2000"),
        ("2004", "2002"),
    }
    assert reading.rows[0] == {
        "locator": "sheet BTI 2002, row 2, column Q1.1",
        "indicator": "Q1.1",
        "place": "Albania",
        "edition": "2002",
        "period": "2000",
        "value": "5",
        "unit": "",
        "status": "",
        "note": "",
    }


def test_scores_keep_what_is_not_covered_empty(cards: Mapping[str, Card]) -> None:
    reading = read(cards["bertelsmann"], "scores", BOOK)
    kosovo = {
        row["indicator"]: row["value"]
        for row in reading.rows
        if (row["place"], row["edition"]) == ("Kosovo", "2002")
    }
    assert [code for code, value in kosovo.items() if not value] == ["Q1.1", "Q1.2", "Q3"]


def test_older_method_and_legend_are_left_out(cards: Mapping[str, Card]) -> None:
    reading = read(cards["bertelsmann"], "scores", BOOK)
    assert len(reading.rows) == (3 + 2) * len(cards["bertelsmann"].units)


def test_first_of_two_columns_of_a_code_is_the_score(cards: Mapping[str, Card]) -> None:
    header: list[Cell] = [*HEADER, "Q3 | Rank"]
    data = sheet(["Albania", *[5.5] * 13, "high"], header=header)
    reading = read(cards["bertelsmann"], "scores", data)
    assert {row["value"] for row in reading.rows} == {"5.5"}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["Albania", "high", *[5] * 12]], "its value 'high' is not a number"),
        ([["nan", *[5] * 13]], "its place is 'nan'"),
        ([["Albania", *[5] * 13], ["Albania", *[6] * 13]], "its key stands already at sheet"),
    ],
)
def test_scores_reject_with_a_reason(
    cards: Mapping[str, Card], rows: list[list[Cell]], reason: str
) -> None:
    reading = read(cards["bertelsmann"], "scores", sheet(*rows))
    assert reason in reading.rejects[0].reason


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (sheet(name="Scores"), "no sheet is named like 'BTI 2024'"),
        (sheet(header=HEADER[:-1]), "the column 'Q17.3' of the sheet 'BTI 2004' is missing"),
        (workbook({"BTI 2004": []}), "the sheet 'BTI 2004' is empty"),
        (b"a,b\n", "no sheet is named like"),
        (BOOK[:300], "cut or damaged"),
    ],
)
def test_scores_refuse_in_one_sentence(cards: Mapping[str, Card], data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["bertelsmann"], "scores", data)
    assert what in caught.value.sentence


@given(st.integers(0, len(BOOK)), st.binary(min_size=1, max_size=6))
def test_scores_fail_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["bertelsmann"], "scores", splice(BOOK, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(
    st.lists(
        st.lists(st.sampled_from(["", "x", "5", "Albania", None, 7.5]), min_size=1, max_size=16),
        max_size=4,
    )
)
def test_any_sheet_is_read_or_refused(cards: Mapping[str, Card], rows: list[list[Cell]]) -> None:
    found = attempt(cards["bertelsmann"], "scores", sheet(*rows))
    assert not isinstance(found, str) or is_sentence(found)


@pytest.mark.parametrize("series", ["Q1.2", "Q3", "Q3.2", "Q3.3", "Q10", "Q13.3", "Q17.2", "Q17.3"])
def test_repackaging_covers_what_each_economy_has(cards: Mapping[str, Card], series: str) -> None:
    data = shared_file("democracyData/bti.parquet")
    assert spans(cards["bertelsmann"], "repackaged", data, series) == {
        "ALB": ("2004", "2022"),
        "BIH": ("2004", "2022"),
        "XKX": ("2008", "2022"),
        "MNE": ("2006", "2022"),
        "MKD": ("2004", "2022"),
        "SRB": ("2004", "2022"),
    }


def test_years_before_an_economy_was_judged_are_not_covered(cards: Mapping[str, Card]) -> None:
    reading = read(cards["bertelsmann"], "repackaged", shared_file("democracyData/bti.parquet"))
    early = {
        row["value"]
        for row in reading.rows
        if (row["place"], row["period"]) in {("Kosovo", "2004"), ("Montenegro", "2004")}
    }
    assert early == {""}
    assert spans(
        cards["bertelsmann"], "repackaged", shared_file("democracyData/bti.parquet"), "Q99"
    ) == dict.fromkeys(("ALB", "BIH", "XKX", "MNE", "MKD", "SRB"), NOT_COVERED)
