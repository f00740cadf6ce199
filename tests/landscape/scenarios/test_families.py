"""Families: what differs little stands together, and shares count draws and not scenarios."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape import LandscapeError
from synopsis.landscape.scenarios.families import Grouping, families

Table = npt.NDArray[np.int64]
NEAR = [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
FAR = [[2, 2, 2, 2], [2, 2, 2, 1]]


def test_a_family_is_there_where_any_member_is() -> None:
    found = families([NEAR[:1], NEAR[1:2], [NEAR[0], FAR[0]], []], Grouping(1))
    assert [one.share.count for one in found.families] == [3, 1]
    assert found.presence.tolist() == [[True, False], [True, False], [True, True], [False, False]]
    assert (found.empty, found.left_out) == (1, 0)


def test_a_family_tells_its_medoid_and_what_varies() -> None:
    found = families([NEAR, NEAR[:2], FAR], Grouping(1), base=[NEAR[1], [9, 9, 9, 9]])
    near, far = found.families
    assert (near.medoid, near.reach) == ((0, 0, 0, 0), 1)
    assert dict(near.fixed) == {0: 0, 1: 0}
    assert dict(near.varies) == {2: (0, 1), 3: (0, 1)}
    assert near.counts.tolist() == [2, 2, 1]
    assert (near.base, far.base) == (((0, 0, 0, 1),), ())
    assert dict(far.fixed) == {0: 2, 1: 2, 2: 2}


def test_a_scenario_joins_the_leader_nearest_to_it() -> None:
    # 0011 differs by two from the first leader and by one from the second.
    draws = [[[0, 0, 0, 0]], [[0, 0, 0, 0]], [[0, 0, 0, 0]]]
    draws += [[[0, 1, 1, 1]], [[0, 1, 1, 1]], [[0, 0, 1, 1]]]
    found = families(draws, Grouping(2))
    assert [one.members.tolist() for one in found.families] == [
        [[0, 0, 0, 0]],
        [[0, 0, 1, 1], [0, 1, 1, 1]],
    ]


def test_a_cut_of_nought_keeps_every_scenario_apart() -> None:
    found = families([NEAR, FAR], Grouping(0))
    assert sorted(one.medoid for one in found.families) == sorted(map(tuple, NEAR + FAR))
    assert {one.reach for one in found.families} == {0}


def test_unfinished_draws_are_left_out_of_shares_and_not_counted_as_without() -> None:
    found = families([NEAR, [], FAR, []], Grouping(1), known=[True, False, True, True])
    assert [(one.share.count, one.share.of) for one in found.families] == [(1, 3), (1, 3)]
    assert (found.left_out, found.empty) == (1, 1)


def test_draws_without_any_scenario_have_no_families() -> None:
    found = families([np.zeros((0, 4), np.int64), np.zeros((0, 4), np.int64)], Grouping(1))
    assert (found.families, found.empty) == ((), 2)
    assert found.presence.shape == (2, 0)


@pytest.mark.parametrize(
    ("draws", "known", "told"),
    [
        ([], None, "no draw whose search was finished"),
        ([NEAR], [False], "no draw whose search was finished"),
        ([NEAR], [True, True], "no draw whose search was finished"),
        ([NEAR, [[0, 0]]], None, "different lengths"),
        ([[0, 1, 2]], None, "different lengths"),
        ([[[0, -1]]], None, "a variant has no number"),
    ],
)
def test_nonsense_is_refused(draws: list[Table], known: list[bool] | None, told: str) -> None:
    with pytest.raises(LandscapeError, match=told):
        families(draws, Grouping(1), known=known)


@pytest.mark.parametrize(("cut", "level"), [(-1, 0.9), (1, 0.0), (1, 1.0)])
def test_a_grouping_without_sense_is_refused(cut: int, level: float) -> None:
    with pytest.raises(LandscapeError, match="a cut of"):
        Grouping(cut, level)


def test_the_choices_are_told() -> None:
    assert "nearest leader" in Grouping(3).told
    assert "more than 3 descriptors; intervals at 95%" in Grouping(3).told


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.tuples(*[st.integers(0, 2)] * 4), max_size=6), min_size=1, max_size=8),
    st.integers(0, 4),
)
def test_families_share_out_all_scenarios(
    draws: list[list[tuple[int, int, int, int]]], cut: int
) -> None:
    found = families(draws, Grouping(cut))
    members = [tuple(state) for one in found.families for state in one.members.tolist()]
    assert sorted(members) == sorted({state for draw in draws for state in draw})
    for place, one in enumerate(found.families):
        own = set(map(tuple, one.members.tolist()))
        assert [bool(own & set(draw)) for draw in draws] == found.presence[:, place].tolist()
        assert one.medoid in own
        apart = [[sum(a != b for a, b in zip(x, y, strict=True)) for y in own] for x in own]
        assert max(map(max, apart)) <= 2 * cut
        total = {
            x: sum(
                n * sum(a != b for a, b in zip(x, y, strict=True))
                for y, n in zip(one.members.tolist(), one.counts.tolist(), strict=True)
            )
            for x in own
        }
        assert total[one.medoid] == min(total.values())
    again = families(list(reversed(draws)), Grouping(cut))
    assert [one.medoid for one in again.families] == [one.medoid for one in found.families]


def test_ten_thousand_scenarios_fit() -> None:
    rng = np.random.default_rng(7)
    centres = rng.integers(0, 3, (20, 27))
    draws = []
    for _ in range(500):
        states = centres[rng.integers(0, 20, 40)]
        draws.append(
            np.where(rng.random(states.shape) < 0.1, rng.integers(0, 3, states.shape), states)
        )
    found = families(draws, Grouping(8))
    assert sum(len(one.members) for one in found.families) > 10_000
    assert len(found.families) < 40
    assert found.families[0].share.value > 0.8
