from itertools import product

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import LARGEST, CrossImpact, Descriptor
from tests.landscape.scenarios.matrices import every_state, named, somewhereland

PAIR = named((2, 2))
CELLS = np.array([[0, 0, 1, -1], [0, 0, -1, 1], [2, -2, 0, 0], [-2, 2, 0, 0]])


def test_balances_are_the_columns_of_the_chosen_rows() -> None:
    model = CrossImpact("pair", PAIR, CELLS, np.array([0, 1, 0, 0]))
    assert model.balances((0, 1)).tolist() == [-2, 3, 1, -1]
    assert model.slack((0, 1)).tolist() == [-5, -2]
    assert model.score((0, 1)) == -2 + -1
    assert not model.is_consistent((0, 1))
    assert model.is_consistent((0, 1), tolerance=5)


def test_consistency_is_that_no_other_variant_has_more() -> None:
    model = somewhereland()
    for state in every_state(model)[::7].tolist():
        sums = model.balances(state).tolist()
        best = all(
            sums[int(first) + chosen] >= max(sums[int(first) : int(first) + size])
            for first, chosen, size in zip(model.offsets, state, model.sizes, strict=True)
        )
        assert bool(model.is_consistent(state)) is best


def test_clamped_descriptor_speaks_and_is_asked_nothing() -> None:
    model = somewhereland()
    held = model.clamped({0: 2})
    assert held.sizes == (1, 3, 3, 2, 3, 3)
    for rest in list(product(range(3), range(3), range(2), range(3), range(3)))[::11]:
        free = model.balances((2, *rest))[3:]
        assert (held.balances((0, *rest))[1:] == free).all()


def test_unasked_descriptor_has_no_balance_and_still_speaks() -> None:
    model = somewhereland()
    quiet = model.unasked([0, 3])
    state = (1, 2, 0, 1, 2, 0)
    assert quiet.balances(state)[:3].tolist() == [0, 0, 0]
    assert quiet.balances(state)[9:11].tolist() == [0, 0]
    assert quiet.balances(state)[3:9].tolist() == model.balances(state)[3:9].tolist()


def test_words_lead_to_numbers_and_back() -> None:
    model = somewhereland()
    assert model.told((0, 1, 2, 0, 1, 2)) == {
        "A": "A1", "B": "B2", "C": "C3", "D": "D1", "E": "E2", "F": "F3",
    }  # fmt: skip
    assert model.choice("C", "C3") == (2, 2)
    with pytest.raises(LandscapeError, match="the descriptors are A, B, C, D, E, F"):
        model.place("G")
    with pytest.raises(LandscapeError, match="its variants are C1, C2, C3"):
        model.choice("C", "C9")


@pytest.mark.parametrize(
    ("descriptors", "cells", "bias", "said"),
    [
        ((), np.zeros((0, 0), dtype=int), [], "no descriptors"),
        (PAIR, CELLS[:3], [], "the shape 3 by 4"),
        (PAIR, CELLS.astype(float), [], "no whole number"),
        (PAIR, CELLS * LARGEST, [], "no whole number"),
        (PAIR, CELLS, [1, 2], "need 4 rows"),
        ((PAIR[0], PAIR[0]), CELLS, [], "stands twice"),
    ],
)
def test_matrix_that_is_none_is_refused(
    descriptors: tuple[Descriptor, ...], cells: np.ndarray, bias: list[int], said: str
) -> None:
    with pytest.raises(LandscapeError, match=said):
        CrossImpact("wrong", descriptors, cells, np.array(bias, dtype=np.int64))


@pytest.mark.parametrize(
    ("code", "variants"), [("", ("a", "b")), ("A", ()), ("A", ("a", "")), ("A", ("a", "a"))]
)
def test_descriptor_without_words_or_with_twins_is_refused(
    code: str, variants: tuple[str, ...]
) -> None:
    with pytest.raises(LandscapeError, match=r"needs a code and variants|the same word"):
        Descriptor(code, variants)


def test_cells_are_not_written_to() -> None:
    model = CrossImpact("pair", PAIR, CELLS)
    with pytest.raises(ValueError, match="read-only"):
        model.cells[0, 0] = 1
    assert CELLS.flags.writeable
