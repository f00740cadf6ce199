import re

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.search import Enumeration, Search, restored, sorted_states
from tests.landscape.scenarios.matrices import somewhereland


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ({"tolerance": -1}, "below nought"),
        ({"seconds": 0}, "no time to search"),
        ({"seconds": float("nan")}, "no time to search"),
        ({"limit": 0}, "finds none"),
    ],
)
def test_search_that_may_not_begin_is_refused(asked: dict[str, int], what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        Search(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("clamps", [{6: 0}, {-1: 0}, {0: 3}, {0: -1}])
def test_clamp_of_another_matrix_is_refused(clamps: dict[int, int]) -> None:
    with pytest.raises(LandscapeError, match=re.escape("to clamp in the cross-impact matrix")):
        Search(clamps=clamps).refuse_foreign(somewhereland())


def test_states_are_sorted_and_counted_by_the_whole_matrix() -> None:
    states = sorted_states([[1, 0], [0, 1], [0, 0]], 2)
    assert states.tolist() == [[0, 0], [0, 1], [1, 0]]
    assert restored(states, {1: 2}).tolist() == [[0, 2], [0, 2], [1, 2]]
    assert sorted_states([], 3).shape == (0, 3)


def test_enumeration_is_a_table_that_no_one_writes_to() -> None:
    found = Enumeration(np.zeros((1, 2), dtype=np.int64), complete=True, engine="", status="")
    with pytest.raises(ValueError, match="read-only"):
        found.states[0, 0] = 1
    with pytest.raises(LandscapeError, match="make a table"):
        Enumeration(np.zeros(2, dtype=np.int64), complete=True, engine="", status="")
