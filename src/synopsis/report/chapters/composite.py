"""Composites on the page of their trend: scores with intervals, spans of ranks, and resilience."""

from collections.abc import Iterator

from synopsis.indicators import composites
from synopsis.landscape import Trend, phrasing
from synopsis.report.composed import (
    RESILIENCE,
    SCORE,
    interval_words,
    score_at,
    span_words,
    trend_of,
)
from synopsis.report.content import Block, Chart, Grid, Heading, Look, Paragraph, Tone
from synopsis.report.interval_picture import Axis, Held, interval_svg
from synopsis.report.material import Material
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import numbered, words
from synopsis.vocabulary import Sentence, Span, compose, digits

_WIDE, _NARROW = (620.0, 170.0), (350.0, 130.0)
_SCALE = (0.0, 25.0, 50.0, 75.0, 100.0)
_RANKS = (
    "The interval is what the data leave open; the span of the rank is what the data, the weights "
    "and every named variant leave open. Where spans meet, no economy stands before the other."
)
_APART = (
    "Resilience is scored apart: nothing is taken off the score above for it, and high resilience "
    "makes no condition good."
)


def composite(material: Material, trend: Trend) -> tuple[Block, ...]:
    """The composites whose members are mostly of a trend; nothing where there are none."""
    own = [one for one in material.composed if trend_of(material, one) == trend.id]
    return tuple(block for one in own for block in _blocks(material, one))


def _blocks(material: Material, result: composites.CompositeResult) -> Iterator[Block]:
    yield Heading(words(f"In one score: {result.name}"), 2, f"composite-{result.id}")
    yield Paragraph(words(result.about))
    yield _chart(material, result, SCORE)
    yield Paragraph(words(f"{result.caveat} {_RANKS}"), Tone.CAVEAT)
    if result.resilience is not None:
        yield _chart(material, result, RESILIENCE)
        yield Paragraph(words(_APART), Tone.NOTE)


def _scoring(result: composites.CompositeResult, part: str) -> composites.Scoring:
    if part == SCORE or result.resilience is None:
        return result.scoring
    return result.resilience


def _chart(material: Material, result: composites.CompositeResult, part: str) -> Chart:
    scoring = _scoring(result, part)
    rows = [_row(material, result, part, one) for one in scoring.of(scoring.last_year)]
    axis = Axis(_SCALE, f"score; more is {scoring.higher_means}")
    pictures = (interval_svg(rows, axis, *room) for room in (_WIDE, _NARROW))
    name = result.name if part == SCORE else f"{result.name}: resilience, apart"
    at = score_at(result, part, scoring.of(scoring.last_year)[0])
    return Chart(
        f"composite-{result.id}-{part}",
        words(name),
        compose(
            "Scores of {year} on one scale, more is {higher}; {dots}. Economies stand in the order "
            "of the alphabet, not of rank.",
            dots=Span(_dots(scoring)),
            year=Span(str(scoring.last_year), address=at),
            higher=Span(scoring.higher_means),
        ),
        "A dot with its interval for each economy; the table behind the picture has the ranks.",
        for_screens(*pictures),
        _table(material, result, part),
        compose("Made from members named in {card} of the region's profile.",
                card=Span(f"composites/{result.id}.yml")),
        Look.SERIES,
    )  # fmt: skip


def _dots(scoring: composites.Scoring) -> str:
    """What the dots have beside them, as far as the members publish bounds."""
    bounded = [one.high > one.low for one in scoring.of(scoring.last_year)]
    if not any(bounded):
        return "dots without intervals, since no member publishes bounds: read them as rough"
    rest = "" if all(bounded) else ", and without one where no member publishes bounds"
    return f"dots with the interval that the data leave open{rest}"


def _row(
    material: Material, result: composites.CompositeResult, part: str, one: composites.Score
) -> Held:
    name = material.region.name(one.place)
    has_bounds = one.high > one.low
    low, high = (one.low, one.high) if has_bounds else (None, None)
    said = f"{name}: {digits(one.score, 1)}, {interval_words(one)}; rank span {span_words(one)}"
    return Held(name, one.score, low, high, None, score_at(result, part, one).anchor, said)


def _table(material: Material, result: composites.CompositeResult, part: str) -> Grid:
    scoring = _scoring(result, part)
    heads = ("Economy", "Score", "Interval", "Span of rank", "Not covered")
    return Grid(
        f"table-composite-{result.id}-{part}",
        words("Scores, intervals and spans of ranks"),
        tuple(map(words, heads)),
        tuple(
            (
                words(material.region.name(one.place)),
                (Span(digits(one.score, 1), address=score_at(result, part, one)),),
                numbered(interval_words(one), score_at(result, part, one)),
                numbered(span_words(one), score_at(result, part, one)),
                _lacking(material, one),
            )
            for one in scoring.of(scoring.last_year)
        ),
        (False, True, True, True, False),
    )


def _lacking(material: Material, one: composites.Score) -> Sentence:
    names = {own.indicator.id: own.indicator.name for own in material.series}
    lacks = [f"{names.get(lack.member, lack.member)}: {lack.reason}" for lack in one.not_covered]
    return words(phrasing.without_digits("; ".join(lacks)) or "nothing")
