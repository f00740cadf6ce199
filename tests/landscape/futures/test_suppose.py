import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.disagreement import draw_readings
from synopsis.landscape.futures.suppose import state_of_now, suppose
from synopsis.landscape.futures.told import Turn
from synopsis.landscape.scenarios.cascade import Ending
from tests.landscape.futures.worlds import shipped, small

CHAIN = [("t_x", "+", "a"), ("a", "+", "b"), ("b", "-", "c")]


def test_cascade_follows_the_chain_in_order_with_its_carriers() -> None:
    found = suppose(small(CHAIN), {"t_x": "worse"})
    steps = [(one.concept.id, one.after, [link.source for link in one.carried])
             for one in found.changes]  # fmt: skip
    assert steps == [
        ("t_x", "worse", []), ("a", "more", ["t_x"]), ("b", "more", ["a"]), ("c", "less", ["b"]),
    ]  # fmt: skip
    assert found.changes[0].is_imposed
    assert not found.changes[1].is_imposed
    assert found.cascade.ending is Ending.REST


def test_every_carried_change_names_lines() -> None:
    found = suppose(shipped(), {"migration_crisis": "worse"})
    carried = [one for change in found.changes for one in change.carried]
    assert carried
    assert all(link.lines for one in carried for link in one.links)


def test_shares_count_draws_that_turn() -> None:
    landscape = small(CHAIN)
    found = suppose(landscape, {"t_x": "worse"}, draw_readings(landscape))
    turned = {one.concept.id: (one.worse.value, one.better.value) for one in found.moved}
    assert turned == {"a": (1.0, 0.0), "b": (1.0, 0.0), "c": (0.0, 1.0)}
    assert found.unsettled == 0


def test_what_is_held_is_no_result() -> None:
    landscape = small(CHAIN)
    found = suppose(landscape, {"b": "more"}, draw_readings(landscape))
    assert "b" not in {one.concept.id for one in found.moved}
    assert found.changes[0].turn is Turn.WORSE


@pytest.mark.parametrize(
    ("clamps", "said"),
    [
        ({"nothing": "worse"}, "no descriptor 'nothing'"),
        ({"t_x": "later"}, "no variant 'later'"),
        ({}, "nothing is supposed"),
        ({"t_x": "as now"}, "as it is now"),
    ],
)
def test_supposition_of_nothing_known_is_refused(clamps: dict[str, str], said: str) -> None:
    with pytest.raises(LandscapeError, match=said):
        suppose(small(CHAIN), clamps)


def test_now_is_the_middle_and_conditions_are_held() -> None:
    assert state_of_now(small(CHAIN)) == (0, 1, 1, 1)
