import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.choices import parse_choice
from synopsis.indicators.composites.gaps import Filled, impute
from synopsis.indicators.composites.outliers import (
    is_skewed,
    kurtosis,
    log_shifted,
    skewness,
    treat,
    winsorise,
)
from tests.indicators.composites.worlds import panel

# The vectors on which COINr documents its own treatment (version 1.1.14, its tests of `Treat`).
ONE_OUTLIER = np.array([*range(1, 11), 100.0])
TWO_OUTLIERS = np.array([*range(1, 21), 100.0, 200.0])


def filled(x: np.ndarray) -> Filled:
    value = np.stack([x, np.arange(x.size, dtype=float)], axis=-1)[None]
    return impute(panel(value), parse_choice("impute", "none", "a test"))


def test_one_outlier_is_pulled_in_as_coinr_does() -> None:
    assert is_skewed(ONE_OUTLIER)
    made, count = winsorise(ONE_OUTLIER)
    assert count == 1
    assert made.tolist() == [*range(1, 11), 10]
    assert not is_skewed(made)


def test_two_outliers_are_too_many_for_one_point_as_in_coinr() -> None:
    made, count = winsorise(TWO_OUTLIERS, points=1)
    assert count == 1
    assert is_skewed(made)


def test_low_outliers_are_pulled_up() -> None:
    made, count = winsorise(-ONE_OUTLIER)
    assert (count, made.min()) == (1, -10)


def test_skewness_and_kurtosis_are_corrected_for_size() -> None:
    # scipy.stats.skew and kurtosis with bias=False give these.
    assert skewness(ONE_OUTLIER) == pytest.approx(3.25564, abs=5e-6)
    assert kurtosis(ONE_OUTLIER) == pytest.approx(10.70667, abs=5e-6)
    assert np.isnan(skewness(np.array([1.0, 1.0, 1.0])))
    assert np.isnan(kurtosis(np.array([1.0, 2.0, 3.0])))
    assert not is_skewed(np.array([1.0, 1.0]))


def test_constant_values_are_never_treated() -> None:
    made, count = winsorise(np.ones(8))
    assert (count, made.tolist()) == (0, [1.0] * 8)


def test_shifted_logarithm_keeps_the_order_on_both_sides() -> None:
    x = np.array([0.0, 1, 2, 50])
    assert np.all(np.diff(log_shifted(x, (0, 50))) > 0)
    assert np.all(np.diff(log_shifted(x, (0, 50), is_right=False)) > 0)
    assert log_shifted(np.array([0.0]), (0, 100))[0] == pytest.approx(np.log(1))


def test_member_in_need_is_treated_and_told_and_others_are_left() -> None:
    choice = parse_choice("treat", "winsorise", "a test")
    made, told = treat(filled(ONE_OUTLIER), choice)
    assert [(one.member, one.how, one.values) for one in told] == [("one", "winsorised", 1)]
    assert made.panel.value[0, -1, 0] == 10
    assert np.array_equal(made.panel.value[..., 1], filled(ONE_OUTLIER).panel.value[..., 1])


def test_logarithm_follows_where_pulling_in_is_not_enough() -> None:
    choice = parse_choice("treat", {"method": "winsorise", "points": 1}, "a test")
    made, told = treat(filled(TWO_OUTLIERS), choice)
    assert told[0].how == "log"
    assert np.all(np.diff(made.panel.value[0, :, 0]) > 0)
    plain = parse_choice("treat", {"method": "winsorise", "points": 1, "then_log": False}, "a test")
    assert treat(filled(TWO_OUTLIERS), plain)[1][0].how == "winsorised"


def test_logarithm_of_nought_is_refused() -> None:
    choice = parse_choice("treat", "log", "a test")
    with pytest.raises(IndicatorError, match="have no logarithm"):
        treat(filled(np.array([0.0, 1, 2, 3])), choice)
    only = parse_choice("treat", {"method": "log", "members": ["one"]}, "a test")
    made, _ = treat(filled(np.array([1.0, 10, 100])), only)
    assert made.panel.value[0, :, 0].tolist() == pytest.approx(np.log([1, 10, 100]).tolist())


def test_treatment_of_a_stranger_is_refused() -> None:
    choice = parse_choice("treat", {"method": "winsorise", "members": ["nobody"]}, "a test")
    with pytest.raises(IndicatorError, match="nobody is no member"):
        treat(filled(ONE_OUTLIER), choice)
