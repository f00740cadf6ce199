"""The record of outlooks on real figures: writes the page, the table and the kept outlooks.

Usage: python -m tools.record_outlooks --panel PANEL.npz    writes what peers are given
       python -m tools.record_outlooks --peers PEERS.npz    writes the record; some minutes

It needs SYNOPSIS_SHARED; PEERS.npz comes from `outlook_peers.py`.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from tools.outlook_data import Detections, Floats, deaths, detections
from tools.outlook_page import War, page

from synopsis.indicators.outlook.backtest import OURS, Peers, Trial, backtest, record_of
from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.fan import LEVELS, Step
from synopsis.indicators.outlook.members import COUNTS, Ahead
from synopsis.indicators.outlook.mixture import bounded
from synopsis.indicators.outlook.record import Record
from synopsis.indicators.outlook.rolling import Rolling
from synopsis.indicators.outlook.saved import Believed, Saved, write_saved
from synopsis.indicators.outlook.scores import (
    calibration,
    crps_of_draws,
    crps_of_quantiles,
    pit,
)
from synopsis.vocabulary import Period

REGION = Path("src/synopsis/regions/western_balkans/record/outlook.csv")
PAIRS = "detections of a nationality on a route"
KEPT = {
    "detections": Path("docs/records/outlook-frontex-2023-12.json"),
    PAIRS: Path("docs/records/outlook-frontex-2023-12-nationality-on-route.json"),
}
SEEDS = range(5)
STEPS = 12
# Origins whose whole year is known; the earlier ones are those after the surge of 2015.
REPORTED = ("2019-12", "2022-12")
EARLIER = ("2016-12", "2019-11")


def origins(rolling: Rolling, span: tuple[str, str]) -> range:
    """The origins of a span: how many columns are known at the end of its first and last month."""
    first, last = (rolling.panel.column(Period.parse(month)) + 1 for month in span)
    return range(first, last + 1)


def looked_back(
    found: Detections, span: tuple[str, str], seed: int, peers: Peers | None = None
) -> Trial:
    """Outlooks of a panel at the origins of a span, beside peers where they are given."""
    rolling = Rolling(found.panel, STEPS, Choices(), seed)
    return backtest(rolling, origins(rolling, span), peers)


def read_peers(file: Path) -> Peers:
    """What the peers said, as functions from an origin of the reported span."""
    rolling = Rolling(detections("detections").panel, STEPS, Choices())
    first = origins(rolling, REPORTED).start
    with np.load(file) as given:
        said = {name: given[name].astype(float) for name in given.files}

    def peer(own: Floats) -> Callable[[int], Floats]:
        return lambda origin: own[origin - first]

    return {name: peer(own) for name, own in said.items()}


def write_panel(file: Path) -> None:
    """Write the series and origins that peers are to look ahead of."""
    panel = detections("detections").panel
    span = origins(Rolling(panel, STEPS, Choices()), REPORTED)
    active = np.stack([panel.active[:, origin] for origin in span])
    np.savez_compressed(
        file, values=panel.values, origins=np.array(span), active=active, steps=STEPS, levels=LEVELS
    )


def war(year: int) -> War:
    """The published benchmarks of a year, and our members mixed evenly where a history is known.

    Two or three years are too short a history to weigh members by, so all weigh the same.
    """
    table = deaths(year)
    scores = {name: float(crps_of_draws(d, table.came).mean()) for name, d in table.draws.items()}
    if not table.known.size:
        return War(year, scores["poisson"], scores["bootstrap"], None, None)
    ahead = Ahead(12, 2 + STEPS)  # from October, the year begins in three months
    rows = len(table.known)
    bounds = (np.zeros(rows), np.full(rows, np.inf))
    said = [
        bounded(one.foresee(table.known, ahead, np.random.default_rng(0)), bounds)
        for one in COUNTS.values()
    ]
    mixed = np.mean(said, axis=0)[:, 2:]
    lively = (table.known > 0).sum(axis=1) >= 12
    values = mixed[lively].reshape(-1, len(LEVELS))
    came = table.came[lively].ravel()
    uniform = np.random.default_rng(0).random(len(came))
    pits = pit(values, came, uniform, is_count=True)
    ours = float(crps_of_quantiles(mixed, table.came).mean())
    return War(year, scores["poisson"], scores["bootstrap"], ours, calibration(pits))


def kept(kind: str) -> Saved:
    """What is believed of every active series of a kind with the figures to December 2023."""
    basis = (
        "Rests on the monthly detections of Frontex to 2023-12 in a re-packaging for researchers; "
        "months without a row are nought."
    )
    believed = tuple(_believed(detections(kind)))
    return Saved(Period.parse("2023-12"), basis, "tools/record_outlooks.py", "TLP:CLEAR", believed)


def _believed(found: Detections) -> Iterator[Believed]:
    rolling = Rolling(found.panel, STEPS, Choices())
    origin = found.panel.known
    rows, quantiles, scale = rolling.fit(origin), rolling.foreseen(origin), rolling.scale(origin)
    for at, row in enumerate(rows):
        if found.panel.active[row, origin]:
            steps = tuple(
                Step(found.panel.period(origin + ahead), tuple(map(float, own)), is_count=True)
                for ahead, own in enumerate(np.round(quantiles[at], 2))
            )
            yield Believed(found.panel.names[row], steps, found.recipes[row], float(scale[at]))


def rows_of(record: Record) -> Iterator[Sequence[object]]:
    """The lines of the region's table of one record."""
    name = record.pool
    yield name, "origins", "first", record.origins[0], "", ""
    yield name, "origins", "last", record.origins[1], "", ""
    yield name, "series", "active", record.series, "", ""
    yield name, "series", "better_than_best", record.better_than_best, "", ""
    for one in record.scores:
        yield name, "crps", one.method, _f(one.crps), "", ""
        yield name, "scaled", one.method, _f(one.scaled), "", ""
        yield name, "log_score", one.method, _f(one.log_score), "", ""
        yield name, "interval_score", one.method, _f(one.interval), "", ""
    ends = (_f(record.skill_low), _f(record.skill_high))
    yield name, "skill", record.best_baseline, _f(record.skill), *ends
    for what, own in (("active", record.active), ("everywhere", record.everywhere)):
        for share, came in own.coverage.items():
            yield name, f"coverage_{what}", share, _f(came), "", ""
        for share, came in own.held.items():
            yield name, f"held_{what}", share, _f(came), "", ""
        for share, came in own.printed.items():
            yield name, f"printed_{what}", share, _f(came), "", ""
        for place, share in enumerate(own.pit, start=1):
            yield name, f"pit_{what}", place, _f(share), "", ""
        yield name, "distance", what, _f(own.distance), "", ""
        yield name, "outlooks", what, own.n, "", ""
    yield name, "below_zero", "bounds", record.active.below_zero, "", ""
    for step, ours, theirs in record.by_horizon:
        yield name, f"horizon_{OURS}", step, _f(ours), "", ""
        yield name, "horizon_baseline", step, _f(theirs), "", ""


