"""Origins of influences: lines of the report, and how they were read into concepts and loops."""

from collections import Counter
from collections.abc import Callable, Mapping

from synopsis.landscape import influences
from synopsis.report.content import OriginEntry, Step
from synopsis.report.influence_words import (
    acts,
    between_at,
    influence_at,
    link_at,
    listed,
    loop_at,
    map_at,
    percent,
    quoted,
    way_words,
)
from synopsis.report.material import Material
from synopsis.vocabulary import Address, digits, number_at

_REPORT = "published_figures"
_PARAPHRASE = Step("Paraphrase", "in our own words, of the region's post-conference report")
Found = OriginEntry | None


def map_words(material: Material) -> Mapping[str, int]:
    """What a map in its coding holds, by the words for it."""
    if material.model is None:
        return {}
    landscape, graph = material.model.landscape, material.model.landscape.graph
    return {
        "links of the report": len(landscape.influence_map.influences),
        "concepts": len(graph.concepts),
        "links between them": len(graph.links),
        "links of a concept on itself": len(graph.inward),
        "links that could not be placed": len(graph.apart),
        "phrases that fit no concept": len(graph.unplaced),
        "enablers kept apart": len(graph.enablers),
        "links changed when they were read again": sum(
            bool(one.changed) for one in landscape.influence_map.influences
        ),
    }


def loops_at(coding: str) -> Address:
    """Where the search for loops is explained."""
    return number_at("loops", coding)


def _source(material: Material) -> str:
    return _REPORT if _REPORT in material.cards else ""


def _map(material: Material, address: Address, _: list[str]) -> Found:
    if material.model is None:
        return None
    landscape = material.model.landscape
    coding = landscape.influence_map.coding(landscape.graph.coding)
    counts = "; ".join(f"{what}: {digits(many)}" for what, many in map_words(material).items())
    return OriginEntry(
        address,
        f"The influence map in the coding {quoted_name(coding)}",
        counts,
        (
            _PARAPHRASE,
            Step("Coding", coding.about or coding.name),
            Step("Doubts", f"{digits(len(coding.doubts))} decisions that may be taken otherwise"),
            Step("Written in", "the folder influences of the profile"),
        ),
        source=_source(material),
        inputs=tuple(influence_at(one.id) for one in landscape.influence_map.influences),
    )


def quoted_name(coding: influences.Coding) -> str:
    """A coding's name, small as inside a sentence."""
    return coding.name.lower()


def _influence(material: Material, address: Address, rest: list[str]) -> Found:
    if material.model is None:
        return None
    found = material.model.landscape.influence_map.influences
    one = next((own for own in found if own.id == rest[0]), None)
    if one is None:
        return None
    way = {"+": "more of the second", "-": "less of the second", "?": "which way is left open"}
    parts = (
        ("Condition", one.condition),
        ("How long it takes", "" if one.lag.value == "unstated" else one.lag.value),
        ("Contested", "the report itself says so" if one.is_contested else ""),
        ("Changed when read again", ", ".join(one.changed)),
        ("Why", one.note),
        ("Lines of the report", one.lines),
    )
    known = {reference.id for reference in material.references}
    return OriginEntry(
        address,
        f"Link {one.id} of the region's report",
        f"{one.source}, then {one.target}: {way[one.sign.value]}; {one.strength.value}, "
        f"{one.kind.value}; lines {one.lines}",
        (_PARAPHRASE, *(Step(what, text) for what, text in parts if text)),
        source=_source(material),
        inputs=tuple(number_at("reference", own) for own in one.references if own in known),
    )


def _coded(material: Material, address: Address, rest: list[str]) -> Found:
    if material.model is None:
        return None
    graph = material.model.landscape.graph
    link = next((one for one in graph.links if link_at(graph.coding, one) == address), None)
    if link is None:
        return None
    source, target = (graph.concepts[one].name for one in (link.source, link.target))
    many = len(link.influences)
    return OriginEntry(
        address,
        f"{source} on {target}, in the coding {rest[0]}",
        f"{acts(link)} ({way_words(link)}); {link.strength.value}; lines {'; '.join(link.lines)}",
        (Step("Read from", f"{digits(many)} {'link' if many == 1 else 'links'} of the report"),),
        source=_source(material),
        inputs=tuple(influence_at(one.id) for one in link.influences),
    )


