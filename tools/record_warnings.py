"""Write the record of warnings against history: the page, the table of conditions, the bounds.

Run it as `python -m tools.record_warnings`; it reads the shipped figures and, from the folder
SYNOPSIS_SHARED, the dated episodes that are the yardstick. One number is chosen for each design,
for all economies and trends alike, on episodes up to the cut-off; those after it only report.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tools.warning_designs import Design, by_bounds, by_extreme, by_year_ratio
from tools.warning_history import (
    CUT_OFF,
    Fared,
    Span,
    Watched,
    fare,
    read_episodes,
    watched,
)

from synopsis.catalog import load_profile
from synopsis.indicators import change
from synopsis.indicators.change.placebo import fit_process
from synopsis.landscape.warnings.hindsight import Label, Outcome
from synopsis.landscape.warnings.record import COLUMNS
from synopsis.vocabulary import Period
from tools import warning_page

ROOT = Path(__file__).resolve().parents[1]
REGION_FOLDER = ROOT / "src/synopsis/regions/western_balkans"
TUNED = (date(2009, 1, 1), CUT_OFF)
HELD_BACK = (CUT_OFF + timedelta(days=1), date(2023, 12, 31))
PARTS: Mapping[str, Span] = {"tuned": TUNED, "held back": HELD_BACK}
SEED, COPIES = 20161231, 300
NOMINAL = (0.1, 0.2, 0.35, 0.5, 0.75, 1.0)
MONTHS = (6, 12, 24, 36)
FACTORS = (1.5, 2.0, 3.0, 5.0)
MOST_FALSE = 1.0


def groups(many: Sequence[Watched]) -> dict[str, tuple[Watched, ...]]:
    """What is watched, by the trend of the episodes."""
    found: dict[str, tuple[Watched, ...]] = {}
    for one in many:
        found[one.episodes] = (*found.get(one.episodes, ()), one)
    return found


def choose(
    name: str,
    unit: str,
    make: Callable[[float], Design],
    values: Sequence[float],
    known: tuple[Sequence[Watched], Sequence[Outcome]],
) -> warning_page.Chosen:
    """The value that detects most episodes of the first part with few enough false alarms.

    Few enough is at most one an economy and year in every trend; among equals the fewest count.
    """
    many, episodes = known
    designs = {value: make(value) for value in values}
    tried = []
    for value, design in designs.items():
        own = [_fared(group, design, episodes, TUNED) for group in groups(many).values()]
        fared = [one for one in own if one]
        detected = sum(one.hindsight.recall.count for one in fared)
        covered = sum(one.hindsight.recall.of for one in fared)
        tried.append((value, detected, covered, max(one.false_alarms_a_year for one in fared)))
    fit = [one for one in tried if one[3] <= MOST_FALSE] or tried
    best = max(fit, key=lambda one: (one[1], -one[3]))[0]
    return warning_page.Chosen(name, unit, best, designs[best], tuple(tried))


def _fared(
    many: Sequence[Watched],
    design: Design,
    episodes: Sequence[Outcome],
    part: Span,
    *,
    neighbours: bool = False,
) -> Fared | None:
    return fare(many, design(many), episodes, part, neighbours=neighbours)


def region_choices() -> change.Choices:
    """The region's own choices of the watch on change."""
    return change.Thresholds.parse(load_profile("western-balkans").sheet("change.yml")).choices


def placebo_bounds(many: Sequence[Watched]) -> Callable[[float], change.Thresholds]:
    """Bounds at a nominal rate of false alarms a series and year, from placebo series alone.

    The histories end at the cut-off; no episode is looked at.
    """
    histories = _histories(many)

    def tune(nominal: float) -> change.Thresholds:
        choices = replace(region_choices(), false_alarms=nominal)
        return change.tune(histories, choices, seed=SEED, copies=COPIES)

    return tune


def _histories(many: Sequence[Watched]) -> list[change.Monthly]:
    """Every series once, cut at the cut-off."""
    last = Period.parse(f"{CUT_OFF:%Y-%m}")
    own = {(one.indicator, one.place): one.series for one in many}
    cut = []
    for series in own.values():
        number = series.index(last) + 1
        cut.append(change.Monthly(series.first, series.values[:number], series.family))
    return [one for one in cut if len(one.values) > 36]


