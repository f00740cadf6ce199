from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample

HEADER = b"place,period,indicator,value\n"


def test_compiled_keeps_the_digits_as_published(cards: Mapping[str, Card]) -> None:
    reading = read(cards["un_population"], "compiled", sample("un_population", "un_population.csv"))
    assert reading.rejects == ()
    assert [(row["place"], row["period"], row["value"]) for row in reading.rows] == [
        ("ALB", "2022", "1234500"),
        ("ALB", "2023", "1234567"),
        ("XKX", "2023", ""),
    ]
    assert reading.rows[1]["locator"] == "row 3"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"NaN,2023,x,1", "its place is 'NaN'"),
        (b",2023,x,1", "its place is ''"),
        (b"ALB,2023,nan,1", "its indicator is 'nan'"),
        (b"ALB,NaN,x,1", "'NaN' is not a period"),
        (b"ALB,9999,x,1", "'9999' is not a period"),
        (b"ALB,2023-13,x,1", "'2023-13' is not a period"),
        (b"ALB,2023,x,NaN", "its value 'NaN' is not a number"),
        (b"ALB,2023,x,inf", "its value 'inf' is not a number"),
        (b"ALB,2023,x,1_000", "its value '1_000' is not a number"),
        (b"ALB,2023,x,\xd9\xa1", "is not a number"),
        (b'ALB,2023,x,"1,5"', "its value '1,5' is not a number"),
        (b"ALB,2023,x,1,2", "it has 5 cells"),
    ],
)
def test_compiled_rejects_with_a_reason(cards: Mapping[str, Card], row: bytes, reason: str) -> None:
    reading = read(cards["un_population"], "compiled", HEADER + row + b"\nALB,2022,x,1\n")
    assert len(reading.rows) == 1
    (rejected,) = reading.rejects
    assert reason in rejected.reason
    assert rejected.locator == "row 2"


def test_compiled_rejects_the_twin_of_a_key(cards: Mapping[str, Card]) -> None:
    data = HEADER + b"ALB,2023,x,1\nALB,2023,x,2\n"
    reading = read(cards["un_population"], "compiled", data)
    assert [row["value"] for row in reading.rows] == ["1"]
    assert reading.rejects[0].reason == "its key stands already at row 2"


BOUNDED = b"place,period,indicator,value,low,high\n"


def test_compiled_takes_the_bounds_of_a_value(cards: Mapping[str, Card]) -> None:
    data = BOUNDED + b"ALB,2022,x,0.40,0.37,0.431\nALB,2023,x,0.5,,\nXKX,2023,x,,,\n"
    reading = read(cards["un_population"], "compiled", data)
    assert reading.rejects == ()
    assert [(row["low"], row["high"]) for row in reading.rows] == [
        ("0.37", "0.431"),
        ("", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"ALB,2023,x,0.4,low,0.5", "its bound 'low' is not a number"),
        (b"ALB,2023,x,0.4,0.3,inf", "its bound 'inf' is not a number"),
        (b"ALB,2023,x,,0.3,", "its bound '0.3' stands without a value"),
        (b"ALB,2023,x,0.4,0.41,0.5", "its bounds 0.41 to 0.5 miss 0.4"),
        (b"ALB,2023,x,0.4,,0.39", "its bounds open to 0.39 miss 0.4"),
    ],
)
def test_compiled_rejects_bounds_that_are_none(
    cards: Mapping[str, Card], row: bytes, reason: str
) -> None:
    reading = read(cards["un_population"], "compiled", BOUNDED + row + b"\nALB,2022,x,1,0,2\n")
    assert len(reading.rows) == 1
    assert [lost.reason for lost in reading.rejects] == [reason]


@pytest.mark.parametrize(
    "header", [b"place,period,value", b"place,economy,period,indicator,value", b"a,b", b"x"]
)
def test_compiled_refuses_other_columns(cards: Mapping[str, Card], header: bytes) -> None:
    with pytest.raises(UnreadableError, match="cannot have the columns"):
        read(cards["un_population"], "compiled", header + b"\n")


@given(
    st.binary(max_size=300)
    | st.text(alphabet='ALB,"\n\r0123-nax\x00', max_size=200).map(str.encode)
)
def test_compiled_fails_only_with_a_source_error(cards: Mapping[str, Card], data: bytes) -> None:
    found = attempt(cards["un_population"], "compiled", HEADER + data)
    if isinstance(found, str):
        assert is_sentence(found)
    else:
        assert len({row["locator"] for row in found.rows}) == len(found.rows)


@given(st.lists(st.tuples(*[st.text(alphabet="ALBX2013-n.", max_size=5)] * 4), max_size=12))
def test_compiled_accounts_for_every_row(
    cards: Mapping[str, Card], rows: list[tuple[str, ...]]
) -> None:
    data = HEADER + "".join(f"{','.join(row)}\n" for row in rows).encode()
    reading = read(cards["un_population"], "compiled", data)
    assert len(reading.rows) + len(reading.rejects) == len(rows)
