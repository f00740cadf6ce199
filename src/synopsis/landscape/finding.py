"""Findings: sentences about the situation that are generated from the picture, each cited."""

from collections.abc import Iterable, Mapping
from datetime import date

from synopsis.evidence import StatedFigure
from synopsis.indicators import Series
from synopsis.landscape.choices import Choices
from synopsis.landscape.confidence import supports_of, unverified_support
from synopsis.landscape.phrasing import fill_figures, slope_spans, stated_span, value_span
from synopsis.landscape.picture import STATED, Cell, Direction, Finding, Level, Reading
from synopsis.vocabulary import (
    Confidence,
    Grade,
    Place,
    Region,
    Sentence,
    Span,
    Unit,
    compose,
    digits,
    number_at,
)


def findings_of(
    cells: Iterable[Cell], region: Region, as_of: date, choices: Choices
) -> tuple[Finding, ...]:
    """One finding for each current reading that has a level and a direction, weightiest first."""
    found = [
        _measured(reading, cell, region, _confidence(reading, as_of, choices))
        for cell in cells
        for reading in cell.measured
        if reading.level and reading.direction and reading.is_current
    ]
    return tuple(sorted(found, key=lambda finding: (-finding.weight, finding.id)))


def _confidence(reading: Reading, as_of: date, choices: Choices) -> tuple[Confidence, str]:
    """How sure a reading is, and why not surer."""
    if reading.direction is None:
        message = "a finding needs a direction"
        raise ValueError(message)
    series = reading.series
    supports = supports_of(series, reading.direction, as_of, choices.thresholds)
    if series.indicator.source in choices.unverified:
        supports += (unverified_support(choices.thresholds),)
    return choices.confidence(supports)


def _measured(
    reading: Reading, cell: Cell, region: Region, sure: tuple[Confidence, str]
) -> Finding:
    series, level, direction = reading.series, reading.level, reading.direction
    if level is None or direction is None or series.last is None:
        message = "a finding needs a level and a direction"
        raise ValueError(message)
    confidence, reason = sure
    return Finding(
        id=f"{series.indicator.id}/{cell.place}",
        trend=cell.trend,
        place=cell.place,
        sentence=_sentence(series, level, direction, region.name(cell.place)),
        confidence=confidence,
        reason=reason,
        rests_on=(series.address(series.last), level.address, direction.address),
        weight=_weight(series, level, direction, confidence),
        caveat=series.indicator.caveat,
    )


def _sentence(series: Series, level: Level, direction: Direction, name: str) -> Sentence:
    last = series.points[-1]
    slope, low, high = slope_spans(series, direction)
    return compose(
        "{name}: {measure} was {value} in {year}, percentile {level} of its own history; "
        "over {window} it {moved} ({slope} a year, interval {low} to {high}){turned}.",
        name=Span(name),
        measure=Span(series.indicator.name[0].lower() + series.indicator.name[1:]),
        value=value_span(series, last),
        year=Span(str(last.period), address=series.address(last)),
        level=Span(digits(level.own, 0), address=level.address),
        window=Span(direction.window.text.replace("/", "\N{EN DASH}"), address=direction.address),
        moved=Span(_moved(series, direction)),
        turned=_turned(series, direction),
        slope=slope,
        low=low,
        high=high,
    )


def _turned(series: Series, direction: Direction) -> Sentence:
    """What the slope hides: a newest step against it that is larger than the slope itself."""
    if len(series.points) < 2 or direction.low <= 0 <= direction.high:
        return ()
    before, newest = series.points[-2], series.points[-1]
    step = newest.quantity.number - before.quantity.number
    if step * direction.slope >= 0 or abs(step) <= abs(direction.slope):
        return ()
    return compose(
        ", but its newest step, from {before} in {year}, went the other way",
        before=value_span(series, before),
        year=Span(str(before.period), address=series.address(before)),
    )


def _moved(series: Series, direction: Direction) -> str:
    """Up or down in plain words, and whether that is towards concern."""
    if direction.low <= 0 <= direction.high:
        return "showed no clear direction"
    way = "rose" if direction.low > 0 else "fell"
    return f"{way}, {direction.word}" if series.indicator.concern.sign else way


def _weight(series: Series, level: Level, direction: Direction, confidence: Confidence) -> float:
    """How much a finding asks for attention: high on concern and rising first, then what eases.

    A measure without a side of concern asks for as little as one without a clear direction.
    """
    if not series.indicator.concern.sign:
        turn = 0.2
    elif direction.word == "towards concern":
        turn = 2.0
    else:
        turn = 0.6 if direction.word == "away from concern" else 0.2
    height = level.percentile / 100 if turn > 1 else abs(level.percentile - 50) / 50
    return turn * int(confidence) * height * (0.2 + abs(direction.angle) / 90)


_TEMPLATES = {
    Unit.PERCENT: "{value} of {population} {label} ({instrument}).",
    Unit.PERCENTAGE_POINT: "{value}: {label} ({instrument}).",
    Unit.RANK: "Rank {value}: {label} ({instrument}).",
}
_SURVEYED = frozenset({"survey", "derived"})


def perceived_findings(
    figures: Iterable[StatedFigure], labels: Mapping[str, str], region: Region
) -> tuple[Finding, ...]:
    """One finding for each stated survey figure whose concept the profile can put in words."""
    known = {figure.id: figure for figure in figures}
    return tuple(
        _perceived(figure, fill_figures(labels[figure.concept], known), region)
        for figure in known.values()
        if figure.kind in _SURVEYED and figure.concept in labels and figure.unit in _TEMPLATES
    )


def _perceived(figure: StatedFigure, label: Sentence, region: Region) -> Finding:
    return Finding(
        id=f"{STATED}/{figure.id}",
        trend=figure.trend,
        place=Place(figure.place) if figure.place else region.place,
        sentence=compose(
            _TEMPLATES[figure.unit],
            value=stated_span(figure),
            population=Span(figure.population),
            label=label,
            instrument=Span(_instrument(figure), address=number_at(figure.id)),
        ),
        confidence=perceived_confidence(figure.grade),
        reason="sample size and interval are not stated",
        rests_on=(number_at(figure.id),),
        caveat=_stated_caveat(figure),
    )


def _stated_caveat(figure: StatedFigure) -> str:
    """What must be said with a stated figure; notes that name other figures stay at its origin."""
    notes = ["Derived here; the text does not state it."] if figure.kind == "derived" else []
    if figure.note and not any(sign.isdigit() for sign in figure.note):
        notes.append(figure.note)
    return " ".join(notes)


def _instrument(figure: StatedFigure) -> str:
    """The survey's name, with the year where the name has none."""
    name, period = figure.instrument or "instrument not stated", str(figure.period or "")
    return name if period in name else f"{name}, {period}"


def perceived_confidence(grade: Grade) -> Confidence:
    """Never high: a bare share without base and interval bears moderate confidence at best."""
    return Confidence.MODERATE if grade.meets(Grade("B", 3)) else Confidence.LOW
