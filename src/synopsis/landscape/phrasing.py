"""Phrasing: figures in the words of a sentence, each at its address."""

import re
from collections.abc import Mapping

from synopsis.evidence import StatedFigure
from synopsis.indicators import Point, Series
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.picture import Direction
from synopsis.vocabulary import Sentence, Span, Unit, compose, digits, number_at

_REFERENCE = re.compile(r"\{(F\d+)\}")
_CHANGES = {
    Unit.PERCENT: " percentage points",
    Unit.RELATIVE_PERCENT: " percentage points",
    Unit.PERCENT_OF_GDP: " percentage points of GDP",
    Unit.INDEX: " points",
}


def signed(number: float) -> str:
    """A change with its sign."""
    text = digits(number)
    return text if number < 0 or text.strip("0.,") == "" else f"+{text}"


def without_digits(text: str) -> str:
    """Words of others without their digits, which would stand here without their origin."""
    return "".join(sign for sign in text if not sign.isdigit())


def value_span(series: Series, point: Point) -> Span:
    """A point's value with its unit, at its address."""
    unit = series.indicator.unit
    counted = f" {series.indicator.counted}" if series.indicator.counted and not unit.sign else ""
    hedge = point.quantity.hedge.words
    text = f"{hedge}{digits(point.quantity.number)}{unit.sign}{counted}"
    return Span(text, address=series.address(point))


def interval_spans(series: Series, point: Point) -> tuple[Span, Span] | None:
    """The ends of a point's interval, at its address; none where its source gives none."""
    low, high = point.quantity.low, point.quantity.high
    if low is None or high is None:
        return None
    address = series.address(point)
    return Span(digits(low), address=address), Span(digits(high), address=address)


def stated_span(figure: StatedFigure) -> Span:
    """A stated figure with its hedge and unit, at its address; a hedge is never hardened."""
    address = number_at(figure.id)
    quantity = figure.quantity
    if quantity is None or figure.unit in (Unit.YEAR, Unit.ORDINAL):
        return Span(figure.text, address=address)
    if quantity.low is not None and quantity.high is not None and quantity.low != quantity.high:
        number = f"{digits(quantity.low)} to {digits(quantity.high)}"
    else:
        number = digits(quantity.number)
    return Span(f"{quantity.hedge.words}{number}{quantity.unit.sign}", address=address)


def fill_figures(text: str, stated: Mapping[str, StatedFigure]) -> Sentence:
    """A card's text with its `{F018}` references filled with the stated figures."""
    wanted = set(_REFERENCE.findall(text))
    if missing := sorted(wanted - set(stated)):
        raise LandscapeError(
            f"a card names the stated figure {missing[0]}, which is not there",
            where=f"'{text[:60]}'",
            remedy="gather published_figures, then build again",
        )
    return compose(text, **{name: stated_span(stated[name]) for name in wanted})


def slope_spans(series: Series, direction: Direction) -> tuple[Span, Span, Span]:
    """A slope with the unit of a change, and the ends of its interval."""
    change = _CHANGES.get(series.indicator.unit, series.indicator.unit.sign)
    texts = (f"{signed(direction.slope)}{change}", signed(direction.low), signed(direction.high))
    slope, low, high = (Span(text, address=direction.address) for text in texts)
    return slope, low, high


def voiced_share(series: Series) -> Sentence:
    """The newest share with its interval and whose it is."""
    last = series.points[-1]
    ends = interval_spans(series, last)
    between = compose(" (interval {low} to {high})", low=ends[0], high=ends[1]) if ends else ()
    return compose(
        "{value}{between} of {counted} in {year}",
        value=value_span(series, last),
        between=between,
        counted=Span(series.indicator.counted or "those asked"),
        year=Span(str(last.period), address=series.address(last)),
    )
