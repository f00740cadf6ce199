"""Futures in words: scenarios, what-ifs and levers, and where their numbers are explained."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from synopsis.landscape import futures, influences
from synopsis.report.influence_words import lines_of, link_at, percent, quoted
from synopsis.report.prose import joined, words
from synopsis.vocabulary import Address, Sentence, Span, compose, digits, number_at

UNCALIBRATED = (
    "Uncalibrated: no share here is a probability of what will come. Shares count draws or starts "
    "of a model, and no model of this kind has been held against history yet."
)
_BASES = {
    futures.Basis.READINGS: (
        "Draws are other readings of the report that a careful reader could defend: doubts of the "
        "coding switched, words weighed otherwise. They are not experts."
    ),
    futures.Basis.EXPERTS: "Draws take one expert's own rating of each link, by equal weights.",
    futures.Basis.SYNTHETIC: (
        "SYNTHETIC: the draws here come from ratings that were made up to try the software. "
        "Nothing on this page says what any expert thinks."
    ),
}
FUTURES_AT = number_at("futures", "listed")
DRAWS_AT = number_at("futures", "draws")
OTHERS_AT = number_at("futures", "others")


class Shared(Protocol):
    """A share of draws with its interval."""

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""

    @property
    def low(self) -> float:
        """The lower end."""

    @property
    def high(self) -> float:
        """The upper end."""


def choice_at(name: str) -> Address:
    """Where a choice of the model is explained."""
    return number_at("futures", "choice", name)


def scenario_at(scenario: str, *concept: str) -> Address:
    """Where a scenario is explained, or why one concept of it holds."""
    return number_at("scenario", scenario, *concept)


def what_if_at(supposed: futures.Supposed, *concept: str) -> Address:
    """Where a what-if is explained, or what it does to one concept."""
    return number_at("what_if", *supposed.clamps, *concept)


def lever_at(goal: str) -> Address:
    """Where the proof for a goal is explained."""
    return number_at("leverage", goal)


def asked_at(source: str, target: str) -> Address:
    """Where it is explained what knowing a link would settle."""
    return number_at("settles", source, target)


def interval(share: Shared) -> str:
    """The interval of a share in percent."""
    return f"{digits(100 * share.low, 0)}\N{EN DASH}{digits(100 * share.high, 0)} %"


def draws_word(found: futures.Futures) -> str:
    """What a draw is called."""
    is_reading = found.disagreement.draws.basis is futures.Basis.READINGS
    return "readings of the report" if is_reading else "draws over experts"


def basis_words(found: futures.Futures) -> Sentence:
    """What the draws stand for, and how many experts stand behind them."""
    draws = found.disagreement.draws
    told = words(_BASES[draws.basis])
    if not draws.experts:
        return told
    return compose(
        "{told} Experts: {many}; links that none of them rated, of which draws are readings of "
        "the report: {kept}.",
        told=told,
        many=Span(digits(draws.experts), address=DRAWS_AT),
        kept=Span(digits(len(draws.kept)), address=DRAWS_AT),
    )


def is_synthetic(found: futures.Futures) -> bool:
    """Whether the draws come from made-up ratings."""
    return found.disagreement.draws.basis is futures.Basis.SYNTHETIC


def survival(found: futures.Futures, scenario: futures.ToldScenario) -> Shared:
    """The share of draws in which a scenario like this one is consistent."""
    return found.disagreement.survival[found.scenarios.index(scenario)]


def main_outcome(found: futures.Futures) -> influences.Concept:
    """The outcome that the first goal of the card is about, else the first of the map."""
    wanted = [one.descriptor for one in found.landscape.choices.goals]
    concepts = {one.id: one for one in found.landscape.concepts}
    named = [concepts[one] for one in wanted if one in concepts]
    return (named or [one for one in concepts.values() if one.layer.value == "outcome"])[0]


def moved_of(supposed: futures.Supposed, concept: str) -> tuple[Shared, Shared] | None:
    """In which shares of draws a concept grows worse and better; None where nothing was drawn."""
    return next(
        ((one.worse, one.better) for one in supposed.moved if one.concept.id == concept), None
    )


def reached_at(goal: str, measures: Iterable[str]) -> Address:
    """Where the share of draws in which a set of measures leads to a goal is explained."""
    return number_at("leverage", goal, "with", *measures)


def goals(found: futures.Futures) -> Iterator[tuple[str, futures.Lever]]:
    """The levers with the ids of their goals, as the card has them."""
    named = (one.id for one in found.landscape.choices.goals)
    return zip(named, found.levers, strict=True)


def measures_words(found: futures.Futures, codes: Iterable[str]) -> str:
    """A set of measures by their names."""
    names = {one.code: one.name for one in found.landscape.measures}
    return " with ".join(quoted(names[one]) for one in codes) or "no measure at all"


def lasting_words(found: futures.Futures, lever: futures.Lever, codes: tuple[str, ...]) -> str:
    """In what share of draws a proven set is proven as well; nothing where nothing was drawn."""
    for one in lever.lasting:
        if one.codes == codes:
            ends = f"{digits(100 * one.low, 0)}\N{EN DASH}{digits(100 * one.high, 0)} %"
            share = percent(one.share) if one.share is not None else "a share not settled"
            return f" (also in {share} of {draws_word(found)}, interval {ends})"
    return ""


def trigger_name(found: futures.Futures, supposed: futures.Supposed) -> str:
    """What is supposed, by the names of its concepts."""
    return ", ".join(found.landscape.names[one] for one in supposed.clamps)


def left_by(found: futures.Futures, supposed: futures.Supposed) -> tuple[list[str], int]:
    """The scenarios that a supposition leaves, by their letters, and how many new ones it brings.

    What is supposed itself is not compared: it differs by nature.
    """
    own = {place for place, one in enumerate(found.landscape.concepts) if one.id in supposed.clamps}

    def bare(state: Iterable[int]) -> tuple[int, ...]:
        return tuple(chosen for place, chosen in enumerate(state) if place not in own)

    after = {bare(state) for state in supposed.futures.after.states.tolist()}
    known = {bare(one.state): one.id for one in found.scenarios}
    return [name for state, name in known.items() if state in after], len(after - known.keys())


def sources(
    found: futures.Futures, target: str, source: str, variant: str
) -> tuple[Span | Sentence, Sentence]:
    """What speaks for a change, in words, and the lines behind it."""
    landscape = found.landscape
    links = landscape.links(source, target)
    told = Span(f"{quoted(landscape.names[source])} ({variant})")
    lines = joined(((lines_of(landscape.graph.coding, one),) for one in links), "; ")
    return told, compose("lines {lines}", lines=lines) if lines else words("no line of the report")


def links_at(found: futures.Futures, links: Iterable[influences.CodedLink]) -> tuple[Address, ...]:
    """Where the links of the report behind something are explained, each once."""
    coding = found.landscape.graph.coding
    return tuple(dict.fromkeys(link_at(coding, one) for one in links))
