from dataclasses import replace

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.balance import Link, explain
from synopsis.landscape.scenarios.branch import branch_states
from synopsis.landscape.scenarios.scw import read_scw
from tests.landscape.scenarios.matrices import every_state, published, random_matrix, somewhereland


def test_rows_sum_to_the_score_of_every_state() -> None:
    for seed in range(10):
        model = random_matrix(np.random.default_rng(seed), most=4)
        for state in map(tuple, every_state(model).tolist()):
            rows = explain(model, state)
            assert sum(row.balance for row in rows) == model.score(state)
            said = sum(row.bias + sum(one.amount for one in row.links) for row in rows)
            assert said == model.score(state)


def test_lead_is_not_below_nought_in_a_consistent_scenario_and_in_no_other() -> None:
    model = random_matrix(np.random.default_rng(5))
    for state in map(tuple, every_state(model).tolist()):
        leads = [row.lead for row in explain(model, state) if row.lead is not None]
        assert all(lead >= 0 for lead in leads) == bool(model.is_consistent(state))


def test_row_tells_who_speaks_and_how_the_rivals_stand() -> None:
    model = somewhereland()
    row = explain(model, (0, 1, 1, 0, 0, 1))[2]
    assert (row.descriptor, row.variant, row.bias) == (2, 1, 0)
    assert row.links == (Link(1, 1, 1), Link(4, 0, -1), Link(5, 1, 2))
    assert (row.balance, row.rivals, row.lead) == (2, ((0, -3), (2, 1)), 1)


def test_self_impacts_are_rows_like_others() -> None:
    model = read_scw(published("cibsa", "CIB_natl_regional.scw")).model
    state = tuple(branch_states(model).states[0].tolist())
    row = explain(model, state)[14]
    assert Link(14, state[14], 15) in row.links


def test_bias_is_told_apart() -> None:
    model = replace(somewhereland(), bias=np.full(17, 4))
    assert {row.bias for row in explain(model, (0,) * 6)} == {4}


@pytest.mark.parametrize("state", [(0,) * 5, (0,) * 7, (3, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, -1)])
def test_state_of_another_matrix_is_refused(state: tuple[int, ...]) -> None:
    with pytest.raises(LandscapeError, match="is no state of 6 descriptors with 3, 3, 3, 2, 3, 3"):
        explain(somewhereland(), state)


def test_row_that_does_not_add_up_is_refused() -> None:
    row = explain(somewhereland(), (0,) * 6)[0]
    with pytest.raises(LandscapeError, match="does not make its balance"):
        replace(row, balance=row.balance + 1)
