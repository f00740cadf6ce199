"""The page of placebo rates, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.indicators.change import SeriesClass, Thresholds
from synopsis.indicators.change.tune import Rate

INTRODUCTION = """\
# How often the watch cries wolf

Placebo series are drawn from the histories' own level, season, noise and likeness of
neighbouring months, all read before {cut_off}. Nothing changes in them, so every
alarm is false. The nominal rate is {nominal} false alarms a series and year. Bounds are
tuned on every second series of a kind, and tried with another seed on the same series
and on the others. `python -m tools.placebo_change` writes this page.

| kind | class | tried on | bound | placebos | years | false alarms a year | off |
|---|---|---|--:|--:|--:|--:|--:|"""
BOUNDS = """
The bounds of the region's card `change.yml` are tuned on all of them:

```yaml
bounds:"""
VOLUME = """```

## Media volume

All coverage of a place may surge while what is watched does not. How many surges of
three months to four times the usual raise an alarm, on plain counts and on shares of
all coverage (a real surge is a month with twice the mean of the year before):

| surge of | surges | alarm on counts | alarm on the share |
|---|--:|--:|--:|"""


@dataclass(frozen=True, slots=True)
class Check:
    """The rate of fresh placebo series of a class under the bound tuned for it."""

    kind: str
    series_class: SeriesClass
    which: str
    bound: float
    rate: Rate


@dataclass(frozen=True, slots=True)
class Surges:
    """How many surges raised an alarm: on plain counts, and on shares of all coverage."""

    kind: str
    number: int
    counted: int
    corrected: int


def page(
    thresholds: Thresholds, checks: Sequence[Check], surges: Sequence[Surges], cut_off: str
) -> str:
    """The page as Markdown."""
    nominal = thresholds.choices.false_alarms
    rows = [
        f"| {one.kind} | {one.series_class} | {one.which} | {one.bound:.2f} | {one.rate.series:,} "
        f"| {one.rate.years:,.0f} | {one.rate.per_year:.4f} ± {2 * one.rate.error:.4f} "
        f"| {100 * (one.rate.per_year / nominal - 1):+.0f} % |"
        for one in checks
    ]
    bounds = [f"  {name}: {bound:.3f}" for name, bound in sorted(thresholds.bounds.items())]
    volumes = [
        f"| {one.kind} | {one.number:,} | {_part(one.counted, one.number)} "
        f"| {_part(one.corrected, one.number)} |"
        for one in surges
    ]
    parts = [INTRODUCTION.format(cut_off=cut_off, nominal=nominal), *rows, BOUNDS, *bounds]
    parts += [f"tuned: {thresholds.tuned}", VOLUME, *volumes, ""]
    return "\n".join(parts)


def _part(number: int, whole: int) -> str:
    return f"{number} of {whole} ({100 * number / whole:.1f} %)" if whole else "none"
