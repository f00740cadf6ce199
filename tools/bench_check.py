"""Measure the prose check: a document of 100 pages in each format, its seconds and peak memory.

Run it as `python tools/bench_check.py`. Each run is the whole process with all its children; the
text is invented, and the same each time. What the project asks for: 5 s and 500 MB.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PAGES, WORDS_A_PAGE, SEED = 100, 500, 7
_GROUPS = (
    "young people", "households", "small firms", "border officers", "teachers", "farmers",
    "returned migrants", "hospital staff", "local councils", "journalists", "drivers",
    "customs posts", "pensioners", "students abroad", "police stations", "women in rural places",
    "exporters", "courts",
)  # fmt: skip
_THINGS = (
    "report a theft", "use the new register", "trust the regional office", "plan to leave",
    "share data with neighbours", "lack a fast connection", "pay for repairs",
    "answer within a week", "know the emergency number", "attend the training",
    "name corruption as a concern", "save energy", "keep a written plan", "rely on one supplier",
    "work across the boundary/border", "file on paper",
)  # fmt: skip
_FORMS = (
    "The share of {group} that {thing} rose from {a} % to {b} % in {year}{tail}.",
    "In {year}, {a} % of {group} said that they {thing}{tail}.",
    "Some {n} of {big} {group} {thing}, the office counted in {year}.",
    "It is likely that more {group} will {thing} by {next}{tail}.",
    "The secretariat should ask {group} within {n} months why they {thing}.",
    "Where {group} {thing}, costs fell by {c} points between {year} and {later}{tail}.",
    "Few interviews covered {group}, so that little is known of those who {thing}.",
    "The second phase of the programme helps {group} that {thing}, with three visits a year.",
)  # fmt: skip
_TAILS = (
    "", ", according to the statistical office (2024)", ", a survey of {big} respondents found",
    ", while costs stayed level", ", although reporting differs from place to place",
)  # fmt: skip
_SHEET = '#set page(paper: "a4", margin: 2.8cm)\n#set text(size: 13pt)'


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds by the clock and of the processors, and megabytes at its peak."""

    seconds: float
    worked: float
    peak: float
    exit_code: int


def sentences(pages: int = PAGES) -> list[str]:
    """Invented sentences for so many pages, the same each time."""
    draw = random.Random(SEED)  # noqa: S311  # nothing secret
    made: list[str] = []
    words = 0
    while words < pages * WORDS_A_PAGE:
        year = draw.randint(2004, 2022)
        numbers = {
            "a": draw.randint(11, 89), "b": draw.randint(11, 89), "c": draw.randint(2, 9),
            "n": draw.randint(3, 12), "year": year, "later": year + 2, "next": 2030,
            "big": f"{draw.randint(1, 9)},{draw.randint(100, 999)}",
            "group": draw.choice(_GROUPS), "thing": draw.choice(_THINGS),
        }  # fmt: skip
        form = draw.choice(_FORMS).replace("{tail}", draw.choice(_TAILS))
        text = form.format(**numbers)
        made.append(text)
        words += len(text.split())
    return made


def markdown(texts: list[str]) -> str:
    """Sentences as Markdown: paragraphs of six below a heading for every sixty."""
    parts: list[str] = []
    for number in range(0, len(texts), 6):
        if number % 60 == 0:
            parts.append(f"## Section {number // 60 + 1}")
        parts.append(" ".join(texts[number : number + 6]))
    return "\n\n".join(parts) + "\n"


def write_files(folder: Path, pages: int = PAGES) -> list[Path]:
    """The document in each format."""
    text = markdown(sentences(pages))
    plain = text.replace("## ", "")
    writers: dict[str, Callable[[Path], object]] = {
        "long.md": lambda path: path.write_text(text, "utf-8"),
        "long.txt": lambda path: path.write_text(plain, "utf-8"),
        "long.html": lambda path: path.write_text(_html(text), "utf-8"),
        "long.docx": lambda path: _write_docx(path, text),
        "long.pdf": lambda path: _write_pdf(path, text),
    }
    for name, write in writers.items():
        write(folder / name)
    return [folder / name for name in writers]


def _html(text: str) -> str:
    blocks = (
        f"<h2>{one[3:]}</h2>" if one.startswith("## ") else f"<p>{one}</p>"
        for one in text.split("\n\n")
    )
    return f"<!doctype html><title>Long</title>\n{chr(10).join(blocks)}"


def _write_docx(path: Path, text: str) -> None:
    import docx  # heavy: only when used

    word = docx.Document()
    for one in text.strip().split("\n\n"):
        word.add_heading(one[3:], 2) if one.startswith("## ") else word.add_paragraph(one)
    word.save(str(path))


def _write_pdf(path: Path, text: str) -> None:
    import typst  # heavy: only when used

    source = path.with_suffix(".typ")
    marked = text.replace("## ", "== ").replace("%", "\\%")
    source.write_text(f"{_SHEET}\n{marked}", "utf-8")
    typst.compile(str(source), output=str(path))
    source.unlink()


def measure(command: list[str]) -> Cost:
    """Run a command to its end; its peak is that of all its processes at one moment."""
    began, worked, peak = time.monotonic(), _worked(), 0.0
    done = threading.Event()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603  # our own

        def watch() -> None:
            nonlocal peak
            while not done.wait(0.02):
                peak = max(peak, sum(map(_resident, _family(process.pid))))

        watcher = threading.Thread(target=watch)
        watcher.start()
        code = process.wait()
        done.set()
        watcher.join()
    own = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Cost(time.monotonic() - began, _worked() - worked, peak or own, code)


def _worked() -> float:
    """Seconds of processors that children which have ended took so far, theirs among them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(pid: int) -> list[int]:
    """A process and all that it started, as the system lists them now."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return [pid]
    return [pid, *(one for child in told for one in _family(int(child)))]


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Measure each format and write a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    sys.stdout.write("| format | seconds, best | worst | of processors, best | peak, MB |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as name:
        for path in write_files(Path(name), asked.pages):
            code = "from synopsis.cli import main; main()"
            command = [sys.executable, "-c", code, "check", str(path), "--fail-on", "never"]
            costs = [measure(command) for _ in range(asked.turns)]
            if any(cost.exit_code for cost in costs):
                raise SystemExit(f"{path.name} could not be checked")
            seconds = [cost.seconds for cost in costs]
            peak = max(cost.peak for cost in costs)
            ending = path.suffix[1:]
            worked = min(cost.worked for cost in costs)
            span = f"{min(seconds):.1f} | {max(seconds):.1f}"
            row = f"| {ending} | {span} | {worked:.1f} | {peak:.0f} |\n"
            sys.stdout.write(row)


if __name__ == "__main__":
    main()
