import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.indicators import Series
from synopsis.landscape import Picture
from synopsis.landscape.level import mid_rank, percentile_of_own_history
from synopsis.vocabulary import Place


@pytest.mark.parametrize(
    ("numbers", "value", "percentile"),
    [
        # Hazen plotting positions: (rank - 0.5) / n.
        ([1, 2, 3, 4], 4, 87.5),
        ([1, 2, 3, 4], 1, 12.5),
        ([5, 5, 5, 5], 5, 50.0),
        ([1, 2, 2, 3], 2, 50.0),
    ],
)
def test_mid_rank_is_the_plotting_position(
    numbers: list[float], value: float, percentile: float
) -> None:
    assert mid_rank(numbers, value) == percentile


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=30))
def test_mid_rank_turned_over_is_the_rest(numbers: list[int]) -> None:
    newest = numbers[-1]
    assert mid_rank(numbers, newest) == pytest.approx(
        100 - mid_rank([-one for one in numbers], -newest)
    )


def test_short_history_has_no_level(measured: tuple[Series, ...]) -> None:
    backing = next(one for one in measured if one.indicator.id == "migration_plan_backing")
    assert percentile_of_own_history(backing, 8) is None


def test_level_is_turned_towards_concern(measured: tuple[Series, ...]) -> None:
    shrinking = next(
        one for one in measured if (one.indicator.id, one.place.code) == ("population", "ALB")
    )
    level = percentile_of_own_history(shrinking, 8)
    assert level is not None
    assert level.own + level.percentile == pytest.approx(100)


def test_step_of_a_scale_has_no_percentile_of_history(picture: Picture) -> None:
    cell = picture.cells["euro_atlantic", Place("ALB")]
    # Negotiations opened is the last of the scale's steps: the least concern.
    assert cell.level is not None
    assert cell.level.percentile == 0
    assert cell.direction is None
