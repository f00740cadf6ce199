"""Kill -9 at any moment or step of shelf, lake, ledger and freeze, and writers that race."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from synopsis.catalog import Workspace
from synopsis.catalog.ledger import Ledger

KILLS = int(os.environ.get("SYNOPSIS_KILLS", "16"))
DRIVER = Path(__file__).with_name("driver.py")
COUNTS = ("digest", "edition", "entries", "files", "broken")


def drive(*words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-W", "ignore", str(DRIVER), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # our driver


@pytest.mark.timeout(60 + 4 * KILLS)
def test_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    with drive("kill", str(tmp_path), "20260301", str(KILLS)) as driver:
        assert driver.stdout is not None
        whole, *runs = map(json.loads, driver.stdout)
    assert len(runs) == KILLS
    assert sum(run["killed"] for run in runs) > KILLS // 2
    for run in runs:
        assert {key: run[key] for key in COUNTS} == {key: whole[key] for key in COUNTS}
        assert run["again"] == ["v1", "v2", "v3", "spring"]
        ids = [entry[0] for entry in run["entries"]]
        assert [ids.count(id_) for id_ in run["acknowledged"]] == [1] * len(run["acknowledged"])


def race(workspace: Workspace) -> None:
    root = str(workspace.root)
    writers = [drive("append", root, prefix, "50") for prefix in ("a", "b")]
    for writer in writers:
        with writer:
            assert writer.stdout is not None
            assert len(writer.stdout.readlines()) == 50
        assert writer.returncode == 0
    expected = {f"{prefix}{number}" for prefix in "ab" for number in range(50)}
    entries = workspace.view().contributions()
    assert len(entries) == 100
    assert {entry.id for entry in entries} == expected
    assert Ledger(workspace.settings.ledger).check() == 0


def test_two_writers_lose_no_entry_and_no_record(workspace: Workspace) -> None:
    race(workspace)
    view = workspace.view()
    assert len(view.receipts()) == 5
    assert view.records("observations").count().to_pyarrow().as_py() == 1 + 2 + 3 + 4 + 5
    assert not (workspace.root / "lake" / ".unfinished").exists()


def test_two_writers_lose_no_entry_on_postgresql(workspace: Workspace, ledger_address: str) -> None:
    settings = workspace.root / "synopsis.toml"
    text = settings.read_text().replace("sqlite:///ledger.sqlite", ledger_address)
    settings.write_text(text)
    from synopsis.catalog import open_workspace

    race(open_workspace(workspace.root, workspace.clock))
