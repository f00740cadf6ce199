"""Layouts: every key is taken, and what does not say what a cell is, is refused."""

from collections.abc import Mapping
from typing import Any

import pytest

from synopsis.sources.errors import CardError
from synopsis.sources.table.layout import Layout, Measure
from synopsis.sources.table.span import Span
from tests.sources.table_kinds import LONG

WHERE = "the source card example"
WIDE: dict[str, Any] = {"place": "geo", "period": "year", "values": {"a": "alpha", "b": "beta"}}


def test_layout_takes_every_key() -> None:
    layout = Layout.parse(
        {
            "kind": "xlsx",
            "sheet": "Data",
            "header_row": 2,
            "place": "geo",
            "period": {"year": "y", "month": "m"},
            "value": "n",
            "indicator": "code",
            "map": {"a": "alpha"},
            "low": "lo",
            "high": "hi",
            "where": {"sex": ["T"], "age": "all"},
            "dimensions": ["to"],
            "not_covered": [":"],
            "unit": "u",
            "status": "s",
            "note": "a word",
        },
        WHERE,
    )
    assert layout == Layout(
        measures=(Measure("n", "", "lo", "hi"),),
        span=Span(year="y", month="m"),
        kind="xlsx",
        sheet="Data",
        header_row=2,
        place="geo",
        indicator="code",
        names={"a": "alpha"},
        where={"sex": ("T",), "age": ("all",)},
        dimensions=("to",),
        not_covered=(":",),
        unit="u",
        status="s",
        note="a word",
    )
    assert layout.columns == (
        "geo", "code", "u", "s", "y", "m", "n", "lo", "hi", "to", "sex", "age",
    )  # fmt: skip


def test_wide_layout_gives_each_value_its_bounds() -> None:
    layout = Layout.parse(WIDE | {"low": {"a": "lo"}, "high": {"b": "hi"}}, WHERE)
    assert layout.measures == (Measure("a", "alpha", "lo", ""), Measure("b", "beta", "", "hi"))
    assert layout.is_wide


@pytest.mark.parametrize("kind", ["sdmx-csv", "json-stat"])
def test_kinds_with_names_of_their_own_need_not_be_told(kind: str) -> None:
    given = {"kind": kind, "place": "geo", "indicator_is": "x"}
    time = {} if kind == "sdmx-csv" else {"period": "time"}
    layout = Layout.parse(given | time, WHERE)
    assert (
        layout.columns
        == {
            "sdmx-csv": ("geo", "TIME_PERIOD", "OBS_VALUE"),
            "json-stat": ("geo", "time", "value"),
        }[kind]
    )


@pytest.mark.parametrize(
    ("layout", "what"),
    [
        ({}, "the key 'value' cannot be ''"),
        ({"values": {"a": "x"}}, "the key 'period' is missing"),
        (LONG | {"values": {"a": "x"}}, "name either one value column, or `values`"),
        (LONG | {"colour": "red"}, "the key 'colour' is unknown"),
        (LONG | {"kind": "ods"}, "'ods' is no kind of table"),
        (LONG | {"place": 7}, "the key 'place' cannot be '7'"),
        (LONG | {"place": ""}, "name the column of the `place`"),
        (LONG | {"place_is": "ALB"}, "name the column of the `place`"),
        (LONG | {"indicator": "code"}, "name the column of the `indicator`"),
        ({"place": "p", "period": "y", "value": "n"}, "name the column of the `indicator`"),
        (WIDE | {"indicator": "code"}, "name the column of the `indicator`"),
        (WIDE | {"indicator_is": "x"}, "`values` names the indicators already"),
        (WIDE | {"values": {"a": ""}}, "the key 'a' cannot be ''"),
        (WIDE | {"values": {"a": 3}}, "the key 'a' cannot be '3'"),
        (WIDE | {"low": {"c": "lo"}}, "the key 'low' cannot be 'c'"),
        (WIDE | {"low": "lo"}, "a mapping is expected"),
        (LONG | {"low": {"n": "lo"}}, "as there is one value column"),
        (LONG | {"map": {"a": "b"}}, "use `map` for the codes of an `indicator` column only"),
        (LONG | {"sum_over": ["to"], "low": "lo"}, "bounds of parts are not those of their sum"),
        (LONG | {"sum_over": ["to"], "dimensions": ["via"]}, "or keep `dimensions`"),
        (LONG | {"dimensions": ["value"]}, "rename the dimension"),
        (LONG | {"where": {"sex": []}}, "the key 'sex' cannot be '[]'"),
        (LONG | {"where": {"sex": 1}}, "numbers in quotes"),
        (LONG | {"where": {"sex": ["a", 1]}}, "numbers in quotes"),
        (LONG | {"where": "sex"}, "a mapping is expected"),
        (LONG | {"sum_over": "to"}, "write a list of texts"),
        (LONG | {"header_row": 0}, "the key 'header_row' cannot be '0'"),
        (LONG | {"header_row": 1.5}, "the key 'header_row' cannot be '1.5'"),
        (LONG | {"header_row": float("inf")}, "the key 'header_row' cannot be 'inf'"),
        (LONG | {"delimiter": ";;"}, "';;' delimits no cells"),
        (LONG | {"delimiter": '"'}, "delimits no cells"),
        (LONG | {"kind": "csv", "sheet": "Data"}, "the key 'sheet' says nothing of a table"),
        (LONG | {"kind": "parquet", "header_row": 2}, "the key 'header_row' says nothing"),
        (LONG | {"kind": "xlsx", "delimiter": ";"}, "the key 'delimiter' says nothing"),
        (LONG | {"period": {"month": "m"}}, "the key 'period' cannot be"),
        (LONG | {"period": {"date": "d", "as": "week"}}, "the key 'period' cannot be"),
        (LONG | {"period": {"year": 3}}, "the key 'period' cannot be"),
        (LONG | {"period": ""}, "a mapping is expected"),
    ],
)
def test_layout_that_leaves_a_cell_open_is_refused(layout: Mapping[str, Any], what: str) -> None:
    with pytest.raises(CardError) as caught:
        Layout.parse(layout, WHERE)
    assert what in caught.value.sentence
    assert WHERE in caught.value.sentence
