"""Truth: later figures from tables, and how saved outlooks fared by them."""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.outlook.fan import INTERVALS
from synopsis.indicators.outlook.panel import PER_YEAR, ordinal, period_at
from synopsis.indicators.outlook.scores import (
    calibration,
    crps_of_quantiles,
    held,
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


_GREATEST = 1e15


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
    needed = {*recipe.where, *recipe.within, recipe.period, recipe.value}
    found: dict[str, float] = {}
    for table in (one for one in tables if needed <= one.columns):
        own = _Reading(recipe, table, tuple(periods)).values()
        if twice := sorted(own.keys() & found.keys()):
            raise IndicatorError(
                f"two tables hold {twice[0]} of the same series",
                where=table.name,
                remedy="leave one of them out",
            )
        found |= own
    return tuple(found.get(str(period), math.nan) for period in periods)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One table read by one recipe, for some periods of one rhythm."""

    recipe: Recipe
    table: Table
    periods: tuple[Period, ...]

    def values(self) -> dict[str, float]:
        """The values by period; where the list is whole, nought for what it reaches and omits.

        A series whose own words stand nowhere in the table may be spelt otherwise there, so that
        nothing is read as nought; nor is a period that the table names without a value.
        """
        recipe = self.recipe
        per_year = PER_YEAR[self.periods[0].frequency]
        listed = [
            (number, row)
            for number, row in enumerate(self.table.rows, start=2)
            if all(row[key].strip() == text for key, text in recipe.within.items())
        ]
        reach: set[int] = set()
        cells: dict[str, list[float | None]] = defaultdict(list)
        for number, row in listed:
            period, value = self._cell(row, f"{self.table.name}, line {number}")
            if PER_YEAR.get(period.frequency) != per_year:
                continue
            reach.add(ordinal(period))
            if all(row[key].strip() == text for key, text in recipe.where.items()):
                cells[str(period)].append(value)
        if recipe.is_whole and cells and reach:
            for at in range(min(reach), max(reach) + 1):
                cells.setdefault(str(period_at(at, per_year)), [0.0])
        asked = {str(period) for period in self.periods}
        return {text: self._one(text, found) for text, found in cells.items()
                if text in asked and None not in found}  # fmt: skip

    def _one(self, period: str, found: Sequence[float | None]) -> float:
        if len(found) > 1 and not self.recipe.is_summed:
            raise IndicatorError(
                f"{period} of a series stands in {len(found)} rows",
                where=f"{self.table.name}, {', '.join(self.recipe.where.values())}",
                remedy="keep the one that holds",
            )
        return sum(value for value in found if value is not None)

    def _cell(self, row: Mapping[str, str], where: str) -> tuple[Period, float | None]:
        text = row[self.recipe.value].strip()
        try:
            period = Period.parse(row[self.recipe.period])
            # Python reads 1_000 as a number; no table means it so.
            value = float(text.replace("_", "?")) if text else None
        except (ValueError, VocabularyError) as error:
            raise IndicatorError(
                f"'{row[self.recipe.period][:20]}' with '{text[:20]}' is no dated value",
                where=where,
                remedy="mend the row",
            ) from error
        if value is not None and not abs(value) < _GREATEST:
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
        if one.is_count and (came[known] < 0).any():
            raise IndicatorError(
                "a count lies below nought", where=one.id, remedy="mend the later figures"
            )
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
             if name not in {"pit", "held"}}  # fmt: skip
    transformed = np.concatenate(rows.get("pit") or [np.empty(0)])
    count = sum(n for _, n in by_series.values())
    own = replace(calibration(transformed), held=_held(rows.get("held", [])))
    return Verdict(count, means["crps"], means["scaled"], means["log_score"], means["interval"],
                   own, by_series, tuple(missing))  # fmt: skip


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
        found["held"] = held(quantiles, value).astype(float)
        found["pit"] = pit(quantiles, value, rng.random(len(value)), is_count=one.is_count)
    return found


def _held(found: Sequence[Array]) -> dict[float, float]:
    if not found:
        return {}
    shares = np.concatenate(found).mean(axis=0)
    return {share: float(own) for share, own in zip(INTERVALS, shares, strict=True)}
