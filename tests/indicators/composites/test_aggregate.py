import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.aggregate import aggregate
from synopsis.indicators.composites.choices import MEANS
from tests.indicators.composites.worlds import flat

X = flat([[1, 4, 16], [2, 2, 2]])


@pytest.mark.parametrize(
    ("method", "weights", "wanted"),
    [
        ("arithmetic", (1, 1, 2), 9.25),
        ("geometric", (1, 1, 1), 4.0),
        ("harmonic", (1, 1, 1), 3 / (1 + 1 / 4 + 1 / 16)),
        ("power", (1, 1, 1), ((1 + 2 + 4) / 3) ** 2),
        ("median", (1, 1, 1), 4.0),
        ("median", (1, 1, 2), 10.0),
        ("median", (1, 1, 5), 16.0),
    ],
)
def test_means_are_what_a_hand_makes_them(
    method: str, weights: tuple[float, ...], wanted: float
) -> None:
    made = aggregate(X, np.array(weights, dtype=float), method, 0.5)
    assert made[0, 0] == pytest.approx(wanted)
    if method != "copeland":
        assert made[1, 0] == pytest.approx(2)


def test_copeland_counts_whom_a_place_outranks() -> None:
    made = aggregate(flat([[3, 3], [2, 1], [1, 2]]), np.ones(2), "copeland")
    assert made[:, 0].tolist() == [2, -1, -1]


def test_copeland_leaves_out_places_without_a_value() -> None:
    made = aggregate(flat([[3, 3], [2, float("nan")], [1, 2]]), np.ones(2), "copeland")
    assert made[0, 0] == 1
    assert np.isnan(made[1, 0])
    assert made[2, 0] == -1


@pytest.mark.parametrize("method", MEANS)
def test_missing_part_leaves_the_whole_missing(method: str) -> None:
    made = aggregate(flat([[1, float("nan")], [2, 2]]), np.ones(2), method, 2.0)
    assert np.isnan(made[0, 0])
    assert np.isfinite(made[1, 0])


@pytest.mark.parametrize("weights", [(0, 0, 0), (1, -1, 1), (1, float("nan"), 1)])
def test_weights_that_sum_to_nought_are_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(IndicatorError, match="sum to nought, or one is negative"):
        aggregate(X, np.array(weights, dtype=float), "arithmetic")


@pytest.mark.parametrize("method", ["geometric", "harmonic", "power"])
@pytest.mark.parametrize("value", [0.0, -1.0])
def test_values_at_or_below_nought_are_refused(method: str, value: float) -> None:
    with pytest.raises(IndicatorError, match="needs values above nought"):
        aggregate(flat([[1, value]]), np.ones(2), method, 0.5)


def test_one_unit_is_its_own_score() -> None:
    assert aggregate(flat([[5, 7]]), np.ones(2), "arithmetic")[0, 0] == 6
    assert aggregate(flat([[5, 7]]), np.ones(2), "copeland")[0, 0] == 0
