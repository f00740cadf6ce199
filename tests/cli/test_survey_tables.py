import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner, Result

from synopsis.catalog import init_workspace
from synopsis.cli.desk import Desk
from synopsis.cli.survey import survey_group
from synopsis.evidence import observations, waves
from synopsis.report import ReportError
from synopsis.vocabulary import SynopsisError

NAME = "SYNTHETIC_2024"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    init_workspace(folder / "demo", "western-balkans", datetime(2026, 1, 1, tzinfo=UTC))
    made = run("simulate", "western-balkans", "--respondents", "150", "--format", "csv",
               "--out", str(folder), folder=folder)  # fmt: skip
    assert made.exit_code == 0, made.output
    card = yaml.safe_load((folder / f"{NAME}.codebook.yml").read_text("utf-8"))
    waves.take_wave(Desk(folder / "demo").view(), folder / f"{NAME}.csv", card)
    return folder


def run(*words: str, folder: Path) -> Result:
    return CliRunner().invoke(survey_group, words, obj=Desk(folder / "demo"))


def test_tables_are_made_told_and_released(demo: Path) -> None:
    out = demo / "made"
    done = run("tables", NAME, "--out", str(out), "--release", folder=demo)
    assert done.exit_code == 0, done.output
    assert f"SYNTHETIC: {NAME}: 56 tables" in done.output
    assert "of too few people" in done.output
    assert "UNSCR 1244/1999" in done.output
    assert {one.name for one in out.iterdir()} == {
        "index.html", "pictures", f"{NAME}.xlsx", f"{NAME}.parquet", f"{NAME}.csv",
    }  # fmt: skip
    rows = pq.read_table(out / f"{NAME}.parquet").to_pylist()
    series = {row["series"] for row in rows} - {""}
    found = observations(Desk(demo / "demo").view()).to_pyarrow().to_pylist()
    assert {row["indicator"] for row in found} <= series
    shown = [row for row in rows if row["series"] and row["number"] is not None]
    assert len(found) == len(shown) > 100
    assert all("SYNTHETIC" in row["note"] for row in found)


def test_second_release_is_parted_as_the_first(demo: Path) -> None:
    words = ("tables", NAME, "--release", "--by", "economy", "--out", str(demo / "again"))
    done = run("tables", NAME, "--release", "--out", str(demo / "first"), folder=demo)
    assert done.exit_code == 0, done.output
    other = run(*words, folder=demo)
    assert isinstance(other.exception, ReportError)
    assert "was released parted by age_group,sex before" in other.exception.sentence
    same = run("tables", NAME, "--release", "--out", str(demo / "second"), folder=demo)
    assert same.exit_code == 0, same.output


def test_tables_as_json_name_what_was_held_back(demo: Path) -> None:
    out = demo / "json"
    done = run("tables", NAME, "--by", "economy", "--out", str(out), "--json", folder=demo)
    told = json.loads(done.stdout)
    assert told["columns"] == 7
    assert told["cells"]["held_back"] > 0
    assert told["is_synthetic"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("tables", "no_such_wave"), "there is no wave 'no_such_wave'"),
        (("tables", NAME, "--by", "income"), "no background question 'income'"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    demo: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run(*words, "--out", str(demo / "none"), folder=demo)
    assert isinstance(done.exception, SynopsisError)
    assert sentence in done.exception.sentence
    assert not (demo / "none").exists()


def test_a_folder_with_other_files_is_left_alone(demo: Path) -> None:
    done = run("tables", NAME, "--by", "economy", "--out", str(demo), folder=demo)
    assert isinstance(done.exception, ReportError)
    assert (demo / f"{NAME}.codebook.yml").exists()
