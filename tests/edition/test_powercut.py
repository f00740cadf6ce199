"""Kill -9 at any moment of gather, build, freeze and append: run again, all is as undisturbed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from synopsis.catalog import check_edition, open_workspace
from tests.edition.driver import NOON
from tests.edition.stages import (
    EVIDENCE,
    Small,
    Stage,
    command_of,
    contents,
    copy,
    done,
    entries,
)

KILLS = int(os.environ.get("SYNOPSIS_KILLS", "8"))
SEED = 20260301
STORES = (*EVIDENCE, "draft", "editions")
WORDS = {
    "gather": ("gather", "--from", "shipped"),
    "build": ("build",),
    "freeze": ("freeze", "first"),
    "append": ("append", "20"),
}
ACTS = tuple(WORDS)
# What stands there once a command has begun to write, and the seconds that its writing takes.
# Most of a command's time is spent before: every other kill waits until it writes.
BEGUN = {
    "gather": ("shelf/??/*", 0.5),
    "build": ("cache/.staging/*/*", 0.3),
    "freeze": ("editions/.staging/*/*", 0.2),
    "append": ("ledger.sqlite", 0.15),
}


@dataclass(frozen=True, slots=True)
class Act:
    """A command: the workspace before it, and after it where nothing disturbed it."""

    before: Stage
    after: Stage


@pytest.fixture(scope="module")
def acts(
    empty: Stage, gathered: Stage, built: Stage, small: Small, appended: Stage
) -> Mapping[str, Act]:
    """The acts on the demo; a freeze writes a small region's edition as it writes the demo's."""
    return {
        "gather": Act(empty, gathered),
        "build": Act(gathered, built),
        "freeze": Act(small.built, small.frozen),
        "append": Act(gathered, appended),
    }


def kills_of(act: str) -> int:
    """The share of all kills that falls on a command."""
    return len(range(ACTS.index(act), KILLS, len(ACTS)))


def kill(folder: Path, act: str, wait: Callable[[Path], None]) -> tuple[bool, list[str]]:
    """Kill a command after a wait: whether it still ran, and what it had acknowledged."""
    with subprocess.Popen(
        command_of(folder, WORDS[act]), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        wait(folder)
        running.send_signal(signal.SIGKILL)
        told = running.communicate()[0]
    return running.returncode == -signal.SIGKILL, told.splitlines()


def any_moment(moments: random.Random, seconds: float) -> Callable[[Path], None]:
    """A wait of any length up to the time that the command takes undisturbed."""
    return lambda _: time.sleep(moments.uniform(0, seconds))


def while_writing(moments: random.Random, seconds: float, act: str) -> Callable[[Path], None]:
    """A wait until a command has begun to write, and some moments more."""
    sign, writing = BEGUN[act]

    def wait(folder: Path) -> None:
        end = time.monotonic() + 10 * seconds
        while not any(folder.glob(sign)) and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(moments.uniform(0, writing))

    return wait


def all_files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def left_over(root: Path) -> set[str]:
    """What a dead writer left beside the things that count, and nobody sweeps."""
    found = [*root.glob("editions/*"), *root.glob("cache/*"), *root.glob("draft*")]
    known = {"draft", "first", ".staging"}
    return {
        path.relative_to(root).as_posix()
        for path in found
        if path.name not in known and len(path.name) != 2  # the cache's own folders
    }


@pytest.mark.timeout(120 + 60 * KILLS)
@pytest.mark.parametrize("act", ACTS)
def test_kill_at_any_moment_loses_nothing(
    act: str, acts: Mapping[str, Act], tmp_path: Path
) -> None:
    before, after = acts[act].before, acts[act].after
    moments = random.Random(f"{SEED} {act}")  # noqa: S311  # chooses moments, guards nothing
    hits, midway, litter = 0, 0, set[str]()
    for number in range(kills_of(act)):
        folder = copy(before.folder, tmp_path / str(number))
        wait = any_moment(moments, after.seconds)
        if number % 2:
            wait = while_writing(moments, after.seconds, act)
        was_killed, told = kill(folder, act, wait)
        hits += was_killed
        midway += was_killed and all_files(folder) != all_files(before.folder)
        if act == "append":
            names = [name for _, name, _ in entries(folder)]
            assert [names.count(name) for name in told] == [1] * len(told)
        done(folder, *WORDS[act])
        assert contents(folder, *STORES) == contents(after.folder, *STORES)
        assert entries(folder) == entries(after.folder)
        litter |= left_over(folder)
    sys.stdout.write(
        f"{act}: {kills_of(act)} kills, {hits} while it ran, {midway} after its first write\n"
    )
    assert 2 * hits >= kills_of(act)
    assert litter == set()


def test_freeze_cut_between_folder_and_ledger_is_told_and_completed(
    small: Small, tmp_path: Path
) -> None:
    frozen, built = small.frozen, small.built
    folder = copy(frozen.folder, tmp_path / "w")
    (folder / "ledger.sqlite").unlink()
    workspace = open_workspace(folder, lambda: NOON)
    assert any("broken off" in fault for fault in check_edition(workspace, "first"))
    done(folder, "freeze", "first")
    assert check_edition(workspace, "first") == ()
    assert entries(folder) == entries(frozen.folder)
    assert entries(built.folder) == []


def test_what_counts_tells_a_change(gathered: Stage, built: Stage, tmp_path: Path) -> None:
    folder = copy(gathered.folder, tmp_path / "w")
    assert contents(folder, *STORES) != contents(built.folder, *STORES)
    assert contents(folder, *STORES) == contents(gathered.folder, *STORES)
    file = next((folder / "lake").rglob("*.parquet"))
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-1])
    assert contents(folder, *STORES) != contents(gathered.folder, *STORES)
