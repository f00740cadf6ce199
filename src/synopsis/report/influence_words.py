"""Influences in words: how links and chains of them are said, and where each is explained."""

from collections.abc import Iterable, Sequence

from synopsis.landscape import influences
from synopsis.report.content import Grid
from synopsis.report.influence_marks import CONTESTED, OUTSIDE, Arc, Node
from synopsis.report.prose import joined, words
from synopsis.vocabulary import Address, Sentence, Span, compose, digits, number_at

DASH = "\N{EN DASH}"
_SIGNS = {"+": "more", "-": "less", "?": "open"}
_WAYS = {
    "+": ("promotes", "promote"),
    "-": ("restricts", "restrict"),
    "?": ("acts on", "act on"),
}
_STRENGTHS = {
    "asserted": "{ways[0]}",
    "expected": "is expected to {ways[1]}",
    "possible": "may {ways[1]}",
    "conditional": "{ways[0]}, on a condition,",
    "measure": "is meant to {ways[1]}",
}
_FIRMNESS = {"asserted": 3, "expected": 2, "measure": 2, "possible": 1, "conditional": 1}


def influence_at(id_: str) -> Address:
    """Where one link of the report is explained."""
    return number_at("influence", id_)


def map_at(coding: str) -> Address:
    """Where the whole map in one coding is explained."""
    return number_at("influence_map", coding)


def concept_at(coding: str, id_: str) -> Address:
    """Where a concept of a coding is explained."""
    return number_at("concept", coding, id_)


def link_at(coding: str, link: influences.CodedLink) -> Address:
    """Where what the report says of two concepts by one sign is explained."""
    return number_at("coded_link", coding, link.source, _SIGNS[link.sign.value], link.target)


def loop_at(coding: str, links: Iterable[influences.CodedLink]) -> Address:
    """Where a loop is explained: its concepts, each followed by the sign of what it does."""
    steps = (part for link in links for part in (link.source, _SIGNS[link.sign.value]))
    return number_at("loop", coding, *steps)


def between_at(source: str, target: str) -> Address:
    """Where what one trend does to another is explained."""
    return number_at("interaction", source, target)


def quoted(name: str) -> str:
    """A concept's name as a sentence has it."""
    return f"\N{LEFT SINGLE QUOTATION MARK}{name}\N{RIGHT SINGLE QUOTATION MARK}"


def listed(names: Sequence[str]) -> str:
    """Names in a row, the last after an `and`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def percent(share: float) -> str:
    """A share in percent; what is not quite all or none is not written as such."""
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{digits(100 * share, 0)} %"


def acts(link: influences.CodedLink) -> str:
    """What a link does, as firmly as the report says it."""
    ways = _WAYS[link.sign.value]
    return _STRENGTHS[link.strength.value].format(ways=ways)


def way_words(link: influences.CodedLink) -> str:
    """The way of a link in a table."""
    way = {"+": "promotes", "-": "restricts", "?": "way left open"}[link.sign.value]
    return f"{way}; also said the other way" if link.is_disputed else way


def lines_of(coding: str, link: influences.CodedLink) -> Span:
    """The lines of the report behind a link, which lead to what stands there."""
    return Span("; ".join(link.lines), address=link_at(coding, link))


def said(graph: influences.Graph, link: influences.CodedLink) -> Sentence:
    """A link in a sentence, without its end."""
    source, target = (quoted(graph.concepts[one].name) for one in (link.source, link.target))
    return compose("{source} {acts}", source=Span(source), acts=_on(graph, link, target))


def chain(graph: influences.Graph, links: Sequence[influences.CodedLink]) -> Sentence:
    """Links one after the other: what acts on what, which acts on what follows."""
    rest = (_on(graph, link, quoted(graph.concepts[link.target].name)) for link in links[1:])
    return joined((said(graph, links[0]), *rest), ", which ")


def both_ways(graph: influences.Graph, own: Sequence[influences.CodedLink]) -> Sentence:
    """Two links between the same concepts, of which each says the opposite of the other."""
    first, second = own
    source, target = (quoted(graph.concepts[one].name) for one in (first.source, first.target))
    return compose(
        "{source} {acts} {target} (lines {lines}), and also {other} it (lines {others}).",
        source=Span(source),
        acts=Span(acts(first)),
        target=Span(target),
        lines=lines_of(graph.coding, first),
        other=Span(acts(second)),
        others=lines_of(graph.coding, second),
    )


def _on(graph: influences.Graph, link: influences.CodedLink, target: str) -> Sentence:
    dispute = "; the report also says the opposite" if link.is_disputed else ""
    return compose(
        "{acts} {target} (lines {lines}{dispute})",
        acts=Span(acts(link)),
        target=Span(target),
        lines=lines_of(graph.coding, link),
        dispute=words(dispute),
    )


def node(concept: influences.Concept) -> Node:
    """A concept for a picture, marked where it is decided outside or contested."""
    marks = f"{OUTSIDE * concept.is_exogenous}{CONTESTED * concept.is_contested}"
    return Node(concept.id, f"{concept.name}{marks}", concept.layer.value)


def arcs(graph: influences.Graph, links: Iterable[influences.CodedLink]) -> tuple[Arc, ...]:
    """Links for a picture: one for each pair of concepts, half where the report says both."""
    pairs: dict[tuple[str, str], list[influences.CodedLink]] = {}
    for link in links:
        pairs.setdefault((link.source, link.target), []).append(link)
    return tuple(_arc(graph, own) for own in pairs.values())


def _arc(graph: influences.Graph, own: Sequence[influences.CodedLink]) -> Arc:
    first = own[0]
    source, target = (graph.concepts[one].name for one in (first.source, first.target))
    sign = {"+": 1, "-": -1, "?": 0}[first.sign.value] if len(own) == 1 else 0
    does = " and also ".join(acts(one) for one in own)
    return Arc(
        first.source,
        first.target,
        sign,
        max(_FIRMNESS[one.strength.value] for one in own),
        f"{source} {does} {target}; lines {'; '.join(at for one in own for at in one.lines)}",
        link_at(graph.coding, first).anchor,
    )


def links_table(
    graph: influences.Graph, links: Iterable[influences.CodedLink], id_: str, known: frozenset[str]
) -> Grid:
    """Links with their way, strength, lines and the report's own references there."""
    heads = ("What acts", "On what", "Way", "How firmly it is said", "Lines", "References")
    return Grid(
        id_,
        words("Links of the report between concepts"),
        tuple(map(words, heads)),
        tuple(_row(graph, link, known) for link in links),
        (False,) * len(heads),
    )


def _row(
    graph: influences.Graph, link: influences.CodedLink, known: frozenset[str]
) -> tuple[Sentence, ...]:
    source, target = (graph.concepts[one].name for one in (link.source, link.target))
    at = link_at(graph.coding, link)
    cited = (
        (Span(one, address=number_at("reference", one) if one in known else at),)
        for one in link.references
    )
    return (
        words(source),
        words(target),
        words(way_words(link)),
        words(link.strength.value),
        (lines_of(graph.coding, link),),
        joined(cited, " ") or words(DASH),
    )
