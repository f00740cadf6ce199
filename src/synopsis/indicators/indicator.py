"""Indicators: defined measures, read from cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Unit, VocabularyError

_KEYS = frozenset(
    {
        "id",
        "name",
        "short",
        "trend",
        "unit",
        "scale",
        "concern",
        "kind",
        "source",
        "series",
        "method",
        "frequency",
        "places",
        "caveat",
        "description",
        "counted",
        "confidence_cap",
        "synthetic",
    }
)


# How many years lie between the publications of a series.
_YEARS_BETWEEN = {"year": 1, "month": 1, "two_years": 2, "five_years": 5}


class Concern(StrEnum):
    """Which way the measure is worse; `neither` is drawn without a judgement."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"

    @property
    def sign(self) -> int:
        """+1 where more is worse, -1 where less is worse, 0 where neither is."""
        return {"higher": 1, "lower": -1, "neither": 0}[self.value]


class Kind(StrEnum):
    """How the measure comes about."""

    MEASURED = "measured"
    PERCEIVED = "perceived"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure with its trend, unit, direction of concern, method and caveat.

    `every` is how many years lie between its publications; a synthetic one measures nothing, and
    was made to try the software.
    """

    id: str
    name: str
    trend: str
    unit: Unit
    concern: Concern
    kind: Kind
    source: str
    series: str
    method: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    scale: str = ""
    caveat: str = ""
    description: str = ""
    counted: str = ""
    confidence_cap: str = "high"
    every: int = 1
    is_synthetic: bool = False

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "Indicator":
        """Read an indicator from its card; refuse unknown keys and words."""
        where = f"the indicator card '{card.get('id', '?')}'"
        unknown = sorted(set(card) - _KEYS)
        if unknown:
            raise IndicatorError(
                f"unknown keys {', '.join(unknown)}", where=where, remedy="remove or rename them"
            )
        try:
            return cls._from(card)
        except (KeyError, ValueError, TypeError, VocabularyError) as error:
            raise IndicatorError(
                f"the card cannot be read: {error!s}",
                where=where,
                remedy="compare it with a shipped card",
            ) from error

    @classmethod
    def _from(cls, card: Mapping[str, Any]) -> "Indicator":
        method = dict(card["method"])
        series = card["series"]
        return cls(
            id=str(card["id"]),
            name=str(card["name"]),
            trend=str(card["trend"]),
            unit=Unit(card["unit"]),
            concern=Concern(card["concern"]),
            kind=Kind(card["kind"]),
            source=str(card["source"]),
            series=str(series["indicator"] if isinstance(series, Mapping) else series),
            method=str(method.pop("name")),
            arguments=method,
            places=tuple(map(str, card.get("places", ()))),
            scale=str(card.get("scale") or ""),
            caveat=str(card.get("caveat") or ""),
            description=str(card.get("description") or ""),
            counted=str(card.get("counted") or ""),
            confidence_cap=str(card.get("confidence_cap") or "high"),
            every=_YEARS_BETWEEN[str(card.get("frequency") or "year")],
            is_synthetic=card.get("synthetic", False) is True,
        )
