"""A trend as JSON: every number that is shown, and null where none is known or may be."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synopsis.evidence import waves
    from synopsis.survey import cells, change

Cell = dict[str, Any]


def record_of(trend: change.Trend) -> dict[str, Any]:
    """A trend with its waves, steps and rules."""
    return {
        "question": trend.concept,
        "wording": trend.question.text(),
        "is_synthetic": trend.is_synthetic,
        "instrument": trend.rounds[-1].codebook.instrument,
        "population": trend.rounds[-1].codebook.population,
        "shown": trend.shown,
        "rules": trend.house.sentences,
        "tests": trend.tests,
        "waves": [_told_wave(wave, cells_of(trend, at)) for at, wave in enumerate(trend.rounds)],
        "steps": [_told_step(one) for one in trend.steps],
    }


def _told_wave(wave: waves.Wave, told: list[tuple[tuple[str, str], Cell]]) -> dict[str, Any]:
    book = wave.codebook
    shown = [{"place": place, "answer": answer, **cell} for (place, answer), cell in told]
    return {"wave": wave.id, "field": [book.first, book.last], "cells": shown}


def _told_step(step: change.Step) -> dict[str, Any]:
    changed: list[change.Change] = list(step.changes.rows()) if step.changes else []
    return {
        "before": step.verdict.before,
        "after": step.verdict.after,
        "verdict": step.verdict.verdict.value,
        "reasons": step.verdict.reasons,
        "cautions": step.verdict.cautions,
        "by": step.verdict.by,
        "why": step.verdict.why,
        "shared_units": step.shared if step.changes else None,
        "changes": [_told_change(one) for one in changed],
        "ranks": [[asdict(rank) for rank in ranks] for ranks in step.ranks],
        "rank_moves": [one.value for one in step.moves],
    }


def _told_change(one: change.Change) -> dict[str, Any]:
    told = asdict(one) | {"domain": one.domain[1], "movement": one.movement.value}
    told["unit"] = one.unit.value
    return {
        key: None if isinstance(value, float) and math.isnan(value) else value
        for key, value in told.items()
    }


def cells_of(trend: change.Trend, wave: int) -> list[tuple[tuple[str, str], Cell]]:
    """What is shown of each cell of a wave, by place and answer.

    Of what is not shown, why, and no number; `n` is null, too, where it would tell of another
    question.
    """
    cells, bases, found = trend.cells[wave], trend.bases[wave], []
    for at, (_, _, place, answer) in enumerate(cells.labels()):
        why = _why(cells, at, trend.house.suppress_below)
        numbers = {
            "share": float(cells.share[at]), "low": float(cells.low[at]),
            "high": float(cells.high[at]), "se": float(cells.se[at]),
            "n": None if bases[cells.domain[at]] else int(cells.n[at]),
        }  # fmt: skip
        told = {
            **(dict.fromkeys(numbers) if why else numbers),
            "is_shown": not why,
            "why_not": why,
            "is_flagged": not why and bool(cells.flagged[at]),
        }
        found.append(((place, answer), told))
    return found


def _why(cells: cells.Cells, at: int, least: int) -> str:
    """Why a cell is not shown; nothing where it is."""
    if not cells.n[at]:
        return "not covered"
    if not cells.suppressed[at]:
        return "" if not math.isnan(cells.share[at]) else "not covered"
    return "base too small" if cells.n[at] < least else "held back"
