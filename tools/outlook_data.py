"""The tables that the record of outlooks is made from, found through SYNOPSIS_SHARED."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from synopsis.indicators.outlook.panel import Panel, panel_of
from synopsis.indicators.outlook.saved import Recipe
from synopsis.vocabulary import Period

Floats = NDArray[np.float64]
FRONTEX = "data/statistics/gdidata/frontex_2009_2023.csv"
VIEWS = "data/events/views_forecasts"
_LAGS = 6


def shared() -> Path:
    """The folder of the real data."""
    return Path(os.environ.get("SYNOPSIS_SHARED", "../shared"))


@dataclass(frozen=True)
class Detections:
    """Monthly detections as series: their panel, and which rows of the table make each of them."""

    panel: Panel
    recipes: tuple[Recipe, ...]


def _recipe(where: Mapping[str, str]) -> Recipe:
    return Recipe(where, "month", "n", is_whole=True, is_summed=True)


_KEYS: Mapping[str, tuple[Callable[[Mapping[str, str]], dict[str, str]], ...]] = {
    "detections": (
        lambda row: {"route": row["route"]},
        lambda row: {"nat": row["nat"]},
    ),
    "detections of a nationality on a route": (
        lambda row: {"route": row["route"], "nat": row["nat"]},
    ),
}


def detections(kind: str, path: Path | None = None) -> Detections:
    """The series of a kind, every month that the table reaches and does not list as nought."""
    sums: dict[tuple[tuple[str, str], ...], dict[str, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    with (path or shared() / FRONTEX).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for key in _KEYS[kind]:
            sums[tuple(sorted(key(row).items()))][row["month"]] += float(row["n"])
    found = sorted({row["month"] for row in rows})
    first, last = (Period.parse(month).month_number for month in (found[0], found[-1]))
    months = [Period.of_month(at) for at in range(first, last + 1)]
    keys = sorted(sums)
    panel = panel_of(
        [
            (_name(key), [(month, sums[key].get(str(month), 0.0)) for month in months])
            for key in keys
        ]
    )
    return Detections(panel, tuple(_recipe(dict(key)) for key in keys))


def _name(key: tuple[tuple[str, str], ...]) -> str:
    return " | ".join(f"{column}: {text}" for column, text in key)


@dataclass(frozen=True)
class Deaths:
    """Deaths by month and place as of each autumn, and what came in the year after.

    `known` [places, months]; `came` [places, 12]; `draws` of the published benchmarks
    [places, 12, draws].
    """

    year: int
    known: Floats
    came: Floats
    draws: Mapping[str, Floats]


def deaths(year: int) -> Deaths:
    """The table of one year; `known` is empty where no table of features reaches before it."""
    folder = shared() / VIEWS
    actual = _grid(folder / f"cm_actuals_{year}.parquet", "ged_sb")
    places = sorted({place for place, _ in actual})
    months = sorted({month for _, month in actual})
    came = np.array([[actual[place, month] for month in months] for place in places])
    draws = {
        name: _draws(folder / "benchmark" / f"bm_cm_{file}_expanded_{year}.parquet", came.shape)
        for name, file in (("poisson", "last_historical_poisson"), ("bootstrap", "bootstrap"))
    }
    return Deaths(year, _known(folder, year, places), came, draws)


def _read(path: Path) -> dict[str, Floats]:
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    return {name: table[name].to_numpy(zero_copy_only=False) for name in table.column_names}


def _grid(path: Path, column: str) -> dict[tuple[int, int], float]:
    table = _read(path)
    keys = zip(table["country_id"].tolist(), table["month_id"].tolist(), strict=True)
    return dict(zip(keys, table[column].tolist(), strict=True))


def _draws(path: Path, shape: tuple[int, ...]) -> Floats:
    table = _read(path)
    order = np.lexsort((table["draw"], table["month_id"], table["country_id"]))
    return table["outcome"][order].astype(float).reshape(*shape, -1)


def _known(folder: Path, year: int, places: list[int]) -> Floats:
    """All months up to October before the year, from its features and those of years before."""
    found: dict[tuple[int, int], float] = {}
    for autumn in range(2018, year):
        table = folder / f"cm_features_to_oct{autumn}.parquet"
        for lag in range(_LAGS, -1, -1):
            values = _grid(table, f"ged_sb_tlag_{lag}" if lag else "ged_sb")
            found |= {(place, month - lag): value for (place, month), value in values.items()}
    months = sorted({month for _, month in found})
    return np.array([[found.get((place, month), np.nan) for month in months] for place in places])
