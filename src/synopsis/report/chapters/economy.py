"""A page an economy: what changed and how sure that is, its profile in the region, and its gaps."""

from collections.abc import Iterator, Mapping
from typing import Any

from synopsis.indicators import Kind, Series
from synopsis.landscape import Cell, Finding, Reading, Trend
from synopsis.report.bearing import ENDED, bearing
from synopsis.report.chapters.citizens import citizens
from synopsis.report.chapters.figure import (
    STANDING_HEADS,
    STANDING_NOTE,
    STANDING_NUMBERS,
    measure_name,
    stands,
)
from synopsis.report.chapters.glance import economy_profile
from synopsis.report.chapters.headline import newest_step, summary
from synopsis.report.chapters.overview import finding_items
from synopsis.report.chapters.prospects import prospects_of
from synopsis.report.chapters.warned import of_place
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.report.trail import told
from synopsis.vocabulary import Place

_FEW = 5


def economy_page(material: Material, place: Place) -> Page:
    """One economy: what is measured of it, what its citizens say, and what nobody has measured."""
    name = material.region.name(place)
    profile = economy_profile(material, place)
    return Page(
        f"economy-{place}",
        words(name),
        (
            Paragraph(words("What changed here, and how sure is that?"), Tone.LEAD),
            *_headline(material, place),
            *((profile,) if profile else ()),
            *_changes(material, place),
            *prospects_of(material, place),
            *of_place(material, place),
            *_priorities(),
            *_steps(material, place),
            *citizens(material, place),
            *_measures(material, place),
            *_gaps(material, place),
        ),
        short=name,
        group="Economies",
    )


def _headline(material: Material, place: Place) -> tuple[Block, ...]:
    """Which trends move which way, by all their current measures; several ways are mixed."""
    ways: dict[str, list[str]] = {}
    readings: list[Reading] = []
    for trend in material.picture.trends:
        cell = material.picture.cells[trend.id, place]
        current = [one for one in cell.measured if one.is_current and one.direction]
        readings += current
        ways.setdefault(_way(cell), []).append(trend.short)
    if not readings:
        return (Paragraph(words("No series is long enough for a direction."), Tone.EMPTY),)
    said = [f"{way}: {', '.join(ways[way])}" for way in _ORDER if way in ways]
    clear = [one for one in readings if bearing(one) in ("towards concern", "away from concern")]
    return (summary(said, clear or readings, material),)


# In the order in which a reader needs them.
_ORDER = ("towards concern", "mixed, some measures each way", "away from concern",
          "no clear direction", "formal steps alone", ENDED)  # fmt: skip


def _way(cell: Cell) -> str:
    """Which way the current measures of a trend point together."""
    leaning = cell.leaning
    if leaning.towards and leaning.away:
        return _ORDER[1]
    if leaning.towards:
        return _ORDER[0]
    if leaning.away:
        return _ORDER[2]
    if leaning.measures:
        return _ORDER[3]
    is_formal = any(one.is_current for one in cell.measured)
    return _ORDER[4] if is_formal else ENDED


def _changes(material: Material, place: Place) -> tuple[Block, ...]:
    """The findings that ask for attention first, and what differs from the edition before."""
    found = [
        one
        for one in material.picture.findings
        if one.place == place and one.weight > 0 and not one.is_perceived
    ]
    head = Heading(words("Clearest changes"), 2, "findings")
    if not found:
        return head, Paragraph(words("No series is long enough for a finding."), Tone.EMPTY)
    return (
        head,
        Items(finding_items(found[:_FEW])),
        *_since(material, found),
    )


def _since(material: Material, found: list[Finding]) -> tuple[Block, ...]:
    if material.previous is None:
        return ()
    changed = [one for one in found if material.previous.get(one.id) != told(one)]
    if not changed:
        same = "No finding on this economy differs from the edition before."
        return (Paragraph(words(same), Tone.NOTE),)
    rest = finding_items(one for one in changed if one not in found[:_FEW])
    more = (Items(rest[:_FEW]),) if rest else ()
    return (Paragraph(words("Findings that differ from the edition before are among them."),
                      Tone.NOTE), *more)  # fmt: skip


def _priorities() -> tuple[Block, ...]:
    nothing = (
        "Not yet deliberated: the region's report asks that a few challenges be chosen together "
        "and names none for a single economy, and none was chosen since."
    )
    return (
        Heading(words("Priority problems"), 2, "priorities"),
        Paragraph(words(nothing), Tone.EMPTY),
    )


def _steps(material: Material, place: Place) -> tuple[Block, ...]:
    """The formal steps that it took, and the negotiating chapters on rights and justice."""
    formal = [one for one in material.of_place(place) if one.indicator.kind is Kind.ORDINAL]
    items = tuple(_step(material, one) for one in formal)
    grids = tuple(
        _chapters(card, place) for card in material.profile.cards("scales") if card.get("chapters")
    )
    if not items and not grids:
        return ()
    listed = (Items(items),) if items else ()
    return (Heading(words("Formal steps and chapters"), 2, "steps"), *listed, *grids)


def _step(material: Material, one: Series) -> Paragraph:
    said = newest_step(material, one)
    if one.last is None or not said:
        return Paragraph(words(f"{one.indicator.name}: not covered."), Tone.NOTE)
    return Paragraph(
        (*words(f"{one.indicator.name}: "), *said, *words(".")),
        cites=(one.address(one.last),),
        margin=words(one.indicator.caveat),
    )


def _chapters(card: Mapping[str, Any], place: Place) -> Grid:
    """The chapters of a scale that has ratings by chapter; without a source they are not covered.

    In the region's own count they are the chapters on the judiciary and on justice.
    """
    rows = tuple((words(str(one["name"])), ()) for one in card["chapters"])
    return Grid(
        f"chapters-{place}-{card['id']}",
        words(f"{card['name']}, {card['producer']}"),
        (words("Chapter"), words("Level of preparation")),
        rows,
        (False, False),
        note=words(str(card.get("not_covered") or "")),
    )


def _measures(material: Material, place: Place) -> tuple[Block, ...]:
    """Every measure of the economy, a table a trend."""
    readings = {
        reading.series.indicator.id: reading
        for (_, where), cell in material.picture.cells.items()
        if where == place
        for reading in cell.readings
    }
    grids = tuple(_of_trend(material, place, readings))
    return (Heading(words("Measure by measure"), 2, "measures"), *grids) if grids else ()


def _of_trend(material: Material, place: Place, readings: Mapping[str, Reading]) -> Iterator[Grid]:
    for trend in material.picture.trends:
        own = [one for one in material.of_place(place) if one.indicator.id in trend.measured]
        if own:
            yield _measured(material, trend, own, readings)


def _measured(
    material: Material, trend: Trend, own: list[Series], readings: Mapping[str, Reading]
) -> Grid:
    """The newest value of each measure of a trend, its percentile in its own history, its slope."""
    rows = tuple(
        (words(measure_name(one.indicator)),
         *stands(material, one, readings.get(one.indicator.id)))
        for one in own
    )  # fmt: skip
    return Grid(
        f"profile-{own[0].place}-{trend.id}",
        words(trend.name),
        (words("Measure"), *STANDING_HEADS),
        rows,
        (False, *STANDING_NUMBERS),
        note=words(STANDING_NOTE),
        is_folded=True,
    )


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
