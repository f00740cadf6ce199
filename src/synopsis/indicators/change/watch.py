"""The watch: alarms of a series, each from data up to its month alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synopsis.indicators.change.alarm import Alarm, Break, Refusal, Watch
from synopsis.indicators.change.choices import Thresholds
from synopsis.indicators.change.expected import seen_values
from synopsis.indicators.change.monthly import (
    Direction,
    Family,
    Flags,
    Floats,
    Monthly,
)
from synopsis.indicators.change.panel import Panel, alike, classes, side_by_side
from synopsis.indicators.change.refusing import doubted, refusals
from synopsis.indicators.change.surprise import Scan, scan
from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Period

Span = tuple[Period, Period]

_COUNTED = ("newest month", "newest two months together", "newest three months together")
_FAR = "so far that the measure is worth a look as well"
_SILENT = (
    "nothing at all has been counted for months after a busy level, "
    "so it must be looked at whether the measure ended or has another unit"
)


def watch(
    series: Monthly, thresholds: Thresholds, *, lag_months: int = 0, span: Span | None = None
) -> Watch:
    """Alarms of one series whose month lies in `span` (all months, where it is None).

    The whole series is followed from its first month; an alarm is a function of values up to its
    month alone, so later values change none. Spacing counts from alarms before the span as well.
    """
    return watch_all((series,), thresholds, lag_months=lag_months, span=span)[0]


def watch_all(
    many: Sequence[Monthly],
    thresholds: Thresholds,
    *,
    lag_months: int | Sequence[int] = 0,
    span: Span | None = None,
) -> tuple[Watch, ...]:
    """The watch over many series at once, in their order; each is judged by itself.

    `lag_months` is the lag of all of them, or that of each.
    """
    lags = [lag_months] * len(many) if isinstance(lag_months, int) else lag_months
    for lag in lags:
        if not 0 <= lag <= 120:
            raise IndicatorError(f"the lag cannot be {lag} months", where="a watch")
    answers: dict[int, Watch] = {}
    for places in alike(many):
        seen = _followed([many[place] for place in places], thresholds)
        for row, place in enumerate(places):
            answers[place] = _answer(seen, row, many[place], _When(lags[place], span))
    nothing = Watch(refusals=(Refusal("there is no month in the series"),))
    return tuple(answers.get(place, nothing) for place in range(len(many)))


def raised(surprise: Floats, bound: Floats, spacing: int) -> Flags:
    """Where surprise reaches its bound and no alarm was raised in the months of spacing, S x T."""
    reached = np.abs(np.nan_to_num(surprise)) >= bound
    alarms = np.zeros(reached.shape, dtype=np.bool_)
    quiet = np.zeros(len(reached), dtype=np.int64)
    for at in range(reached.shape[1]):
        alarms[:, at] = reached[:, at] & (quiet <= 0)
        quiet = np.where(alarms[:, at], spacing, quiet - 1)
    return alarms


@dataclass(frozen=True, slots=True)
class _When:
    """How late values are published, and the months that are asked for."""

    lag_months: int
    span: Span | None

    def holds(self, period: Period) -> bool:
        return self.span is None or self.span[0].first <= period.first <= self.span[1].first


@dataclass(frozen=True, slots=True)
class _Followed:
    """A panel with all that the watch made of it, S x T each."""

    panel: Panel
    found: Scan
    thresholds: Thresholds
    bound: Floats
    low: Floats
    high: Floats
    alarms: Flags
    breaks: Flags


def _followed(many: Sequence[Monthly], thresholds: Thresholds) -> _Followed:
    choices = thresholds.choices
    panel = side_by_side(many)
    found = scan(panel, choices)
    low, high = found.expected.interval(choices.interval)
    bound = np.full(panel.values.shape, np.inf)
    for name, months in classes(found.panel, choices).items():
        held = months & found.judged
        bound[held] = thresholds.bound_of(name) if held.any() else np.inf
    alarms = raised(found.surprise, bound, choices.spacing)
    doubtful = np.abs(found.doubt.side).astype(np.float64)
    breaks = raised(doubtful, np.ones(bound.shape), choices.spacing) | found.doubt.silent
    return _Followed(panel, found, thresholds, bound, low, high, alarms, breaks)


def _answer(seen: _Followed, row: int, series: Monthly, when: _When) -> Watch:
    months = [at for at in range(len(series.values)) if when.holds(series.period(at))]
    alarms = tuple(_alarm(seen, row, series, at, when) for at in months if seen.alarms[row, at])
    breaks = tuple(_break(seen, (row, at), series, when) for at in months if seen.breaks[row, at])
    number = int(seen.found.judged[row, months].sum()) if months else 0
    aside = (seen.found.doubt.aside & ~seen.breaks)[row]  # a break names its own month
    told = refusals(seen.panel, row, series, months, number) + doubted(aside, series, months)
    return Watch(alarms, breaks, told, number)


def _alarm(seen: _Followed, row: int, series: Monthly, at: int, when: _When) -> Alarm:
    place = (row, at)
    names = classes(seen.found.panel, seen.thresholds.choices)
    is_up = seen.found.surprise[place] > 0
    return Alarm(
        **_facts(seen, place, series, when),
        direction=Direction.UP if is_up else Direction.DOWN,
        low=float(seen.low[place]),
        high=float(seen.high[place]),
        surprise=float(abs(seen.found.surprise[place])),
        bound=float(seen.bound[place]),
        probability=float(seen.found.mass[place]),
        months=int(seen.found.months[place]),
        series_class=next(name for name, held in names.items() if held[place]),
        reason=_reason(seen, place, is_up=is_up),
    )


def _break(seen: _Followed, place: tuple[int, int], series: Monthly, when: _When) -> Break:
    doubt = seen.found.doubt
    is_up = doubt.side[place] > 0
    above = "above" if is_up else "below"
    far = f"the value is so far {above} all before that the measure itself must be looked at"
    return Break(
        **_facts(seen, place, series, when),
        direction=Direction.UP if is_up else Direction.DOWN,
        low=float(doubt.low[place]),
        high=float(doubt.high[place]),
        reason=_SILENT if doubt.silent[place] else far,
    )


def _facts(seen: _Followed, place: tuple[int, int], series: Monthly, when: _When) -> dict[str, Any]:
    """What alarms and breaks have alike."""
    period = series.period(place[1])
    return {
        "period": period,
        "raised": period.known_from(when.lag_months),
        "seen": float(seen_values(seen.panel)[place]),
    }


def _reason(seen: _Followed, place: tuple[int, int], *, is_up: bool) -> str:
    number = int(seen.found.months[place])
    newest = _COUNTED[number - 1] if number <= len(_COUNTED) else "newest months together"
    is_share = seen.panel.family is Family.SHARE
    verb = "lies" if is_share or number == 1 else "lie"
    above = "above" if is_up else "below"
    share = "the share in the " if is_share else "the "
    told = f"{share}{newest} {verb} {above} what the months before lead one to expect"
    return f"{told}, {_FAR}" if is_up and _is_far(seen, place) else told


def _is_far(seen: _Followed, place: tuple[int, int]) -> bool:
    """Whether a count lies where any other value would be in doubt, though counts surge as far."""
    choices = seen.thresholds.choices
    most = choices.break_factor * max(float(seen.high[place]), choices.break_least)
    return seen.panel.family is Family.COUNT and float(seen.panel.values[place]) > most
