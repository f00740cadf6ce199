import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from synopsis.catalog import init_workspace
from synopsis.cli.desk import Desk
from synopsis.cli.survey import survey_group
from synopsis.evidence import waves
from synopsis.vocabulary import SynopsisError

NAME = "SYNTHETIC_2024"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weighting")
    init_workspace(folder / "demo", "western-balkans", datetime(2026, 1, 1, tzinfo=UTC))
    made = run("simulate", "western-balkans", "--respondents", "120", "--format", "csv",
               "--out", str(folder), folder=folder)  # fmt: skip
    assert made.exit_code == 0, made.output
    view = Desk(folder / "demo").view()
    card = yaml.safe_load((folder / f"{NAME}.codebook.yml").read_text("utf-8"))
    waves.take_wave(view, folder / f"{NAME}.csv", card)
    return folder


def run(*words: str, folder: Path) -> Result:
    return CliRunner().invoke(survey_group, words, obj=Desk(folder / "demo"))


def weight(folder: Path, *words: str) -> Result:
    margins = str(folder / f"{NAME}.margins.csv")
    return run("weight", NAME, "--margins", margins, *words, folder=folder)


def test_weighting_is_told_as_synthetic_and_read_with_the_wave(demo: Path) -> None:
    done = weight(demo)
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"SYNTHETIC {NAME}: weighted by rake\n")
    lines = done.output.splitlines()
    places = [line.split("  ")[0] for line in lines[3:10]]
    assert places == [
        "Albania", "Bosnia and Herzegovina", "Kosovo*", "Montenegro", "North Macedonia", "Serbia",
        "the region",
    ]  # fmt: skip
    assert "UNSCR 1244/1999" in done.output
    wave = waves.read_wave(Desk(demo / "demo").view(), NAME)
    assert wave.weighting is not None
    assert wave.weighting.method == "rake"
    assert len(wave.weighting.margins) == 30


def test_newest_weighting_is_in_force(demo: Path) -> None:
    done = weight(demo, "--method", "logit", "--bounds", "0.1", "8", "--json")
    told = json.loads(done.output)
    assert (told["is_synthetic"], told["method"], told["low"]) == (True, "logit", 0.1)
    for one in told["margins"]:
        assert one["got"] == pytest.approx(one["asked"], rel=1e-6)
    wave = waves.read_wave(Desk(demo / "demo").view(), NAME)
    assert wave.weighting is not None
    assert (wave.weighting.method, wave.weighting.high) == ("logit", 8.0)
    assert wave.weighting.snapshot == told["snapshot"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--method", "linear", "--trim", "0.3", "3"), "takes --bounds, and no --trim"),
        (("--bounds", "0.3", "3"), "takes --trim, and no --bounds"),
        (("--method", "guess"), "guess"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    demo: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = weight(demo, *words)
    assert done.exit_code == 2
    assert sentence in done.output


def test_margins_that_cannot_be_met_record_nothing(demo: Path) -> None:
    before = waves.read_wave(Desk(demo / "demo").view(), NAME).weighting
    done = weight(demo, "--method", "logit", "--bounds", "0.99", "1.01")
    assert isinstance(done.exception, SynopsisError)
    assert done.exception.exit_code == 5
    after = waves.read_wave(Desk(demo / "demo").view(), NAME).weighting
    assert before is not None
    assert after is not None
    assert (after.method, after.snapshot) == (before.method, before.snapshot)


def test_wave_or_file_that_is_not_there_is_told(demo: Path) -> None:
    done = run("weight", NAME, "--margins", str(demo / "none.csv"), folder=demo)
    assert done.exit_code == 2
    assert "cannot be read" in done.output
    margins = str(demo / f"{NAME}.margins.csv")
    gone = run("weight", "nowhere", "--margins", margins, folder=demo)
    assert isinstance(gone.exception, SynopsisError)
    assert "there is no wave 'nowhere'" in gone.exception.sentence
