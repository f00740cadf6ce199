"""Trends: the region's emerging security trends, read from cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.landscape.errors import LandscapeError


@dataclass(frozen=True, slots=True)
class Remark:
    """A paraphrased statement of the region's report, with the lines that it rests on."""

    text: str
    lines: str
    id: str = ""
    acts_on: str = ""
    dimension: str = ""
    path: str = ""
    level: str = ""
    modality: str = ""
    words: str = ""
    condition: str = ""
    horizon: str = ""
    resolution: str = ""

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Remark":
        """Read a remark from its card; absent parts stay empty."""
        return cls(**{key: "" if value is None else str(value) for key, value in card.items()})


@dataclass(frozen=True, slots=True)
class Trend:
    """One of the region's trends: drivers, evolution, impact, measures, and its evidence."""

    id: str
    order: int
    name: str
    short: str
    question: str
    statement: str
    drivers: tuple[Remark, ...]
    evolution: tuple[Remark, ...]
    impact: tuple[Remark, ...]
    measures: tuple[Remark, ...]
    caveats: tuple[Remark, ...]
    perceived: tuple[str, ...]
    measured: tuple[str, ...]
    dots: Mapping[str, str] | None = None
    links: tuple[tuple[str, tuple[str, ...]], ...] = ()
    no_measured_series: str = ""
    exogenous: bool = False
    contested: str = ""

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Trend":
        """Read a trend from its card."""
        try:
            return cls._from(card)
        except (KeyError, TypeError, ValueError) as error:
            raise LandscapeError(
                f"the card cannot be read: {error!s}",
                where=f"the trend card '{card.get('id', '?')}'",
                remedy="compare it with a shipped card",
            ) from error

    @classmethod
    def _from(cls, card: Mapping[str, Any]) -> "Trend":
        remarks = {
            key: tuple(map(Remark.parse, card.get(key) or ()))
            for key in ("drivers", "evolution", "impact", "measures", "caveats")
        }
        return cls(
            id=str(card["id"]),
            order=int(card["order"]),
            name=str(card["name"]),
            short=str(card.get("short") or card["name"]),
            question=str(card["question"]),
            statement=str(card["statement"]),
            **remarks,
            perceived=tuple(map(str, card.get("perceived") or ())),
            measured=tuple(map(str, card.get("measured") or ())),
            dots=_dots(card.get("dots")),
            links=tuple(
                (str(link["trend"]), tuple(map(str, link["edges"])))
                for link in card.get("links") or ()
            ),
            no_measured_series=str(card.get("no_measured_series") or ""),
            exogenous=bool(card.get("exogenous")),
            contested=str(card.get("contested") or ""),
        )


def _dots(card: Mapping[str, Any] | None) -> Mapping[str, str] | None:
    """The figures that may be a trend's dot, each with the way in which it is worse."""
    if card is None:
        return None
    dots = {str(figure): str(concern) for figure, concern in card.items()}
    if wrong := sorted(set(dots.values()) - {"higher", "lower"}):
        raise ValueError(f"a dot is worse '{wrong[0]}', which is neither higher nor lower")
    return dots
