import pytest

from synopsis.catalog import View
from synopsis.landscape import LandscapeError
from synopsis.landscape.warnings.book import Choices, WarningBook, load_warnings
from synopsis.landscape.warnings.calendar import parse_calendar
from synopsis.landscape.warnings.card import Card
from synopsis.landscape.warnings.watch_list import Role, parse_tasks
from tests.landscape.warnings.samples import CARD, ROLE, card
from tests.landscape.warnings.test_calendar import ENTRY
from tests.landscape.warnings.test_watch_list import TASK


def test_shipped_region_has_a_whole_book(demo_view: View) -> None:
    book = load_warnings(demo_view.profile)
    assert len(book.cards) == 10
    assert {one.kind.value for one in book.cards} == {"conflict", "peace"}
    assert [one.id for one in book.cards if one.conditional] == ["arms_diversion"]
    assert book.processes
    assert book.tasks
    assert book.calendar
    assert book.role("migration_desk").name


def test_receiver_must_be_a_role_and_never_a_person() -> None:
    with pytest.raises(LandscapeError, match="'desk' is no role of the region"):
        WarningBook((Card.parse(CARD),), roles=(Role("office", "an office"),))
    with pytest.raises(LandscapeError, match="'desk' is no role of the region"):
        WarningBook(tasks=parse_tasks({"tasks": [TASK]}))


def test_calendar_must_know_the_kind() -> None:
    vote = {"calendar": "election", "days_before": 9, "words": "a vote"}
    made = Card.parse(card(conditions={**CARD["conditions"], "more": vote}))
    with pytest.raises(LandscapeError, match="no entry of the kind 'election'"):
        WarningBook((made,), roles=(ROLE,))
    book = WarningBook((made,), parse_calendar({"entries": [ENTRY]}), (ROLE,))
    assert book.card("surge") is made
    assert book.card("other") is None


def test_twins_are_refused() -> None:
    with pytest.raises(LandscapeError, match="'surge' stands twice"):
        WarningBook((Card.parse(CARD), Card.parse(CARD)), roles=(ROLE,))


def test_choice_of_no_days_is_refused() -> None:
    with pytest.raises(LandscapeError, match="a span has no days"):
        Choices(alarm_stands_days=0)
