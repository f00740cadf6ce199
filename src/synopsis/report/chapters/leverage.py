"""Where to push: by which measures each goal is reached, with proof, and what to ask again."""

from synopsis.landscape import futures
from synopsis.report.content import Block, Grid, Heading, Items, Page, Paragraph, Tone
from synopsis.report.futures_words import (
    DRAWS_AT,
    UNCALIBRATED,
    asked_at,
    basis_words,
    draws_word,
    goals,
    interval,
    is_synthetic,
    lasting_words,
    lever_at,
    measures_words,
    reached_at,
)
from synopsis.report.influence_words import DASH, influence_at, lines_of, percent, quoted
from synopsis.report.prose import joined, numbered, words
from synopsis.vocabulary import Sentence, Span, compose, digits

_ASKED, _SETS = 8, 6
_CARE = (
    "A measure pushes what the report says that it helps or restrains, and nothing else. What it "
    "costs, who would do it and how long it takes is not in the model."
)


def leverage_page(found: futures.Futures) -> Page:
    """Goal by goal: what is proven, what leads there from now, and what to ask again."""
    return Page(
        "leverage",
        words("Where to push"),
        (
            *_lead(found),
            Paragraph(words(_CARE), Tone.CAVEAT),
            Paragraph(words(UNCALIBRATED), Tone.CAVEAT),
            Paragraph(basis_words(found), Tone.CAVEAT if is_synthetic(found) else Tone.NOTE,
                      cites=(DRAWS_AT,)),
            *(block for name, one in goals(found) for block in _goal(found, name, one)),
            *_measures(found),
            *_asked(found),
        ),
        short="Leverage",
        group="Landscape",
    )  # fmt: skip


def _lead(found: futures.Futures) -> tuple[Block, ...]:
    named = tuple(goals(found))
    none = [(name, one) for name, one in named if one.proof.outcome.value == "none"]
    first = next((own for own in named if own[1].reached and own[1].reached[0].measures), None)
    proof = _proven(found, named, len(none))
    if first is None:
        return (Paragraph(proof, Tone.LEAD),)
    name, lever = first
    ways = compose(
        "From how things stand a push in the right place leads far: towards {goal}, {sets}.",
        goal=Span(quoted(lever.name[0].lower() + lever.name[1:])),
        sets=joined((_way(found, name, lever, at) for at in range(min(2, len(lever.reached)))),
                    ", then "),
    )  # fmt: skip
    return (Paragraph(joined((proof, ways), " "), Tone.LEAD),)


def _proven(
    found: futures.Futures, named: tuple[tuple[str, futures.Lever], ...], none: int
) -> Sentence:
    """What is proven of all goals at once."""
    if not none:
        return words("For every goal some set of measures makes sure of it, or none is needed.")
    at = lever_at(named[0][0])
    which = "any of the {all} goals" if none == len(named) else "{many} of the {all} goals"
    goals_said = compose(
        which,
        all=Span(digits(len(named)), address=at),
        many=Span(digits(none), address=at),
    )
    return compose(
        "No set of up to {largest} of the {measures} measures that the report names makes sure of "
        "{goals}: that is proven.",
        largest=Span(digits(max(one.largest for _, one in named)), address=at),
        measures=Span(digits(len(found.landscape.measures)), address=at),
        goals=goals_said,
    )


def _way(found: futures.Futures, goal: str, lever: futures.Lever, number: int) -> Sentence:
    one = lever.reached[number]
    codes = [own.code for own in one.measures]
    if one.share is None:
        return words(measures_words(found, codes))
    return compose(
        "{sets} in {share} of {word}",
        sets=Span(measures_words(found, codes)),
        share=Span(percent(one.share.value), address=reached_at(goal, codes)),
        word=Span(draws_word(found)),
    )


def _goal(found: futures.Futures, name: str, lever: futures.Lever) -> tuple[Block, ...]:
    return (
        Heading(words(lever.name), 2, f"goal-{name}"),
        Paragraph(_proof(found, name, lever), cites=(lever_at(name),)),
        *_counterexample(found, name, lever),
        *_ways(found, name, lever),
    )


def _proof(found: futures.Futures, name: str, lever: futures.Lever) -> Sentence:
    """What is proven over all consistent futures."""
    proof, at = lever.proof, lever_at(name)
    kind = proof.outcome.value
    if kind == "nothing needed":
        return words("Proven: every consistent future meets it without any measure.")
    if kind == "found":
        sure = "no smaller set does" if proof.smallest else "a smaller set may do too"
        sets = joined((_working(found, name, lever, one.codes) for one in proof.working), "; ")
        return compose("Makes sure of it in every consistent future: {sets}; {sure}.",
                       sets=sets, sure=Span(sure))  # fmt: skip
    if kind == "none":
        return compose(
            "Proven: no set of up to {largest} measures makes sure of it. Some consistent future "
            "always stays that does not meet it.",
            largest=Span(digits(proof.largest), address=at),
        )
    return words("Not settled: the search for a set that makes sure of it was not finished.")


