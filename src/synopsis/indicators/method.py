"""Methods: how an indicator is computed from observations, as Ibis expressions by name.

A method takes the table of observations and an indicator's card, and gives a table of
`place_code`, `period`, `number`, `low`, `high`, `n`: any Ibis engine can run it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.indicators.counting import COUNTS, kinds_of
from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.feeds import FEEDS
from synopsis.indicators.fold import Folds, Inside
from synopsis.vocabulary import Period

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.indicators.indicator import Indicator


@dataclass(frozen=True, slots=True, order=True)
class Ingredient:
    """One published series that a method draws on: source and the publisher's own code."""

    source: str
    series: str


Expression = Callable[["ir.Table", "Indicator", Folds], "ir.Table"]
Draws = Callable[[Period, Period], bool]
_YEARS = range(1800, 2201)  # all that a period can have


def _within(row: Period, point: Period) -> bool:
    return point.first <= row.first and row.last <= point.last


def _until(row: Period, point: Period) -> bool:
    return row.first <= point.last


def _within_two_years(row: Period, point: Period) -> bool:
    return row.year in (point.year - 1, point.year)


@dataclass(frozen=True, slots=True)
class Method:
    """A named way to compute an indicator.

    `over` is the card's key for the series that it divides by, and `draws` says whether a
    published row of a period enters the point of another. `is_list` says that it counts the
    entries of a list, which is whole or not for all places at once; `is_minimum` that its sums are
    lower limits, as of the dead of whom no entry says how many.
    """

    name: str
    sentence: str
    expression: Expression
    over: str = ""
    draws: Draws = _within
    is_list: bool = False
    is_minimum: bool = False

    def months_in(self, indicator: Indicator) -> int:
        """How many published months make a whole point; fewer leave it a lower limit."""
        return 12 if self.name == "yearly_sum" or indicator.arguments.get("sum") == "year" else 0

    def ingredients(self, indicator: Indicator) -> tuple[Ingredient, ...]:
        """The published series that an indicator draws on."""
        own = (Ingredient(indicator.source, kind) for kind in kinds_of(indicator))
        return (*own, *((_over(indicator, self.over),) if self.over else ()))


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


def _as_published(rows: ir.Table, indicator: Indicator, _: Folds) -> ir.Table:
    kept = _covered(rows, indicator)
    return kept.select("place_code", "period", "number", "low", "high", n=1)


def _numbers(rows: ir.Table, indicator: Indicator) -> ir.Table:
    return _covered(rows, indicator).select("place_code", "period", "number", n=1)


def _covered(rows: ir.Table, indicator: Indicator) -> ir.Table:
    """The observations that the card reads as figures of the place as it is.

    `zeros: not_covered` says that the publisher writes nought where it had no figure, and
    `since` in which period it began to speak of a place within its bounds of today.
    """
    kept = published(rows, _own(indicator))
    if indicator.arguments.get("zeros") == "not_covered":
        kept = kept.filter(kept.number != 0)
    for place, first in sorted(indicator.arguments.get("since", {}).items()):
        kept = kept.filter((kept.place_code != place) | (kept.period >= str(first)))
    return kept


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


def _yearly_sum(rows: ir.Table, indicator: Indicator, _: Folds) -> ir.Table:
    return _without_bounds(_by_year(rows, indicator))


def _stage_at_year_end(rows: ir.Table, indicator: Indicator, _: Folds) -> ir.Table:
    """The furthest stage reached by the end of each year that the table knows of."""
    import ibis  # heavy: only when used
    import pyarrow as pa  # heavy: only when used

    kept = published(rows, _own(indicator))
    kept = kept.mutate(since=kept.period.substr(0, 4).cast("int64"))
    span = kept.aggregate(first=kept.since.min(), last=kept.since.max())
    # A table of years, since not every engine can count from one number to another.
    years = ibis.memtable(pa.table({"year": list(_YEARS)})).cross_join(span)
    years = years.filter(years.year.between(years.first, years.last)).select("year")
    joined = kept.cross_join(years).filter(ibis._.since <= ibis._.year)
    stages = joined.group_by("place_code", "year").aggregate(
        number=joined.number.max(), n=joined.count()
    )
    return _without_bounds(
        stages.select("place_code", "number", "n", period=stages.year.cast("string"))
    )


