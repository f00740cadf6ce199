"""A made-up edition with every kind of block and span; its figures are synthetic and say so."""

from collections.abc import Iterator
from datetime import date

from synopsis.report.content import (
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Items,
    OriginEntry,
    Page,
    Paragraph,
    Signature,
    Step,
    Tone,
)
from synopsis.vocabulary import (
    EDITION_RECORD,
    Address,
    Confidence,
    Likelihood,
    Place,
    Region,
    Scale,
    Sentence,
    Span,
    Voice,
    compose,
    number_at,
    source_at,
)
from tests.report.sample_picture import REGION, TRENDS, sample_picture, sample_series

SOURCE = "synthetic_survey"
HOSTILE = "A second item, but hostile: <script>alert()</script> & <b onclick='x'>\"bold\"</b>."
_NOTE = compose("Synthetic: every figure in this edition was made up for tests.")


def number(text: str, *parts: object) -> Span:
    """A numeral of our own with the address of its origin."""
    return Span(text, Voice.OWN, number_at(*parts))


def words(text: str) -> Sentence:
    """Words without a numeral."""
    return (Span(text),)


def _finding() -> Paragraph:
    return Paragraph(
        compose(
            "People who fear for their job are {share} of those asked in Kosovo*, "
            "against {other} in Albania; the answer is about the boundary/border too.",
            share=number("about 60 %", "F018"),
            other=number("41 %", "F019"),
        ),
        tone=Tone.FINDING,
        confidence=Confidence.MODERATE,
        likelihood=Likelihood("likely", Scale.UK_PHIA),
        cites=(number_at("F018"), number_at("F019"), source_at(SOURCE)),
        margin=compose("Asked in {wave}, synthetic.", wave=number("2023", "F018")),
        page="organised_crime",
    )


def _prose() -> tuple[Block, ...]:
    return (
        Paragraph(_NOTE, tone=Tone.NOTE),
        Heading(words("What changed"), 2, "changed"),
        _finding(),
        Paragraph(
            compose(
                "The programme says {quote} in {title}, read by {ours}.",
                quote=Span(
                    "all 6 countries share 1 border", Voice.QUOTE, source_at("synthetic_report")
                ),
                title=Span(
                    "Report of the States, volume 2", Voice.TITLE, source_at("synthetic_report")
                ),
                ours=words("Министарство унутрашњих послова and Biró për Çështje të Sigurisë"),
            ),
            likelihood=Likelihood("unlikely", Scale.ICD_203),
            cites=(source_at("synthetic_report"),),
        ),
        Paragraph(words("The base of the question is not stated."), tone=Tone.CAVEAT),
        Paragraph(
            words("No measured series is open for this trend; run the gather command."),
            tone=Tone.EMPTY,
        ),
        Heading(words("What waits for an answer"), 3, "waits"),
        Items(
            (
                Paragraph(
                    compose(
                        "Detections fell to {n} in {year}.",
                        n=number("12,345", "synthetic_detections", "WB6", "2022"),
                        year=number("2022", "synthetic_detections", "WB6", "2022"),
                    ),
                    confidence=Confidence.LOW,
                    cites=(number_at("synthetic_detections", "WB6", "2022"),),
                ),
                Paragraph(words(HOSTILE)),
                Paragraph(words("Higher confidence, in one word."), confidence=Confidence.HIGH),
            )
        ),
    )


def _source() -> Sentence:
    return compose("Source: {card}.", card=Span("Synthetic survey", Voice.TITLE, source_at(SOURCE)))


def grid(id_: str = "unemployment-table") -> Grid:
    """A wide table with long names, a cell not covered, and a region in the last row."""
    rows: list[tuple[Sentence, ...]] = []
    for index, place in enumerate((*REGION.places, REGION.place)):
        cells: list[Sentence] = [words(REGION.name(place))]
        for year in range(2018, 2024):
            covered = not (place == Place("XKX") and year < 2021)
            address = ("synthetic_unemployment", place, year)
            value = f"{14.5 + index - (year - 2018) / 2:.1f}"
            cells.append((number(value, *address),) if covered else ())
        rows.append(tuple(cells))
    return Grid(
        id=id_,
        title=words("Unemployment by economy, share of the labour force, percent, synthetic"),
        head=(
            words("Economy"),
            *(
                (number(str(year), "synthetic_unemployment", "WB6", year),)
                for year in range(2018, 2024)
            ),
        ),
        rows=tuple(rows),
        is_number=(False, *(True for _ in range(6))),
        note=words("Made up for tests; an empty cell is not covered."),
        source=_source(),
    )


