"""Panels: time lines, refusals, and which series are active by the glossary."""

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.outlook.panel import Panel, ordinal, panel_of, period_at
from synopsis.vocabulary import Period
from tests.indicators.outlook.panels import panel


@pytest.mark.parametrize("text", ["2023-12", "2024-01", "2023-Q4", "2024-Q1", "2023"])
def test_period_comes_back_from_its_ordinal(text: str) -> None:
    period = Period.parse(text)
    per_year = {7: 12, 4: 1}.get(len(text), 4) if "Q" not in text else 4
    assert period_at(ordinal(period), per_year) == period


def test_neighbours_differ_by_one() -> None:
    assert ordinal(Period.parse("2024-01")) - ordinal(Period.parse("2023-12")) == 1
    assert ordinal(Period.parse("2024-Q1")) - ordinal(Period.parse("2023-Q4")) == 1


def test_day_has_no_place_on_the_line() -> None:
    with pytest.raises(IndicatorError, match="no month, quarter or year"):
        ordinal(Period.parse("2023-12-01"))


def test_what_is_not_covered_stays_missing() -> None:
    rows = [("a", [(Period.parse("2023-01"), 1.0), (Period.parse("2023-03"), 3.0)])]
    assert np.isnan(panel_of(rows).values[0]).tolist() == [False, True, False]


def test_rhythms_are_not_mixed() -> None:
    rows = [("a", [(Period.parse("2023-01"), 1.0)]), ("b", [(Period.parse("2023"), 1.0)])]
    with pytest.raises(IndicatorError, match="different rhythms"):
        panel_of(rows)


def test_empty_panel_is_refused() -> None:
    with pytest.raises(IndicatorError, match="no series has a value"):
        panel_of([("a", [])])


def test_count_below_nought_is_refused_with_its_place() -> None:
    with pytest.raises(IndicatorError, match="SYNTHETIC 0, 2010-02"):
        panel(np.array([[1.0, -1.0]]))


def test_infinite_value_is_refused() -> None:
    with pytest.raises(IndicatorError, match="infinite"):
        panel(np.array([[1.0, np.inf]]))


def test_active_needs_twelve_months_of_the_thirty_six_before() -> None:
    values = np.zeros((2, 60))
    values[0, 24:36] = 1  # twelve
    values[1, 24:35] = 1  # eleven
    own = panel(values)
    assert own.active[:, 36].tolist() == [True, False]
    assert own.active[0, 61 - 1]  # 24 to 59 lie in the window of origin 60
    assert not own.active[0, 35], "before three years are known nothing is active"
    values = np.zeros((1, 61))
    values[0, :12] = 1
    assert not panel(values).active[0, 49]


def test_until_forgets_what_came_later() -> None:
    own = panel(np.arange(10.0)[None, :]).until(4)
    assert own.values.tolist() == [[0, 1, 2, 3]]
    with pytest.raises(IndicatorError, match="nothing was known"):
        own.until(0)


def test_panel_needs_a_name_a_row() -> None:
    with pytest.raises(IndicatorError, match="a name a row"):
        Panel(("a", "b"), 0, 12, np.zeros((1, 3)))


def test_limit_of_the_unit_holds_until_it_is_passed() -> None:
    values = np.array([[3.0, 99.0, 101.0, -1.0]])
    own = Panel(("a",), 0, 1, values, is_count=False, floor=np.zeros(1), ceiling=np.array([100.0]))
    rows = np.array([0])
    assert [end.tolist() for end in own.bounds(rows, 2)] == [[0.0], [100.0]]
    assert [end.tolist() for end in own.bounds(rows, 3)] == [[0.0], [np.inf]]
    assert [end.tolist() for end in own.bounds(rows, 4)] == [[-np.inf], [np.inf]]
