"""The interaction matrix of the trends: what the report says that each does to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from synopsis.landscape.influences.graph import CodedLink, Graph
from synopsis.landscape.influences.influence import Sign


@dataclass(frozen=True, slots=True)
class Interaction:
    """What one trend does to another: ids of influences that aggravate, relieve, or leave it open.

    Worsening is read by `more` of each concept, so that weaker cooperation aggravates.
    """

    source: str
    target: str
    aggravates: tuple[str, ...] = ()
    relieves: tuple[str, ...] = ()
    leaves_open: tuple[str, ...] = ()


def interactions(graph: Graph, trends: Sequence[str]) -> tuple[Interaction, ...]:
    """One cell for each ordered pair of trends, by the trend to which each concept belongs.

    Influences between concepts of one trend are on the diagonal; those of concepts that belong to
    no trend are in no cell.
    """
    cells: dict[tuple[str, str], dict[int, list[str]]] = {}
    for link in (*graph.links, *graph.inward):
        pair = graph.concepts[link.source].trend, graph.concepts[link.target].trend
        said = cells.setdefault(pair, {}).setdefault(_effect(link, graph), [])
        said += [one.id for one in link.influences if one.id not in said]
    return tuple(
        Interaction(
            source,
            target,
            *(tuple(cells.get((source, target), {}).get(effect, ())) for effect in (1, -1, 0)),
        )
        for source in trends
        for target in trends
    )


def _effect(link: CodedLink, graph: Graph) -> int:
    """1 where a worsening of the source worsens the target, -1 where it eases it, 0 where open."""
    sign = {Sign.MORE: 1, Sign.LESS: -1, Sign.OPEN: 0}[link.sign]
    return sign * graph.concepts[link.source].more.sign * graph.concepts[link.target].more.sign
