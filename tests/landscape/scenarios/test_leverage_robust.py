"""Sets that work in most draws: against every set, draw and state, and what is refused."""

from itertools import combinations, count

import numpy as np
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.leverage import smallest_sets
from synopsis.landscape.scenarios.leverage_answer import Outcome
from synopsis.landscape.scenarios.leverage_hunt import Effort
from synopsis.landscape.scenarios.leverage_robust import Aim, Robust, robust_sets
from synopsis.landscape.scenarios.measures import Question
from tests.landscape.scenarios.leverage_worlds import (
    Table,
    brute_verdict,
    chain,
    draws_of,
    random_question,
)


def brute_works(question: Question, draws: Table, size: int) -> dict[tuple[str, ...], int]:
    """In how many draws each set of a size works."""
    return {
        tuple(one.code for one in chosen): sum(
            brute_verdict(question, chosen, cells) == "works" for cells in draws
        )
        for chosen in combinations(question.measures, size)
    }


def assert_as_brute(question: Question, draws: Table, found: Robust) -> None:
    needed = len(draws) - found.aim.may_fail(len(draws))
    for size in range(min(found.aim.largest, len(question.measures)) + 1):
        works = brute_works(question, draws, size)
        lasting = {codes: number for codes, number in works.items() if number >= needed}
        if lasting:
            assert {one.codes: one.works for one in found.sets} == lasting
            assert (found.size, found.complete, found.unsettled) == (size, True, 0)
            assert found.outcome is (Outcome.FOUND if size else Outcome.NOTHING_NEEDED)
            return
    assert (found.outcome, found.size, found.sets) == (Outcome.NONE, None, ())
    assert found.complete
    for one in found.best:
        assert one.works == brute_works(question, draws, len(one.codes))[one.codes] < needed


def test_robust_sets_agree_with_every_set_draw_and_state() -> None:
    outcomes = set()
    for seed in range(24):
        question = random_question(seed, most=4)
        draws = draws_of(question, 6, seed)
        known = smallest_sets(question).counterexamples if seed % 2 else ()
        found = robust_sets(question, draws, Aim(2, 0.75), known, Effort(most=100))
        assert_as_brute(question, draws, found)
        outcomes.add((found.outcome, found.size))
    assert {one for one, _ in outcomes} == {Outcome.FOUND, Outcome.NONE, Outcome.NOTHING_NEEDED}
    assert {size for _, size in outcomes} == {None, 0, 1, 2}


def test_draws_that_are_all_the_same_give_the_answer_of_one() -> None:
    for seed in range(20):
        question = random_question(seed, most=5)
        once = smallest_sets(question, 2, Effort(most=100))
        draws = np.tile(question.model.cells, (3, 1, 1))
        found = robust_sets(question, draws, Aim(2), effort=Effort(most=100))
        assert found.size == once.size
        assert {one.codes for one in found.sets} == {one.codes for one in once.working}
        assert all(one.share == 1.0 for one in found.sets)


def test_set_that_works_in_too_few_draws_does_not_last() -> None:
    question = chain()
    draws = np.tile(question.model.cells, (10, 1, 1))
    draws[:2, 4:, 2:4] = [[2, -2], [-4, 4]]
    strict, lenient = (robust_sets(question, draws, Aim(1, least)) for least in (0.9, 0.8))
    assert [one.codes for one in strict.sets] == [("deterrence",)]
    assert strict.status == (
        "1 of the sets with 1 measures work in at least 90% of 10 draws; no smaller set does."
    )
    assert {one.codes: one.works for one in lenient.sets} == {("dialogue",): 8, ("deterrence",): 10}


def test_time_that_is_over_leaves_sets_unsettled() -> None:
    question = chain()
    draws = np.tile(question.model.cells, (10, 1, 1))
    ticks = count()
    effort = Effort(seconds=5.0, clock=lambda: float(next(ticks)))
    found = robust_sets(question, draws, Aim(1), effort=effort)
    assert found.outcome is Outcome.UNPROVEN
    assert found.unsettled > 0
    assert not found.complete
    assert found.status.endswith(f"{found.unsettled} were not settled.")


def test_cap_on_lasting_sets_is_counted() -> None:
    question = chain()
    draws = np.tile(question.model.cells, (2, 1, 1))
    found = robust_sets(question, draws, Aim(1), effort=Effort(most=1))
    assert (len(found.sets), found.unsettled, found.complete) == (1, 1, False)


@pytest.mark.parametrize(("largest", "least"), [(0, 0.9), (4, 0.9), (1, 0.0), (1, 1.1)])
def test_aims_beyond_reach_are_refused(largest: int, least: float) -> None:
    with pytest.raises(LandscapeError, match="cannot be asked for"):
        Aim(largest, least)


@pytest.mark.parametrize(
    ("draws", "least", "fails"), [(10, 0.9, 1), (10, 1.0, 0), (1000, 0.9, 100), (3, 0.9, 0)]
)
def test_failures_that_an_aim_allows(draws: int, least: float, fails: int) -> None:
    assert Aim(least=least).may_fail(draws) == fails
