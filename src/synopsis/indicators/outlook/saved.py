"""Saved outlooks: what was believed on a day, as a file that says how it is to be scored.

Each series carries the recipe of its truth: which rows of a later table make its values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.fan import HUNDREDTHS, LEVELS, Step
from synopsis.indicators.outlook.panel import ordinal
from synopsis.vocabulary import Period, VocabularyError

FORM = "synopsis outlook 1"
# The hundredths, which are what the file holds.
KEPT = LEVELS[HUNDREDTHS]
_TINY, _HUGE = 1e-9, 1e15
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which rows of a table are the truth of a series: those whose columns equal texts.

    `within` are the texts that make rows part of the same list; `is_whole` says that this list
    names all that happened, so that a period which it reaches and lists nothing in is nought.
    `is_summed` says that rows of one period are added up; else two of them are refused.
    """

    where: Mapping[str, str]
    period: str
    value: str
    within: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = False
    is_summed: bool = False


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
    """A file of outlooks: the newest period they rest on, from what, by which code, for whom."""

    as_of: Period
    basis: str
    code: str
    marking: str
    believed: tuple[Believed, ...]


def write_saved(saved: Saved) -> str:
    """The file's text: canonical, so that the same outlooks give the same bytes."""
    head = {
        "form": FORM,
        "as_of": str(saved.as_of),
        "basis": saved.basis,
        "code": saved.code,
        "marking": saved.marking,
        "levels": list(KEPT),
        "series": [],
    }
    begun = json.dumps(head, ensure_ascii=False)[:-2]
    lines = ",\n".join(_compact(_record(one)) for one in saved.believed)
    return f"{begun}\n{lines}\n]}}\n"


def _compact(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


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
            "within": dict(recipe.within),
            "is_whole": recipe.is_whole,
            "is_summed": recipe.is_summed,
        },
        "steps": {
            str(step.period): [_short(value) for value in step.quantiles[HUNDREDTHS]]
            for step in one.steps
        },
    }


def _short(value: float) -> float:
    """Two decimals of what is small, fewer the larger it is: finer than any forecast."""
    size = abs(value)
    decimals = 2 if size < 10 else 1 if size < 30 else 0
    short = round(float(value), decimals) if size >= 1 else float(f"{value:.2g}")
    return int(short) if short.is_integer() else short


def read_saved(text: str | bytes, where: str) -> Saved:
    """Read a file of outlooks; one sentence where it is none."""
    try:
        record = json.loads(text)
        _refuse_form(record, where)
        believed = tuple(_believed(one) for one in record["series"])
        _refuse_twice(believed)
        as_of = Period.parse(record["as_of"])
        texts = (str(record["basis"]), str(record["code"]), str(record["marking"]))
        return Saved(as_of, *texts, believed)
    except (*_BROKEN, VocabularyError, IndicatorError) as error:
        raise IndicatorError(
            "the file holds no saved outlooks",
            where=where,
            remedy="give a file that `synopsis outlook --save` wrote",
        ) from error


def _believed(record: Mapping[str, Any]) -> Believed:
    truth = record["truth"]
    where, within = (_texts(truth[key]) for key in ("where", "within"))
    if not where:
        raise ValueError("a recipe names no column")
    flags = (_flag(truth["is_whole"]), _flag(truth["is_summed"]))
    recipe = Recipe(where, str(truth["period"]), str(truth["value"]), within, *flags)
    is_count = _flag(record["is_count"])
    steps = tuple(_step(Period.parse(key), kept, is_count) for key, kept in record["steps"].items())
    numbers = [ordinal(step.period) for step in steps]
    if not steps or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise ValueError("the periods do not follow one another")
    if len({step.period.frequency for step in steps}) > 1:
        raise ValueError("the periods are of different rhythms")
    scale = float(record["scale"])
    if not _TINY < scale < _HUGE:
        raise ValueError("a scale lies outside what a scale can be")
    return Believed(str(record["id"]), steps, recipe, scale, is_count, _flag(record["is_active"]))


def _refuse_form(record: Mapping[str, Any], where: str) -> None:
    if record["form"] != FORM or tuple(record["levels"]) != KEPT:
        raise IndicatorError(
            "the file is of another form", where=where, remedy=f"save it again as '{FORM}'"
        )


def _refuse_twice(believed: Sequence[Believed]) -> None:
    if len({one.id for one in believed}) != len(believed):
        raise ValueError("a series stands twice")


def _texts(record: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in record.items()}


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("a flag is neither true nor false")
    return value


def _step(period: Period, kept: Iterable[float], is_count: bool) -> Step:  # noqa: FBT001
    """The step as it was saved; beyond the hundredths the ends are repeated."""
    values = [float(value) for value in kept]
    if len(values) != len(KEPT) or max(map(abs, values)) > _HUGE:
        raise ValueError("a quantile is missing or too large")
    extra = HUNDREDTHS.start
    return Step(period, (*values[:1] * extra, *values, *values[-1:] * extra), is_count)
