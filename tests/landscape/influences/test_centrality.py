"""Centralities of a thousand graphs at once are those of networkx one by one."""

import networkx as nx
import numpy as np
import pytest

from synopsis.landscape.influences import Centrality, coded
from synopsis.landscape.influences.centrality import rank_all, score, score_all
from tests.landscape.influences.small_map import link, small_map


@pytest.mark.parametrize("size", [1, 2, 5, 14])
def test_centralities_are_those_of_networkx(size: int) -> None:
    rng = np.random.default_rng(size)
    drawn = rng.random((25, size, size)) < 0.25
    drawn[:, np.arange(size), np.arange(size)] = False
    reference = {
        Centrality.ACTS: nx.out_degree_centrality,
        Centrality.ACTED_ON: nx.in_degree_centrality,
        Centrality.BETWEEN: nx.betweenness_centrality,
    }
    for measure, of in reference.items() if size > 1 else ():
        wanted = [
            list(of(nx.from_numpy_array(one, create_using=nx.DiGraph)).values()) for one in drawn
        ]
        np.testing.assert_allclose(score_all(drawn, measure), wanted, rtol=1e-6, atol=1e-9)
    assert score_all(drawn, Centrality.BETWEEN).shape == (25, size)


def test_ranks_share_the_better_place() -> None:
    drawn = np.zeros((1, 4, 4), dtype=np.bool_)
    drawn[0, 0, 1:] = drawn[0, 1, 2:] = drawn[0, 2, 0] = drawn[0, 2, 1] = True
    assert rank_all(drawn, Centrality.ACTS).tolist() == [[1, 2, 2, 4]]


def test_score_names_each_concept() -> None:
    graph = coded(small_map([link("E001", "a", "b"), link("E002", "b", "c")]), "tried")
    assert score(graph, Centrality.BETWEEN) == {"a": 0.0, "b": 0.5, "c": 0.0}
