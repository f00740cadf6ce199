"""The penalty's squares are those of the library that finds the segments."""

import numpy as np
import pytest

from synopsis.indicators.change.penalty import _Costs, _kernel

pytest.importorskip("ruptures", reason="the extra `outlook` is not installed")


@pytest.mark.parametrize("months", [18, 60, 361])
def test_squares_of_segments_are_the_librarys_to_the_last_bit(months: int) -> None:
    levels = np.random.default_rng(months).normal(40, 3, months)
    kernel, costs = _kernel(levels), _Costs(levels)
    for number in range(min(6, months // 6 - 1), 0, -1):
        ends = kernel.predict(n_bkps=number)
        assert len(ends) == number + 1
        assert costs.sum_of(ends) == float(kernel.cost.sum_of_costs(ends))
    assert costs.sum_of([months]) > costs.sum_of([months // 2, months])
