"""The verb `assess`: from series and stated figures to the picture, by named methods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from synopsis.evidence import figures_in_force
from synopsis.indicators import Point, Reach, Series, load_scales
from synopsis.landscape.choices import Choices
from synopsis.landscape.finding import findings_of, perceived_findings
from synopsis.landscape.gap import gaps_of
from synopsis.landscape.level import place_on_scale
from synopsis.landscape.picture import Cell, Leaning, Level, Picture, Reading
from synopsis.landscape.trend import Trend
from synopsis.landscape.voice import voiced_findings
from synopsis.sources import visible_cards
from synopsis.vocabulary import Period, Place, Unit, number_at

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.evidence import StatedFigure

_SPARK_YEARS = 5
_TOO_OLD = "its measures ended too long ago to speak of today"


def load_trends(cards: Iterable[Mapping[str, Any]]) -> tuple[Trend, ...]:
    """The region's trends in the order of their cards."""
    return tuple(sorted(map(Trend.parse, cards), key=lambda trend: trend.order))


def assess(view: View, measured: Sequence[Series]) -> Picture:
    """The picture of a view: cells, findings, gaps and contradictions."""
    region = view.profile.region
    choices = Choices.parse(
        region.methods,
        frozenset(card.id for card in visible_cards(view) if card.verified is None),
    )
    trends = tuple(
        _with_all_measures(trend, measured) for trend in load_trends(view.profile.cards("trends"))
    )
    stated, contradictions = figures_in_force(view)
    places = (*region.places, region.place)
    scales = {one.id: len(one.steps) for one in load_scales(view.profile)}
    readings = tuple(_read(series, choices, scales, view.as_of) for series in measured)
    cells = {
        (trend.id, place): _cell(trend, place, _own(readings, trend, place), stated, choices)
        for trend in trends
        for place in places
    }
    found = findings_of(cells.values(), region, view.as_of, choices)
    rows = view.profile.table("concepts") if "concepts.csv" in view.profile.found else ()
    labels = {row["concept"]: row["label"] for row in rows}
    return Picture(
        as_of=view.as_of,
        trends=trends,
        places=places,
        cells=cells,
        findings=(
            *found,
            *perceived_findings(stated, labels, region),
            *voiced_findings(cells.values(), region),
        ),
        gaps=gaps_of(
            cells.values(),
            {trend.id: trend for trend in trends},
            {series.indicator.id: series.indicator for series in measured},
        ),
        contradictions=contradictions,
        stated=stated,
    )


def _with_all_measures(trend: Trend, measured: Sequence[Series]) -> Trend:
    """The trend with every indicator whose card names it, those that its own card lists first."""
    others = sorted({one.indicator.id for one in measured if one.indicator.trend == trend.id})
    return replace(trend, measured=tuple(dict.fromkeys((*trend.measured, *others))))


def _read(series: Series, choices: Choices, scales: Mapping[str, int], as_of: date) -> Reading:
    """Level and direction of one series, or why there is none."""
    if series.coverage.reach is not Reach.COVERED:
        return Reading(series, None, None, series.coverage.reason, is_current=False)
    is_current = choices.is_current(series, as_of)
    if series.indicator.unit is Unit.ORDINAL:
        level = place_on_scale(series, scales.get(series.indicator.scale, 0))
        return Reading(series, level, None, is_current=is_current)
    level = choices.level(series, choices.least_points)
    direction = choices.direction(series, choices.window_years, choices.interval)
    why = "" if level else "the history is too short for a level"
    return Reading(series, level, direction, why, is_current=is_current)


def _own(readings: Sequence[Reading], trend: Trend, place: Place) -> tuple[Reading, ...]:
    """The readings of one cell, in the order of the trend's measures."""
    own = {one.series.indicator.id: one for one in readings if one.series.place == place}
    return tuple(own[item] for item in trend.measured if item in own)


def _cell(
    trend: Trend,
    place: Place,
    own: tuple[Reading, ...],
    stated: Sequence[StatedFigure],
    choices: Choices,
) -> Cell:
    """One trend in one place; its level and direction speak for the indicators that have both."""
    measured = tuple(one for one in own if not one.is_voice)
    voices = tuple(one for one in own if one.is_voice and one.series.points)
    covered = [reading for reading in measured if reading.series.points]
    current = [reading for reading in covered if reading.is_current]
    lead = _lead(current) or _lead(covered)
    return Cell(
        trend=trend.id,
        place=place,
        readings=own,
        level=_cell_level(current, trend, place, choices),
        direction=lead.direction if lead and lead.is_current else None,
        spark=_spark(lead.series) if lead else (),
        perceived=tuple(
            figure
            for figure in stated
            if figure.id in trend.perceived and figure.place == place.code
        ),
        reach=_reach(measured),
        why_not=_why_not(measured, trend) if not covered else "" if current else _TOO_OLD,
        ended=_ended(lead),
        lead=lead.series.indicator.name if lead else "",
        dots=trend.dots,
        leaning=_leaning(current),
        voices=voices,
        voice=_voice(voices, trend, stated),
    )


def _voice(
    voices: Iterable[Reading], trend: Trend, stated: Sequence[StatedFigure]
) -> Reading | None:
    """The survey's series of a concept that the trend's card names as the dot, by its figures.

    A synthetic one is never the dot, which has no room to say so.
    """
    real = [one for one in voices if not one.series.indicator.is_synthetic]
    concepts = {figure.concept for figure in stated if figure.id in (trend.dots or {})}
    for voice in real:
        series = voice.series.indicator.series
        if any(series == one or series.endswith(f"_{one}") for one in concepts):
            return voice
    return None


def _cell_level(
    current: Sequence[Reading], trend: Trend, place: Place, choices: Choices
) -> Level | None:
    """The levels of the indicators that judge, across; a side of concern is needed to judge."""
    levels = [
        reading.level
        for reading in current
        if reading.level and reading.series.indicator.concern.sign
    ]
    return choices.across(levels, number_at("level", trend.id, place)) if levels else None


def _leaning(current: Sequence[Reading]) -> Leaning:
    """How many measures with a side of concern point towards it, away, or nowhere clear."""
    words = Counter(
        reading.direction.word
        for reading in current
        if reading.direction and reading.series.indicator.concern.sign
    )
    return Leaning(
        words["towards concern"], words["away from concern"], words["no clear direction"]
    )


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
