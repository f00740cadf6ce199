"""How often the watch on change raises an alarm where nothing changed; writes the page of it.

Usage: python -m tools.placebo_change SHARED > docs/change-placebo.md
SHARED is the folder with the re-packaged data. All histories end before CUT_OFF.
"""

import csv
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tools.placebo_page import Check, Surges, page

from synopsis.indicators.change import (
    Choices,
    Direction,
    Family,
    Monthly,
    SeriesClass,
    Thresholds,
    false_alarms,
    tune,
    watch_all,
)
from synopsis.indicators.change.placebo import Process, draw, fit_process
from synopsis.vocabulary import Period

CUT_OFF = "2019-01"
SEED = 20261122
COPIES = 800
FIGURES = Path(__file__).resolve().parents[1] / "src/synopsis/regions/western_balkans/figures"
FIRST = Period.parse("2015-01")
SURGE, SURGE_MONTHS, MONTHS = 4.0, 3, 75
AT = MONTHS - SURGE_MONTHS


def series_of(
    path: Path, columns: tuple[str, str, str], keys: tuple[str, ...]
) -> dict[str, Monthly]:
    """Monthly counts of a file by key; a month without a row is nought where the file counts."""
    month, value, first = columns
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found["/".join(row[key] for key in keys)][row[month]] += float(row[value])
    last = max(max(one) for one in found.values())
    start, end = Period.parse(first), Period.parse(last)
    months = range(start.month_number, end.month_number + 1)
    names = [str(Period.of_month(at)) for at in months]
    return {
        key: Monthly(start, tuple(one.get(name, 0.0) for name in names), Family.COUNT)
        for key, one in sorted(found.items())
    }


def before(series: Monthly, cut_off: str = CUT_OFF) -> Monthly:
    """The part of a series before a month."""
    until = series.index(Period.parse(cut_off))
    return Monthly(series.first, series.values[:until], series.family, series.out_of[:until])


def histories(shared: Path) -> dict[str, list[Monthly]]:
    """Histories before the cut-off by what they are: detections, their logs, and shares."""
    path = shared / "data/statistics/gdidata/frontex_2009_2023.csv"
    found = series_of(path, ("month", "n", "2009-01"), ("route", "nat"))
    counted = [before(one) for one in found.values()]
    counted = [one for one in counted if sum(value > 0 for value in one.values) >= 24]
    logged = [
        Monthly(one.first, tuple(value + 1.0 for value in one.values), Family.POSITIVE)
        for one in counted
        if np.mean(one.values) >= 20
    ]
    return {
        "counts": counted,
        "logs": logged,
        "shares": [before(one) for one in shares()] + parts(found),
    }


def shares() -> list[Monthly]:
    """Recorded cases that name an economy out of all recorded cases, month by month."""
    path = FIGURES / "euvsdisinfo.csv"
    found = series_of(path, ("period", "value", "2015-01"), ("indicator", "economy"))
    return [
        Monthly(
            one.first,
            one.values,
            Family.SHARE,
            found[key.replace("cases_naming", "all_cases")].values,
        )
        for key, one in found.items()
        if key.startswith("cases_naming/")
    ]


def parts(found: dict[str, Monthly]) -> list[Monthly]:
    """Detections of one nationality out of all on its route: shares of which many are counted."""
    whole: dict[str, list[float]] = {}
    for key, one in found.items():
        sums = whole.setdefault(key.split("/")[0], [0.0] * len(one.values))
        whole[key.split("/")[0]] = [sum(two) for two in zip(sums, one.values, strict=True)]
    return [
        before(Monthly(one.first, one.values, Family.SHARE, tuple(whole[key.split("/")[0]])))
        for key, one in found.items()
        if np.mean(before(one).values) >= 5
    ]


