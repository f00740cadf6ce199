"""SDMX-CSV: one flow of data, its codes without their names, and nothing taken away."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources.errors import UnreadableError
from synopsis.sources.table.sdmx_csv import is_sdmx_csv, read_sdmx_csv
from tests.sources.table_kinds import as_csv, lay, sentence_of, values

LAYOUT: dict[str, Any] = {"kind": "sdmx-csv", "place": "geo", "indicator_is": "x"}
FIRST = b"DATAFLOW,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nE:X(1.0),A,AL,2020,5,b\n"
SECOND = (
    b"STRUCTURE,STRUCTURE_ID,ACTION,geo,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
    b"dataflow,E:X(1.0),I,AL,2020-Q1,1.50,A\ndataflow,E:X(1.0),I,XK,2020-Q1,NaN,M\n"
)


def test_first_version_is_read_with_its_flag() -> None:
    (row,) = lay(FIRST, LAYOUT).rows
    assert (row["place"], row["period"], row["value"], row["status"]) == ("AL", "2020", "5", "b")
    assert row["locator"] == "row 2"


def test_second_version_tells_a_missing_value() -> None:
    reading = lay(SECOND, LAYOUT)
    assert values(reading) == [("AL", "2020-Q1", "1.50"), ("XK", "2020-Q1", "")]
    assert [row["status"] for row in reading.rows] == ["A", "M"]


def test_names_behind_codes_are_left_out() -> None:
    data = (
        b"STRUCTURE;STRUCTURE_ID;geo: Place;TIME_PERIOD: Time;OBS_VALUE: Value\n"
        b"dataflow;E:X(1.0);AL: Albania: all;2020;5\n"
    )
    reading = lay(data, LAYOUT | {"delimiter": ";"})
    assert values(reading) == [("AL", "2020", "5")]
    assert reading.columns == ("STRUCTURE", "STRUCTURE_ID", "geo", "TIME_PERIOD", "OBS_VALUE")


def test_row_that_takes_away_is_rejected() -> None:
    reading = lay(SECOND.replace(b",I,XK", b",D,XK"), LAYOUT)
    assert [(one.locator, one.reason) for one in reading.rejects] == [
        ("row 3", "it takes an observation away")
    ]
    assert len(reading.rows) == 1


def test_several_flows_need_a_choice() -> None:
    data = FIRST + b"E:Y(1.0),A,AL,2020,6,\n"
    assert "several flows of data (E:X(1.0), E:Y(1.0))" in sentence_of(data, LAYOUT)
    chosen = LAYOUT | {"where": {"DATAFLOW": "E:Y(1.0)"}}
    assert values(lay(data, chosen)) == [("AL", "2020", "6")]


def test_kind_is_known_by_the_header() -> None:
    layout = {"place": "geo", "period": "TIME_PERIOD", "value": "OBS_VALUE", "indicator_is": "x"}
    assert lay(SECOND, layout) == lay(SECOND, layout | {"kind": "sdmx-csv"})
    assert is_sdmx_csv('"DATAFLOW","TIME_PERIOD"')
    assert not is_sdmx_csv("geo,TIME_PERIOD,OBS_VALUE")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"geo,TIME_PERIOD,OBS_VALUE\n", "begins with 'geo', not with DATAFLOW or STRUCTURE"),
        (b"DATAFLOW,a: x,a: y\n", "the column 'a' stands twice"),
        (b"", "the table is empty"),
    ],
)
def test_table_of_another_kind_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_sdmx_csv(data, "utf-8")
    assert what in caught.value.sentence


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8))
def test_observations_are_read_as_they_were_written(lines: list[tuple[str, str, str]]) -> None:
    header = ("DATAFLOW", "geo", "TIME_PERIOD", "OBS_VALUE")
    table = read_sdmx_csv(as_csv([header, *(("flow", *line) for line in lines)]), "utf-8")
    assert [tuple(line.values())[1:] for _, line in table.rows] == lines
