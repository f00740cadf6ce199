"""Who is member of what: memberships of a view, by economy and by mechanism."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from synopsis.landscape.framework.load import load_framework

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.landscape.framework.mechanism import Mechanism, Membership
    from synopsis.vocabulary import Place


def membership(view: View) -> tuple[Membership, ...]:
    """Who is member of what, by the cards of a view; economies in the region's order."""
    framework = load_framework(view.profile)
    return memberships_of(framework.mechanisms, view.profile.region.places)


def memberships_of(
    mechanisms: Iterable[Mechanism], places: Sequence[Place]
) -> tuple[Membership, ...]:
    """All memberships, by mechanism and then by economy in the given order."""
    order = {place: index for index, place in enumerate(places)}
    return tuple(
        one
        for mechanism in mechanisms
        for one in sorted(mechanism.members, key=lambda one: order.get(one.place, len(order)))
    )


def standing_of(mechanism: Mechanism, place: Place) -> Membership | None:
    """How an economy stands to a mechanism; nothing where that is not known."""
    return next((one for one in mechanism.members if one.place == place), None)


def unknown_standings(
    mechanisms: Iterable[Mechanism], places: Sequence[Place]
) -> tuple[tuple[str, Place], ...]:
    """The pairs of mechanism and economy of which the cards say nothing: not known, not absent."""
    return tuple(
        (mechanism.id, place)
        for mechanism in mechanisms
        for place in places
        if standing_of(mechanism, place) is None
    )
