"""What drives what: the links of the region's report as a map, its loops, and what is disputed."""

from collections import Counter

from synopsis.landscape import futures
from synopsis.report.chapters.interactions import interaction_chart
from synopsis.report.content import (
    Block,
    Chart,
    Grid,
    Heading,
    Items,
    Look,
    Page,
    Paragraph,
    Tone,
)
from synopsis.report.influence_matrix import matrix_svg
from synopsis.report.influence_origin import loops_at, map_words
from synopsis.report.influence_tally import tally_svg
from synopsis.report.influence_words import (
    arcs,
    both_ways,
    chain,
    concept_at,
    influence_at,
    link_at,
    links_table,
    listed,
    loop_at,
    map_at,
    node,
    percent,
    quoted,
)
from synopsis.report.material import Material
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import capital, words
from synopsis.vocabulary import Sentence, Span, compose, digits

_LOOPS = 10
_NAMES = 268.0
_CARE = (
    "A link says what the report says, not that it is so; a mark says how firmly it is said, not "
    "how strong the effect is. An empty place was not said, which is no denial."
)


def influences_page(material: Material, found: futures.Futures) -> Page:
    """The influence map, told before it is drawn."""
    return Page(
        "influences",
        words("What drives what"),
        (
            *_lead(material, found),
            _map(material, found),
            Paragraph(words(_CARE), Tone.CAVEAT),
            *_loops(found),
            *interaction_chart(material, found.landscape.graph),
            *_disputed(found),
            *_enablers(found),
            *_with_care(material, found),
        ),
        short="Influences",
        group="Landscape",
    )


def _counted(material: Material, found: futures.Futures, what: str) -> Span:
    at = map_at(found.landscape.graph.coding)
    return Span(digits(map_words(material)[what]), address=at)


def _lead(material: Material, found: futures.Futures) -> tuple[Block, ...]:
    graph, at = found.landscape.graph, loops_at(found.landscape.graph.coding)
    kinds = Counter(one.loop.kind.value for one in found.loops.found)
    acting = Counter(one.source for one in graph.links)
    hit = Counter(one.target for one in graph.links)
    first, most = (
        listed([quoted(graph.concepts[one].name) for one, _ in own.most_common(2)])
        for own in (acting, hit)
    )
    result = compose(
        "In the region's report most comes from {first}, and most leads to {most}. Its chains "
        "close: of {all} loops {more} reinforce themselves and {less} balance themselves, so what "
        "gets worse comes back, and so does what gets better.",
        most=Span(most),
        first=Span(first),
        all=Span(digits(len(found.loops.found)), address=at),
        more=Span(digits(kinds["reinforcing"]), address=at),
        less=Span(digits(kinds["balancing"]), address=at),
    )
    coding = found.landscape.influence_map.coding(graph.coding)
    basis = compose(
        "The report names {links} links. Each was read again against its lines and is told in our "
        "own words. The coding {coding} joins them into {concepts} concepts with {between} links; "
        "{inward} fall inside one concept and {apart} could not be placed.",
        links=_counted(material, found, "links of the report"),
        coding=Span(quoted(coding.name.lower())),
        concepts=_counted(material, found, "concepts"),
        between=_counted(material, found, "links between them"),
        inward=_counted(material, found, "links of a concept on itself"),
        apart=_counted(material, found, "links that could not be placed"),
    )
    return Paragraph(result, Tone.LEAD), Paragraph(basis, cites=(map_at(graph.coding),))


def _map(material: Material, found: futures.Futures) -> Chart:
    graph = found.landscape.graph
    nodes, drawn = [node(one) for one in graph.concepts.values()], arcs(graph, graph.links)
    known = frozenset(one.id for one in material.references)
    return Chart(
        "influence-map",
        words("Who acts on whom, as the report says it"),
        words(
            "Rows act on columns, factor by factor to measures. \N{DEGREE SIGN} decided mostly "
            "outside the region; \N{DAGGER} contested. On a narrow screen: how much each concept "
            "acts and is acted on."
        ),
        "A matrix of concepts by concepts; the table behind it holds every link in words.",
        for_screens(matrix_svg(nodes, drawn, _NAMES), tally_svg(nodes, drawn)),
        links_table(graph, graph.links, "table-influence-map", known),
        words("Source: the region's post-conference report, in our own words."),
        Look.MATRIX,
    )


