"""The region's warning cards: its words, no numerals, and no more than the record bears."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from synopsis.catalog import View
from synopsis.indicators import load_indicators, monthly
from synopsis.landscape.assess import load_trends
from synopsis.landscape.framework import load_framework
from synopsis.landscape.warnings.book import WarningBook, load_warnings
from synopsis.landscape.warnings.card import Kind
from synopsis.landscape.warnings.condition import AlarmOn, ChanceOf
from synopsis.landscape.warnings.hindsight import exact_interval
from synopsis.vocabulary import check_words

FREE = {"lines", "source", "id", "due_days", "places", "place"}


@pytest.fixture(scope="module")
def book(demo_view: View) -> WarningBook:
    return load_warnings(demo_view.profile)


def texts(value: object) -> Iterator[str]:
    """Every text of a card, but for locators and names of sources."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in FREE | {"likelihood", "marking", "scale"}:
                yield from texts(getattr(value, field.name))


def test_texts_hold_no_numerals_and_the_words_of_the_region(
    book: WarningBook, demo_view: View
) -> None:
    rules = demo_view.profile.region.rules
    parts = (*book.cards, *book.calendar, *book.roles, *book.processes, *book.tasks)
    found = [text for part in parts for text in texts(part)]
    assert len(found) > 200
    assert [text for text in found if re.search(r"\d", text)] == []
    assert [breach for text in found for breach in check_words(rules, text)] == []


def test_everything_named_is_there(book: WarningBook, demo_view: View) -> None:
    profile = demo_view.profile
    indicators = {one.id for one in load_indicators(profile.cards("indicators"))}
    trends = {one.id for one in load_trends(profile.cards("trends"))}
    framework = load_framework(profile)
    known = {str(card["id"]) for card in profile.cards("monthly")}
    places = {str(one) for one in (*profile.region.places, profile.region.place)}
    for card in book.cards:
        assert card.trend in trends
        assert set(card.places) <= places
        assert {one.indicator for one in card.conditions if one.indicator} <= indicators
        assert set(card.triggers) <= {one.id for one in framework.triggers}
        assert card.hypothesis in {"", *(one.id for one in framework.hypotheses)}
        asked = {one.indicator for one in card.conditions
                 if isinstance(one.atom, AlarmOn | ChanceOf)}  # fmt: skip
        assert asked <= known
    listed = [(one.trend, one.watch) for one in book.processes]
    listed += [(one.trend, one.watch) for one in book.tasks]
    for trend, watch in listed:
        assert trend in trends
        assert set(watch) <= indicators


def test_peace_stands_beside_conflict(book: WarningBook) -> None:
    kinds = [card.kind for card in book.cards]
    assert kinds.count(Kind.PEACE) >= 3
    assert kinds.count(Kind.CONFLICT) >= 5


def test_likelihood_word_is_not_beyond_what_the_record_bears(book: WarningBook) -> None:
    judged = 0
    for card in book.cards:
        own = [one for one in book.records_of(card.id)
               if (one.data, one.trend) == ("published", card.trend)]  # fmt: skip
        hits, wrong = sum(one.hits for one in own), sum(one.false_alarms for one in own)
        if not hits + wrong:
            continue
        judged += 1
        low, high = exact_interval(hits, hits + wrong)
        likelihood = card.forecast.likelihood
        assert likelihood.low <= high, card.id
        assert low <= likelihood.high, card.id
    assert judged >= 4


def test_acting_pays_at_the_likelihood_that_a_card_claims(book: WarningBook) -> None:
    for card in book.cards:
        assert card.cost.act_from <= card.forecast.likelihood.high, card.id


def test_watched_series_have_bounds_of_their_kind(demo_view: View) -> None:
    bounds = demo_view.profile.sheet("warning_bounds.yml")["bounds"]
    assert {"sparse count", "busy count"} <= set(bounds)
    assert {one.series.indicator.unit.value for one in monthly(demo_view)} == {"count"}


def test_no_choice_is_of_one_economy(demo_view: View) -> None:
    profile = demo_view.profile
    codes = {str(one) for one in profile.region.places}
    for name in ("warnings.yml", "warning_bounds.yml", "change.yml"):
        words = set(re.findall(r"[A-Z]{3}", str(profile.sheet(name))))
        assert not words & codes, name
