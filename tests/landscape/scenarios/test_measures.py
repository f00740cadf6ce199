"""Measures: pushes and holds on a matrix, and measures that are refused."""

from collections.abc import Mapping

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import (
    Goal,
    Hold,
    Measure,
    Push,
    Question,
    held_by,
    pushed,
)
from synopsis.landscape.scenarios.search import Search
from tests.landscape.scenarios.leverage_worlds import (
    brute_states,
    brute_under,
    random_question,
)

WORDS = ("low", "high")
MODEL = CrossImpact(
    "pair",
    (Descriptor("unrest", WORDS), Descriptor("grievance", WORDS)),
    np.array([[0, 0, 1, -1], [0, 0, -1, 1], [2, -2, 0, 0], [-2, 2, 0, 0]]),
)
TALKS = Measure("talks", pushes=(Push("grievance", {"low": 3}),))
PEACE = Goal("unrest", frozenset({"low"}))


def test_measures_are_a_bias_as_a_descriptor_without_incoming_links_would_be() -> None:
    for seed in range(60):
        question = random_question(seed)
        chosen = question.measures[:2]
        expected = brute_under(question, chosen)
        if expected is None:
            with pytest.raises(LandscapeError, match="cannot be held at two variants at once"):
                held_by(question.model, chosen)
            continue
        apart = brute_states(pushed(question.model, chosen), held_by(question.model, chosen))
        assert apart.tolist() == expected.tolist()


def test_hold_holds_whatever_pushes_against_it() -> None:
    hold = Measure("hold", holds=(Hold("grievance", "high"),))
    against = Measure("against", pushes=(Push("grievance", {"low": 900}),))
    both = [hold, against]
    found = brute_states(pushed(MODEL, both), held_by(MODEL, both), tolerance=900)
    assert set(found[:, 1].tolist()) == {1}


def test_pushes_add_up_and_leave_the_judgements_alone() -> None:
    twice = pushed(MODEL, [TALKS, TALKS])
    assert twice.bias.tolist() == [0, 0, 6, 0]
    assert twice.cells.tolist() == MODEL.cells.tolist()


@pytest.mark.parametrize(
    ("amounts", "says"),
    [({"low": 0}, "adds nothing"), ({}, "adds nothing"), ({"low": 2_000_000}, "no whole number")],
)
def test_push_that_is_none_is_refused(amounts: Mapping[str, int], says: str) -> None:
    with pytest.raises(LandscapeError, match=says):
        Push("unrest", amounts)


@pytest.mark.parametrize("amount", [1.5, True, "3"])
def test_push_that_is_no_whole_number_is_refused(amount: object) -> None:
    with pytest.raises(LandscapeError, match="no whole number"):
        Push("unrest", {"low": amount})  # type: ignore[dict-item]  # a card may say anything


def test_measures_that_are_none_are_refused() -> None:
    with pytest.raises(LandscapeError, match="neither pushes nor holds"):
        Measure("rest")
    with pytest.raises(LandscapeError, match="needs a code"):
        Measure("", pushes=TALKS.pushes)
    with pytest.raises(LandscapeError, match="holds 'unrest' twice"):
        Measure("both", holds=(Hold("unrest", "low"), Hold("unrest", "high")))


def test_goals_that_are_none_are_refused() -> None:
    with pytest.raises(LandscapeError, match="allows no variant"):
        Goal("unrest", frozenset())
    with pytest.raises(LandscapeError, match="allows every variant of 'unrest'"):
        Question(MODEL, (TALKS,), Goal("unrest", frozenset(WORDS)))
    with pytest.raises(LandscapeError, match="has no variant 'calm'"):
        Question(MODEL, (TALKS,), Goal("unrest", frozenset({"calm"})))
    with pytest.raises(LandscapeError, match="has no descriptor 'peace'"):
        Question(MODEL, (TALKS,), Goal("peace", frozenset({"low"})))


def test_questions_that_have_no_answer_are_refused() -> None:
    with pytest.raises(LandscapeError, match="no measures to choose from"):
        Question(MODEL, (), PEACE)
    with pytest.raises(LandscapeError, match="the measure 'talks' stands twice"):
        Question(MODEL, (TALKS, TALKS), PEACE)
    with pytest.raises(LandscapeError, match="has no variant 'middle'"):
        Question(MODEL, (Measure("odd", pushes=(Push("unrest", {"middle": 1}),)),), PEACE)
    with pytest.raises(LandscapeError, match="has no descriptor 'mood'"):
        Question(MODEL, (Measure("odd", holds=(Hold("mood", "low"),)),), PEACE)
    with pytest.raises(LandscapeError, match="which is the goal itself"):
        Question(MODEL, (Measure("decree", holds=(Hold("unrest", "low"),)),), PEACE)


def test_questions_at_odds_with_their_conditions_are_refused() -> None:
    held = Measure("hold", holds=(Hold("grievance", "low"),))
    with pytest.raises(LandscapeError, match="which a condition holds"):
        Question(MODEL, (held,), PEACE, Search(clamps={1: 1}))
    with pytest.raises(LandscapeError, match="the goal's descriptor is held"):
        Question(MODEL, (TALKS,), PEACE, Search(clamps={0: 1}))
    with pytest.raises(LandscapeError, match="no variant 7"):
        Question(MODEL, (TALKS,), PEACE, Search(clamps={1: 7}))


def test_sets_are_chosen_by_code() -> None:
    aid = Measure("aid", pushes=(Push("unrest", {"low": 1}),))
    question = Question(MODEL, (TALKS, aid), PEACE)
    assert question.chosen(["aid", "talks"]) == (0, 1)
    with pytest.raises(LandscapeError, match="there is no measure 'hope'"):
        question.chosen(["hope"])
    with pytest.raises(LandscapeError, match="a measure stands twice"):
        question.chosen(["aid", "aid"])
