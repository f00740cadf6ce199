"""Theil-Sen against SciPy's `theilslopes` (1.17.1, method 'separate'), whose numbers stand here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.indicators import Series
from synopsis.landscape import Picture
from synopsis.landscape.direction import robust_direction, theil_sen

Case = tuple[list[float], list[float], float, tuple[float, float, float]]
REFERENCE: list[Case] = [
    ([2019, 2020, 2021, 2022, 2023], [3, 1, 4, 1.5, 5.9], 0.9, (0.6125, -2.0, 3.0)),
    (
        list(range(2014, 2024)),
        [10, 12, 11, 15, 14, 18, 17, 21, 20, 26],
        0.95,
        (1.5, 1.1428571428571428, 2.0),
    ),
    ([2019, 2020, 2021, 2022, 2023], [5, 5, 5, 6, 6], 0.9, (0.29166666666666663, 0.0, 0.5)),
    ([2010, 2012, 2013, 2017, 2018, 2020], [1.5, 2.5, 2.4, 9, 8, 12], 0.8, (1.05, 0.5, 1.3)),
]


@pytest.mark.parametrize(("times", "values", "confidence", "expected"), REFERENCE)
def test_slope_and_interval_are_those_of_the_reference(
    times: list[float],
    values: list[float],
    confidence: float,
    expected: tuple[float, float, float],
) -> None:
    assert theil_sen(times, values, confidence) == pytest.approx(expected, rel=1e-12)


@given(
    st.lists(st.integers(-1000, 1000), min_size=4, max_size=12),
    st.integers(-50, 50),
    st.integers(-500, 500),
)
def test_line_is_recovered_whatever_is_added(values: list[int], slope: int, shift: int) -> None:
    times = list(range(len(values)))
    tilted = [value + slope * time + shift for value, time in zip(values, times, strict=True)]
    plain, turned = theil_sen(times, values, 0.9), theil_sen(times, tilted, 0.9)
    # Kendall's variance minds ties, which a tilt may break; the slope itself may not.
    assert turned[0] == pytest.approx(plain[0] + slope)
    assert turned[1] <= turned[0] <= turned[2]


def test_one_wild_year_does_not_turn_the_slope() -> None:
    calm = theil_sen(range(7), [1, 2, 3, 4, 5, 6, 7], 0.9)[0]
    wild = theil_sen(range(7), [1, 2, 3, 900, 5, 6, 7], 0.9)[0]
    assert wild == pytest.approx(calm)


def test_too_few_years_have_no_direction(measured: tuple[Series, ...]) -> None:
    backing = next(one for one in measured if one.indicator.id == "migration_plan_backing")
    assert robust_direction(backing, 5, 0.9) is None


def test_direction_leans_towards_concern(picture: Picture) -> None:
    readings = {
        (reading.series.indicator.id, reading.series.place.code): reading
        for cell in picture.cells.values()
        for reading in cell.readings
    }
    # Unemployment fell in Bosnia and Herzegovina, and less of it is less concern.
    unemployment = readings["unemployment", "BIH"].direction
    assert unemployment is not None
    assert unemployment.slope < 0
    assert unemployment.word == "away from concern"
    # Income rose in Albania, and more of it is less concern.
    income = readings["gdp_per_head", "ALB"].direction
    assert income is not None
    assert income.slope > 0
    assert income.word == "away from concern"
