import numpy as np
import pytest

from synopsis.survey import Design, Estimate, SurveyError
from synopsis.survey.change.answer_ranks import answer_ranks, pair_tests, rank_moves
from synopsis.survey.change.change import Movement
from synopsis.survey.change.joint import joint_shares
from synopsis.survey.moment import mean


def estimate(shares: list[float], se: float, names: str = "abcd") -> Estimate:
    spread = np.eye(len(shares)) * se**2
    return Estimate(tuple(names[: len(shares)]), np.array(shares), spread, 200.0)


def test_ranks_are_sure_where_shares_lie_far_apart() -> None:
    (found,) = answer_ranks([estimate([0.1, 0.5, 0.3], 0.01)])
    assert [(one.rank, one.best, one.worst) for one in found] == [(3, 3, 3), (1, 1, 1), (2, 2, 2)]
    assert all(one.is_sure for one in found)


def test_ranks_are_open_where_shares_cannot_be_told() -> None:
    (found,) = answer_ranks([estimate([0.31, 0.30, 0.60], 0.02)])
    assert [(one.best, one.worst) for one in found] == [(2, 3), (2, 3), (1, 1)]


def test_equal_shares_have_one_rank() -> None:
    (found,) = answer_ranks([estimate([0.3, 0.3, 0.1], 0.001)])
    assert [one.rank for one in found] == [1, 1, 3]
    assert (found[0].best, found[0].worst) == (1, 2)


def test_covariance_between_answers_counts() -> None:
    shares = np.array([0.4, 0.36])
    loose = Estimate(("a", "b"), shares, np.array([[4e-4, 0], [0, 4e-4]]), 200.0)
    tight = Estimate(("a", "b"), shares, np.array([[4e-4, 3.9e-4], [3.9e-4, 4e-4]]), 200.0)
    assert pair_tests(tight)[0, 1] < 0.001 < pair_tests(loose)[0, 1]
    assert np.isnan(pair_tests(tight)[1, 0])


def test_waves_are_corrected_together() -> None:
    one = estimate([0.30, 0.345], 0.0145)
    assert answer_ranks([one])[0][0].is_sure
    assert not answer_ranks([one, estimate([0.3, 0.3], 0.0145)])[0][0].is_sure


def test_rank_moves_need_intervals_that_lie_apart() -> None:
    before, after, still = (
        estimate([0.5, 0.3, 0.1], 0.01),
        estimate([0.1, 0.3, 0.5], 0.01),
        estimate([0.5, 0.3, 0.11], 0.01),
    )
    ranks = answer_ranks([before, after, still])
    assert rank_moves(ranks[0], ranks[1]) == (Movement.FALLEN, Movement.UNTOLD, Movement.RISEN)
    assert set(rank_moves(ranks[0], ranks[2])) == {Movement.UNTOLD}


def test_ranks_refuse_other_answers() -> None:
    with pytest.raises(SurveyError, match="not the same answers"):
        answer_ranks([estimate([0.1, 0.2], 0.1), estimate([0.1, 0.2], 0.1, "xy")])


def test_rank_intervals_hold_all_at_once() -> None:
    rng = np.random.default_rng(4)
    truth = np.array([0.30, 0.30, 0.28, 0.20, 0.19])
    ranks_low = 1 + (truth[None, :] > truth[:, None]).sum(axis=1)
    ranks_high = 5 - (truth[None, :] < truth[:, None]).sum(axis=1)
    held = 0
    for _ in range(400):
        (found,) = answer_ranks(
            [estimate((truth + rng.normal(0, 0.02, 5)).tolist(), 0.02, "abcde")]
        )
        held += all(
            one.best <= low and one.worst >= high
            for one, low, high in zip(found, ranks_low, ranks_high, strict=True)
        )
    assert held >= 400 * 0.95 - 2 * np.sqrt(400 * 0.05 * 0.95)


def test_joint_shares_rest_on_each_questions_own_rows() -> None:
    rng = np.random.default_rng(3)
    columns = (rng.random((300, 2)) < 0.4).astype(float)
    columns[:100, 0] = np.nan
    design = Design.of(rng.lognormal(0, 0.3, 300), units=[np.arange(300) // 10])
    found = joint_shares(design, columns, ("a", "b"))
    for at in range(2):
        alone = mean(design, columns[:, at : at + 1], ("x",))
        assert found.values[at] == pytest.approx(alone.values[0], rel=1e-14)
        assert found.se[at] == pytest.approx(alone.se[0], rel=1e-12)


def test_joint_shares_of_a_question_nobody_was_asked_are_unknown() -> None:
    columns = np.column_stack([np.full(50, np.nan), np.arange(50) % 2])
    found = joint_shares(Design.of(np.ones(50)), columns, ("a", "b"))
    assert np.isnan(found.values[0])
    assert found.covariance[0].tolist() == [0.0, 0.0]
    assert found.values[1] == pytest.approx(0.5)
