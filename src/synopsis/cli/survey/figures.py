"""Figures of surveys as the command line writes them, and the rules that they are made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.survey import change, house, rally
    from synopsis.vocabulary import Region


def house_of(view: View) -> house.House:
    """The region's rules for surveys."""
    from synopsis.survey import house  # heavy: only when used

    return house.House.parse(view.profile.card.get("survey") or {})


def words_of(view: View) -> change.ShareWords:
    """The region's words for shares, or the house's own."""
    from synopsis.survey import change  # heavy: only when used

    card = view.profile.card.get("share_words")
    return change.ShareWords.parse(card) if card else change.HOUSE_WORDS


def rally_rules_of(view: View) -> rally.RallyRules:
    """The region's choices for the rally."""
    from synopsis.survey import rally  # heavy: only when used

    house, card = house_of(view), view.profile.card.get("rally") or {}
    return rally.RallyRules.parse(card, house.level, house.multiplicity)


def banner(is_synthetic: bool) -> str:  # noqa: FBT001  # it says which banner
    """The word that stands before everything that no respondent ever said."""
    return "SYNTHETIC: " if is_synthetic else ""


def percent(share: float) -> str:
    """A share in percent, with one decimal."""
    return f"{100 * share:.1f}"


def points(change: float, is_mean: bool, *, signed: bool = True) -> str:  # noqa: FBT001
    """A change in percentage points, or in the points of a scale."""
    value, decimals = (change, 2) if is_mean else (100 * change, 1)
    return f"{value:{'+' if signed else ''}.{decimals}f}"


def footnotes(region: Region) -> tuple[str, ...]:
    """The footnotes that the region's names owe, each after an empty line."""
    names = " ".join(region.name(place) for place in region.places)
    return tuple(f"\n{note}" for note in region.footnotes(names)) if "*" in names else ()
