"""A chart of one indicator, with the table behind it and its source."""

from synopsis.indicators import Indicator, Point, Series, method_of
from synopsis.report.charts import series_chart
from synopsis.report.content import Chart, Grid
from synopsis.report.material import Material
from synopsis.report.prose import point_text, source_title, words
from synopsis.vocabulary import Period, Place, Sentence, Span, compose, source_at


def indicator_chart(material: Material, indicator: Indicator) -> Chart:
    """The chart of an indicator over all places of its card, gaps kept as gaps."""
    series = material.of_indicator(indicator.id)
    return Chart(
        f"chart-{indicator.id}",
        words(indicator.name),
        words(_subtitle(indicator)),
        f"Lines by year for {_places(material, series)}; the table behind the chart holds the "
        "values.",
        series_chart(series, material.region),
        _table(material, indicator, series),
        source_line(material, indicator),
    )


def _subtitle(indicator: Indicator) -> str:
    method = method_of(indicator)
    parts = [indicator.description, f"Method: {method.sentence}."]
    return " ".join(part for part in parts if part)


def _places(material: Material, series: tuple[Series, ...]) -> str:
    return ", ".join(material.region.name(one.place) for one in series)


def source_line(material: Material, indicator: Indicator) -> Sentence:
    """Producer, title, snapshot date and licence of what an indicator draws on."""
    card = material.cards.get(indicator.source)
    if card is None:
        return ()
    dates = sorted(
        receipt.retrieved.date().isoformat()
        for receipt in material.receipts.values()
        if receipt.source == indicator.source
    )
    return compose(
        "Source: {producer}, {title}; snapshot of {date}; {licence}.",
        producer=Span(card.origin.producer, address=source_at(card.id)),
        title=source_title(card.origin.title, card.id),
        date=Span(dates[-1] if dates else "no date", address=source_at(card.id)),
        licence=Span(card.origin.licence, address=source_at(card.id)),
    )


def _table(material: Material, indicator: Indicator, series: tuple[Series, ...]) -> Grid:
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
        note=words("An empty cell is not covered; it is not zero."),
        source=source_line(material, indicator),
    )


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
