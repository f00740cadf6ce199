"""The process that opens a file that anybody may send: what the file breaks is this process alone.

Run as a script with the name of a reading module, a path and limits of memory (bytes) and time
(seconds of the processor). The module's `extract(path)` yields what it finds, written to standard
output as one JSON line each; what cannot be read is one JSON object on the error channel and code
3. The module is imported without the rooms around it, so that the process starts at once, and the
process ends when the other end of its standard input does: with the one that started it.
"""

import importlib
import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

REFUSED = 3
# The most that is handed over, in characters: some twenty thousand pages of text.
_MOST = 150_000_000
# This file's folders down from that of the source: synopsis, report, check, texts, apart.
_DEPTH = 5


class TooLongError(Exception):
    """The file holds more than is handed over."""


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _open_way(reader: str) -> None:
    """Stand in for the packages over a reader's own, whose doors would import all they offer."""
    source = Path(__file__).resolve().parents[_DEPTH]
    names = reader.split(".")[:-2]
    for length in range(1, len(names) + 1):
        package = ModuleType(".".join(names[:length]))
        package.__path__ = [str(source.joinpath(*names[:length]))]
        sys.modules[package.__name__] = package


def _found(reader: str, path: str) -> Iterator[Any]:
    _open_way(reader)
    yield from importlib.import_module(reader).extract(path)


def _write(reader: str, path: str) -> None:
    total = 0
    for one in _found(reader, path):
        line = json.dumps(one, separators=(",", ":"))
        total += len(line)
        if total > _MOST:
            raise TooLongError
        sys.stdout.write(line + "\n")


def _refuse(what: str, remedy: str = "", kind: str = "") -> int:
    sys.stderr.write(json.dumps({"what": what, "remedy": remedy, "kind": kind}))
    return REFUSED


def main(reader: str, path: str, memory: int, seconds: int) -> int:
    """Read a file within limits; 3 where it cannot be read."""
    _limit(memory, seconds)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        _write(reader, path)
        sys.stdout.flush()
    except ImportError as error:
        return _refuse(str(error), kind="absent")
    except MemoryError:
        return _refuse("", kind="memory")
    except TooLongError:
        return _refuse("", kind="long")
    except Exception as error:  # noqa: BLE001  # whatever a damaged file makes of its reader
        remedy = getattr(error, "remedy", None)
        if remedy is not None:
            return _refuse(str(error), remedy)
        return _refuse(f"{type(error).__name__}: {error}"[:160], kind="broken")
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    sys.stdout.flush()
    # A thread that waits for the parent would keep the interpreter from ending.
    os._exit(code)
