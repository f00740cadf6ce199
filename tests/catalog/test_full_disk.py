"""A full, a read-only and a forbidden disk: one sentence, and nothing half-written.

Root writes through permissions, so that a small disk of its own is mounted where that may be done.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from synopsis.catalog import View, Workspace, check_edition, freeze_edition, open_workspace
from synopsis.catalog.errors import StoreError
from synopsis.vocabulary import CLEAR
from tests.catalog.worlds import make_workspace, numbers, record

SIZE = 2 << 20


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


@pytest.fixture
def small(disk: Path) -> Workspace:
    workspace = make_workspace(disk)
    view = workspace.view()
    record(view, b"before")
    view.append("vote", {"say": "before"}, id="before", marking=CLEAR)
    return workspace


OUTPUTS = {"page.html": b"x" * 40_000}


def fill(disk: Path, left: int) -> None:
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filling").write_bytes(b"\0" * (free - left))


ACTS: dict[str, Callable[[View, Path], object]] = {
    "shelve": lambda view, _: view.shelve(os.urandom(200_000)),
    "record": lambda view, _: record(view, b"after"),
    "append": lambda view, _: view.append("vote", {"say": "x" * 50_000}, id="after", marking=CLEAR),
    "freeze": lambda view, _: freeze_edition(view, "full", OUTPUTS),
    "cache": lambda view, _: view.cache.save("key", b"x" * 200_000),
}


def left_over(root: Path) -> list[Path]:
    found = [path for path in root.rglob("*") if ".staging" in path.parts]
    return [path for path in found if path.name != ".staging"]


@pytest.mark.parametrize("act", ACTS)
def test_full_disk_is_told_in_one_sentence_and_leaves_nothing_half(
    disk: Path, small: Workspace, act: str
) -> None:
    fill(disk, 4096 if act == "record" else 8192)
    with pytest.raises(StoreError) as told:
        ACTS[act](small.view(), disk)
    assert "no space left" in str(told.value) or "disk is full" in str(told.value)
    assert str(told.value).count(". ") == 0
    assert left_over(small.root) == []
    view = small.view()
    assert (numbers(view), [entry.id for entry in view.contributions()]) == ([6], ["before"])
    assert view.editions() == ()
    assert view.cache.read("key") is None
    (disk / "filling").unlink()
    ACTS[act](small.view(), disk)
    freeze_edition(small.view(), "after", OUTPUTS)
    assert check_edition(small, "after") == ()


@pytest.mark.parametrize("act", ACTS)
def test_read_only_disk_is_told_in_one_sentence_and_still_read(
    disk: Path, small: Workspace, act: str
) -> None:
    assert mount("-o", "remount,ro", str(disk))
    view = open_workspace(small.root, small.clock).view()
    with pytest.raises(StoreError) as told:
        ACTS[act](view, disk)
    assert "read-only" in str(told.value) or "readonly" in str(told.value)
    assert (numbers(view), [entry.id for entry in view.contributions()]) == ([6], ["before"])


def test_folder_where_a_file_should_be_is_told_in_one_sentence(workspace: Workspace) -> None:
    name = workspace.view().shelve(b"x")
    path = workspace.root / "shelf" / name[:2] / name
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError, match=r"cannot write .* is a directory"):
        workspace.view().shelve(b"x")
