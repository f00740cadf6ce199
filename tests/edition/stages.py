"""Workspaces at each stage of the way to an edition, made by the command line in processes."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from synopsis.catalog import View, open_workspace
from tests.docs.page import DOCS, File, acts
from tests.edition.driver import NOON

DRIVER = Path(__file__).with_name("driver.py")
EVIDENCE = ("shelf", "lake")
PAGE = DOCS / "another-region.md"
SHIPPED = "    shipped: figures/labour_office.csv\n"
ALSO_A_FILE = (SHIPPED, f'{SHIPPED}    file: "labour_office*.csv"\n')


@dataclass(frozen=True, slots=True)
class Stage:
    """A workspace that a command has just been run in, and the seconds that it took."""

    folder: Path
    seconds: float


@dataclass(frozen=True, slots=True)
class Small:
    """A workspace of a region of two economies at each stage."""

    empty: Stage
    gathered: Stage
    built: Stage
    frozen: Stage


def command_of(folder: Path, words: tuple[str, ...], at: datetime = NOON) -> list[str]:
    return [sys.executable, str(DRIVER), at.isoformat(), str(folder), *words]


def run(
    folder: Path, *words: str, at: datetime = NOON, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, with some variables of the environment set otherwise."""
    return subprocess.run(
        command_of(folder, words, at),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(env or {})},
    )


def done(
    folder: Path, *words: str, at: datetime = NOON, env: Mapping[str, str] | None = None
) -> str:
    """Run a command that must succeed, and give what it said."""
    ended = run(folder, *words, at=at, env=env)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout


def verdict(folder: Path, name: str, **more: Any) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON of `verify`."""
    ended = run(folder, "verify", name, "--json", **more)
    assert ended.stdout, ended.stderr[-2000:]
    found: dict[str, Any] = json.loads(ended.stdout)
    return ended.returncode, found


def copy(folder: Path, target: Path) -> Path:
    shutil.copytree(folder, target, symlinks=True)
    return target


def stage(before: Path | None, target: Path, *words: str) -> Stage:
    """A copy of a workspace with a command run in it, timed."""
    if before is not None:
        copy(before, target)
    began = time.monotonic()
    done(target, *words)
    return Stage(target, time.monotonic() - began)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One worker at a time."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True, slots=True)
class Stages:
    """Stages that the workers of one run make once between them, and each has a copy of."""

    shared: Path
    own: Path

    def make(self, name: str, before: str, *words: str) -> Stage:
        """A copy of a stage, made from the stage before it by the first who needs it."""
        made, told = self.shared / name, self.shared / f"{name}.seconds"
        with alone(self.shared / f"{name}.lock"):
            if not told.exists():
                shutil.rmtree(made, ignore_errors=True)
                seconds = stage(self.shared / before if before else None, made, *words).seconds
                told.write_text(str(seconds), "utf-8")
        return Stage(copy(made, self.own / name), float(told.read_text("utf-8")))

    def make_small(self) -> Small:
        """Those of the region that the documentation makes up, at a fifth of the demo's time."""
        with alone(self.shared / "region.lock"):
            region = write_region(self.shared / "region")
        gather, build, freeze = ("gather", "--from", "shipped"), ("build",), ("freeze", "first")
        return Small(
            self.make("small-empty", "", "init", str(region)),
            self.make("small-gathered", "small-empty", *gather),
            self.make("small-built", "small-gathered", *build),
            self.make("small-frozen", "small-built", *freeze),
        )


def write_region(folder: Path) -> Path:
    """The region of the documentation's page; its table may also come as a file."""
    for act in acts(PAGE.read_text("utf-8")):
        if isinstance(act, File):
            path = folder / act.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.write_text(act.text.replace(*ALSO_A_FILE), "utf-8")
    return folder / "uplands"


def contents(root: Path, *stores: str) -> dict[str, str]:
    """The digest of every file of some stores; locks and passing things have a dot before them."""
    return {
        name.as_posix(): sha256(path.read_bytes()).hexdigest()
        for store in stores
        for path in sorted((root / store).rglob("*"))
        for name in (path.relative_to(root),)
        if path.is_file() and not any(part.startswith(".") for part in name.parts)
    }


def view_of(folder: Path, at: datetime = NOON) -> View:
    return open_workspace(folder, lambda: at).view()


def entries(folder: Path) -> list[tuple[str, str, str]]:
    """Every visible entry of the ledger: kind, id and digest."""
    return [(entry.kind, entry.id, entry.digest) for entry in view_of(folder).contributions()]
