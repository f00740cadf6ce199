"""The command `check`: formats, exit codes, files that cannot be read, standard input, outputs."""

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from synopsis.catalog import Workspace
from synopsis.cli import check as face
from synopsis.cli.main import cli
from synopsis.report.check.words import LANGUAGES
from synopsis.vocabulary import SynopsisError

ERROR = "# Report\n\nKosovo is not covered by the survey of 2022.\n"
CLEAN = "# Report\n\nThe office opened on 3 May 2022 and has kept its hours since.\n"


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it wrote to its two channels."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*words: str, folder: Path, stdin: str | bytes = b"") -> Done:
    """Run the command line in a folder, and end it as `main` does."""
    with contextlib.chdir(folder):
        done = CliRunner().invoke(cli, words, input=stdin)
    error = done.exception
    if isinstance(error, SynopsisError):
        told = f"{done.stderr}synopsis: {error.sentence}\n".encode()
        return Done(error.exit_code, done.stdout_bytes, told)
    assert error is None or isinstance(error, SystemExit), error
    return Done(done.exit_code, done.stdout_bytes, done.stderr_bytes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wrong.md").write_text(ERROR, "utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("clean.md",), 0),
        (("wrong.md",), 1),
        (("wrong.md", "--fail-on", "never"), 0),
        (("wrong.md", "--fail-on", "hint"), 1),
        (("clean.md", "wrong.md"), 1),
        (("clean.md", "gone.md"), 3),
        (("wrong.md", "--region", "none"), 0),
        (("wrong.md", "--region", "nowhere"), 2),
        (("wrong.md", "--edition", "first"), 2),
        (("-w", "clean.md"), 2),
        (("wrong.md", "--format", "pdf"), 2),
        ((), 2),
    ],
)
def test_exit_code_tells_what_was_found(folder: Path, words: tuple[str, ...], code: int) -> None:
    order = (*words, "check", "clean.md") if words[:1] == ("-w",) else ("check", *words)
    done = run(*order, folder=folder)
    assert done.returncode == code, done.stderr.decode()


def test_process_ends_with_the_same_code_and_plain_text(folder: Path) -> None:
    code = "from synopsis.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "wrong.md", "gone.md"], capture_output=True,
        cwd=folder, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count(b"\n"), b"\x1b" in done.stdout) == (3, 1, False)


def test_file_that_cannot_be_read_is_told_and_the_others_are_checked(folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    done = run("check", "broken.docx", "wrong.md", "--format", "json", folder=folder)
    told = json.loads(done.stdout)
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1
    assert "broken.docx" in done.stderr.decode()
    assert [note["rule"] for note in told["notes"] if note["severity"] == "error"][:1] == [
        "status-asterisk"
    ]
    assert len(told["unread"]) == 1


def test_standard_input_is_read_as_markdown(folder: Path) -> None:
    done = run("check", "-", "--format", "json", folder=folder, stdin=ERROR)
    assert {note["file"] for note in json.loads(done.stdout)["notes"]} == {"stdin.md"}
    assert json.loads(done.stdout)["notes"][0]["line"] == 3


def test_standard_input_that_is_no_text_is_told(folder: Path) -> None:
    done = run("check", "-", folder=folder, stdin=b"\xff\xfe\x00 no text")
    assert (done.returncode, b"not text in UTF-8" in done.stderr) == (3, True)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_out_writes_what_is_else_shown(folder: Path, form: str) -> None:
    shown = run("check", "wrong.md", "--format", form, folder=folder).stdout
    done = run("check", "wrong.md", "--format", form, "--out", "notes", folder=folder)
    assert (folder / "notes").read_bytes() == shown
    assert done.stdout == b"written to notes\n"


def test_docx_goes_through_a_pipe_or_to_a_file(folder: Path) -> None:
    piped = run("check", "wrong.md", "--format", "docx", folder=folder).stdout
    run("check", "wrong.md", "--format", "docx", "--out", "a.docx", folder=folder)
    for source in (io.BytesIO(piped), str(folder / "a.docx")):
        comments = docx.Document(source).comments
        assert "ERROR: status-asterisk" in [one.paragraphs[0].text for one in comments]


def test_docx_of_several_files_fill_a_folder(folder: Path) -> None:
    words = ("wrong.md", "clean.md", "--format", "docx", "--out", "made")
    assert run("check", *words, folder=folder).returncode == 1
    assert sorted(one.name for one in (folder / "made").iterdir()) == [
        "clean.md.checked.docx", "wrong.md.checked.docx",
    ]  # fmt: skip


def test_file_under_check_is_never_written_over(folder: Path) -> None:
    done = run("check", "wrong.md", "--format", "json", "--out", "wrong.md", folder=folder)
    assert (done.returncode, (folder / "wrong.md").read_text("utf-8")) == (2, ERROR)


def test_request_to_leave_a_note_is_followed_and_listed(folder: Path) -> None:
    wish = "# synopsis: ignore status-asterisk because it is a name of that time\n\n"
    done = run("check", "-", "--format", "json", folder=folder, stdin=wish + ERROR[10:])
    told = json.loads(done.stdout)
    assert "status-asterisk" not in [note["rule"] for note in told["notes"]]
    assert [note["rule"] for note in told["ignored"]] == ["status-asterisk"]
    assert told["ignored"][0]["reason"] == "it is a name of that time"


def test_cards_of_the_workspace_count(demo: Workspace, folder: Path) -> None:
    done = run("-w", str(demo.root), "check", "wrong.md", "--format", "json", folder=folder)
    assert done.returncode == 1
    done = run("-w", str(demo.root), "check", "wrong.md", "--edition", "none", folder=folder)
    assert (done.returncode, b"there is no edition none" in done.stderr) == (2, True)


def test_languages_are_those_that_have_words() -> None:
    assert face._LANGUAGES == LANGUAGES
