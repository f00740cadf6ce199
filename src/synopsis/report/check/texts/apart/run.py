"""Starting the process that opens a file, and telling in one sentence how it ended."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from synopsis.report.check.texts.apart import child
from synopsis.report.check.texts.apart.refused import AGAIN
from synopsis.report.check.texts.refusing import refused
from synopsis.report.errors import ReportError

MEMORY = 1 << 30
SECONDS, SECONDS_A_MEGABYTE, MOST_SECONDS = 20, 1, 60
_DAMAGED = AGAIN


def read_apart(path: Path, reader: str, name: str) -> list[Any]:
    """What a reader (the name of a module with `extract`) finds in a file of a named format.

    Raises ReportError, one sentence, where the file cannot be read within the limits.
    """
    seconds = SECONDS + min(SECONDS_A_MEGABYTE * (path.stat().st_size >> 20), MOST_SECONDS)
    words = [sys.executable, "-P", child.__file__, reader, str(path.absolute())]
    done = _ended([*words, str(MEMORY), str(seconds)], 2 * seconds)
    if done is None or done.returncode < 0:
        what = f"is read as {name}, and its reader " + (
            f"did not end within {2 * seconds} seconds" if done is None else _signal(done, seconds)
        )
        raise refused(path, what, _DAMAGED)
    if done.returncode:
        raise _refused(path, name, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _ended(words: list[str], seconds: int) -> subprocess.CompletedProcess[bytes] | None:
    """The process when it has ended; none where it had to be stopped."""
    env = {**os.environ, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    try:
        with _open_end() as end:
            return subprocess.run(  # noqa: S603  # our own script, by our own interpreter
                words, stdin=end, capture_output=True, check=False, env=env, timeout=seconds
            )
    except subprocess.TimeoutExpired:
        return None


@contextmanager
def _open_end() -> Iterator[int]:
    """A pipe whose other end closes when this process ends, however it does."""
    end, other = os.pipe()
    try:
        yield end
    finally:
        os.close(end)
        os.close(other)


def _signal(done: subprocess.CompletedProcess[bytes], seconds: int) -> str:
    if done.returncode == -24:  # SIGXCPU
        return f"worked for more than {seconds} seconds"
    return f"was ended by signal {-done.returncode}"


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
