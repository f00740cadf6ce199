import numpy as np
import pytest

from synopsis.survey import Design, proportion_interval
from synopsis.survey.cells import Cells, Domains, Item, Rules, estimate_cells
from synopsis.survey.estimate import Estimate
from synopsis.survey.proportion import Kind

UNIT = np.repeat(np.arange(20), 5)
WEIGHTS = 1 + np.arange(100) % 7 / 3.0


def cells(codes: list[int], rules: Rules) -> Cells:
    answers = np.array(codes, dtype=np.int8)
    item = Item("q", ("no", "yes"), codes=answers, numbers=(0, 1))
    return estimate_cells(Design.of(WEIGHTS, units=[UNIT]), [item], Domains.whole(100), rules)


@pytest.mark.parametrize("interval", ["logit", "asin", "mean", "likelihood", "beta"])
def test_interval_of_all_or_none_is_korn_and_graubards_on_kishs_size(interval: Kind) -> None:
    found = cells([0] * 100, Rules(interval=interval))
    kish = WEIGHTS.sum() ** 2 / (WEIGHTS**2).sum()
    assert found.n_effective.tolist() == pytest.approx([kish] * 3)
    for cell, p in ((0, 1.0), (1, 0.0)):
        one = Estimate(("p",), np.array([p]), np.zeros((1, 1)), 19, 100)
        ends = proportion_interval(one, "beta", effective=kish)
        assert (found.low[cell], found.high[cell]) == pytest.approx(ends, rel=1e-10)
    assert found.high[1] < 0.1


def test_interval_of_a_mean_is_students() -> None:
    found = cells([0, 1, 1, 0] * 25, Rules(level=0.9))
    one = Estimate(("m",), found.share[2:], np.array([[found.se[2] ** 2]]), 19)
    low, high = one.interval(0.9)
    assert (found.low[2], found.high[2]) == pytest.approx((low[0], high[0]), rel=1e-12)


def test_interval_without_degrees_of_freedom_is_missing() -> None:
    item = Item("q", ("no", "yes"), codes=(np.arange(100) % 2).astype(np.int8))
    domains = Domains("first", ("one unit",), np.where(UNIT == 0, 0, -1).astype(np.int8))
    found = estimate_cells(Design.of(WEIGHTS, units=[UNIT]), [item], domains)
    assert found.df.tolist() == [0, 0]
    assert np.isnan([found.low, found.high]).all()
    assert np.isfinite(found.share).all()


def test_interval_of_a_census_has_no_width() -> None:
    codes = (np.arange(100) % 2).astype(np.int8)
    design = Design.of(WEIGHTS, units=[UNIT], sizes=[np.full(100, 20.0)])
    kinds: tuple[Kind, ...] = ("logit", "beta", "likelihood")
    for interval in kinds:
        found = estimate_cells(
            design, [Item("q", ("no", "yes"), codes=codes)], Domains.whole(100),
            Rules(interval=interval),
        )  # fmt: skip
        np.testing.assert_array_equal(found.se, [0, 0])
        np.testing.assert_allclose(found.low, found.share)
        np.testing.assert_allclose(found.high, found.share)
