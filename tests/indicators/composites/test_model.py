import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.card import Group, Member
from synopsis.indicators.composites.model import Recipe, model_of
from tests.indicators.composites.worlds import choices, flat, panel, recipe

NAN = float("nan")


def halves(size: tuple[int, int]) -> np.ndarray:
    """Rows of chances from nought to one, the same in every cell."""
    return np.broadcast_to(np.linspace(0, 1, 11)[:, None, None, None], (11, size[0], 1, size[1]))


def test_member_that_is_not_covered_is_neither_nought_nor_the_others_mean() -> None:
    value = flat([[0, 0], [100, 100], [90, NAN]])
    model = model_of(panel(value), None, recipe())
    drawn = model.scores(halves((3, 2)))
    assert model.scores()[2, 0] == pytest.approx(70)  # ninety, and the middle of the range
    assert drawn[0, 2, 0] == pytest.approx(45)
    assert drawn[-1, 2, 0] == pytest.approx(95)
    assert np.ptp(drawn[:, :2], axis=0).max() == 0


def test_draws_of_what_is_missing_are_even_over_the_range_that_was_seen() -> None:
    model = model_of(panel(flat([[0, 20], [100, 80], [90, NAN]])), None, recipe())
    told = model.values(np.random.default_rng(1).random((4000, 3, 1, 2)))[:, 2, 0, 1]
    assert np.quantile(told, [0.1, 0.5, 0.9]) == pytest.approx([10, 50, 90], abs=3)


def test_published_bounds_widen_the_score() -> None:
    value = flat([[0, 0], [50, 50], [100, 100]])
    model = model_of(panel(value, value - 10, value + 30), None, recipe())
    drawn = model.scores(halves((3, 2)))
    assert (drawn[0, 1, 0], drawn[5, 1, 0], drawn[-1, 1, 0]) == pytest.approx((40, 50, 80))


def test_limit_is_open_on_its_other_side_as_far_as_the_member_was_seen() -> None:
    value = flat([[0, 0], [50, 50], [100, 100]])
    high = value.copy()
    high[1, 0, 0] = np.inf
    model = model_of(panel(value, value, high), None, recipe())
    assert model.scores(halves((3, 2)))[-1, 1, 0] == pytest.approx(75)


def test_economy_with_too_few_members_has_no_score() -> None:
    value = flat([[0, 0, 0], [1, 1, 1], [0.5, NAN, NAN]])
    made = recipe(
        ("one", "two", "three"),
        screen={"units_at_least": 0.5, "members_at_least": 0.1},
    )
    model = model_of(panel(value), None, made)
    assert model.scored[:, 0].tolist() == [True, True, False]
    assert np.isnan(model.scores()[2, 0])


def test_member_covered_too_little_is_dropped_and_told() -> None:
    value = flat([[0, 0, 0], [1, 1, NAN], [2, 2, NAN]])
    made = recipe(("one", "two", "three"), screen={"units_at_least": 0.5, "members_at_least": 0.5})
    model = model_of(panel(value), None, made)
    assert model.dropped == {"three": pytest.approx(1 / 3)}
    # It keeps its weight, is covered nowhere, and lies anywhere that any member was seen.
    assert model.frame.shares() == pytest.approx(dict.fromkeys(("one", "two", "three"), 1 / 3))
    assert model.missing[:, :, 2].all()
    assert not model.published[:, :, 2].any()
    assert model.seen["three"] == (2001,)
    drawn = model.scores(halves((3, 3)))
    assert (drawn[0, 2, 0], drawn[-1, 2, 0]) == pytest.approx((200 / 3, 100))
    assert set(model.reasons.values()) == {"covered in too few places and years to be counted"}


def test_what_stands_in_is_the_cards_choice() -> None:
    value = flat([[0, 0], [10, 10], [10, 10], [5, NAN]])
    middle = model_of(panel(value), None, recipe())
    median = model_of(panel(value), None, recipe(draws={"stand_in": "median"}))
    assert (middle.scores()[3, 0], median.scores()[3, 0]) == pytest.approx((50, 75))
    assert "stand_in median" in median.draws.sentence


def test_weights_of_the_data_leave_a_dropped_member_the_mean_of_the_others() -> None:
    random = np.random.default_rng(3)
    value = random.normal(size=(30, 1, 3))
    value[1:, :, 2] = NAN
    made = recipe(
        ("one", "two", "three"),
        screen={"units_at_least": 0.5, "members_at_least": 0.5}, weights={"method": "pca"},
    )  # fmt: skip
    assert model_of(panel(value), None, made).frame.shares()["three"] == pytest.approx(1 / 3)


