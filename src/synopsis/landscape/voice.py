"""Voices: findings of what people perceive, from the newest wave of a survey."""

from collections.abc import Iterable, Iterator

from synopsis.indicators import Series
from synopsis.landscape.finding import perceived_confidence
from synopsis.landscape.phrasing import voiced_share
from synopsis.landscape.picture import VOICED, Cell, Finding
from synopsis.vocabulary import Region, Sentence, Span, compose

_REASON = "one survey, whose interval covers the error of sampling alone"


def voiced_findings(cells: Iterable[Cell], region: Region) -> Iterator[Finding]:
    """One finding for each estimate of the whole region; those of economies are in its picture.

    A published share without an interval is a stated figure, and is told as one.
    """
    for cell in cells:
        for voice in cell.voices if cell.place == region.place else ():
            if voice.series.points[-1].quantity.low is not None:
                yield _finding(cell, voice.series)


def _finding(cell: Cell, series: Series) -> Finding:
    return Finding(
        id=f"{VOICED}/{series.indicator.id}",
        trend=cell.trend,
        place=cell.place,
        sentence=_sentence(series),
        confidence=perceived_confidence(series.grade),
        reason=_REASON,
        rests_on=(series.address(series.points[-1]),),
        caveat=series.indicator.caveat,
    )


def _sentence(series: Series) -> Sentence:
    return compose("{name}: {share}.", name=Span(series.indicator.name), share=voiced_share(series))
