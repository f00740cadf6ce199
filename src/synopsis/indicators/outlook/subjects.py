"""Subjects: which series of a view are looked ahead of, and up to which period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.measure import measure_these, visible_indicators
from synopsis.indicators.monthly import monthly
from synopsis.indicators.outlook.foresee import Subject

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.vocabulary import Period


def subjects(view: View, indicator: str = "", until: Period | None = None) -> tuple[Subject, ...]:
    """All series by month, or those by year of an indicator that has no finer rhythm.

    Months are always given in full company, since they learn from each other: an indicator's
    outlook is the same whether it is asked for alone or not. With `until`, only what describes
    time up to that period is kept.
    """
    by_month = monthly(view)
    if not indicator or any(one.series.indicator.id == indicator for one in by_month):
        found = [Subject(one.series, one.pool, one.is_whole) for one in by_month]
    else:
        found = list(_yearly(view, indicator))
    return tuple(_until(one, until) for one in found)


def _yearly(view: View, indicator: str) -> Iterator[Subject]:
    """The series of one indicator, which learn from each other's errors and from no other's."""
    known = visible_indicators(view)
    own = [one for one in known if one.id == indicator]
    if not own:
        raise IndicatorError(
            f"there is no indicator '{indicator}' that may be seen",
            remedy=f"use one of {', '.join(one.id for one in known[:8])} ...",
        )
    for series in measure_these(view, own):
        yield Subject(series, f"{indicator} by year")


def _until(subject: Subject, until: Period | None) -> Subject:
    """The subject as far as a period; what a whole list first names later is not covered."""
    if until is None:
        return subject
    series = subject.series
    kept = tuple(point for point in series.points if point.period.last <= until.last)
    if subject.is_whole and not any(point.inputs for point in kept):
        kept = ()
    return replace(subject, series=replace(series, points=kept))
