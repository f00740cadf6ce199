"""Building and freezing on a full and on a read-only disk: one sentence, and nothing half-written.

A region of two economies meets a full disk as the demo does, in a fifth of the time. Root writes
through permissions, so that a small disk of its own is mounted where that may be done.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from synopsis.catalog import check_edition, open_workspace, read_draft
from tests.edition.driver import NOON
from tests.edition.stages import EVIDENCE, Small, Stage, contents, copy, done, entries, view_of

SIZE = 128 << 20  # draft, edition and cache of the demo take about 75 of it
LITTLE = 200_000  # more than the drawings that the cache keeps, less than a draft or an edition
# The clock of the real command line goes on; what it looks at is what was known on that day.
COMMAND = [str(Path(sys.executable).with_name("synopsis")), "--as-of", NOON.date().isoformat()]
WORDS = {"build": ("build",), "freeze": ("freeze", "first")}
STORES = (*EVIDENCE, "draft", "editions")


def mount(*words: str) -> bool:
    command = ["mount", *words]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)):
        if os.environ.get("CI") == "true":
            pytest.fail("CI leaves nothing out, and no small disk can be mounted")
        pytest.skip("a small disk cannot be mounted here: run the tests as root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def synopsis(folder: Path, act: str) -> "subprocess.CompletedProcess[str]":
    """Run the real command line in a workspace."""
    words = [*COMMAND, "-w", str(folder), *WORDS[act]]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def fill(disk: Path, left: int) -> None:
    """Take all the room of a disk but for some bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filling").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free - left)


def sentence(ended: "subprocess.CompletedProcess[str]") -> str:
    """The one line that a command said, but for its progress."""
    said = [line for line in ended.stderr.splitlines() if not line.endswith(" ...")]
    assert len(said) == 1, ended.stderr[-3000:]
    return said[0].removeprefix("synopsis: ")


def left_over(root: Path) -> list[str]:
    """Unfinished things, and folders in the cache that are none of its own."""
    staged = [path for path in root.rglob("*") if ".staging" in path.parts[:-1]]
    passing = [path for path in root.glob("cache/*") if len(path.name) != 2]
    return [path.name for path in (*staged, *passing) if path.name != ".staging"]


@pytest.mark.parametrize("left", [0, LITTLE, 2 * LITTLE])
@pytest.mark.parametrize("act", WORDS)
def test_full_disk_is_told_in_one_sentence_and_leaves_nothing_half(
    small: Small, disk: Path, act: str, left: int
) -> None:
    before = {"build": small.gathered, "freeze": small.built}[act].folder
    assert_stopped(before, disk, act, left)


def test_full_disk_stops_the_demo_as_it_stops_a_small_region(gathered: Stage, disk: Path) -> None:
    assert_stopped(gathered.folder, disk, "build", 1_500_000)


def assert_stopped(before: Path, disk: Path, act: str, left: int) -> None:
    folder = copy(before, disk / "w")
    fill(disk, left)
    ended = synopsis(folder, act)
    told = sentence(ended)
    assert ended.returncode == 3
    assert "no space left" in told or "disk is full" in told
    assert told.count(". ") == 0
    assert "free some space" in told or "see to the disk" in told
    assert contents(folder, *STORES) == contents(before, *STORES)
    assert entries(folder) == []
    assert left_over(folder) == []


def test_full_disk_that_has_room_again_works_again(small: Small, disk: Path) -> None:
    gathered, frozen = small.gathered, small.frozen
    folder = copy(gathered.folder, disk / "w")
    fill(disk, 100_000)
    assert synopsis(folder, "build").returncode == 3
    assert read_draft(view_of(folder)) is None
    (disk / "filling").unlink()
    done(folder, "build")
    fill(disk, 100_000)
    assert synopsis(folder, "freeze").returncode == 3
    (disk / "filling").unlink()
    done(folder, "freeze", "first")
    assert contents(folder, *STORES) == contents(frozen.folder, *STORES)
    assert entries(folder) == entries(frozen.folder)
    assert check_edition(open_workspace(folder, lambda: NOON), "first") == ()


@pytest.mark.parametrize("act", WORDS)
def test_read_only_disk_is_told_in_one_sentence(small: Small, disk: Path, act: str) -> None:
    before = {"build": small.gathered, "freeze": small.built}[act].folder
    folder = copy(before, disk / "w")
    assert mount("-o", "remount,ro", str(disk))
    ended = synopsis(folder, act)
    told = sentence(ended)
    assert ended.returncode == 3
    assert "read-only" in told
    assert told.count(". ") == 0
    assert contents(folder, *STORES) == contents(before, *STORES)


def test_read_only_disk_is_still_read(built: Stage, disk: Path) -> None:
    folder = copy(built.folder, disk / "w")
    assert mount("-o", "remount,ro", str(disk))
    assert "the draft stands" in done(folder, "build")
    assert "row found again" in done(folder, "trace", "F018")
    assert done(folder, "gaps")
    assert done(folder, "sources")
