"""The named choices of outlooks, read from the region's methods."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from synopsis.indicators.errors import IndicatorError

_WHERE = "region.yml, methods: outlook"


@dataclass(frozen=True, slots=True)
class Choices:
    """How outlooks are mixed, set right and refused; the same for every series of a pool.

    `window_years` of past outlooks decide what each member weighs and how wide the mixture is;
    a member's weight is its relative score to the power of minus `keenness`; `prior` is the number
    of imagined right outlooks that the past ones are joined by; `least_past` is the number of past
    outlooks under which nothing is set right. `least_years` is the shortest history, `gap_share`
    the share of the last three years that may be missing, `break_factor` the factor by which one
    value may pass the ninth decile of all others, `shift_factor` that by which a level may move at
    once and stay. What ends in `yearly` holds for series by year, of which no
    outlook is given where past intervals of 80 % held a smaller share than `least_held`.
    """

    window_years: int = 3
    window_years_yearly: int = 10
    keenness: float = 8.0
    prior: int = 200
    least_past: int = 300
    least_past_yearly: int = 100
    least_years: Mapping[int, int] | None = None
    gap_share: float = 0.34
    break_factor: float = 300.0
    shift_factor: float = 100.0
    least_held: float = 0.65
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse choices that mean nothing."""
        sound = (
            min(self.window_years, self.window_years_yearly) >= 1
            and self.keenness >= 0
            and self.prior >= 0
            and min(self.least_past, self.least_past_yearly) >= 1
            and 0 <= self.gap_share < 1
            and self.break_factor > 1
            and self.shift_factor > 1
            and 0 <= self.least_held < 1
        )
        if not sound:
            raise IndicatorError(
                "a choice lies outside what it can mean",
                where=_WHERE,
                remedy="compare it with the shipped profile",
            )

    def window(self, per_year: int) -> int:
        """How many past origins teach, in periods; a series by year needs more years."""
        return self.window_years * per_year if per_year > 1 else self.window_years_yearly

    def enough(self, per_year: int) -> int:
        """How many past outlooks it takes to set the spread right."""
        return self.least_past if per_year > 1 else self.least_past_yearly

    def least(self, per_year: int) -> int:
        """The least number of periods that an outlook can rest on."""
        years = self.least_years or {12: 3, 4: 5, 1: 10}
        return years.get(per_year, 10) * per_year

    @classmethod
    def parse(cls, methods: Mapping[str, Any]) -> "Choices":
        """Read the choices; those that the profile does not name are as in the shipped one."""
        given = dict(methods.get("outlook") or {})
        known = {field.name for field in fields(cls)}
        given.pop("method", None)
        unknown = sorted(set(given) - known)
        if unknown:
            raise IndicatorError(
                f"unknown choices {', '.join(unknown)}",
                where=_WHERE,
                remedy="remove or rename them",
            )
        try:
            return cls(**given)
        except TypeError as error:
            raise IndicatorError("a choice is no number", where=_WHERE) from error
