"""Ordinal scales: named steps in order, which have ranks and no distances."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from synopsis.indicators.errors import IndicatorError

if TYPE_CHECKING:
    from synopsis.catalog import Profile


@dataclass(frozen=True, slots=True)
class OrdinalScale:
    """The steps of a publisher's own scale, lowest first; the number of a step is its place."""

    id: str
    name: str
    steps: tuple[str, ...]

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "OrdinalScale":
        """Read a scale from its card."""
        try:
            steps = tuple(
                str(step["name"] if isinstance(step, Mapping) else step) for step in card["steps"]
            )
            return cls(str(card["id"]), str(card["name"]), steps)
        except (KeyError, TypeError) as error:
            raise IndicatorError(
                f"the scale cannot be read: {error!s}",
                where=str(card.get("id", "a scale")),
                remedy="give id, name and steps",
            ) from error

    def step(self, number: float) -> str:
        """The step at a place of the scale, counted from nought."""
        place = round(number)
        if not 0 <= place < len(self.steps) or place != number:
            raise IndicatorError(
                f"{number} is not a step",
                where=f"the scale '{self.id}'",
                remedy=f"it has {len(self.steps)} steps counted from 0",
            )
        return self.steps[place]


def load_scales(profile: "Profile") -> tuple[OrdinalScale, ...]:
    """The ordinal scales of a region, by file name."""
    return tuple(map(OrdinalScale.parse, profile.cards("scales")))
