"""What may come together: every consistent scenario of the model, why it holds, and how far."""

from collections import Counter

from synopsis.landscape import futures
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.futures_choices import CHOICES, choice_value
from synopsis.report.futures_words import (
    DRAWS_AT,
    FUTURES_AT,
    OTHERS_AT,
    UNCALIBRATED,
    basis_words,
    choice_at,
    draws_word,
    interval,
    is_synthetic,
    scenario_at,
    sources,
    survival,
)
from synopsis.report.influence_words import DASH, listed, percent
from synopsis.report.prose import joined, numbered, words
from synopsis.vocabulary import Sentence, Span, compose, digits

_FIRST = ("outcome", "trend", "trigger", "factor", "actor")
_SUPPORTS, _AGAINST = 3, 2
_TURNS = (
    (futures.Turn.BETTER, "Gets better"),
    (futures.Turn.WORSE, "Gets worse"),
    (futures.Turn.OPEN, "Moves, which way for security is left open"),
    (futures.Turn.SAME, "Stays as now"),
)


def futures_page(found: futures.Futures) -> Page:
    """The scenarios: the result first, then each, then what it all rests on."""
    return Page(
        "futures",
        words("What may come together"),
        (
            *_lead(found),
            *_basis(found),
            *(block for one in range(len(found.scenarios)) for block in _card(found, one)),
            *_choices(found),
        ),
        short="Scenarios",
        group="Landscape",
    )


def _lead(found: futures.Futures) -> tuple[Block, ...]:
    many = Span(digits(len(found.scenarios)), address=FUTURES_AT)
    titles = Counter(one.title[0].lower() + one.title[1:] for one in found.scenarios)
    proof = (
        "and it is proven that there are no others"
        if found.listed.complete
        else "and there may be more: the search was not finished"
    )
    result = compose(
        "By what the region's report says, {many} futures hang together, {proof}: {titles}. How "
        "things stand now {now}; {surest}",
        many=many,
        proof=Span(proof),
        titles=Span(listed(list(titles))),
        now=Span(_now(found)),
        surest=_surest(found),
    )
    return (Paragraph(result, Tone.LEAD, cites=(FUTURES_AT,)),)


def _now(found: futures.Futures) -> str:
    moves = [turn for turn, _ in _TURNS if turn is not futures.Turn.SAME]
    resting = any(not any(map(one.turned, moves)) for one in found.scenarios)
    return "is one of them and would last by itself" if resting else "is none of them"


def _surest(found: futures.Futures) -> Sentence:
    """Which scenarios survive most readings, and which few."""
    shares = {one.id: survival(found, one).value for one in found.scenarios}
    ranked = sorted(shares, key=lambda one: -shares[one])
    parts = [
        compose("{id} in {share}", id=Span(one),
                share=Span(percent(shares[one]), address=scenario_at(one)))
        for one in ranked
    ]  # fmt: skip
    return compose("of {draws} {word}, {parts} hold one like it, in which {alike} of {all} "
                   "concepts at most are otherwise.",
                   draws=Span(digits(len(found.disagreement.draws.amounts)), address=DRAWS_AT),
                   word=Span(draws_word(found)), parts=joined(parts, ", "),
                   alike=Span(digits(found.landscape.choices.alike), address=choice_at("alike")),
                   all=Span(digits(len(found.landscape.concepts)), address=FUTURES_AT))  # fmt: skip


def _basis(found: futures.Futures) -> tuple[Block, ...]:
    tone = Tone.CAVEAT if is_synthetic(found) else Tone.NOTE
    return (
        Paragraph(words(UNCALIBRATED), Tone.CAVEAT),
        Paragraph(basis_words(found), tone, cites=(DRAWS_AT,)),
    )


def _card(found: futures.Futures, number: int) -> tuple[Block, ...]:
    """A scenario: what moves in it, its figures beside it, and why each part holds."""
    scenario, at = found.scenarios[number], scenario_at(found.scenarios[number].id)
    kept = survival(found, scenario)
    margin = compose(
        "Total score {score}. From {starts} of random starts things come to rest here. One like "
        "it is there in {share} of {word} (interval {interval}).{cooke}",
        score=Span(digits(scenario.score), address=at),
        starts=Span(percent(found.weights[number]), address=at),
        share=Span(percent(kept.value), address=at),
        word=Span(draws_word(found)),
        interval=numbered(interval(kept), at),
        cooke=_by_cooke(found, number),
    )
    told = [
        Paragraph(words(f"{head}: {_names(scenario, names)}."), margin=() if place else margin)
        for place, (head, names) in enumerate(_turned(scenario))
    ]
    return (
        Heading(words(f"{scenario.id}. {scenario.title}"), 2, f"scenario-{scenario.id}"),
        Items(tuple(told)),
        _why(found, scenario),
    )


