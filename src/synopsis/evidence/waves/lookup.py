"""Looking waves up: which there are in a view, and one of them whole."""

from dataclasses import replace
from typing import Any

from synopsis.catalog import View
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.codebook import Codebook
from synopsis.evidence.waves.records import (
    CODEBOOK_COLUMNS,
    CODEBOOKS,
    RESPONDENTS,
    SAMPLING_UNITS,
    UNIT_COLUMNS,
    codebook_of,
    wave_of,
)
from synopsis.evidence.waves.wave import Wave
from synopsis.evidence.waves.weightings import find_weighting


def list_waves(view: View) -> tuple[Codebook, ...]:
    """The codebooks of the waves of a view, by instrument and the days of their field work."""
    return tuple(
        sorted(map(codebook_of, _rows(view)), key=lambda one: (one.instrument, one.first, one.id))
    )


def read_wave(view: View, wave_id: str) -> Wave:
    """A wave of a view with the weighting in force; hidden and missing ones are told alike."""
    row = row_of(view, wave_id)
    rows, units = view.records(RESPONDENTS), view.records(SAMPLING_UNITS, UNIT_COLUMNS)
    table = rows.filter(rows.source_id == wave_id).to_pyarrow()
    named = units.filter(units.source_id == wave_id).to_pyarrow()
    wave = wave_of(codebook_of(row), row["columns"], table, named)
    return replace(wave, weighting=find_weighting(view, wave_id))


def row_of(view: View, wave_id: str) -> dict[str, Any]:
    """The row of a wave's codebook in the lake."""
    rows = _rows(view)
    for row in rows:
        if row["wave"] == wave_id:
            return row
    known = ", ".join(sorted(row["wave"] for row in rows)[:8])
    raise EvidenceError(
        f"there is no wave '{wave_id}'",
        remedy=f"use one of {known}" if known else "read one with `synopsis survey read`",
    )


def _rows(view: View) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = view.records(CODEBOOKS, CODEBOOK_COLUMNS).to_pyarrow().to_pylist()
    return found
