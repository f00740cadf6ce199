"""Backtests and their record."""

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.outlook.backtest import OURS, backtest, record_of, skill_over
from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.rolling import Rolling
from tests.indicators.outlook.panels import counts, panel

CHOICES = Choices(window_years=1, least_past=40)


@pytest.fixture(scope="module")
def rolling() -> Rolling:
    return Rolling(panel(counts(6, 110, seed=2)), 3, CHOICES)


def test_oracle_beats_all_and_its_skill_interval_excludes_nought(rolling: Rolling) -> None:
    values = rolling.panel.values

    def oracle(origin: int) -> np.ndarray:
        return np.repeat(values[:, origin : origin + 3, None], len(LEVELS), axis=2)

    trial = backtest(rolling, range(80, 104), {"oracle": oracle})
    record = record_of(trial, "test")
    assert record.scores[0].method == record.best_baseline == "oracle"
    assert record.scores[0].crps == 0
    assert np.isnan(record.skill) or record.skill <= 0
    only = np.ones_like(trial.active)
    skill, low, high = skill_over(trial, "always_zero", only)
    assert 0 < low < skill < high < 1


def test_record_says_what_it_rests_on(rolling: Rolling) -> None:
    record = record_of(backtest(rolling, range(80, 104)), "test")
    assert (str(record.origins[0]), str(record.origins[1])) == ("2016-08", "2018-07")
    assert record.horizons == 3
    assert record.active.below_zero == 0
    assert [step for step, _, _ in record.by_horizon] == [1, 2, 3]
    assert {one.method for one in record.scores} >= {OURS, "always_zero", "last_twelve", "naive"}
    assert sum(record.active.pit) == pytest.approx(1)


def test_record_of_some_rows_scores_those_alone(rolling: Rolling) -> None:
    trial = backtest(rolling, range(90, 100))
    assert record_of(trial, "test", [5]).series == 1
    assert record_of(trial, "test").series > 1


def test_what_is_not_known_yet_is_not_scored(rolling: Rolling) -> None:
    trial = backtest(rolling, [110 - 1])
    scored = ~np.isnan(trial.of(OURS).by_kind["crps"])
    assert scored[0, :, 0].any()
    assert not scored[0, :, 1:].any()


def test_few_origins_bear_no_interval(rolling: Rolling) -> None:
    record = record_of(backtest(rolling, range(80, 90)), "test")
    assert np.isnan(record.skill_low)
    assert np.isnan(record.skill_high)


def test_method_that_faced_fewer_cells_is_not_spared_the_others(rolling: Rolling) -> None:
    def half(_: int) -> np.ndarray:
        told = np.zeros((6, 3, len(LEVELS)))
        told[:, 1:] = np.nan
        return told

    trial = backtest(rolling, range(80, 104), {"half": half})
    for one in trial.methods:
        assert np.isnan(one.by_kind["crps"][:, :, 1:]).all()


def test_no_origin_and_no_active_series_are_refused(rolling: Rolling) -> None:
    with pytest.raises(IndicatorError, match="no origin"):
        backtest(rolling, [])
    quiet = np.zeros((2, 80))
    quiet[:, 5] = 1
    trial = backtest(Rolling(panel(quiet), 2, CHOICES), [60])
    with pytest.raises(IndicatorError, match="no active series"):
        record_of(trial, "quiet")
