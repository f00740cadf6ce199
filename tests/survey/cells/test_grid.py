from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import assume, given, settings

from synopsis.survey import (
    Design,
    Replicates,
    SurveyError,
    calibrate,
    means_by,
    post_stratify,
    rake,
)
from synopsis.survey.cells import (
    Bootstrap,
    Domains,
    Item,
    Rules,
    covariances,
    estimate_cells,
    grid,
    resample,
)
from synopsis.survey.proportion import Kind
from tests.survey.cells.alike import assert_alike
from tests.survey.cells.worlds import World, columns, scale, world, worlds


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_cells_are_those_of_the_slow_path(made: World) -> None:
    assert_alike(made.design, made.items, made.domains, Rules())


@pytest.mark.parametrize("interval", get_args(Kind))
def test_cells_have_every_kind_of_interval(interval: Kind) -> None:
    made = world(11, kind="unions")
    assert_alike(made.design, made.items, made.domains, Rules(interval=interval, level=0.9))


def test_cells_of_a_domain_of_the_sample_are_those_of_the_slow_path() -> None:
    made = world(5)
    within = made.design.within(np.arange(made.design.rows) % 3 > 0)
    assert_alike(within, made.items, made.domains, Rules())


@pytest.mark.parametrize("mse", [False, True])
def test_cells_of_saved_replicates_are_those_of_the_slow_path(*, mse: bool) -> None:
    made = world(3, kind="noughts")
    drawn = Bootstrap.of(made.design, np.random.default_rng(1), 40).weighted()
    saved = Replicates.of(drawn.weights, drawn.matrix, drawn.factors, mse=mse)
    for one in (saved, saved.with_df(9), saved.within(np.arange(saved.rows) % 4 > 0)):
        assert_alike(one, made.items, made.domains, Rules())


def test_cells_of_a_bootstrap_are_those_of_its_weights() -> None:
    for kind in ("", "unions", "sizes"):
        made = world(8, kind=kind)
        drawn = Bootstrap.of(made.design, np.random.default_rng(1), 60)
        fast = estimate_cells(drawn, made.items, made.domains)
        slow = estimate_cells(drawn.weighted(), made.items, made.domains)
        np.testing.assert_allclose(fast.share, slow.share, rtol=1e-12)
        np.testing.assert_allclose(fast.se, slow.se, rtol=1e-10, atol=1e-14)


def test_products_by_lots_are_those_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    made = world(8, kind="unions")
    drawn = Bootstrap.of(made.design, np.random.default_rng(1), 60)
    whole = estimate_cells(drawn, made.items, made.domains)
    for module, name, size in (
        (resample, "_AT_ONCE", 2), (resample, "_ALONE", 300), (grid, "_MOST", 4),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, size)
        lots = estimate_cells(drawn, made.items, made.domains)
        np.testing.assert_allclose(lots.se, whole.se, rtol=1e-12)


def test_several_sets_of_domains_stand_side_by_side() -> None:
    made = world(2)
    whole = Domains.whole(made.design.rows, "everybody")
    both = estimate_cells(made.design, made.items, (whole, made.domains))
    alone = estimate_cells(made.design, made.items, made.domains)
    assert both.domains[0] == ("all", "everybody")
    order = np.lexsort((both.category, both.domain, both.item))
    assert order.tolist() == list(range(len(both)))
    drawn = Bootstrap.of(made.design, np.random.default_rng(1), 9)
    again = estimate_cells(drawn, made.items, (whole, made.domains))
    for name in ("item", "domain", "category"):
        np.testing.assert_array_equal(getattr(again, name), getattr(both, name))
    for cell, words in enumerate(both.labels()):
        assert both.of(words[0], words[1:3])[both.category[cell]] == cell
    np.testing.assert_array_equal(both.share[both.domain > 0], alone.share)
    assert_alike(made.design, made.items, whole, Rules())


def test_items_are_taken_one_by_one() -> None:
    made = world(2)
    lazy = estimate_cells(made.design, iter(made.items), made.domains)
    np.testing.assert_array_equal(lazy.se, estimate_cells(made.design, made.items, made.domains).se)


