"""The made-up picture of the sample: nine trends by six economies and the region."""

from collections.abc import Iterator
from datetime import date
from math import sin

from synopsis.evidence import StatedFigure
from synopsis.indicators import Concern, Indicator, Kind, Point, Reach, Series
from synopsis.indicators.series import Coverage
from synopsis.landscape import Cell, Direction, Picture, Reading, Trend
from synopsis.landscape.picture import Level
from synopsis.vocabulary import (
    CLEAR,
    Citation,
    Designation,
    Economy,
    Grade,
    Hedge,
    Period,
    Place,
    Quantity,
    Region,
    Unit,
    number_at,
)

FOOTNOTE = (
    "* This designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)


def _economy(code: str, name: str, serbian: str, designation: str = "") -> Economy:
    return Economy(Place(code), {"en": name, "sr": serbian}, frozenset({code}), designation)


REGION = Region(
    id="western-balkans",
    place=Place("WB6"),
    names={"en": "Western Balkans", "sr": "Западни Балкан"},
    economies=(
        _economy("ALB", "Albania", "Албанија"),
        _economy("BIH", "Bosnia and Herzegovina", "Босна и Херцеговина"),
        _economy("XKX", "Kosovo*", "Косово*", "kosovo"),
        _economy("MNE", "Montenegro", "Црна Гора"),
        _economy("MKD", "North Macedonia", "Северна Македонија"),
        _economy("SRB", "Serbia", "Србија"),
    ),
    designations={"kosovo": Designation("kosovo", FOOTNOTE, rests_on="F093")},
    rules=(),
)

_NAMES = {
    "geopolitics": "Geopolitics and foreign authoritarian influence",
    "rule_of_law": "Rule of law and good governance",
    "euro_atlantic": "The Euro-Atlantic agenda",
    "tensions": "Ethnic and political tensions",
    "organised_crime": "Organised crime",
    "extremism": "Violent extremism",
    "migration": "Migration and border/boundary security",
    "cooperation": "Regional cooperation",
    "economy_demography": "Economic and demographic challenges",
}


def _trend(order: int, id_: str, name: str) -> Trend:
    return Trend(
        id=id_,
        order=order,
        name=name,
        short=name.partition(" and ")[0],
        question=f"What do people feel and what is measured of {name.lower()}?",
        statement="A synthetic statement in two sentences. Nothing of it is true.",
        drivers=(),
        evolution=(),
        impact=(),
        measures=(),
        caveats=(),
        perceived=(),
        measured=(),
        no_measured_series="" if order % 2 else "no open series is known",
    )


TRENDS = tuple(_trend(order, *pair) for order, pair in enumerate(_NAMES.items(), 1))


def _indicator(id_: str, unit: Unit, name: str) -> Indicator:
    return Indicator(
        id=id_,
        name=name,
        trend="economy_demography",
        unit=unit,
        concern=Concern.HIGHER,
        kind=Kind.MEASURED,
        source="synthetic_survey",
        series="X",
        method="as_published",
    )


INDICATORS = {
    "synthetic_unemployment": _indicator(
        "synthetic_unemployment", Unit.PERCENT, "Unemployment (synthetic)"
    ),
    "synthetic_detections": _indicator(
        "synthetic_detections", Unit.COUNT, "Detections (synthetic)"
    ),
}


def _number(unit: Unit, order: int, year: int) -> float:
    share = 12 + 3 * order + 4 * sin(year * (order + 1))
    return round(share, 1) if unit == Unit.PERCENT else round(share * 700)


def _points(indicator: Indicator, place: Place) -> Iterator[Point]:
    places = (*REGION.places, REGION.place)
    for year in range(2014, 2024):
        is_gap = place == Place("MNE") and year in {2017, 2018}
        if is_gap or (place == Place("XKX") and year < 2019):
            continue
        if place == Place("SRB") and year > 2020:
            continue
        number = _number(indicator.unit, places.index(place), year)
        has_bounds = indicator.unit == Unit.PERCENT
        yield Point(
            Period.parse(str(year)),
            Quantity(
                number,
                indicator.unit,
                low=number - 2 if has_bounds else None,
                high=number + 2.5 if has_bounds else None,
            ),
            inputs=(Citation("synthetic_survey", "00" * 32, f"row {year}"),),
        )


def sample_series(name: str) -> tuple[Series, ...]:
    """Six made-up series: one begins late, one has a gap, one ended early, one has no point."""
    indicator = INDICATORS[name]
    return tuple(
        Series(
            indicator,
            place,
            points := tuple(_points(indicator, place)) if place != Place("BIH") else (),
            Coverage(indicator.id, place, Reach.COVERED if points else Reach.NOT_COVERED),
            Grade("B", 2),
            CLEAR,
        )
        for place in REGION.places
    )


def _stated(trend: Trend, place: Place) -> StatedFigure:
    share = 20 + 7.0 * trend.order
    return StatedFigure(
        id=f"{trend.id}_perceived",
        concept="made_up",
        unit=Unit.PERCENT,
        text=str(share),
        quantity=Quantity(share, Unit.PERCENT, Hedge.ABOUT),
        lines=(1, 2),
        citation=Citation("synthetic_survey", "00" * 32, "row 1"),
        grade=Grade("B", 3),
        place=place.code,
        hedge=Hedge.ABOUT,
        trend=trend.id,
    )


def _direction(order: int, column: int, name: str, place: Place) -> Direction:
    angle = 60 * sin(order * 2.1 + column)
    width = 8 + 6 * ((order + column) % 4)
    return Direction(
        slope=round(angle / 30, 2),
        low=round((angle - width) / 30, 2),
        high=round((angle + width) / 30, 2),
        angle=angle,
        angle_low=angle - width,
        angle_high=angle + width,
        window=Period.parse("2019/2023"),
        address=number_at(name, place, "slope"),
    )


def _cell(trend: Trend, place: Place) -> Cell:
    column = (*REGION.places, REGION.place).index(place)
    perceived = (_stated(trend, place),) if column in {0, 2, 6} or trend.order % 2 == 0 else ()
    if trend.order % 2 == 0 or (trend.order + column) % 6 == 0:
        why = "no open series is known"
        return Cell(trend.id, place, (), None, None, (), perceived, Reach.NOT_COVERED, why)
    name = "synthetic_unemployment"
    indicator = INDICATORS[name]
    series = Series(
        indicator,
        place,
        tuple(_points(indicator, place)),
        Coverage(indicator.id, place, Reach.COVERED),
        Grade("B", 2),
        CLEAR,
    )
    percentile = (trend.order * 37 + column * 23) % 101
    level = Level(float(percentile), 10, number_at(name, place, "percentile"))
    direction = _direction(trend.order, column, name, place)
    ended = Period.parse("2020") if column == 5 else None
    spark = tuple(
        None if column == 3 and step == 2 else 10 + 5 * sin(step + trend.order + column)
        for step in range(5)
    )
    return Cell(
        trend.id,
        place,
        (Reading(series, level, direction),),
        level,
        direction if column != 4 else None,
        spark,
        perceived,
        Reach.FOLDED if (trend.order, column) == (5, 2) else Reach.COVERED,
        ended=ended,
    )


def sample_picture() -> Picture:
    """The made-up picture."""
    places = (*REGION.places, REGION.place)
    return Picture(
        as_of=date(2026, 11, 1),
        trends=TRENDS,
        places=places,
        cells={(trend.id, place): _cell(trend, place) for trend in TRENDS for place in places},
        findings=(),
        gaps=(),
        contradictions=(),
        stated=(),
    )
