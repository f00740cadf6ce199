"""The comparison of the fast path with the slow one."""

from typing import Any

import numpy as np

from synopsis.survey import proportion_interval
from synopsis.survey.cells import Cells, Domains, Item, Rules, estimate_cells
from synopsis.survey.estimate import Estimate
from tests.survey.cells.worlds import slow

CLOSE = 1e-12


def assert_alike(sample: Any, items: tuple[Item, ...], domains: Domains, rules: Rules) -> None:
    """Every cell is what the room's own estimators give for it alone."""
    cells = estimate_cells(sample, items, domains, rules)
    for item in items:
        for group, label in enumerate(domains.labels):
            some = cells.of(item.name, (domains.name, label))
            assert len(some) == len(item.labels)
            estimates = slow(sample, item, domains.codes, group)
            k = len(item.categories)
            _compare(cells, some[:k], estimates[0], rules)
            if item.numbers is not None:
                _compare(cells, some[k:], estimates[1], rules)


def _compare(cells: Cells, some: Any, found: Estimate | None, rules: Rules) -> None:
    if found is None:
        assert cells.n[some].tolist() == [0] * len(some)
        assert np.isnan(cells.share[some]).all()
        assert np.isnan([cells.se[some], cells.low[some], cells.high[some]]).all()
        return
    assert cells.n[some].tolist() == [found.n] * len(some)
    np.testing.assert_allclose(cells.share[some], found.values, rtol=CLOSE, atol=CLOSE)
    np.testing.assert_allclose(cells.se[some], found.se, rtol=CLOSE * 1e3, atol=1e-13)
    np.testing.assert_array_equal(cells.df[some], found.df)
    for place, cell in enumerate(some):
        _compare_one(cells, cell, found, place, rules)


def _compare_one(cells: Cells, cell: Any, found: Estimate, place: int, rules: Rules) -> None:
    p, se = float(found.values[place]), float(found.se[place])
    is_inner = 1e-9 < p < 1 - 1e-9 and np.isfinite(se)
    if found.df <= 0:
        assert np.isnan([cells.low[cell], cells.high[cell]]).all()
    if not is_inner or found.df <= 0 or cells.is_mean[cell] or se < 1e-9:
        return
    if found.deff is not None and found.n > 1:
        np.testing.assert_allclose(cells.deff[cell], found.deff[place], rtol=1e-9)
    one = Estimate(("p",), found.values[[place]], np.array([[se**2]]), found.df, found.n)
    try:
        ends = proportion_interval(one, rules.interval, rules.level)
    except ValueError:
        ends = (np.nan, np.nan)
    np.testing.assert_allclose((cells.low[cell], cells.high[cell]), ends, rtol=1e-9, atol=CLOSE)
