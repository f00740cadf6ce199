import io
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources.card import parse_card
from synopsis.sources.errors import UnreadableError
from tests.sources.snapshots import attempt, is_sentence, read, splice

ROW: Mapping[str, Any] = {
    "series": "corruption_grown", "place_code": "ALB", "period": "2023", "number": 51.5,
    "low": 48.0, "high": 55.0, "wave": "synthetic-2023", "instrument": "Synthetic meter",
    "question": "Has corruption changed?", "answer": "Grown", "base": "", "population": "citizens",
    "n": 1000, "n_effective": 640.2, "df": 88.0, "deff": 1.56, "interval": "logit, 95%",
    "design": "40 strata, 128 sampling units", "is_synthetic": True,
}  # fmt: skip


CARD = parse_card({
    "id": "survey_synthetic_meter",
    "connector": "survey_estimates",
    "origin": {"producer": "SYNTHETIC", "title": "SYNTHETIC", "licence": "none"},
    "grade": "F6",
    "marking": "CLEAR",
    "verified": "never",
    "units": {"corruption_grown": "percent"},
    "resources": [
        {"id": "released", "format": "released", "media": "x/y", "file": "a-*.parquet"}
    ],
})  # fmt: skip


def parquet(*rows: Mapping[str, Any]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), sink)
    return sink.getvalue()


def test_released_row_says_question_wave_base_and_design() -> None:
    (row,) = read(CARD, "released", parquet(ROW)).rows
    assert row == {
        "locator": "row 1 of the table",
        "indicator": "corruption_grown",
        "place": "ALB",
        "period": "2023",
        "value": "51.5",
        "low": "48",
        "high": "55",
        "unit": "",
        "status": "synthetic",
        "note": "SYNTHETIC; wave synthetic-2023; question: Has corruption changed?; answer: Grown; "
        "base: all who were asked, 1000 citizens; effective 640.2, design effect 1.6; "
        "40 strata, 128 sampling units; logit, 95%, 88.0 degrees of freedom",
    }


def test_released_row_without_a_number_stays_without() -> None:
    hidden = {**ROW, "number": None, "low": None, "high": None, "deff": None}
    (first, second) = read(CARD, "released", parquet(ROW, {**hidden, "place_code": "BIH"})).rows
    assert (first["value"], second["value"], second["low"]) == ("51.5", "", "")


def test_released_table_gives_the_rows_of_series_alone() -> None:
    rows = read(CARD, "released", parquet({**ROW, "series": ""}, ROW)).rows
    assert [row["locator"] for row in rows] == ["row 2 of the table"]


def test_released_twins_contradict_each_other() -> None:
    reading = read(CARD, "released", parquet(ROW, {**ROW, "number": 5.0}))
    assert (len(reading.rows), len(reading.rejects)) == (1, 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (parquet({**ROW, "series": ""}), "no row of the table names a series"),
        (parquet({"series": "x"}), "has no column answer, base"),
        (b"PAR1 cut", "cut or damaged"),
    ],
)
def test_released_table_that_is_none_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read(CARD, "released", data)


@given(place=st.integers(0, 4000), piece=st.binary(min_size=1, max_size=8))
def test_released_table_that_is_damaged_is_told_in_a_sentence(place: int, piece: bytes) -> None:
    found = attempt(CARD, "released", splice(parquet(ROW), place, piece))
    assert not isinstance(found, str) or is_sentence(found)
