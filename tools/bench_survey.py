"""Measure the survey yearbook beside R and svy: seconds inside the process, and memory at its peak.

Run it as `python tools/bench_survey.py FOLDER --peer PYTHON`, where PYTHON has polars and svy. The
simulated files are made in FOLDER where they are not; R is measured where `Rscript` has `survey`.
Each job is a process of its own, turn by turn; what is timed comes after imports and reading, as
in the peers' scripts. With `--large` the file of three million rows is measured too.
"""

import argparse
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from synopsis.survey import Design
from synopsis.survey.cells import Bootstrap, Cells, Domains, Item, Sample, estimate_cells

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SYNOPSIS_SHARED", ROOT.parent / "shared"))
SCRIPTS = SHARED / "reference" / "survey" / "bench"
QUESTIONS, REPLICATES, SEED = 120, 500, 1
# Kinds of questions in the simulated file: up to which number, how many answers, the lowest code.
KINDS = ((60, 5, 1), (100, 2, 0), (QUESTIONS, 11, 0))
FACES = {
    "waves": "economy x wave",
    "crossed": "economy x wave x sex x age (360 domains)",
    "beside": "economy x wave, and sex x age in each set",
    "bootstrap": f"economy x wave, {REPLICATES} bootstrap replicates",
}
RESULT = re.compile(r"RESULT .*?seconds=([\d.]+).*?cells=(\d+).*?maxrss_MB=(\d+)")


@dataclass(frozen=True, slots=True)
class Turn:
    """One run of one job: seconds of the work, cells, and peak memory in megabytes."""

    seconds: float
    cells: int
    peak: float


@dataclass(frozen=True, slots=True)
class Job:
    """A thing that is measured: who does it, what it is, and the command."""

    who: str
    what: str
    command: tuple[str, ...]
    turns: list[Turn] = field(default_factory=list)


class Survey:
    """The simulated file, read column by column."""

    def __init__(self, path: Path) -> None:
        """Open the file and read the columns of the design."""
        self.file = pq.ParquetFile(path)
        self.reading = 0.0
        names = ("weight", "stratum", "psu", "economy", "wave", "sex", "age")
        columns = {name: self.column(name) for name in names}
        self.weights, self.strata, self.units = (columns[name] for name in names[:3])
        self.wave = (columns["economy"] - 1) * 5 + columns["wave"].astype(np.int16) - 2021
        self.person = (columns["sex"] - 1) * 6 + columns["age"] - 1

    def column(self, name: str, missing: int = 0) -> NDArray[Any]:
        """One column, what is missing filled."""
        began = time.perf_counter()
        column = self.file.read([name], use_threads=False).column(0).combine_chunks()
        found: NDArray[Any] = column.fill_null(missing).to_numpy()
        self.reading += time.perf_counter() - began
        return found

    def items(self) -> Iterator[Item]:
        """The questions, each read when it is asked for."""
        for number in range(QUESTIONS):
            size, lowest = next((k, low) for below, k, low in KINDS if number < below)
            codes = self.column(f"q{number + 1}", lowest - 1)
            if lowest:
                codes = codes - np.int8(lowest)
            yield Item(f"q{number + 1}", tuple(map(str, range(size))), codes=codes)

    def domains(self, what: str) -> tuple[Domains, ...]:
        """Economies and waves, crossed with sex and age or beside them."""
        wave = Domains("wave", tuple(map(str, range(30))), self.wave.astype(np.int16))
        person = Domains("person", tuple(map(str, range(12))), self.person.astype(np.int16))
        if what == "crossed":
            return (wave.crossed(person),)
        return (wave, person, wave.crossed(person)) if what == "beside" else (wave,)


