"""A page a trend: the finding, perceived beside measured, drivers, measures, what is not known."""

from collections import Counter
from dataclasses import replace

from synopsis.indicators import Indicator
from synopsis.landscape import Trend, phrasing
from synopsis.report.bearing import lead_of
from synopsis.report.chapters.board import board
from synopsis.report.chapters.composite import composite
from synopsis.report.chapters.drives import drives
from synopsis.report.chapters.figure import indicator_chart, standing
from synopsis.report.chapters.glance import trend_map
from synopsis.report.chapters.headline import headline, others_moved
from synopsis.report.chapters.outlook import outlook
from synopsis.report.chapters.overview import few
from synopsis.report.chapters.perceived import items_of, parted, perceived
from synopsis.report.chapters.since import since
from synopsis.report.chapters.warned import of_trend
from synopsis.report.content import Block, Heading, Items, Look, Page, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.outlook_words import bare_name
from synopsis.report.prose import capital, words
from synopsis.vocabulary import number_at

_FINDINGS = 4
_MODALITY = {
    "asserted": "stated as a fact",
    "likely": "expected",
    "may": "held possible",
    "conditional": "tied to a condition",
}


def trend_page(material: Material, trend: Trend) -> Page:
    """Everything that is known of one trend, in the order in which a reader asks."""
    return Page(
        f"trend-{trend.id}",
        words(trend.name),
        (
            Paragraph(words(trend.question), Tone.LEAD),
            *_at_a_glance(material, trend),
            *_measured(material, trend),
            *perceived(material, trend),
            *_series(material, trend),
            *composite(material, trend),
            *since(material, trend),
            *outlook(material, trend),
            *of_trend(material, trend),
            *_about(material, trend),
            *drives(material, trend),
            *_remarks(material, trend, "drivers", "What drives it"),
            *_evolution(material, trend),
            *_remarks(material, trend, "impact", "What it may bring"),
            *_remarks(material, trend, "measures", "What is said to help"),
            *_links(material, trend),
            *_unknown(material, trend),
        ),
        short=trend.short,
        group="Trends",
    )


def _at_a_glance(material: Material, trend: Trend) -> tuple[Block, ...]:
    """What changed and how sure that is, then the map beside the leading measure."""
    head = headline(material, trend)
    if head is None:
        return ()
    others = others_moved(material, trend)
    chart = trend_map(material, trend)
    lead = leading(material, trend)
    first = indicator_chart(material, lead, Look.LEAD if chart else Look.SERIES) if lead else None
    return (head, *(one for one in (others, chart, first) if one))


def leading(material: Material, trend: Trend) -> Indicator | None:
    """The measure that the headline, the map's arrows and the first chart speak of."""
    cells = (material.picture.cells[trend.id, place] for place in material.region.places)
    leads = Counter(lead.series.indicator.id for cell in cells if (lead := lead_of(cell)))
    if not leads:
        return next(iter(parted(material, trend)[0]), None)
    measure, _ = leads.most_common(1)[0]
    return next(iter(material.indicators([measure])), None)


def _about(material: Material, trend: Trend) -> tuple[Block, ...]:
    return (
        Heading(words("What the region's report says of it"), 2, "about"),
        Paragraph(phrasing.fill_figures(trend.statement, material.stated)),
        *_notes(trend),
    )


def _notes(trend: Trend) -> tuple[Block, ...]:
    notes = []
    if trend.exogenous:
        notes.append("It depends mostly on what happens outside the region.")
    if trend.contested:
        notes.append(f"Contested: {trend.contested}")
    return tuple(Paragraph(words(note), Tone.CAVEAT) for note in notes)


def _measured(material: Material, trend: Trend) -> tuple[Block, ...]:
    head = Heading(words("What is measured"), 2, "measured")
    indicators, _ = parted(material, trend)
    if not indicators:
        return head, Paragraph(words(f"Not covered. {trend.no_measured_series}"), Tone.EMPTY)
    found = [
        finding
        for finding in material.picture.findings
        if finding.trend == trend.id and not finding.is_perceived
    ]
    said = few(found, most=_FINDINGS, same=_FINDINGS)
    return head, board(material, trend.id, indicators), *items_of(said)


def _series(material: Material, trend: Trend) -> tuple[Block, ...]:
    """The other measures as strips of small panels, then the numbers of where each stands."""
    indicators, _ = parted(material, trend)
    lead = leading(material, trend)
    if not indicators:
        return ()
    strips = [
        indicator_chart(material, indicator, Look.STRIP)
        for indicator in indicators
        if indicator != lead
    ]
    return (
        Heading(words("The series behind it"), 2, "series"),
        *strips,
        *(standing(material, indicator) for indicator in indicators),
    )


