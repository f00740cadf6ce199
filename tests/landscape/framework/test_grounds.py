"""Nothing is said of a mechanism that rests on nothing."""

from typing import Any

import pytest

from synopsis.landscape import LandscapeError
from synopsis.landscape.framework import Fact, Grounds
from synopsis.landscape.framework.grounds import (
    PublicSource,
    parse_facts,
    parse_grounds,
    refuse_rest,
    worded,
)
from synopsis.vocabulary import Grade

SOURCE = PublicSource("page", "A body", "About", Grade("B", 2), "in a stored copy")


@pytest.mark.parametrize(
    ("grounds", "basis"),
    [
        (Grounds(lines="12-14, 20"), "the region's report"),
        (Grounds(lines="12", source=SOURCE), "the region's report"),
        (Grounds(source=SOURCE), "a public source"),
        (Grounds(assessment="It follows."), "our assessment"),
    ],
)
def test_grounds_name_their_basis(grounds: Grounds, basis: str) -> None:
    assert grounds.basis == basis


@pytest.mark.parametrize(
    "wrong",
    [{}, {"lines": "12 to 14"}, {"lines": "twelve"}, {"references": ("R1",), "assessment": "x"}],
)
def test_grounds_refuse_what_leads_nowhere(wrong: dict[str, Any]) -> None:
    with pytest.raises(LandscapeError):
        Grounds(**wrong)


def test_source_that_the_card_does_not_name_is_refused() -> None:
    with pytest.raises(LandscapeError, match="the source 'elsewhere' is not named"):
        parse_grounds({"source": "elsewhere"}, {"page": SOURCE})
    assert parse_grounds({"source": "page"}, {"page": SOURCE}).source is SOURCE


@pytest.mark.parametrize(
    ("date", "words"),
    [("2008-02-27", "27 February 2008"), ("2015-06", "June 2015"), ("1996", "1996"), ("", "")],
)
def test_dates_are_read_in_words(date: str, words: str) -> None:
    assert worded(date) == words


@pytest.mark.parametrize(
    ("text", "date"), [("On {date}.", ""), ("Once.", "2008"), ("On {date}.", "last year")]
)
def test_fact_refuses_a_date_that_does_not_show(text: str, date: str) -> None:
    with pytest.raises(LandscapeError):
        Fact(text, Grounds(lines="1"), date)


def test_facts_of_a_list_have_an_id_each() -> None:
    cards: list[dict[str, Any]] = [
        {"text": "One.", "lines": 1},
        {"id": "two", "text": "Two.", "lines": "2-3"},
    ]
    assert [fact.id for fact in parse_facts(cards, {})] == ["0", "two"]
    assert parse_facts(None, {}) == ()


def test_key_that_nobody_reads_is_refused() -> None:
    refuse_rest({"id": 1}, ("id",), "a card")
    with pytest.raises(LandscapeError, match="the key 'lnies' is unknown"):
        refuse_rest({"id": 1, "lnies": "2"}, ("id",), "a card")
