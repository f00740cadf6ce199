"""Files of statistical packages (SPSS, Stata, SAS), read by pyreadstat in a process of its own.

Its parser is written in C and meets files that anybody may send: what one breaks, or how much
memory and time it asks for, ends that process alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.sources.errors import UnreadableError
from synopsis.sources.microdata import child
from synopsis.sources.microdata.microdata import AnswerSet, Microdata

if TYPE_CHECKING:
    import pyarrow as pa

KINDS = {
    "sav": "SPSS (.sav)",
    "por": "SPSS portable (.por)",
    "dta": "Stata (.dta)",
    "sas7bdat": "SAS (.sas7bdat)",
    "xpt": "SAS transport (.xpt)",
}
_MEMORY, _MEMORY_A_BYTE = 1 << 30, 60
_SECONDS, _SECONDS_A_MEGABYTE = 60, 3
_STATA, _STATA_END = b"<stata_dta>", b"</stata_dta>"
# SAS writes transport files in records of this many bytes (SAS, TS-140).
_RECORD = 80
_REMEDY = "fetch or save the file again; it may be cut, damaged or of another kind"


def read_package(path: Path, kind: str) -> Microdata:
    """Read a statistical package's file; whatever is wrong with it is one sentence."""
    import pyarrow as pa  # heavy: only when used

    size = path.stat().st_size
    _check_end(path, kind, size)
    memory = _MEMORY + _MEMORY_A_BYTE * size
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * (size >> 20)
    words = [sys.executable, "-P", child.__file__, str(path), kind, str(memory), str(seconds)]
    done = _ended(words, kind, 2 * seconds)
    if done.returncode == child.REFUSED:
        raise _refused(kind, done.stderr.decode("utf-8", "replace"))
    if done.returncode:
        raise _broken(kind, f"its reader ended with code {done.returncode}")
    try:
        table = pa.ipc.open_stream(done.stdout).read_all()
        table.validate(full=True)
    except pa.ArrowException as error:
        raise _broken(kind, "its reader gave no table") from error
    return _made(table, KINDS[kind])


def _check_end(path: Path, kind: str, size: int) -> None:
    """Refuse a file whose end is cut off where the parser itself would not see it."""
    with path.open("rb") as file:
        is_tagged = kind == "dta" and file.read(len(_STATA)) == _STATA
        file.seek(max(0, size - 64))
        tail = file.read()
    if (is_tagged and _STATA_END not in tail) or (kind == "xpt" and size % _RECORD):
        raise _broken(kind, "its end is cut off")


def _ended(words: list[str], kind: str, seconds: int) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"}
    try:
        return subprocess.run(  # noqa: S603  # our own script, by our own interpreter
            words, capture_output=True, check=False, env=env, timeout=seconds
        )
    except subprocess.TimeoutExpired as error:
        raise _broken(kind, f"it was not read within {seconds} seconds") from error


def _refused(kind: str, said: str) -> UnreadableError:
    name, _, why = said.partition(": ")
    if name == "absent":
        return UnreadableError(
            f"the library that reads {KINDS[kind]} is not installed",
            remedy="install the extra 'survey', or save the file as CSV or Parquet",
        )
    if name == "MemoryError":
        return UnreadableError(
            f"the file is read as {KINDS[kind]} and asks for more memory than one of its size may",
            remedy="save it uncompressed, or as Parquet; else it is damaged",
        )
    if "invalid byte sequence" in why.lower() or "UnicodeDecodeError" in name:
        return UnreadableError(
            f"the file is read as {KINDS[kind]}, and its texts are not in the encoding it declares",
            remedy="save it as Unicode (UTF-8) in the program that made it",
        )
    return _broken(kind, " ".join(why.split())[:160] or name)


def _broken(kind: str, why: str) -> UnreadableError:
    return UnreadableError(
        f"the file is read as {KINDS[kind]} and cannot be ({why})", remedy=_REMEDY
    )


def _made(table: pa.Table, kind: str) -> Microdata:
    """Columns and notes from the child's table."""
    import numpy as np  # heavy: only when used

    notes: dict[str, Any] = json.loads((table.schema.metadata or {}).get(b"notes", b"{}"))
    columns = {}
    for name in table.column_names:
        cells = table[name]
        is_text = str(cells.type) == "string"
        columns[name] = (
            np.array([cell or "" for cell in cells.to_pylist()], dtype=object)
            if is_text
            else np.from_dlpack(cells.combine_chunks())
        )
    return Microdata(
        kind=kind,
        columns=columns,
        labels=notes["labels"],
        value_labels={name: dict(map(tuple, pairs)) for name, pairs in _pairs(notes)},
        missing={name: tuple(map(tuple, spans)) for name, spans in notes["missing"].items()},
        sets=tuple(_set(item) for item in notes["sets"]),
        encoding=notes["encoding"],
        title=notes["title"],
    )


def _pairs(notes: dict[str, Any]) -> list[tuple[str, list[list[Any]]]]:
    return list(notes["value_labels"].items())


def _set(item: dict[str, Any]) -> AnswerSet:
    """A set of items, each counted where its column holds one value; or of columns of codes."""
    counted = item["counted"] if item["is_dichotomy"] else None
    return AnswerSet(
        item["name"],
        item["label"],
        tuple(item["columns"]),
        None if counted is None else float(counted),
    )
