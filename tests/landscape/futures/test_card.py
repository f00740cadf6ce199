import copy
from typing import Any

import pytest

from synopsis.catalog import load_profile
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.card import Choices, Span, parse_choices

CARDS = load_profile("western-balkans").cards("futures")


def card(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(dict(CARDS[0])), **changes}


def test_shipped_cards_name_and_reason_their_choices() -> None:
    read = [parse_choices(one) for one in CARDS]
    assert [one.id for one in read] == ["core", "framework"]
    for one in read:
        named = {"coding", "layers", "joined", "rest", "triggers", "enablers", "beta", "draws"}
        assert named <= set(one.reasons)
        assert all(span.reason for span in one.strengths.values())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rest": -1}, "below its least"),
        ({"scale": 0}, "below its least"),
        ({"draws": 0}, "below its least"),
        ({"beta": 0}, "below its least"),
        ({"joined": "loudest"}, "loudest"),
        ({"coding": None, "unheard": 1}, "unheard"),
        ({"strengths": {"asserted": {"value": 1, "low": 2, "high": 3}}}, "does not hold"),
        ({"layers": {"trend": {"variants": ["one"], "shape": "ordinal"}}}, "two variants"),
        ({"layers": {"trend": {"variants": ["a", "b"], "shape": "round"}}}, "round"),
        (
            {"layers": {"trend": {"variants": ["a", "b"], "shape": "presence", "held": "c"}}},
            "none of its variants",
        ),
    ],
)
def test_card_that_no_model_can_follow_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(LandscapeError, match=said):
        parse_choices(card(**changes))


def test_card_without_a_choice_is_refused() -> None:
    lacking = card()
    del lacking["layers"]
    with pytest.raises(LandscapeError, match="layers"):
        parse_choices(lacking)


def test_layer_that_the_card_does_not_choose_is_refused() -> None:
    choices: Choices = parse_choices(card())
    with pytest.raises(LandscapeError, match="the layer 'measure' of 'x' has no choice"):
        choices.layer("measure", "x")


def test_concept_may_have_words_of_its_own() -> None:
    choices = parse_choices(card(variants={"conflict": ["calm", "as now", "violence"]}))
    assert choices.layer("outcome", "conflict").variants == ("calm", "as now", "violence")
    assert choices.layer("outcome", "other").variants == ("less", "as now", "more")


def test_span_never_turns_a_sign() -> None:
    with pytest.raises(LandscapeError, match="none below nought"):
        Span(0, -1, 1)
