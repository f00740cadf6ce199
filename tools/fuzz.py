"""Give the parsers what no publisher sends, and keep every case that is not met by one sentence.

Run it as `python tools/fuzz.py --minutes 5`; `--only NAME` takes the targets whose name begins so.
Where atheris is installed, the containers and general kinds are fuzzed guided by their coverage;
every format of every connector is fuzzed with changed samples. A finding is a case that raises
anything but one of the project's own errors, takes longer than ten seconds, or takes more than a
gigabyte; it is written to the folder `--out`, and the exit code is 1. `--case FILE` tries one
again.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.util
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

SECONDS, MEMORY = 10, 1 << 30
FINDINGS_MAX = 3
_GUIDED = "guided/"
_HERE = Path(__file__).resolve()
_ROOT = _HERE.parents[1]
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b",", b";", b"\r", b"\n", b"\r\n", b"NaN",
    b"inf", b"1e999", b"-1", b"0" * 400, b"9" * 400, b"1e-99999999", b"{", b"[" * 2_000, b"null",
    b"PK\x03\x04", b"PAR1", b"<html", b"&#x0;", b"2023-13", b"9999", b"\xc2\xa0", b"'", b"=1+1",
    b'r="XFD1048576"', b"<c/>", b'"0":', b"true", b"\xed\xa0\x80",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A reader of bytes under its name, with the samples to begin from."""

    name: str
    parse: Callable[[bytes], object]
    samples: tuple[bytes, ...] = (b"",)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One target for some seconds, with the seed of its chances, and when a case is too slow."""

    name: str
    seed: int
    seconds: float
    slow: float = SECONDS

    @classmethod
    def parse(cls, words: Sequence[str]) -> Stretch:
        """Read a stretch from the words of a command."""
        name, seed, seconds, slow = words
        return cls(name, int(seed), float(seconds), float(slow))

    @property
    def words(self) -> tuple[str, ...]:
        """The stretch as words of a command."""
        return self.name, str(self.seed), str(self.seconds), str(self.slow)


def mutate(samples: Sequence[bytes], chance: random.Random) -> bytes:
    """A sample changed in a few places, or within one file of it where it is an archive."""
    data = chance.choice(samples)
    archive = importlib.import_module("synopsis.sources.archive")
    if archive.is_archive(data) and chance.random() < 0.9:
        parts = dict(archive.open_archive(data))
        name = chance.choice(sorted(parts))
        packed: bytes = archive.bundle(parts | {name: _changed(parts[name], samples, chance)})
        return packed
    return _changed(data, samples, chance)


def _changed(data: bytes, samples: Sequence[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        first, last = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        last = min(last, first + chance.choice((0, 1, 4, 64, 4_096)))
        kind = chance.randrange(6)
        if kind == 0:
            piece = bytes(chance.randrange(256) for _ in range(last - first or 1))
        elif kind == 1:
            piece = b""
        elif kind == 2:
            piece = data[first:last] * chance.choice((2, 3, 50))
        elif kind == 3:
            other = chance.choice(samples)
            piece = other[chance.randint(0, len(other)) :][:64]
        else:
            piece = chance.choice(_TOKENS)
        data = data[:first] + piece + data[last:]
    return data if chance.random() < 0.95 else data[: chance.randint(0, len(data))]


@cache
def known_targets() -> dict[str, Target]:
    """The containers and kinds, and every format of every connector."""
    from tools import fuzz_targets

    return {name: Target(name, *given) for name, given in fuzz_targets.targets().items()}


def target_of(name: str) -> Target:
    """A target by its name, or any function by `module:name`."""
    if ":" not in name:
        return known_targets()[name]
    module, _, function = name.partition(":")
    return Target(name, getattr(importlib.import_module(module), function), (b"0,1\n", b"x"))


def attempt(target: Target, case: bytes) -> None:
    """One case; the project's own errors are the answer that it should have."""
    error = importlib.import_module("synopsis.vocabulary").SynopsisError
    with contextlib.suppress(error):
        target.parse(case)