def _charts() -> tuple[Block, ...]:
    from synopsis.report.charts import series_chart

    found = []
    for name in ("synthetic_unemployment", "synthetic_detections"):
        series = sample_series(name)
        found.append(
            Chart(
                id=name.replace("_", "-"),
                title=words(f"{series[0].indicator.name} has moved little, where covered at all"),
                subtitle=compose(
                    "Synthetic, {first} to {last}.",
                    first=number("2014", name, series[0].place, 2018),
                    last=number("2023", name, series[0].place, 2022),
                ),
                alternative="Lines for each economy; Kosovo* is covered for the last years only.",
                specification=series_chart(series, REGION),
                table=grid(f"{name.replace('_', '-')}-table"),
                source=compose(
                    "Source: {card}, read on {day}.",
                    card=Span("Synthetic survey", Voice.TITLE, source_at(SOURCE)),
                    day=Span("1 November 2026", Voice.OWN, source_at(SOURCE)),
                ),
            )
        )
    return tuple(found)


def sample_signature() -> Signature:
    """The made-up signature picture."""
    return Signature(
        id="signature",
        title=words("Nine trends in six economies"),
        subtitle=words("Level, direction and perception, synthetic, newest year of each series"),
        alternative="A grid of nine trends by six economies and the region.",
        picture=sample_picture(),
        region=REGION,
        source=_source(),
    )


def _trend_pages() -> Iterator[Page]:
    for trend in TRENDS:
        yield Page(
            id=trend.id,
            title=words(trend.name),
            short=trend.short,
            group="Trends",
            blocks=(
                Paragraph(words(trend.question), tone=Tone.LEAD),
                Paragraph(_NOTE, tone=Tone.NOTE),
                *(
                    (_finding(), *_charts(), Heading(words("The table"), 2, "table"), grid())
                    if trend.id == "economy_demography"
                    else (Paragraph(words(trend.statement)),)
                ),
            ),
        )


def _pages() -> tuple[Page, ...]:
    sources = tuple(
        block
        for source in (SOURCE, "synthetic_report")
        for block in (
            Heading(words(source.replace("_", " ").capitalize()), 2, source_at(source).anchor),
            Paragraph(
                compose(
                    "Licence {licence}; made up.",
                    licence=Span("CC BY 4.0", Voice.TITLE, source_at(source)),
                )
            ),
        )
    )
    return (
        Page(
            "index", words("One page to act on"), (*_prose(), sample_signature()), short="To act on"
        ),
        *_trend_pages(),
        Page("sources", words("Sources"), sources, group="Behind it"),
    )


def _addresses() -> Iterator[Address]:
    yield from (number_at("F018"), number_at("F019"), number_at("F093"))
    for trend in TRENDS:
        yield number_at(f"{trend.id}_perceived")
    for name in ("synthetic_unemployment", "synthetic_detections"):
        for place in (*REGION.places, REGION.place):
            for part in (*range(2014, 2024), "percentile", "slope"):
                yield number_at(name, place, part)


def _origins() -> dict[Address, OriginEntry]:
    return {
        address: OriginEntry(
            address,
            label=f"Synthetic figure {address.id}",
            shown="about 60 %" if address.id == "F018" else "a made-up number",
            steps=(
                Step("stated", f"row of {address.id} in the synthetic table"),
                Step("snapshot", "00" * 32),
                Step("publisher", "nobody: made up for tests, 2026"),
                Step("title", "Report of the States, volume 2", Voice.TITLE),
            ),
            source=SOURCE,
            inputs=(number_at("F018"),) if address.id.endswith("percentile") else (),
        )
        for address in _addresses()
    }


def sample_region() -> Region:
    """The region of the sample."""
    return REGION


def sample_document() -> Document:
    """The whole made-up edition."""
    return Document(
        title=compose(
            "Security synopsis, a sample of {year}",
            year=Span("2026", Voice.OWN, EDITION_RECORD),
        ),
        name="sample",
        as_of=date(2026, 11, 1),
        marking="TLP:CLEAR",
        region=REGION,
        pages=_pages(),
        origins=_origins(),
        record=(
            ("Edition", Span("sample")),
            ("As of", Span("1 November 2026", Voice.OWN, EDITION_RECORD)),
            ("Digest of the evidence", Span("0f" * 32, Voice.OWN, EDITION_RECORD)),
        ),
    )
