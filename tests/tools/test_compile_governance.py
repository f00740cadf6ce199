"""The compiler of governance refuses nonsense, and takes nothing but the six economies."""

import csv
from pathlib import Path

import duckdb
import pytest
from tools.compile_governance import (
    FREEDOM,
    SCORE,
    TRANSFORMATION,
    Score,
    democracy_scores,
    freedom_scores,
    perception_scores,
    transformation_scores,
    write_scores,
)


def parquet(path: Path, query: str) -> Path:
    with duckdb.connect() as engine:
        engine.execute(f"copy ({query}) to '{path}' (format parquet)")
    return path


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(float("nan"), None, None), (0.5, 0.6, 0.7), (0.5, 0.1, 0.4), (0.5, float("-inf"), None)],
)
def test_score_refuses_what_is_no_number_within_its_bounds(
    value: float, low: float | None, high: float | None
) -> None:
    with pytest.raises(ValueError, match="v2x_libdem/ALB/2020 is no number within its bounds"):
        Score("v2x_libdem", "ALB", 2020, value, low, high)


def test_scores_are_written_in_their_own_digits(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    write_scores([Score("x", "ALB", 2020, 0.1, 0.05), Score("x", "SRB", 2020, 7.0)], path)
    assert path.read_text("utf-8").splitlines()[1:] == ["ALB,2020,x,0.1", "SRB,2020,x,7"]
    write_scores([Score("x", "ALB", 2020, 0.1, 0.05)], path, is_bounded=True)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1] == ["ALB", "2020", "x", "0.1", "0.05", ""]


def test_democracy_begins_in_1990_and_keeps_bounds(tmp_path: Path) -> None:
    columns = ", ".join(
        f"0.3 {name}, 0.2 {name}_codelow, 0.4 {name}_codehigh"
        for name in ("v2x_libdem", "v2x_polyarchy")
    )
    places = "(values ('XKX', 2020), ('XKX', 1989), ('RUR', 2020)) as t(country_text_id, year)"
    path = parquet(tmp_path / "a.parquet", f"select *, {columns} from {places}")  # noqa: S608  made above
    assert democracy_scores(path) == [
        Score("v2x_libdem", "XKX", 2020, 0.3, 0.2, 0.4),
        Score("v2x_polyarchy", "XKX", 2020, 0.3, 0.2, 0.4),
    ]


def test_editions_stand_under_the_years_that_they_cover(tmp_path: Path) -> None:
    freedom = ", ".join(f'2 "{name}"' for name in FREEDOM)
    path = parquet(
        tmp_path / "a.parquet", f"select 'Kosovo' fh_full_country, 2024.0 edition, {freedom}"
    )
    assert {(score.economy, score.year) for score in freedom_scores(path)} == {("XKX", 2023)}
    judged = ", ".join(f'5 "{name}"' for name in TRANSFORMATION)
    path = parquet(
        tmp_path / "b.parquet", f"select 'Serbia' bti_country, 2024.0 report_year, {judged}"
    )
    assert {(score.economy, score.year) for score in transformation_scores(path)} == {("SRB", 2022)}


def test_a_missing_value_stays_missing(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Entity,Year,{SCORE}\nMacedonia,2012,43\nKosovo,2012,\nAustria,2012,69\n")
    assert perception_scores(path) == [Score("cpi_score", "MKD", 2012, 43.0)]