def limit(seconds: float, memory: int) -> None:
    """End this process where one case takes too long or too much."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, resource.RLIM_INFINITY))


def run_mutated(target: Target, stretch: Stretch, running: Path) -> None:
    """Try changed samples until the time is up; the running case stands in a file."""
    chance = random.Random(stretch.seed)  # noqa: S311  no secret
    until = time.monotonic() + stretch.seconds
    cases = iter(target.samples)
    attempt(target, next(iter(target.samples)))  # loads what is loaded late, before memory counts
    while time.monotonic() < until:
        case = next(cases, None)
        case = mutate(target.samples, chance) if case is None else case
        running.write_bytes(case)
        limit(stretch.slow, MEMORY)
        attempt(target, case)
        signal.setitimer(signal.ITIMER_REAL, 0)


def run_guided(stretch: Stretch, folder: Path) -> None:
    """Let atheris look for new ways through the code; it ends the process itself."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["synopsis"]):
        target = target_of(stretch.name)
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, sample in enumerate(target.samples):
        (corpus / str(number)).write_bytes(sample)
    attempt(target, target.samples[0])
    flags = {
        "max_total_time": max(1, int(stretch.seconds)),
        "timeout": max(1, int(stretch.slow)),
        "seed": stretch.seed + 1,
        "rss_limit_mb": 400 + (MEMORY >> 20),
        "max_len": 1 << 16,
    }
    words = [f"-{key}={value}" for key, value in flags.items()]
    words += [f"-artifact_prefix={folder}/", str(corpus)]
    atheris.Setup([sys.argv[0], *words], lambda case: attempt(target, case))
    atheris.Fuzz()


def worker(stretch: Stretch, folder: Path) -> None:
    """One stretch of one target, in this process."""
    if stretch.name.startswith(_GUIDED):
        run_guided(stretch, folder)
    else:
        run_mutated(target_of(stretch.name), stretch, folder / "running")


def run_apart(stretch: Stretch) -> tuple[bytes, str] | None:
    """One stretch in a process of its own: the case that ended it and why, or nothing."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        paths = os.pathsep.join((str(_ROOT / "src"), str(_ROOT)))
        words = [sys.executable, str(_HERE), "--worker", folder, *stretch.words]
        done = subprocess.run(  # noqa: S603  our own command
            words,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONFAULTHANDLER": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=stretch.seconds + 60 * stretch.slow,
        )
        if done.returncode == 0:
            return None
        found = [path for path in Path(folder).iterdir() if path.is_file()]
        case = found[0].read_bytes() if found else b""
        return case, _why(done.returncode, done.stdout.decode("utf-8", "replace"))


def _why(code: int, said: str) -> str:
    """The reason of an end: a signal, or the last words."""
    if code < 0:
        ended = signal.Signals(-code).name
        slow = " (too slow)" if -code == signal.SIGALRM else ""
        return f"ended by {ended}{slow}\n{said[-2_000:]}"
    return f"exit code {code}\n{said[-4_000:]}"


def keep(out: Path, name: str, case: bytes, why: str) -> Path:
    """Write a finding: the case, and beside it the reason."""
    out.mkdir(parents=True, exist_ok=True)
    stem = f"{name.replace('/', '-').replace(':', '-')}-{sha256(case).hexdigest()[:12]}"
    (out / f"{stem}.txt").write_text(why, "utf-8")
    path = out / f"{stem}.case"
    path.write_bytes(case)
    return path


def fuzz(stretch: Stretch, out: Path) -> list[Path]:
    """One target for some seconds; after a finding it goes on with other chances."""
    found: list[Path] = []
    until = time.monotonic() + stretch.seconds
    while (left := until - time.monotonic()) > 0 and len(found) < FINDINGS_MAX:
        finding = run_apart(replace(stretch, seed=stretch.seed + len(found), seconds=left))
        if finding:
            found.append(keep(out, stretch.name, *finding))
    return found


def chosen(only: Sequence[str]) -> list[str]:
    """The names of the targets to fuzz; guided ones where atheris is installed."""
    guided = importlib.util.find_spec("atheris") is not None
    names = [name for name in known_targets() if guided or not name.startswith(_GUIDED)]
    picked = [name for name in names if not only or name.startswith(tuple(only))]
    return picked + [name for name in only if ":" in name]


def main(words: Sequence[str] | None = None) -> int:
    """Fuzz, or try one case; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="in all, for all targets")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--slow", type=float, default=SECONDS, help="seconds that a case may take")
    parser.add_argument("--case", type=Path, help="one case, for the target of --only")
    parser.add_argument("--worker", nargs=5, help=argparse.SUPPRESS)
    given = parser.parse_args(words)
    if given.worker:
        worker(Stretch.parse(given.worker[1:]), Path(given.worker[0]))
        return 0
    if given.case:
        attempt(target_of(given.only[0]), given.case.read_bytes())
        return 0
    names = chosen(given.only)
    found: list[Path] = []
    for name in names:
        stretch = Stretch(name, given.seed, 60 * given.minutes / len(names), given.slow)
        new = fuzz(stretch, given.out)
        sys.stdout.write(f"{name:<44} {len(new)} findings\n")
        sys.stdout.flush()
        found += new
    sys.stdout.write("".join(f"{path}\n" for path in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.path[:0] = [str(_ROOT), str(_ROOT / "src")]
    raise SystemExit(main())
