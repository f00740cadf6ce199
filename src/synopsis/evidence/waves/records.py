"""Records of waves: codebooks and respondents as tables of the lake, and back again.

The codebook's card is kept with what the region's bank of questions said then, so that the lake
alone gives the wave back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from synopsis.catalog import Rows
from synopsis.evidence.waves.card import Card
from synopsis.evidence.waves.codebook import Codebook, parse_codebook
from synopsis.evidence.waves.wave import Drawn, Wave
from synopsis.vocabulary import Region

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

CODEBOOKS, RESPONDENTS, SAMPLING_UNITS = "codebooks", "respondents", "sampling_units"
MICRODATA = "microdata"
CODEBOOK_COLUMNS: Mapping[str, str] = {
    "wave": "text",
    "instrument": "text",
    "number": "text",
    "population": "text",
    "first_day": "text",
    "last_day": "text",
    "is_synthetic": "flag",
    "columns": "text",
    "card": "text",
    "bank": "text",
    "resource": "text",
}
UNIT_COLUMNS: Mapping[str, str] = {
    "unit": "integer",
    "unit_name": "text",
    "stratum_name": "text",
    "resource": "text",
}
_READER, _VERSION = "microdata, reader 1", "waves 1"


def reader_of(card: Card, bank: Mapping[str, Card], region: Region) -> str:
    """The name of what reads a wave: when card, bank or the economies' names change, so does it."""
    bearing = json.dumps([card, bank], sort_keys=True, ensure_ascii=False)
    names = [
        (one.place.code, sorted(one.codes), sorted(one.names.values())) for one in region.economies
    ]
    digest = sha256(f"{bearing}{names}".encode()).hexdigest()[:12]
    return f"{_READER}, {_VERSION}, card {digest}"


def tables_of(wave: Wave, card: Card, bank: Mapping[str, Card]) -> Mapping[str, Any]:
    """A wave as tables of the lake; one of sampling units only where they keep their names."""
    codebook = wave.codebook
    row = {
        "wave": codebook.id,
        "instrument": codebook.instrument,
        "number": codebook.number,
        "population": codebook.population,
        "first_day": codebook.first.isoformat(),
        "last_day": codebook.last.isoformat(),
        "is_synthetic": codebook.is_synthetic,
        "columns": _text(wave.columns),
        "card": _text(card),
        "bank": _text(bank),
        "resource": MICRODATA,
    }
    found = {CODEBOOKS: Rows(CODEBOOK_COLUMNS, [row]), RESPONDENTS: _respondents(wave)}
    if wave.drawn.unit_names:
        found[SAMPLING_UNITS] = Rows(UNIT_COLUMNS, _sampling_units(wave.drawn))
    return found


def _sampling_units(drawn: Drawn) -> list[dict[str, Any]]:
    """One row a first-stage unit: its code among the respondents, its name and its stratum's."""
    named = zip(drawn.unit_names, drawn.unit_strata, strict=True)
    return [
        {"unit": code, "unit_name": name, "stratum_name": stratum, "resource": MICRODATA}
        for code, (name, stratum) in enumerate(named)
    ]


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=False, ensure_ascii=False)


def _respondents(wave: Wave) -> pa.Table:
    """One row a respondent; answers, units, strata and sizes are lists in the codebook's order."""
    import numpy as np  # heavy: only when used
    import pyarrow as pa  # heavy: only when used

    drawn = wave.drawn
    return pa.table({
        "respondent": _array(np.arange(1, wave.rows + 1), pa.int64()),
        "place_code": pa.array(wave.places.tolist(), pa.string()),
        "weight": _array(drawn.weights, pa.float64()),
        "units": _lists(drawn.units, wave.rows, pa.int64()),
        "strata": _lists(drawn.strata, wave.rows, pa.int64()),
        "sizes": _lists(drawn.sizes, wave.rows, pa.float64()),
        "codes": _lists(tuple(wave.codes.T), wave.rows, pa.int32()),
        "resource": pa.repeat(pa.scalar(MICRODATA), wave.rows),
    })  # fmt: skip


def _lists(columns: tuple[Any, ...], rows: int, kind: Any) -> pa.Array:  # noqa: ANN401
    """Columns of n rows as one column of lists."""
    import numpy as np  # heavy: only when used
    import pyarrow as pa  # heavy: only when used

    width = len(columns)
    flat = np.stack(columns, axis=1).ravel() if width else np.empty(0)
    ends = _array(np.arange(rows + 1) * width, pa.int32())
    return pa.ListArray.from_arrays(ends, _array(flat, kind))


def _array(values: Any, kind: Any) -> pa.Array:  # noqa: ANN401
    """Numbers as Arrow has them; asked for an array, Arrow would first look for pandas."""
    import numpy as np  # heavy: only when used
    import pyarrow as pa  # heavy: only when used

    cells = np.ascontiguousarray(values, dtype=kind.to_pandas_dtype())
    return pa.Array.from_buffers(kind, len(cells), [None, pa.py_buffer(cells)])


def codebook_of(row: Mapping[str, Any]) -> Codebook:
    """A codebook from its row in the lake."""
    return parse_codebook(json.loads(row["card"]), json.loads(row["bank"]))


def wave_of(codebook: Codebook, columns: str, table: pa.Table, units: pa.Table) -> Wave:
    """A wave from its codebook, and its respondents and sampling units in the lake."""
    import numpy as np  # heavy: only when used

    rows, named = table.sort_by("respondent"), units.sort_by("unit")
    drawn = Drawn(
        weights=rows["weight"].to_numpy(),
        units=_columns(rows["units"], np.dtype(np.int64)),
        strata=_columns(rows["strata"], np.dtype(np.int64)),
        sizes=_columns(rows["sizes"], np.dtype(np.float64)),
        unit_names=tuple(named["unit_name"].to_pylist()),
        unit_strata=tuple(named["stratum_name"].to_pylist()),
    )
    names = tuple(json.loads(columns))
    return Wave(
        codebook=codebook,
        places=np.array(rows["place_code"].to_pylist(), dtype=np.str_),
        drawn=drawn,
        codes=_flat(rows["codes"], np.dtype(np.int32)).reshape(len(rows), len(names)),
        columns=names,
        snapshot=rows["snapshot"][0].as_py(),
    )


def _flat(lists: pa.ChunkedArray, kind: np.dtype[Any]) -> Any:  # noqa: ANN401
    """All the cells of a column of lists, row after row."""
    import numpy as np  # heavy: only when used

    return np.asarray(lists.combine_chunks().flatten(), dtype=kind)


def _columns(lists: pa.ChunkedArray, kind: np.dtype[Any]) -> tuple[Any, ...]:
    """A column of lists as columns of n rows."""
    import numpy as np  # heavy: only when used

    flat = _flat(lists, kind)
    width = len(flat) // len(lists)
    return tuple(np.ascontiguousarray(flat.reshape(len(lists), width).T)) if width else ()
