"""The share that tells how a trend is perceived in one place, stated or estimated."""

from dataclasses import dataclass

from synopsis.indicators import Concern
from synopsis.landscape import Cell, phrasing
from synopsis.vocabulary import Span, Unit


@dataclass(frozen=True, slots=True)
class Voiced:
    """A share in percent as it is read; support of what eases a trend is no concern."""

    share: float
    span: Span
    is_support: bool

    @property
    def level(self) -> float:
        """The share turned towards concern, 0 to 100."""
        return 100 - self.share if self.is_support else self.share


def perceived_share(cell: Cell) -> Voiced | None:
    """A share that the trend's card names: a published one, else that of a survey's wave."""
    for figure in cell.perceived:
        is_named = cell.dots is None or figure.id in cell.dots
        if figure.quantity and figure.quantity.unit is Unit.PERCENT and is_named:
            is_support = cell.dots is not None and cell.dots[figure.id] == Concern.LOWER
            return Voiced(figure.quantity.number, phrasing.stated_span(figure), is_support)
    series = cell.voice.series if cell.voice else None
    if series is None or series.last is None:
        return None
    is_support = series.indicator.concern is Concern.LOWER
    return Voiced(series.last.quantity.number, phrasing.value_span(series, series.last), is_support)
