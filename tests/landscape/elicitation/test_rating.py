"""Ratings: "cannot say" is no zero, handles are no names, strengths stay on their scale."""

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.elicitation.rating import (
    STRENGTHS,
    AskedLink,
    Dispute,
    parse_strength,
)
from tests.landscape.elicitation.samples import FIRST, rating


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("3", 3),
        ("+2", 2),
        (" -1 ", -1),
        ("\N{MINUS SIGN}3", -3),
        ("2.0", 2),
        ("0", 0),
        ("No  Influence", 0),
        ("cannot say", None),
    ],
)
def test_a_strength_is_read_from_its_word(text: str, strength: int | None) -> None:
    assert parse_strength(text) == strength


@pytest.mark.parametrize(
    "text", ["9", "4", "-4", "2,5", "1.5", "", "none", "TRUE", "1e0", "--1", "²"]
)
def test_a_value_off_the_scale_is_refused_with_the_scale(text: str) -> None:
    with pytest.raises(LandscapeError, match="is no strength; use 3, 2, 1, no influence, -1"):
        parse_strength(text)


def test_every_strength_has_its_word() -> None:
    for word, strength in STRENGTHS.items():
        assert rating(strength).word == word
        assert parse_strength(word) == strength


@pytest.mark.parametrize("expert", ["", "Jane Roe", "jane@example.org", "-x", "a/b", "x" * 70])
def test_a_name_or_an_address_is_no_handle(expert: str) -> None:
    with pytest.raises(LandscapeError, match="is no handle of an expert"):
        rating(expert=expert)


def test_nonsense_is_refused() -> None:
    with pytest.raises(LandscapeError, match="9 is no strength in the rating of weak_rule -> smug"):
        rating(9)
    with pytest.raises(LandscapeError, match="names no link"):
        rating(link=("", "x"))
    with pytest.raises(LandscapeError, match="more than 2,000 signs"):
        rating(reason="x" * 2001)
    with pytest.raises(LandscapeError, match="asked without its source"):
        AskedLink("a", "b", "  ")


def test_made_up_ratings_say_so() -> None:
    assert rating().is_synthetic
    assert not rating(expert="expert-7").is_synthetic


def test_a_dispute_is_between_signs_and_not_with_those_who_cannot_say() -> None:
    apart = Dispute(FIRST, (rating(3), rating(-1), rating(None)))
    assert (apart.strengths, apart.spread, apart.is_disputed) == ((-1, 3), 4, True)
    alike = Dispute(FIRST, (rating(3), rating(0), rating(None)))
    assert (alike.spread, alike.is_disputed) == (3, False)
    silent = Dispute(FIRST, (rating(None),))
    assert (silent.strengths, silent.spread, silent.is_disputed) == ((), 0, False)
