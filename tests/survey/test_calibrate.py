import numpy as np
import pytest

import synopsis.survey as sv
from synopsis.survey import Design, SurveyError

SEX = np.array(["f", "m"] * 50)
AGE = np.array(["young"] * 30 + ["old"] * 70)
BASE = Design.of(np.linspace(1, 3, 100))


def test_raking_meets_every_margin() -> None:
    margins = [(SEX, {"f": 600.0, "m": 400.0}), (AGE, {"young": 350.0, "old": 650.0})]
    moved = sv.rake(BASE, margins)
    for groups, totals in margins:
        for label, wanted in totals.items():
            assert moved.weights[groups == label].sum() == pytest.approx(wanted, rel=1e-9)
    assert sv.total(moved, sv.table([np.ones(100)]), ("n",)).se[0] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        ({"f": 1.0}, "'m' is in the sample alone"),
        ({"f": 1.0, "m": 1.0, "x": 1.0}, "'x' is in the totals alone"),
    ],
)
def test_totals_that_do_not_fit_the_groups_are_refused(
    totals: dict[str, float], sentence: str
) -> None:
    with pytest.raises(SurveyError, match=sentence):
        sv.post_stratify(BASE, SEX, totals)


def test_margins_of_two_populations_are_refused() -> None:
    with pytest.raises(SurveyError, match="add up to 1,000 and to 1,001"):
        sv.rake(BASE, [(SEX, {"f": 600, "m": 400}), (AGE, {"young": 350, "old": 651})])


def test_margins_that_cannot_be_met_together_are_refused() -> None:
    twin = np.array(["x", "y"] * 50)
    with pytest.raises(SurveyError, match="raking did not converge in 20 rounds"):
        sv.rake(BASE, [(SEX, {"f": 6, "m": 4}), (twin, {"x": 4, "y": 6})], rounds=20)


@pytest.mark.parametrize("distance", ["linear", "raking", "logit"])
def test_calibration_meets_its_totals_within_its_bounds(distance: str) -> None:
    x = np.column_stack([np.ones(100), np.linspace(0, 1, 100)])
    wanted = np.array([220.0, 120.0])
    bounds = (0.5, 2.0) if distance == "logit" else (-np.inf, np.inf)
    moved = sv.calibrate(BASE, x, wanted, distance, bounds=bounds)  # type: ignore[arg-type]
    assert moved.weights @ x == pytest.approx(wanted, rel=1e-9)
    if distance == "logit":
        assert (moved.weights / BASE.weights).min() >= 0.5


def test_totals_beyond_the_bounds_are_refused() -> None:
    x = np.ones((100, 1))
    with pytest.raises(SurveyError, match="no weights within the bounds"):
        sv.calibrate(BASE, x, [9000.0], "linear", bounds=(0.5, 2.0))


def test_trimming_keeps_the_sum() -> None:
    cut = sv.trim(BASE, 1.2, 2.8, is_strict=True)
    assert cut.weights.sum() == pytest.approx(BASE.weights.sum())
    assert cut.weights.min() >= 1.2
    assert cut.weights.max() <= 2.8 + 1e-9
