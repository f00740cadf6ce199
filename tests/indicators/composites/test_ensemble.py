import time

import numpy as np
import pytest

from synopsis.indicators import IndicatorError
from synopsis.indicators.composites.card import Variant
from synopsis.indicators.composites.choices import parse_choice
from synopsis.indicators.composites.ensemble import (
    Ensemble,
    ensemble_of,
    influences_of,
    mean_shift,
    ranks,
)
from tests.indicators.composites.worlds import flat, panel, recipe

NAN = float("nan")


def variant(name: str, step: str, told: object) -> Variant:
    return Variant(name, "about", {step: parse_choice(step, told, "a test")})


def chances(ensemble: Ensemble, rows: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).random((rows, sum(ensemble.widths.values())))


def test_ranks_begin_with_the_highest_and_share_the_better() -> None:
    made = ranks(np.array([[3.0], [5.0], [NAN], [3.0]]))[:, 0]
    assert made[[0, 1, 3]].tolist() == [2, 1, 2]
    assert np.isnan(made[2])


def test_shift_is_the_mean_of_how_far_ranks_moved() -> None:
    found = np.array([[1.0, 2, NAN], [2, 1, NAN], [NAN, NAN, NAN]])
    assert mean_shift(found, np.array([1.0, 2, 3])).tolist() == [0, 1, 0]


def test_middle_of_all_chances_is_the_cards_own_score() -> None:
    value = flat([[0, 0], [50, 20], [100, 100]])
    made = ensemble_of(panel(value, value - 5, value + 5), None, recipe())
    row = np.full((1, sum(made.widths.values())), 0.5)
    assert made.scores(row)[0] == pytest.approx(made.nominal.scores())


def test_each_alternative_is_drawn_as_often() -> None:
    variants = [
        variant("g", "aggregate", {"levels": ["median"]}),
        Variant("w", "a", {}, ("three",)),
    ]
    value = flat([[0, 0, 9], [50, 20, 1], [100, 100, 3]])
    made = ensemble_of(panel(value), None, recipe(("one", "two", "three")), variants)
    assert set(made.models) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    counts = np.unique(made._chosen(chances(made, 4000)), axis=0, return_counts=True)[1]
    assert counts == pytest.approx([1000] * 4, abs=120)


def test_weights_move_the_score_no_further_than_said() -> None:
    value = flat([[0, 0], [100, 0], [100, 100]])
    made = ensemble_of(panel(value), None, recipe(draws={"weights_within": 0.25, "number": 400}))
    found = made.scores(chances(made, 3000))[:, 1, 0]
    least, most = 75 / (75 + 125) * 100, 125 / (75 + 125) * 100
    assert least <= found.min() < least + 2
    assert most - 2 < found.max() <= most


def test_alternatives_that_cannot_be_joined_are_refused() -> None:
    value = flat([[1, 2], [3, 5], [2, 9]])
    made = recipe(normalise={"method": "min_max", "scope": "pooled", "range": [1, 10]})
    variants = [
        variant("geometric", "aggregate", {"levels": ["geometric"]}),
        variant("z", "normalise", {"method": "z_score", "scope": "pooled"}),
    ]
    with pytest.raises(IndicatorError, match="two variants cannot be joined: a geometric mean"):
        ensemble_of(panel(value), None, made, variants)


def test_too_many_combinations_are_refused() -> None:
    variants = [
        *(
            variant(f"t{at}", "treat", {"method": "winsorise", "points": at + 1})
            for at in range(20)
        ),
        *(
            variant(
                f"n{at}", "normalise", {"method": "min_max", "scope": "pooled", "range": [0, at]}
            )
            for at in range(1, 20)
        ),
    ]
    with pytest.raises(IndicatorError, match="420 combinations"):
        ensemble_of(panel(flat([[1, 2], [3, 4]])), None, recipe(), variants)


def test_influence_goes_to_what_moves_ranks() -> None:
    value = flat([[0, 0], [10, 60], [60, 12], [100, 100]])
    made = ensemble_of(panel(value), None, recipe())
    found = {one.source: one for one in influences_of(made, 2001)}
    assert set(found) == {"data", "composite weights"}
    assert found["data"].total == 0
    assert found["composite weights"].first == pytest.approx(1, abs=0.2)


def test_ten_thousand_variants_of_six_by_sixty_take_seconds() -> None:
    random = np.random.default_rng(1)
    value = random.random((6, 1, 60))
    names = tuple(f"m{at}" for at in range(60))
    made = ensemble_of(panel(value, value - 0.1, value + 0.1), None, recipe(names))
    began = time.perf_counter()
    found = ranks(made.scores(chances(made, 10_000)))
    assert found.shape == (10_000, 6, 1)
    assert time.perf_counter() - began < 30
