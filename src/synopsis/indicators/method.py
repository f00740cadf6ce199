"""Methods: how an indicator is computed from observations, as Ibis expressions by name.

A method takes the table of observations and an indicator's card, and gives a table of
`place_code`, `period`, `number`, `low`, `high`, `n`: any Ibis engine can run it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Period

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.indicators.indicator import Indicator


@dataclass(frozen=True, slots=True, order=True)
class Ingredient:
    """One published series that a method draws on: source and the publisher's own code."""

    source: str
    series: str


Expression = Callable[["ir.Table", "Indicator"], "ir.Table"]
Draws = Callable[[Period, Period], bool]


def _within(row: Period, point: Period) -> bool:
    return point.first <= row.first and row.last <= point.last


def _until(row: Period, point: Period) -> bool:
    return row.first <= point.last


@dataclass(frozen=True, slots=True)
class Method:
    """A named way to compute an indicator.

    `over` is the card's key for the series that it divides by, and `draws` says whether a
    published row of a period enters the point of another.
    """

    name: str
    sentence: str
    expression: Expression
    over: str = ""
    draws: Draws = _within

    def months_in(self, indicator: Indicator) -> int:
        """How many published months make a whole point; fewer leave it a lower limit."""
        return 12 if self.name == "yearly_sum" or indicator.arguments.get("sum") == "year" else 0

    def ingredients(self, indicator: Indicator) -> tuple[Ingredient, ...]:
        """The published series that an indicator draws on."""
        return (_own(indicator), *((_over(indicator, self.over),) if self.over else ()))


def _own(indicator: Indicator) -> Ingredient:
    return Ingredient(indicator.source, indicator.series)


def _over(indicator: Indicator, key: str) -> Ingredient:
    """The series that the card names to divide by."""
    named = indicator.arguments.get(key)
    if not isinstance(named, Mapping) or not {"source", "indicator"} <= set(named):
        raise IndicatorError(
            f"the method needs '{key}' to divide by",
            where=f"the indicator card '{indicator.id}'",
            remedy="name its source and indicator",
        )
    return Ingredient(str(named["source"]), str(named["indicator"]))


def published(rows: ir.Table, ingredient: Ingredient) -> ir.Table:
    """The observations of one published series that have a number."""
    return rows.filter(
        rows.source_id == ingredient.source,
        rows.indicator == ingredient.series,
        rows.number.notnull(),
    )


def _as_published(rows: ir.Table, indicator: Indicator) -> ir.Table:
    kept = published(rows, _own(indicator))
    if indicator.arguments.get("zeros") == "not_covered":
        # A named reading of the card: the publisher writes nought where it had no figure.
        kept = kept.filter(kept.number != 0)
    return kept.select("place_code", "period", "number", "low", "high", n=1)


def _by_year(rows: ir.Table, indicator: Indicator) -> ir.Table:
    """Sum the months of each year that the publication has reached the end of."""
    kept = published(rows, _own(indicator))
    kept = kept.mutate(year=kept.period.substr(0, 4), newest=kept.period.max().over())
    sums = kept.group_by("place_code", "year", "newest").aggregate(
        number=kept.number.sum(), n=kept.count()
    )
    complete = sums.filter(
        (sums.year < sums.newest.substr(0, 4)) | (sums.newest.substr(5, 2) == "12")
    )
    return complete.select("place_code", "number", "n", period=complete.year)


def _yearly_sum(rows: ir.Table, indicator: Indicator) -> ir.Table:
    return _without_bounds(_by_year(rows, indicator))


def _stage_at_year_end(rows: ir.Table, indicator: Indicator) -> ir.Table:
    """The furthest stage reached by the end of each year that the table knows of."""
    import ibis  # heavy: only when used

    kept = published(rows, _own(indicator))
    kept = kept.mutate(since=kept.period.substr(0, 4).cast("int64"))
    span = kept.aggregate(first=kept.since.min(), last=kept.since.max())
    years = span.select(year=ibis.range(span.first, span.last + 1).unnest())
    joined = kept.join(years, kept.since <= years.year)
    stages = joined.group_by("place_code", "year").aggregate(
        number=joined.number.max(), n=joined.count()
    )
    return _without_bounds(
        stages.select("place_code", "number", "n", period=stages.year.cast("string"))
    )


def _divided(key: str, factor: float) -> Expression:
    """Divide by the same place's and period's denominator, times a factor."""

    def expression(rows: ir.Table, indicator: Indicator) -> ir.Table:
        sums = indicator.arguments.get("sum") == "year"
        above = (_by_year if sums else _as_published)(rows, indicator)
        below = published(rows, _over(indicator, key)).filter(lambda row: row.number != 0)
        joined = above.select("place_code", "period", "number", "n").inner_join(
            below.select("place_code", "period", divisor="number"), ["place_code", "period"]
        )
        ratio = joined.number * factor / joined.divisor
        return _without_bounds(joined.select("place_code", "period", "n", number=ratio))

    return expression


def _without_bounds(table: ir.Table) -> ir.Table:
    import ibis  # heavy: only when used

    none = ibis.null("float64")
    return table.mutate(low=none, high=none)


METHODS: Mapping[str, Method] = {
    method.name: method
    for method in (
        Method("as_published", "taken as published", _as_published),
        Method("yearly_sum", "the published months of each whole year added up", _yearly_sum),
        Method(
            "stage_at_year_end",
            "the furthest step taken by the end of each year",
            _stage_at_year_end,
            draws=_until,
        ),
        Method(
            "share_of_gdp",
            "divided by the gross domestic product of the same year",
            _divided("gdp", 100),
            over="gdp",
        ),
        Method(
            "per_thousand_people",
            "divided by the population of the same year",
            _divided("people", 1_000),
            over="people",
        ),
        Method(
            "per_hundred_thousand_people",
            "the published months of each whole year added up and divided by its population",
            _divided("people", 100_000),
            over="people",
        ),
    )
}


def method_of(indicator: Indicator) -> Method:
    """The method that a card names; an error where no method has the name."""
    if indicator.method not in METHODS:
        raise IndicatorError(
            f"'{indicator.method}' is not a method",
            where=f"the indicator card '{indicator.id}'",
            remedy=f"use one of {', '.join(METHODS)}",
        )
    return METHODS[indicator.method]
