"""Tables by card alone: wide and long, filtered, renamed, bounded and added up, in any kind."""

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources.table import cells
from tests.sources.table_kinds import LONG, as_csv, as_parquet, json_stat, lay, sentence_of, values

WIDE: dict[str, Any] = {"place": "geo", "period": "year", "values": {"a": "alpha", "b": "beta"}}
SUM = LONG | {"sum_over": ["to"]}
TABLE = b"geo,year,n\nALB,2020,1.50\nXKX,2020,\nXKX,2021,0\n"


def test_long_table_keeps_the_digits_and_tells_empty_from_zero() -> None:
    reading = lay(TABLE, LONG)
    assert reading.rejects == ()
    assert reading.columns == ("geo", "year", "n")
    assert values(reading) == [("ALB", "2020", "1.50"), ("XKX", "2020", ""), ("XKX", "2021", "0")]
    assert reading.rows[0] == {
        "locator": "row 2",
        "indicator": "people",
        "place": "ALB",
        "period": "2020",
        "value": "1.50",
        "unit": "",
        "status": "",
        "note": "",
    }


def test_wide_table_gives_each_value_column_a_row() -> None:
    reading = lay(b"geo,year,a,b,c\nALB,2020,1,2,9\n", WIDE)
    assert [(row["indicator"], row["value"], row["locator"]) for row in reading.rows] == [
        ("alpha", "1", "row 2, column a"),
        ("beta", "2", "row 2, column b"),
    ]


def test_long_codes_are_renamed_and_the_others_left_out() -> None:
    layout = {"place": "geo", "period": "year", "value": "n", "indicator": "code"}
    data = b"geo,year,code,n\nALB,2020,pop,1\nALB,2020,gdp,2\n"
    assert [row["indicator"] for row in lay(data, layout).rows] == ["pop", "gdp"]
    renamed = lay(data, layout | {"map": {"pop": "total_population"}})
    assert [row["indicator"] for row in renamed.rows] == ["total_population"]
    assert renamed.rejects == ()


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ({"sex": "T"}, ["1"]),
        ({"sex": ["F", "M"]}, ["2", "3"]),
        ({"sex": "T", "age": "x"}, []),
        ({"sex": ["T", "F"], "age": "y"}, ["1"]),
        ({"sex": ""}, ["4"]),
    ],
)
def test_where_keeps_rows_by_their_cells(where: Mapping[str, Any], kept: list[str]) -> None:
    lines = ["geo,year,sex,age,n", "ALB,2020,T,y,1", "ALB,2021,F,x,2", "ALB,2022,M,x,3",
             "ALB,2023,,x,4"]  # fmt: skip
    text = "\n".join(lines).encode()
    columns = list(zip(*(line.split(",") for line in lines), strict=True))
    packed = as_parquet({name: list(cells) for name, *cells in columns})
    for data in (text, packed):
        assert [row["value"] for row in lay(data, LONG | {"where": where}).rows] == kept


def test_place_may_be_the_same_throughout() -> None:
    layout = {"place_is": "ALB", "period": "year", "value": "n", "indicator_is": "x"}
    assert values(lay(b"year,n\n2020,1\n", layout)) == [("ALB", "2020", "1")]


def test_bounds_come_with_their_value() -> None:
    layout = WIDE | {"low": {"a": "lo"}, "high": {"a": "hi"}}
    first, second = lay(b"geo,year,a,b,lo,hi\nALB,2020,2,5,1,3\n", layout).rows
    assert (first["low"], first["value"], first["high"]) == ("1", "2", "3")
    assert "low" not in second
    long = lay(b"geo,year,n,lo\nALB,2020,2,1.5\n", LONG | {"low": "lo"})
    assert (long.rows[0]["low"], long.rows[0]["high"]) == ("1.5", "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("ALB,2020,2,3,4", "its interval does not hold its value"),
        ("ALB,2020,2,x,4", "its bound (low) 'x' is not a number"),
        ("ALB,2020,2,1,inf", "its bound (high) 'inf' is not a number"),
        ("ALB,2020,1_0,1,4", "its value '1_0' is not a number"),
        ("ALB,soon,2,1,4", "'soon' is not a period"),
        (",2020,2,1,4", "its place is ''"),
        ("ALB,2020,2,1", "it has 4 cells where the header has 5"),
    ],
)
def test_row_that_does_not_fit_is_rejected_with_its_reason(row: str, reason: str) -> None:
    reading = lay(f"geo,year,n,lo,hi\n{row}\n".encode(), LONG | {"low": "lo", "high": "hi"})
    assert reading.rows == ()
    assert [(one.locator, reason in one.reason) for one in reading.rejects] == [("row 2", True)]


def test_twin_is_rejected_unless_a_dimension_tells_it_apart() -> None:
    data = b"geo,year,to,n\nALB,2020,DEU,1\nALB,2020,ITA,2\n"
    reading = lay(data, LONG)
    assert [one.reason for one in reading.rejects] == ["its key stands already at row 2"]
    apart = lay(data, LONG | {"dimensions": ["to"]})
    assert [(row["to"], row["value"]) for row in apart.rows] == [("DEU", "1"), ("ITA", "2")]


def test_marks_and_units_come_along() -> None:
    layout = LONG | {"status": "flag", "unit": "u", "not_covered": [":", "NA"], "note": "a word"}
    reading = lay(b"geo,year,n,flag,u\nALB,2020,:,c,kg\nALB,2021,NA,,\nALB,2022,5,e,kg\n", layout)
    assert [(row["value"], row["status"], row["unit"]) for row in reading.rows] == [
        ("", "c", "kg"),
        ("", "", ""),
        ("5", "e", "kg"),
    ]
    assert {row["note"] for row in reading.rows} == {"a word"}