def test_what_nobody_answered_is_missing_and_never_nought() -> None:
    made = world(4)
    cells = estimate_cells(made.design, made.items, made.domains)
    empty = cells.domain == 4
    nobody = cells.item == [item.name for item in made.items].index("nobody")
    assert np.isnan(cells.share[empty | nobody]).all()
    assert cells.suppressed[empty | nobody].all()
    assert (cells.n[empty | nobody] == 0).all()


def test_all_or_none_has_an_interval_with_width() -> None:
    made = world(6, kind="unions")
    cells = estimate_cells(made.design, made.items, made.domains)
    some = cells.of("all one", ("group", "a"))
    assert cells.share[some].tolist() == [1.0, 0.0, 0.0]
    assert cells.se[some].tolist() == [0.0, 0.0, 0.0]
    assert cells.high[some[0]] == 1.0
    assert 0 < cells.low[some[0]] < 1
    assert cells.low[some[1]] == 0.0
    assert cells.high[some[1]] == pytest.approx(1 - cells.low[some[0]], rel=1e-12)
    assert np.isnan(cells.deff[some]).all()


@pytest.mark.parametrize("lonely", ["certainty", "adjust"])
def test_calibration_is_known_to_the_errors(lonely: str) -> None:
    made = world(12, lonely, kind="sizes")
    rng = np.random.default_rng(3)
    rows, weights = made.design.rows, made.design.weights
    sex, age = rng.integers(0, 2, rows), rng.integers(0, 3, rows)
    margins = [(one, {i: 1 / top * weights.sum() for i in range(top)})
               for one, top in ((sex, 2), (age, 3))]  # fmt: skip
    numbers = np.column_stack([np.ones(rows), age])
    totals = [weights.sum(), 1.1 * weights @ age]
    for sample in (
        post_stratify(made.design, *margins[1]),
        rake(made.design, margins),
        calibrate(made.design, numbers, totals),
        post_stratify(calibrate(made.design, numbers, totals), *margins[0]),
        rake(made.design, margins).within(np.arange(rows) % 4 > 0),
    ):
        assert_alike(sample, made.items, made.domains, Rules())
        plain = estimate_cells(made.design, made.items, made.domains)
        found = estimate_cells(sample, made.items, made.domains)
        assert not np.allclose(plain.se, found.se, equal_nan=True)
        both = covariances(sample, made.items[2], made.domains)
        some = found.of("rating", ("group", "b"))
        np.testing.assert_allclose(both[:, 1, 1], found.se[some] ** 2, rtol=1e-9)


def test_a_calibration_of_another_kind_is_known_by_its_rows() -> None:
    made = world(12, "adjust", kind="sizes")
    groups = np.arange(made.design.rows) % 3
    sample = post_stratify(made.design, groups, {0: 50.0, 1: 60.0, 2: 70.0})
    own = sample.residuals[0]
    other = replace(sample, residuals=(own.__call__,))
    whole = estimate_cells(sample, made.items, made.domains)
    by_rows = estimate_cells(other, made.items, made.domains)
    np.testing.assert_allclose(whole.se, by_rows.se, rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(
        covariances(sample, made.items[2], made.domains),
        covariances(other, made.items[2], made.domains), rtol=1e-9, atol=1e-14,
    )  # fmt: skip


def test_counts_are_of_rows_with_weight() -> None:
    made = world(9, kind="noughts")
    cells = estimate_cells(made.design, made.items, made.domains)
    weighted = made.design.weights != 0
    for item in made.items:
        flags = columns(item)
        for group, label in enumerate(made.domains.labels):
            inside = weighted & (made.domains.codes == group)
            some = cells.of(item.name, ("group", label))[: len(item.categories)]
            assert cells.count[some].tolist() == np.nansum(flags[inside], axis=0).tolist()


def test_df_may_be_those_of_the_design() -> None:
    made = world(1)
    own = estimate_cells(made.design, made.items, made.domains, Rules(df="domain"))
    whole = estimate_cells(made.design, made.items, made.domains, Rules(df="design"))
    assert set(whole.df.tolist()) == {made.design.df}
    assert (own.df <= whole.df).all()
    np.testing.assert_array_equal(own.se, whole.se)


def test_a_stratum_of_one_unit_is_refused_where_it_is_looked_at() -> None:
    unit, strata = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 0, 0, 1, 1])
    design = Design.of(np.ones(6), units=[unit], strata=[strata])
    item = Item("q", ("a", "b"), codes=np.array([0, 1, 1, 0, 1, 0], dtype=np.int8))
    first = Domains("half", ("with two",), np.array([0, 0, 0, 0, -1, -1], dtype=np.int8))
    assert estimate_cells(design, [item], first).se[0] >= 0
    with pytest.raises(SurveyError, match="1 strata have only one unit"):
        estimate_cells(design, [item], Domains.whole(6))