def _concept(material: Material, address: Address, rest: list[str]) -> Found:
    if material.model is None:
        return None
    graph = material.model.landscape.graph
    one = graph.concepts.get(rest[1])
    if one is None or rest[0] != graph.coding:
        return None
    outside = "decided mostly outside the region" if one.is_exogenous else ""
    contested = "contested" if one.is_contested else ""
    more = {"worse": "more of it is worse", "better": "more of it is better"}.get(
        one.more.value, ""
    )
    steps = (("Faces of it", one.about), ("Lines of the report", one.lines))
    return OriginEntry(
        address,
        f"Concept of the coding {graph.coding}: {one.name}",
        "; ".join(filter(None, (one.layer.value, more, outside, contested))),
        tuple(Step(what, text) for what, text in steps if text),
        source=_source(material),
        inputs=(map_at(graph.coding),),
    )


def _loop(material: Material, address: Address, _: list[str]) -> Found:
    if material.model is None:
        return None
    graph = material.model.landscape.graph
    coding, concepts = graph.coding, graph.concepts
    for one in material.model.loops.found:
        if loop_at(coding, one.loop.links) == address:
            robust = one.robust
            return OriginEntry(
                address,
                f"Loop of {listed([quoted(concepts[own.source].name) for own in one.loop.links])}",
                f"{one.loop.kind.value}, by {digits(len(one.loop.links))} links; survives in "
                f"{percent(robust.share)} of {digits(robust.draws)} defensible codings",
                (
                    Step("Method", "each doubt of the coding switched at random; the loop survives "
                         "where it still closes by the same sign"),
                    Step("Draws", f"{digits(robust.draws)}, seed {robust.seed}"),
                ),
                inputs=tuple(link_at(coding, link) for link in one.loop.links),
            )  # fmt: skip
    return None


def _loops(material: Material, address: Address, rest: list[str]) -> Found:
    if material.model is None or rest != [material.model.landscape.graph.coding]:
        return None
    found = material.model.loops
    kinds = Counter(one.loop.kind.value for one in found.found)
    counted = "; ".join(f"{kind}: {digits(many)}" for kind, many in sorted(kinds.items()))
    whole = "all of them were found" if found.search.is_complete else "the search was cut off"
    knots = ", ".join(digits(len(knot)) for knot in found.search.knots)
    return OriginEntry(
        address,
        f"Loops of the coding {rest[0]}",
        f"{digits(len(found.found))} of up to {found.search.longest} links; {counted}; in "
        f"{percent(found.closing.share)} of {digits(found.closing.draws)} defensible codings some "
        "loop closes",
        (
            Step("Search", whole),
            Step("Concepts on loops of any length", knots or "none"),
            Step("Defensible codings", f"seed {found.closing.seed}"),
        ),
        inputs=(map_at(rest[0]),),
    )  # fmt: skip


def _interaction(material: Material, address: Address, rest: list[str]) -> Found:
    if material.model is None or len(rest) != 2:
        return None
    graph = material.model.landscape.graph
    trends = [one.id for one in material.picture.trends]
    for one in influences.interactions(graph, trends):
        if between_at(one.source, one.target) == address:
            kinds = Counter(aggravates=len(one.aggravates), relieves=len(one.relieves),
                            leaves_open=len(one.leaves_open))  # fmt: skip
            names = {own.id: own.name for own in material.picture.trends}
            cited = (*one.aggravates, *one.relieves, *one.leaves_open)
            return OriginEntry(
                address,
                f"{names[one.source]} on {names[one.target]}",
                "; ".join(f"{kind.replace('_', ' ')}: {many}" for kind, many in kinds.items()),
                (Step("Counted", "links of the report between concepts of the two trends"),),
                source=_source(material),
                inputs=tuple(map(influence_at, cited)),
            )
    return None


INFLUENCE_KINDS: Mapping[str, Callable[[Material, Address, list[str]], Found]] = {
    "influence_map": _map,
    "influence": _influence,
    "coded_link": _coded,
    "concept": _concept,
    "loop": _loop,
    "loops": _loops,
    "interaction": _interaction,
}
