import numpy as np
import pytest

from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.reach import ends
from synopsis.landscape.scenarios.succession import Succession, step
from tests.landscape.scenarios.matrices import named, somewhereland


def followed(model: CrossImpact, start: list[int]) -> list[int]:
    """Where one matrix leads by the succession itself, a step at a time."""
    state = start
    for _ in range(400):
        after = step(model, [state], Succession.LOCAL)[0].tolist()
        if after == state:
            return state
        state = after
    return state


@pytest.mark.parametrize("start", [[0, 0, 0, 0, 0, 0], [2, 1, 0, 1, 2, 1], [1, 2, 2, 0, 0, 2]])
def test_many_matrices_lead_where_each_leads_alone(start: list[int]) -> None:
    model = somewhereland()
    rng = np.random.default_rng(3)
    cells = np.stack([model.cells + rng.integers(-1, 2, model.cells.shape) for _ in range(20)])
    reached, rests = ends(model, cells, start, {})
    for own, state, is_rest in zip(cells, reached.tolist(), rests, strict=True):
        if is_rest:
            alone = CrossImpact("one", model.descriptors, own)
            assert state == followed(alone, start)
            assert alone.is_consistent(state)


def test_clamped_descriptor_stays_whatever_it_would_gain() -> None:
    model = somewhereland()
    reached, _ = ends(model, model.cells[None], [0] * 6, {2: 2, 3: 1})
    assert reached[0, 2:4].tolist() == [2, 1]


def test_matrix_that_never_rests_is_told() -> None:
    # The first follows the second, and the second flees the first.
    cells = np.array([[0, 0, 0, 1], [0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]])
    model = CrossImpact("chase", named((2, 2)), cells)
    _, rests = ends(model, cells[None], [0, 0], {})
    assert not rests.any()
