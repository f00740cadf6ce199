"""Panels: the members of a composite as arrays of places, years and members."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.series import Point, Series
from synopsis.vocabulary import Frequency, Hedge, Place

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
_BEYOND = 1e100  # where sums of powers would overflow
_AT_LEAST = {Hedge.AT_LEAST, Hedge.MORE_THAN}
_AT_MOST = {Hedge.AT_MOST, Hedge.LESS_THAN, Hedge.ALMOST}


@dataclass(frozen=True, slots=True)
class Panel:
    """Values of members by place and year, with published bounds; what is missing is NaN.

    Arrays have the shape (places, years, members). A bound is the value itself where none was
    published, and infinite where the value is a limit (`at least`, `at most`) without another.
    """

    places: tuple[Place, ...]
    years: tuple[int, ...]
    members: tuple[str, ...]
    value: Array
    low: Array
    high: Array
    reasons: Mapping[tuple[str, Place], str]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit their names, or bounds that miss their value."""
        shape = (len(self.places), len(self.years), len(self.members))
        if not self.value.shape == self.low.shape == self.high.shape == shape:
            raise IndicatorError("the arrays do not fit their names", where="a panel")
        known = ~np.isnan(self.value)
        fits = (self.low[known] <= self.value[known]) & (self.value[known] <= self.high[known])
        if not bool(fits.all()):
            raise IndicatorError("a value is outside its bounds", where="a panel")
        beyond = (np.abs(self.value[known]) > _BEYOND).any(axis=None)
        if bool(beyond):
            raise IndicatorError(
                "a value is beyond any measure",
                where="a composite",
                remedy="look at its unit in the source",
            )

    @property
    def known(self) -> Mask:
        """Where a value was published."""
        return ~np.isnan(self.value)


def panel_of(
    series: Sequence[Series],
    members: Sequence[str],
    places: Sequence[Place],
    span: tuple[int | None, int | None] = (None, None),
) -> Panel:
    """The panel of some members in some places; the years run from the first to the last value."""
    found = {(one.indicator.id, one.place): one for one in series if one.indicator.id in members}
    rows = [
        (place, at, point)
        for at, member in enumerate(members)
        for place in places
        for point in _yearly(found.get((member, place)))
        if _inside(point, span)
    ]
    years = [point.period.year for _, _, point in rows]
    if not years:
        raise IndicatorError(
            "no member has a value in any economy", where="a composite",
            remedy="gather the sources of its members",
        )  # fmt: skip
    spread = tuple(range(span[0] or min(years), (span[1] or max(years)) + 1))
    value = np.full((len(places), len(spread), len(members)), np.nan)
    low, high = value.copy(), value.copy()
    for place, at, point in rows:
        cell = (list(places).index(place), point.period.year - spread[0], at)
        value[cell] = point.quantity.number
        low[cell], high[cell] = _bounds(point)
    reasons = {
        (member, place): _why(found.get((member, place))) for member in members for place in places
    }
    return Panel(tuple(places), spread, tuple(members), value, low, high, reasons)


def _inside(point: Point, span: tuple[int | None, int | None]) -> bool:
    first, last = span
    year = point.period.year
    return (first is None or first <= year) and (last is None or year <= last)


def _yearly(one: Series | None) -> tuple[Point, ...]:
    """The points of a series of years; another rhythm is refused, since years are compared."""
    if one is None:
        return ()
    for point in one.points:
        if point.period.frequency is not Frequency.YEAR:
            raise IndicatorError(
                f"'{one.indicator.id}' has values by {point.period.frequency.value}",
                where="a composite",
                remedy="composites are made of yearly indicators",
            )
    return one.points


def _bounds(point: Point) -> tuple[float, float]:
    """The published bounds; a limit is open on its other side."""
    quantity = point.quantity
    low = quantity.number if quantity.low is None else quantity.low
    high = quantity.number if quantity.high is None else quantity.high
    if quantity.hedge in _AT_LEAST and quantity.high is None:
        high = math.inf
    if quantity.hedge in _AT_MOST and quantity.low is None:
        low = -math.inf
    return low, high


def _why(one: Series | None) -> str:
    """Why a place has no value of a member."""
    if one is None:
        return "no series of this economy"
    return one.coverage.reason if not one.points and one.coverage.reason else "no value in the year"
