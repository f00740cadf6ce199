import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synopsis.cli.desk import Desk
from synopsis.cli.survey import survey_group
from synopsis.vocabulary import SynopsisError


def run(*words: str, folder: Path = Path()) -> Result:
    return CliRunner().invoke(survey_group, ["simulate", *words], obj=Desk(folder))


def test_files_are_named_and_every_line_of_a_wave_says_synthetic(tmp_path: Path) -> None:
    done = run("western-balkans", "--respondents", "20", "--out", str(tmp_path / "made"))
    assert done.exit_code == 0, done.output
    assert done.output.startswith("SYNTHETIC: 120 rows; nobody was asked\n")
    names = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert len(names) == 3
    assert all(name in done.output for name in names)
    assert "survey read" in done.output


def test_json_lists_the_files_of_each_wave(tmp_path: Path) -> None:
    done = run("western-balkans", "--respondents", "20", "--wave", "2023", "--wave", "2024",
               "--format", "csv", "--out", str(tmp_path), "--json")  # fmt: skip
    told = json.loads(done.output)
    assert [one["synthetic"] for one in told] == [True, True]
    assert all(Path(path).is_file() for one in told for path in one["files"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("western-balkans", "--change", "corruption_has_increased"), "is no change"),
        (("western-balkans", "--change", "=5"), "is no change"),
        (("western-balkans", "--change", "x=101"), "is no change"),
        (("western-balkans", "--language", "tlh"), "tlh"),
    ],
)
def test_wrong_options_are_told(words: tuple[str, ...], sentence: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert sentence in done.output


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("western-balkans", "--respondents", "3"), 5, "cannot be drawn"),
        (
            ("western-balkans", "--change", "moods=3", "--respondents", "20"),
            5,
            "no concept 'moods'",
        ),
        (("atlantis",), 2, "there is no region atlantis"),
    ],
)
def test_trial_that_cannot_be_leaves_with_one_sentence(
    words: tuple[str, ...], code: int, sentence: str, tmp_path: Path
) -> None:
    done = run(*words, "--out", str(tmp_path / "made"))
    assert isinstance(done.exception, SynopsisError)
    assert done.exception.exit_code == code
    assert sentence in done.exception.sentence
    assert not (tmp_path / "made").exists()


def test_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("x")
    done = run("western-balkans", "--respondents", "20", "--out", str(tmp_path / "made" / "in"))
    assert done.exit_code == 2
    assert "cannot be written to" in done.output
