"""Microdata in every format: the same respondents, labels in every script, nothing by chance."""

# ruff: noqa: RUF001  the letters of the region's scripts look alike

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synopsis.sources import microdata
from synopsis.sources.errors import UnreadableError
from synopsis.sources.microdata import package
from synopsis.sources.microdata.microdata import AnswerSet, Microdata
from synopsis.sources.microdata.read import kind_of
from tests.evidence.waves.surveys import LABELS, VALUE_LABELS, frame, with_set, write_wave

CASES = Path(__file__).with_name("data")
NUMBERS = pd.DataFrame({"q1": [1.0, 2.0, np.nan, 98.0], "wgt": [0.5, 1.25, 1.0, 2.0]})
WRITERS: dict[str, Callable[[Path], object]] = {
    "sav": lambda path: pyreadstat.write_sav(NUMBERS, path),
    "row-compressed sav": lambda path: pyreadstat.write_sav(NUMBERS, path, row_compress=True),
    "zsav": lambda path: pyreadstat.write_sav(NUMBERS, path, compress=True),
    "por": lambda path: pyreadstat.write_por(NUMBERS.rename(columns=str.upper), path),
    "dta": lambda path: pyreadstat.write_dta(NUMBERS, path),
    "old dta": lambda path: pyreadstat.write_dta(NUMBERS, path, version=8),
    "xpt": lambda path: pyreadstat.write_xport(NUMBERS, path),
    "csv": lambda path: path.write_text("q1,wgt\n1,0.5\n2,1.25\n,1\n98,2\n", "utf-8"),
    "semicolons": lambda path: path.write_text("q1;wgt\n1;0,5\n2;1,25\n;1\n98;2\n", "utf-8"),
    "parquet": lambda path: pq.write_table(pa.Table.from_pandas(NUMBERS), path),
}


def written(folder: Path, name: str) -> Path:
    """A file whose name says nothing of its kind."""
    path = folder / "respondents"
    WRITERS[name](path.with_suffix(".zsav" if name == "zsav" else ".x"))
    return path.with_suffix(".zsav" if name == "zsav" else ".x")


@pytest.mark.parametrize("name", WRITERS)
def test_microdata_are_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    found = microdata.read_microdata(written(tmp_path, name))
    columns = {key.lower(): column for key, column in found.columns.items()}
    assert list(columns) == ["q1", "wgt"]
    np.testing.assert_array_equal(columns["q1"], NUMBERS["q1"])
    np.testing.assert_array_equal(columns["wgt"], NUMBERS["wgt"])


def test_labels_survive_in_every_script(tmp_path: Path) -> None:
    found = microdata.read_microdata(write_wave(tmp_path / "wave.sav"))
    assert found.labels == LABELS
    assert {name: dict(found.value_labels[name]) for name in VALUE_LABELS} == VALUE_LABELS
    assert (found.encoding, found.title) == ("UTF-8", "SYNTHETIC")
    assert set(found.columns["comment"].tolist()) == {"", "шта", "çfarë"}
    np.testing.assert_array_equal(found.columns["Q1"], frame()["Q1"])


def test_missing_codes_stay_apart(tmp_path: Path) -> None:
    table = pd.DataFrame({"a": [1.0, 7.0, 98.0, np.nan], "b": [1.0, 2.0, 3.0, 4.0]})
    missing: dict[str, list[object]] = {"a": [98, {"lo": 5, "hi": 9}]}
    pyreadstat.write_sav(table, tmp_path / "x.sav", missing_ranges=missing)  # type: ignore[arg-type]
    found = microdata.read_microdata(tmp_path / "x.sav")
    np.testing.assert_array_equal(found.columns["a"], [1, 7, 98, np.nan])
    assert [found.declares_missing("a", code) for code in (1.0, 5.0, 9.0, 9.5, 98.0, "98")] == [
        False, True, True, False, True, False,
    ]  # fmt: skip
    assert not found.declares_missing("b", 1.0)


def test_marked_blanks_of_stata_stay_apart(tmp_path: Path) -> None:
    table = pd.DataFrame({"q": [1, 2, "a", "z"]})
    labels: dict[str, Any] = {"q": {1: "Po", "a": "Не знам"}}
    pyreadstat.write_dta(
        table, tmp_path / "x.dta", missing_user_values={"q": ["a", "z"]},
        variable_value_labels=labels,
    )  # fmt: skip
    found = microdata.read_microdata(tmp_path / "x.dta")
    assert [microdata.write_code(code) for code in found.columns["q"]] == ["1", "2", ".a", ".z"]
    assert found.value_labels["q"] == {1.0: "Po", microdata.read_code(".a"): "Не знам"}
    assert found.declares_missing("q", microdata.read_code(".z"))


@pytest.mark.parametrize("text", ["1", "-9", "98", "2.5", ".", ".a", ".m", ".z", "._"])
def test_code_is_written_as_it_is_read(text: str) -> None:
    assert microdata.write_code(microdata.read_code(text)) == text


@pytest.mark.parametrize(
    ("code", "text"), [(float("inf"), "inf"), (1.7e308, "1.7e+308"), (1e20, "1e+20"), (7.0, "7")]
)
def test_number_that_is_no_mark_is_written_as_a_number(code: float, text: str) -> None:
    assert microdata.write_code(code) == text


@pytest.mark.parametrize("text", ["", "a", ".aa", "nan", "inf", "1,5", "..", ".é"])
def test_text_that_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        microdata.read_code(text)


