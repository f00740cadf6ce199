import numpy as np
import pytest

from synopsis.survey import Design, SurveyError, post_stratify
from synopsis.survey.cells import Bootstrap, Domains, Item, estimate_cells


def drawn_in_strata(rng: np.random.Generator, *, sized: bool = False) -> Design:
    """Forty strata of three to nine units of five rows."""
    strata = np.repeat(np.arange(40), 3 + np.arange(40) % 7)
    row_strata = np.repeat(strata, 5)
    sizes = [2.0 * np.bincount(strata)[row_strata]] if sized else []
    return Design.of(
        rng.lognormal(0, 0.4, len(row_strata)),
        units=[np.repeat(np.arange(len(strata)), 5)],
        strata=[row_strata],
        sizes=sizes,
    )


def clustered(rng: np.random.Generator, design: Design) -> Item:
    """A scale whose answers are alike within units."""
    apart = rng.normal(0, 0.8, 1000)[design.stages[0].unit]
    codes = np.searchsorted([-1, 0, 1], apart + rng.normal(0, 1, design.rows)).astype(np.int8)
    return Item("q", ("a", "b", "c", "d"), codes=codes, numbers=(1, 2, 3, 4))


@pytest.mark.parametrize("sized", [False, True])
def test_spread_of_the_bootstrap_is_that_of_linearisation(*, sized: bool) -> None:
    rng = np.random.default_rng(4)
    design = drawn_in_strata(rng, sized=sized)
    item = clustered(rng, design)
    halves = Domains("half", ("a", "b"), rng.integers(0, 2, design.rows).astype(np.int8))
    taylor = estimate_cells(design, [item], halves)
    drawn = estimate_cells(Bootstrap.of(design, rng, 2000), [item], halves)
    # The relative error of a standard error over 2,000 replicates is about 1 in 63.
    np.testing.assert_allclose(drawn.se / taylor.se, 1.0, atol=4 / np.sqrt(2 * 2000))
    np.testing.assert_array_equal(drawn.share, taylor.share)
    np.testing.assert_array_equal(drawn.df, taylor.df)


@pytest.mark.parametrize("sized", [False, True])
def test_weights_of_the_replicates_are_the_weights_on_average(*, sized: bool) -> None:
    rng = np.random.default_rng(5)
    design = drawn_in_strata(rng, sized=sized)
    weighted = Bootstrap.of(design, rng, 4000).weighted()
    factor = weighted.matrix / design.weights[:, None]
    error = factor.std(axis=1) / np.sqrt(4000)
    assert (np.abs(factor.mean(axis=1) - 1) < 5 * error).all()
    assert weighted.matrix.min() >= 0


def test_every_stratum_keeps_its_units_in_number() -> None:
    design = drawn_in_strata(np.random.default_rng(0))
    found = Bootstrap.of(design, np.random.default_rng(0), 50)
    stratum = np.repeat(np.arange(40), 3 + np.arange(40) % 7)
    sums = np.stack([np.bincount(stratum, column) for column in found.counts.T])
    assert (sums == np.bincount(stratum) - 1).all()
    assert found.counts.dtype == np.uint8
    totals = found.keep[:, None] + found.grow[:, None] * found.counts
    for column in totals.T:
        np.testing.assert_allclose(np.bincount(stratum, column), np.bincount(stratum))


def test_the_same_seed_draws_the_same() -> None:
    design = drawn_in_strata(np.random.default_rng(0))
    once, again, other = (
        Bootstrap.of(design, np.random.default_rng(seed), 20).counts for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(once, again)
    assert (once != other).any()


def test_a_stratum_of_one_unit_is_refused_or_tells_nothing() -> None:
    unit, strata = np.repeat(np.arange(5), 4), np.repeat([0, 0, 0, 0, 1], 4)
    design = Design.of(np.ones(20), units=[unit], strata=[strata], lonely="adjust")
    with pytest.raises(SurveyError, match="1 strata have only one unit, which cannot be drawn"):
        Bootstrap.of(design, np.random.default_rng(0), 9)
    found = Bootstrap.of(design.with_lonely("certainty"), np.random.default_rng(0), 9)
    assert found.keep[4] == 1
    assert found.grow[4] == 0


def test_what_the_bootstrap_cannot_know_is_refused() -> None:
    rng = np.random.default_rng(0)
    unit = np.repeat(np.arange(6), 4)
    design = Design.of(np.ones(24), units=[unit])
    groups = np.arange(24) % 2
    with pytest.raises(SurveyError, match="calibrated"):
        Bootstrap.of(post_stratify(design, groups, {0: 12.0, 1: 13.0}), rng, 9)
    stages = Design.of(np.ones(24), units=[unit, np.arange(24)],
                       sizes=[np.full(24, 12), np.full(24, 9)])  # fmt: skip
    with pytest.raises(SurveyError, match="stages below"):
        Bootstrap.of(stages, rng, 9)
    assert Bootstrap.of(stages.ultimate(), rng, 9).replicates == 9
    with pytest.raises(SurveyError, match="1 replicates show no spread"):
        Bootstrap.of(design, rng, 1)


def test_a_domain_whose_units_are_not_drawn_is_left_out_for_itself_alone() -> None:
    rng = np.random.default_rng(0)
    unit = np.repeat(np.arange(8), 4)
    design = Design.of(np.ones(32), units=[unit])
    item = Item("q", ("a", "b"), codes=rng.integers(0, 2, 32).astype(np.int8))
    domains = Domains("unit", ("first two", "others"), (unit > 1).astype(np.int8))
    found = Bootstrap.of(design, rng, 300)
    lost = (found.counts[:2] == 0).all(axis=0)
    assert lost.any()
    cells = estimate_cells(found, [item], domains)
    weighted = found.weighted().domain_matrix
    first = unit < 2
    with np.errstate(invalid="ignore"):
        share = weighted[first & (item.codes == 0)].sum(axis=0) / weighted[first].sum(axis=0)
    spread = np.sqrt(((share - np.nanmean(share))[~lost] ** 2).sum() / 299)
    assert cells.se[0] == pytest.approx(spread, rel=1e-12)
