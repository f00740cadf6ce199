from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice

WIDE = sample("frontex_detections", "monthly_detections.csv")


def test_wide_gives_each_cell_a_row(cards: Mapping[str, Card]) -> None:
    reading = read(cards["frontex_detections"], "monthly", WIDE)
    assert reading.rejects == ()
    assert len(reading.rows) == 18
    found = {row["locator"]: row for row in reading.rows}
    assert found["row 2, column JAN2009"] == {
        "locator": "row 2, column JAN2009",
        "indicator": "detections",
        "route": "Western Balkan Route",
        "border_type": "Land",
        "place": "Albania",
        "period": "2009-01",
        "value": "10",
        "unit": "",
        "status": "",
        "note": "",
    }


def test_wide_tells_an_empty_cell_from_a_zero(cards: Mapping[str, Card]) -> None:
    reading = read(cards["frontex_detections"], "monthly", WIDE)
    found = {row["locator"]: row["value"] for row in reading.rows}
    assert found["row 2, column FEB2009"] == ""
    assert found["row 3, column MAR2009"] == "0"


@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        (b",30\n", b",n/a\n", "its value 'n/a' is not a whole number"),
        (b",30\n", b",-3\n", "its value '-3' is not a whole number"),
        (b",30\n", b",3.5\n", "its value '3.5' is not a whole number"),
        (b"Kosovo*,5,6,0", b"NaN,5,,", "its place is 'NaN'"),
        (b"Route,Land,Ruritania", b"Route,,Ruritania", "route or border type is empty"),
        (b"Land,Ruritania,1,2,3", b"Land,Albania,1,2,3", "its key stands already at row 2"),
        (b"Land,Ruritania,1,2,3", b"Land,Ruritania,1,2", "it has 5 cells where"),
    ],
)
def test_wide_rejects_with_a_reason(
    cards: Mapping[str, Card], find: bytes, replace: bytes, reason: str
) -> None:
    reading = read(cards["frontex_detections"], "monthly", WIDE.replace(find, replace))
    assert len(reading.rows) + len(reading.rejects) == 18
    assert reason in reading.rejects[0].reason


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (WIDE.replace(b"NationalityLong", b"Who"), "the column NationalityLong is missing"),
        (WIDE.replace(b"FEB2009", b"FEB09"), "'FEB09' is neither a key nor a month"),
        (WIDE.replace(b"FEB2009", b"JAN2009"), "the column 'JAN2009' stands twice"),
        (b"PK\x03\x04" + WIDE, "workbook (XLSX)"),
        (b"<html><body>moved</body></html>", "HTML page"),
        (WIDE.decode().encode("utf-16-le"), "NUL byte"),
    ],
)
def test_wide_refuses_in_one_sentence(cards: Mapping[str, Card], data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(cards["frontex_detections"], "monthly", data)
    assert what in caught.value.sentence


@given(st.integers(0, len(WIDE)), st.binary(max_size=6))
def test_wide_fails_only_with_a_source_error(
    cards: Mapping[str, Card], place: int, piece: bytes
) -> None:
    found = attempt(cards["frontex_detections"], "monthly", splice(WIDE, place, piece))
    assert not isinstance(found, str) or is_sentence(found)


@given(
    st.lists(st.lists(st.sampled_from(["", "0", "5", "-1", "x", "1e3"]), min_size=2, max_size=4))
)
def test_wide_accounts_for_every_cell(cards: Mapping[str, Card], rows: list[list[str]]) -> None:
    lines = [f"R,Land,N{number},{','.join(cells)}" for number, cells in enumerate(rows)]
    data = "\n".join(["Route,BorderType,NationalityLong,JAN2009,FEB2009,MAR2009", *lines]).encode()
    reading = read(cards["frontex_detections"], "monthly", data)
    assert len(reading.rows) + len(reading.rejects) == 3 * len(rows)
