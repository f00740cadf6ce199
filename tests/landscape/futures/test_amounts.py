import numpy as np
import pytest

from synopsis.landscape.futures.amounts import Ends, cells, joined, resting
from synopsis.landscape.futures.card import Joined, Layer, Shape

THREE = Layer(("less", "as now", "more"), Shape.ORDINAL)
TWO = Layer(("as now", "worse"), Shape.PRESENCE)


def ends(pairs: list[tuple[int, int]]) -> Ends:
    table = np.array(pairs).T
    return Ends(table[0][None], table[1][None])


@pytest.mark.parametrize(("rule", "expected"), [(Joined.STRONGEST, 3 - 1), (Joined.SUM, 3 + 2 - 1)])
def test_links_of_the_same_pair_are_joined_by_sign(rule: Joined, expected: int) -> None:
    same = ends([(0, 1), (0, 1), (0, 1)])
    found = joined(same, np.array([[3, 2, -1]]), 2, rule)
    assert found[0].tolist() == [[0, expected], [0, 0]]


def test_links_that_join_nothing_or_one_concept_to_itself_say_nothing() -> None:
    found = joined(ends([(-1, 1), (0, -1), (1, 1)]), np.array([[3, 3, 3]]), 2, Joined.STRONGEST)
    assert not found.any()


def test_ordinal_source_pushes_both_ways_and_presence_only_one() -> None:
    amounts = np.array([[0, 2], [0, 0]])
    both = cells(amounts, [THREE, THREE], 2)
    assert both[:3, 3:].tolist() == [[4, 0, -4], [0, 0, 0], [-4, 0, 4]]
    one = cells(amounts, [TWO, THREE], 2)
    assert one[:2, 2:].tolist() == [[0, 0, 0], [-4, 0, 4]]


def test_cells_of_many_draws_are_those_of_each() -> None:
    amounts = np.random.default_rng(0).integers(-3, 4, (5, 3, 3))
    layers = [THREE, TWO, THREE]
    assert (cells(amounts, layers, 2) == np.stack([cells(one, layers, 2) for one in amounts])).all()


def test_rest_speaks_for_the_middle_alone() -> None:
    assert resting([THREE, TWO], 5).tolist() == [0, 5, 0, 0, 0]
