"""The page of the record of outlooks, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.indicators.outlook.backtest import OURS
from synopsis.indicators.outlook.baselines import baselines
from synopsis.indicators.outlook.members import COUNTS

if TYPE_CHECKING:
    from synopsis.indicators.outlook.record import Calibration, Record

_HEAD = """\
# The record of outlooks: how past ones fared

This page is the published record of `synopsis outlook`. It looks back at the monthly detections
of Frontex, by route and by nationality: from each origin, twelve months ahead, with what lies
before the origin alone, and scores what came. `python -m tools.record_outlooks` writes this page,
the table that the edition shows, and the kept outlooks in [records/](records/), which later
figures will judge.

Read it with one caution: the years reported here were in sight while the methods were chosen,
though each outlook is made from what lies before its origin. Only the kept outlooks, for a year
of which no figure was at hand, are a test without that fault.

**CRPS** is the distance between what was foreseen and what came, in detections; less is better.
**Scaled**, it is divided by the mean of the five years before, so that large series do not decide
alone. **Coverage** says how often the interval of 50, 80 or 95 % held what came. The **PIT
distance** is nought for a method that is right about its own doubt, and up to 0.9 for one that is
not; the best systems of conflict forecasting stand at 0.5 to 0.68 where something happens. A
month is active where at least twelve of the 36 months before the origin were not nought.
"""


@dataclass(frozen=True)
class War:
    """How our members fared on deaths by month beside the published benchmarks."""

    year: int
    poisson: float
    bootstrap: float
    ours: float | None
    active: Calibration | None


def page(records: Mapping[int, Record], others: Sequence[Record], wars: Sequence[War]) -> str:
    """The whole page."""
    pairs, earlier, peers = others
    lines = [
        _HEAD,
        *_main(records),
        *_scores(peers),
        *_horizon(records[0]),
        *_other(pairs, "By nationality on each route"),
        *_other(earlier, "After the surge of 2015: where the method was worse"),
        *_wars(wars),
        *_methods(),
    ]
    return "\n".join(lines) + "\n"


def _main(records: Mapping[int, Record]) -> Iterator[str]:
    first = records[0]
    start, end = first.origins
    yield "## Skill and calibration\n"
    yield (
        f"{first.series} active series, origins {start} to {end}, {first.horizons} months ahead, "
        f"{first.active.n:,} months scored; five seeds of the random draws.\n"
    )
    yield (
        "| seed | CRPS | best baseline | below it by, % | interval | on series | 50 % held "
        "| 80 % held | 95 % held | by PIT | PIT distance, active | all months "
        "| bounds below nought |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for seed, one in records.items():
        own = next(score for score in one.scores if score.method == OURS)
        best = next(score for score in one.scores if score.method == one.best_baseline)
        held = " | ".join(_pc(came) for came in one.active.held.values())
        by_pit = ", ".join(_pc(came) for came in one.active.coverage.values())
        yield (
            f"| {seed} | {own.crps:.1f} | {one.best_baseline} {best.crps:.1f} | {_pc(one.skill)} | "
            f"{_pc(one.skill_low)} to {_pc(one.skill_high)} | {one.better_than_best} of "
            f"{one.series} | {held} | {by_pit} | {one.active.distance:.3f} | "
            f"{one.everywhere.distance:.3f} | {one.active.below_zero} |"
        )
    yield ""
    yield (
        "The bars: at least 10 % below the best baseline with an interval that excludes nought;\n"
        "coverage within three points; a PIT distance of at most 0.10 on active months; no bound\n"
        "below nought.\n"
    )
    yield _pit(first.active)
    printed = ", ".join(_pc(came) for came in first.active.printed.values())
    yield (
        "*Held* is the share that intervals held, ends included, as they are kept, to two\n"
        "decimals. By PIT the probability that a count has of its own is split. Printed with\n"
        f"whole ends, the same intervals hold more, {printed} %, since a quiet month is\n"
        "often one whole number.\n"
    )


def _pit(own: Calibration) -> str:
    shares = ", ".join(f"{100 * share:.1f}" for share in own.pit)
    return f"Tenths of the PIT on active months, each 10 if all were right: {shares}.\n"


def _scores(record: Record) -> Iterator[str]:
    yield "## Beside every baseline, and beside a well-kept library\n"
    yield (
        "The methods named `statsforecast` are those of that library, each by itself, with its\n"
        "own normal intervals, cut at nought; Croston gives no interval and stands as a point.\n"
        "They are no members of the mixture: on these series they score worse than the last\n"
        "year does.\n"
    )
    yield "| method | CRPS | scaled | log score | interval score |"
    yield "|---|--:|--:|--:|--:|"
    for one in record.scores:
        yield (
            f"| {one.method} | {one.crps:.1f} | {one.scaled:.3f} | {one.log_score:.3f} | "
            f"{one.interval:,.0f} |"
        )
    yield ""


def _horizon(record: Record) -> Iterator[str]:
    yield "## By how far ahead\n"
    yield f"| months ahead | CRPS | {record.best_baseline} |"
    yield "|--:|--:|--:|"
    for step, ours, theirs in record.by_horizon:
        yield f"| {step} | {ours:.1f} | {theirs:.1f} |"
    yield ""


def _other(record: Record, title: str) -> Iterator[str]:
    own = next(one for one in record.scores if one.method == OURS)
    best = next(one for one in record.scores if one.method == record.best_baseline)
    scaled = min((one for one in record.scores if one is not own), key=lambda one: one.scaled)
    first, last = record.origins
    side = "below" if record.skill >= 0 else "above"
    held = ", ".join(
        f"{share:.0%} held {_pc(came)} %" for share, came in record.active.coverage.items()
    )
    yield f"## {title}\n"
    yield (
        f"{record.series} active series, origins {first} to {last}: CRPS {own.crps:.1f}, "
        f"{_pc(abs(record.skill))} % {side} the best baseline\n"
        f"({best.method}, {best.crps:.1f}; interval of the skill {_pc(record.skill_low)} to "
        f"{_pc(record.skill_high)} %); {held};\n"
        f"PIT distance {record.active.distance:.3f} on active months. Scaled, so that large series "
        f"do not decide alone: {own.scaled:.3f}\n"
        f"beside {scaled.scaled:.3f} of the best baseline by that score ({scaled.method}).\n"
    )


def _wars(wars: Sequence[War]) -> Iterator[str]:
    yield "## The scorer, and deaths in conflict\n"
    yield (
        "Deaths by month of the ViEWS challenge, all over the world, with the draws of its own\n"
        "benchmarks. The published CRPS of the Poisson benchmark of 2020 is 13.698; the scorer\n"
        "here gives the figure in the table. Our members, mixed evenly since the history at hand\n"
        "is too short to weigh them by, were given the figures to October of the year before. All\n"
        "six economies of the region are nought in every month.\n"
    )
    yield (
        "| year | Poisson benchmark | bootstrap benchmark | our members | 50 % held | 80 % held "
        "| 95 % held | PIT distance, active |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|"
    for one in wars:
        tail = "not possible: no table reaches before it | | | |"
        if one.ours is not None and one.active is not None:
            held = " | ".join(_pc(came) for came in one.active.coverage.values())
            tail = f"{one.ours:.3f} | {held} | {one.active.distance:.3f}"
        yield f"| {one.year} | {one.poisson:.3f} | {one.bootstrap:.3f} | {tail} |"
    yield ""


def _methods() -> Iterator[str]:
    yield "## What the names mean\n"
    yield "The mixture is made of these, each weighing what its past scores alone give it:\n"
    yield from (f"- `{one.name}`: {one.sentence}" for one in COUNTS.values())
    yield "\nThe baselines:\n"
    yield from (f"- `{one.name}`: {one.sentence}" for one in baselines(12, is_count=True).values())


def _pc(share: float) -> str:
    return f"{100 * share:.1f}"