def _f(value: float) -> str:
    return f"{value:.5g}"


def table(records: Sequence[Record]) -> str:
    """The region's table of records."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("pool", "what", "of", "value", "low", "high"))
    for record in records:
        writer.writerows(rows_of(record))
    return out.getvalue()


def main(what: str, file: Path) -> None:
    """Look back, and write everything; or what the peers are given."""
    if what == "--panel":
        write_panel(file)
        return
    begun = time.perf_counter()
    both = detections("detections")
    records = {seed: record_of(looked_back(both, REPORTED, seed), "detections") for seed in SEEDS}
    _say(begun, "five seeds")
    others = (
        record_of(looked_back(detections(PAIRS), REPORTED, 0), PAIRS),
        record_of(looked_back(both, EARLIER, 0), "detections after the surge"),
        record_of(looked_back(both, REPORTED, 0, read_peers(file)), "detections beside peers"),
    )
    _say(begun, "pairs, earlier years and peers")
    REGION.parent.mkdir(parents=True, exist_ok=True)
    REGION.write_text(table([records[0], *others[:2]]), "utf-8")
    for kind, path in KEPT.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_saved(kept(kind)), "utf-8")
    _say(begun, "kept")
    sys.stdout.write(page(records, others, [war(year) for year in (2018, 2019, 2020)]))


def _say(begun: float, what: str) -> None:
    sys.stderr.write(f"{time.perf_counter() - begun:6.0f} s  {what}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
