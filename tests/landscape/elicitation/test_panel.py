"""A panel refuses what no expert could have meant."""

import math

import numpy as np
import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.panel import Background, Panel, Question
from tests.landscape.elicitation.samples import EXPERT, panel

NAN = math.nan


@pytest.mark.parametrize("quantiles", [(), (0.0, 0.5), (0.5, 0.5), (0.9, 0.1), (0.5, 1.0)])
def test_quantiles_that_do_not_rise_are_refused(quantiles: tuple[float, ...]) -> None:
    with pytest.raises(LandscapeError, match="the quantiles do not rise from"):
        Panel(quantiles, (EXPERT,), (Question("q"),), np.zeros((1, 1, len(quantiles))))


@pytest.mark.parametrize(
    ("answer", "background", "told"),
    [
        ([3, 2, 4], Background.UNIFORM, "of an answer do not rise"),
        ([3, 3, 4], Background.UNIFORM, "of an answer do not rise"),
        ([3, 4, math.inf], Background.UNIFORM, "its scale cannot hold"),
        ([0, 4, 5], Background.LOG, "its scale cannot hold"),
    ],
)
def test_an_answer_without_sense_is_refused(
    answer: list[float], background: Background, told: str
) -> None:
    good = [1.0, 2.0, 3.0]
    with pytest.raises(LandscapeError, match=f"{told}.*SYNTHETIC-02 to 'q2'"):
        panel([[good] * 3, [good, answer, good]], background=background)


def test_a_true_value_off_its_scale_is_refused() -> None:
    with pytest.raises(LandscapeError, match=r"true value -1\.0 cannot stand on a log scale"):
        Question("q", Background.LOG, -1.0)
    with pytest.raises(LandscapeError, match="true value nan"):
        Question("q", truth=NAN)
    with pytest.raises(LandscapeError, match="no code"):
        Question("")


def test_twins_and_misshapen_answers_are_refused() -> None:
    with pytest.raises(LandscapeError, match="the expert 'SYNTHETIC-01' stands twice"):
        panel(experts=(EXPERT, EXPERT))
    with pytest.raises(LandscapeError, match="have the shape"):
        panel([[[1, 2, 3]]])


def test_an_answer_given_in_part_counts_as_not_given() -> None:
    held = panel([[[1, NAN, 3]] * 3, [[1, 2, 3]] * 3])
    assert np.isnan(held.answers[0]).all()
    assert not np.isnan(held.answers[1]).any()


def test_logarithmic_questions_are_told_by_logarithms() -> None:
    held = panel(background=Background.LOG)
    assert np.allclose(held.scaled, np.log(held.answers))
    assert held.truths[0] == math.log(10)
    assert held.is_seed.tolist() == [True, True, False]
