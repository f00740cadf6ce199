"""The card of a region's cross-impact model: every choice between the influence map and a matrix.

None of them is in the map: how much a word of strength weighs, what a descriptor may be, what is
held, and what happens where nothing pushes. Each is named, with its reason, and shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.framework.grounds import read_part, refuse_rest

FOLDER = "futures"


class Shape(StrEnum):
    """What a concept says by being high and by being low."""

    ORDINAL = "ordinal"  # high pushes one way, low the other
    PRESENCE = "presence"  # only its presence pushes; its absence says nothing


class Joined(StrEnum):
    """How several links between the same two concepts weigh together."""

    STRONGEST = "strongest"  # of each sign the strongest; what is said twice is not twice as strong
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Span:
    """What a word of strength weighs: the value of the model, and the span that can be defended."""

    value: int
    low: int
    high: int
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a span that does not hold its value, or that turns the sign."""
        if not 0 <= self.low <= self.value <= self.high:
            raise LandscapeError(
                f"the span {self.low} to {self.high} does not hold its value {self.value}",
                remedy="write the least, the value and the most in order, none below nought",
            )


@dataclass(frozen=True, slots=True)
class Layer:
    """What concepts of a layer may be, what they say, and at which variant they are held."""

    variants: tuple[str, ...]
    shape: Shape
    held: str = ""

    def __post_init__(self) -> None:
        """Refuse a layer without a choice, and one held at a word that it does not have."""
        if len(self.variants) < 2:
            raise LandscapeError("a layer needs two variants or more, from low to high")
        if self.held and self.held not in self.variants:
            raise LandscapeError(f"'{self.held}' is none of its variants")


@dataclass(frozen=True, slots=True)
class Goal:
    """An outcome that somebody may want: a descriptor that stays at one of some variants."""

    id: str
    name: str
    descriptor: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Every choice of the model; `reasons` by the name of the choice.

    `scale` is by how much a unit of strength is multiplied; `rest` is what speaks for the middle
    variant whatever the others say, so that a push moves a thing only if it outweighs that.
    `draws` are readings of the map, `beta` is per unit of balance, `alike` the descriptors in which
    two scenarios of a family may differ.
    """

    id: str
    version: str
    coding: str
    strengths: Mapping[str, Span]
    layers: Mapping[str, Layer]
    joined: Joined = Joined.STRONGEST
    scale: int = 2
    rest: int = 5
    draws: int = 300
    beta: float = 0.5
    alike: int = 3
    goals: tuple[Goal, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The card, as errors name it."""
        return f"{FOLDER}/{self.id}.yml"

    def __post_init__(self) -> None:
        """Refuse numbers that no model can follow."""
        if self.scale < 1 or self.rest < 0:
            raise LandscapeError(
                f"a scale of {self.scale} or a rest of {self.rest} is below its least",
                where=self.where,
            )
        if self.draws < 1 or self.beta <= 0 or self.alike < 0:
            raise LandscapeError("draws, beta or alike is below its least", where=self.where)

    def layer(self, layer: str, code: str) -> Layer:
        """What a concept may be: as its layer, with words of its own where the card gives them."""
        if layer not in self.layers:
            raise LandscapeError(
                f"the layer '{layer}' of '{code}' has no choice",
                where=self.where,
                remedy=f"add it under `layers` beside {', '.join(self.layers)}",
            )
        own = self.layers[layer]
        words = self.names.get(code)
        return Layer(words, own.shape, own.held and words[0]) if words else own


def parse_choices(card: Mapping[str, Any]) -> Choices:
    """The choices of a card; what it does not know is refused."""
    known = {
        "id", "version", "coding", "strengths", "layers", "joined", "scale", "rest", "draws",
        "beta", "alike", "goals", "variants", "reasons",
    }  # fmt: skip
    where = f"the card '{card.get('id', '?')}' of {FOLDER}"
    refuse_rest(card, tuple(known), where)
    return read_part(where, lambda: _choices(card))


def _choices(card: Mapping[str, Any]) -> Choices:
    given = {
        name: card[name] for name in ("scale", "rest", "draws", "beta", "alike") if name in card
    }
    return Choices(
        str(card["id"]),
        str(card["version"]),
        str(card["coding"]),
        {str(word): Span(**span) for word, span in card["strengths"].items()},
        {str(name): _layer(part) for name, part in card["layers"].items()},
        Joined(card.get("joined", Joined.STRONGEST)),
        goals=tuple(_goal(part) for part in card.get("goals") or ()),
        names={str(code): tuple(map(str, own)) for code, own in card.get("variants", {}).items()},
        reasons={str(name): str(why) for name, why in card.get("reasons", {}).items()},
        **given,
    )


def _layer(part: Mapping[str, Any]) -> Layer:
    held = str(part.get("held") or "")
    return Layer(tuple(map(str, part["variants"])), Shape(part["shape"]), held)


def _goal(part: Mapping[str, Any]) -> Goal:
    variants = tuple(map(str, part["variants"]))
    return Goal(str(part["id"]), str(part["name"]), str(part["descriptor"]), variants)
