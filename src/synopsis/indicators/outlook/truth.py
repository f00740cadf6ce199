"""Truth: later figures from tables, and how saved outlooks fared by them."""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.panel import PER_YEAR, ordinal, period_at
from synopsis.indicators.outlook.scores import (
    calibration,
    crps_of_quantiles,
    interval_score,
    log_score,
    pit,
)
from synopsis.vocabulary import Period, VocabularyError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from synopsis.indicators.outlook.record import Calibration
    from synopsis.indicators.outlook.saved import Believed, Recipe, Saved

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of later figures: its name, its columns, and its rows by column."""

    name: str
    columns: frozenset[str]
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Verdict:
    """How saved outlooks fared: scores over all that came, and what no table covers.

    `crps`, `scaled`, `log_score` and `interval` are means over the periods scored; `calibration`
    is of active series alone; `by_series` has the mean CRPS and the periods scored of each.
    """

    scored: int
    crps: float
    scaled: float
    log_score: float
    interval: float
    calibration: Calibration
    by_series: Mapping[str, tuple[float, int]]
    not_covered: tuple[str, ...]


def read_tables(folder: Path) -> tuple[Table, ...]:
    """Every CSV file of a folder; one sentence where there is none or one cannot be read."""
    found = sorted(path for path in folder.rglob("*.csv") if path.is_file())
    if not found:
        raise IndicatorError(
            "there is no CSV file", where=str(folder), remedy="give the folder of later figures"
        )
    return tuple(map(_read, found))


def _read(path: Path) -> Table:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), strict=True)
        rows = tuple(dict(row) for row in reader)
        names = reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise IndicatorError(
            "the table cannot be read", where=str(path), remedy="save it as CSV in UTF-8"
        ) from error
    if any(None in row or None in row.values() for row in rows):
        raise IndicatorError(
            "a row is longer or shorter than the head", where=str(path), remedy="mend the table"
        )
    return Table(path.name, frozenset(names), rows)


def truth_of(
    recipe: Recipe, tables: Iterable[Table], periods: Sequence[Period]
) -> tuple[float, ...]:
    """What came in each period by the tables that a recipe fits; NaN where none covers it."""
    asked = {str(period) for period in periods}
    needed = {*recipe.where, recipe.period, recipe.value}
    found: dict[str, float] = {}
    for table in (one for one in tables if needed <= one.columns):
        own = _sums(recipe, table, asked, PER_YEAR[periods[0].frequency])
        if twice := sorted(own.keys() & found.keys()):
            raise IndicatorError(
                f"two tables hold {twice[0]} of the same series",
                where=table.name,
                remedy="leave one of them out",
            )
        found |= own
    return tuple(found.get(str(period), math.nan) for period in periods)


def _sums(recipe: Recipe, table: Table, asked: set[str], per_year: int) -> dict[str, float]:
    """The values of one table by period; where it is whole, nought for what it does not list."""
    sums: dict[str, float] = defaultdict(float)
    reach: set[int] = set()
    for number, row in enumerate(table.rows, start=2):
        period, value = _cell(recipe, row, f"{table.name}, line {number}")
        if period is None or PER_YEAR.get(period.frequency) != per_year:
            continue
        reach.add(ordinal(period))
        if str(period) in asked and all(row[key] == text for key, text in recipe.where.items()):
            sums[str(period)] += value
    if recipe.is_whole and reach:
        for at in range(min(reach), max(reach) + 1):
            if (text := str(period_at(at, per_year))) in asked:
                sums[text] += 0.0
    return dict(sums)


def _cell(recipe: Recipe, row: Mapping[str, str], where: str) -> tuple[Period | None, float]:
    if not row[recipe.value].strip():
        return None, math.nan
    try:
        value = float(row[recipe.value])
        period = Period.parse(row[recipe.period])
    except (ValueError, VocabularyError) as error:
        raise IndicatorError(
            f"'{row[recipe.period][:20]}' with '{row[recipe.value][:20]}' is no dated value",
            where=where,
            remedy="mend the row",
        ) from error
    if not math.isfinite(value):
        raise IndicatorError("a value is not finite", where=where, remedy="mend the row")
    return period, value


def score_saved(saved: Saved, tables: Sequence[Table], seed: int = 0) -> Verdict:
    """Score every saved outlook by the tables; what no table covers is listed, never nought."""
    rows: dict[str, list[Array]] = defaultdict(list)
    by_series, missing = {}, []
    rng = np.random.default_rng(seed)
    for one in saved.believed:
        came = np.array(truth_of(one.recipe, tables, [step.period for step in one.steps]))
        known = ~np.isnan(came)
        if not known.any():
            missing.append(one.id)
            continue
        scores = _scored(one, came, known, rng)
        by_series[one.id] = (float(scores["crps"].mean()), int(known.sum()))
        for name, values in scores.items():
            rows[name].append(values)
    if not by_series:
        raise IndicatorError(
            "no table covers any period of the saved outlooks",
            remedy="give later figures, in the layout that the file names under 'truth'",
        )
    means = {name: float(np.concatenate(values).mean()) for name, values in rows.items()
             if name != "pit"}  # fmt: skip
    transformed = np.concatenate(rows.get("pit") or [np.empty(0)])
    count = sum(n for _, n in by_series.values())
    return Verdict(count, means["crps"], means["scaled"], means["log_score"], means["interval"],
                   calibration(transformed), by_series, tuple(missing))  # fmt: skip


def _scored(
    one: Believed, came: Array, known: NDArray[np.bool_], rng: np.random.Generator
) -> dict[str, Array]:
    quantiles = np.array([step.quantiles for step in one.steps])[known]
    value = came[known]
    crps = crps_of_quantiles(quantiles, value)
    found = {
        "crps": crps,
        "scaled": crps / one.scale,
        "log_score": log_score(quantiles, value, is_count=one.is_count),
        "interval": interval_score(quantiles, value),
    }
    if one.is_active:
        found["pit"] = pit(quantiles, value, rng, is_count=one.is_count)
    return found
