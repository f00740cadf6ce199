"""Kinds of incidents: the region's small typology, and which kinds may be one incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.catalog import Profile
from synopsis.evidence.errors import EvidenceError

_FOLDER = "incidents"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name, what it is, and the kinds that other publishers may call it."""

    id: str
    name: str
    about: str
    alike: frozenset[str] = frozenset()


def load_kinds(profile: Profile) -> Mapping[str, Kind]:
    """The kinds of a region by id; none where it has no typology."""
    cards = profile.cards_by_file(_FOLDER).items()
    found = [_kind(item, where) for where, card in cards for item in card.get("kinds", ())]
    return {kind.id: kind for kind in found}


def _kind(card: Mapping[str, Any], where: str) -> Kind:
    try:
        id_, name, about = (str(card[key]) for key in ("id", "name", "about"))
        return Kind(id_, name, about, frozenset(map(str, card["alike"])))
    except (KeyError, TypeError) as error:
        raise EvidenceError(
            f"a kind of incidents cannot be read ({error!s})",
            where=where,
            remedy="give id, name, about and alike",
        ) from error
