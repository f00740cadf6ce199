"""Outlooks in words: how likely which way, what would be seen first, and how it will be judged."""

from collections.abc import Sequence

from synopsis.indicators import Concern
from synopsis.landscape import ahead
from synopsis.report.content import Grid, Paragraph, Tone
from synopsis.report.likelihood_origin import OUTSIDE, band, on_scale, scale_at, with_article
from synopsis.report.material import Material
from synopsis.report.outlook_words import chance_words, month_words, value_words, why_none
from synopsis.report.prose import capital, joined, words
from synopsis.report.record_words import line_at, line_said, share_words
from synopsis.vocabulary import Sentence, Span, compose


def finding(material: Material, prospects: Sequence[ahead.Prospect]) -> Paragraph:
    """How likely it is that the last coming month brings more than the same month before it."""
    said = [one for one in prospects if one.statement]
    if not said:
        nothing = (
            "The same month of the year before is not covered, so nothing is compared with it."
        )
        return Paragraph(words(nothing), Tone.EMPTY)
    groups: dict[str, list[ahead.Prospect]] = {}
    for one in said:
        groups.setdefault(_word(one), []).append(one)
    parts = [
        _part(material, own, is_first=not at, is_alone=len(said) == 1)
        for at, own in enumerate(sorted(groups.values(), key=_likeliest, reverse=True))
    ]
    sure, why = min(
        (ahead.sureness_of(one, material.foresight.record, material.as_of) for one in said),
        key=lambda pair: int(pair[0]),
    )
    return Paragraph(
        (*compose("That {months}, is ", months=_asked(said[0])), *joined(parts, "; "), *words(".")),
        Tone.FINDING,
        confidence=sure,
        cites=tuple(one.chance_at for one in said),
        margin=words(f"{capital(why)}."),
    )


def _likeliest(own: Sequence[ahead.Prospect]) -> float:
    return max(map(_chance, own))


def _chance(one: ahead.Prospect) -> float:
    return one.statement.chance if one.statement else 0.0


def _word(one: ahead.Prospect) -> str:
    said = one.statement
    return said.likelihood.word if said and said.is_worded else OUTSIDE


def _asked(one: ahead.Prospect) -> Sentence:
    """The two months that are compared."""
    said = one.statement
    if said is None:
        return ()
    return compose(
        "{month} brings more {counted} than {than} did",
        month=Span(month_words(said.step.period), address=one.chance_at),
        counted=Span(_counted(one)),
        than=Span(month_words(said.than), address=one.chance_at),
    )


def _counted(one: ahead.Prospect) -> str:
    return one.series.indicator.counted.removesuffix(" a month") or "of it"


def _part(
    material: Material, prospects: Sequence[ahead.Prospect], *, is_first: bool, is_alone: bool
) -> Sentence:
    """A word of the scale with its band, and the places of which it is true.

    The first names the scale as well.
    """
    said = prospects[0].statement
    places = [material.region.name(one.series.place) for one in prospects]
    within = Span("" if is_alone else f" in {_listed(places)}")
    chances = joined(
        ((Span(chance_words(_chance(one)), address=one.chance_at),) for one in prospects), ", "
    )
    if said is None or not said.is_worded:
        return compose("{what} ({chances}){within}", what=Span(OUTSIDE), chances=chances,
                       within=within)  # fmt: skip
    at = scale_at(said.likelihood.scale)
    return compose(
        "{word} ({band}{scale}; here {chances}){within}",
        word=Span(with_article(said.likelihood.word)),
        band=Span(band(said.likelihood), address=at),
        scale=on_scale(said.likelihood.scale) if is_first else (),
        chances=chances,
        within=within,
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def expected(material: Material, prospects: Sequence[ahead.Prospect]) -> Grid:
    """What the last month may bring, and which figure would be the first sign of each path."""
    indicator = prospects[0].series.indicator
    is_judged = indicator.concern is not Concern.NEITHER
    worse, better = ("unfavourable", "favourable") if is_judged else ("upper", "lower")
    heads = ("Place", "Probability of more", "Last month: median", "Last month: four fifths lie in",
             f"First sign of the {worse} path", f"First sign of the {better} path")  # fmt: skip
    return Grid(
        f"signposts-{indicator.id}",
        words("What the last month may bring, and what would be seen first"),
        tuple(map(words, heads)),
        tuple((words(material.region.name(one.series.place)), *_cells(one)) for one in prospects),
        (False, True, True, True, False, False),
        note=words(
            "The paths run along the edges that one month in ten passes on either side; their "
            "first sign is the next month's figure beyond such an edge."
        ),
        is_folded=len(prospects) > 1,
    )


def _cells(one: ahead.Prospect) -> tuple[Sentence, ...]:
    if not one.fan.steps:
        return ((), (), (), why_none(one), ())
    last, first = one.fan.steps[-1], one.fan.steps[0]
    at = one.step_at(last.period)
    said = one.statement
    chance = (Span(chance_words(said.chance), address=one.chance_at),) if said else ()
    ends = [Span(value_words(one, end), address=at) for end in last.interval(0.8)]
    low, high = first.interval(0.8)
    signs = [_sign(one, "above", high), _sign(one, "below", low)]
    if one.series.indicator.concern is Concern.LOWER:
        signs.reverse()
    return (
        chance,
        (Span(value_words(one, last.median), address=at),),
        compose("{low} to {high}", low=ends[0], high=ends[1]),
        *signs,
    )


def _sign(one: ahead.Prospect, side: str, edge: float) -> Sentence:
    first = one.fan.steps[0]
    at = one.step_at(first.period)
    if side == "below" and edge <= 0:
        return compose("none: {edge} would be no surprise",
                       edge=Span(value_words(one, edge), address=at))  # fmt: skip
    return compose(
        "{side} {edge} in {month}",
        side=Span(side),
        edge=Span(value_words(one, edge), address=at),
        month=Span(month_words(first.period), address=at),
    )


def scored(material: Material, one: ahead.Prospect) -> Paragraph:
    """What settles the outlook, and how such outlooks fared before."""
    settled = words("Settled by the publisher's figure for that month: true where it is greater. ")
    return Paragraph((*settled, *_record(material, one.fan.pool)), Tone.NOTE, page="record")


def _record(material: Material, pool: str) -> Sentence:
    record = material.foresight.record
    skill, held = record.line(pool, "skill"), record.line(pool, "held_active", "0.8")
    if skill is None:
        return words("No record of past outlooks of such series is published yet.")
    said = compose(
        "Record: the method's error is lower than that of the best simple method by {skill}",
        skill=Span(line_said(skill), address=line_at(skill)),
    )
    if held is None:
        return (*said, *words("."))
    return said + compose(
        ", and the band that should hold {share} of active months held {value}.",
        share=Span(share_words(float(held.of)), address=line_at(held)),
        value=Span(line_said(held), address=line_at(held)),
    )
