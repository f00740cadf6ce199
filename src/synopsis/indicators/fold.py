"""Folds: places that a publisher counts inside another, as its source card says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synopsis.sources import load_cards
from synopsis.vocabulary import Place

if TYPE_CHECKING:
    from synopsis.catalog import Profile

Inside = Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Folds:
    """Which places the publisher of each source counts inside which other place."""

    by_source: Mapping[str, Inside] = field(default_factory=dict)

    def of(self, *sources: str) -> Inside:
        """The places that at least one of some sources folds, and into which."""
        return {
            code: host
            for source in sources
            for code, host in sorted(self.by_source.get(source, {}).items())
        }

    def included(self, sources: Iterable[str], place: Place) -> tuple[Place, ...]:
        """The places that figures of some sources on a place hold as well."""
        return tuple(Place(code) for code, host in self.of(*sources).items() if host == place)


def load_folds(profile: Profile) -> Folds:
    """What the region's source cards say of folded places."""
    return Folds({card.id: card.folds for card in load_cards(profile) if card.folds})
