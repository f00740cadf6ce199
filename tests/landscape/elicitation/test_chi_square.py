"""The closed form is held to scipy's own tail, down to one in ten to the hundred."""

import math

import pytest
from scipy.stats import chi2

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.chi_square import upper_tail


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 6, 7, 10, 15, 28])
def test_upper_tail_is_that_of_scipy(degrees: int) -> None:
    for value in (0.0, 1e-9, 1e-3, 0.1, 1.0, 3.0, 10.0, 50.0, 200.0, 600.0):
        assert math.isclose(upper_tail(value, degrees), chi2.sf(value, degrees), rel_tol=1e-12)


def test_upper_tail_ends_at_nought() -> None:
    assert upper_tail(math.inf, 5) == 0
    assert upper_tail(1e6, 5) == 0


@pytest.mark.parametrize(("value", "degrees"), [(-1.0, 5), (math.nan, 5), (1.0, 0)])
def test_no_chi_square_is_refused(value: float, degrees: int) -> None:
    with pytest.raises(LandscapeError, match="chi-square"):
        upper_tail(value, degrees)
