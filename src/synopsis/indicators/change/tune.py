"""Tuning: the bound at which placebo series raise just the nominal number of false alarms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.alarm import Refusal
from synopsis.indicators.change.choices import Choices, SeriesClass, Thresholds
from synopsis.indicators.change.monthly import YEAR, Family, Flags, Floats, Monthly
from synopsis.indicators.change.panel import classes, drawn_panel
from synopsis.indicators.change.placebo import Process, draw, fit_process, totals_of
from synopsis.indicators.change.surprise import scan
from synopsis.indicators.change.watch import raised

PLACEBO_YEARS = 10
_HALVINGS = 40
_HIGHEST = 40.0


@dataclass(frozen=True, slots=True)
class Rate:
    """False alarms of placebo series: how many, in how many series and years, and their rate."""

    alarms: int
    series: int
    years: float

    @property
    def per_year(self) -> float:
        """False alarms a series and year."""
        return self.alarms / self.years if self.years else float("nan")

    @property
    def error(self) -> float:
        """Standard error of the rate, as if false alarms came one by one."""
        return float(np.sqrt(max(self.alarms, 1))) / self.years if self.years else float("nan")


def tune(
    histories: Sequence[Monthly], choices: Choices, *, seed: int, copies: int = 400
) -> Thresholds:
    """Bounds by class, from placebo series of histories that end before what is to be judged.

    Every history of a class lends its process to as many placebo series, at least `copies` a class.
    A class without a history that can be read gets no bound.
    """
    fitted = [fit_process(one, choices) for one in histories]
    processes = [one for one in fitted if isinstance(one, Process)]
    bounds = {
        name: _bound(_placebos(found, choices, copies, np.random.default_rng(seed)), choices)
        for name, found in _by_class(processes, choices).items()
    }
    return Thresholds(choices, bounds, f"placebo series of {len(processes)} histories, seed {seed}")


def false_alarms(
    processes: Sequence[Process | Refusal],
    thresholds: Thresholds,
    *,
    seed: int,
    copies: int = 400,
) -> Mapping[SeriesClass, Rate]:
    """The real rate of false alarms under given bounds on fresh placebo series, by class."""
    known = [one for one in processes if isinstance(one, Process)]
    rates = {}
    for name, found in _by_class(known, thresholds.choices).items():
        bound = thresholds.bound_of(name)
        rng = np.random.default_rng(seed)
        surprise, months = _placebos(found, thresholds.choices, copies, rng)
        number = _number(surprise, bound, thresholds.choices.spacing)
        rates[name] = Rate(number, len(surprise), float(months.sum()) / YEAR)
    return rates


def _by_class(processes: Sequence[Process], choices: Choices) -> dict[SeriesClass, list[Process]]:
    found: dict[SeriesClass, list[Process]] = {}
    for one in processes:
        found.setdefault(one.series_class(choices), []).append(one)
    return found


def _placebos(
    processes: Sequence[Process], choices: Choices, copies: int, rng: np.random.Generator
) -> tuple[Floats, Flags]:
    """Surprises of placebo series of one class, and the months in which they are of that class."""
    months = choices.least + PLACEBO_YEARS * YEAR
    each = -(-copies // len(processes))
    surprises, held = [], []
    for family in Family:
        chosen = [one for one in processes if one.family is family]
        if not chosen:
            continue
        values = np.concatenate([draw(one, months, each, rng) for one in chosen])
        totals = np.repeat([totals_of(one, months) for one in chosen], each, axis=0)
        panel = drawn_panel(family, values, totals)
        found = scan(panel, choices)
        is_held = classes(found.panel, choices)[chosen[0].series_class(choices)] & found.judged
        surprises.append(np.where(is_held, found.surprise, np.nan))
        held.append(is_held)
    return np.concatenate(surprises), np.concatenate(held)


def _bound(placebos: tuple[Floats, Flags], choices: Choices) -> float:
    """The least bound at which alarms are no more than nominal, by halving."""
    surprise, months = placebos
    nominal = choices.false_alarms * float(months.sum()) / YEAR
    low, high = 1e-6, _HIGHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _number(surprise, middle, choices.spacing) > nominal:
            low = middle
        else:
            high = middle
    return high


def _number(surprise: Floats, bound: float, spacing: int) -> int:
    return int(raised(surprise, np.full(surprise.shape, bound), spacing).sum())
