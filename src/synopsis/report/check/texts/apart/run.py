"""Starting the process that opens a file, and telling in one sentence how it ended."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import Any

from synopsis.report.check.texts.apart import child
from synopsis.report.check.texts.apart.refused import AGAIN
from synopsis.report.check.texts.refusing import refused
from synopsis.report.errors import ReportError

MEMORY = 1 << 30
SECONDS, SECONDS_A_MEGABYTE, MOST_SECONDS = 20, 1, 60
_DAMAGED = AGAIN


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a process ended: its code, what it said of errors, and whether it was late."""

    code: int
    said: bytes
    is_late: bool


def _same(piece: Any) -> Any:  # noqa: ANN401  # what a reader yields is its own
    return piece


def read_apart(path: Path, reader: str, name: str, take: Callable[[Any], Any] = _same) -> list[Any]:
    """What a reader (the name of a module with `extract`) finds in a file of a named format.

    Each piece is taken up while the other process looks for the next.
    Raises ReportError, one sentence, where the file cannot be read within the limits.
    """
    seconds = SECONDS + min(SECONDS_A_MEGABYTE * (path.stat().st_size >> 20), MOST_SECONDS)
    words = [sys.executable, "-P", child.__file__, reader, str(path.absolute())]
    found, ended = _taken([*words, str(MEMORY), str(seconds)], 2 * seconds, take)
    if ended.is_late or ended.code < 0:
        what = f"is read as {name}, and its reader " + (
            f"did not end within {2 * seconds} seconds"
            if ended.is_late
            else _signal(ended, seconds)
        )
        raise refused(path, what, _DAMAGED)
    if ended.code:
        raise _refused(path, name, ended.said)
    return found


def _taken(words: list[str], seconds: int, take: Callable[[Any], Any]) -> tuple[list[Any], _Ended]:
    """What a process said before it ended, and how it ended; one that is late is stopped."""
    env = {**os.environ, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    found: list[Any] = []
    with _open_end() as end, TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603  # our own script, by our own interpreter
            words, stdin=end, stdout=subprocess.PIPE, stderr=said, env=env
        )
        late = Event()
        watch = Timer(seconds, _stop, (process, late))
        watch.start()
        try:
            with process, _ending(process):
                lines = process.stdout or ()
                whole = (line for line in lines if line.endswith(b"\n"))  # the last may be cut off
                found.extend(take(json.loads(line)) for line in whole)
        finally:
            watch.cancel()
        said.seek(0)
        return found, _Ended(process.returncode, said.read(), late.is_set())


@contextmanager
def _ending(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Nobody waits for a process whose pieces are wanted no more."""
    try:
        yield
    except BaseException:
        process.kill()
        raise


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


@contextmanager
def _open_end() -> Iterator[int]:
    """A pipe whose other end closes when this process ends, however it does."""
    end, other = os.pipe()
    try:
        yield end
    finally:
        os.close(end)
        os.close(other)


def _signal(ended: _Ended, seconds: int) -> str:
    if ended.code == -signal.SIGXCPU:
        return f"worked for more than {seconds} seconds"
    return f"was ended by signal {-ended.code}"


def _refused(path: Path, name: str, said: bytes) -> ReportError:
    try:
        told = json.loads(said)
    except ValueError:
        told = {"what": "", "remedy": "", "kind": "broken"}
    kind, what, remedy = told["kind"], told["what"], told["remedy"]
    if kind == "absent":
        what = f"is {name}, and the library that reads it is not installed"
        remedy = "install the extra 'report', or save the document as text or Markdown"
    elif kind in {"memory", "long"}:
        what = f"is read as {name} and asks for more memory than a document may"
        remedy = "split the document, or save it again in the program that made it"
    elif kind:
        what = f"is read as {name} and cannot be" + (f" ({what})" if what else "")
        remedy = _DAMAGED
    return refused(path, " ".join(what.split()), remedy)
