"""Subjects: which series of a view are looked ahead of, and up to which period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.measure import measure_these, visible_indicators
from synopsis.indicators.monthly import monthly
from synopsis.indicators.outlook.foresee import Subject
from synopsis.vocabulary import Unit

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.vocabulary import Period

# All yearly series learn from each other's errors, each on its own scale.
YEARS = "years"


def subjects(view: View, indicator: str = "", until: Period | None = None) -> tuple[Subject, ...]:
    """The series by month, or those of one indicator, by year where it has no finer rhythm.

    With `until`, only what describes time up to that period is kept.
    """
    by_month = [one for one in monthly(view) if indicator in ("", one.series.indicator.id)]
    if not by_month:
        return tuple(_until(one, until) for one in _yearly(view, indicator))
    return tuple(_until(Subject(one.series, one.pool, one.is_whole), until) for one in by_month)


def _yearly(view: View, indicator: str) -> Iterator[Subject]:
    """All yearly series, so that one indicator's outlook is set right as in their company."""
    known = visible_indicators(view)
    if indicator and indicator not in {one.id for one in known}:
        raise IndicatorError(
            f"there is no indicator '{indicator}' that may be seen",
            remedy=f"use one of {', '.join(one.id for one in known[:8])} ...",
        )
    judged = [one for one in known if one.unit is not Unit.ORDINAL and not one.is_synthetic]
    for series in measure_these(view, judged):
        yield Subject(series, YEARS)


def _until(subject: Subject, until: Period | None) -> Subject:
    if until is None:
        return subject
    series = subject.series
    kept = tuple(point for point in series.points if point.period.last <= until.last)
    return replace(subject, series=replace(series, points=kept))