def remark_paragraph(material: Material, trend: Trend, kind: str, index: int) -> Paragraph:
    """A paraphrased statement of the region's report, cited to its lines."""
    remark = getattr(trend, kind)[index]
    return Paragraph(
        phrasing.fill_figures(remark.text, material.stated),
        cites=(number_at("remark", trend.id, kind, index),),
        margin=phrasing.fill_figures(_aside(material, trend, (kind, index)), material.stated),
    )


def _aside(material: Material, trend: Trend, at: tuple[str, int]) -> str:
    """What belongs beside a remark: its path and dimension, or the driver that it acts on."""
    kind, index = at
    remark = getattr(trend, kind)[index]
    if remark.acts_on:
        drivers = {driver.id: driver.text for driver in trend.drivers}
        return f"Acts on: {drivers.get(remark.acts_on, remark.acts_on)}"
    dimensions = {str(one["id"]): str(one["name"]) for one in material.profile.card["dimensions"]}
    if remark.dimension:
        return f"{dimensions.get(remark.dimension, remark.dimension)}, {remark.path}"
    return ""


def _remarks(material: Material, trend: Trend, kind: str, title: str) -> tuple[Block, ...]:
    count = len(getattr(trend, kind))
    if not count:
        return ()
    items = tuple(remark_paragraph(material, trend, kind, index) for index in range(count))
    return Heading(words(title), 2, kind), Items(items)


def _evolution(material: Material, trend: Trend) -> tuple[Block, ...]:
    """What the region's report expects, with what its forecasts leave open."""
    if not trend.evolution:
        return ()
    items = []
    for index, remark in enumerate(trend.evolution):
        paragraph = remark_paragraph(material, trend, "evolution", index)
        parts = [_MODALITY.get(remark.modality, remark.modality)]
        parts += [f"if {remark.condition}"] if remark.condition else []
        parts += ["no horizon, no probability and no test was given"] if not remark.horizon else []
        aside = "; ".join(filter(None, parts))
        margin = phrasing.fill_figures(capital(aside), material.stated)
        items.append(replace(paragraph, margin=margin))
    return (
        Heading(words("What the region's report expects"), 2, "evolution"),
        Paragraph(
            words(
                "These are the report's own expectations, paraphrased. Its words of likelihood "
                "belong to no scale, so no probability is read into them."
            ),
            Tone.NOTE,
        ),
        Items(tuple(items)),
        _resolved(material, trend),
    )


def _resolved(material: Material, trend: Trend) -> Paragraph:
    """Whether an outlook above could be held against what the report expects."""
    told = [one for own in material.foresight.of_trend(trend).values() for one in own
            if one.statement]  # fmt: skip
    if not told:
        nothing = (
            "None of them can be scored, and no outlook stands in for them: this trend has no "
            "series by month."
        )
        return Paragraph(words(nothing), Tone.NOTE)
    names = dict.fromkeys(bare_name(one.series.indicator.name) for one in told)
    listed = "; ".join(name[0].lower() + name[1:] for name in names)
    bare = not any(remark.horizon for remark in trend.evolution)
    lack = "None of them gives a horizon, a probability or a test, so none" if bare else "Few"
    text = (
        f"{lack} can be scored. The outlooks above give all three for {listed}: they can be held "
        "against these words as their months are published."
    )
    return Paragraph(words(text), Tone.NOTE, cites=tuple(one.chance_at for one in told[:1]))


def _links(material: Material, trend: Trend) -> tuple[Block, ...]:
    names = {one.id: one.name for one in material.picture.trends}
    if not trend.links:
        return ()
    items = tuple(
        Paragraph(
            words(names.get(other, other)),
            cites=(number_at("link", trend.id, other),),
            page=f"trend-{other}" if other in names else "",
        )
        for other, _ in trend.links
    )
    return Heading(words("Trends that it is said to feed, or to feed on"), 2, "links"), Items(items)


def _unknown(material: Material, trend: Trend) -> tuple[Block, ...]:
    """Caveats next to the claims, and the gaps of this trend by place."""
    caveats = tuple(
        Paragraph(phrasing.fill_figures(one.text, material.stated), Tone.CAVEAT,
                  cites=(number_at("remark", trend.id, "caveats", index),))
        for index, one in enumerate(trend.caveats)
    )  # fmt: skip
    gaps: dict[str, list[str]] = {}
    for gap in material.picture.gaps:
        if gap.trend == trend.id:
            gaps.setdefault(gap.why, []).append(material.region.name(gap.place))
    lines = tuple(
        Paragraph(words(f"{', '.join(dict.fromkeys(names))}: {why}"), Tone.NOTE)
        for why, names in gaps.items()
    )
    return (
        Heading(words("What is not known"), 2, "unknown"),
        *((Items(caveats),) if caveats else ()),
        Items(lines) if lines else Paragraph(words("No gap is known."), Tone.NOTE),
    )
