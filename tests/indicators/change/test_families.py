"""Predictive distributions hold to those of SciPy and to their own moments."""

import numpy as np
import pytest
from scipy import special, stats

from synopsis.indicators.change.families import Counts, Shares, Values
from synopsis.indicators.change.runs import Model, Month

ONE = np.array([[[0]]])


def month(value: float, exposure: float = 1.0) -> Month:
    return Month(np.array([value]), np.array([exposure]))


def begun(model: Model, spread: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(model.beginning()[:, :, spread][:, :, np.newaxis, np.newaxis])


@pytest.mark.parametrize("spread", [0, 1, 2, 3])
def test_counts_have_their_prior_mean_and_sum_to_one(spread: int) -> None:
    model = Counts(np.array([4.0]))
    which, known = np.array([[[spread]]]), begun(model, spread)
    density = np.array(
        [np.exp(model.log_density(known, month(value), which)).item() for value in range(4000)]
    )
    assert density.sum() == pytest.approx(1.0, abs=1e-3)
    mean, variance = model.moments(known, month(0), which)
    assert mean.item() == pytest.approx(4.0)
    assert variance.item() > 4.0  # more than Poisson


def test_values_are_a_student_t() -> None:
    model = Values(np.array([2.0]), np.array([3.0]))
    known = model.learned(begun(model), month(5.0), ONE)
    mean, months, shape, rate = known.ravel()
    t = stats.t(2 * shape, mean, np.sqrt(rate * (months + 1) / (shape * months)))
    assert model.log_density(known, month(1.0), ONE).item() == pytest.approx(t.logpdf(1.0))
    below, above = model.tails(known, month(1.0), ONE)
    assert (below.item(), above.item()) == pytest.approx((t.cdf(1.0), t.sf(1.0)))


def test_shares_are_a_beta_binomial() -> None:
    model = Shares(np.array([0.25]))
    density = [
        np.exp(model.log_density(begun(model), month(value, 9.0), ONE)).item()
        for value in range(10)
    ]
    assert sum(density) == pytest.approx(1.0)
    mean, variance = model.moments(begun(model), month(0, 9.0), ONE)
    numbers = np.arange(10)
    assert mean.item() == pytest.approx(np.dot(numbers, density))
    assert variance.item() == pytest.approx(np.dot((numbers - mean.item()) ** 2, density))


def test_tails_of_a_far_count_do_not_vanish_into_rounding() -> None:
    model = Counts(np.array([4.0]))
    known = begun(model, 3)
    for _ in range(40):
        known = model.learned(known, month(4.0), np.array([[[3]]]))
    above = model.tails(known, month(60.0), np.array([[[3]]]))[1].item()
    assert 0 < above < 1e-12
    assert np.isfinite(special.ndtri(above))
