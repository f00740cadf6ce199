"""At the edges an estimate is honest or refused: no width of nought, no silent NaN."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import synopsis.survey as sv
from synopsis.survey import Design, Estimate, NobodyError, SurveyError

ROWS = 40
UNIT = np.repeat(np.arange(10), 4)
STRATUM = np.repeat(["a", "b"], 20)
BASE = Design.of(np.linspace(1, 3, ROWS), units=[UNIT], strata=[STRATUM])
Y = np.arange(ROWS) % 7.0
YES = (np.arange(ROWS) % 3 == 0).astype(float)
KINDS = ("logit", "xlogit", "asin", "mean", "likelihood", "beta")


def share(values: Any) -> Estimate:
    return sv.proportion(BASE, values, "yes")


@pytest.mark.parametrize("kind", [one for one in KINDS if one != "beta"])
@pytest.mark.parametrize("at", [0.0, 1.0])
def test_a_share_without_spread_has_no_interval_but_korn_and_graubards(
    kind: Any, at: float
) -> None:
    with pytest.raises(SurveyError, match=f"a proportion of {at:g} has no {kind} interval"):
        sv.proportion_interval(share(np.full(ROWS, at)), kind)


def test_none_of_n_leaves_room_above_by_the_effective_size() -> None:
    none, everyone = share(np.zeros(ROWS)), share(np.ones(ROWS))
    low, high = sv.proportion_interval(none, "beta")
    shrunk = ROWS * (stats.t.ppf(0.975, ROWS - 1) / stats.t.ppf(0.975, 8)) ** 2
    assert low == 0
    assert high == pytest.approx(1 - 0.025 ** (1 / shrunk))
    assert sv.proportion_interval(everyone, "beta") == pytest.approx((1 - high, 1.0))
    assert sv.proportion_interval(none, "beta", effective=10)[1] > high


@pytest.mark.parametrize("kind", KINDS)
def test_a_share_holds_its_interval(kind: Any) -> None:
    low, high = sv.proportion_interval(share(YES), kind)
    assert 0 < low < float(share(YES).values[0]) < high < 1


def test_the_limits_of_the_likelihood_are_where_the_scaled_deviance_meets_its_quantile() -> None:
    found = share(YES)
    p, size = float(found.values[0]), float(found.values[0] * (1 - found.values[0]))
    size *= (ROWS - 1) / ROWS / float(found.se[0]) ** 2
    for q in sv.proportion_interval(found, "likelihood"):
        deviance = 2 * size * (p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q)))
        assert deviance == pytest.approx(stats.f.ppf(0.95, 1, found.df), rel=1e-9)


def test_a_limit_that_the_likelihood_meets_nowhere_is_nought() -> None:
    few = Estimate(("p",), np.array([0.5]), np.array([[0.25]]), 1, 2)
    assert sv.proportion_interval(few, "likelihood", 0.99) == (0.0, 1.0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_census_has_an_interval_of_no_width(kind: Any) -> None:
    census = Estimate(("p",), np.array([0.3]), np.zeros((1, 1)), 8, 40)
    assert sv.proportion_interval(census, kind) == (0.3, 0.3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("df", [0, -1, np.nan])
def test_no_degrees_of_freedom_bear_no_interval(kind: Any, df: float) -> None:
    with pytest.raises(SurveyError, match="degrees of freedom bear no interval"):
        sv.proportion_interval(share(YES), kind, df=df)
    with pytest.raises(SurveyError, match="degrees of freedom bear no interval"):
        sv.quantile_interval(BASE, Y, 0.5, df=df)
    with pytest.raises(SurveyError, match="degrees of freedom bear no interval"):
        sv.mean(BASE, sv.table([Y]), ("y",)).interval(df=df)


LINE = np.column_stack([np.ones(ROWS), np.arange(float(ROWS))])
FEW = Design.of(np.ones(4), units=[[1, 1, 2, 2]])
ALONE = Design.of(np.ones(4), units=[[1, 1, 1, 1]], lonely="remove")
NOBODY = BASE.within(np.zeros(ROWS, dtype=bool))
MISSING = np.full(ROWS, np.nan)
GROUPS = np.where(UNIT == 0, "none", STRATUM)
ANSWERS = np.where(UNIT == 0, np.nan, Y)
CODES = np.array(["a", "b", "a", "b"])
REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: sv.independence(ALONE, CODES, ["x", "x", "y", "y"]), "0 degrees of freedom bear no"),
    (lambda: sv.rank_test(FEW, [1.0, 2, 3, 4], CODES), "0 degrees of freedom bear no test"),
    (lambda: sv.rank_test(FEW, [1.0, 2, 3, 4], ["a"] * 4), "needs two groups and has 1"),
    (lambda: sv.wald_test(sv.fit(FEW, [1.0, 2, 4, 4], LINE[:4], ("1", "x")), [1]), "0 degrees"),
    (lambda: sv.fit(BASE, Y, np.column_stack([LINE, LINE[:, 1]]), ("1", "x", "again")),
     "3 variables tell no more than 2 would over 40 rows"),
    (lambda: sv.fit(BASE, Y, LINE, ("1", "x"), family="binomial"), "outcomes, such as 2, are none"),
    (lambda: sv.fit(BASE, -Y, LINE, ("1", "x"), family="poisson"), "outcomes, such as -1, are"),
    (lambda: sv.fit(BASE, MISSING, LINE, ("1", "x")), "no row has the outcome"),
    (lambda: sv.fit(BASE, Y, LINE, ("1",)), "1 names do not name 2 variables"),
    (lambda: sv.fit(BASE, Y[:9], LINE[:9], ("1", "x")), "9 rows of values are no match for 40"),
    (lambda: sv.fit_ordinal(BASE, MISSING, LINE[:, 1:], ("x",)), "no row has the outcome"),
    (lambda: sv.fit_ordinal(BASE, Y + 0.5, LINE[:, 1:], ("x",)), "other than whole numbers"),
    (lambda: sv.goodness_of_fit(BASE, STRATUM, ["a", "b"], [0.5, 0.6]), "that add up to 1.1"),
    (lambda: sv.goodness_of_fit(BASE, STRATUM, ["a", "b"], [1.0, 0.0]), "2 shares that add up"),
    (lambda: sv.quantile(BASE, Y, 1.5), "1.5 is no share"),
    (lambda: sv.quantile(BASE, MISSING, 0.5), "no row has a value and a weight"),
    (lambda: sv.ratio(BASE, Y, np.zeros(ROWS), "y/0"), "the values below 'y/0' add up to nought"),
    (lambda: sv.variance(BASE.within(np.arange(ROWS) == 3), Y, "y"), "one row has no variance"),
    (lambda: sv.mean(NOBODY, sv.table([Y]), ("y",)), "no row of the domain has an answer"),
    (lambda: sv.total(NOBODY, sv.table([Y]), ("y",)), "no row of the domain has an answer"),
    (lambda: sv.mean(BASE, sv.table([Y[:9]]), ("y",)), "9 rows of values are no match for 40"),
    (lambda: sv.table([Y, Y[:9]]), r"the columns have \[9, 40\] rows"),
    (lambda: sv.table([np.where(Y == 1, np.inf, Y)]), "row 2 holds an infinite value"),
    (lambda: sv.table([["many"]]), "row 1 of the values holds 'many'"),
    (lambda: sv.means_by(BASE, ANSWERS, GROUPS, ["a", "none"]), "nobody in the group 'none'"),
    (lambda: sv.by(BASE, STRATUM[:9], share), "9 groups are no match for 40 rows"),
    (lambda: sv.cronbach_alpha(BASE, sv.table([Y])), "one item has no reliability"),
    (lambda: sv.weighting_effect(np.zeros(3)), "all weights are nought"),
    (lambda: share(YES).interval(level=1.0), "an interval has no level of 1"),
    (lambda: share(YES).contrast([1, 2]), "2 weights do not combine 1 values"),
    (lambda: sv.proportion_interval(sv.mean(BASE, sv.table([Y]), ("y",))), "is no proportion"),
    (lambda: sv.difference(BASE, Y, UNIT), "a difference needs two groups and has 10"),
    (lambda: share(np.ones(ROWS)).t_test("yes", 0.5), "'yes' has no error to test by"),
    (lambda: share(YES).t_test("yes", 0.5, df=0), "0 degrees of freedom bear no test"),
    (lambda: sv.mean(Design.of(np.ones(2), units=[[1, 2]], strata=[["a", "b"]], lonely="average"),
                     sv.table([[1.0, 2.0]]), ("y",)), "all strata have only one unit at stage 1"),
    (lambda: sv.independence(BASE, np.where(Y > 0, "x", "y"), np.where(Y == 0, "", STRATUM)),
     "a table needs two rows and two columns"),
    (lambda: sv.difference(Design.of([0.0, 1.0]), [1.0, np.nan], ["a", "b"]), "no row has the"),
    (lambda: share(YES).effective_n, "has no design effect"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "sentence"), REFUSED)
def test_what_no_sample_bears_is_one_sentence(ask: Callable[[], object], sentence: str) -> None:
    with pytest.raises(SurveyError, match=sentence) as caught:
        ask()
    assert caught.value.remedy


def test_a_group_without_an_answer_is_missing_and_never_nought() -> None:
    found = sv.by(BASE, GROUPS, lambda one: sv.mean(one, sv.table([ANSWERS]), ("y",)))
    assert list(found) == ["a", "b"]
    with pytest.raises(NobodyError):
        sv.mean(BASE.within(GROUPS == "none"), sv.table([ANSWERS]), ("y",))


def test_a_quantile_that_the_sample_does_not_bound_has_an_infinite_end() -> None:
    low, high, se = sv.quantile_interval(BASE, Y + np.linspace(0, 0.1, ROWS), 0.01)
    assert low == -np.inf
    assert np.isfinite(high)
    assert se == np.inf


@pytest.mark.parametrize("rule", ["shahvaish", "math", "hf7"])
def test_a_quantile_does_not_move_with_the_unit_of_the_weights(rule: Any) -> None:
    for factor in (0.01, 7.0, 1e6):
        scaled = Design.of(BASE.weights * factor)
        assert sv.quantile(scaled, Y, 0.25, rule) == sv.quantile(BASE, Y, 0.25, rule)


@pytest.mark.parametrize(
    ("values", "share_", "wanted"),
    [(range(1, 9), 0.25, 2), (range(1, 9), 0.375, 4), ([1, 1, 2, 3, 4, 5, 6, 7], 0.5, 4),
     ([1, 1, 1, 2, 3, 4, 5, 6], 0.5, 2)],
)  # fmt: skip
def test_hyndman_and_fans_third_rule_keeps_even_places_among_values_that_differ(
    values: Any, share_: float, wanted: float
) -> None:
    assert sv.quantile(Design.of(np.ones(8)), list(values), share_, "hf3") == wanted


def test_a_regional_average_weighs_economies_by_their_people() -> None:
    found = sv.means_by(BASE, Y, STRATUM, ["a", "b"])
    region = found.average({"a": 3e6, "b": 1e6}, "region")
    assert region.values[0] == pytest.approx(0.75 * found.values[0] + 0.25 * found.values[1])
    spread = np.array([0.75, 0.25]) @ found.covariance @ np.array([0.75, 0.25])
    assert region.se[0] == pytest.approx(np.sqrt(spread))
    with pytest.raises(
        SurveyError, match="'b' has an estimate or a number of people, and not both"
    ):
        found.average({"a": 1.0})
    with pytest.raises(SurveyError, match="missing, negative or all nought"):
        found.average({"a": 1.0, "b": -1.0})


def test_a_t_test_and_an_interval_agree_on_what_is_different() -> None:
    found = sv.difference(BASE, Y, np.where(YES > 0, "yes", "no"))
    low, high = found.interval()
    assert found.df == BASE.df - 1
    assert found.t_test("difference", float(low[0])).p == pytest.approx(0.05)
    assert found.t_test("difference", float(high[0])).p == pytest.approx(0.05)
    means = sv.means_by(BASE, Y, YES, [0.0, 1.0]).contrast([-1, 1])
    assert found.values[0] == pytest.approx(means.values[0])
    assert found.se[0] == pytest.approx(means.se[0])


def test_an_effective_size_is_rows_over_the_design_effect() -> None:
    found = sv.mean(BASE, sv.table([Y]), ("y",), "with")
    assert found.deff is not None
    assert found.effective_n == pytest.approx(ROWS / found.deff)


def test_equal_answers_bear_no_design_effect_and_no_warning() -> None:
    found = sv.mean(BASE, sv.table([np.ones(ROWS)]), ("y",), "without")
    assert found.deff is not None
    assert np.isnan(found.deff[0])


ASKED: list[Callable[[Design, Any, Any], Any]] = [
    lambda one, y, _: sv.mean(one, sv.table([y]), ("y",)).interval(),
    lambda one, y, _: sv.total(one, sv.table([y]), ("y",)).interval(),
    lambda one, y, _: sv.variance(one, y, "y").interval(),
    lambda one, y, _: sv.ratio(one, y, y + 1, "y").interval(),
    lambda one, y, _: sv.quantile(one, y, 0.5),
    lambda one, y, _: sv.proportion_interval(sv.proportion(one, y > 1, "p"), "beta"),
    lambda one, y, _: sv.proportion_interval(sv.proportion(one, y > 1, "p"), "likelihood"),
    lambda one, y, _: sv.proportion_interval(sv.proportion(one, y > 1, "p"), "logit"),
    lambda one, y, g: [d.se for d in sv.by(one, g, lambda d: sv.proportion(d, y, "y")).values()],
    lambda one, y, g: sv.means_by(one, y, g, ["a", "b"]).contrast([1, -1]).interval(),
    lambda one, y, g: sv.difference(one, y, g).t_test("difference").p,
    lambda one, y, g: sv.independence(one, y, g).p,
    lambda one, y, g: sv.independence(one, y, g, "adjWald").p,
    lambda one, y, g: sv.rank_test(one, y, g).p,
    lambda one, y, _: sv.wald_test(sv.fit(one, y, LINE[: len(y)], ("1", "x")), [1]).p,
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(ASKED),
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=8, max_size=8),
    st.lists(st.sampled_from([0.0, 1.0, 2.0, np.nan]), min_size=8, max_size=8),
    st.lists(st.sampled_from(["a", "b", ""]), min_size=8, max_size=8),
    st.lists(st.integers(0, 4), min_size=8, max_size=8),
    st.sampled_from(["fail", "remove", "certainty", "average", "adjust"]),
)
def test_a_small_sample_gives_numbers_or_one_sentence(  # noqa: PLR0913, PLR0917
    ask: Callable[..., Any], weights: Any, y: Any, groups: Any, units: Any, lonely: str
) -> None:
    with suppress(SurveyError):
        design = Design.of(weights, units=[units], strata=[np.array(units) % 2], lonely=lonely)
        found = ask(design, np.array(y), np.array(groups))
        assert not np.isnan(np.asarray(found, dtype=float)).any()
