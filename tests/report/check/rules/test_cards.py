"""Every rule has a card, and every example of a card does what the card says."""

import pytest

from synopsis.report.check.rules import ACROSS, RULES, load_cards
from tests.report.check.conftest import CheckText

CARDS = load_cards()
NEEDS_MORE = {"figure-against-edition"}  # its examples need an edition beside the text


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(name, text, id=f"{name}-{number}")
        for name, card in CARDS.items()
        if name not in NEEDS_MORE
        for number, text in enumerate(getattr(card, kind))
    ]


def test_rules_have_a_card_and_cards_a_rule() -> None:
    assert set(CARDS) == set(RULES) | set(ACROSS)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_card_has_examples_of_both_kinds(card: object) -> None:
    assert len(card.fires) >= 3  # type: ignore[attr-defined]
    assert len(card.quiet) >= 4  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "text"), _examples("fires"))
def test_example_fires(check_text: CheckText, name: str, text: str) -> None:
    assert name in {note.rule for note in check_text(text).notes}


@pytest.mark.parametrize(("name", "text"), _examples("quiet"))
def test_near_miss_is_left_alone(check_text: CheckText, name: str, text: str) -> None:
    assert name not in {note.rule for note in check_text(text).notes}
