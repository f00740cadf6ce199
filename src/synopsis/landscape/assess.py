"""The verb `assess`: from series and stated figures to the picture, by named methods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from synopsis.evidence import figures_in_force
from synopsis.indicators import Point, Reach, Series, load_scales
from synopsis.landscape.direction import robust_direction
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.finding import findings_of, perceived_findings
from synopsis.landscape.gap import gaps_of
from synopsis.landscape.level import median_level, percentile_of_own_history, place_on_scale
from synopsis.landscape.picture import Cell, Level, Picture, Reading
from synopsis.landscape.trend import Trend
from synopsis.vocabulary import Period, Place, Unit, number_at

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.evidence import StatedFigure

_LEVELS = {"percentile_of_own_history": percentile_of_own_history}
_DIRECTIONS = {"theil_sen": robust_direction}
_SPARK_YEARS = 5


def load_trends(cards: Iterable[Mapping[str, Any]]) -> tuple[Trend, ...]:
    """The region's trends in the order of their cards."""
    return tuple(sorted(map(Trend.parse, cards), key=lambda trend: trend.order))


def assess(view: View, measured: Sequence[Series]) -> Picture:
    """The picture of a view: cells, findings, gaps and contradictions."""
    region, methods = view.profile.region, view.profile.region.methods
    trends = load_trends(view.profile.cards("trends"))
    stated, contradictions = figures_in_force(view)
    places = (*region.places, region.place)
    scales = {one.id: len(one.steps) for one in load_scales(view.profile)}
    readings = tuple(_read(series, methods, scales) for series in measured)
    cells = {
        (trend.id, place): _cell(trend, place, readings, stated)
        for trend in trends
        for place in places
    }
    rule = methods["confidence"]
    found = findings_of(cells.values(), region, view.as_of, rule)
    rows = view.profile.table("concepts") if "concepts.csv" in view.profile.found else ()
    labels = {row["concept"]: row["label"] for row in rows}
    return Picture(
        as_of=view.as_of,
        trends=trends,
        places=places,
        cells=cells,
        findings=(*found, *perceived_findings(stated, labels, region)),
        gaps=gaps_of(
            cells.values(),
            {trend.id: trend for trend in trends},
            {series.indicator.id: series.indicator for series in measured},
        ),
        contradictions=contradictions,
        stated=stated,
    )


def _named(table: Mapping[str, Any], methods: Mapping[str, Mapping[str, Any]], what: str) -> Any:  # noqa: ANN401
    """The function that the profile names for a step; an error where no function has the name."""
    name = str(methods.get(what, {}).get("method"))
    if name not in table:
        raise LandscapeError(
            f"'{name}' is not a method of {what}",
            where="the region profile",
            remedy=f"use one of {', '.join(table)}",
        )
    return table[name]


def _read(
    series: Series, methods: Mapping[str, Mapping[str, Any]], scales: Mapping[str, int]
) -> Reading:
    """Level and direction of one series, or why there is none."""
    if series.coverage.reach is not Reach.COVERED:
        return Reading(series, None, None, series.coverage.reason)
    if series.indicator.unit is Unit.ORDINAL:
        return Reading(series, place_on_scale(series, scales.get(series.indicator.scale, 0)), None)
    level = _named(_LEVELS, methods, "level")(series, int(methods["level"]["least_points"]))
    direction = _named(_DIRECTIONS, methods, "direction")(
        series,
        int(methods["direction"]["window_years"]),
        float(methods["direction"]["confidence"]),
    )
    why = "" if level else "the history is too short for a level"
    return Reading(series, level, direction, why)


def _cell(
    trend: Trend, place: Place, readings: Sequence[Reading], stated: Sequence[StatedFigure]
) -> Cell:
    """One trend in one place; its level and direction speak for the indicators that have both."""
    own = tuple(
        reading
        for item in trend.measured
        for reading in readings
        if reading.series.indicator.id == item and reading.series.place == place
    )
    covered = [reading for reading in own if reading.series.points]
    level = _cell_level(covered, trend, place)
    lead = _lead(covered)
    return Cell(
        trend=trend.id,
        place=place,
        readings=own,
        level=level,
        direction=lead.direction if lead else None,
        spark=_spark(lead.series) if lead else (),
        perceived=tuple(
            figure
            for figure in stated
            if figure.id in trend.perceived and figure.place == place.code
        ),
        reach=_reach(own),
        why_not="" if covered else _why_not(own, trend),
        ended=_ended(lead),
        lead=lead.series.indicator.name if lead else "",
        dots=trend.dots,
    )


def _cell_level(covered: Sequence[Reading], trend: Trend, place: Place) -> Level | None:
    """The median level of the indicators that judge; a side of concern is needed to judge."""
    levels = [
        reading.level
        for reading in covered
        if reading.level and reading.series.indicator.concern.sign
    ]
    if not levels:
        return None
    own = Level(0, 0, number_at("level", trend.id, place))
    return median_level(levels, own)


def _lead(covered: Sequence[Reading]) -> Reading | None:
    """The first indicator on the trend's card that has a direction, the same in every place.

    A row of the picture so compares like with like; the picture names the measure.
    """
    directed = [reading for reading in covered if reading.direction]
    return next(iter([*directed, *covered]), None)


def _ended(lead: Reading | None) -> Period | None:
    """The newest period of what is drawn; a formal step holds until the next, and does not end."""
    if lead is None or lead.series.indicator.unit is Unit.ORDINAL:
        return None
    return lead.series.points[-1].period


def _spark(series: Series) -> tuple[float | None, ...]:
    """The values of the last five years, gaps kept as gaps."""
    by_year: dict[int, Point] = {point.period.year: point for point in series.points}
    newest = max(by_year)
    years = range(newest - _SPARK_YEARS + 1, newest + 1)
    return tuple(by_year[year].quantity.number if year in by_year else None for year in years)


def _reach(readings: Sequence[Reading]) -> Reach:
    reaches = {reading.series.coverage.reach for reading in readings}
    for reach in (Reach.COVERED, Reach.FOLDED):
        if reach in reaches:
            return reach
    return Reach.NOT_COVERED


def _why_not(readings: Sequence[Reading], trend: Trend) -> str:
    reasons = dict.fromkeys(reading.why_not for reading in readings if reading.why_not)
    if reasons:
        return "; ".join(reasons)
    return trend.no_measured_series or "no indicator of this trend is defined for this place"
