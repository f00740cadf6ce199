from synopsis.landscape.futures.disagreement import draw_readings
from synopsis.landscape.futures.lever import find_lever
from synopsis.landscape.scenarios.leverage_answer import Outcome
from synopsis.landscape.scenarios.measures import Goal
from tests.landscape.futures.worlds import shipped, small

LOOP = [("m_1", "-", "a"), ("a", "+", "b"), ("b", "+", "a")]


def test_measure_leads_from_now_and_is_refuted_by_the_loop_that_holds_itself() -> None:
    # A push of 3 against a loop of 3: from rest it decides, against the bad state it does not.
    landscape = small([*LOOP, ("c", "+", "a"), ("a", "+", "c")])
    found = find_lever(landscape, landscape.choices.goals[0], draw_readings(landscape))
    assert [[one.code for one in way.measures] for way in found.reached] == [["m_1"]]
    assert found.reached[0].share is not None
    assert found.reached[0].share.value == 1.0
    assert found.proof.outcome is Outcome.NONE
    assert all(near.counterexample[landscape.matrix.place("b")] != 0 for near in found.proof.near)


def test_measure_that_breaks_the_loop_works_in_every_scenario() -> None:
    landscape = small([("m_1", "-", "b"), ("a", "+", "b")])
    found = find_lever(landscape, landscape.choices.goals[0])
    assert found.proof.outcome in {Outcome.NONE, Outcome.FOUND}
    assert found.reached[0].share is None


def test_goal_that_now_meets_needs_nothing() -> None:
    landscape = small(LOOP)
    found = find_lever(landscape, Goal("b", frozenset({"as now", "less"})))
    assert [way.measures for way in found.reached] == [()]


def test_no_set_of_the_shipped_measures_is_told_twice() -> None:
    landscape = shipped()
    found = find_lever(landscape, landscape.choices.goals[0], draw_readings(landscape), 2)
    sets = [tuple(one.code for one in way.measures) for way in found.reached]
    assert len(set(sets)) == len(sets)
    assert found.proof.outcome in set(Outcome)
