"""Held to the numbers that the handbook of the OECD and JRC prints of its own example."""

import numpy as np
import pytest

from synopsis.indicators.composites.aggregate import aggregate, outranking
from synopsis.indicators.composites.choices import parse_choice
from synopsis.indicators.composites.ensemble import ranks
from synopsis.indicators.composites.model import Model, model_of
from synopsis.indicators.composites.normalise import scale_of
from synopsis.indicators.composites.panel import Array
from synopsis.indicators.composites.weigh import associate
from tests.indicators.composites import handbook
from tests.indicators.composites.worlds import panel, recipe

NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight")
ROUNDING = 0.0051  # the handbook prints two decimals


def ranked(scores: Array) -> list[int]:
    return [int(one) for one in ranks(scores)[:, 0]]


@pytest.mark.parametrize(
    ("told", "printed", "within"),
    [
        ({"method": "rank"}, handbook.RANKS, 0),
        ({"method": "z_score"}, handbook.Z_SCORES, ROUNDING),
        ({"method": "min_max", "range": [0, 1]}, handbook.MIN_MAX, ROUNDING),
    ],
)
def test_normalisations_are_those_of_table_15(
    told: dict[str, object], printed: tuple[float, ...], within: float
) -> None:
    x = handbook.DATA[:, 6]
    scale = scale_of(x, parse_choice("normalise", {**told, "scope": "pooled"}, "a test"), "x")
    assert not isinstance(scale, str)
    assert np.abs(scale(x) - np.array(printed)).max() <= within


def test_correlations_are_those_of_table_6_but_for_the_rounding_of_table_a2() -> None:
    found = associate(handbook.DATA, NAMES)
    assert found is not None
    off = [
        abs(found.correlations[row][row + 1 + at] - printed)
        for row, line in enumerate(handbook.CORRELATIONS)
        for at, printed in enumerate(line)
    ]
    assert len(off) == 28
    # Two columns are printed as logarithms of two decimals, and correlate a little otherwise.
    assert max(off) < 0.02
    assert sum(one <= ROUNDING for one in off) == 25


def test_principal_components_are_those_of_table_7() -> None:
    found = associate(handbook.DATA, NAMES)
    assert found is not None
    assert found.rows == 23
    assert sum(found.eigenvalues) == pytest.approx(8)
    off = np.abs(100 * np.array(found.shares) - np.array(handbook.VARIANCES))
    assert off.max() < 0.12  # again the logarithms of two decimals


def test_outranking_matrix_is_that_of_table_36() -> None:
    found = outranking(handbook.FIVE[:, None, :], np.full(8, 1 / 8))[:, :, 0]
    np.fill_diagonal(found, 0)  # where the table has no comparison
    assert np.array_equal(found, handbook.OUTRANKING)
    counted = aggregate(handbook.FIVE[:, None, :], np.ones(8), "copeland")[:, 0]
    assert counted.tolist() == [1, 2, 3, -2, -4]


def test_geometric_ranks_are_those_of_table_38() -> None:
    scores = aggregate(handbook.DATA[:, None, :], np.ones(8), "geometric")
    assert ranked(scores) == list(handbook.RANKS_GEOMETRIC)


def model(weights: tuple[float, ...]) -> Model:
    """The whole way from raw values to scores, by the goalposts of the United Nations."""
    made = recipe(
        NAMES,
        normalise={
            "method": "goalposts",
            "posts": dict(zip(NAMES, handbook.GOALPOSTS, strict=True)),
            "range": [0, 1],
        },
    )
    members = tuple(
        type(one)(one.indicator, weight) for one, weight in zip(made.members, weights, strict=True)
    )
    return model_of(
        panel(handbook.DATA[:, None, :]), None, type(made)(members, made.signs, (), made.choices)
    )


@pytest.mark.parametrize(
    ("weights", "printed"),
    [((1.0,) * 8, handbook.RANKS_EQUAL), (handbook.BUDGET, handbook.RANKS_BUDGET)],
)
def test_ranks_are_those_of_table_23(weights: tuple[float, ...], printed: tuple[int, ...]) -> None:
    assert ranked(model(weights).scores()) == list(printed)


def test_ranks_by_the_hierarchy_differ_by_the_rounding_of_its_weights_alone() -> None:
    off = np.abs(np.array(ranked(model(handbook.HIERARCHY).scores())) - handbook.RANKS_HIERARCHY)
    assert (off > 0).sum() <= 3
    assert off.max() <= 2


def test_first_scores_are_those_of_the_united_nations() -> None:
    scores = model((1.0,) * 8).scores()[:7, 0]
    # The Human Development Report of 2001 lists 0.744, 0.733, 0.703, 0.698, 0.666, 0.630, 0.606.
    printed = np.array([0.744, 0.733, 0.703, 0.698, 0.666, 0.630, 0.606])
    assert np.abs(scores - printed).max() < 0.0016
