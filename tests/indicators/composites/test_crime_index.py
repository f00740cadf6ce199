"""The arithmetic of the Global Organized Crime Index, by three profiles of its edition of 2023.

Criminality is the mean of two means, of markets and of actors; resilience is the mean of its
building blocks and is no part of criminality. The averages are those that the Global Initiative
Against Transnational Organized Crime publishes beside the scores.
"""

from typing import Any

import numpy as np
import pytest

from synopsis.indicators.composites import Card, compose, parse_card
from synopsis.vocabulary import Place
from tests.indicators.composites.worlds import indicator, raw_card, series

MARKETS = (
    (9.0, 9.5, 9.0, 5.5, 3.5, 6.5, 9.5, 1.0, 7.5, 9.0, 4.0, 7.5, 8.5, 9.0, 6.0),
    (8.5, 9.5, 9.0, 1.0, 3.5, 9.5, 2.5, 5.5, 7.0, 7.5, 3.5, 9.5, 6.0, 7.0, 9.0),
    (8.5, 8.0, 9.0, 8.5, 8.5, 9.0, 9.5, 3.5, 4.5, 10.0, 7.5, 8.5, 6.0, 7.0, 7.5),
)
ACTORS = ((5.0, 8.0, 9.0, 6.0, 8.0), (9.0, 7.5, 9.5, 5.5, 5.0), (9.5, 8.0, 9.0, 9.0, 7.5))
BLOCKS = (
    (1.5, 1.0, 1.0, 1.5, 1.5, 1.5, 3.5, 1.0, 1.5, 1.5, 1.5, 1.0),
    (1.5, 1.5, 2.5, 2.0, 1.5, 1.5, 1.5, 1.0, 2.0, 1.0, 1.0, 1.5),
    (1.5, 1.5, 2.0, 2.0, 1.5, 1.5, 2.0, 2.0, 1.5, 1.0, 1.5, 1.5),
)
CRIMINALITY, RESILIENCE = (7.10, 6.93, 8.15), (1.50, 1.54, 1.63)
PLACES = tuple(Place(code) for code in ("AAA", "BBB", "CCC"))


def names(what: str, count: int) -> list[str]:
    return [f"{what}_{at}" for at in range(count)]


def crime_card() -> Card:
    market, actor, block = names("market", 15), names("actor", 5), names("block", 12)
    posts = {name: [1, 10] for name in (*market, *actor, *block)}
    told: dict[str, Any] = {
        "members": [
            *({"indicator": name, "group": "markets"} for name in market),
            *({"indicator": name, "group": "actors"} for name in actor),
        ],
        "groups": [{"id": "markets"}, {"id": "actors"}],
        "resilience": [{"indicator": name} for name in block],
        "choices": {
            "normalise": {
                "method": "goalposts",
                "posts": posts,
                "range": [1, 10],
                "reason": "r",
            }
        },
    }
    base = raw_card()
    return parse_card({**base, **told, "choices": {**base["choices"], **told["choices"]}})


def test_criminality_is_the_mean_of_two_means_and_resilience_stands_apart() -> None:
    told = crime_card()
    listed = [
        series(name, place, {2023: value})
        for what, table in (("market", MARKETS), ("actor", ACTORS), ("block", BLOCKS))
        for place, row in zip(PLACES, table, strict=True)
        for name, value in zip(names(what, len(row)), row, strict=True)
    ]
    known = [indicator(one.indicator.id) for one in listed]
    # A block is a strength: more of it is better.
    known = [indicator(one.id, "lower") if one.id.startswith("block") else one for one in known]
    result = compose(told, known, listed, PLACES)
    scores = [one.score for one in result.scoring.of(2023)]
    assert np.abs(np.array(scores) - CRIMINALITY).max() < 0.0051
    assert result.resilience is not None
    apart = [one.score for one in result.resilience.of(2023)]
    assert np.abs(np.array(apart) - RESILIENCE).max() < 0.0051
    assert [one.rank for one in result.scoring.of(2023)] == [2, 3, 1]


def test_a_mean_over_all_scores_would_be_another_number() -> None:
    flat = np.mean([*MARKETS[0], *ACTORS[0]])
    assert abs(flat - CRIMINALITY[0]) > 0.04
    assert flat == pytest.approx(7.05)
