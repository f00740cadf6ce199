"""The board of a trend: every measure by economy, newest value first, and which way it moves."""

from synopsis.indicators import Indicator, Reach, Series
from synopsis.landscape import Reading
from synopsis.report.bearing import bearing
from synopsis.report.chapters.figure import measure_name
from synopsis.report.content import Grid
from synopsis.report.material import Material
from synopsis.report.prose import point_text, words
from synopsis.vocabulary import Place, Sentence, Span

_SHORT = {
    "towards concern": "towards concern",
    "away from concern": "away",
    "no clear direction": "unclear",
}
NOTE = (
    "Newest value and its period; below it the direction of the last years: towards concern, away "
    "from it, or unclear where its interval holds both. A measure without a side of concern only "
    "rises or falls."
)


def board(material: Material, trend: str, indicators: tuple[Indicator, ...]) -> Grid:
    """Measures down, places across; places that no measure of the trend names are left out."""
    places = [
        place
        for place in material.picture.places
        if any(one.place == place for it in indicators for one in material.of_indicator(it.id))
    ]
    readings = {
        (reading.series.indicator.id, reading.series.place): reading
        for cell in material.picture.cells.values()
        for reading in cell.readings
    }
    rows = tuple(_row(material, it, places, readings) for it in indicators)
    return Grid(
        f"board-{trend}",
        words("Every measure, economy by economy"),
        (words("Measure"), *(words(material.region.name(place)) for place in places)),
        rows,
        (False, *(False for _ in places)),
        note=words(NOTE),
    )


def _row(
    material: Material,
    indicator: Indicator,
    places: list[Place],
    readings: dict[tuple[str, Place], Reading],
) -> tuple[Sentence, ...]:
    series = {one.place: one for one in material.of_indicator(indicator.id)}
    cells = (
        _cell(material, series[place], readings.get((indicator.id, place)))
        if place in series
        else words(_undefined(place, material))
        for place in places
    )
    return (words(measure_name(indicator)), *cells)


def _undefined(place: Place, material: Material) -> str:
    """Why a measure has no cell: it is not one of this kind of place, which is no gap."""
    return "for economies only" if place == material.region.place else "for the region only"


def _cell(material: Material, one: Series, reading: Reading | None) -> Sentence:
    if one.last is None:
        is_folded = one.coverage.reach is Reach.FOLDED
        return words("counted inside another") if is_folded else ()
    value = point_text(one, one.last, material.scales.get(one.indicator.scale))
    way = bearing(reading) if reading else ""
    said = f", {_SHORT.get(way, way)}" if way else ""
    year = Span(str(one.last.period), address=one.address(one.last))
    return (value, Span(" in "), year, Span(said))
