"""`survey read` as a user meets it: a process, its two channels and its exit code."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from synopsis.catalog import init_workspace
from synopsis.cli.desk import Desk
from synopsis.cli.survey import survey_group
from synopsis.evidence.waves import list_waves
from synopsis.vocabulary import SynopsisError
from tests.cli.test_main import run
from tests.evidence.waves.surveys import card, frame, write_table, write_wave


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    init_workspace(tmp_path / "demo", "western-balkans", datetime(2026, 1, 1, tzinfo=UTC))
    write_table(tmp_path / "wave.csv")
    write_card(tmp_path)
    return tmp_path


def write_card(folder: Path, **more: Any) -> Path:
    path = folder / "wave.codebook.yml"
    path.write_text(yaml.safe_dump(card(**more), allow_unicode=True, sort_keys=False), "utf-8")
    return path


def read(folder: Path, *words: str, file: str = "wave.csv") -> Result:
    book = ["--codebook", str(folder / "wave.codebook.yml")]
    words = words or tuple(book)
    desk = Desk(folder / "demo")
    return CliRunner().invoke(survey_group, ["read", str(folder / file), *words], obj=desk)


def test_wave_is_told_as_synthetic_with_its_design(folder: Path) -> None:
    said = read(folder).output
    assert said.startswith("SYNTHETIC SYNTHETIC-2024: citizens, 2024-03-01 to 2024-03-31; read")
    assert "Kosovo*                 40" in said
    assert "questions  3 (2 single, 1 multiple)" in said
    assert "left       respondent, comment" in said
    assert "design     12 strata; 24 sampling units" in said
    assert "times their mean, 0 of nought; design effect of weighting 1.0" in said
    assert "next: synopsis survey tables SYNTHETIC-2024" in said
    assert "This designation is without prejudice" in said
    assert "read before, and unchanged" in read(folder).output


def test_wave_is_told_in_json(folder: Path) -> None:
    book = str(folder / "wave.codebook.yml")
    found = json.loads(read(folder, "--codebook", book, "--json").output)
    assert found["is_synthetic"] is True
    assert list(found["respondents"].items()) == [
        (place, 40) for place in ("ALB", "BIH", "XKX", "MNE", "MKD", "SRB")
    ]
    table = frame()
    assert found["silences"]["refused"] == int((table["Q1"] == 99).sum())
    assert found["weights"]["most"] == pytest.approx(table["wgt"].max())
    assert (found["strata"], found["units"]) == ([12], [24])


def test_answers_called_otherwise_are_shown(folder: Path) -> None:
    write_wave(folder / "wave.sav")
    sex = {"id": "sex", "concept": "sex", "wording": "Sex", "answers": {1: "Female", 2: "Male"}}
    write_card(folder, questions=[sex])
    said = read(folder, file="wave.sav").output
    assert "look at    sex = 1: 'Mashkull' in the file, 'Female'" in said


def test_without_a_codebook_a_draft_is_made_and_nothing_recorded(folder: Path) -> None:
    done = read(folder, "--draft", str(folder / "draft.yml"))
    assert "is a draft to complete; nothing was recorded" in done.output
    drafted = yaml.safe_load((folder / "draft.yml").read_text("utf-8"))
    assert drafted["design"]["weight"] == "wgt"
    assert list_waves(Desk(folder / "demo").view()) == ()
    again = read(folder, "--draft", str(folder / "draft.yml"))
    assert again.exit_code == 2
    assert "choose another name" in again.output


def test_codebook_and_draft_exclude_each_other(folder: Path) -> None:
    words = ("--codebook", str(folder / "wave.codebook.yml"), "--draft", str(folder / "x"))
    assert read(folder, *words).exit_code == 2
    assert not (folder / "x").exists()


@pytest.mark.parametrize(
    ("card_text", "said"),
    [
        ("id: [", "line 2"),
        ("- a\n", "not a mapping"),
        ("id: x\n", "the key 'field' is missing"),
        ("id: x\nid: y\n", "stands twice"),
        ("id: x\ncolour: blue\n", "key 'colour' is unknown"),
    ],
)
def test_bad_card_is_one_sentence(folder: Path, card_text: str, said: str) -> None:
    (folder / "wave.codebook.yml").write_text(card_text, "utf-8")
    error = read(folder).exception
    assert isinstance(error, SynopsisError)
    assert said in error.sentence


def test_card_that_is_no_text_is_one_sentence(folder: Path) -> None:
    (folder / "wave.codebook.yml").write_bytes(b"id: \xff")
    error = read(folder).exception
    assert isinstance(error, SynopsisError)
    assert "is not UTF-8" in error.sentence
    (folder / "wave.codebook.yml").unlink()
    done = read(folder)
    assert (done.exit_code, "does not exist" in done.output) == (2, True)


def test_process_ends_with_one_sentence(folder: Path) -> None:
    path = write_wave(folder / "wave.sav")
    path.write_bytes(path.read_bytes()[:3000])
    done = run(
        "-w", str(folder / "demo"), "survey", "read", str(path),
        "--codebook", str(folder / "wave.codebook.yml"),
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "in wave.sav; " in done.stderr
    assert list_waves(Desk(folder / "demo").view()) == ()
