"""Every member and baseline: whole answers, from what is known alone."""

import numpy as np
import pytest

from synopsis.indicators.outlook.baselines import baselines
from synopsis.indicators.outlook.fan import LEVELS
from synopsis.indicators.outlook.members import CONTINUOUS, COUNTS, Ahead, Member
from tests.indicators.outlook.panels import counts

KNOWN = counts(4, 72)
GAPS = np.where(np.random.default_rng(1).random(KNOWN.shape) < 0.1, np.nan, KNOWN)
ALL = [*COUNTS.values(), *CONTINUOUS.values(), *baselines(12, is_count=True).values()]


@pytest.mark.parametrize("member", ALL, ids=lambda one: one.name)
@pytest.mark.parametrize("known", [KNOWN, GAPS], ids=["whole", "gaps"])
def test_member_gives_every_quantile(member: Member, known: np.ndarray) -> None:
    found = member.foresee(known, Ahead(12, 5), np.random.default_rng(0))
    assert found.shape == (4, 5, len(LEVELS))
    assert np.isfinite(found).all()
    assert (np.diff(found, axis=-1) >= -1e-9).all()


@pytest.mark.parametrize("member", COUNTS.values(), ids=lambda one: one.name)
def test_counts_never_lie_below_nought(member: Member) -> None:
    quiet = np.zeros((1, 60))
    quiet[0, ::7] = 1
    found = member.foresee(quiet, Ahead(12, 12), np.random.default_rng(0))
    assert found.min() >= 0


@pytest.mark.parametrize("member", COUNTS.values(), ids=lambda one: one.name)
def test_no_quantile_passes_far_beyond_all_that_was_seen(member: Member) -> None:
    found = member.foresee(KNOWN, Ahead(12, 12), np.random.default_rng(0))
    seen = KNOWN.max(axis=1)
    assert (found[..., :-4].max(axis=(1, 2)) <= 5 * seen + 5).all()


def test_zero_inflated_keeps_the_share_of_noughts_and_the_mean() -> None:
    rng = np.random.default_rng(8)
    drawn = np.where(rng.random(4000) < 0.4, 0, 1 + rng.poisson(rng.gamma(2, 3, 4000)))
    known = drawn[None, :].astype(float)
    member = COUNTS["zero_inflated"]
    found = member.foresee(known[:, -240:], Ahead(12, 1), np.random.default_rng(0))[0, 0]
    share = np.mean(found[4:-4] == 0)
    assert share == pytest.approx(0.4, abs=0.12)


def test_seasonal_naive_repeats_a_perfect_season() -> None:
    season = np.tile(np.arange(12.0), 6)[None, :]
    member = baselines(12, is_count=True)["seasonal_naive"]
    found = member.foresee(season, Ahead(12, 12), np.random.default_rng(0))
    np.testing.assert_allclose(found[0, :, LEVELS.index(0.5)], np.arange(12.0))


def test_drift_follows_a_line_and_level_does_not_run_ahead_of_it() -> None:
    line = np.arange(40.0)[None, :]
    found = CONTINUOUS["drift"].foresee(line, Ahead(1, 3), np.random.default_rng(0))
    np.testing.assert_allclose(found[0, :, LEVELS.index(0.5)], [40, 41, 42])


def test_yearly_baselines_have_no_season() -> None:
    assert "seasonal_naive" not in baselines(1, is_count=False)
    assert "poisson" not in baselines(12, is_count=False)
