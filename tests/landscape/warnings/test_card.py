from typing import Any

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.card import Card, Claim, Cost, Kind, Stage
from synopsis.vocabulary import Tlp
from tests.landscape.warnings.samples import CARD, card


def test_card_is_read_whole() -> None:
    made = Card.parse(CARD)
    assert (made.kind, made.claim) == (Kind.CONFLICT, Claim.OBSERVED)
    assert [step.stage for step in made.steps] == [Stage.READINESS, Stage.ACTION]
    assert made.steps[1].when.names == ("more", "told")
    assert (made.forecast.likelihood.low, made.forecast.likelihood.high) == (0.55, 0.80)
    assert made.condition("more").indicator == "crossings"
    assert made.condition("told").indicator == ""


@pytest.mark.parametrize("key", ["caveat", "forecast", "cost", "claim", "kind", "places", "steps",
                                 "conditions", "assessment", "trend"])  # fmt: skip
def test_card_without_a_part_is_refused(key: str) -> None:
    with pytest.raises(LandscapeError, match=r"surge|no source and no reasoning"):
        Card.parse(card(**{key: None}))


@pytest.mark.parametrize("key", ["says", "word", "scale", "horizon_days", "resolution"])
def test_forecast_without_horizon_word_scale_or_criterion_is_refused(key: str) -> None:
    forecast = {name: value for name, value in CARD["forecast"].items() if name != key}
    with pytest.raises(LandscapeError, match=f"a forecast has no `{key}`"):
        Card.parse(card(forecast=forecast))


def test_likelihood_word_of_another_scale_is_refused() -> None:
    with pytest.raises(LandscapeError, match="is not a likelihood word of ICD 203"):
        Card.parse(card(forecast={**CARD["forecast"], "word": "realistic possibility"}))


@pytest.mark.parametrize(
    "changes",
    [
        {"caveat": " "},
        {"severity": 3},
        {"kind": "war"},
        {"claim": "proved"},
        {"factor": {"polarity": "sideways"}},
        {"marking": "PURPLE"},
        {"cost": {**CARD["cost"], "miss": 0}},
        {"cost": {**CARD["cost"], "reason": ""}},
        {
            "conditional": {
                "now": "low",
                "turns_when": "",
                "watched_by": "desk",
                "lag_months": [1, 2],
            }
        },
        {
            "conditional": {
                "now": "low",
                "turns_when": "x",
                "watched_by": "desk",
                "lag_months": [3, 2],
            }
        },
        {"conditions": {"more": CARD["conditions"]["more"]}},
        {"conditions": {**CARD["conditions"], "idle": CARD["conditions"]["more"]}},
        {"steps": {"readiness": CARD["steps"]["readiness"]}},
        {"steps": {**CARD["steps"], "panic": CARD["steps"]["action"]}},
        {"steps": {**CARD["steps"], "action": {**CARD["steps"]["action"], "actions": []}}},
        {"steps": {**CARD["steps"], "action": {**CARD["steps"]["action"], "due_days": 0}}},
    ],
)
def test_card_that_cannot_be_kept_to_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError):
        Card.parse(card(**changes))


def test_cost_says_from_which_probability_acting_pays() -> None:
    assert Cost("days", 30, 10, "so").act_from == 0.25


def test_marking_and_conditional_are_read() -> None:
    told = {"now": "low", "turns_when": "war fades", "watched_by": "desk", "lag_months": [3, 24]}
    made = Card.parse(card(conditional=told, marking={"level": "AMBER", "owner": "MOI"}))
    assert made.conditional is not None
    assert made.conditional.lag_months == (3, 24)
    assert (made.marking.level, made.marking.owner) == (Tlp.AMBER, "MOI")
