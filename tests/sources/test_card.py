from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from synopsis.sources import Card, load_cards
from synopsis.sources.card import parse_card
from synopsis.sources.connectors import CONNECTORS, format_of
from synopsis.sources.errors import CardError
from synopsis.vocabulary import CLEAR, Grade, Marking, Place, Tlp

CARD: Mapping[str, Any] = {
    "id": "made_up",
    "connector": "un_population",
    "origin": {"producer": "A body", "title": "A table", "licence": "CC0"},
    "grade": "B2",
    "marking": "CLEAR",
    "verified": "never",
    "codes": {"KSV": "XKX"},
    "units": {"x": "count"},
    "resources": [{"id": "a", "shipped": "a.csv", "format": "compiled", "media": "text/csv"}],
    "expect": {"rows_min": 2},
}


class Overlay:
    """A profile with source cards of its own."""

    def __init__(self, *cards: Mapping[str, Any]) -> None:
        self.own = cards

    card: Mapping[str, Any] = {}  # as the protocol has it

    def cards(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        return self.own if kind == "sources" else ()


def test_card_says_what_a_source_is() -> None:
    card = parse_card(CARD)
    assert (card.grade, card.marking, card.verified) == (Grade("B", 2), CLEAR, None)
    assert card.codes == {"KSV": Place("XKX")}
    assert card.resource("a").expect.rows_min == 2
    assert parse_card({**CARD, "verified": date(2026, 1, 2)}).verified == date(2026, 1, 2)


def test_card_may_be_marked_for_a_body() -> None:
    marking = {"level": "AMBER", "owner": "MOI-ALB", "releasable_to": ["RCC"]}
    card = parse_card({**CARD, "marking": marking})
    assert card.marking == Marking(Tlp.AMBER, "MOI-ALB", frozenset({"RCC"}))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"verifed": 1}, "the key 'verifed' is unknown"),
        ({"origin": {"producer": "A", "title": "B"}}, "the key 'licence' is missing"),
        ({"origin": {**CARD["origin"], "license": "x"}}, "the key 'license' is unknown"),
        ({"origin": {**CARD["origin"], "producer": " "}}, "an origin has no producer"),
        ({"origin": "me"}, "a mapping is expected"),
        ({"grade": "Z9"}, "'Z9' is not a grade"),
        ({"marking": "SECRET"}, "'SECRET' is not a TLP 2.0 limit"),
        ({"verified": "soon"}, "the key 'verified' cannot be 'soon'"),
        ({"codes": {"KSV": "Kosovo*"}}, "'Kosovo*' is not a place code"),
        ({"units": {"x": "furlongs"}}, "the key 'units: x' cannot be 'furlongs'"),
        ({"resources": []}, "the key 'resources' cannot be"),
        ({"resources": [{"id": "a", "format": "b", "media": "c"}]}, "no url, shipped or file"),
        ({"resources": [*CARD["resources"], *CARD["resources"]]}, "cannot be 'twins'"),
        ({"resources": [{**CARD["resources"][0], "url": "ftp://x"}]}, "is not HTTP"),
        ({"resources": [{**CARD["resources"][0], "uri": "x"}]}, "the key 'uri' is unknown"),
        ({"note": 7}, "the key 'note' cannot be '7'"),
        ({"expect": {"rows": 1}}, "the key 'rows' is unknown"),
    ],
)
def test_card_refuses_in_one_sentence_that_names_it(change: dict[str, Any], what: str) -> None:
    with pytest.raises(CardError) as caught:
        parse_card({**CARD, **change})
    assert what in caught.value.sentence
    assert "made_up" in caught.value.sentence


@pytest.mark.parametrize("key", ["origin", "grade", "marking", "verified", "resources"])
def test_card_refuses_silence(key: str) -> None:
    with pytest.raises(CardError, match=f"the key '{key}' is missing"):
        parse_card({name: value for name, value in CARD.items() if name != key})


def test_card_expands_a_resource_for_each_indicator(cards: Mapping[str, Card]) -> None:
    card = cards["world_bank"]
    resource = card.resource("api-SP.POP.TOTL")
    assert "/indicator/SP.POP.TOTL?" in resource.url
    assert card.resource("bulk-PV.EST").file == "API_PV.EST_*"
    with pytest.raises(CardError, match="there is no resource 'api'"):
        card.resource("api")


@pytest.mark.parametrize(
    "declared", [{"indicator": "x"}, {"indicator": "x", "place": "WB6", "by": "place"}]
)
def test_card_refuses_a_sum_of_nothing_or_of_two_kinds(declared: dict[str, str]) -> None:
    resource = {**CARD["resources"][0], "sums": [declared]}
    with pytest.raises(CardError, match="the key 'place'"):
        parse_card({**CARD, "resources": [resource]})


def test_load_cards_merges_a_region_over_the_connector() -> None:
    overlay = {"id": "un_population", "grade": "C3", "origin": {"version": "another"}}
    cards = {card.id: card for card in load_cards(Overlay(overlay, CARD))}
    assert cards["un_population"].grade == Grade("C", 3)
    assert cards["un_population"].origin.version == "another"
    assert cards["un_population"].origin.licence == "CC BY 3.0 IGO"
    assert cards["made_up"].connector == "un_population"


def test_every_card_names_formats_that_exist(cards: Mapping[str, Card]) -> None:
    assert {card.connector for card in cards.values()} <= set(CONNECTORS)
    for card in cards.values():
        for resource in card.resources:
            assert format_of(card, resource).reader


def test_format_of_refuses_an_unknown_format() -> None:
    card = parse_card({**CARD, "connector": "nobody"})
    with pytest.raises(CardError, match="the connector 'nobody' has no format 'compiled'"):
        format_of(card, card.resources[0])


def test_no_card_claims_to_be_verified(cards: Mapping[str, Card]) -> None:
    assert [card.id for card in cards.values() if card.verified] == []
