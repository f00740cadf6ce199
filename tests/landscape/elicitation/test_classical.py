"""Scores are held to the published case and to sums done by hand."""

import math

import numpy as np
import pytest
from scipy.stats import chi2

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.classical import Yardstick, fewest_seeds, score_experts
from synopsis.landscape.elicitation.panel import Background, Panel
from tests.landscape.elicitation.samples import panel

NAN = math.nan


def test_calibration_is_that_of_the_published_case(arkansas: Panel) -> None:
    scores = score_experts(arkansas)
    published = (1.145e-5, 0.007145, 0.06982, 7.831e-5)
    assert [one.seeds for one in scores] == [10] * 4
    for score, expected in zip(scores, published, strict=True):
        assert math.isclose(score.calibration, expected, rel_tol=1e-3)


def test_calibration_and_information_by_hand() -> None:
    first, second = score_experts(panel())
    # Truths 10 and 20 fall in the bins 3 and 2 of the first, in 1 and 4 of the second expert.
    own = 2 * (math.log(0.5 / 0.45) * 0.5 * 2) * 2
    assert math.isclose(first.calibration, chi2.sf(own, 3), rel_tol=1e-12)
    far = 2 * (math.log(0.5 / 0.05) * 0.5 * 2) * 2
    assert math.isclose(second.calibration, chi2.sf(far, 3), rel_tol=1e-12)
    # The first question: answers from 5 to 15, ends 4 and 16; the shares are .05 .45 .45 .05.
    shares = (0.05, 0.45, 0.45, 0.05)
    widths = ((1, 4, 6, 1), (0.1 * 29 + 17, 3, 9, 0.1 * 29))
    whole = (12, 29 * 1.2)
    told = [
        math.log(span) + sum(p * math.log(p / width) for p, width in zip(shares, row, strict=True))
        for span, row in zip(whole, widths, strict=True)
    ]
    assert math.isclose(first.information, sum(told) / 2, rel_tol=1e-12)
    assert first.combined == first.calibration * first.information


def test_logarithmic_background_is_the_uniform_one_of_logarithms() -> None:
    log = panel(background=Background.LOG)
    plain = panel(log.scaled.tolist(), (math.log(10), math.log(20), None))
    for one, other in zip(score_experts(log), score_experts(plain), strict=True):
        assert math.isclose(one.information_all, other.information_all, rel_tol=1e-12)
        assert one.calibration == other.calibration


def test_a_true_value_on_a_quantile_counts_below_it() -> None:
    answers = [[[10, 11, 12], [20, 21, 22], [1, 2, 3]], [[10, 11, 12], [19, 20, 22], [1, 2, 3]]]
    first, second = score_experts(panel(answers))
    assert first.calibration < second.calibration


def test_all_are_tested_by_the_fewest_answers() -> None:
    good = [[5.0, 9, 15], [18, 21, 30], [1, 2, 3]]
    some = [[5.0, 9, 15], [NAN, NAN, NAN], [1, 2, 3]]
    held = panel([good, some])
    assert fewest_seeds(held) == 1
    first, second = score_experts(held)
    assert (first.seeds, second.seeds) == (2, 1)
    one = 2 * 1 * math.log(0.5 / 0.45)
    assert math.isclose(first.calibration, chi2.sf(one, 3), rel_tol=1e-12)


def test_an_expert_without_calibration_answers_has_none() -> None:
    nothing = [[NAN] * 3, [NAN] * 3, [1.0, 2, 3]]
    held = panel([[[5, 9, 15], [18, 21, 30], [1, 2, 3]], nothing])
    second = score_experts(held)[1]
    assert (second.calibration, second.information, second.seeds) == (0.0, 0.0, 0)
    assert second.information_all > 0
    assert fewest_seeds(held) == 2


def test_power_softens_calibration() -> None:
    whole = score_experts(panel())
    half = score_experts(panel(), Yardstick(power=0.5))
    assert all(one.calibration < other.calibration for one, other in zip(whole, half, strict=True))
    assert np.allclose([one.information for one in whole], [one.information for one in half])


@pytest.mark.parametrize(("overshoot", "power"), [(0.0, 1.0), (-1, 1), (11, 1), (0.1, 0), (0.1, 2)])
def test_a_yardstick_without_sense_is_refused(overshoot: float, power: float) -> None:
    with pytest.raises(LandscapeError, match="the classical model"):
        Yardstick(overshoot, power)


def test_the_choices_are_told() -> None:
    assert Yardstick().told == (
        "intrinsic range: 10% beyond the answers at both ends; calibration power 1"
    )
