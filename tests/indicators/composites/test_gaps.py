import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.choices import Choice, parse_choice
from synopsis.indicators.composites.gaps import denominate, drift, impute
from synopsis.indicators.composites.panel import Array
from tests.indicators.composites.worlds import panel

NAN = float("nan")
METHODS: tuple[dict[str, object], ...] = (
    {"method": "none"},
    {"method": "carry", "years": 2},
    {"method": "linear", "years": 3},
    {"method": "mean_of_economies"},
)


def choice(**told: object) -> Choice:
    return parse_choice("impute", told, "a test")


def row(*values: float) -> Array:
    return np.array([values])[:, :, None]


def test_last_value_is_carried_no_further_than_said() -> None:
    made = impute(panel(row(1, NAN, NAN, NAN, 5)), choice(method="carry", years=2))
    assert made.panel.value[0, :3, 0].tolist() == [1, 1, 1]
    assert np.isnan(made.panel.value[0, 3, 0])
    assert made.filled[0, :, 0].tolist() == [False, True, True, False, False]


def test_nothing_is_carried_back_before_the_first_value() -> None:
    made = impute(panel(row(NAN, 2)), choice(method="carry", years=2))
    assert np.isnan(made.panel.value[0, 0, 0])


def test_line_bridges_short_gaps_and_never_the_ends() -> None:
    made = impute(panel(row(1, NAN, 3, NAN, NAN, NAN, 9, NAN)), choice(method="linear", years=2))
    values = made.panel.value[0, :, 0]
    assert values[:3].tolist() == [1, 2, 3]
    assert np.isnan(values[[3, 4, 5, 7]]).all()


def test_mean_of_economies_is_between_their_extremes() -> None:
    value = np.array([[[1.0]], [[NAN]], [[5.0]]])
    made = impute(panel(value), choice(method="mean_of_economies"))
    cell = (1, 0, 0)
    assert (made.panel.low[cell], made.panel.value[cell], made.panel.high[cell]) == (1, 3, 5)
    assert made.filled.sum() == 1


def test_filled_value_is_less_sure_the_further_it_lies() -> None:
    value = np.array([[0.0, 1, 2, 3, 4, 5, 6, NAN, NAN], [0.0, 1, 2, 3, 4, 5, 6, 7, 8]])[:, :, None]
    made = impute(panel(value), choice(method="carry", years=2)).panel
    assert (made.low[0, 7, 0], made.high[0, 7, 0]) == (5, 7)  # it moves by one a year
    assert (made.low[0, 8, 0], made.high[0, 8, 0]) == (4, 8)


def test_moves_of_a_member_of_every_other_year_are_taken_over_two() -> None:
    every_other = [0.0, NAN, 2, NAN, 4, NAN, 6, NAN, 8, NAN, 10]
    value = np.array([every_other])[:, :, None]
    assert drift(value, 1).tolist() == [2]
    assert drift(row(1, 2, NAN), 1).tolist() == [np.inf]  # too few moves to know


@pytest.mark.parametrize("told", METHODS)
@given(
    hnp.arrays(
        float,
        st.tuples(st.integers(1, 4), st.integers(1, 7), st.integers(1, 3)),
        elements=st.one_of(st.just(NAN), st.floats(-1e6, 1e6)),
    )
)
def test_no_method_alters_what_was_observed(told: dict[str, object], value: Array) -> None:
    before = value.copy()
    made = impute(panel(value), choice(**told))
    known = ~np.isnan(before)
    assert np.array_equal(made.panel.value[known], before[known])
    assert np.array_equal(value, before, equal_nan=True)
    assert not (made.filled & known).any()
    assert np.array_equal(np.isnan(made.panel.value), ~known & ~made.filled)
    held = ~np.isnan(made.panel.value)
    assert (made.panel.low[held] <= made.panel.value[held]).all()
    assert (made.panel.value[held] <= made.panel.high[held]).all()


def divided(below: Array, **told: object) -> Array:
    by = parse_choice(
        "denominate", {"method": "divide", "by": "people", "members": ["one"], **told}, "a test"
    )
    value = np.stack([row(10, 20)[..., 0], row(1, 2)[..., 0]], axis=-1)
    return denominate(panel(value), panel(below), by).value


def test_named_members_are_divided_and_others_left() -> None:
    made = divided(row(2, 4), per=100)
    assert made[0, :, 0].tolist() == [500, 500]
    assert made[0, :, 1].tolist() == [1, 2]


def test_missing_or_empty_denominator_leaves_no_value() -> None:
    assert np.isnan(divided(row(0, NAN))[0, :, 0]).all()


def test_negative_denominator_and_strange_member_are_refused() -> None:
    with pytest.raises(IndicatorError, match="denominator is negative"):
        divided(row(-1, 1))
    with pytest.raises(IndicatorError, match="nobody is no member"):
        divided(row(1, 1), members=["nobody"])
