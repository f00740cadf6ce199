"""The season of a month is of the years before it alone."""

import numpy as np

from synopsis.indicators.change.season import season_before, season_of

WAVE = 2 * np.sin(np.arange(144) * np.pi / 6)


def test_season_before_finds_the_wave() -> None:
    season = season_before(WAVE[np.newaxis], None)[0]
    assert np.all(season[:18] == 0)
    assert np.corrcoef(season[60:], WAVE[60:])[0, 1] > 0.99


def test_season_before_does_not_look_ahead() -> None:
    changed = WAVE.copy()
    changed[100:] = 99
    both = season_before(np.stack([WAVE, changed]), None)
    assert np.array_equal(both[0, :101], both[1, :101])
    assert not np.array_equal(both[0, 101:], both[1, 101:])


def test_few_counts_show_no_season() -> None:
    counts = np.random.default_rng(1).poisson(0.3, (1, 144)).astype(np.float64)
    assert np.abs(season_before(np.log(counts + 0.5), counts)).max() < 0.25


def test_season_of_sums_to_nought() -> None:
    season = season_of(WAVE[np.newaxis])[0]
    assert abs(season.sum()) < 1e-12
    assert season[3] > 1.5
