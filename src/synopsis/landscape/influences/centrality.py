"""Centralities: how much a concept acts, is acted on, or stands between others.

For one graph by networkx; for a thousand drawn graphs at once by the same definitions on arrays.
Betweenness after L. Freeman, "A set of measures of centrality based on betweenness", Sociometry 40
(1977), of directed graphs, unweighted, divided by (n - 1)(n - 2).
"""

from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from synopsis.landscape.influences.graph import Graph

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_AT_ONCE = 16  # graphs whose arrays stay in the fast memory of a processor


class Centrality(StrEnum):
    """What is counted of a concept; signs and strengths play no part."""

    ACTS = "acts on others"
    ACTED_ON = "is acted on"
    BETWEEN = "stands between others"


def score(graph: Graph, measure: Centrality) -> dict[str, float]:
    """The centrality of each concept of one graph."""
    import networkx as nx  # heavy: only when used

    drawn: nx.DiGraph[Any] = nx.DiGraph()
    drawn.add_nodes_from(graph.concepts)
    drawn.add_edges_from((link.source, link.target) for link in graph.links)
    values = {
        Centrality.ACTS: nx.out_degree_centrality,
        Centrality.ACTED_ON: nx.in_degree_centrality,
        Centrality.BETWEEN: nx.betweenness_centrality,
    }[measure](drawn)
    return {str(name): float(value) for name, value in values.items()}


def score_all(adjacency: Bools, measure: Centrality) -> Floats:
    """The same for D graphs at once: adjacency (D, n, n) gives (D, n)."""
    size = adjacency.shape[1]
    if measure is Centrality.BETWEEN:
        shares: Floats = _between(adjacency) / max(1, (size - 1) * (size - 2))
        return shares
    axis = 2 if measure is Centrality.ACTS else 1
    degrees: Floats = adjacency.sum(axis=axis) / max(1, size - 1)
    return degrees


def rank_all(adjacency: Bools, measure: Centrality) -> npt.NDArray[np.int64]:
    """The place of each concept in each graph, 1 the highest; ties share the better place: (D, n).

    Values are compared to twelve places, so that sums in another order stay ties.
    """
    scores = score_all(adjacency, measure).round(12)
    ordered = np.sort(scores, axis=1)
    places = [
        scores.shape[1] - np.searchsorted(row, own, side="right") + 1
        for row, own in zip(ordered, scores, strict=True)
    ]
    return np.array(places, dtype=np.int64)


def _between(adjacency: Bools) -> Floats:
    """Shares of shortest paths between others that pass through each concept, summed: (D, n)."""
    parts = range(0, len(adjacency), _AT_ONCE)
    return np.concatenate([_between_few(adjacency[at : at + _AT_ONCE]) for at in parts])


def _between_few(adjacency: Bools) -> Floats:
    distance, ways = _shortest(adjacency)
    draws, size = adjacency.shape[:2]
    total = np.zeros((draws, size))
    inverse = np.divide(1, ways, out=np.zeros_like(ways), where=ways > 0)
    for at in range(size):
        through = distance[:, :, at, None] + distance[:, None, at, :] == distance
        through[:, at, :] = False
        through[:, :, at] = False
        before, after = ways[:, None, :, at], ways[:, at, :, None]
        total[:, at] = (before @ (through * inverse) @ after)[:, 0, 0]
    return total


def _shortest(adjacency: Bools) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float32]]:
    """Lengths and numbers of shortest paths between all pairs; (D, n, n) both.

    Pairs without a path are so far apart that no sum of two lengths meets them.
    """
    draws, size = adjacency.shape[:2]
    far = 4 * size
    distance = np.full((draws, size, size), far, dtype=np.int16)
    ways = np.zeros((draws, size, size), dtype=np.float32)
    at = np.arange(size)
    distance[:, at, at], ways[:, at, at] = 0, 1
    step, front = adjacency.astype(np.float32), ways.copy()
    for length in range(1, size):
        front = np.where(distance == far, front @ step, 0)
        new = front > 0
        if not new.any():
            break
        distance[new] = length
        ways[new] = front[new]
    return distance, ways