def test_sum_names_the_rows_that_it_adds_up() -> None:
    data = (
        b"geo,year,to,sex,n\nALB,2020,DEU,T,0.1\nALB,2020,ITA,T,0.2\nALB,2020,AUT,T,\n"
        b"ALB,2020,AUT,F,7\nXKX,2020,DEU,T,\n"
    )
    reading = lay(data, SUM | {"where": {"sex": "T"}})
    assert reading.rejects == ()
    assert [(row["locator"], row["value"], row["status"]) for row in reading.rows] == [
        ("sum of 3 rows with sex = T; geo = ALB; year = 2020, column n", "0.3", "sum"),
        ("sum of 1 row with sex = T; geo = XKX; year = 2020, column n", "", "sum"),
    ]


def test_sum_of_renamed_codes_names_the_codes() -> None:
    layout = {
        "place": "geo", "period": {"date": "day", "as": "month"}, "value": "n",
        "indicator": "code", "map": {"a": "all", "b": "all"}, "sum_over": ["code", "day"],
    }  # fmt: skip
    data = b"geo,day,code,n\nALB,2020-01-03,a,1\nALB,2020-01-09,b,2\nALB,2020-02-01,a,4\n"
    assert [(row["locator"], row["value"]) for row in lay(data, layout).rows] == [
        ("sum of 2 rows with geo = ALB; month of day = 2020-01; code = a or b, column n", "3"),
        ("sum of 1 row with geo = ALB; month of day = 2020-02; code = a or b, column n", "4"),
    ]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (b"ALB,2020,DEU,1\nALB,2020,DEU,2\n", "row 3 and row 2 differ in nothing"),
        (b"ALB,2020,DEU,1\nALB,2020,ITA,x\n", "at row 3, its value 'x' is not a number"),
        (b"ALB,2020,DEU,1\nALB,2020,ITA\n", "a row that it may sum was rejected (row 3)"),
        (b"ALB,later,DEU,1\n", "'later' is not a period"),
        (b"ALB,2020,DEU,1e300\nALB,2020,ITA,1e-999\n", "its parts cannot be added up exactly"),
    ],
)
def test_sum_that_lacks_a_part_is_withheld(rows: bytes, reason: str) -> None:
    reading = lay(b"geo,year,to,n\n" + rows, SUM)
    assert reading.rows == ()
    assert reason in reading.rejects[-1].reason


def test_sum_of_another_key_is_not_withheld() -> None:
    data = b"geo,year,to,n\nALB,2020,DEU,x\nXKX,2020,DEU,1\n"
    assert values(lay(data, SUM)) == [("XKX", "2020", "1")]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_sum_is_exact(parts: list[float]) -> None:
    lines = [("geo", "year", "to", "n")]
    lines += [("ALB", "2020", str(at), repr(part)) for at, part in enumerate(parts)]
    reading = lay(as_csv(lines), SUM)
    exact = sum((Fraction(Decimal(repr(part))) for part in parts), Fraction(0))
    if reading.rows:
        assert Fraction(Decimal(reading.rows[0]["value"])) == exact
    else:  # more than any float
        assert Fraction(math.nextafter(math.inf, 0)) < abs(exact)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TABLE, "csv"),
        (as_parquet({"geo": ["ALB"], "year": [2020], "n": [1.5]}), "parquet"),
        (json_stat({"geo": ["ALB"], "year": ["2020"]}, [1]), "json-stat"),
    ],
)
def test_kind_is_known_by_the_bytes(data: bytes, kind: str) -> None:
    layout = LONG | ({"value": "value"} if kind == "json-stat" else {})
    assert lay(data, layout) == lay(data, layout | {"kind": kind})
    assert values(lay(data, layout))[0][:2] == ("ALB", "2020")


@pytest.mark.parametrize(
    ("data", "layout", "what"),
    [
        (TABLE, LONG | {"place": "land"}, "the column 'land' is missing from the table"),
        (TABLE, LONG | {"where": {"sex": "T"}}, "the column 'sex' is missing from the table"),
        (TABLE, LONG | {"delimiter": ";"}, "the column 'geo' is missing"),
        (b"", LONG, "the table is empty"),
        (b"PAR1", LONG, "the Parquet file is cut or damaged"),
        (b"PK\x03\x04", LONG, "the zip archive is cut or damaged"),
        (b"{", LONG, "the file is not whole JSON"),
        (TABLE, LONG | {"kind": "json-stat"}, "the file is not whole JSON"),
    ],
)
def test_table_that_is_not_the_card_s_is_refused(
    data: bytes, layout: Mapping[str, Any], what: str
) -> None:
    assert what in sentence_of(data, layout)


def test_header_and_delimiter_are_as_the_card_says() -> None:
    data = b"A title\n\ngeo;year;n\nALB;2020;1\n"
    reading = lay(data, LONG | {"header_row": 3, "delimiter": ";"})
    assert values(reading) == [("ALB", "2020", "1")]
    assert reading.rows[0]["locator"] == "row 4"


def test_row_repeated_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "OBSERVATIONS_MAX", 1_000)
    n = 1_001
    data = as_parquet({"geo": ["ALB"] * n, "year": [2020] * n, "n": [1] * n, "to": range(n)})
    assert "the table gives more than 1,000 values" in sentence_of(data, LONG)
    assert values(lay(data, SUM)) == [("ALB", "2020", str(n))]


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_reading_or_one_sentence(data: bytes) -> None:
    for head in (b"", b"geo,year,n\n", b"PAR1", b"PK\x03\x04", b'{"class": "dataset", '):
        found = sentence_of(head + data, LONG)
        assert "\n" not in found
        assert len(found) < 700
