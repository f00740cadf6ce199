"""What the citizens of one economy say, beside what the region's say."""

from synopsis.indicators import Series
from synopsis.landscape import phrasing
from synopsis.report.chapters.overview import finding_items
from synopsis.report.content import Block, Grid, Heading, Items, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.prose import words
from synopsis.vocabulary import Place, Sentence, Span, compose

_OPEN_ROWS = 12


def citizens(material: Material, place: Place) -> tuple[Block, ...]:
    """The published shares of an economy, then those of surveys beside the region's."""
    head = Heading(words("What its citizens say"), 2, "citizens")
    found = [one for one in material.picture.findings if one.place == place and one.is_stated]
    voices = _voices(material, place)
    if not found and not voices:
        nothing = (
            "Not covered: the sources give no survey share for this economy alone. Regional "
            "shares are not carried over to it."
        )
        return head, Paragraph(words(nothing), Tone.EMPTY)
    stated = (Items(finding_items(found)),) if found else ()
    return head, *stated, *((_beside(material, place, voices),) if voices else ())


def _voices(material: Material, place: Place) -> list[tuple[Series, Series | None]]:
    """The surveyed series of an economy, each with the region's own, in the order of trends."""
    cells = material.picture.cells
    own = [cells[trend.id, place] for trend in material.picture.trends]
    region = {
        voice.series.indicator.id: voice.series
        for trend in material.picture.trends
        for voice in cells[trend.id, material.region.place].voices
    }
    return [
        (voice.series, region.get(voice.series.indicator.id))
        for cell in own
        for voice in cell.voices
    ]


def _beside(material: Material, place: Place, voices: list[tuple[Series, Series | None]]) -> Grid:
    name = material.region.name(material.region.place)
    return Grid(
        f"citizens-{place}",
        words(f"Shares with their intervals, beside those of the {name}"),
        tuple(map(words, ("What is said", material.region.name(place), name, "Wave"))),
        tuple(_row(own, region) for own, region in voices),
        (False, True, True, True),
        note=words(
            "The region's share holds this economy's as well. An empty cell is not covered; "
            "it is not zero."
        ),
        is_folded=len(voices) > _OPEN_ROWS,
    )


def _row(own: Series, region: Series | None) -> tuple[Sentence, ...]:
    last = own.points[-1]
    return (
        words(own.indicator.name),
        _share(own),
        _share(region) if region and region.points else (),
        (Span(str(last.period), address=own.address(last)),),
    )


def _share(series: Series) -> Sentence:
    """The newest share, and its interval where it has one."""
    last = series.points[-1]
    value, ends = phrasing.value_span(series, last), phrasing.interval_spans(series, last)
    if ends is None:
        return (value,)
    return compose("{value} ({low} to {high})", value=value, low=ends[0], high=ends[1])
