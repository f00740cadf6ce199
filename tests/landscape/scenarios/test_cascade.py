from dataclasses import replace

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.balance import Link
from synopsis.landscape.scenarios.branch import branch_states
from synopsis.landscape.scenarios.cascade import Cascade, Ending, Shock, cascade
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.succession import Succession
from tests.landscape.scenarios.matrices import brute, named, random_matrix, somewhereland


def chain() -> CrossImpact:
    """Three descriptors of two variants: each does as the one before it."""
    cells = np.zeros((6, 6), dtype=np.int64)
    cells[0:2, 2:4] = [[1, -1], [-1, 1]]
    cells[2:4, 4:6] = [[2, -2], [-2, 2]]
    cells[0:2, 0:2] = [[3, -3], [-3, 3]]
    return CrossImpact("chain", named((2, 2, 2)), cells)


def replayed(told: Cascade) -> tuple[int, ...]:
    state = list(told.start)
    for change in told.changes:
        assert state[change.descriptor] == change.before
        state[change.descriptor] = change.after
    return tuple(state)


def test_shock_runs_down_the_chain_and_each_link_is_told() -> None:
    told = cascade(chain(), (0, 0, 0), Shock(clamps={0: 1}))
    assert told.ending is Ending.REST
    assert told.end == (1, 1, 1)
    imposed, first, second = told.changes
    assert (imposed.is_imposed, imposed.step, imposed.descriptor) == (True, 0, 0)
    assert (first.step, first.descriptor, first.gain) == (1, 1, 2)
    assert first.carried == (Link(0, 1, 2),)
    assert first.moved == {0}
    assert (second.step, second.carried) == (2, (Link(1, 1, 4),))


def test_push_that_ends_lets_what_held_itself_stay() -> None:
    told = cascade(chain(), (0, 0, 0), Shock(pushes={(0, 1): 9}, lasting=1))
    assert told.end == (1, 1, 1)
    assert told.changes[0].push == 9
    assert told.changes[0].carried == (Link(0, 0, -6),)


def test_push_that_ends_lets_what_leaned_on_it_fall_back() -> None:
    for lasting in (1, 2, 5):
        told = cascade(chain(), (0, 0, 0), Shock(pushes={(1, 1): 9}, lasting=lasting))
        assert told.end == (0, 0, 0)
        assert [one.descriptor for one in told.changes] == [1, 2, 1, 2]
        assert told.ending is Ending.REST


def test_push_that_lasts_holds() -> None:
    told = cascade(chain(), (0, 0, 0), Shock(pushes={(1, 1): 9}))
    assert told.end == (0, 1, 1)


def test_cascade_that_comes_round_says_so() -> None:
    cells = np.zeros((6, 6), dtype=np.int64)
    cells[0:2, 2:4] = [[1, -1], [-1, 1]]
    cells[2:4, 0:2] = [[-1, 1], [1, -1]]
    told = cascade(CrossImpact("hunt", named((2, 2, 2)), cells), (0, 0, 0), Shock(clamps={2: 1}))
    assert told.ending is Ending.CIRCLE
    assert len(told.changes) == 5


def test_cascade_stops_where_it_is_asked_to() -> None:
    told = cascade(chain(), (0, 0, 0), Shock(clamps={0: 1}), longest=1)
    assert (told.ending, told.end, told.steps) == (Ending.STOPPED, (1, 1, 0), 1)


@pytest.mark.parametrize("rule", Succession)
def test_cascade_replays_to_its_end_and_rests_in_a_scenario_of_the_clamped_matrix(
    rule: Succession,
) -> None:
    for seed in range(60):
        rng = np.random.default_rng(seed)
        model = random_matrix(rng)
        start = tuple(int(rng.integers(0, size)) for size in model.sizes)
        clamps = {0: int(rng.integers(0, model.sizes[0]))}
        told = cascade(model, start, Shock(clamps=clamps), rule)
        assert replayed(told) == told.end
        if told.ending is Ending.REST:
            assert list(told.end) in brute(model, 0, clamps).tolist()


def test_nothing_moves_where_the_shock_is_what_there_was() -> None:
    model = somewhereland()
    start = tuple(branch_states(model).states[0].tolist())
    told = cascade(model, start, Shock(clamps={0: start[0]}))
    assert (told.changes, told.end, told.ending) == ((), start, Ending.REST)


@pytest.mark.parametrize(
    ("shock", "what"),
    [
        ({}, "nothing is held and nothing is pushed"),
        ({"clamps": {0: 1}, "lasting": 0}, "it lasts 0 steps"),
        ({"clamps": {0: 5}}, "no variant 5 of a descriptor 0"),
        ({"pushes": {(9, 0): 1}}, "no variant 0 of a descriptor 9"),
    ],
)
def test_shock_that_is_none_is_refused(shock: dict[str, object], what: str) -> None:
    with pytest.raises(LandscapeError, match=what):
        cascade(chain(), (0, 0, 0), Shock(**shock))  # type: ignore[arg-type]


def test_start_of_another_matrix_is_refused() -> None:
    with pytest.raises(LandscapeError, match="is no state of 3 descriptors"):
        cascade(chain(), (0, 0), Shock(clamps={0: 1}))


def test_change_that_does_not_add_up_is_refused() -> None:
    change = cascade(chain(), (0, 0, 0), Shock(clamps={0: 1})).changes[1]
    with pytest.raises(LandscapeError, match="does not make the change"):
        replace(change, gain=9)