def test_sets_of_answers_are_read(tmp_path: Path) -> None:
    path = with_set(
        write_wave(tmp_path / "x.sav"),
        "$Q2=D1 1 7 Worries Q2_CRIME Q2_JOBS\n$Q3=C 4 Both Q2_CRIME Q2_JOBS\n",
    )
    columns = ("Q2_crime", "Q2_jobs")
    assert microdata.read_microdata(path).sets == (
        AnswerSet("Q2", "Worries", columns, 1.0),
        AnswerSet("Q3", "Both", columns),
    )


def test_texts_and_numbers_of_a_table_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('﻿a,b,c\n1,x,\n2.5," y, z ",\n,,\n', "utf-8")
    found = microdata.read_microdata(path)
    np.testing.assert_array_equal(found.columns["a"], [1, 2.5, np.nan])
    assert found.columns["b"].tolist() == ["x", "y, z", ""]
    assert np.isnan(found.columns["c"]).all()


def test_parquet_kinds_become_numbers_or_texts(tmp_path: Path) -> None:
    table = pa.table({
        "whole": pa.array([1, None], pa.int8()), "flag": [True, False],
        "words": pa.array(["ë", "ш"]).dictionary_encode(), "none": pa.nulls(2),
        "day": pa.array([0, 1], pa.date32()),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "x")
    found = microdata.read_microdata(tmp_path / "x").columns
    np.testing.assert_array_equal(found["whole"], [1, np.nan])
    assert found["flag"].tolist() == [1, 0]
    assert found["words"].tolist() == ["ë", "ш"]
    assert found["day"].tolist() == ["1970-01-01", "1970-01-02"]
    assert np.isnan(found["none"]).all()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "CSV"),
        (b"a,b\n", "no respondents"),
        (b"a,a\n1,2\n", "stands twice"),
        (b"a,b\n1,2\n1,2,3\n", "Expected 2 columns"),
        (b"<html><body>gone</body></html>", "HTML page"),
        (b"PK\x03\x04" + bytes(80), "save the sheet as CSV"),
        (b"\x89PNG\r\n\x1a\n" + bytes(80), "not text"),
        (b"PAR1" + bytes(80), "Parquet"),
        (b"$FL2" + bytes(400), "SPSS"),
        (b"<stata_dta>" + bytes(400), "Stata"),
        (b"a\n\xff\xfe\n", "not text"),
    ],
)
def test_file_that_is_none_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as caught:
        microdata.read_microdata(data, "wave.sav")
    assert "in wave.sav" in caught.value.sentence
    assert "\n" not in caught.value.sentence


@pytest.mark.parametrize("name", ["sav", "row-compressed sav", "zsav", "dta", "xpt", "parquet"])
def test_cut_file_is_one_sentence(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UnreadableError, match=f"in {path.name}; "):
        microdata.read_microdata(path)


def test_file_that_breaks_its_reader_breaks_nothing_else() -> None:
    """One byte of a row-compressed file, found by mutation: read here, it would end the tests."""
    with pytest.raises(UnreadableError, match="cannot be"):
        microdata.read_microdata(CASES / "SYNTHETIC_crash.sav")


def test_file_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "sav")
    data = bytearray(path.read_bytes())
    data[80:84] = (0x0B000000).to_bytes(4, "little")  # how many respondents the head states
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="asks for more memory") as caught:
        microdata.read_microdata(path)
    assert str(path.name) in caught.value.where


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        microdata.read_microdata(tmp_path / "absent.sav")


def test_absent_library_is_told_with_its_remedy() -> None:
    error = package._refused("sav", "absent: No module named 'pyreadstat'")
    assert "extra 'survey'" in error.sentence


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(UnreadableError, match="no respondents"):
        Microdata("CSV", {"a": np.zeros(2), "b": np.zeros(3)})


def mutated(data: bytes, places: list[tuple[int, int]], end: int) -> bytes:
    changed = bytearray(data)
    for place, byte in places:
        changed[place % len(changed)] = byte
    return bytes(changed[: max(1, len(changed) - end)])


MUTATIONS = st.tuples(
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 60),
)


def outcome(data: bytes) -> str:
    try:
        microdata.read_microdata(data, "wave")
    except UnreadableError as error:
        return "refused" if "\n" not in error.sentence else "two lines"
    return "read"


@pytest.mark.parametrize("name", ["csv", "semicolons", "parquet"])
@given(mutation=MUTATIONS)
@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_hostile_table_is_read_or_refused(
    tmp_path: Path, name: str, mutation: tuple[list[tuple[int, int]], int]
) -> None:
    assert outcome(mutated(written(tmp_path, name).read_bytes(), *mutation)) in ("read", "refused")


@pytest.mark.parametrize("name", ["sav", "row-compressed sav", "dta"])
@given(mutation=MUTATIONS)
@settings(
    max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_hostile_package_file_is_read_or_refused(
    tmp_path: Path, name: str, mutation: tuple[list[tuple[int, int]], int]
) -> None:
    assert outcome(mutated(written(tmp_path, name).read_bytes(), *mutation)) in ("read", "refused")


@pytest.mark.parametrize(
    ("head", "kind"),
    [(b"$FL3", "sav"), (b"PAR1", "parquet"), (b"q1,q2", "csv"), (bytes([115, 2, 1, 0, 9]), "dta"),
     (b"HEADER RECORD*******LIBRARY", "xpt"), (b" " * 60 + b"SPSSPORT", "por")],
)  # fmt: skip
def test_kind_is_told_by_the_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind
