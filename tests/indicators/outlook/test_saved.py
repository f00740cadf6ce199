"""Saved outlooks: whole again from the file, and refused where they are not whole."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.indicators import IndicatorError
from synopsis.indicators.outlook import LEVELS, Step, read_saved, read_tables, score_saved
from synopsis.indicators.outlook.saved import Believed, Recipe, Saved, write_saved
from synopsis.indicators.outlook.truth import truth_of
from synopsis.vocabulary import Period, SynopsisError

MONTHS = [Period.parse("2024-01"), Period.parse("2024-02")]
STEPS = tuple(Step(m, tuple(round(100 * level) for level in LEVELS), is_count=True) for m in MONTHS)
RECIPE = Recipe({"nat": "AAA"}, "month", "n", is_whole=True, is_summed=True)
SAVED = Saved(
    Period.parse("2023-12"),
    "SYNTHETIC",
    "code",
    "TLP:CLEAR",
    (Believed("nat: AAA", STEPS, RECIPE, 10.0),),
)


RECORDS = Path(__file__).parents[3] / "docs/records"


def table(folder: Path, text: str, name: str = "later.csv") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_saved_comes_back_whole_and_is_the_same_bytes() -> None:
    again = read_saved(write_saved(SAVED), "file")
    assert write_saved(again) == write_saved(SAVED)
    assert again.believed[0].recipe == RECIPE
    assert again.believed[0].steps[0].quantiles[4:-4] == STEPS[0].quantiles[4:-4]


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(SynopsisError):
        read_saved(data, "file")


@given(st.sampled_from(["levels", "series", "as_of", "form", "basis"]), st.none() | st.integers())
def test_any_broken_key_is_refused(key: str, value: object) -> None:
    record = json.loads(write_saved(SAVED))
    record[key] = value
    if key == "basis":
        return
    with pytest.raises(SynopsisError):
        read_saved(json.dumps(record), "file")


@pytest.mark.parametrize("quantile", ["Infinity", "NaN", '"x"', "-1e999"])
def test_quantile_that_is_no_number_is_refused(quantile: str) -> None:
    record = json.loads(write_saved(SAVED))
    record["series"][0]["steps"]["2024-01"][3] = "HERE"
    text = json.dumps(record).replace('"HERE"', quantile)
    with pytest.raises(SynopsisError):
        read_saved(text, "file")


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    record = json.loads(write_saved(SAVED))
    change(record["series"][0])
    return json.dumps(record)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update(steps={}),
        lambda one: one.update(scale=1e-320),
        lambda one: one.update(is_count="true"),
        lambda one: one["truth"].update(where={}),
        lambda one: one.update(steps={"2024-01": one["steps"]["2024-01"], "2024-Q2": [1] * 99}),
        lambda one: one.update(steps={"2024-01": [1e308] * 99}),
        lambda one: one.update(steps={"2024-01": [1] * 98}),
    ],
)
def test_file_that_means_nothing_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(SynopsisError, match="no saved outlooks"):
        read_saved(broken(change), "file")


def test_series_that_stands_twice_and_endless_nesting_are_refused() -> None:
    record = json.loads(write_saved(SAVED))
    record["series"] *= 2
    for text in (json.dumps(record), "[" * 100_000):
        with pytest.raises(SynopsisError, match="no saved outlooks"):
            read_saved(text, "file")


def test_truth_adds_rows_up_and_reads_unlisted_months_as_nought(tmp_path: Path) -> None:
    table(tmp_path, "nat,month,n\nAAA,2024-01,3\nAAA,2024-01,4\nBBB,2024-02,9\n")
    found = read_tables(tmp_path)
    assert truth_of(RECIPE, found, MONTHS) == (7.0, 0.0)
    part = Recipe({"nat": "AAA"}, "month", "n", is_summed=True)
    assert str(truth_of(part, found, MONTHS)) == "(7.0, nan)", "not covered is not nought"


def test_series_that_the_table_never_names_is_not_covered(tmp_path: Path) -> None:
    found = read_tables(table(tmp_path, "nat,month,n\nAaa,2024-01,3\nBBB,2024-02,9\n"))
    assert str(truth_of(RECIPE, found, MONTHS)) == "(nan, nan)"


def test_rows_of_another_list_do_not_stretch_this_one(tmp_path: Path) -> None:
    text = "nat,kind,month,n\nAAA,a,2024-01,3\nAAA,b,2024-02,9\n"
    recipe = Recipe({"nat": "AAA", "kind": "a"}, "month", "n", {"kind": "a"}, is_whole=True)
    found = read_tables(table(tmp_path, text))
    assert str(truth_of(recipe, found, MONTHS)) == "(3.0, nan)"


def test_cell_left_empty_is_not_nought(tmp_path: Path) -> None:
    found = read_tables(table(tmp_path, "nat,month,n\nAAA,2024-01,\nAAA,2024-02,2\n"))
    assert str(truth_of(RECIPE, found, MONTHS)) == "(nan, 2.0)"


def test_second_row_of_a_period_is_refused_where_rows_are_not_added_up(tmp_path: Path) -> None:
    found = read_tables(table(tmp_path, "nat,month,n\nAAA,2024-01,3\nAAA,2024-01,4\n"))
    with pytest.raises(IndicatorError, match="stands in 2 rows"):
        truth_of(Recipe({"nat": "AAA"}, "month", "n"), found, MONTHS)


def test_count_below_nought_is_no_truth(tmp_path: Path) -> None:
    found = read_tables(table(tmp_path, "nat,month,n\nAAA,2024-01,-3\n"))
    with pytest.raises(IndicatorError, match="below nought"):
        score_saved(SAVED, found)


def test_months_beyond_the_table_are_not_covered(tmp_path: Path) -> None:
    found = read_tables(table(tmp_path, "nat,month,n\nAAA,2024-01,3\n"))
    assert str(truth_of(RECIPE, found, MONTHS)) == "(3.0, nan)"


def test_two_tables_of_the_same_month_are_refused(tmp_path: Path) -> None:
    table(tmp_path, "nat,month,n\nAAA,2024-01,3\n")
    table(tmp_path, "nat,month,n\nAAA,2024-01,4\n", "again.csv")
    with pytest.raises(IndicatorError, match="two tables hold 2024-01"):
        truth_of(RECIPE, read_tables(tmp_path), MONTHS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nat,month,n\nAAA,2024-01,x\n", "no dated value"),
        ("nat,month,n\nAAA,soon,3\n", "no dated value"),
        ("nat,month,n\nAAA,2024-01,inf\n", "not finite"),
        ("nat,month,n\nAAA,2024-01,1_000\n", "no dated value"),
        ("nat,month,n\nAAA,2024-01\n", "longer or shorter"),
    ],
)
def test_bad_rows_are_refused_with_their_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(IndicatorError, match=words):
        truth_of(RECIPE, read_tables(table(tmp_path, text)), MONTHS)


def test_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndicatorError, match="no CSV file"):
        read_tables(tmp_path)


def test_saved_are_scored_by_what_came(tmp_path: Path) -> None:
    found = read_tables(table(tmp_path, "nat,month,n\nAAA,2024-01,50\nAAA,2024-02,50\n"))
    verdict = score_saved(SAVED, found)
    assert verdict.scored == 2
    assert verdict.by_series["nat: AAA"][0] == pytest.approx(verdict.crps)
    assert verdict.scaled == pytest.approx(verdict.crps / 10)
    assert verdict.calibration.coverage[0.5] == 1
    assert verdict.not_covered == ()


def test_what_no_table_covers_is_listed_and_not_scored(tmp_path: Path) -> None:
    other = Believed("nat: CCC", STEPS, Recipe({"land": "C"}, "month", "n"), 1.0)
    saved = Saved(SAVED.as_of, SAVED.basis, SAVED.code, SAVED.marking, (*SAVED.believed, other))
    found = read_tables(table(tmp_path, "nat,month,n\nAAA,2024-01,50\nAAA,2024-02,1\n"))
    assert score_saved(saved, found).not_covered == ("nat: CCC",)
    alone = Saved(SAVED.as_of, SAVED.basis, SAVED.code, SAVED.marking, (other,))
    with pytest.raises(IndicatorError, match="no table covers any period"):
        score_saved(alone, found)


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_kept_outlooks_of_the_project_can_be_read(path: Path) -> None:
    saved = read_saved(path.read_bytes(), str(path))
    assert str(saved.as_of) == "2023-12"
    assert len(saved.believed) > 80
    assert all(one.is_active for one in saved.believed)
    for one in saved.believed:
        assert [str(step.period) for step in one.steps] == [f"2024-{m:02d}" for m in range(1, 13)]
        assert min(step.quantiles[0] for step in one.steps) >= 0


def test_two_files_are_kept() -> None:
    assert len(list(RECORDS.glob("*.json"))) == 2
