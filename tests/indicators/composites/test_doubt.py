import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.indicators.composites.doubt import CHANGED, REASON, doubt, parting
from tests.indicators.composites.worlds import panel

PAST = [5.0, 6, 7, 6, 5, 6, 7, 8, 7, 6]


def history(*rows: list[float]) -> np.ndarray:
    """Economies over ten years, of one member."""
    return np.asarray(rows, dtype=float)[:, :, None]


def test_slip_of_a_unit_is_taken_out_and_told() -> None:
    odd = [*PAST[:4], 6000.0, *PAST[5:]]
    made, (found,) = doubt(panel(history(PAST, odd)), 50)
    assert (found.place.code, found.year, found.value) == ("001", 2005, 6000)
    assert found.times == pytest.approx(6000 / 8)
    assert found.reason == REASON
    assert np.isnan(made.value[1, 4, 0])
    assert np.isnan(made.value).sum() == 1
    assert made.value[0, :, 0].tolist() == PAST


def test_slip_that_others_would_hide_is_seen_in_its_own_history() -> None:
    """A small economy a thousandfold lies not that far beyond a large one."""
    large = [20 * one for one in PAST]
    odd = [*PAST[:4], 6000.0, *PAST[5:]]
    _, found = doubt(panel(history(large, PAST, odd)), 50)
    assert [(one.place.code, one.year) for one in found] == [("002", 2005)]


def test_two_slips_do_not_hide_each_other() -> None:
    odd = [*PAST[:4], 6000.0, 5500.0, *PAST[6:]]
    _, found = doubt(panel(history(PAST, odd)), 50)
    assert [one.year for one in found] == [2005, 2006]


def test_economy_far_beyond_every_other_is_taken_out_as_a_whole() -> None:
    odd = [1000 * one for one in PAST]
    made, found = doubt(panel(history(PAST, PAST, odd)), 50)
    assert np.isnan(made.value[2]).all()
    assert {(one.place.code, one.reason) for one in found} == {("002", REASON)}


def test_change_of_unit_on_the_way_leaves_nothing_of_the_economy() -> None:
    odd = [*PAST[:5], *(1000 * one for one in PAST[5:])]
    made, found = doubt(panel(history(PAST, PAST, PAST, odd)), 50)
    assert np.isnan(made.value[3]).all()
    assert not np.isnan(made.value[:3]).any()
    assert {one.reason for one in found} >= {CHANGED}


@pytest.mark.parametrize(
    "past",
    [
        [5.0, 100, 5, 5, 5, 5, 5, 5, 5, 5],
        [-0.01, 0.5, -0.5, 0.4, 0.3, 0.6, -0.7, 0.2, 0.001, 0.4],
        [0.0, 0, 0, 0, 0, 0, 0, 0, 0, 900],
    ],
    ids=["a surge", "around nought", "nothing to judge by"],
)
def test_what_may_well_be_true_is_kept(past: list[float]) -> None:
    kept, found = doubt(panel(history(past)), 50)
    assert found == ()
    assert kept.value.tolist() == history(past).tolist()


def test_card_says_how_far_is_too_far() -> None:
    surge = history([5.0, 100, 5, 5, 5, 5, 5, 5, 5, 5])
    assert [one.year for one in doubt(panel(surge), 10)[1]] == [2002]


def test_economies_of_different_size_are_no_slip() -> None:
    sizes = history(PAST, PAST, [1000 * one for one in PAST], [2000 * one for one in PAST])
    assert doubt(panel(sizes), 50)[1] == ()


@given(st.lists(st.floats(0, 1e99), max_size=12), st.floats(2, 1e6))
def test_parting_lies_between_two_sizes(sizes: list[float], factor: float) -> None:
    edge, times = parting(np.asarray(sizes, dtype=float), factor)
    assert (times > factor) == (edge < np.inf)
    assert edge in (*sizes, np.inf)