def _working(
    found: futures.Futures, name: str, lever: futures.Lever, codes: tuple[str, ...]
) -> Sentence:
    """A set that works, with the share of draws in which it is proven as well."""
    said = lasting_words(found, lever, codes)
    return joined((words(measures_words(found, codes)), numbered(said, lever_at(name))), "")


def _counterexample(
    found: futures.Futures, name: str, lever: futures.Lever
) -> tuple[Paragraph, ...]:
    """A future that stays consistent under the set that comes nearest, and misses the goal."""
    if lever.proof.outcome.value != "none" or not lever.proof.near:
        return ()
    near, at = lever.proof.near[0], lever_at(name)
    told = futures.tell_scenario(found.landscape, near.counterexample, "counterexample")
    met = compose(
        " ({met} of {all} futures under it meet the goal)",
        met=Span(digits(near.met.met), address=at),
        all=Span(digits(near.met.of), address=at),
    ) if near.met else ()  # fmt: skip
    title = told.title[0].lower() + told.title[1:]
    return (
        Paragraph(
            compose("What comes nearest is {sets}{met}, yet under it a future still holds in which "
                    "{title}.",
                    sets=Span(measures_words(found, near.codes)), met=met, title=Span(title)),
            Tone.NOTE,
            cites=(at,),
        ),
    )  # fmt: skip


def _ways(found: futures.Futures, name: str, lever: futures.Lever) -> tuple[Block, ...]:
    """The sets that lead there from how things stand."""
    if not lever.reached:
        text = "From how things stand, no set of so few measures leads there in the model."
        return (Paragraph(words(text)),)
    if not lever.reached[0].measures:
        text = "It is met as things stand, and no measure is needed to keep it."
        return (Paragraph(words(text)),)
    shown = lever.reached[:_SETS]
    many = len(lever.reached) + lever.others
    note = (
        compose(
            "The surest of {many} sets of this size.",
            many=Span(digits(many), address=lever_at(name)),
        )
        if many > len(shown)
        else ()
    )
    return (
        Grid(
            f"ways-{name}",
            words(f"{lever.name}: what leads there from how things stand"),
            (words("Measures"), words("Share"), words("Interval")),
            tuple(_set(found, name, lever, at) for at in range(len(shown))),
            (False, True, True),
            note=note,
        ),
    )


def _set(
    found: futures.Futures, name: str, lever: futures.Lever, number: int
) -> tuple[Sentence, ...]:
    """A set of measures with the share of draws in which it leads to the goal."""
    one = lever.reached[number]
    codes = [own.code for own in one.measures]
    sets = words(measures_words(found, codes))
    if one.share is None:
        return sets, words(DASH), words(DASH)
    at = reached_at(name, codes)
    share, ends = percent(one.share.value), interval(one.share)
    return sets, (Span(share, address=at),), (Span(ends, address=at),)


def _measures(found: futures.Futures) -> tuple[Block, ...]:
    """What each measure pushes, by the lines of the report."""
    landscape = found.landscape
    coding = landscape.graph.coding
    rows = tuple(
        (
            words(measure.name),
            words("; ".join(landscape.names[push.descriptor] for push in measure.pushes)),
            joined(
                (
                    (lines_of(coding, link),)
                    for push in measure.pushes
                    for link in landscape.links(measure.code, push.descriptor)
                ),
                "; ",
            ) or tuple(Span(one, address=influence_at(one)) for one in measure.citations),
        )
        for measure in landscape.measures
    )  # fmt: skip
    return (
        Heading(words("What each measure pushes"), 2, "measures"),
        Grid(
            "measures-table",
            words("Measures that the report names"),
            (words("Measure"), words("Pushes"), words("Lines")),
            rows,
            (False, False, False),
            is_folded=True,
        ),
    )


def _asked(found: futures.Futures) -> tuple[Block, ...]:
    """The links that, if known, would settle most of what the draws leave open."""
    links, names = found.disagreement.draws.links, found.landscape.names
    clear = [one for one in found.disagreement.asked if one.is_clear][:_ASKED]
    if not clear:
        return ()
    items = tuple(
        Paragraph(
            compose(
                "Does {source} promote or restrict {target}, and how strongly? {share} of what is "
                "open.",
                source=Span(quoted(names[links[one.link][0]])),
                target=Span(quoted(names[links[one.link][1]])),
                share=Span(percent(one.share), address=asked_at(*links[one.link])),
            ),
            cites=(asked_at(*links[one.link]),),
        )
        for one in clear
    )
    return (
        Heading(words("What to ask again"), 2, "ask-again"),
        Paragraph(
            words("Draws differ in how strong a link is, and in which futures they have. Knowing "
                  "these links would settle most of that; chance is taken off."),
            Tone.NOTE,
        ),
        Items(items),
    )  # fmt: skip
