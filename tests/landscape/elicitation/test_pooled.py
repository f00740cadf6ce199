"""Decision makers are held to the published case, and to pooling done by hand."""

import math

import numpy as np
import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.classical import score_experts
from synopsis.landscape.elicitation.panel import Background, Panel, Question
from synopsis.landscape.elicitation.pooled import Weighting, pool
from tests.landscape.elicitation.samples import panel

NAN = math.nan


def test_decision_makers_are_those_of_the_published_case(arkansas: Panel) -> None:
    best = pool(arkansas, Weighting.GLOBAL)
    assert math.isclose(best.score.calibration, 0.4988, rel_tol=1e-3)
    assert math.isclose(best.cutoff, 0.007145, rel_tol=1e-3)
    assert (best.weights[:, 0] > 0).tolist() == [False, True, True, False]
    equal = pool(arkansas, Weighting.EQUAL)
    assert math.isclose(equal.score.calibration, 0.3858, rel_tol=1e-3)
    assert best.score.combined > equal.score.combined


def test_the_best_cutoff_beats_every_other(arkansas: Panel) -> None:
    for weighting in (Weighting.GLOBAL, Weighting.ITEM):
        best = pool(arkansas, weighting)
        for cutoff in (0.0, 1e-5, 1e-4, 0.001, 0.01, 0.06):
            assert pool(arkansas, weighting, cutoff).score.combined <= best.score.combined
        assert np.allclose(best.weights.sum(axis=0), 1)
        assert (np.diff(best.quantiles, axis=1) > 0).all()


def test_item_weights_differ_from_question_to_question(arkansas: Panel) -> None:
    by_item = pool(arkansas, Weighting.ITEM, 0.0).weights
    by_all = pool(arkansas, Weighting.GLOBAL, 0.0).weights
    assert np.ptp(by_item, axis=1).max() > 0.05
    assert np.allclose(np.ptp(by_all, axis=1), 0)


@pytest.mark.parametrize("background", list(Background))
def test_pooling_one_expert_gives_that_expert(background: Background) -> None:
    answers: list[list[list[float]]] = [
        [[5.0, 9, 15], [18, 21, 30], [1, 2, 3]],
        [[11, 12, 13], [1, 2, 3], [2, 4, 8]],
    ]
    held = panel(answers, background=background)
    best = pool(held, Weighting.GLOBAL, 0.5)
    assert (best.weights[:, 0]).tolist() == [1, 0]
    assert np.allclose(best.quantiles, answers[0], rtol=1e-12)


def test_the_median_of_equal_weights_by_hand() -> None:
    # At 11.5 the first expert has .5 + .45 * 2.5 / 6 = .6875 and the second .05 + .225 = .275.
    held = panel([[[5, 9, 15]] * 3, [[11, 12, 13]] * 3], (10.0, 20.0, None))
    equal = pool(held, Weighting.EQUAL)
    first, second = 0.5 + 0.45 * 2.5 / 6, 0.05 + 0.45 * 0.5
    assert math.isclose((first + second) / 2, 0.48125)
    slope = (0.45 / 6 + 0.45 / 1) / 2
    assert math.isclose(equal.quantiles[2][1], 11.5 + (0.5 - 0.48125) / slope, rel_tol=1e-12)


def test_weights_are_shared_among_those_who_answered() -> None:
    none = [NAN, NAN, NAN]
    held = panel([[[5, 9, 15], [18, 21, 30], none], [[11, 12, 13], [1, 2, 3], [2, 4, 8]]])
    assert pool(held, Weighting.EQUAL).weights.T.tolist() == [[0.5, 0.5], [0.5, 0.5], [0, 1]]
    best = pool(held, Weighting.GLOBAL, 0.5)
    assert np.isnan(best.quantiles[2]).all()
    assert best.weights[:, 2].tolist() == [0, 0]


def test_rounding_does_not_part_experts_who_are_calibrated_alike() -> None:
    # Both put four true values below their lowest quantile or above their highest one, and six
    # into the bins beside: 1 - 0.95 and 0.05 differ in the last digit.
    low, high = [1.0, 2, 3, 4, 5], [-5.0, -4, -3, -2, -1]
    within, mirrored = [-0.5, 0.5, 3, 4, 5], [-5.0, -4, -3, -0.5, 0.5]
    questions = tuple(Question(f"q{one}", truth=0.0) for one in range(10))
    answers = np.array([[low] * 4 + [within] * 6, [high] * 4 + [mirrored] * 6])
    held = Panel((0.05, 0.25, 0.5, 0.75, 0.95), ("SYNTHETIC-A", "SYNTHETIC-B"), questions, answers)
    first, second = score_experts(held)
    assert first.calibration != second.calibration
    assert math.isclose(first.calibration, second.calibration)
    assert (pool(held, Weighting.GLOBAL).weights[:, 0] > 0.4).all()
    assert (
        pool(held, Weighting.GLOBAL, max(first.calibration, second.calibration)).weights > 0
    ).all()


def test_a_cutoff_above_all_is_refused(arkansas: Panel) -> None:
    with pytest.raises(LandscapeError, match="no expert is calibrated well enough"):
        pool(arkansas, Weighting.GLOBAL, 0.07)
    with pytest.raises(LandscapeError, match="no expert is calibrated well enough"):
        pool(panel(truths=(None, None, None)), Weighting.ITEM)
