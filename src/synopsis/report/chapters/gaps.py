"""Gaps: what the picture does not cover, by trend and place, why, and what would close it."""

from collections.abc import Iterator
from itertools import chain, pairwise

from synopsis.indicators import Series
from synopsis.report.content import Block, Grid, Heading, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import joined, words
from synopsis.vocabulary import Sentence, Span, compose


def gaps_page(material: Material) -> Page:
    """One table a trend; places that share a reason share a row."""
    return Page(
        "gaps",
        words("What the picture does not cover"),
        (
            Paragraph(
                words("Not covered is not zero: these are the places where nobody should read "
                      "the picture as calm."),
                Tone.LEAD,
            ),
            *chain.from_iterable(
                _of_trend(material, trend.id, trend.name) for trend in material.picture.trends
            ),
            *_inside(material),
        ),
        short="Gaps",
        group="Behind the picture",
    )  # fmt: skip


def _of_trend(material: Material, trend: str, name: str) -> tuple[Block, ...]:
    measures = {one.indicator.id: one.indicator.name for one in material.series}
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for gap in material.picture.gaps:
        if gap.trend == trend:
            what = measures.get(gap.indicator, gap.indicator.replace("_", " ") or "any measure")
            key = (what, f"{gap.reach.value}: {gap.why}", gap.remedy)
            grouped.setdefault(key, []).append(material.region.name(gap.place))
    if not grouped:
        return ()
    rows = tuple(
        (words(what), words(", ".join(dict.fromkeys(places))), words(why), words(remedy))
        for (what, why, remedy), places in grouped.items()
    )
    return (
        Heading(words(name), 2, f"gaps-{trend}"),
        Grid(
            f"gaps-table-{trend}",
            words(f"Gaps: {name}"),
            (words("What"), words("Where"), words("Why"), words("What would close it")),
            rows,
            (False, False, False, False),
        ),
    )


def _inside(material: Material) -> tuple[Block, ...]:
    """The periods that are missing inside a series, between the values around them."""
    grouped: dict[tuple[str, str], tuple[Sentence, list[str]]] = {}
    for one in material.series:
        if holes := tuple(_holes(one)):
            said = joined(holes, "; ")
            key = (one.indicator.name, "".join(span.text for span in said))
            grouped.setdefault(key, (said, []))[1].append(material.region.name(one.place))
    if not grouped:
        return ()
    rows = tuple(
        (words(name), words(", ".join(places)), said)
        for (name, _), (said, places) in grouped.items()
    )
    return (
        Heading(words("Missing inside a series"), 2, "gaps-inside"),
        Paragraph(words("No line is drawn across these, and nothing is filled in."), Tone.NOTE),
        Grid(
            "gaps-inside-table",
            words("Periods missing inside a series"),
            (words("Measure"), words("Where"), words("No value between")),
            rows,
            (False, False, False),
        ),
    )


def _holes(one: Series) -> Iterator[Sentence]:
    """The values around each hole of a series, which lead to their origin."""
    missing = [period.first for period in one.coverage.missing]
    for before, after in pairwise(one.points):
        if any(before.period.last < first < after.period.first for first in missing):
            yield compose(
                "{before} and {after}",
                before=Span(str(before.period), address=one.address(before)),
                after=Span(str(after.period), address=one.address(after)),
            )
