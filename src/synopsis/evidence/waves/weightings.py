"""Weightings of waves in the lake: the method, its margins, and the file that they stand in."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from synopsis.catalog import Receipt, Rows, View
from synopsis.evidence.waves.wave import Margin, Wave, Weighting

WEIGHTINGS, WEIGHTING = "weightings", "weighting"
COLUMNS: Mapping[str, str] = {
    "wave": "text",
    "method": "text",
    "margins": "text",
    "low": "number",
    "high": "number",
    "resource": "text",
}
_VERSION = "weighting 1"


def record_weighting(view: View, wave: Wave, weighting: Weighting, data: bytes) -> Weighting:
    """Record how a wave is weighted; `data` is the file of its margins, which is shelved.

    Every later reading of the wave carries the newest weighting.
    """
    snapshot = view.shelve(data)
    tables = tables_of(wave.id, weighting)
    bearing = json.dumps(tables[WEIGHTINGS].rows[0], sort_keys=True)
    receipt = Receipt(
        source=wave.id,
        resource=WEIGHTING,
        snapshot=snapshot,
        retrieved=view.now(),
        reader=f"{_VERSION}, settings {sha256(bearing.encode()).hexdigest()[:12]}",
        marking=wave.codebook.marking,
        rows_taken=sum(len(one.totals) for one in weighting.margins),
        note="SYNTHETIC" if wave.codebook.is_synthetic else "",
    )
    view.record(receipt, tables)
    return replace(weighting, snapshot=snapshot)


def tables_of(wave: str, weighting: Weighting) -> Mapping[str, Rows]:
    """A weighting as a table of the lake."""
    margins = [
        {
            "variable": one.variable,
            "place": one.place,
            "totals": [list(pair) for pair in one.totals],
        }
        for one in weighting.margins
    ]
    row = {
        "wave": wave,
        "method": weighting.method,
        "margins": json.dumps(margins, ensure_ascii=False),
        "low": weighting.low,
        "high": weighting.high,
        "resource": WEIGHTING,
    }
    return {WEIGHTINGS: Rows(COLUMNS, [row])}


def find_weighting(view: View, wave: str) -> Weighting | None:
    """The weighting of a wave that is in force in a view, if any is."""
    rows = view.records(WEIGHTINGS, COLUMNS)
    found = rows.filter(rows.source_id == wave).to_pyarrow().to_pylist()
    return _weighting(found[0]) if found else None


def _weighting(row: Mapping[str, Any]) -> Weighting:
    margins = tuple(
        Margin(one["variable"], tuple((int(code), total) for code, total in one["totals"]),
               one["place"])
        for one in json.loads(row["margins"])
    )  # fmt: skip
    return Weighting(row["method"], margins, row["low"], row["high"], row["snapshot"])
