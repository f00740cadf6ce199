"""Between waves of which nothing changed, the engine finds as little as it says that it will."""

from functools import cache

import numpy as np
import pytest
from scipy import stats
from tools.null_page import SIZES, page, rate
from tools.null_waves import Trial, panel, trial

PAIRS = 200


@cache
def tried() -> Trial:
    return trial(PAIRS)


def spread(hits: np.ndarray) -> float:
    """Twice the error of a rate over pairs, whose cells hang together."""
    return float(2 * np.nanmean(hits, axis=1).std(ddof=1) / np.sqrt(len(hits)))


def test_a_test_finds_five_in_a_hundred() -> None:
    found = (tried().p < 0.05).astype(float)
    assert abs(found.mean() - 0.05) < 0.005 + spread(found)
    assert 0.04 <= found.mean() <= 0.06


@pytest.mark.parametrize("place", range(7))
def test_no_economy_nor_the_region_finds_more(place: int) -> None:
    one = tried()
    found = (one.p[:, one.cells.domain == place] < 0.05).astype(float)
    assert 0.04 - spread(found) <= found.mean() <= 0.06 + spread(found)


@pytest.mark.parametrize(("low", "high"), [(low, high) for _, low, high in SIZES])
def test_no_size_of_share_finds_more_and_intervals_hold(low: float, high: float) -> None:
    one = tried()
    chosen = (one.truth > low) & (one.truth <= high) & ~one.cells.is_mean
    found = (one.p[:, chosen] < 0.05).astype(float)
    held = one.covered["logit"][:, chosen]
    assert 0.04 - spread(found) <= found.mean() <= 0.06 + spread(found)
    assert 0.94 - spread(held) <= held.mean() <= 0.96 + spread(held)


@pytest.mark.parametrize("method", ["holm", "benjamini_hochberg"])
def test_the_correction_keeps_the_family(method: str) -> None:
    hits = int(tried().found[method].sum())
    assert stats.binomtest(hits, PAIRS, 0.05, alternative="greater").pvalue > 0.01
    assert tried().found["none"].mean() > 0.9


def test_intervals_of_changes_hold_nought() -> None:
    held = tried().change_covered.astype(float)
    assert 0.94 <= held.mean() <= 0.96


def test_shared_units_are_told_right_and_would_else_be_missed() -> None:
    right, naive = panel(40)
    found = (right < 0.05).astype(float)
    assert 0.04 - spread(found) <= found.mean() <= 0.06 + spread(found)
    assert (naive < 0.05).mean() < found.mean() - 0.005


def test_the_page_says_what_was_found() -> None:
    small = trial(10, part=0.1)
    assert 80 < small.base < 110
    text = page(tried(), small, panel(4))
    assert f"{PAIRS} pairs" in text
    assert "| economy 6 | 20 |" in text
    assert "| Holm (the house's) |" in text


def test_rate_counts_only_what_was_tested() -> None:
    assert rate(np.array([[1.0, np.nan], [0.0, 0.0]])).startswith("33.3 ±")
