"""Layers of source cards: the connectors' own, the region's over them, a workspace's instead."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import yaml

from synopsis.sources.card import Card, merged, parse_card
from synopsis.vocabulary import Reader, may_see


class Cards(Protocol):
    """Whatever keeps the region's cards: the profile of the catalog."""

    @property
    def card(self) -> Mapping[str, Any]:
        """The region's own card, which may name its `sources`."""

    def cards(self, kind: str) -> Iterable[Mapping[str, Any]]:
        """The cards of one kind."""


def load_cards(profile: Cards) -> tuple[Card, ...]:
    """Every source card of a region, by id; each layer merged over the one below.

    A region that names its `sources` has those of the connectors' own cards, and its own cards.
    """
    named = profile.card.get("sources")
    shipped = _shipped_cards()
    found = {key: shipped[key] for key in shipped if named is None or key in named}
    for overlay in profile.cards("sources"):
        name = str(overlay.get("id", ""))
        found[name] = merged(shipped.get(name, {}), overlay)
    return tuple(parse_card(found[name]) for name in sorted(found))


class Looker(Protocol):
    """Whoever looks at a region's cards: a view of the catalog."""

    @property
    def profile(self) -> Cards:
        """The region's cards."""

    @property
    def principal(self) -> Reader:
        """Who looks."""


def visible_cards(view: Looker) -> tuple[Card, ...]:
    """The source cards that a view's principal may see; of others not even the name is told."""
    return tuple(card for card in load_cards(view.profile) if may_see(view.principal, card.marking))


@cache
def _shipped_cards() -> Mapping[str, Mapping[str, Any]]:
    """The connectors' own cards, by the name of their folder."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Mapping[str, Any]] = {}
    for folder in sorted(files("synopsis.sources").iterdir(), key=lambda item: item.name):
        path = folder / "card.yml"
        if folder.is_dir() and path.is_file():
            found[folder.name] = yaml.load(path.read_text("utf-8"), loader)  # noqa: S506
    return found
