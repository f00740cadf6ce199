"""The command line as a user meets it: a process, its two channels and its exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from synopsis.catalog import Workspace


def run(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from synopsis.cli import main; main()", *words],
        capture_output=True, text=True, cwd=folder, check=False,
    )  # fmt: skip


def test_help_names_every_command_and_exit_code() -> None:
    said = run("--help").stdout
    for command in ("init", "gather", "build", "freeze", "verify", "trace", "gaps", "sources"):
        assert f"  {command} " in said
    assert "Exit codes:" in said


def test_folder_that_is_no_workspace_is_told_with_the_remedy(tmp_path: Path) -> None:
    done = run("-w", str(tmp_path), "build")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "synopsis init" in done.stderr
    assert "Traceback" not in done.stderr


def test_workspace_is_not_made_twice(demo: Workspace) -> None:
    done = run("init", str(demo.root))
    assert done.returncode == 2
    assert "is a workspace already" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("gather", "nobody", "--from", "shipped"), 2, "nobody"),
        (("--as", "ghost", "gaps"), 2, "ghost"),
        (("--as-of", "yesterday", "gaps"), 2, "is not a day"),
        (("trace",), 2, "give one ID, or --all"),
        (("trace", "F001", "--edition", "none"), 2, "there is no edition none"),
        (("verify", "none"), 2, "there is no edition none"),
    ],
)
def test_mistake_gets_one_clear_sentence(
    demo: Workspace, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run("-w", str(demo.root), *words)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_gaps_are_said_in_json(demo: Workspace) -> None:
    done = run("-w", str(demo.root), "gaps", "--economy", "XKX", "--json")
    found = json.loads(done.stdout)
    assert {gap["place"] for gap in found} == {"XKX"}
    assert {"trend", "indicator", "reach", "why", "remedy"} <= set(found[0])


def test_gaps_carry_the_footnote(demo: Workspace) -> None:
    said = run("-w", str(demo.root), "gaps", "--economy", "XKX").stdout
    assert "Kosovo*" in said
    assert "This designation is without prejudice" in said


def test_sources_say_what_was_taken(demo: Workspace) -> None:
    found = json.loads(run("-w", str(demo.root), "sources", "--json").stdout)
    taken = {one["source"]: one["taken"] for one in found}
    assert taken["published_figures"] == 108
    assert {one["verified"] for one in found} == {"never"}


def test_as_of_before_the_evidence_shows_none(demo: Workspace) -> None:
    done = run("-w", str(demo.root), "--as-of", "2020-01-01", "sources", "--json")
    assert {one["taken"] for one in json.loads(done.stdout)} == {0}
