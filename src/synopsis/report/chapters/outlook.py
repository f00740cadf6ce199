"""The outlook of a trend: fans of its measures by month, worded, scored and with their limits."""

from collections.abc import Sequence

from synopsis.landscape import Trend
from synopsis.landscape import ahead as room
from synopsis.report.ahead_origin import LEVELS_AT
from synopsis.report.bearing import number_word
from synopsis.report.chapters.figure import source_line
from synopsis.report.chapters.outlook_said import expected, finding, scored
from synopsis.report.chart_rows import unit_of
from synopsis.report.content import Block, Chart, Grid, Heading, Look, Paragraph, Tone
from synopsis.report.fan_picture import Panel, Room, fan_svg
from synopsis.report.likelihood_origin import with_article
from synopsis.report.material import Material
from synopsis.report.outlook_words import (
    SHOWN,
    bare_name,
    level_words,
    month_words,
    newest_month,
    value_words,
    why_none,
)
from synopsis.report.palette import LIGHT
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import joined, words
from synopsis.vocabulary import EDITION_RECORD, Sentence, Span, compose

_ONE = (Room(640, 1, 190), Room(350, 1, 150))
_MANY = (Room(680, 3, 92), Room(350, 2, 84))
KEY = (
    "Line: the last years. Dark, middle and light band: where a half, four fifths and nineteen "
    "twentieths of what may come lie; thin line: as likely above as below. Triangle: since when "
    "the level is another, over the months between which that lies; filled where it is towards "
    "concern. Hatched: no figure."
)
_NONE = (
    "No outlook here: insufficient data. No series of this trend that is among the sources is "
    "published by month; a source card with a monthly series would bring one."
)


def outlook(material: Material, trend: Trend) -> tuple[Block, ...]:
    """What may come of each measure by month, or why nothing can be said."""
    head = Heading(words("What may come"), 2, "outlook")
    found = material.foresight.of_trend(trend)
    if not found:
        return head, Paragraph(words(_NONE), Tone.EMPTY)
    return head, *(block for own in found.values() for block in _of_measure(material, own))


def _of_measure(material: Material, prospects: Sequence[room.Prospect]) -> tuple[Block, ...]:
    """The sentence, the picture, what would be seen first, and how it will be judged."""
    told = [one for one in prospects if one.fan.steps]
    if not told:
        names = ", ".join(material.region.name(one.series.place) for one in prospects)
        said = words(f"{_bare(prospects)}, {names}: no outlook. ")
        whys = {one.fan.why_not: why_none(one) for one in prospects}
        return (Paragraph((*said, *joined(whys.values(), "; "), *words(".")), Tone.EMPTY),)
    return (
        Heading(words(_bare(prospects)), 3, f"outlook-{prospects[0].series.indicator.id}"),
        finding(material, told),
        *past_banner(material, told),
        fan_chart(material, prospects),
        expected(material, prospects),
        scored(material, told[0]),
    )


def _bare(prospects: Sequence[room.Prospect]) -> str:
    return prospects[0].series.indicator.name


def past_banner(material: Material, prospects: Sequence[room.Prospect]) -> tuple[Paragraph, ...]:
    """A word beside fans whose coming months lie before the edition's own day."""
    past = [one for one in prospects if one.is_past(material.as_of)]
    if not past:
        return ()
    own = max(past, key=lambda one: one.fan.steps[-1].period)
    return (
        Paragraph(
            compose(
                "The months drawn as coming are past: the newest figure is of {newest}, and this "
                "edition of {day}. What came is not among the sources; a newer file of the "
                "publisher would settle the outlook and bring the next one.",
                newest=newest_month(own),
                day=Span(material.as_of.isoformat(), address=EDITION_RECORD),
            ),
            Tone.CAVEAT,
        ),
    )


def fan_chart(material: Material, prospects: Sequence[room.Prospect]) -> Chart:
    """The fans of one measure, one panel a place."""
    indicator = prospects[0].series.indicator
    panels = [
        Panel(
            material.region.name(one.series.place),
            LIGHT.economy(one.series.place, material.region),
            one,
        )
        for one in prospects
    ]
    return Chart(
        f"fan-{indicator.id}",
        words(title_of(prospects)),
        words(f"Unit: {unit_of(indicator)}{_scales(panels)}. {KEY}"),
        "Fans of what may come, one panel a place; the table behind the picture holds the levels.",
        drawing(panels, indicator.id.replace("_", "-")),
        levels_table(f"levels-{indicator.id}", prospects, [panel.name for panel in panels]),
        (*source_line(material, indicator), *words(" "), *_newest(prospects)),
        Look.SERIES,
    )


def drawing(panels: Sequence[Panel], mark: str) -> dict[str, object]:
    """The picture for wide and for narrow screens."""
    rooms = _ONE if len(panels) == 1 else _MANY
    return for_screens(*(fan_svg(panels, own, mark) for own in rooms))


def _scales(panels: Sequence[Panel]) -> str:
    return "; each panel has its own scale" if len(panels) > 1 else ""


def _newest(prospects: Sequence[room.Prospect]) -> Sentence:
    own = next(one for one in prospects if one.fan.last)
    return compose("Newest month: {month}.", month=newest_month(own))


def title_of(prospects: Sequence[room.Prospect]) -> str:
    """A sentence on where the last coming month is likely to lie against the year before."""
    name = bare_name(_bare(prospects))
    chances = [one.statement.chance for one in prospects if one.statement]
    if len(prospects) == 1 and chances and prospects[0].statement:
        word = prospects[0].statement.likelihood.word
        return f"{name}: more than a year before is {with_article(word)}"
    counts = {
        "likely": sum(one > 0.55 for one in chances),
        "about as likely as not": sum(0.45 <= one <= 0.55 for one in chances),
        "unlikely": sum(one < 0.45 for one in chances),
    }
    said = [f"{word} in {_counted(count)}" for word, count in counts.items() if count]
    return f"{name}: more than a year before is {', '.join(said)}"


def _counted(count: int) -> str:
    return f"{number_word(count)} {'economy' if count == 1 else 'economies'}"


def levels_table(id_: str, prospects: Sequence[room.Prospect], names: Sequence[str]) -> Grid:
    """Places and coming months down, levels of the outlook across."""
    rows = tuple(
        (
            words(name),
            (Span(month_words(step.period), address=own.step_at(step.period)),),
            *(
                (Span(value_words(own, step.at(level)), address=own.step_at(step.period)),)
                for level in SHOWN
            ),
        )
        for own, name in zip(prospects, names, strict=True)
        for step in own.fan.steps
    )
    heads = tuple((Span(level_words(level), address=LEVELS_AT),) for level in SHOWN)
    return Grid(
        id_,
        words("What may come: the value that will not be passed with each probability"),
        (words("Series"), words("Month"), *heads),
        rows,
        (False, False, *(True for _ in SHOWN)),
        source=(),
    )
