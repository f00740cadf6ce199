"""Choices: the named methods of the picture as the region profile sets them, read strictly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from synopsis.indicators import Series
from synopsis.landscape.confidence import Support, weakest_link
from synopsis.landscape.direction import robust_direction
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.level import median_level, percentile_of_own_history
from synopsis.landscape.picture import Direction, Level
from synopsis.vocabulary import Address, Confidence, Unit

_LEVELS = {"percentile_of_own_history": percentile_of_own_history}
_ACROSS = {"median": median_level}
_DIRECTIONS = {"theil_sen": robust_direction}
_CONFIDENCES = {"weakest_link": weakest_link}


@dataclass(frozen=True, slots=True)
class Choices:
    """How level, direction and confidence are made, each function by its name in the profile."""

    level: Callable[[Series, int], Level | None]
    least_points: int
    current_years: int
    across: Callable[[Sequence[Level], Address], Level]
    direction: Callable[[Series, int, float], Direction | None]
    window_years: int
    interval: float
    confidence: Callable[[tuple[Support, ...]], tuple[Confidence, str]]
    thresholds: Mapping[str, Any]
    unverified: frozenset[str] = frozenset()

    @classmethod
    def parse(
        cls,
        methods: Mapping[str, Mapping[str, Any]],
        unverified: frozenset[str] = frozenset(),
    ) -> "Choices":
        """Read the profile's methods; one sentence names what is missing or unknown.

        `unverified` are the sources that were never read from their publisher.
        """
        return cls(
            level=_named(_LEVELS, methods, "level", "method"),
            least_points=int(_setting(methods, "level", "least_points")),
            current_years=int(_setting(methods, "level", "current_years")),
            across=_named(_ACROSS, methods, "level", "across"),
            direction=_named(_DIRECTIONS, methods, "direction", "method"),
            window_years=int(_setting(methods, "direction", "window_years")),
            interval=float(_setting(methods, "direction", "confidence")),
            confidence=_named(_CONFIDENCES, methods, "confidence", "method"),
            thresholds={
                word: _setting(methods, "confidence", word)
                for word in ("high", "moderate", "unverified")
            },
            unverified=unverified,
        )

    def is_current(self, series: Series, as_of: date) -> bool:
        """Whether the newest value still speaks of the day; a formal step holds until the next."""
        if not series.points:
            return False
        age = as_of.year - series.points[-1].period.last.year
        return series.indicator.unit is Unit.ORDINAL or age <= self.current_years


def _named(
    table: Mapping[str, Any], methods: Mapping[str, Mapping[str, Any]], step: str, key: str
) -> Any:  # noqa: ANN401
    """The function that the profile names for a step; an error where no function has the name."""
    name = str(_setting(methods, step, key))
    if name not in table:
        raise LandscapeError(
            f"'{name}' is not a method of {step}",
            where="the region profile",
            remedy=f"use one of {', '.join(table)}",
        )
    return table[name]


def _setting(methods: Mapping[str, Mapping[str, Any]], step: str, key: str) -> Any:  # noqa: ANN401
    try:
        return methods[step][key]
    except (KeyError, TypeError) as error:
        raise LandscapeError(
            f"the setting '{key}' of the method '{step}' is missing",
            where="the region profile",
            remedy="add it as the shipped regions have it",
        ) from error
