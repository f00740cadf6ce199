"""Origins of what-ifs and levers: cascades, shares of draws, proofs, and what to ask again."""

from collections.abc import Callable, Mapping

from synopsis.landscape import futures
from synopsis.report.content import OriginEntry, Step
from synopsis.report.futures_words import (
    DRAWS_AT,
    FUTURES_AT,
    draws_word,
    goals,
    interval,
    lasting_words,
    left_by,
    links_at,
    measures_words,
    moved_of,
    reached_at,
    trigger_name,
)
from synopsis.report.influence_words import influence_at, percent
from synopsis.report.material import Material
from synopsis.vocabulary import Address, digits

Found = OriginEntry | None
_PROOF = (
    "for each set a search for a consistent scenario that misses the goal: one is a "
    "counterexample, none is a proof"
)
_INTERVAL = Step(
    "Interval", "Wilson, 95 %: what more draws could change, never what more experts could"
)


def _what_if(material: Material, address: Address, rest: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    for one in found.triggers:
        own = list(one.clamps)
        if rest[: len(own)] == own:
            more = rest[len(own) :]
            if not more:
                return _whole(found, address, one)
            if more[0] == "change":
                return _change(found, address, one, more[1])
            return _moved(found, address, one, more[0])
    return None


def _whole(found: futures.Futures, address: Address, supposed: futures.Supposed) -> Found:
    own = [one for one in supposed.changes if not one.is_imposed]
    steps = "; ".join(f"{one.step}. {one.concept.name}: {one.after}" for one in own)
    kept, new = left_by(found, supposed)
    held = ", ".join(f"{found.landscape.names[code]}: {word}"
                     for code, word in supposed.clamps.items())  # fmt: skip
    complete = "both lists proven complete" if supposed.futures.complete else "not proven complete"
    return OriginEntry(
        address,
        f"What if: {trigger_name(found, supposed)}",
        f"{digits(len(own))} changes from now; futures that stay: {', '.join(kept) or 'none'}; "
        f"new ones: {digits(new)}",
        (
            Step("Held", held),
            Step("Changes in order", steps or "none"),
            Step("Ends", f"{supposed.cascade.ending.value} after {supposed.cascade.steps} steps"),
            Step("Futures", complete),
            Step("Draws", f"{digits(supposed.unsettled)} never came to rest and are left out"),
        ),
        inputs=(FUTURES_AT, DRAWS_AT),
    )


def _change(
    found: futures.Futures, address: Address, supposed: futures.Supposed, concept: str
) -> Found:
    for one in supposed.changes:
        if one.concept.id != concept or one.is_imposed:
            continue
        names = found.landscape.names
        carried = "; ".join(
            f"{names[own.source]} ({own.variant}): {digits(own.amount)}" for own in one.carried
        )
        return OriginEntry(
            address,
            f"{trigger_name(found, supposed)}, step {one.step}: {one.concept.name}",
            f"from {one.before} to {one.after}; gain {digits(one.gain)}",
            (Step("Carried by", carried or "what stands already"),),
            inputs=links_at(found, (link for own in one.carried for link in own.links)),
        )
    return None


def _moved(
    found: futures.Futures, address: Address, supposed: futures.Supposed, concept: str
) -> Found:
    moved = moved_of(supposed, concept)
    if moved is None:
        return None
    worse, better = moved
    return OriginEntry(
        address,
        f"{trigger_name(found, supposed)}: {found.landscape.names[concept]} by draws",
        f"worse in {percent(worse.value)} ({interval(worse)}) of {draws_word(found)}; better in "
        f"{percent(better.value)} ({interval(better)})",
        (
            Step("Method", "each draw followed from now, the trigger held, until it rests"),
            _INTERVAL,
        ),
        inputs=(DRAWS_AT,),
    )


def _leverage(material: Material, address: Address, rest: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    for name, lever in goals(found):
        if name == rest[0]:
            return _set(found, address, name, lever) if rest[1:] else _proof(found, address, lever)
    return None


def _proof_shown(found: futures.Futures, lever: futures.Lever) -> str:
    """How a search ended, what it went over, and what came nearest."""
    proof = lever.proof
    near = [
        f"nearest: {measures_words(found, one.codes)}, met in {digits(one.met.met)} of "
        f"{digits(one.met.of)} futures"
        for one in proof.near[:1]
        if one.met
    ]
    near += [
        f"{measures_words(found, one.codes)}{lasting_words(found, lever, one.codes)}"
        for one in proof.working
    ]
    many = digits(lever.others + len(lever.reached))
    lost = sum(one.proof.outcome.value == "none" for one in found.levers)
    parts = (
        proof.outcome.value,
        f"sets of up to {proof.largest} of {digits(len(found.landscape.measures))} measures",
        *near,
        f"sets of the smallest size that lead there from now: {many}",
        f"goals: {digits(len(found.levers))}, of which proven out of reach: {digits(lost)}",
    )
    return "; ".join(parts)


def _proof(found: futures.Futures, address: Address, lever: futures.Lever) -> Found:
    proof = lever.proof
    near = "; ".join(
        f"{measures_words(found, one.codes)}: met in {digits(one.met.met)} of {digits(one.met.of)}"
        for one in proof.near
        if one.met
    )
    before = (
        f"met in {digits(proof.before.met)} of {digits(proof.before.of)}" if proof.before else ""
    )
    parts = (
        ("Without measures", before),
        ("Sets tested", f"{digits(proof.tested)} of up to {proof.largest} measures"),
        ("Nearest", near),
        ("Method", _PROOF),
    )  # fmt: skip
    return OriginEntry(
        address,
        f"Leverage: {lever.name}",
        _proof_shown(found, lever),
        tuple(Step(what, text) for what, text in parts if text),
        inputs=(FUTURES_AT,),
    )


def _set(found: futures.Futures, address: Address, name: str, lever: futures.Lever) -> Found:
    cited = {one.code: one.citations for one in found.landscape.measures}
    for one in lever.reached:
        codes = [own.code for own in one.measures]
        if one.share is None or reached_at(name, codes) != address:
            continue
        return OriginEntry(
            address,
            f"{lever.name}: {measures_words(found, codes)}",
            f"leads there from now in {percent(one.share.value)} ({interval(one.share)}) of "
            f"{draws_word(found)}",
            (Step("Method", "each draw followed from now under the measures until it rests"),
             _INTERVAL),
            inputs=(DRAWS_AT, *(influence_at(own) for code in codes for own in cited[code])),
        )  # fmt: skip
    return None


def _settles(material: Material, address: Address, rest: list[str]) -> Found:
    found = material.model
    if found is None:
        return None
    links, names = found.disagreement.draws.links, found.landscape.names
    for one in found.disagreement.asked:
        if list(links[one.link]) != rest:
            continue
        source, target = links[one.link]
        return OriginEntry(
            address,
            f"To ask again: {names[source]} on {names[target]}",
            f"{digits(one.bits, 2)} bits, {percent(one.share)} of what is open about families",
            (
                Step("Method", "mutual information of the link's strength and the families over "
                     "the draws (D.V. Lindley)"),
                Step("Taken off", f"{digits(one.bias, 2)} bits, as much as chance gives"),
                Step("Clear of chance", "yes" if one.is_clear else "no"),
            ),
            inputs=(DRAWS_AT, *links_at(found, found.landscape.links(source, target))),
        )  # fmt: skip
    return None


WHAT_IF_KINDS: Mapping[str, Callable[[Material, Address, list[str]], Found]] = {
    "what_if": _what_if,
    "leverage": _leverage,
    "settles": _settles,
}