def checks(found: dict[str, list[Monthly]], choices: Choices) -> tuple[Thresholds, list[Check]]:
    """Bounds tuned on every second series; their rate on fresh placebos of the others."""
    bounds: dict[SeriesClass, float] = {}
    rows = []
    for kind, series in found.items():
        tuned = tune(series[::2], choices, seed=SEED, copies=COPIES)
        for other, which in ((series[::2], "the same series"), (series[1::2], "other series")):
            processes = [fit_process(one, choices) for one in other]
            rates = false_alarms(processes, tuned, seed=SEED + 1, copies=COPIES)
            rows += [
                Check(kind, name, which, tuned.bounds[name], rate) for name, rate in rates.items()
            ]
        bounds |= tune(series, choices, seed=SEED, copies=COPIES).bounds
    return Thresholds(choices, bounds, f"histories before {CUT_OFF}, seed {SEED}"), rows


def surges(thresholds: Thresholds, histories: Sequence[Monthly], kind: str) -> Surges:
    """Placebo shares under a surge of all coverage, or of the odds alone: who raises an alarm."""
    choices, rng = thresholds.choices, np.random.default_rng(SEED + 2)
    processes = [fit_process(one, choices) for one in histories]
    known = [one for one in processes if isinstance(one, Process)]
    counted, corrected = [], []
    for process in known:
        for _ in range(COPIES // len(known)):
            values, totals = _surged(process, kind, rng)
            counted.append(Monthly(FIRST, values, Family.COUNT))
            corrected.append(Monthly(FIRST, values, Family.SHARE, totals))
    window = (counted[0].period(AT), counted[0].period(AT + SURGE_MONTHS - 1))
    two = [_raised(one, thresholds, window) for one in (counted, corrected)]
    return Surges(kind, len(counted), *two)


def _surged(
    process: Process, kind: str, rng: np.random.Generator
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Numbers and totals with a surge of either in the newest months."""
    totals = np.maximum(rng.poisson(rng.choice(process.totals, MONTHS)), 1).astype(np.float64)
    totals[AT:] *= SURGE if kind.startswith("volume") else 1.0
    flat = replace(process, totals=tuple(totals))
    values = draw(flat, MONTHS, 1, rng)[0]
    if kind.startswith("share"):
        risen = replace(flat, level=process.level + np.log(SURGE))
        values[AT:] = draw(risen, MONTHS, 1, rng)[0, AT:]
    return tuple(values), tuple(totals)


def _raised(
    series: Sequence[Monthly], thresholds: Thresholds, window: tuple[Period, Period]
) -> int:
    found = watch_all(series, thresholds, span=window)
    return sum(any(one.direction is Direction.UP for one in answer.alarms) for answer in found)


def real_surges(thresholds: Thresholds) -> Surges:
    """Surges of all recorded cases: alarms on cases of an economy, and on their share of all.

    All cases surge in a month with at least twice the mean of the year before it.
    """
    number, counted, corrected = 0, 0, 0
    for one in shares():
        cases = Monthly(one.first, one.values, Family.COUNT)
        totals = np.array(one.out_of)
        is_surge = [totals[at] >= 2 * totals[at - 12 : at].mean() for at in range(24, len(totals))]
        for at in np.flatnonzero(is_surge) + 24:
            window = (one.period(int(at)), one.period(int(at)))
            number += 1
            counted += _raised([cases], thresholds, window)
            corrected += _raised([one], thresholds, window)
    return Surges("real recorded cases", number, counted, corrected)


def main(arguments: Sequence[str]) -> None:
    """Write the page of placebo rates."""
    begun = time.perf_counter()
    found = histories(Path(arguments[0]))
    thresholds, rows = checks(found, Choices())
    few, many = found["shares"][: len(shares())], found["shares"][len(shares()) :]
    volume = [
        surges(thresholds, kept, f"{what}, {word}")
        for kept, word in ((few, "few counted"), (many, "many counted"))
        for what in ("volume", "share alone")
    ]
    volume.append(real_surges(thresholds))
    sys.stdout.write(page(thresholds, rows, volume, CUT_OFF))
    sys.stderr.write(f"{time.perf_counter() - begun:.0f} s\n")


if __name__ == "__main__":
    main(sys.argv[1:])