def measured(path: Path, what: str) -> dict[str, float]:
    """Do one job in this process; seconds without reading, and of reading beside it."""
    survey = Survey(path)
    is_small = len(survey.weights) < 10**6
    items = list(survey.items()) if is_small else survey.items()
    survey.reading = 0.0
    began = time.perf_counter()
    design = Design.of(survey.weights, units=[survey.units], strata=[survey.strata])
    sample: Sample = design
    if what == "bootstrap":
        sample = Bootstrap.of(design, np.random.default_rng(SEED), REPLICATES)
    cells: Cells = estimate_cells(sample, items, survey.domains(what))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": seconds - survey.reading, "reading": survey.reading, "cells": len(cells),
        "peak": peak,
    }  # fmt: skip


def simulated(folder: Path, scale: int, peer: str) -> Path:
    """The simulated file, made where it is not there."""
    path = folder / f"sim{scale}.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        said((peer, str(SCRIPTS / "simulate.py"), str(scale), str(folder)))
    return path


def said(command: tuple[str, ...]) -> str:
    """What a command says, or an error with its last words."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-500:]}")
    return done.stdout


def turn(job: Job) -> Turn:
    """One run of a job in a process of its own."""
    words = said(job.command)
    if job.who == "ours":
        found = json.loads(words)
        return Turn(found["seconds"], int(found["cells"]), found["peak"])
    match = RESULT.search(words)
    if match is None:
        raise RuntimeError(f"{' '.join(job.command)} gave no result: {words[-500:]}")
    return Turn(float(match[1]), int(match[2]), float(match[3]))


def ours(path: Path, what: str) -> Job:
    """A job of this package."""
    rows = "3 million rows, " if path.stem == "sim100" else ""
    command = (sys.executable, __file__, str(path), "--job", what)
    return Job("ours", rows + FACES[what], command)


def peers(path: Path, peer: str) -> Iterator[Job]:
    """The same jobs of R and of svy, where they are installed."""
    if shutil.which("Rscript") and has(("Rscript", "-e", "library(survey); library(data.table)")):
        script = ("Rscript", str(SCRIPTS / "bench_r.R"), str(path.with_suffix(".csv")))
        yield Job("R survey", FACES["waves"], (*script, "split", str(QUESTIONS), "1"))
    if has((peer, "-c", "import svy")):
        words = (peer, str(SCRIPTS / "bench_svy.py"), str(path), str(QUESTIONS), "1")
        yield Job("svy", FACES["waves"], words)
        yield Job("svy", FACES["bootstrap"], (*words, "boot"))


def has(command: tuple[str, ...]) -> bool:
    """Whether a command passes."""
    try:
        said(command)
    except (RuntimeError, OSError):
        return False
    return True


def render(jobs: list[Job]) -> Iterator[str]:
    """The table, with what it was measured on."""
    libraries = ", ".join(f"{one} {version(one)}" for one in ("numpy", "scipy", "pyarrow"))
    yield f"- {platform.processor() or platform.machine()}, {os.cpu_count()} cores"
    yield f"- Python {platform.python_version()}; {libraries}"
    yield ""
    yield "| job | who | cells | seconds | least | most | peak MB |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for job in jobs:
        times = [one.seconds for one in job.turns]
        yield (
            f"| {job.what} | {job.who} | {job.turns[0].cells:,} | {median(times):.2f} "
            f"| {min(times):.2f} | {max(times):.2f} | {max(one.peak for one in job.turns):.0f} |"
        )


def main() -> None:
    """Measure every job turn by turn and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the simulated files are or shall be")
    parser.add_argument("--peer", default=sys.executable, help="a Python with polars and svy")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="three million rows too")
    parser.add_argument("--job", choices=tuple(FACES), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.job:
        sys.stdout.write(json.dumps(measured(given.folder, given.job)))
        return
    small = simulated(given.folder, 1, given.peer)
    jobs = [ours(small, what) for what in FACES] + list(peers(small, given.peer))
    if given.large:
        big = simulated(given.folder, 100, given.peer)
        jobs += [ours(big, what) for what in ("waves", "bootstrap")]
    for _ in range(given.runs):
        for job in jobs:
            job.turns.append(turn(job))
            sys.stderr.write(f"{job.who}: {job.what}: {job.turns[-1]}\n")
    sys.stdout.write("\n".join(render(jobs)) + "\n")


if __name__ == "__main__":
    main()
