"""A chart of one indicator, with the table behind it and its source."""

from collections.abc import Iterable
from dataclasses import replace

from synopsis.indicators import Indicator, Point, Series, method_of
from synopsis.landscape import Direction, Reading, phrasing
from synopsis.report.bearing import bearing
from synopsis.report.chart_room import Room
from synopsis.report.chart_rows import unit_of
from synopsis.report.charts import series_chart
from synopsis.report.content import Chart, Grid, Look
from synopsis.report.material import Material
from synopsis.report.prose import joined, point_text, source_name, source_title, words
from synopsis.sources import Card
from synopsis.vocabulary import Address, Period, Place, Sentence, Span, compose, digits, source_at

_ROOMS = {Look.STRIP: Room.STRIP, Look.LEAD: Room.HALF}


def measure_name(indicator: Indicator) -> str:
    """A measure by its name and unit, as it heads a row."""
    return f"{indicator.name}, {unit_of(indicator)}"


def indicator_chart(material: Material, indicator: Indicator, look: Look = Look.SERIES) -> Chart:
    """The chart of an indicator over all places of its card, gaps kept as gaps."""
    series = material.of_indicator(indicator.id)
    scale = material.scales.get(indicator.scale)
    return Chart(
        f"chart-{indicator.id}",
        words(indicator.name),
        words(_subtitle(indicator)),
        f"Lines by year for {_places(material, series)}; the table behind the chart holds the "
        "values.",
        series_chart(
            series, material.region, scale.steps if scale else (), _ROOMS.get(look, Room.WHOLE)
        ),
        values_table(material, indicator, series),
        source_line(material, indicator),
        look,
    )


def _subtitle(indicator: Indicator) -> str:
    method = method_of(indicator)
    parts = [indicator.description, f"Method: {method.sentence}."]
    return " ".join(part for part in parts if part)


def _places(material: Material, series: tuple[Series, ...]) -> str:
    return ", ".join(material.region.name(one.place) for one in series)


def source_line(material: Material, indicator: Indicator) -> Sentence:
    """Producer, title, day of loading and licence of all that an indicator draws on."""
    needs = method_of(indicator).ingredients(indicator)
    cards = [
        material.cards[source]
        for source in dict.fromkeys(need.source for need in needs)
        if source in material.cards
    ]
    return joined((_credit(material, card) for card in cards), " ")


def producers(material: Material, sources: Iterable[str]) -> Sentence:
    """The producers behind some source cards, each named once."""
    named = (
        (source_name(material.cards[source].origin.producer, source),)
        for source in dict.fromkeys(sources)
        if source in material.cards
    )
    return joined(named, "; ")


def _credit(material: Material, card: Card) -> Sentence:
    dates = sorted(
        receipt.retrieved.date().isoformat()
        for receipt in material.receipts.values()
        if receipt.source == card.id
    )
    return compose(
        "Source: {producer}, {title}; loaded {date}{checked}; {licence}.",
        producer=source_name(card.origin.producer, card.id),
        title=source_title(card.origin.title, card.id),
        date=Span(dates[-1] if dates else "no date", address=source_at(card.id)),
        checked=Span("" if card.verified else ", not checked against the publisher"),
        licence=Span(card.origin.licence, address=source_at(card.id)),
    )


def values_table(material: Material, indicator: Indicator, series: tuple[Series, ...]) -> Grid:
    """Periods down, places across; an empty cell is not covered."""
    points = {(one.place, point.period): (one, point) for one in series for point in one.points}
    periods = sorted({period for _, period in points})
    heads = [words("Period"), *(words(material.region.name(one.place)) for one in series)]
    return Grid(
        f"table-{indicator.id}",
        words(f"{indicator.name}: values"),
        tuple(heads),
        tuple(_row(material, series, points, period) for period in periods),
        (False, *(True for _ in series)),
        note=words(
            f"{included(material, indicator)} An empty cell is not covered; it is not zero.".strip()
        ),
        source=source_line(material, indicator),
    )


