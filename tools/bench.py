"""Measure the commands of the demo as whole processes: seconds of the wall and memory at its peak.

Run it as `python tools/bench.py --runs 5`; it writes a Markdown table of medians, with the
machine and the versions they were measured on. Nothing is fetched from the network.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import median

COMMAND = Path(sys.executable).with_name("synopsis")
LIBRARIES = (
    "duckdb", "ibis-framework", "lxml", "pyarrow", "pypdfium2", "python-docx",
    "SQLAlchemy", "typst", "vl-convert-python",
)  # fmt: skip
TABLE = "regions/western_balkans/figures/frontex_detections.csv"
KIB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process cost: seconds of the wall, and its peak of resident memory in bytes."""

    seconds: float
    peak: int

    def __add__(self, other: Cost) -> Cost:
        """The cost of two processes, one after the other."""
        return Cost(self.seconds + other.seconds, max(self.peak, other.peak))


@dataclass(frozen=True, slots=True)
class Step:
    """A thing that is measured: its name, and the commands that are run one after the other."""

    name: str
    commands: tuple[tuple[str, ...], ...]


def measure(words: Sequence[str]) -> Cost:
    """Run a process to its end and measure it; an error where it fails."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(words, stdout=said, stderr=said)  # noqa: S603  our own command
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(words)}: {said.read().decode()[-500:]}")
    return Cost(seconds, usage.ru_maxrss * KIB)


def steps(workspace: Path, revised: Path) -> Iterator[Step]:
    """What is measured, in the order in which a workspace goes through it."""
    place = ("-w", str(workspace))
    gather = (*place, "gather", "--from", "shipped")
    again = (*place, "gather", "frontex_detections", "--from", str(revised))
    yield Step("`init` and `gather --from shipped`", (("init", str(workspace)), gather))
    yield Step("`build`, cold", ((*place, "build"),))
    yield Step("`build`, nothing changed", ((*place, "build"),))
    yield Step("`gather` of one new snapshot", (again,))
    yield Step("`build` after one new snapshot", ((*place, "build"),))
    yield Step("`freeze`", ((*place, "freeze", "first"),))
    yield Step("`verify`", ((*place, "verify", "first"),))
    yield Step("`trace --all`", ((*place, "trace", "--all", "--edition", "first"),))


def revise(text: str) -> str:
    """A compiled table with its last value raised by one: a new snapshot with one changed row."""
    *rows, last = text.splitlines()
    *keys, value = last.split(",")
    return "\n".join([*rows, ",".join([*keys, f"{float(value) + 1:g}"])]) + "\n"


def run(folder: Path, cost_of: Callable[[Sequence[str]], Cost]) -> dict[str, Cost]:
    """Take a workspace in an empty folder through all steps once."""
    revised = folder / "frontex_detections.csv"
    revised.write_text(revise((files("synopsis") / TABLE).read_text("utf-8")), "utf-8")
    found: dict[str, Cost] = {}
    for step in steps(folder / "demo", revised):
        costs = [cost_of([str(COMMAND), *words]) for words in step.commands]
        found[step.name] = sum(costs[1:], start=costs[0])
    return found


def render(runs: Sequence[dict[str, Cost]], environment: Sequence[str]) -> str:
    """The medians of several runs as a Markdown table, after the lines on the environment."""
    lines = [f"- {line}" for line in environment]
    lines += ["", "| step | seconds | least | most | peak MB |", "|---|---:|---:|---:|---:|"]
    for name in runs[0]:
        seconds = [one[name].seconds for one in runs]
        peak = median(one[name].peak for one in runs) / 1e6
        lines.append(
            f"| {name} | {median(seconds):.2f} | {min(seconds):.2f} | {max(seconds):.2f} "
            f"| {peak:.0f} |"
        )
    return "\n".join(lines) + "\n"


def describe(runs: int) -> list[str]:
    """The machine and the versions, line by line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    found = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"median of {runs} runs, each in a workspace of its own; whole processes",
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.platform()}",
        f"Python {platform.python_version()}; security-synopsis {version('security-synopsis')}",
        found,
    ]


def _processor() -> str:
    """The processor by its own name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def main() -> None:
    """Measure as often as asked, and write the table to the standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each step is measured")
    parser.add_argument("--events", type=Path, help="measure event feeds as well, in this folder")
    chosen = parser.parse_args()
    runs = []
    for number in range(chosen.runs):
        sys.stderr.write(f"run {number + 1} of {chosen.runs} ...\n")
        with tempfile.TemporaryDirectory(prefix="synopsis-bench-") as folder:
            runs.append(run(Path(folder), measure))
    sys.stdout.write(render(runs, describe(chosen.runs)))
    sys.stdout.flush()
    if chosen.events:
        events = Path(__file__).with_name("bench_events.py")
        words = [sys.executable, str(events), "--folder", str(chosen.events)]
        subprocess.run(words, check=True)  # noqa: S603  our own command


if __name__ == "__main__":
    main()
