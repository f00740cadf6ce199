"""What may come in one economy: a small fan of each of its measures by month."""

from collections.abc import Iterable

from synopsis.landscape import ahead
from synopsis.report.chapters.figure import producers
from synopsis.report.chapters.outlook import KEY, drawing, levels_table, past_banner
from synopsis.report.content import Block, Chart, Heading, Items, Look, Paragraph, Tone
from synopsis.report.fan_picture import Panel
from synopsis.report.likelihood_origin import OUTSIDE, band, on_scale, scale_at, with_article
from synopsis.report.material import Material
from synopsis.report.outlook_words import bare_name, chance_words, month_words
from synopsis.report.palette import LIGHT
from synopsis.report.prose import words
from synopsis.vocabulary import Place, Sentence, Span, compose

_NONE = (
    "No outlook: insufficient data. No series of this economy that is among the sources is "
    "published by month."
)


def prospects_of(material: Material, place: Place) -> tuple[Block, ...]:
    """The fans of an economy side by side, with how likely more is in a sentence each."""
    head = Heading(words("What may come"), 2, "outlook")
    own = [one for one in material.foresight.of_place(place) if one.series.points]
    if not own:
        return head, Paragraph(words(_NONE), Tone.EMPTY)
    hue = LIGHT.economy(place, material.region)
    panels = [Panel(bare_name(one.series.indicator.name), hue, one) for one in own]
    chart = Chart(
        f"fans-{place}",
        words("What may come of each measure that is published by month"),
        words(f"Each panel has its own scale. {KEY}"),
        "Fans of what may come, a panel a measure; the table behind the picture holds the levels.",
        drawing(panels, f"of-{place}"),
        levels_table(f"levels-{place}", own, [panel.name for panel in panels]),
        compose("Sources: {named}.", named=producers(material, _cards(own))),
        Look.SERIES,
    )
    said = [one for one in own if one.statement]
    items = tuple(_item(one, is_first=not at) for at, one in enumerate(said))
    listed = (Items(items),) if items else ()
    return head, *listed, *past_banner(material, own), chart


def _item(one: ahead.Prospect, *, is_first: bool) -> Paragraph:
    """How likely the last month is to bring more than the same month before it."""
    said = one.statement
    if said is None:
        return Paragraph(())
    likelihood = said.likelihood
    at = scale_at(likelihood.scale)
    word: Sentence = words(OUTSIDE)
    if said.is_worded:
        word = compose(
            "{word} ({band}{scale})",
            word=Span(with_article(likelihood.word)),
            band=Span(band(likelihood), address=at),
            scale=on_scale(likelihood.scale) if is_first else (),
        )
    text = compose(
        "{measure}: more in {month} than in {than} is {word}, here {chance}.",
        measure=Span(bare_name(one.series.indicator.name)),
        than=Span(month_words(said.than), address=one.chance_at),
        month=Span(month_words(said.step.period), address=one.chance_at),
        word=word,
        chance=Span(chance_words(said.chance), address=one.chance_at),
    )
    return Paragraph(text, cites=(one.chance_at,), page=f"trend-{one.series.indicator.trend}")


def _cards(own: Iterable[ahead.Prospect]) -> Iterable[str]:
    """The cards that the measures are drawn from."""
    return (one.series.indicator.source for one in own)
