"""Origins of futures: the model, its proof and its choices, scenarios and what carries them."""

from collections.abc import Callable, Mapping

from synopsis.landscape import futures
from synopsis.report.content import OriginEntry, Step
from synopsis.report.futures_choices import choice_value
from synopsis.report.futures_words import (
    DRAWS_AT,
    FUTURES_AT,
    basis_words,
    draws_word,
    interval,
    links_at,
    scenario_at,
    survival,
)
from synopsis.report.influence_words import map_at, percent
from synopsis.report.material import Material
from synopsis.report.whatif_origin import WHAT_IF_KINDS
from synopsis.vocabulary import Address, digits, plain

Found = OriginEntry | None
_CARD = "the card of the model in the profile's folder of futures"

_STARTS = (
    f"{digits(futures.STARTS)} random starts, seed {futures.SEED}, followed until nothing moves"
)


def _model(material: Material, address: Address, rest: list[str]) -> Found:
    explain = {
        "listed": _listed,
        "draws": _draws,
        "others": _others,
        "choice": _choice,
    }.get(rest[0])
    return explain(material, address, rest[1:]) if explain and material.model else None


def _listed(material: Material, address: Address, _: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    listed, landscape = found.listed, found.landscape
    whole = "proven complete" if listed.complete else "not proven complete"
    return OriginEntry(
        address,
        "Consistent scenarios of the model",
        f"{digits(len(listed.states))} of {digits(len(landscape.concepts))} concepts; {whole}",
        (
            Step("Method", "cross-impact balances (W. Weimer-Jehle): in a consistent scenario no "
                 "part would rather be at another variant, given all others"),
            Step("Search", f"{listed.engine}: {listed.status}"),
            *((Step("Warning", listed.warning),) if listed.warning else ()),
            Step("Conditions", f"{digits(len(landscape.held))} triggers, held as now"),
            Step("Version", landscape.choices.version),
        ),
        inputs=(map_at(landscape.graph.coding),),
    )  # fmt: skip


def _draws(material: Material, address: Address, _: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    families, draws = found.disagreement.families, found.disagreement.draws
    return OriginEntry(
        address,
        f"Draws: {draws.basis.value}",
        f"{digits(len(draws.amounts))} draws; without any consistent scenario: "
        f"{digits(families.empty)}; not searched to the end and left out: "
        f"{digits(families.left_out)}; experts: {digits(draws.experts)}",
        (
            Step("Meaning", plain(basis_words(found))),
            Step("Families", families.grouping.told),
            Step("Draws", f"seed {futures.SEED}; by the code that the edition's record names"),
        ),
        inputs=(FUTURES_AT,),
    )


def _others(material: Material, address: Address, _: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    shown = "; ".join(f"rest {rest}: {digits(many)} scenarios" for rest, many in found.others)
    step = Step("Method", "all consistent scenarios listed again with each value of the choice")
    return OriginEntry(address, "What the choice of rest does", shown, (step,),
                       inputs=(FUTURES_AT,))  # fmt: skip


def _choice(material: Material, address: Address, rest: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    choices = found.landscape.choices
    reasons = [Step("Why", choices.reasons[rest[0]])] if rest[0] in choices.reasons else []
    if rest[0] == "strengths":
        reasons = [Step(word.capitalize(), one.reason)
                   for word, one in choices.strengths.items() if one.reason]  # fmt: skip
    return OriginEntry(
        address,
        f"Choice of the model: {rest[0]}",
        choice_value(choices, rest[0]),
        (Step("Written in", _CARD), *reasons),
    )


def _scenario(material: Material, address: Address, rest: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    number = next((at for at, one in enumerate(found.scenarios) if one.id == rest[0]), None)
    if number is None:
        return None
    return _part(material, address, (number, rest[1])) if rest[1:] else _whole(
        material, address, number
    )  # fmt: skip


def _whole(material: Material, address: Address, number: int) -> Found:
    found = material.model
    if found is None:
        return None
    scenario, weight = found.scenarios[number], found.weights[number]
    kept = survival(found, scenario)
    share = f"{percent(kept.value)} ({interval(kept)})"
    return OriginEntry(
        address,
        f"Scenario {scenario.id}: {scenario.title}",
        f"total score {digits(scenario.score)}; {percent(weight)} of random starts end in it; "
        f"one like it is there in {share} of {draws_word(found)}",
        (
            Step("Score", "the balances of its parts, added up"),
            Step("Starts", _STARTS),
            Step("One like it", found.disagreement.families.grouping.told),
            Step("Interval", "Wilson, 95 %: what more draws could change, never what more experts "
                 "could"),
        ),
        inputs=(FUTURES_AT, DRAWS_AT,
                *(scenario_at(scenario.id, part.concept.id) for part in scenario.parts)),
    )  # fmt: skip


def _part(material: Material, address: Address, at: tuple[int, str]) -> Found:
    found = material.model
    if found is None:
        return None
    scenario = found.scenarios[at[0]]
    part = next((one for one in scenario.parts if one.concept.id == at[1]), None)
    if part is None:
        return None
    names = found.landscape.names
    sums = "; ".join(
        f"{names[one.source]} ({one.variant}): {digits(one.amount)}" for one in part.supports
    )
    lead = "held as a condition" if part.lead is None else f"lead {digits(part.lead)}"
    return OriginEntry(
        address,
        f"Scenario {scenario.id}, {part.concept.name}: {part.variant}",
        f"balance {digits(part.balance)}; {lead}; made of rest: {digits(part.rest)}; {sums}",
        (Step("Method", "what the others say of it, added up; links stand below"),),
        inputs=links_at(found, (link for one in part.supports for link in one.links)),
    )


FUTURES_KINDS: Mapping[str, Callable[[Material, Address, list[str]], Found]] = {
    "futures": _model,
    "scenario": _scenario,
    **WHAT_IF_KINDS,
}
