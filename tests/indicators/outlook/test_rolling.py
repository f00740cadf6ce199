"""Rolling origins: a past outlook cannot see what came later."""

import numpy as np
import pytest

from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.rolling import Rolling
from tests.indicators.outlook.panels import counts, panel

SHORT = Choices(window_years=1, least_past=40)
MONTHS, STEPS = 96, 2


def test_a_thousand_looks_from_the_past_see_nothing_of_what_came() -> None:
    values = counts(3, MONTHS, seed=4)
    rng = np.random.default_rng(20261122)
    truth = Rolling(panel(values), STEPS, SHORT, seed=1)
    checks = leaks = 0
    while checks < 1000:
        cut = int(rng.integers(45, MONTHS))
        changed = values.copy()
        changed[:, cut:] = rng.poisson(500, (len(values), MONTHS - cut))
        other = Rolling(panel(changed), STEPS, SHORT, seed=1)
        for origin in rng.integers(37, cut + 1, 60):
            same = np.array_equal(truth.foreseen(int(origin)), other.foreseen(int(origin)))
            leaks += not same
            checks += 1
    assert leaks == 0


def test_outlook_is_the_same_before_and_after_later_months_are_known() -> None:
    own = panel(counts(3, MONTHS, seed=4))
    whole = Rolling(own, STEPS, SHORT)
    for cut in range(60, MONTHS, 7):
        then = Rolling(own.until(cut), STEPS, SHORT)
        assert np.array_equal(then.foreseen(cut), whole.foreseen(cut))


def test_change_before_the_origin_is_seen() -> None:
    values = counts(3, MONTHS, seed=4)
    changed = values.copy()
    changed[0, 78] += 300
    before, after = (Rolling(panel(one), STEPS, SHORT) for one in (values, changed))
    assert not np.array_equal(before.foreseen(80), after.foreseen(80))
    assert np.array_equal(before.foreseen(78), after.foreseen(78))


def test_same_seed_gives_the_same_bytes() -> None:
    one, two = (Rolling(panel(counts(3, 80)), 3, SHORT, seed=7).foreseen(80) for _ in range(2))
    assert one.tobytes() == two.tobytes()


def test_series_that_ended_has_no_later_outlook() -> None:
    values = counts(2, 120)
    values[1, 60:] = np.nan
    rolling = Rolling(panel(values), STEPS, SHORT)
    assert rolling.fit(60).tolist() == [0, 1]
    assert rolling.fit(118).tolist() == [0]


def test_weights_are_a_distribution_over_all_members() -> None:
    rolling = Rolling(panel(counts(4, MONTHS)), STEPS, SHORT)
    weights = rolling.weights(MONTHS)
    assert weights.sum() == pytest.approx(1)
    assert len(weights) == len(rolling.members)
    assert (weights > 0).all()
    assert np.ptp(rolling.weights(37)) == 0, "nothing is known of the past yet"


def test_outlook_of_counts_rises_and_stays_above_nought() -> None:
    found = Rolling(panel(counts(4, MONTHS)), 6, SHORT).foreseen(MONTHS)
    assert found.min() >= 0
    assert (np.diff(found, axis=-1) >= 0).all()


def test_spread_is_set_right_where_the_past_was_too_narrow() -> None:
    """Noise that grows eightfold: without its past errors the mixture would be far too narrow."""
    rng = np.random.default_rng(3)
    values = np.round(200 + rng.normal(0, 1, (6, 132)) * np.where(np.arange(132) < 84, 4, 32))
    rolling = Rolling(panel(np.maximum(values, 0)), 2, Choices(window_years=3, least_past=40))
    mixed, right = rolling.mixed(110), rolling.foreseen(110)
    wide, narrow = (float((told[..., 98] - told[..., 8]).mean()) for told in (right, mixed))
    assert wide > 1.05 * narrow
