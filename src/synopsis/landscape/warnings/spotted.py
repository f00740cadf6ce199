"""What an office says of a condition that no series tells: that it turned, or that it is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.warnings.card import Card
from synopsis.landscape.warnings.condition import Unwatched
from synopsis.vocabulary import Marking, Place

if TYPE_CHECKING:
    from synopsis.catalog import View

SPOTTED = "warning_spotted"
Where = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Spotted:
    """A statement that a condition of a card holds in a place, or no longer does, and why."""

    card: str
    condition: str
    place: str
    holds: bool
    reason: str
    day: date
    handle: str
    marking: Marking

    def __post_init__(self) -> None:
        """Refuse a statement without a reason, or with a figure that has no source."""
        if not self.reason.strip() or any(sign.isdigit() for sign in self.reason):
            raise LandscapeError(
                "what was seen is said without a reason, or with a figure",
                where=f"{self.card}/{self.condition}",
                remedy="say in words what was seen; a figure needs a source",
            )


def spotted_in(view: "View", day: date) -> Mapping[Where, Spotted]:
    """The newest statement of each condition and place that the view shows, made by a day."""
    found = {}
    for entry in view.contributions(SPOTTED):
        said = entry.payload
        one = Spotted(
            str(said["card"]),
            str(said["condition"]),
            str(said["place"]),
            said["holds"] is True,
            str(said["reason"]),
            entry.at.date(),
            entry.handle,
            entry.marking,
        )
        if one.day <= day:
            found[one.card, one.condition, one.place] = one
    return found


def append_spotted(
    view: "View", card: Card, where: tuple[str, Place], reason: str, *, holds: bool
) -> Spotted:
    """Append what was seen of a condition of a card in a place; marked as its writer's clearance.

    Only conditions without a series are said by hand; the public says nothing.
    """
    condition, place = where
    if not view.principal.body:
        raise LandscapeError(
            "the public cannot say what it saw",
            remedy="use --as HANDLE, so that the ledger says who",
        )
    known = [one.id for one in card.conditions if isinstance(one.atom, Unwatched)]
    if condition not in known or place.code not in card.places:
        raise LandscapeError(
            f"'{condition}' in {place.code} is not for anybody to say",
            where=f"the warning card '{card.id}'",
            remedy=f"of conditions without a series it has: {', '.join(known) or 'none'}",
        )
    now = view.now()
    said = Spotted(
        card.id, condition, place.code, holds, reason, now.date(), view.principal.handle,
        view.marking,
    )  # fmt: skip
    payload = {
        "card": card.id,
        "condition": condition,
        "place": place.code,
        "holds": holds,
        "reason": reason,
    }
    name = f"{card.id}/{condition}/{place.code}/{now:%Y-%m-%dT%H:%M:%S.%f}"
    view.append(SPOTTED, payload, id=name, marking=view.marking)
    return said
