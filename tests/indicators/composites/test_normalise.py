from typing import Any

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.choices import parse_choice
from synopsis.indicators.composites.gaps import impute
from synopsis.indicators.composites.normalise import Normalised, normalise, scale_of
from synopsis.indicators.composites.panel import Array
from tests.indicators.composites.worlds import panel

NAN = float("nan")


def scaled(value: Array, signs: tuple[int, ...] = (1,), **told: object) -> Normalised:
    filled = impute(panel(value), parse_choice("impute", "none", "a test"))
    return normalise(filled, parse_choice("normalise", told, "a test"), signs)


def column(*rows: tuple[float, ...]) -> Array:
    """Places by years of one member."""
    return np.array(rows)[:, :, None]


def test_distance_to_a_target_is_that_of_coinr_with_its_cap() -> None:
    # COINr 1.1.14, tests of `n_dist2targ` with cap_max: (0, 5, 11) to 10, and (-1, 1, 10) to 0.
    up = scaled(column((0.0, 5, 11)), method="distance", targets={"one": 10})
    assert up.value[0, :, 0].tolist() == [0, 0.5, 1]
    down = scaled(column((-1.0, 1, 10)), (-1,), method="distance", targets={"one": 0})
    assert down.value[0, :, 0].tolist() == pytest.approx([1, 0.9, 0])


def test_goalposts_are_those_of_coinr() -> None:
    # COINr 1.1.14, tests of `n_goalposts`: posts 0 and 10, scale 1, capped, and turned round.
    told: dict[str, Any] = {"method": "goalposts", "posts": {"one": [0, 10]}, "range": [0, 1]}
    assert scaled(column((1.0, 11, -1)), **told).value[0, :, 0].tolist() == [0.1, 1, 0]
    turned = scaled(column((1.0, -1, 11)), (-1,), **told)
    assert turned.value[0, :, 0].tolist() == pytest.approx([0.9, 1, 0])


def test_z_scores_have_the_mean_and_deviation_asked_for() -> None:
    # COINr 1.1.14, tests of `n_zscore`: mean 5 and standard deviation 2 of 1 to 10.
    made = scaled(
        column(tuple(map(float, range(1, 11)))), method="z_score", scope="pooled", mean=5,
        deviation=2,
    )  # fmt: skip
    assert made.value.mean() == pytest.approx(5)
    assert made.value.std(ddof=1) == pytest.approx(2)


def test_ends_of_the_range_are_the_ends_of_the_history() -> None:
    made = scaled(column((1.0, 3), (2.0, 5)), method="min_max", scope="pooled", range=[2, 7])
    assert (made.value.min(), made.value.max()) == (2, 7)


@pytest.mark.parametrize(
    ("scope", "wanted"),
    [
        ("pooled", [[0, 50], [50, 100]]),
        ("per_year", [[0, 0], [100, 100]]),
        ("own", [[0, 100], [0, 100]]),
    ],
)
def test_scope_says_what_a_value_is_read_against(scope: str, wanted: list[list[float]]) -> None:
    made = scaled(column((0.0, 5), (5.0, 10)), method="min_max", scope=scope, least_points=2)
    assert made.value[:, :, 0].tolist() == wanted


def test_percentile_counts_an_equal_value_half_and_turns_round_evenly() -> None:
    x = column((1.0, 2, 2, 9))
    up = scaled(x, method="percentile", scope="pooled").value[0, :, 0]
    down = scaled(x, (-1,), method="percentile", scope="pooled").value[0, :, 0]
    assert up.tolist() == pytest.approx([0, 50, 50, 100])
    assert (up + down).tolist() == pytest.approx([100] * 4)


def test_missing_stays_missing_and_filled_values_are_no_reference() -> None:
    filled = impute(
        panel(column((1.0, NAN), (3.0, 2.0))),
        parse_choice("impute", {"method": "carry", "years": 1}, "a test"),
    )
    choice = parse_choice("normalise", {"method": "percentile", "scope": "pooled"}, "a test")
    made = normalise(filled, choice, (1,))
    assert made.value[:, :, 0].tolist() == [[0, 0], [100, 50]]
    bare = scaled(column((1.0, NAN), (3.0, 2.0)), method="rank", scope="pooled")
    assert np.isnan(bare.value[0, 1, 0])
    assert np.nanmax(bare.value) == 3


@pytest.mark.parametrize("method", ["min_max", "z_score", "percentile"])
def test_constant_member_is_refused_where_all_are_read_together(method: str) -> None:
    with pytest.raises(IndicatorError, match="'one' has the same value everywhere"):
        scaled(column((4.0, 4), (4.0, 4)), method=method, scope="pooled")


def test_economy_that_never_moved_has_no_scale_of_its_own_but_a_place() -> None:
    x = column((4.0, 4, 4), (1.0, 2, 3))
    made = scaled(x, method="min_max", scope="own", least_points=2)
    assert np.isnan(made.value[0]).all()
    assert set(made.reasons.values()) == {"it never moved, so that no scale can be drawn"}
    ranked = scaled(x, method="percentile", scope="own", least_points=2)
    assert ranked.value[0, :, 0].tolist() == [50, 50, 50]


def test_short_history_of_its_own_is_told() -> None:
    made = scaled(column((1.0, 2), (1.0, NAN)), method="min_max", scope="own", least_points=2)
    assert "too short" in next(iter(made.reasons.values()))
    assert np.isnan(made.value[1]).all()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"method": "goalposts", "posts": {}}, "has no goalposts"),
        ({"method": "distance", "targets": {}}, "has no target"),
        ({"method": "distance", "targets": {"one": -3}}, "at or behind its worst"),
    ],
)
def test_goals_that_cannot_be_are_refused(told: dict[str, Any], says: str) -> None:
    with pytest.raises(IndicatorError, match=says):
        scaled(column((1.0, 2)), **told)


def test_bounds_go_through_the_same_scale() -> None:
    value = column((0.0, 5, 10))
    table = panel(value, value - 1, value + 2)
    filled = impute(table, parse_choice("impute", "none", "a test"))
    choice = parse_choice("normalise", {"method": "min_max", "scope": "pooled"}, "a test")
    made = normalise(filled, choice, (-1,))
    assert made.value[0, :, 0].tolist() == [100, 50, 0]
    assert made.low[0, :, 0].tolist() == [80, 30, 0]  # what was high lowers the score
    assert made.high[0, :, 0].tolist() == [100, 60, 10]


def test_scale_of_one_value_ranks_it_first() -> None:
    scale = scale_of(
        np.array([3.0]), parse_choice("normalise", {"method": "rank", "scope": "pooled"}, "t"), "x"
    )
    assert not isinstance(scale, str)
    assert scale(np.array([3.0])).tolist() == [1]
