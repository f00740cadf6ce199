"""Waves whose codebooks say that units keep their names are compared as what they are."""

import json
from pathlib import Path
from typing import Any

import pytest

from synopsis.catalog import init_workspace
from synopsis.cli.desk import now
from tests.cli.test_survey_trend import run

DESIGN = "design:\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A workspace, and two synthetic waves beside it."""
    init_workspace(tmp_path / "demo", "western-balkans", now())
    done = run(
        tmp_path / "demo", "simulate", "western-balkans", "--respondents", "200",
        "--wave", "2023", "--wave", "2024", "--out", str(tmp_path), "--format", "csv",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    return tmp_path


def read(folder: Path, year: int, *, panel: bool) -> None:
    name = folder / f"SYNTHETIC_{year}"
    book = name.with_suffix(".codebook.yml")
    text = book.read_text("utf-8").replace("  panel: units\n", "")
    assert text.count(DESIGN) == 1
    book.write_text(text.replace(DESIGN, f"{DESIGN}  panel: units\n") if panel else text, "utf-8")
    done = run(folder / "demo", "read", f"{name}.csv", "--codebook", str(book))
    assert done.exit_code == 0, done.output


def step(folder: Path) -> dict[str, Any]:
    done = run(folder / "demo", "trend", "joint_migration_plan_backed", "--json")
    assert done.exit_code == 0, done.output
    (found,) = json.loads(done.output)["steps"]
    return dict(found)


def test_trend_counts_shared_units_and_takes_their_covariance(files: Path) -> None:
    for year in (2023, 2024):
        read(files, year, panel=False)
    apart, told = step(files), run(files / "demo", "trend", "joint_migration_plan_backed").output
    assert "\n  independent samples\n" in told
    assert apart["shared_units"] == 0
    for year in (2023, 2024):
        read(files, year, panel=True)
    found, told = step(files), run(files / "demo", "trend", "joint_migration_plan_backed").output
    assert found["shared_units"] > 0
    assert f"\n  {found['shared_units']:,} sampling units shared\n" in told
    errors = [[one["se"] for one in each["changes"]] for each in (apart, found)]
    assert errors[0] != errors[1]
    assert [one["change"] for one in found["changes"]] == [
        one["change"] for one in apart["changes"]
    ]
