"""Smallest sets of measures: against every set and state of small matrices, and what is refused."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor, State
from synopsis.landscape.scenarios.leverage import met_shares, smallest_sets
from synopsis.landscape.scenarios.leverage_answer import Leverage, Outcome
from synopsis.landscape.scenarios.leverage_hunt import (
    Effort,
    TimeIsOver,
    Wanted,
    find_by_list,
    find_by_size,
)
from synopsis.landscape.scenarios.measures import Goal, Measure, Push, Question
from synopsis.landscape.scenarios.search import Engine, Search
from tests.landscape.scenarios.leverage_worlds import (
    brute_levels,
    brute_under,
    chain,
    matrix_of,
    random_question,
)


def refuse_to_find(_model: CrossImpact, _search: Search, _wanted: Wanted) -> State | None:
    """An engine that never comes to an end."""
    raise TimeIsOver


def forge(model: CrossImpact, _search: Search, wanted: Wanted) -> State | None:
    """An engine that takes any state for a consistent one."""
    return tuple(min(wanted.get(place, {0})) for place in range(len(model.sizes)))


def assert_as_brute(question: Question, found: Leverage, largest: int = 3) -> None:
    levels = list(brute_levels(question, largest))
    last = levels[-1]
    working = [codes for codes, verdict in last.items() if verdict == "works"]
    every = {codes: verdict for level in levels for codes, verdict in level.items()}
    assert [one.codes for one in found.working] == working
    assert list(found.vacuous) == [codes for codes, one in every.items() if one == "vacuous"]
    assert found.clashing == list(every.values()).count("clash")
    assert found.unsettled == 0
    assert found.complete
    assert found.tested == len(every)
    assert found.smallest == bool(working)
    if not working:
        assert (found.outcome, found.size) == (Outcome.NONE, None)
    else:
        size = len(working[0])
        assert (found.outcome, found.size) == (
            Outcome.FOUND if size else Outcome.NOTHING_NEEDED,
            size,
        )


def assert_shown(question: Question, found: Leverage) -> None:
    """What is shown for a set is a consistent scenario under it, on the right side of the goal."""
    by_code = {one.code: one for one in question.measures}
    allowed = {int(word[1:]) for word in question.goal.variants}
    for one in found.working:
        states = brute_under(question, [by_code[code] for code in one.codes])
        assert states is not None
        assert list(one.example) in states.tolist()
        assert one.example[0] in allowed
    for near in found.near:
        states = brute_under(question, [by_code[code] for code in near.codes])
        assert states is not None
        assert list(near.counterexample) in states.tolist()
        assert near.counterexample[0] not in allowed
        assert near.met is not None
        assert near.met.of == len(states)
        assert near.met.met == int(np.isin(states[:, 0], list(allowed)).sum())


def test_smallest_sets_agree_with_every_set_and_state_of_random_matrices() -> None:
    outcomes = set()
    for seed in range(200):
        question = random_question(seed, most=5)
        found = smallest_sets(question, 3, Effort(most=100))
        assert_as_brute(question, found)
        assert_shown(question, found)
        outcomes.add((found.outcome, found.size))
    assert outcomes == {
        (Outcome.NOTHING_NEEDED, 0),
        (Outcome.FOUND, 1),
        (Outcome.FOUND, 2),
        (Outcome.FOUND, 3),
        (Outcome.NONE, None),
    }


@pytest.mark.parametrize("seed", range(6))
def test_smallest_sets_agree_on_eight_descriptors(seed: int) -> None:
    question = random_question(seed, most=8, count=5)
    found = smallest_sets(question, 2, Effort(most=100))
    assert_as_brute(question, found, largest=2)
    assert_shown(question, found)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(1000, 10**6),
    tolerance=st.integers(0, 2),
    held=st.booleans(),
    largest=st.integers(1, 3),
)
def test_smallest_sets_agree_under_tolerances_and_conditions(
    seed: int,
    tolerance: int,
    held: bool,  # noqa: FBT001 - drawn by name
    largest: int,
) -> None:
    plain = random_question(seed, most=4)
    last = len(plain.model.sizes) - 1
    is_free = all(one.descriptor != f"d{last}" for each in plain.measures for one in each.holds)
    clamps = {last: 0} if held and is_free else {}
    question = replace(plain, search=Search(tolerance=tolerance, clamps=clamps))
    found = smallest_sets(question, largest, Effort(most=100))
    assert_as_brute(question, found, largest)
    assert_shown(question, found)


def test_smallest_set_of_a_chain_is_told_with_its_scenario() -> None:
    found = smallest_sets(chain())
    assert [one.codes for one in found.working] == [("dialogue",), ("deterrence",)]
    assert found.working[0].example == (0, 0, 1)
    assert found.before is not None
    assert (found.before.met, found.before.of, found.before.share) == (0, 1, 0.0)
    assert found.status == (
        "2 sets of 1 measure make every consistent scenario one where unrest is low; "
        "no smaller set does."
    )


def test_no_set_is_shown_with_its_counterexample() -> None:
    question = chain(push=1)
    weak = Question(question.model, question.measures[:2], question.goal)
    found = smallest_sets(weak)
    assert (found.outcome, found.size, found.working) == (Outcome.NONE, None, ())
    assert {one.counterexample for one in found.near} == {(1, 1, 1)}
    assert found.near[0].met is not None
    assert found.near[0].met.share == 0.0
    assert found.status.startswith("No set of up to 2 measures makes every")


def test_goal_that_is_always_met_needs_nothing() -> None:
    question = chain()
    goal = Goal("unrest", frozenset({"high"}))
    found = smallest_sets(Question(question.model, question.measures, goal))
    assert (found.outcome, found.size) == (Outcome.NOTHING_NEEDED, 0)
    assert [one.codes for one in found.working] == [()]
    assert found.status.startswith("Nothing is needed")


def test_set_without_any_consistent_scenario_is_no_success() -> None:
    words = ("low", "high")
    cells = np.array([[0, 0, 0, 4], [0, 0, 4, 0], [4, 0, 0, 0], [0, 4, 0, 0]])
    model = CrossImpact(
        "wheel",
        (Descriptor("unrest", words), Descriptor("grievance", words)),
        cells,
        np.array([0, 9, 0, 0]),
    )
    measures = (Measure("turn", pushes=(Push("unrest", {"low": 9}),)),)
    found = smallest_sets(Question(model, measures, Goal("unrest", frozenset({"low"}))))
    assert found.outcome is Outcome.NONE
    assert found.vacuous == (("turn",),)
    assert found.status.endswith(" 1 set leaves no scenario consistent.")
    assert found.near == ()


def test_cap_on_working_sets_is_said() -> None:
    question = chain()
    more = tuple(replace(question.measures[0], code=f"talk{one}") for one in range(4))
    found = smallest_sets(Question(question.model, more, question.goal), effort=Effort(most=2))
    assert [one.codes for one in found.working] == [("talk0",), ("talk1",)]
    assert found.smallest
    assert not found.complete
    assert found.status.startswith("More than 2 sets of 1 measure make")


def test_time_that_is_over_proves_nothing() -> None:
    ticks = count()
    found = smallest_sets(chain(), effort=Effort(seconds=3.0, clock=lambda: float(next(ticks))))
    assert found.outcome is Outcome.UNPROVEN
    assert found.unsettled > 0
    assert not found.complete
    assert found.status.endswith("is not proven within 3 seconds.")


def test_engine_that_finds_no_end_leaves_sets_unsettled() -> None:
    question = chain()
    found = smallest_sets(question, 1, Effort(find=refuse_to_find))
    assert found.outcome is Outcome.UNPROVEN
    assert found.unsettled == 2  # without any measure its one scenario is listed, and deterrence


def test_engine_that_gives_a_false_scenario_is_caught() -> None:
    with pytest.raises(LandscapeError, match="not consistent"):
        smallest_sets(chain(push=1), 1, Effort(find=forge))


def test_answer_is_the_same_again() -> None:
    question = random_question(17, most=6)
    one, two = smallest_sets(question), smallest_sets(question)
    assert (one.working, one.vacuous, one.near, one.status) == (
        two.working,
        two.vacuous,
        two.near,
        two.status,
    )
    assert one.counterexamples.tolist() == two.counterexamples.tolist()


@pytest.mark.parametrize("largest", [-1, 0, 4])
def test_sizes_beyond_reach_are_refused(largest: int) -> None:
    with pytest.raises(LandscapeError, match="cannot be asked for"):
        smallest_sets(chain(), largest)


def test_more_sets_than_can_be_tested_are_refused() -> None:
    question = chain(push=1)
    many = tuple(replace(question.measures[1], code=f"aid{one}") for one in range(80))
    with pytest.raises(LandscapeError, match="80 measures make 82160 sets of 3"):
        smallest_sets(Question(question.model, many, question.goal))


@pytest.mark.parametrize(("seconds", "most"), [(0.0, 1), (-1.0, 1), (None, 0)])
def test_effort_in_which_nothing_can_be_done_is_refused(seconds: float | None, most: int) -> None:
    with pytest.raises(LandscapeError, match="the search for measures"):
        Effort(seconds=seconds, most=most)


def test_met_shares_tell_the_weaker_goal() -> None:
    for seed in range(20):
        question = random_question(seed)
        by_code = {one.code: one for one in question.measures}
        sets = [(), ("m0",), ("m1",)]
        found = met_shares(question, sets[1:])
        allowed = [int(word[1:]) for word in question.goal.variants]
        for codes, one in zip(sets, found, strict=True):
            states = brute_under(question, [by_code[code] for code in codes])
            assert states is not None
            met = int(np.isin(states[:, 0], allowed).sum())
            assert (one.codes, one.met, one.of, one.complete) == (codes, met, len(states), True)
            assert one.share == (met / len(states) if len(states) else None)


def test_met_shares_of_an_unknown_measure_are_refused() -> None:
    with pytest.raises(LandscapeError, match="there is no measure 'hope'"):
        met_shares(chain(), [("hope",)])


def test_find_by_list_says_that_it_did_not_finish() -> None:
    question = chain()
    with pytest.raises(TimeIsOver):
        find_by_list(
            with_ties(question.model), Search(limit=1), {0: frozenset({1}), 1: frozenset({0})}
        )


def with_ties(model: CrossImpact) -> CrossImpact:
    """The same descriptors without any judgement: every state is consistent."""
    return CrossImpact(model.name, model.descriptors, np.zeros_like(model.cells))


def test_both_engines_give_the_same_sets() -> None:
    for seed in range(12):
        question = random_question(seed, most=5)
        exact = replace(question, search=Search(engine=Engine.EXACT))
        one, two = smallest_sets(question), smallest_sets(exact)
        assert [each.codes for each in one.working] == [each.codes for each in two.working]
        assert (one.vacuous, one.outcome, one.size) == (two.vacuous, two.outcome, two.size)


def test_exact_engine_whose_time_is_over_says_so() -> None:
    model = matrix_of([3] * 40, np.random.default_rng(5))
    with pytest.raises(TimeIsOver):
        find_by_size(model, Search(engine=Engine.EXACT, seconds=1e-4), {0: frozenset({0})})