def test_too_few_members_are_refused() -> None:
    made = recipe(screen={"units_at_least": 0.5, "members_at_least": 1.0})
    with pytest.raises(IndicatorError, match="fewer than two members are covered enough"):
        model_of(panel(flat([[0, 0], [1, NAN]])), None, made)


def test_direction_turns_a_member_round() -> None:
    made = recipe()
    turned = Recipe(made.members, {"one": 1, "two": -1}, (), made.choices)
    model = model_of(panel(flat([[0, 0], [10, 10]])), None, turned)
    assert model.scores()[:, 0].tolist() == [50, 50]


def test_levels_are_joined_from_the_members_upwards() -> None:
    members = (Member("one", 1, "a"), Member("two", 3, "a"), Member("three", 1, "b"))
    groups = (Group("a", "A", 2), Group("b", "B", 1))
    made = Recipe(
        members, dict.fromkeys(("one", "two", "three"), 1), groups,
        choices(
            normalise={"method": "min_max", "scope": "pooled", "range": [1, 10]},
            aggregate={"levels": ["arithmetic", "geometric"]},
        ),
    )  # fmt: skip
    model = model_of(panel(flat([[0, 0, 0], [1, 1, 1], [1, 0, 1]])), None, made)
    inner = (10 + 3 * 1) / 4
    assert model.scores()[2, 0] == pytest.approx((inner**2 * 10) ** (1 / 3))
    assert model.frame.shares() == pytest.approx({"one": 1 / 6, "two": 1 / 2, "three": 1 / 3})


def test_groups_may_lie_in_groups() -> None:
    members = (Member("one", 1, "inner"), Member("two", 1, "outer"), Member("three"))
    groups = (Group("inner", "I", 1, "outer"), Group("outer", "O", 1))
    made = Recipe(members, dict.fromkeys(("one", "two", "three"), 1), groups, choices())
    model = model_of(panel(flat([[0, 0, 0], [1, 1, 1], [1, 0, 0]])), None, made)
    assert [level.id for level in model.frame.levels] == ["inner", "outer", "score"]
    assert model.scores()[2, 0] == pytest.approx(25)


def test_equal_weights_stand_in_for_those_of_the_card() -> None:
    members = (Member("one", 9), Member("two", 1))
    made = Recipe(members, {"one": 1, "two": 1}, (), choices(weights={"method": "equal"}))
    model = model_of(panel(flat([[0, 0], [1, 1], [1, 0]])), None, made)
    assert model.scores()[2, 0] == 50


def test_weights_of_the_data_give_more_to_members_that_go_together() -> None:
    random = np.random.default_rng(3)
    shared, apart = random.normal(size=(2, 60))
    value = np.stack([shared, shared + 0.3 * random.normal(size=60), apart], axis=-1)[:, None, :]
    names = ("one", "two", "three")
    pca = model_of(panel(value), None, recipe(names, weights={"method": "pca"}))
    weights = pca.frame.levels[-1].weights
    assert sum(weights) == pytest.approx(1)
    assert min(weights[:2]) > 3 * weights[2]
    told = recipe(names, weights={"method": "correlation"})
    evened = model_of(panel(value), None, told)
    scores = evened.scores()[:, 0]
    tied = [np.corrcoef(scores, evened.middle[:, 0, at])[0, 1] for at in range(3)]
    assert np.ptp(tied) < 0.01
    assert evened.frame.levels[-1].weights[2] > weights[2]


def test_weights_of_too_few_rows_are_refused() -> None:
    with pytest.raises(IndicatorError, match="give no weights"):
        model_of(panel(flat([[0, 0], [1, 1]])), None, recipe(weights={"method": "pca"}))


def test_weights_that_sum_to_nought_are_refused() -> None:
    made = recipe()
    idle = Recipe(
        tuple(Member(one.indicator, 0) for one in made.members), made.signs, (), made.choices
    )
    with pytest.raises(IndicatorError, match="sum to nought"):
        model_of(panel(flat([[0, 0], [1, 1]])), None, idle)


def test_one_year_alone_keeps_its_references() -> None:
    value = np.arange(12, dtype=float).reshape(2, 3, 2)
    model = model_of(panel(value), None, recipe())
    assert model.at(2002).scores()[:, 0].tolist() == model.scores()[:, 1].tolist()
