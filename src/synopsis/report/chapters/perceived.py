"""What people perceive of a trend: shares as published, and shares of surveys with intervals."""

from collections.abc import Iterable

from synopsis.indicators import Indicator, Kind
from synopsis.landscape import Finding, Trend, phrasing
from synopsis.report.chapters.contradiction import contradiction_items
from synopsis.report.chapters.figure import source_line, values_table
from synopsis.report.chapters.overview import finding_items
from synopsis.report.content import Block, Chart, Heading, Items, Look, Paragraph, Tone
from synopsis.report.dots_picture import dots_svg
from synopsis.report.material import Material
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, compose

# Width of the picture and the room of its names, on wide and on narrow screens.
_WIDE, _NARROW = (620.0, 160.0), (350.0, 132.0)


def parted(material: Material, trend: Trend) -> tuple[tuple[Indicator, ...], ...]:
    """The trend's measured indicators, and those of what people perceive."""
    indicators = material.indicators(trend.measured)
    voiced = tuple(one for one in indicators if one.kind is Kind.PERCEIVED)
    return tuple(one for one in indicators if one.kind is not Kind.PERCEIVED), voiced


def perceived(material: Material, trend: Trend) -> tuple[Block, ...]:
    """Findings of stated figures, then a picture of each share that has a series."""
    head = Heading(words("What people perceive"), 2, "perceived")
    found = [
        finding
        for finding in material.picture.findings
        if finding.is_stated and finding.id.split("/")[1] in trend.perceived
    ]
    _, voiced = parted(material, trend)
    pictures = tuple(dots_chart(material, one) for one in voiced if _is_covered(material, one))
    if not found and not pictures:
        nothing = "Not covered: no survey figure about this trend is among the sources."
        return head, Paragraph(words(nothing), Tone.EMPTY)
    conflicts = contradiction_items(material, trend.id)
    return (
        head,
        *items_of(_by_place(material, found)),
        *((Items(conflicts),) if conflicts else ()),
        *pictures,
    )


def dots_chart(material: Material, indicator: Indicator) -> Chart:
    """The newest share of each place with its interval, and the waves before."""
    series = material.of_indicator(indicator.id)
    drawn = (dots_svg(series, material.region, *room) for room in (_WIDE, _NARROW))
    return Chart(
        f"chart-{indicator.id}",
        words(indicator.name),
        _subtitle(material, indicator),
        "One dot a place with its interval as a line; the table behind it holds the values.",
        for_screens(*drawn),
        values_table(material, indicator, series),
        source_line(material, indicator),
        Look.STRIP,
    )


def _subtitle(material: Material, indicator: Indicator) -> Sentence:
    """The region's share, then what it is a share of, and what to mind."""
    about = words(" ".join(filter(None, (indicator.description, indicator.caveat))))
    region = [
        one
        for one in material.of_indicator(indicator.id)
        if one.place == material.region.place and one.points
    ]
    if not region:
        return about
    name = Span(material.region.name(material.region.place))
    return compose("{name}: {share}. ", name=name, share=phrasing.voiced_share(region[0])) + about


def _is_covered(material: Material, indicator: Indicator) -> bool:
    return any(one.points for one in material.of_indicator(indicator.id))


def _by_place(material: Material, findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the picture's places, the region last."""
    order = list(material.picture.places)
    return sorted(findings, key=lambda finding: (order.index(finding.place), finding.id))


def items_of(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Findings as a list; nothing where there are none."""
    paragraphs = finding_items(findings)
    return (Items(paragraphs),) if paragraphs else ()
