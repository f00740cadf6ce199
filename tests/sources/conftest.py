"""Fixtures of the sources: a publisher on the loopback, and the cards that come with them."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import settings

from synopsis.sources import Card, load_cards
from tests.sources.publisher import Publisher, publishing

# Cores are shared, so that time says nothing here.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class NoOverlay:
    """A profile without source cards of its own."""

    card: Mapping[str, Any] = {}  # as the protocol has it

    def cards(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        assert kind == "sources"
        return ()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@pytest.fixture(scope="session")
def cards() -> Mapping[str, Card]:
    return {card.id: card for card in load_cards(NoOverlay())}
