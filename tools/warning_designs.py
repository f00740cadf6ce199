"""Designs of alarms that were held to history: the product's own, and two simple ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tools.warning_history import Watched

from synopsis.indicators import change

Design = Callable[[Sequence[Watched]], list[tuple[Watched, date]]]


def by_bounds(thresholds: change.Thresholds) -> Design:
    """The product's own alarms under some bounds."""
    seen: dict[change.Monthly, change.Watch] = {}

    def raise_all(many: Sequence[Watched]) -> list[tuple[Watched, date]]:
        fresh = [one for one in {one.series for one in many} if one not in seen]
        seen.update(zip(fresh, change.watch_all(fresh, thresholds), strict=True))
        return [
            (one, alarm.period.known_from(one.lag))
            for one in many
            for alarm in seen[one.series].alarms
            if alarm.direction.value == one.direction
        ]

    return raise_all


def by_extreme(months: int, spacing: int = 6) -> Design:
    """The highest, or lowest, month of the last so many, as signal bulletins have it."""
    return _by_rule(lambda values, at: _extreme(values, at, months), spacing)


def by_year_ratio(factor: float, spacing: int = 6) -> Design:
    """So many times as much, or as little, as in the same month a year before."""
    return _by_rule(lambda values, at: _ratio(values, at, factor), spacing)


def _extreme(values: Sequence[float], at: int, months: int) -> str:
    past = values[max(0, at - months) : at]
    if values[at] > max(past) and values[at] >= 3:
        return "up"
    return "down" if values[at] < min(past) and min(past) >= 3 else ""


def _ratio(values: Sequence[float], at: int, factor: float) -> str:
    ratio = (values[at] + 2) / (values[at - 12] + 2)
    return "up" if ratio >= factor else "down" if ratio <= 1 / factor else ""


def _by_rule(rule: Callable[[Sequence[float], int], str], spacing: int) -> Design:
    def raise_all(many: Sequence[Watched]) -> list[tuple[Watched, date]]:
        found = []
        for one in many:
            quiet = 0
            for at in range(24, len(one.series.values)):
                way = "" if at < quiet else rule(one.series.values, at)
                if way:
                    quiet = at + spacing
                if way == one.direction:
                    found.append((one, one.series.period(at).known_from(one.lag)))
        return found

    return raise_all