def _by_cooke(found: futures.Futures, number: int) -> Sentence:
    """The same by Cooke's weights, where experts answered calibration questions."""
    other = found.disagreement.by_cooke
    if other is None:
        return ()
    scenario = found.scenarios[number]
    own = [one.share for one in other.families if scenario.state in one.base]
    return compose(
        " By Cooke's weights its family: {share}.",
        share=Span(percent(own[0].value if own else 0.0), address=scenario_at(scenario.id)),
    )


def _names(scenario: futures.ToldScenario, names: list[str]) -> str:
    """Concepts by their names, which have commas of their own; all of them in one word."""
    free = sum(part.lead is not None for part in scenario.parts)
    return "everything" if len(names) == free else "; ".join(names)


def _turned(scenario: futures.ToldScenario) -> list[tuple[str, list[str]]]:
    """What goes which way, outcomes before what leads to them."""
    told = []
    for turn, head in _TURNS:
        parts = sorted(scenario.turned(turn), key=lambda one: _FIRST.index(one.concept.layer.value))
        if parts:
            told.append((head, [one.concept.name for one in parts]))
    return told


def _why(found: futures.Futures, scenario: futures.ToldScenario) -> Grid:
    """Part by part what carries it; the balances make the score."""
    heads = ("Concept", "Is", "Balance", "Lead", "Carried by", "Against it")
    at = scenario_at(scenario.id)
    return Grid(
        f"why-{scenario.id}",
        words(f"Why {scenario.id} holds, part by part"),
        tuple(map(words, heads)),
        tuple(_part(found, scenario, number) for number in range(len(scenario.parts))),
        (False, False, True, True, False, False),
        note=compose(
            "The balances add up to the total score of {score}. The lead is over the best rival: "
            "where it is nought, another variant would hold as well. What rests is carried by the "
            "choice that things stay as they are until more pushes them. A condition is held and "
            "has no lead.",
            score=Span(digits(scenario.score), address=at),
        ),
        is_folded=True,
    )


def _part(
    found: futures.Futures, scenario: futures.ToldScenario, number: int
) -> tuple[Sentence, ...]:
    part = scenario.parts[number]
    at = scenario_at(scenario.id, part.concept.id)
    sides = (part.carried_by[:_SUPPORTS], part.opposed_by[:_AGAINST])
    carried, against = (
        joined(
            (
                compose(
                    "{who}: {amount}, {lines}",
                    who=who,
                    amount=Span(digits(one.amount), address=at),
                    lines=lines,
                )
                for one in side
                for who, lines in (sources(found, part.concept.id, one.source, one.variant),)
            ),
            "; ",
        )
        for side in sides
    )
    if part.rest:
        rest = compose("rest: {amount}", amount=Span(digits(part.rest), address=at))
        carried = joined((carried, rest), "; ") if carried else rest
    lead = (Span(digits(part.lead), address=at),) if part.lead is not None else words(DASH)
    return (
        words(part.concept.name),
        words(part.variant),
        (Span(digits(part.balance), address=at),),
        lead,
        carried or words(DASH),
        against or words(DASH),
    )


def _choices(found: futures.Futures) -> tuple[Block, ...]:
    """Every choice between map and scenarios with its reason, and what one of them does."""
    choices = found.landscape.choices
    rows = tuple(
        (
            words(name.capitalize()),
            (Span(choice_value(choices, name), address=choice_at(name)),),
            words(choices.reasons.get(name, DASH)),
        )
        for name in CHOICES
    )
    counted = joined(
        (
            numbered(f"{many} with {rest}" + (" (chosen)" if rest == choices.rest else ""),
                     OTHERS_AT)
            for rest, many in found.others
        ),
        ", ",
    )  # fmt: skip
    return (
        Heading(words("What was chosen"), 2, "choices"),
        Paragraph(
            words(
                "None of these choices is in the report. Each is named in the card of the model, "
                "may be changed there, and changes what is listed above."
            )
        ),
        Paragraph(compose("How many futures there are, by what speaks for rest: {counted}.",
                          counted=counted), cites=(OTHERS_AT,)),
        Grid(
            "choices-table",
            words("Choices of the model, with their reasons"),
            (words("Choice"), words("Value"), words("Why")),
            rows,
            (False, False, False),
        ),
    )  # fmt: skip
