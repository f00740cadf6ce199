"""What moved and since when: changes of level in the months of a trend's measures."""

from collections.abc import Iterator, Sequence

from synopsis.indicators import change
from synopsis.landscape import Trend, ahead
from synopsis.report.content import Block, Heading, Items, Paragraph, Tone
from synopsis.report.material import Material
from synopsis.report.outlook_words import bare_name, month_words, value_words
from synopsis.report.prose import words
from synopsis.vocabulary import Sentence, Span, compose

_NOTE = (
    "A change is dated where the months before and after it lie on different levels, by a measure "
    "that series without any change rarely meet. It looks back over all figures: it explains the "
    "past and warns of nothing."
)


def since(material: Material, trend: Trend) -> tuple[Block, ...]:
    """The newest change of level of each series by month, and where none can be dated."""
    prospects = [one for own in material.foresight.of_trend(trend).values() for one in own]
    if not prospects:
        return ()
    items = tuple(_items(material, prospects))
    return (
        Heading(words("What moved, and since when"), 2, "since"),
        *((Items(items),) if items else ()),
        *_without(material, prospects),
        Paragraph(words(_NOTE), Tone.NOTE),
    )


def _items(material: Material, prospects: Sequence[ahead.Prospect]) -> Iterator[Paragraph]:
    """One item for each series that has a dated change, the newest first."""
    found = [(one.marks[-1], one) for one in prospects if one.marks]
    for mark, own in sorted(found, key=lambda pair: pair[0].since, reverse=True):
        yield Paragraph(_said(material, own, mark), cites=(own.mark_at(mark),))


def _said(material: Material, own: ahead.Prospect, mark: change.Mark) -> Sentence:
    at = own.mark_at(mark)
    months = {
        name: Span(month_words(period), address=at)
        for name, period in (
            ("since", mark.since), ("first", mark.earliest), ("last", mark.latest),
        )
    }  # fmt: skip
    is_dated = mark.earliest == mark.latest
    between = () if is_dated else compose(" (between {first} and {last})", **months)
    return compose(
        "{place}: {measure} {higher} since {since}{between}; the median month had {before} before "
        "and {after} after.",
        place=Span(material.region.name(own.series.place)),
        measure=Span(_lower(own.series.indicator.name)),
        higher=Span("higher" if mark.direction is change.Direction.UP else "lower"),
        since=months["since"],
        between=between,
        before=Span(value_words(own, mark.before), address=at),
        after=Span(value_words(own, mark.after), address=at),
    )


def _lower(name: str) -> str:
    """A measure's name inside a sentence."""
    return bare_name(f"{name[0].lower()}{name[1:]}")


def _without(material: Material, prospects: Sequence[ahead.Prospect]) -> tuple[Paragraph, ...]:
    """The series in which no change can be dated, by why."""
    reasons: dict[str, dict[str, list[str]]] = {}
    for one in prospects:
        if not one.marks:
            why = one.why_undated
            said = f"Nothing can be dated, since {why}" if why else _NOTHING
            own = reasons.setdefault(said, {}).setdefault(_lower(one.series.indicator.name), [])
            own.append(material.region.name(one.series.place))
    return tuple(
        Paragraph(
            words(f"{why}: " + "; ".join(f"{name} ({', '.join(places)})"
                                         for name, places in measures.items()) + "."),
            Tone.NOTE,
        )
        for why, measures in reasons.items()
    )  # fmt: skip


_NOTHING = "No change of level can be dated"