def _loops(found: futures.Futures) -> tuple[Block, ...]:
    graph, search = found.landscape.graph, found.loops.search
    at = loops_at(graph.coding)
    if not found.loops.found:
        return Heading(words("Where chains close"), 2, "loops"), Paragraph(
            words("No chain of this coding closes."), Tone.EMPTY
        )
    about = compose(
        "Loops of up to {longest} links, the surest first. Beside each: in what share of {draws} "
        "codings that a careful reader could defend it still closes by the same sign. In {any} of "
        "them some loop closes.{rest}",
        longest=Span(digits(search.longest), address=at),
        draws=Span(digits(found.loops.closing.draws), address=at),
        any=Span(percent(found.loops.closing.share), address=at),
        rest=words("" if search.is_complete else " The search was cut off: there are more."),
    )
    items = tuple(
        Paragraph(
            compose("{chain}.", chain=chain(graph, one.loop.links)),
            cites=(loop_at(graph.coding, one.loop.links),),
            margin=compose(
                "{kind}; survives in {share}",
                kind=Span(capital(one.loop.kind.value)),
                share=Span(percent(one.robust.share),
                           address=loop_at(graph.coding, one.loop.links)),
            ),
        )
        for one in found.loops.found[:_LOOPS]
    )  # fmt: skip
    return (
        Heading(words("Where chains close"), 2, "loops"),
        Paragraph(about, Tone.NOTE),
        Items(items),
    )


def _disputed(found: futures.Futures) -> tuple[Block, ...]:
    graph = found.landscape.graph
    pairs = dict.fromkeys((one.source, one.target) for one in graph.disputed)
    items = tuple(
        Paragraph(
            both_ways(graph, own),
            cites=tuple(link_at(graph.coding, one) for one in own),
        )
        for own in (graph.between(*pair) for pair in pairs)
    )
    if not items:
        return ()
    return Heading(words("Said both ways"), 2, "disputed"), Items(items)


def _enablers(found: futures.Futures) -> tuple[Block, ...]:
    """What multiplies the effect of others: in a list of its own, causing nothing here."""
    enablers = found.landscape.graph.enablers
    if not enablers:
        return ()
    rows = tuple(
        (words(one.source), words(one.target), (Span(one.lines, address=influence_at(one.id)),))
        for one in enablers
    )
    return (
        Heading(words("What multiplies the rest"), 2, "enablers"),
        Paragraph(
            compose(
                "The report names {many} links of enablers: they cause nothing by themselves and "
                "multiply what others cause, so they stand outside the map.",
                many=Span(digits(len(enablers)), address=map_at(found.landscape.graph.coding)),
            )
        ),
        Grid(
            "enablers-table",
            words("Enablers"),
            (words("Enabler"), words("What it multiplies"), words("Lines")),
            rows,
            (False, False, False),
            is_folded=True,
        ),
    )


def _with_care(material: Material, found: futures.Futures) -> tuple[Block, ...]:
    graph = found.landscape.graph
    contested = [one for one in graph.concepts.values() if one.is_contested]
    outside = [one.name for one in graph.concepts.values() if one.is_exogenous]
    items = [
        Paragraph(
            words(f"Contested: {quoted(one.name)}. {one.about}"),
            Tone.CAVEAT,
            cites=(concept_at(graph.coding, one.id),),
        )
        for one in contested
    ]
    if outside:
        items.append(Paragraph(words(f"Decided mostly outside the region: {listed(outside)}."),
                               cites=(map_at(graph.coding),)))  # fmt: skip
    if graph.unplaced:
        items.append(Paragraph(_unplaced(material, found)))
    return Heading(words("To be read with care"), 2, "care"), Items(tuple(items))


def _unplaced(material: Material, found: futures.Futures) -> Sentence:
    graph = found.landscape.graph
    return compose(
        "{many} phrases fit no concept of this coding, and their links stand in no picture here: "
        "{phrases}. The data package has them all, by every coding.",
        many=_counted(material, found, "phrases that fit no concept"),
        phrases=Span("; ".join(graph.unplaced)),
    )
