"""Gathering that is killed at any moment and run again ends as if undisturbed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.evidence import gather_shipped

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("SYNOPSIS_KILLS", "6"))


def start(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.evidence.gather_shipped", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )


def evidence(folder: Path) -> set[str]:
    """Every file of shelf and lake that counts."""
    found = [*folder.glob("shelf/??/*"), *folder.glob("lake/*/source=*/*")]
    found += folder.glob("lake/receipts/*/*")
    return {str(path.relative_to(folder)) for path in found}


def test_gather_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed"
    began = time.monotonic()
    with start(undisturbed) as whole:
        digest = whole.communicate()[0].decode()
    lasts = time.monotonic() - began
    moments = random.Random(20260301)  # noqa: S311  # chooses moments, guards nothing
    killed = tmp_path / "killed"
    for _ in range(KILLS):
        with start(killed) as running:
            time.sleep(moments.uniform(0.3, 1.0) * lasts)
            running.send_signal(signal.SIGKILL)
    assert gather_shipped.run(killed) == digest
    assert evidence(killed) == evidence(undisturbed)
