"""A writer that is killed: one fixed job over shelf, lake, ledger and editions, run in a child.

`python driver.py kill ROOT SEED COUNT` kills it COUNT times, at moments and at steps, and each
time runs it again to its end; it prints one JSON line a kill, the first for an undisturbed run.
`python driver.py append ROOT PREFIX COUNT` appends entries, for races between processes.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ibis  # noqa: F401  # loaded once, before the forks
import pyarrow.parquet  # noqa: F401  # same
import sqlalchemy  # noqa: F401  # same

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from synopsis.catalog import Receipt, Rows, View, freeze_edition, open_workspace  # noqa: E402
from synopsis.catalog.canonical import digest  # noqa: E402
from synopsis.catalog.codebase import code_digest  # noqa: E402
from synopsis.catalog.ledger import Ledger  # noqa: E402
from synopsis.vocabulary import CLEAR  # noqa: E402
from tests.catalog.worlds import make_workspace  # noqa: E402

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_STEPS = ("fsync", "rename", "replace", "mkdir", "unlink", "fchmod", "write")


def clock() -> datetime:
    return NOON


def work(root: Path, tell: Callable[[str], Any]) -> None:
    """The job: two sources, three entries, an edition."""
    view = open_workspace(root / "ws", clock).view()
    for number in (1, 2):
        gather(view, number)
    for number in (1, 2, 3):
        tell(view.append("vote", {"say": number}, id=f"v{number}", marking=CLEAR).id)
    page = f"<p>{view.digest}</p>".encode()
    tell(freeze_edition(view, "spring", {"page.html": page}).name)


def gather(view: View, number: int) -> None:
    name = view.shelve(b"row\n" * number)
    rows = [{"number": float(row)} for row in range(number)]
    made = Receipt("customs", f"part{number}", name, clock(), "customs 1", CLEAR, number)
    tables = {"observations": Rows({"number": "number"}, rows), "rejects": Rows({"why": "text"})}
    view.record(made, tables)


def state(root: Path) -> dict[str, Any]:
    """All that counts in a workspace: files that are named, entries, digests; and any litter."""
    ws = open_workspace(root / "ws", clock)
    view = ws.view()
    ledger = Ledger(ws.settings.ledger)
    stores = ("shelf", "lake", "editions")
    files = [path for store in stores for path in (ws.root / store).rglob("*") if path.is_file()]
    return {
        "digest": view.digest,
        "edition": view.editions()[0].digest,
        "entries": [[entry.id, entry.digest] for entry in view.contributions()],
        "broken": ledger.check(),
        "files": {
            path.relative_to(ws.root).as_posix(): digest(path.read_bytes())
            for path in sorted(files)
            if path.name != ".lock"
        },
    }


def die_at(step: int) -> list[int]:
    """Have this process kill itself just before its n-th step on the disk; the steps so far."""
    count = [0]

    def deadly(done: Callable[..., Any]) -> Callable[..., Any]:
        def act(*args: Any, **more: Any) -> Any:
            count[0] += 1
            if count[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return done(*args, **more)

        return act

    for name in _STEPS:
        setattr(os, name, deadly(getattr(os, name)))
    return count


def child(root: Path, log: Path, step: int = 0) -> int:
    """Start the job in a child and return its process id; what it acknowledges goes to a log."""
    pid = os.fork()
    if pid:
        return pid
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    write = os.write
    count = die_at(step)
    try:
        work(root, lambda name: write(handle, f"{name}\n".encode()))
        (root / "steps").write_text(str(count[0]))
    except BaseException as error:  # noqa: BLE001  # told to the parent, whatever it is
        write(handle, f"failed: {error!r}\n".encode())
        os._exit(1)
    os._exit(0)


def undisturbed(root: Path) -> tuple[float, int]:
    """Seconds and steps of the job."""
    make_workspace(root, clock)
    start = time.monotonic()
    os.waitpid(child(root, root / "log"), 0)
    return time.monotonic() - start, int((root / "steps").read_text())


def killed(root: Path, rng: random.Random, span: float, step: int) -> dict[str, Any]:
    """Kill a job at a step, or at a moment, run it again to its end, and tell what is there."""
    make_workspace(root, clock)
    pid = child(root, root / "log", step)
    if not step:
        time.sleep(rng.uniform(0, span))
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    log = root / "log"
    acknowledged = log.read_text().split() if log.exists() else []
    os.waitpid(child(root, root / "again"), 0)
    return {
        **state(root),
        "killed": os.WIFSIGNALED(status),
        "acknowledged": acknowledged,
        "again": (root / "again").read_text().split(),
    }


def kill(root: Path, seed: int, count: int) -> None:
    rng = random.Random(seed)  # noqa: S311  # moments, not secrets
    code_digest()  # once for all children, whoever edits the package meanwhile
    span, steps = undisturbed(root / "whole")
    whole = {**state(root / "whole"), "killed": False, "steps": steps}
    sys.stdout.write(json.dumps(whole) + "\n")
    for number in range(count):
        step = rng.randint(1, steps) if number % 2 else 0
        told = killed(root / str(number), rng, span, step)
        sys.stdout.write(json.dumps(told) + "\n")


def append(root: Path, prefix: str, count: int) -> None:
    view = open_workspace(root, clock).view()
    for number in range(count):
        name = f"{prefix}{number}"
        view.append("vote", {"say": name}, id=name, marking=CLEAR)
        gather(view, number % 5 + 1)
        sys.stdout.write(name + "\n")


if __name__ == "__main__":
    act, folder, *rest = sys.argv[1:]
    if act == "kill":
        kill(Path(folder), int(rest[0]), int(rest[1]))
    else:
        append(Path(folder), rest[0], int(rest[1]))
