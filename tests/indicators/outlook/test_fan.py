"""Steps and fans."""

import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.outlook import LEVELS, Step
from synopsis.vocabulary import Period

MONTH = Period.parse("2024-01")


def step(values: list[float]) -> Step:
    return Step(MONTH, tuple(values))


EVEN = step([100 * level for level in LEVELS])


def test_quantile_between_levels_is_linear() -> None:
    assert EVEN.median == 50
    assert EVEN.at(0.025) == pytest.approx(2.5)
    assert list(EVEN.interval(0.8)) == pytest.approx([10, 90])


def test_chance_above_turns_the_quantile_round() -> None:
    assert EVEN.chance_above(20) == pytest.approx(0.8)
    assert EVEN.chance_above(-1) == pytest.approx(1 - LEVELS[0])
    assert EVEN.chance_above(1e9) == pytest.approx(1 - LEVELS[-1])


def test_chance_above_nought_of_a_count_leaves_all_noughts_out() -> None:
    values = tuple(0.2 if level <= 0.7 else 1.1 for level in LEVELS)
    assert Step(MONTH, values, is_count=True).chance_above(0) == pytest.approx(0.3, abs=0.01)
    assert Step(MONTH, values).chance_above(0) > 0.99


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_quantile_that_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(IndicatorError, match="not finite"):
        step([float(at) for at in range(len(LEVELS) - 1)] + [value])


def test_crossing_quantiles_are_refused() -> None:
    values = [float(at) for at in range(len(LEVELS))]
    values[5], values[6] = values[6], values[5]
    with pytest.raises(IndicatorError, match="cross"):
        step(values)


def test_wrong_number_of_quantiles_is_refused() -> None:
    with pytest.raises(IndicatorError, match="quantiles are not"):
        step([1.0, 2.0])
