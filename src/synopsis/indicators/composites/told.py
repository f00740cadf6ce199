"""Whether a composite may be told: only where its reader may see every indicator that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synopsis.indicators.composites.card import Card
from synopsis.indicators.measure import load_indicators, visible_indicators

if TYPE_CHECKING:
    from synopsis.catalog import View


def may_be_told(card: Card, view: View) -> bool:
    """Whether the view's principal may see all that a composite and its variants are made of.

    It rests on cards alone, so that nothing shows whether a hidden source holds any data.
    """
    known = {one.id for one in load_indicators(view.profile.cards("indicators"))}
    return not (card.named & known) - {one.id for one in visible_indicators(view)}