def printed_table(material: Material, indicator: Indicator, newest: int) -> Grid:
    """The newest values of an indicator for paper; each column leads to one entry that says them.

    An entry for every value would be a book of its own; the pages and the data have them.
    """
    full = values_table(material, indicator, material.of_indicator(indicator.id))
    whole = [
        one.derived("newest") if one.points else None for one in material.of_indicator(indicator.id)
    ]
    rows = tuple(
        tuple(
            tuple(replace(span, address=address) for span in cell)
            for cell, address in zip(row, (_holder(row, whole), *whole), strict=True)
        )
        for row in full.rows[-newest:]
    )
    return replace(full, id=f"printed-{indicator.id}", rows=rows, note=())


def _holder(row: tuple[Sentence, ...], whole: list[Address | None]) -> Address | None:
    """The first column that has a value in a row, whose entry names the row's period."""
    return next((at for cell, at in zip(row[1:], whole, strict=True) if cell), None)


def _row(
    material: Material,
    series: tuple[Series, ...],
    points: dict[tuple[Place, Period], tuple[Series, Point]],
    period: Period,
) -> tuple[Sentence, ...]:
    cells: list[Sentence] = []
    first: Span | None = None
    for one in series:
        found = points.get((one.place, period))
        if found is None:
            cells.append(())
            continue
        first = first or Span(str(period), address=one.address(found[1]))
        cells.append((point_text(*found, material.scales.get(one.indicator.scale)),))
    return ((first,) if first else (), *cells)


def standing(material: Material, indicator: Indicator) -> Grid:
    """Where each place stands on an indicator: newest value, percentile, change, direction."""
    readings = {
        (reading.series.indicator.id, reading.series.place): reading
        for cell in material.picture.cells.values()
        for reading in cell.readings
    }
    rows = [
        (words(material.region.name(one.place)), *cells)
        for one in material.of_indicator(indicator.id)
        for cells in [stands(material, one, readings.get((indicator.id, one.place)))]
    ]
    return Grid(
        f"standing-{indicator.id}",
        words(f"{indicator.name}: where each stands"),
        (words("Economy"), *STANDING_HEADS),
        tuple(rows),
        (False, *STANDING_NUMBERS),
        note=words(
            " ".join(filter(None, (included(material, indicator), indicator.caveat, STANDING_NOTE)))
        ),
        source=source_line(material, indicator),
        is_folded=True,
    )


def included(material: Material, indicator: Indicator) -> str:
    """Which places' figures hold others as well, where the publisher counts so."""
    return " ".join(
        f"{material.region.name(one.place)}: {one.coverage.reason}."
        for one in material.of_indicator(indicator.id)
        if one.coverage.includes
    )


STANDING_HEADS = tuple(
    words(head)
    for head in ("Newest value", "Period", "Concern", "Change a year, interval", "Direction")
)
STANDING_NUMBERS = (True, True, True, True, False)
STANDING_NOTE = (
    "Concern: the percentile of the newest value in its own history, or its place on the scale, "
    "turned so that more is more concern. Change: in the unit of the value."
)


def stands(material: Material, series: Series, reading: Reading | None) -> tuple[Sentence, ...]:
    """The cells that say where one series stands; empty ones are not covered."""
    if series.last is None:
        return (*((),) * 4, words(f"Not covered: {series.coverage.reason}"))
    direction = reading.direction if reading else None
    scale = material.scales.get(series.indicator.scale)
    value = (
        point_text(series, series.last, scale)
        if scale
        else phrasing.value_span(series, series.last)
    )
    return (
        (value,),
        (Span(str(series.last.period), address=series.address(series.last)),),
        _concern(series, reading),
        _change(direction) if direction else words("steps, no yearly change" if scale else _SHORT),
        words((bearing(reading) if reading else "") or ("steps" if scale else _SHORT)),
    )


_SHORT = "too short a history"


def _concern(series: Series, reading: Reading | None) -> Sentence:
    """The level towards concern; a measure without a side of concern has none to show."""
    if not series.indicator.concern.sign:
        return words("no side of concern")
    level = reading.level if reading else None
    if level is None:
        return words(_SHORT)
    return (Span(digits(level.percentile, 0), address=level.address),)


def _change(direction: Direction) -> Sentence:
    numbers = (direction.slope, direction.low, direction.high)
    slope, low, high = (
        Span(phrasing.signed(number), address=direction.address) for number in numbers
    )
    return (slope, Span(" ("), low, Span(" to "), high, Span(")"))
