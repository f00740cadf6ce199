"""Bad input gets an answer or a clear refusal, never a silent number."""

import numpy as np
import pytest
from numpy.typing import NDArray

from synopsis.indicators.outlook.choices import Choices
from synopsis.indicators.outlook.fitness import why_unfit

RNG = np.random.default_rng(5)
GOOD = RNG.poisson(20, 72).astype(float)


def with_(change: object, at: slice | int) -> NDArray[np.float64]:
    values = GOOD.copy()
    values[at] = change
    return values


CASES = {
    "all missing": (np.full(60, np.nan), "no value is covered"),
    "one point": (np.array([3.0]), "1 months are known, and 36 are needed"),
    "too short": (GOOD[:30], "30 months are known"),
    "constant": (np.full(60, 4.0), "never moved"),
    "all nought": (np.zeros(60), "never moved"),
    "gaps": (with_(np.nan, slice(-20, None)), "20 of the last 36 months are not covered"),
    "a thousand times": (with_(1e6, 40), "more than 300 times nine in ten of all"),
    "a thousand times at the end": (with_(1e6, -1), "more than 300 times nine in ten of all"),
    "a thousand times the middle": (with_(1000 * np.median(GOOD), 40), "300 times nine in ten"),
    "twice": (with_(1000 * np.median(GOOD), slice(40, 42)), "300 times nine in ten"),
    "three months of another unit": (with_(GOOD[-3:] * 1000, slice(-3, None)), "broken"),
    "a year of another unit": (with_(GOOD[-12:] * 1000, slice(-12, None)), "change of unit"),
    "twenty months of another unit": (with_(GOOD[-20:] * 1000, slice(-20, None)), "change of unit"),
    "unit change": (np.concatenate([GOOD[:36], GOOD[36:] * 1000]), "change of unit"),
    "unit change back": (np.concatenate([GOOD[:36] * 1000, GOOD[36:]]), "change of unit"),
}


@pytest.mark.parametrize("name", list(CASES))
def test_unfit_series_is_refused_with_its_reason(name: str) -> None:
    values, reason = CASES[name]
    assert reason in why_unfit(values, 12, Choices())


def test_good_series_is_fit() -> None:
    assert why_unfit(GOOD, 12, Choices()) == ""


def test_surge_that_grows_and_goes_is_no_broken_series() -> None:
    surge = np.concatenate([GOOD, GOOD[:12] * 10, GOOD[:12] * 300, GOOD[:12] * 10, GOOD[:24]])
    assert why_unfit(surge, 12, Choices()) == ""


def test_wild_counts_in_another_unit_are_refused() -> None:
    wild = RNG.negative_binomial(3, 3 / 53, 72).astype(float)
    wild[36:] *= 1000
    assert "change of unit" in why_unfit(wild, 12, Choices())


def test_first_surge_of_a_quiet_series_is_no_fault() -> None:
    quiet = RNG.poisson(0.5, 72).astype(float)
    quiet[-2:] = [200, 400]
    assert why_unfit(quiet, 12, Choices()) == ""


def test_far_look_needs_a_long_past() -> None:
    assert "72 months are known, and 80 are needed to look 40" in why_unfit(GOOD, 12, Choices(), 40)
    assert why_unfit(GOOD, 12, Choices(), 36) == ""


def test_few_gaps_are_borne() -> None:
    assert why_unfit(with_(np.nan, slice(-8, -4)), 12, Choices()) == ""


def test_rating_by_year_has_no_fan() -> None:
    steps = np.array([3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5.0])
    assert "few steps" in why_unfit(steps, 1, Choices())
    assert why_unfit(RNG.normal(size=15), 1, Choices()) == ""
