"""The process that reads a statistical package's file by pyreadstat: what it breaks is itself.

Run as a script with a path, a kind and limits of memory (bytes) and time (seconds); it writes an
Arrow stream to its standard output, or one sentence to the error channel and ends with code 3.
It imports nothing of the package, so that it starts at once.
"""

import json
import resource
import sys
from collections.abc import Mapping, Sequence
from typing import Any

REFUSED = 3
_BLANK, _STEP = 2.0**1023, 2.0**1011
_MARKS = ".abcdefghijklmnopqrstuvwxyz_"


def _mark(letter: str) -> float:
    """The number that stands for a marked blank, as Stata keeps it."""
    return _BLANK + _MARKS.index(letter.lower().lstrip(".") or ".") * _STEP


def _numbers(cells: Sequence[Any]) -> Any:  # noqa: ANN401  # an array of floats
    import numpy as np

    try:
        return np.array(cells, dtype=np.float64)
    except (TypeError, ValueError):
        return np.array(
            [_mark(cell) if isinstance(cell, str) else cell for cell in cells], dtype=np.float64
        )


def _floats(numbers: Any) -> Any:  # noqa: ANN401
    """Numbers as Arrow has them; asked for an array, Arrow would first look for pandas."""
    import pyarrow as pa

    return pa.Array.from_buffers(pa.float64(), len(numbers), [None, pa.py_buffer(numbers)])


def _code(value: Any, *, is_text: bool) -> float | str:  # noqa: ANN401
    if is_text:
        return str(value)
    return _mark(value) if isinstance(value, str) else float(value)


def _span(item: Any, *, is_text: bool) -> list[float | str]:  # noqa: ANN401
    low, high = (item["lo"], item["hi"]) if isinstance(item, Mapping) else (item, item)
    return [_code(low, is_text=is_text), _code(high, is_text=is_text)]


def _notes(meta: Any) -> dict[str, Any]:  # noqa: ANN401
    """What a file says of its columns, as JSON."""
    texts = {name for name, kind in meta.readstat_variable_types.items() if kind == "string"}
    declared = {**meta.missing_ranges, **meta.missing_user_values}
    return {
        "labels": {name: label for name, label in meta.column_names_to_labels.items() if label},
        "value_labels": {
            name: [[_code(code, is_text=name in texts), text] for code, text in labels.items()]
            for name, labels in meta.variable_value_labels.items()
        },
        "missing": {
            name: [_span(item, is_text=name in texts) for item in items]
            for name, items in declared.items()
        },
        "sets": [
            {"name": name, "label": one["label"] or "", "columns": list(one["variable_list"]),
             "is_dichotomy": bool(one["is_dichotomy"]), "counted": one["counted_value"]}
            for name, one in meta.mr_sets.items()
        ],
        "encoding": meta.file_encoding or "",
        "title": meta.file_label or "",
    }  # fmt: skip


def _read(path: str, kind: str) -> tuple[Mapping[str, Sequence[Any]], Any]:
    import pyreadstat

    more: dict[str, Any] = {"output_format": "dict", "disable_datetime_conversion": True}
    if kind in ("sav", "dta", "sas7bdat"):
        more["user_missing"] = True
    read: Any = {
        "sav": pyreadstat.read_sav,
        "por": pyreadstat.read_por,
        "dta": pyreadstat.read_dta,
        "sas7bdat": pyreadstat.read_sas7bdat,
        "xpt": pyreadstat.read_xport,
    }[kind]
    columns, meta = read(path, **more)
    return columns, meta


def _write(columns: Mapping[str, Sequence[Any]], meta: Any) -> None:  # noqa: ANN401
    import pyarrow as pa

    kinds, made = meta.readstat_variable_types, {}
    for name, cells in columns.items():
        is_text = kinds.get(name) == "string"
        made[name] = pa.array(cells, pa.string()) if is_text else _floats(_numbers(cells))
    notes = json.dumps(_notes(meta)).encode()
    table = pa.table(made).replace_schema_metadata({"notes": notes})
    with pa.ipc.new_stream(sys.stdout.buffer, table.schema) as stream:
        stream.write_table(table)


def main(path: str, kind: str, memory: int, seconds: int) -> int:
    """Read a file within limits; 3 where it cannot be read."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _write(*_read(path, kind))
    except ImportError as error:
        sys.stderr.write(f"absent: {error}")
        return REFUSED
    except Exception as error:  # noqa: BLE001  # whatever a damaged file makes of its reader
        sys.stderr.write(f"{type(error).__name__}: {error}")
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
