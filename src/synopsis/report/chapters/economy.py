"""A page an economy: its profile, its findings, its own survey figures, and what is not known."""

from synopsis.landscape import at_place
from synopsis.report.chapters.figure import (
    STANDING_HEADS,
    STANDING_NOTE,
    STANDING_NUMBERS,
    stands,
)
from synopsis.report.chapters.overview import finding_paragraph
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.vocabulary import Place


def economy_page(material: Material, place: Place) -> Page:
    """One economy: what is measured of it, what its citizens say, and what nobody has measured."""
    name = material.region.name(place)
    return Page(
        f"economy-{place}",
        words(name),
        (
            Paragraph(
                words(
                    f"What the sources say of {name}, measure by measure, each read against its "
                    "own history and never ranked against other economies."
                ),
                Tone.LEAD,
            ),
            *_findings(material, place),
            _profile(material, place),
            *_citizens(material, place),
            *_gaps(material, place),
        ),
        short=name,
        group="Economies",
    )


def _findings(material: Material, place: Place) -> tuple[Block, ...]:
    found = [
        one
        for one in at_place(material.picture.findings, place)
        if one.weight > 0 and not one.id.startswith("stated/")
    ]
    head = Heading(words("Findings"), 2, "findings")
    if not found:
        return head, Paragraph(words("No series is long enough for a finding."), Tone.EMPTY)
    return head, Items(tuple(finding_paragraph(finding) for finding in found[:5]))


def _profile(material: Material, place: Place) -> Grid:
    """The newest value of each measure, its percentile in its own history, and its slope."""
    readings = {
        reading.series.indicator.id: reading
        for (_, where), cell in material.picture.cells.items()
        if where == place
        for reading in cell.readings
    }
    rows = [
        (words(one.indicator.name), *stands(material, one, readings.get(one.indicator.id)))
        for one in material.of_place(place)
    ]
    return Grid(
        f"profile-{place}",
        words("Profile"),
        (words("Measure"), *STANDING_HEADS),
        tuple(rows),
        (False, *STANDING_NUMBERS),
        note=words(STANDING_NOTE),
    )


def _citizens(material: Material, place: Place) -> tuple[Block, ...]:
    found = [
        one for one in at_place(material.picture.findings, place) if one.id.startswith("stated/")
    ]
    head = Heading(words("What its citizens say"), 2, "citizens")
    if not found:
        nothing = (
            "Not covered: the sources give no survey share for this economy alone. Regional "
            "shares are not carried over to it."
        )
        return head, Paragraph(words(nothing), Tone.EMPTY)
    return head, Items(tuple(finding_paragraph(finding) for finding in found))


def _gaps(material: Material, place: Place) -> tuple[Block, ...]:
    names = {trend.id: trend.short for trend in material.picture.trends}
    gaps: dict[str, list[str]] = {}
    for gap in material.picture.gaps:
        if gap.place == place:
            gaps.setdefault(gap.why, []).append(names[gap.trend])
    lines = tuple(
        Paragraph(words(f"{', '.join(dict.fromkeys(trends))}: {why}"), Tone.NOTE)
        for why, trends in gaps.items()
    )
    return (Heading(words("What is not known"), 2, "unknown"), Items(lines)) if lines else ()
