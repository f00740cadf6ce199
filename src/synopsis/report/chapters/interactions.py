"""What the trends do to each other: one matrix, counted from the links of the report."""

from collections.abc import Mapping

from synopsis.landscape import influences
from synopsis.report.content import Block, Chart, Grid, Heading, Look
from synopsis.report.influence_marks import Arc, KeyWords, Node
from synopsis.report.influence_matrix import matrix_svg
from synopsis.report.influence_words import DASH, between_at
from synopsis.report.material import Material
from synopsis.report.picture_frame import for_screens
from synopsis.report.prose import words
from synopsis.vocabulary import Address, Sentence, Span, digits

_KEY = KeyWords("aggravates", "relieves", "both, or left open", "larger: more links")
_NAMES, _NARROW_NAMES = 140.0, 124.0
_FEW, _MANY = 2, 4


def interaction_chart(material: Material, graph: influences.Graph) -> tuple[Block, ...]:
    """The interaction matrix of the trends; nothing where no link joins two of them."""
    trends = {one.id: one for one in material.picture.trends}
    cells = {
        (one.source, one.target): (len(one.aggravates), len(one.relieves), len(one.leaves_open))
        for one in influences.interactions(graph, tuple(trends))
        if one.source != one.target
    }
    said = {pair: counts for pair, counts in cells.items() if any(counts)}
    if not said:
        return ()
    nodes = [Node(one.id, one.short or one.name, "") for one in trends.values()]
    names = {one.code: one.name for one in nodes}
    drawn = [_arc(pair, counts, names) for pair, counts in said.items()]
    return (
        Heading(words("Trend by trend"), 2, "interactions"),
        Chart(
            "trend-interactions",
            words("What a worsening of one trend does to another"),
            words(
                "Rows act on columns; counted from the links between concepts of two trends. What "
                "stays inside one trend is left out."
            ),
            "A matrix of trends by trends; the table behind it has the counts.",
            for_screens(
                matrix_svg(nodes, drawn, _NAMES, _KEY),
                matrix_svg(nodes, drawn, _NARROW_NAMES, _KEY),
            ),
            _table(said, names),
            words("Source: the region's post-conference report, in our own words."),
            Look.SERIES,
        ),
    )


def _arc(pair: tuple[str, str], counts: tuple[int, ...], names: Mapping[str, str]) -> Arc:
    aggravates, relieves, _ = counts
    sign = 0 if bool(aggravates) is bool(relieves) else 1 if aggravates else -1
    size = sum(counts)
    told = {1: "aggravates", -1: "relieves", 0: "acts both ways or in a way left open on"}[sign]
    return Arc(
        *pair,
        sign,
        3 if size >= _MANY else 2 if size >= _FEW else 1,
        f"{names[pair[0]]} {told} {names[pair[1]]}",
        between_at(*pair).anchor,
    )


def _table(said: Mapping[tuple[str, str], tuple[int, ...]], names: Mapping[str, str]) -> Grid:
    heads = ("Trend", "Acts on", "Aggravates", "Relieves", "Left open")
    return Grid(
        "table-trend-interactions",
        words("Links between trends, counted"),
        tuple(map(words, heads)),
        tuple(
            (
                words(names[pair[0]]),
                words(names[pair[1]]),
                *(_count(many, between_at(*pair)) for many in counts),
            )
            for pair, counts in said.items()
        ),
        (False, False, True, True, True),
    )


def _count(many: int, address: Address) -> Sentence:
    return (Span(digits(many), address=address),) if many else words(DASH)
