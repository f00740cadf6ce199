"""Sets of measures in many draws: against every state of every draw."""

from collections import Counter
from itertools import count

import numpy as np
import numpy.typing as npt
import pytest

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.leverage import smallest_sets
from synopsis.landscape.scenarios.leverage_draws import WorkingShare, working_share
from synopsis.landscape.scenarios.leverage_hunt import Effort
from synopsis.landscape.scenarios.measures import Question
from synopsis.landscape.scenarios.share import share_of
from tests.landscape.scenarios.leverage_worlds import (
    brute_verdict,
    chain,
    draws_of,
    random_question,
)

SETS = (("m0",), ("m1", "m2"), ("m3",))


def brute_counts(
    question: Question, codes: tuple[str, ...], draws: npt.NDArray[np.int64]
) -> Counter[str]:
    chosen = [one for one in question.measures if one.code in codes]
    return Counter(brute_verdict(question, chosen, cells) for cells in draws)


def counted(share: WorkingShare) -> Counter[str]:
    return Counter(works=share.works, refuted=share.refuted, vacuous=share.vacuous)


def test_working_share_agrees_with_every_state_of_every_draw() -> None:
    seen = Counter[str]()
    for seed in range(24):
        question = random_question(seed, most=5)
        draws = draws_of(question, 12, seed)
        known = smallest_sets(question).counterexamples if seed % 2 else ()
        sets = [one for one in SETS if "clash" not in brute_counts(question, one, draws)]
        for codes, share in zip(sets, working_share(question, sets, draws, known), strict=True):
            expected = brute_counts(question, codes, draws)
            assert counted(share) == expected
            assert (share.codes, share.of, share.unsettled) == (codes, 12, 0)
            assert share.share == expected["works"] / 12
            interval = share_of(expected["works"], 12)
            assert (share.low, share.high) == (interval.low, interval.high)
            seen += expected
    assert min(seen["works"], seen["refuted"], seen["vacuous"]) > 10


def test_sets_that_clash_work_in_no_draw() -> None:
    for seed in range(200):
        question = random_question(seed)
        if brute_verdict(question, question.measures) == "clash":
            codes = tuple(one.code for one in question.measures)
            (share,) = working_share(question, [codes], draws_of(question, 3, seed))
            assert (share.works, share.clashing, share.of) == (0, 3, 3)
            return
    pytest.fail("no random question had measures at odds")


def test_draws_that_were_not_settled_widen_the_interval() -> None:
    question = chain()
    draws = np.tile(question.model.cells, (10, 1, 1))
    draws[:, 4:, 2:4] = [[2, -2], [-1, 1]]
    draws[::2, 4:, 2:4] = [[2, -2], [-4, 4]]  # every other expert sees more pressure
    sets = [("dialogue",)]
    (full,) = working_share(question, sets, draws)
    assert (full.works, full.refuted) == (5, 5)
    ticks = count()
    effort = Effort(seconds=8.0, clock=lambda: float(next(ticks)))
    (cut,) = working_share(question, sets, draws, effort=effort)
    assert 0 < cut.unsettled < 10
    assert cut.share is None
    assert cut.low <= full.low
    assert cut.high >= full.high


def test_draws_of_another_shape_are_refused() -> None:
    question = random_question(3)
    width = question.model.width
    for shape in [(2, width, width + 1), (width, width), (0, width, width)]:
        with pytest.raises(LandscapeError, match="give at least one draw"):
            working_share(question, SETS[:1], np.zeros(shape, dtype=np.int64))
    with pytest.raises(LandscapeError, match="no whole number"):
        working_share(question, SETS[:1], np.full((1, width, width), 0.5))


def test_sets_that_are_none_are_refused() -> None:
    question = random_question(3)
    draws = draws_of(question, 1, 0)
    with pytest.raises(LandscapeError, match="there is no set to try"):
        working_share(question, [], draws)
    with pytest.raises(LandscapeError, match="there is no measure 'hope'"):
        working_share(question, [("hope",)], draws)


@pytest.mark.parametrize("known", [[[0, 0]], [0, 0, 0], [[0, 0, 2]], [[0, -1, 0]]])
def test_known_states_of_other_descriptors_are_refused(known: object) -> None:
    question = chain()
    draws = draws_of(question, 1, 0)
    with pytest.raises(LandscapeError, match="not of its descriptors"):
        working_share(question, [("aid",)], draws, np.array(known))


def test_known_states_that_are_no_counterexamples_do_no_harm() -> None:
    question = chain()
    draws = draws_of(question, 5, 0)
    known = np.array([[one, two, three] for one in (0, 1) for two in (0, 1) for three in (0, 1)])
    sets = [("aid",), ("dialogue",)]
    assert working_share(question, sets, draws, known) == working_share(question, sets, draws)
