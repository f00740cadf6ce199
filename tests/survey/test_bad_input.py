"""What a design or a calibration cannot bear is one sentence: what, where, remedy."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import synopsis.survey as sv
from synopsis.survey import Design, SurveyError

PSU = [1, 1, 2, 2, 3, 3, 4, 4]
STRATUM = ["a", "a", "a", "a", "b", "b", "b", "b"]
SEX = ["f", "m"] * 4
BASE = Design.of([2.0] * 8, units=[PSU], strata=[STRATUM])
TEXT: Any = {"f": 1, "m": "1k"}
WORDS: Any = [8.0, "x"]
X = np.column_stack([np.ones(8), np.arange(8.0)])


def changed(column: list[Any], row: int, cell: object) -> list[Any]:
    return [cell if place == row else one for place, one in enumerate(column)]


DESIGNS: list[tuple[dict[str, Any], str]] = [
    ({"weights": changed([1.0] * 8, 2, np.nan)}, "1 weights are missing, the first in row 3"),
    ({"weights": changed([1.0] * 8, 2, None)}, "1 weights are missing, the first in row 3"),
    ({"weights": changed([1.0] * 8, 2, np.inf)}, "1 weights are infinite, the first in row 3"),
    ({"weights": changed([1.0] * 8, 2, -1)}, "1 weights are negative, the first in row 3"),
    ({"weights": changed([1.0] * 8, 2, "two")}, "row 3 of the weights holds 'two' where a number"),
    ({"weights": [0.0] * 8}, "all weights are nought"),
    ({"weights": [1.0] * 7}, r"have 8 rows \(units\), 8 rows \(strata\), 7 rows \(weights\)"),
    ({"units": [changed(PSU, 4, 1)]}, "1 units lie in two strata at stage 1.* row 5"),
    ({"units": [changed(PSU, 4, None)]}, "1 rows have no unit at stage 1, the first is row 5"),
    ({"units": [changed(PSU, 4, "x")]}, "the unit at stage 1 mixes names of several kinds"),
    ({"units": PSU}, "the units are one bare column"),
    ({"strata": [changed(STRATUM, 1, "")]}, "1 rows have no stratum at stage 1, .* row 2"),
    ({"units": 5}, "the units are one bare column"),
    ({"strata": [STRATUM, STRATUM]}, "2 stages of strata and 0 of sizes are more than the 1 of"),
    ({"strata": ["a"]}, "the strata are one bare column"),
    ({"sizes": [[1.5] * 8]}, "2 strata have more units drawn .* row 1 has 2 units drawn of 1.5"),
    ({"sizes": [changed([9.0] * 8, 3, 0)]}, "1 sizes at stage 1 are missing, nought .* row 4"),
    ({"sizes": [changed([9.0] * 8, 3, -9)]}, "1 sizes at stage 1 are missing, nought .* row 4"),
    ({"sizes": [changed([9.0] * 8, 3, None)]}, "1 sizes at stage 1 are missing, nought .* row 4"),
    ({"sizes": [changed([9.0] * 8, 3, "many")]}, "row 4 of the sizes at stage 1 holds 'many'"),
    ({"sizes": [changed([9.0] * 8, 3, 8)]}, "the stratum of row 4 has two sizes at stage 1"),
    ({"lonely": "pray"}, "'pray' is not a choice for strata of one unit"),
]


@pytest.mark.parametrize(("change", "sentence"), DESIGNS)
def test_a_design_that_cannot_be_is_refused(change: dict[str, Any], sentence: str) -> None:
    parts: dict[str, Any] = {"weights": [1.0] * 8, "units": [PSU], "strata": [STRATUM]} | change
    with pytest.raises(SurveyError, match=sentence) as caught:
        Design.of(parts.pop("weights"), **parts)
    assert caught.value.remedy


def test_a_design_of_nothing_is_refused() -> None:
    with pytest.raises(SurveyError, match="have no rows"):
        Design.of()
    with pytest.raises(SurveyError, match="0 rows"):
        Design.of([])


def test_some_weights_of_nought_are_rows_that_do_not_count() -> None:
    found = sv.mean(Design.of([0.0, 1, 1, 2]), sv.table([[9.0, 1, 2, 3]]), ("y",))
    assert found.n == 3
    assert found.values[0] == pytest.approx(9 / 4)


@pytest.mark.parametrize("marks", [[True] * 7, [1.0] * 8, ["yes"] * 8])
def test_a_choice_that_does_not_fit_is_refused(marks: list[Any]) -> None:
    with pytest.raises(SurveyError, match="the choice of a domain has"):
        BASE.within(marks)


CALIBRATIONS: list[tuple[Callable[[], object], str]] = [
    (lambda: sv.rake(BASE, []), "there are no margins to meet"),
    (lambda: sv.rake(BASE, [(SEX, {"f": 1, "m": 2}), (STRATUM, {"a": 2, "b": 2})]),
     "the margins add up to 3 and to 4"),
    (lambda: sv.post_stratify(BASE, SEX, {"f": 1}), "the group 'm' is in the sample alone"),
    (lambda: sv.post_stratify(BASE, SEX, {"f": 1, "m": 1, "x": 1}), "'x' is in the totals alone"),
    (lambda: sv.post_stratify(BASE, SEX, {"f": 1, "m": 0}), "the total of 'm' is 0"),
    (lambda: sv.post_stratify(BASE, SEX, {"f": 1, "m": np.nan}), "the total of 'm' is nan"),
    (lambda: sv.post_stratify(BASE, SEX, TEXT), "row 2 of the totals holds '1k'"),
    (lambda: sv.post_stratify(BASE, SEX[:7], {"f": 1, "m": 1}), "7 groups are no match for 8"),
    (lambda: sv.post_stratify(BASE, changed(SEX, 5, None), {"f": 1, "m": 1}),
     "1 rows have no group, the first is row 6"),
    (lambda: sv.post_stratify(BASE.within(np.array(SEX) == "f"), SEX, {"f": 1, "m": 1}),
     "the group 'm' has a total and no weight"),
    (lambda: sv.calibrate(BASE, X, [8.0]), "2 variables of 8 rows and 1 totals"),
    (lambda: sv.calibrate(BASE, X[:7], [8.0, 9.0]), "2 variables of 7 rows and 2 totals"),
    (lambda: sv.calibrate(BASE, X, [8.0, np.inf]), r"1 missing\) do not fit 8 rows"),
    (lambda: sv.calibrate(BASE, X, WORDS), "row 2 of the totals holds 'x'"),
    (lambda: sv.calibrate(BASE, np.where(X == 3, np.nan, X), [16.0, 60.0]),
     "1 rows lack a variable, the first is row 4"),
    (lambda: sv.calibrate(BASE, X, [16.0, 1.0]), "weights would be negative, the first in row"),
    (lambda: sv.calibrate(BASE, X, [16.0, 900.0], "raking"), "no weights within the bounds meet"),
    (lambda: sv.calibrate(BASE, X, [16.0, 60.0], "logit"), "factors from -inf to inf are"),
    (lambda: sv.calibrate(BASE, X, [16.0, 60.0], bounds=(2.0, 3.0)), "factors from 2 to 3"),
    (lambda: sv.calibrate(BASE, X, [16.0, 60.0], "cubic"),  # type: ignore[arg-type]
     "'cubic' is not a distance"),
    (lambda: sv.calibrate(BASE, X, [16.0, 60.0], stage=2), "the sample has no stage 2"),
    (lambda: sv.trim(BASE, 3, 4), "8 weights from 3 to 4 cannot add up to 16"),
    (lambda: sv.trim(BASE, 4, 1), "8 weights from 4 to 1 cannot add up"),
    (lambda: sv.trim(BASE, np.nan, 1), "8 weights from nan to 1 cannot add up"),
    (lambda: sv.trim(Design.of([1.0, 3.0]), 2, 2.5), "no weight lies within the limits"),
]  # fmt: skip


@pytest.mark.parametrize(("move", "sentence"), CALIBRATIONS)
def test_a_calibration_that_cannot_be_is_refused(move: Callable[[], object], sentence: str) -> None:
    with pytest.raises(SurveyError, match=sentence) as caught:
        move()
    assert caught.value.remedy


CELL = st.one_of(
    st.none(), st.floats(), st.integers(-3, 5), st.sampled_from(["", "a", "b", "x1"]), st.booleans()
)
COLUMN = st.one_of(
    st.lists(CELL, max_size=6),
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
    st.lists(st.floats(0.1, 9), min_size=6, max_size=6),
)


@settings(max_examples=300, deadline=None)
@given(
    COLUMN, st.lists(COLUMN, max_size=2), st.lists(COLUMN, max_size=2), st.lists(COLUMN, max_size=2)
)
def test_a_design_is_made_or_refused_in_one_sentence(
    weights: list[Any], units: list[Any], strata: list[Any], sizes: list[Any]
) -> None:
    try:
        made = Design.of(weights, units=units, strata=strata, sizes=sizes, nest=len(sizes) == 1)
    except SurveyError:
        return
    assert np.isfinite(made.weights).all()
    assert made.df < made.rows


@settings(max_examples=300, deadline=None)
@given(
    COLUMN,
    st.lists(COLUMN, min_size=1, max_size=2),
    st.sampled_from(["linear", "raking", "logit"]),
    st.tuples(st.floats(), st.floats()),
)
def test_weights_are_calibrated_or_refused_in_one_sentence(
    totals: list[Any], columns: list[Any], distance: Any, bounds: tuple[float, float]
) -> None:
    base = Design.of(np.linspace(1, 2, 6))
    variables = np.array(columns[:1] if len(set(map(len, columns))) > 1 else columns, dtype=object)
    try:
        moved = sv.calibrate(base, variables.T, totals, distance, bounds=bounds)
    except SurveyError:
        return
    assert np.isfinite(moved.weights).all()
    assert np.all(moved.weights >= 0)


@settings(max_examples=200, deadline=None)
@given(COLUMN, st.dictionaries(CELL, CELL, max_size=4))
def test_groups_are_met_or_refused_in_one_sentence(
    groups: list[Any], totals: dict[Any, Any]
) -> None:
    base = Design.of(np.linspace(1, 2, 6))
    margins = [(groups, totals), (["a"] * 6, {"a": 9.0})]
    with suppress(SurveyError):
        assert np.isfinite(sv.post_stratify(base, groups, totals).weights).all()
    with suppress(SurveyError):
        assert np.isfinite(sv.rake(base, margins).weights).all()
