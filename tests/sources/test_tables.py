"""Sources by card alone: one table, written in each kind, gives one reading."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.sources import Card, Reading, format_of
from synopsis.sources.card import Resource
from synopsis.sources.errors import CardError
from synopsis.sources.tables.connector import FORMATS
from tests.sources.table_kinds import (
    LONG,
    as_csv,
    as_parquet,
    as_xlsx,
    card_of,
    json_stat,
    lay,
    values,
)

Line = tuple[str, str, str]
HEADER = ("geo", "year", "n")
SDMX: dict[str, Any] = {"kind": "sdmx-csv", "place": "geo", "indicator_is": "people"}
STAT: dict[str, Any] = {
    "kind": "json-stat", "place": "geo", "period": "year", "indicator_is": "people"
}  # fmt: skip

PLACES = st.sampled_from(["ALB", "BIH", "XKX", "MNE", "MKD", "SRB"])
YEARS = st.integers(1990, 2030).map(str)
NUMBERS = (
    st.integers(-(10**9), 10**9).map(str)
    | st.floats(-1e6, 1e6).map(lambda number: repr(number + 0.1))
    | st.just("")
)
LINES = st.dictionaries(st.tuples(PLACES, YEARS), NUMBERS, min_size=1, max_size=8).map(
    lambda cells: [(*key, number) for key, number in cells.items()]
)


def in_every_kind(lines: Sequence[Line]) -> dict[str, Reading]:
    places, years = (sorted({line[at] for line in lines}) for at in (0, 1))
    cells: dict[str, float | None] = {
        str(places.index(place) * len(years) + years.index(year)): float(n) if n else None
        for place, year, n in lines
    }
    stat = json_stat({"geo": places, "year": years}, cells)
    flow = [("DATAFLOW", "geo", "TIME_PERIOD", "OBS_VALUE")]
    columns = [list(column) for column in zip(*lines, strict=True)]
    packed = dict(zip(HEADER, columns, strict=True))
    floats = packed | {"n": [float(n) if n else None for n in packed["n"]]}
    return {
        "csv": lay(as_csv([HEADER, *lines]), LONG),
        "xlsx": lay(as_xlsx([HEADER, *lines]), LONG),
        "texts in parquet": lay(as_parquet(packed), LONG),
        "parquet": lay(as_parquet(floats), LONG),
        "sdmx-csv": lay(as_csv([*flow, *(("flow", *line) for line in lines)]), SDMX),
        "json-stat": lay(stat, STAT),
    }


@settings(max_examples=40)
@given(LINES)
def test_table_gives_the_same_observations_in_every_kind(lines: list[Line]) -> None:
    wanted = sorted((place, year, float(n) if n else None) for place, year, n in lines)
    for kind, reading in in_every_kind(lines).items():
        assert reading.rejects == (), kind
        found = [(place, year, float(n) if n else None) for place, year, n in values(reading)]
        assert sorted(found, key=str) == sorted(wanted, key=str), kind
        assert len({row["locator"] for row in reading.rows}) == len(reading.rows)


@settings(max_examples=40)
@given(LINES)
def test_texts_keep_every_digit(lines: list[Line]) -> None:
    found = in_every_kind(lines)
    for kind in ("csv", "xlsx", "texts in parquet", "sdmx-csv"):
        assert values(found[kind]) == lines, kind


def test_connector_reads_plain_and_compiled_tables() -> None:
    assert set(FORMATS) == {"table", "compiled"}
    assert FORMATS["table"].is_laid_out


def test_format_of_binds_the_layout_of_the_resource() -> None:
    card = card_of(LONG)
    assert not format_of(card, card.resource("one")).is_laid_out
    compiled = Resource("two", "compiled", "text/csv", file="x.csv", layout=LONG)
    with pytest.raises(CardError, match="the format 'compiled' takes no layout"):
        format_of(card, compiled)


def test_layout_of_nonsense_names_its_card() -> None:
    card: Card = card_of(LONG | {"colour": "red"})
    with pytest.raises(CardError, match="unknown in the source card example, key 'layout'"):
        format_of(card, card.resource("one")).parse(b"geo\n", card)
