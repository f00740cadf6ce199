"""What `check` writes, and how it ends where nothing can be written or read."""

# ruff: noqa: RUF001  # letters are meant as they stand

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from tests.cli.test_check import CLEAN, ERROR, run

NAME = os.fsdecode(b"bad\xff.md")
CODE = "from synopsis.cli import main; main()"
# Who starts the tests in the background may have them ignore the keyboard.
HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wrong.md").write_text(ERROR, "utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, "utf-8")
    return tmp_path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a shell does, with its own channels."""
    words = ["bash", "-c", line.replace("synopsis", f"{sys.executable} -c '{CODE}'")]
    return subprocess.run(words, cwd=folder, capture_output=True, check=False)


@pytest.mark.parametrize("form", ["text", "docx"])
def test_closed_output_is_no_fault(folder: Path, form: str) -> None:
    done = shell(f"synopsis check wrong.md --format {form} >&-", folder)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("form", ["text", "docx"])
def test_full_output_is_told_in_a_sentence(folder: Path, form: str) -> None:
    done = shell(f"synopsis check wrong.md --format {form} >/dev/full", folder)
    assert done.returncode == 3
    assert done.stderr.startswith(b"synopsis: the notes cannot be written")
    assert done.stderr.count(b"\n") == 1


def test_reader_that_goes_away_is_left_in_peace(folder: Path) -> None:
    done = shell("synopsis check wrong.md | true", folder)
    assert b"Traceback" not in done.stderr


def test_stop_by_the_keyboard_has_a_code_of_its_own(folder: Path) -> None:
    words = [sys.executable, "-c", f"{HEARING}; {CODE}", "check", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=folder, stdin=pipe, stderr=pipe) as process:
        time.sleep(4)  # it waits for its input by now
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        told = process.stderr.read()
    assert process.returncode == 130
    assert told == b"synopsis: stopped before the check had ended\n"


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_names_that_are_no_text_are_escaped(folder: Path, form: str) -> None:
    for name in (NAME, "esc\x1b[31m\n.md"):
        (folder / name).write_text(ERROR, "utf-8")
    done = run("check", NAME, "esc\x1b[31m\n.md", "--format", form, folder=folder)
    told = done.stdout.decode("utf-8")
    assert done.returncode == 1
    assert "\x1b" not in told
    if form == "text":
        assert "\nbad\\xff.md\n" in told
        assert "\nesc\\x1b[31m\\n.md\n" in told
    if form == "sarif":
        artifacts = json.loads(told)["runs"][0]["artifacts"]
        assert artifacts[0]["location"]["uri"] == "bad%FF.md"
    if form == "json":
        assert json.loads(told)["documents"][0]["file"] == NAME


def test_names_of_files_that_cannot_be_read_are_escaped(folder: Path) -> None:
    done = run("check", "gone\x1b[31m.md", folder=folder)
    assert (done.returncode, done.stderr) == (
        3, b"synopsis: gone\\x1b[31m.md does not exist; check its name.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "name"), [("docx", "wrong.md.checked.docx"), ("json", "check.json")]
)
def test_slash_at_the_end_means_a_folder(folder: Path, form: str, name: str) -> None:
    done = run("check", "wrong.md", "--format", form, "--out", "made/", folder=folder)
    assert (done.returncode, (folder / "made" / name).is_file()) == (1, True)
    assert done.stdout.decode() == f"written to made/{name}\n"


def test_nothing_is_made_where_nothing_was_read(folder: Path) -> None:
    for out in ("new.docx", "new/"):
        done = run("check", "gone.md", "--format", "docx", "--out", out, folder=folder)
        assert (done.returncode, (folder / out).exists()) == (3, False)


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("taken/", "the folder taken cannot be made (a file has its name); name another folder"),
        ("no/where.docx", "its folder is not there; make the folder first"),
    ],
)
def test_place_that_cannot_be_written_to_is_told(folder: Path, out: str, why: str) -> None:
    (folder / "taken").touch()
    done = run("check", "wrong.md", "--format", "docx", "--out", out, folder=folder)
    assert (done.returncode, why in done.stderr.decode()) == (3, True)


def test_several_documents_need_a_folder(folder: Path) -> None:
    for out in ("-", "both.docx"):
        words = ("check", "wrong.md", "clean.md", "--format", "docx", "--out", out)
        assert run(*words, folder=folder).returncode == 2


@pytest.mark.parametrize("form", ["text", "docx"])
def test_dash_is_the_standard_output(folder: Path, form: str) -> None:
    words = ("check", "wrong.md", "--format", form, "--out", "-")
    assert len(run(*words, folder=folder).stdout) > 100
    assert not (folder / "-").exists()


def word_file(path: Path) -> Path:
    """A DOCX with the words of the wrong report in its third paragraph."""
    word = docx.Document()
    for text in ("Report", "It begins here.", "Kosovo is not covered by the survey of 2022."):
        word.add_paragraph(text)
    word.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx").rename(path)


def test_format_is_what_the_bytes_are_whatever_the_name(folder: Path) -> None:
    word_file(folder / "word.md")
    told = run("check", "word.md", folder=folder).stdout.decode()
    assert "  paragraph 3  status-asterisk\n" in told
    made = run("check", "word.md", "--format", "docx", folder=folder)
    document = docx.Document(io.BytesIO(made.stdout))
    assert made.returncode == 1
    assert "ERROR: status-asterisk" in [one.paragraphs[0].text for one in document.comments]
    (folder / "text.html").write_text(ERROR.replace("# Report", "<p>Report</p>"), "utf-8")
    assert run("check", "text.html", "--format", "docx", folder=folder).returncode == 1


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("caution", 1), ("hint", 1), ("never", 0)]
)
def test_level_to_fail_on_is_of_the_notes_that_are_there(
    folder: Path, level: str, code: int
) -> None:
    told = "{} 60 % of citizens name corruption as their first concern (survey of 6,000, 2023).\n\n"
    text = f"# Report\n\n{told.format('About')}{told.format('More than')}"
    (folder / "source.md").write_text(text, "utf-8")
    counted = json.loads(run("check", "source.md", "--format", "json", folder=folder).stdout)
    assert (counted["counts"]["error"], counted["counts"]["caution"]) == (0, 1)
    assert run("check", "source.md", "--fail-on", level, folder=folder).returncode == code


@pytest.mark.parametrize("form", ["html", "docx"])
def test_requests_in_other_formats_are_followed(folder: Path, form: str) -> None:
    wish = "synopsis: ignore status-asterisk because it is a name of that time"
    body = "Kosovo is not covered by the survey of 2022."
    path = folder / f"wish.{form}"
    if form == "html":
        path.write_text(f"<h1>Report</h1><!-- {wish} --><p>{body}</p>", "utf-8")
    else:
        word = docx.Document()
        paragraph = word.add_paragraph(body)
        word.add_comment(paragraph.runs, text=wish, author="A. Example", initials="AE")
        word.save(str(path))
    told = json.loads(run("check", path.name, "--format", "json", folder=folder).stdout)
    assert [note["rule"] for note in told["ignored"]] == ["status-asterisk"]
    assert told["idle"] == []


def test_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "clean.md").chmod(0)
    if os.access(folder / "clean.md", os.R_OK):
        pytest.skip("this user may read everything")
    done = run("check", "clean.md", folder=folder)
    assert (done.returncode, b"clean.md cannot be opened" in done.stderr) == (3, True)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "docx"])
def test_language_that_is_only_begun_is_told_in_every_face(folder: Path, form: str) -> None:
    text = "# Извештај\n\nИзвештајот е за годината и го прочитаа сите кои беа таму, ќе има.\n"
    (folder / "mk.md").write_text(text, "utf-8")
    done = run("check", "mk.md", "--format", form, folder=folder)
    told = done.stdout.decode("utf-8", "replace")
    if form == "docx":
        comments = docx.Document(io.BytesIO(done.stdout)).comments
        told = " ".join(one.text for one in comments)
    assert "was read as Macedonian" in told
    assert "only English is complete" in told
    assert done.returncode == 0
