"""Both weights stand side by side, and want of calibration questions is never hidden."""

import math

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.panel import Panel
from synopsis.landscape.elicitation.weights import ExpertWeights, weigh
from tests.landscape.elicitation.samples import EXPERT, OTHER, panel


def test_both_weights_of_the_published_case(arkansas: Panel) -> None:
    weights = weigh(arkansas.experts, arkansas)
    assert weights.equal == dict.fromkeys(arkansas.experts, 0.25)
    assert weights.cooke is not None
    assert [one for one in arkansas.experts if weights.cooke[one]] == ["AR03", "AR06"]
    assert math.isclose(weights.cooke["AR06"], 0.76825608, rel_tol=1e-6)
    assert math.isclose(sum(weights.cooke.values()), 1)
    shown = weights.performance
    assert shown is not None
    assert "cut-off 0.007145" in shown.choices
    assert shown.caveat.startswith("the scores are those on the very questions")
    assert shown.optimised.score.combined > shown.equal.score.combined


def test_weights_are_shared_among_those_who_rated(arkansas: Panel) -> None:
    weights = weigh(["AR06", "AR01"], arkansas)
    assert weights.equal == {"AR01": 0.5, "AR06": 0.5}
    assert weights.cooke == {"AR01": 0.0, "AR06": 1.0}
    silent = weigh(["AR01", "AR07"], arkansas)
    assert (silent.cooke, silent.equal) == (None, {"AR01": 0.5, "AR07": 0.5})
    assert "calibrated above the cut-off" in silent.not_covered


def test_without_calibration_questions_performance_is_not_covered() -> None:
    for weights in (weigh([EXPERT, OTHER]), weigh([EXPERT], panel(truths=(None, None, None)))):
        assert weights.cooke is None
        assert weights.not_covered == "no calibration questions were answered"
        assert weights.is_synthetic


def test_an_expert_who_answered_none_makes_performance_not_covered() -> None:
    weights = weigh([EXPERT, "expert-9"], panel())
    assert weights.cooke is None
    assert weights.not_covered == "expert-9 answered no calibration questions"


def test_few_calibration_questions_are_told() -> None:
    shown = weigh([EXPERT, OTHER], panel()).performance
    assert shown is not None
    assert shown.caveat.startswith("an expert answered 2 calibration questions only, and 10")


def test_nonsense_is_refused() -> None:
    with pytest.raises(LandscapeError, match="no expert to weight"):
        weigh([])
    with pytest.raises(LandscapeError, match="is no handle"):
        weigh(["Jane Roe"])
    with pytest.raises(LandscapeError, match="missing without a reason"):
        ExpertWeights({EXPERT: 1.0}, None)