@settings(max_examples=25, deadline=None)
@given(worlds)
def test_covariances_between_domains_are_those_of_the_slow_path(made: World) -> None:
    groups = made.domains.codes
    for item in made.items[:5]:
        parts = [columns(item)] + ([scale(item)] if item.numbers else [])
        table = np.hstack(parts)
        try:
            found = covariances(made.design, item, made.domains)
        except SurveyError:
            assume(made.design.lonely != "average")
            raise
        for row, column in enumerate(table.T):
            counts = np.isfinite(column) & (made.design.weights > 0)
            order = [g for g in range(5) if np.any(counts & (groups == g))]
            with np.errstate(all="ignore"):
                slow = means_by(made.design, column, groups, order).covariance
            np.testing.assert_allclose(
                found[row][np.ix_(order, order)], slow, rtol=1e-9, atol=1e-14
            )
            assert np.isnan(found[row][4]).all()


def test_covariances_of_replicates_have_the_cells_variances() -> None:
    made = world(7, kind="unions")
    drawn = Bootstrap.of(made.design, np.random.default_rng(2), 30)
    for sample in (drawn, drawn.weighted()):
        cells = estimate_cells(sample, made.items, made.domains)
        for item in made.items[:2]:
            found = covariances(sample, item, made.domains)
            for group, label in enumerate(made.domains.labels):
                some = cells.of(item.name, ("group", label))
                np.testing.assert_allclose(
                    found[:, group, group], cells.se[some] ** 2, rtol=1e-9, atol=1e-15
                )


@pytest.mark.parametrize(
    ("items", "domains", "words"),
    [
        ([], Domains.whole(6), "no items"),
        ([Item("q", ("a",), codes=np.zeros(5, dtype=np.int8))], Domains.whole(6), "5 rows"),
        ([Item("q", ("a",), codes=np.zeros(6, dtype=np.int8))], Domains.whole(7), "7 rows"),
        ([Item("q", ("a",), codes=np.zeros(6, dtype=np.int8))], (), "no domains"),
    ],
)
def test_what_does_not_fit_is_refused(items: list[Item], domains: Domains, words: str) -> None:
    small = Design.of(np.ones(6))
    with pytest.raises(SurveyError, match=words):
        estimate_cells(small, items, domains)


def test_simulated_survey_of_the_reference_agrees(shared: Path) -> None:
    table = np.genfromtxt(
        shared / "reference" / "survey" / "data" / "synth.csv",
        delimiter=",", names=True, dtype=None, encoding="utf-8", missing_values='""',
    )  # fmt: skip

    def plain(name: str) -> np.ndarray:
        return np.char.strip(table[name].astype(str), '"')

    weights = plain("weight").astype(float)
    design = Design.of(weights, units=[plain("psu")], strata=[plain("wstratum")], lonely="adjust")
    answers = plain("trust")
    codes = np.array([int(one) if one.isdigit() else -1 for one in answers], dtype=np.int8)
    item = Item("trust", tuple(map(str, range(11))), codes=codes, numbers=tuple(range(11)))
    places = Domains.of("economy", plain("economy"))
    ages = Domains.of("age", plain("agegrp")).crossed(Domains.of("sex", plain("sex")))
    for domains in (places, ages):
        for in_domains in (False, True):
            sample = design.with_lonely("adjust", in_domains=in_domains)
            assert_alike(sample, (item,), domains, Rules())
