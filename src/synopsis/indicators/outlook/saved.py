"""Saved outlooks: what was believed on a day, as a file that says how it is to be scored.

Each series carries the recipe of its truth: which rows of a later table make its values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.fan import LEVELS, Step
from synopsis.vocabulary import Period, VocabularyError

FORM = "synopsis outlook 1"
# The hundredths, which are what the file holds.
KEPT = LEVELS[4:-4]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which rows of a table are the truth of a series: where columns equal texts, added up.

    `is_whole` says that the table lists what happened, so that a period it reaches and lists
    nothing in is nought.
    """

    where: Mapping[str, str]
    period: str
    value: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Believed:
    """What was believed of one series, and how it is to be scored.

    `scale` is what a scaled score divides by; `is_active` says whether it was active then.
    """

    id: str
    steps: tuple[Step, ...]
    recipe: Recipe
    scale: float
    is_count: bool = True
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """A file of outlooks: the newest period they rest on, from what and by which code."""

    as_of: Period
    basis: str
    code: str
    believed: tuple[Believed, ...]


def write_saved(saved: Saved) -> str:
    """The file's text: canonical, so that the same outlooks give the same bytes."""
    record = {
        "form": FORM,
        "as_of": str(saved.as_of),
        "basis": saved.basis,
        "code": saved.code,
        "levels": list(KEPT),
        "series": [_record(one) for one in saved.believed],
    }
    head = json.dumps({**record, "series": []}, ensure_ascii=False)[:-2]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in record["series"])
    return f"{head}\n{lines}\n]}}\n"


def _record(one: Believed) -> dict[str, Any]:
    recipe = one.recipe
    return {
        "id": one.id,
        "is_count": one.is_count,
        "is_active": one.is_active,
        "scale": _short(one.scale),
        "truth": {
            "where": dict(recipe.where),
            "period": recipe.period,
            "value": recipe.value,
            "is_whole": recipe.is_whole,
        },
        "steps": {
            str(step.period): [_short(value) for value in step.quantiles[4:-4]]
            for step in one.steps
        },
    }


def _short(value: float) -> float:
    """Five digits that count, which is finer than any forecast."""
    short = float(f"{value:.5g}")
    return int(short) if short.is_integer() else short


def read_saved(text: str | bytes, where: str) -> Saved:
    """Read a file of outlooks; one sentence where it is none."""
    try:
        record = json.loads(text)
        if record["form"] != FORM or tuple(record["levels"]) != KEPT:
            raise IndicatorError(
                "the file is of another form", where=where, remedy=f"save it again as '{FORM}'"
            )
        believed = tuple(_believed(one) for one in record["series"])
        return Saved(Period.parse(record["as_of"]), record["basis"], record["code"], believed)
    except (ValueError, KeyError, TypeError, AttributeError, VocabularyError) as error:
        raise IndicatorError(
            "the file holds no saved outlooks",
            where=where,
            remedy="give a file that `synopsis outlook --save` wrote",
        ) from error


def _believed(record: Mapping[str, Any]) -> Believed:
    truth = record["truth"]
    recipe = Recipe(
        {str(key): str(value) for key, value in truth["where"].items()},
        str(truth["period"]),
        str(truth["value"]),
        truth["is_whole"] is True,
    )
    steps = tuple(_step(Period.parse(text), kept) for text, kept in record["steps"].items())
    scale = float(record["scale"])
    if not scale > 0:
        raise ValueError("a scale is above nought")
    return Believed(
        str(record["id"]),
        steps,
        recipe,
        scale,
        record["is_count"] is True,
        record["is_active"] is True,
    )


def _step(period: Period, kept: Iterable[float]) -> Step:
    """The step as it was saved; beyond the hundredths the ends are repeated."""
    values = [float(value) for value in kept]
    if not np.isfinite(values).all():
        raise ValueError("a quantile is not finite")
    extra = len(LEVELS) // 2 - len(KEPT) // 2
    return Step(period, (*values[:1] * extra, *values, *values[-1:] * extra))
