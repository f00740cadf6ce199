"""What if: what each trigger would set off from now, change by change, and how surely."""

from synopsis.landscape import futures
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.futures_words import (
    DRAWS_AT,
    UNCALIBRATED,
    basis_words,
    draws_word,
    interval,
    is_synthetic,
    left_by,
    main_outcome,
    moved_of,
    sources,
    trigger_name,
    what_if_at,
)
from synopsis.report.influence_words import DASH, listed, percent, quoted
from synopsis.report.prose import joined, numbered, words
from synopsis.vocabulary import Sentence, Span, compose, digits

_FIRST, _CARRIERS = 4, 2
_SHOWN = frozenset({"outcome", "trend"})
_ORDER = (
    "The changes stand in their order, which is no measure of time. They may serve an exercise as "
    "injects: what participants are told next."
)


def whatif_page(found: futures.Futures) -> Page:
    """Each trigger with what it sets off, the surest first."""
    ranked = sorted(found.triggers, key=lambda one: -_worse(found, one))
    return Page(
        "what-if",
        words("What if"),
        (
            *_lead(found, ranked),
            Paragraph(words(UNCALIBRATED), Tone.CAVEAT),
            Paragraph(basis_words(found), Tone.CAVEAT if is_synthetic(found) else Tone.NOTE,
                      cites=(DRAWS_AT,)),
            Paragraph(words(_ORDER), Tone.NOTE),
            *(block for one in ranked for block in _trigger(found, one)),
            _shares(found, ranked),
        ),
        short="What if",
        group="Landscape",
    )  # fmt: skip


def _worse(found: futures.Futures, supposed: futures.Supposed) -> float:
    """In what share of draws the main outcome gets worse."""
    moved = moved_of(supposed, main_outcome(found).id)
    return moved[0].value if moved else 0.0


def _lead(found: futures.Futures, ranked: list[futures.Supposed]) -> tuple[Block, ...]:
    acting = [one for one in ranked if len(one.changes) > len(one.clamps)]
    idle = [one for one in ranked if one not in acting]
    outcome, first = main_outcome(found), ranked[0]
    moves = (
        f"{listed([quoted(trigger_name(found, one)) for one in acting])} would set other things "
        "off by the model itself"
        if acting
        else "no trigger would set anything off by the model itself"
    )
    rest = (
        f", while {listed([quoted(trigger_name(found, one)) for one in idle])} alone would not"
        if idle and acting
        else ""
    )
    result = compose(
        "If a trigger grew worse today, {moves}{rest}. Surest is {name}: in {share} of {draws} "
        "{word} {outcome} then grows worse.",
        moves=Span(moves),
        rest=words(rest),
        name=Span(quoted(trigger_name(found, first))),
        share=Span(percent(_worse(found, first)), address=what_if_at(first, outcome.id)),
        draws=Span(digits(len(found.disagreement.draws.amounts)), address=DRAWS_AT),
        word=Span(draws_word(found)),
        outcome=Span(quoted(outcome.name)),
    )
    return (Paragraph(result, Tone.LEAD),)


def _trigger(found: futures.Futures, supposed: futures.Supposed) -> tuple[Block, ...]:
    name = trigger_name(found, supposed)
    own = tuple(one for one in supposed.changes if not one.is_imposed)
    items = tuple(_change(found, supposed, number) for number in range(min(len(own), _FIRST)))
    head = Heading(words(name), 2, f"what-if-{'-'.join(supposed.clamps)}")
    said = Paragraph(_said(found, supposed, len(own)), margin=_margin(found, supposed))
    return (head, said, Items(items)) if items else (head, said)


def _said(found: futures.Futures, supposed: futures.Supposed, many: int) -> Sentence:
    """What it sets off, and which of the futures it leaves."""
    at = what_if_at(supposed)
    if not many:
        begin = words("From how things stand it moves nothing by itself: the rest of the report's "
                      "links outweigh this one push.")  # fmt: skip
    else:
        begin = compose("From how things stand it sets off {many} changes.",
                        many=Span(digits(many), address=at))  # fmt: skip
    kept, new = left_by(found, supposed)
    titles = {
        one.id: f"{one.id} ({one.title[0].lower()}{one.title[1:]})" for one in found.scenarios
    }
    gone = [title for name, title in titles.items() if name not in kept]
    stay = [titles[name] for name in kept]
    if not gone and not new:
        return joined((begin, words("All futures listed stay consistent.")), " ")
    parts = []
    if gone:
        verb = "are" if len(gone) > 1 else "is"
        parts.append(words(f"{listed(gone)} {verb} no longer consistent"))
    if kept:
        parts.append(words(f"{listed(stay)} {'stay' if len(stay) > 1 else 'stays'}"))
    if new:
        parts.append(compose("new ones: {many}", many=Span(digits(new), address=at)))
    return joined(
        (begin, compose("Of the futures listed, {parts}.", parts=joined(parts, "; "))), " "
    )


def _margin(found: futures.Futures, supposed: futures.Supposed) -> Sentence:
    outcome = main_outcome(found)
    moved = moved_of(supposed, outcome.id)
    if not moved:
        return words("Not drawn.")
    worse, better = moved
    at = what_if_at(supposed, outcome.id)
    return compose(
        "{outcome}: worse in {worse} ({interval}) of {word}, better in {better}",
        outcome=Span(outcome.name),
        worse=Span(percent(worse.value), address=at),
        interval=numbered(interval(worse), at),
        word=Span(draws_word(found)),
        better=Span(percent(better.value), address=at),
    )


def _change(found: futures.Futures, supposed: futures.Supposed, number: int) -> Paragraph:
    """A change as a sentence, with the lines of the report that carry it."""
    change = [one for one in supposed.changes if not one.is_imposed][number]
    carried = joined(
        (
            compose("{who}, {lines}", who=who, lines=lines)
            for one in change.carried[:_CARRIERS]
            for who, lines in (sources(found, change.concept.id, one.source, one.variant),)
        ),
        "; ",
    )
    turned = f", which is {change.turn.value}" if change.turn.value in ("better", "worse") else ""
    return Paragraph(
        compose(
            "{name} goes from {before} to {after}{turned}, carried by {carried}.",
            name=Span(quoted(change.concept.name)),
            before=Span(quoted(change.before)),
            after=Span(quoted(change.after)),
            turned=words(turned),
            carried=carried or words("what stands already"),
        ),
        cites=(what_if_at(supposed, "change", change.concept.id),),
    )


def _shares(found: futures.Futures, ranked: list[futures.Supposed]) -> Grid:
    """In what share of draws each trend and outcome grows worse, by trigger."""
    shown = [one for one in found.landscape.concepts if one.layer.value in _SHOWN]
    rows = tuple(
        (
            words(concept.name),
            *(_share(supposed, concept.id) for supposed in ranked),
        )
        for concept in shown
        if concept.more.sign
    )
    return Grid(
        "what-if-shares",
        words(f"Grows worse, in what share of {draws_word(found)}, by trigger"),
        (words("Concept"), *(words(trigger_name(found, one)) for one in ranked)),
        rows,
        (False, *(True for _ in ranked)),
        note=words("Each share opens its interval, and the share that grows better."),
        is_folded=True,
    )


def _share(supposed: futures.Supposed, concept: str) -> Sentence:
    moved = moved_of(supposed, concept)
    if not moved:
        return words(DASH)
    return (Span(percent(moved[0].value), address=what_if_at(supposed, concept)),)