def rows_of(
    many: Sequence[Watched], design: Design, episodes: Sequence[Outcome], data: str
) -> list[dict[str, object]]:
    """The record of every condition by itself, by part."""
    found = []
    for key in dict.fromkeys((one.indicator, one.direction, one.trend) for one in many):
        own = [one for one in many if (one.indicator, one.direction, one.trend) == key]
        for part, span in PARTS.items():
            fared = _fared(own, design, episodes, span)
            if fared:
                found.append(_row(key, fared, data, part))
    return found


def _row(key: tuple[str, str, str], fared: Fared, data: str, part: str) -> dict[str, object]:
    seen = fared.hindsight
    recall, precision = seen.recall.interval, seen.precision.interval
    values = (
        f"{key[0]}/{key[1]}", *key, data, part, *fared.span, seen.recall.of, seen.recall.count,
        seen.recall.of - seen.recall.count, len(seen.labels), seen.count(Label.HIT),
        seen.count(Label.FALSE_ALARM), seen.count(Label.SET_ASIDE), f"{fared.economy_years:.2f}",
        *_ends(recall), *_ends(precision),
        "" if fared.chance_recall is None else f"{fared.chance_recall:.3f}",
        "" if seen.median_lead is None else f"{seen.median_lead:g}", CUT_OFF,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _ends(interval: tuple[float, float] | None) -> tuple[str, str]:
    return (f"{interval[0]:.3f}", f"{interval[1]:.3f}") if interval else ("", "")


def write_rows(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write the table of conditions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def write_bounds(path: Path, thresholds: change.Thresholds) -> None:
    """Write the bounds from which the region's warnings take an alarm."""
    lines = [
        "# Written by tools/record_warnings.py; run that again rather than change a number here.",
        "id: warning_bounds",
        f"false_alarms: {thresholds.choices.false_alarms:g}",
        "bounds:",
        *(f"  {name.value}: {bound:.4f}" for name, bound in sorted(thresholds.bounds.items())),
        f"tuned: {thresholds.tuned}, none of them after {CUT_OFF.isoformat()}",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Choose on the first part, report both, and write the three files."""
    episodes = read_episodes()
    with tempfile.TemporaryDirectory() as folder:
        at_once = watched(Path(folder), at_once=True)
        published = watched(Path(folder), at_once=False)
    tune = placebo_bounds(at_once)
    bounds = {nominal: tune(nominal) for nominal in NOMINAL}
    known = (at_once, episodes)
    chosen = [
        choose("placebo", "nominal false alarms a series and year",
               lambda value: by_bounds(bounds[value]), NOMINAL, known),
        choose("extreme", "months", lambda value: by_extreme(int(value)), MONTHS, known),
        choose("year ratio", "times", by_year_ratio, FACTORS, known),
    ]  # fmt: skip
    product = bounds[chosen[0].value]
    rows = rows_of(published, chosen[0].design, episodes, "published")
    rows += rows_of(at_once, chosen[0].design, episodes, "at once")
    write_rows(REGION_FOLDER / "warnings/record.csv", rows)
    write_bounds(REGION_FOLDER / "warning_bounds.yml", product)
    results = {
        (one.name, data, part, group): _all(many, one.design, episodes, (span, group))
        for one in chosen
        for data, many in (("published", published), ("at once", at_once))
        for part, span in PARTS.items()
        for group in (*groups(at_once), "all", "all, neighbours")
    }
    processes = [fit_process(one, product.choices) for one in _histories(at_once)]
    rates = change.false_alarms(processes, product, seed=SEED + 1, copies=COPIES)
    page = warning_page.write(chosen, results, rates, product)
    (ROOT / "docs/warning-record.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)


def _all(
    many: Sequence[Watched],
    design: Design,
    episodes: Sequence[Outcome],
    where: tuple[Span, str],
) -> Fared | None:
    span, group = where
    if group.startswith("all"):
        return _fared(many, design, episodes, span, neighbours=group != "all")
    return _fared(groups(many).get(group, ()), design, episodes, span)


if __name__ == "__main__":
    main()
