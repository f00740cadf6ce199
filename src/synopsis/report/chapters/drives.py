"""What drives a trend and what it drives: its place in the influence map as a star."""

from synopsis.landscape import Trend, influences
from synopsis.report.content import Block, Chart, Heading, Look
from synopsis.report.influence_star import star_svg
from synopsis.report.influence_words import arcs, links_table, node
from synopsis.report.material import Material
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import words

_WIDE, _NARROW = 660.0, 350.0


def drives(material: Material, trend: Trend) -> tuple[Block, ...]:
    """What acts on a trend and what it acts on; nothing where no link of the report says."""
    found = material.model
    concept = _concept(found.landscape.graph, trend) if found else None
    if found is None or concept is None:
        return ()
    graph = found.landscape.graph
    own = [one for one in graph.links if concept.id in (one.source, one.target)]
    if not own:
        return ()
    drawn = sorted(arcs(graph, own), key=lambda one: -one.strength)
    nodes = {one.id: node(one) for one in graph.concepts.values()}
    known = frozenset(one.id for one in material.references)
    wide, narrow = (star_svg(nodes[concept.id], nodes, drawn, room) for room in (_WIDE, _NARROW))
    return (
        Heading(words("What drives it and what it drives"), 2, "influences"),
        Chart(
            f"influences-{trend.id}",
            words(f"{concept.name}, as the region's report links it"),
            words(
                "At the left what acts on it, at the right what it acts on, the firmest said "
                "first. \N{DEGREE SIGN} decided mostly outside the region; \N{DAGGER} contested."
            ),
            "A star of influences; the table behind it holds every link in words.",
            for_screens(wide, narrow),
            links_table(graph, own, f"table-influences-{trend.id}", known),
            words("Source: the region's post-conference report, in our own words."),
            Look.SERIES,
        ),
    )


def _concept(graph: influences.Graph, trend: Trend) -> influences.Concept | None:
    """The concept of the coding that stands for a trend."""
    own = [
        one
        for one in graph.concepts.values()
        if one.layer.value == "trend" and one.trend == trend.id
    ]
    return next((one for one in own if one.id == trend.id), own[0] if own else None)
