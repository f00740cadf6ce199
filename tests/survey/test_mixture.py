import numpy as np
import pytest
from scipy import stats

from synopsis.survey.mixture import integral, saddlepoint, satterthwaite


@pytest.mark.parametrize("statistic", [0.5, 3.0, 12.0])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_equal_weights_give_a_chi_square(statistic: float, count: int) -> None:
    exact = stats.chi2.sf(statistic / 1.7, count)
    weights = np.full(count, 1.7)
    assert integral(statistic, weights) == pytest.approx(exact, abs=1e-5)
    assert satterthwaite(statistic, weights) == pytest.approx(exact, rel=1e-12)
    assert saddlepoint(statistic, weights) == pytest.approx(exact, rel=0.06)


def test_with_degrees_of_freedom_below_it_is_an_f() -> None:
    exact = stats.f.sf(2.5, 3, 20)
    assert integral(7.5, np.ones(3), 20.0) == pytest.approx(exact, abs=1e-5)
    assert saddlepoint(7.5, np.ones(3), 20.0) == pytest.approx(exact, rel=0.06)


def test_unequal_weights_agree_with_a_simulation() -> None:
    weights = np.array([3.0, 1.0, 0.2])
    drawn = np.random.default_rng(7).chisquare(1, (400_000, 3)) @ weights
    share = float((drawn > 9.0).mean())
    assert integral(9.0, weights) == pytest.approx(share, abs=4 * np.sqrt(share / 400_000))