def _yearly_growth(rows: ir.Table, indicator: Indicator, _: Folds) -> ir.Table:
    """The change of each year whose forerunner has a value too; a gap ends with no change."""
    kept = _numbers(rows, indicator)
    kept = kept.mutate(year=kept.period.substr(0, 4).cast("int64"))
    before = kept.filter(kept.number != 0)
    before = before.select("place_code", year=before.year + 1, start=before.number)
    joined = kept.inner_join(before, ["place_code", "year"])
    growth = (joined.number - joined.start) * 100 / joined.start
    return _without_bounds(joined.select("place_code", "period", "n", number=growth))


def _divided(key: str, factor: float) -> Expression:
    """Divide by the same place's and period's denominator, times a factor.

    Where one of the two publishers counts a place inside another, so is the other's figure
    before it is divided: both then speak of the same people.
    """

    def expression(rows: ir.Table, indicator: Indicator, folds: Folds) -> ir.Table:
        sums = indicator.arguments.get("sum") == "year"
        own, over = _own(indicator), _over(indicator, key)
        inside = folds.of(own.source, over.source)
        above = (_by_year if sums else _numbers)(rows, indicator)
        below = published(rows, over).filter(lambda row: row.number != 0)
        below = below.select("place_code", "period", "number", n=1)
        above = _together(above, _apart(inside, folds, own.source))
        below = _together(below, _apart(inside, folds, over.source))
        joined = above.inner_join(
            below.select("place_code", "period", divisor="number"), ["place_code", "period"]
        )
        ratio = joined.number * factor / joined.divisor
        return _without_bounds(joined.select("place_code", "period", "n", number=ratio))

    return expression


def _apart(inside: Inside, folds: Folds, source: str) -> Inside:
    """The folds that a source's own figures still lack."""
    own = folds.of(source)
    return {code: host for code, host in inside.items() if code not in own}


def _together(table: ir.Table, inside: Inside) -> ir.Table:
    """Add folded places to their hosts; a host that lacks a part in a period has no figure."""
    import ibis  # heavy: only when used

    if not inside:
        return table
    parts = {host.code: 1 + list(inside.values()).count(host) for host in inside.values()}
    hosts = table.place_code.cases(
        *((code, host.code) for code, host in inside.items()), else_=table.place_code
    )
    wanted = hosts.cases(*parts.items(), else_=1)
    placed = table.mutate(place_code=hosts, wanted=wanted)
    summed = placed.group_by("place_code", "period").aggregate(
        number=placed.number.sum(),
        n=placed.n.min(),
        found=placed.count(),
        wanted=ibis._.wanted.max(),
    )
    return summed.filter(summed.found == summed.wanted).drop("found", "wanted")


def _without_bounds(table: ir.Table) -> ir.Table:
    import ibis  # heavy: only when used

    none = ibis.null("float64")
    return table.mutate(low=none, high=none)


METHODS: Mapping[str, Method] = {
    method.name: method
    for method in (
        *(
            Method(name, sentence, make, over, is_list=True, is_minimum=is_minimum)
            for name, sentence, make, over, is_minimum in COUNTS
        ),
        *(Method(*feed) for feed in FEEDS),
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
            "share",
            "as a percentage of the series that it is set against, in the same year",
            _divided("of", 100),
            over="of",
        ),
        Method(
            "yearly_growth",
            "the change from the year before, as a percentage of that year's value",
            _yearly_growth,
            draws=_within_two_years,
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
        Method(
            "per_hundred_thousand_of_year",
            "divided by the population of the same year",
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
