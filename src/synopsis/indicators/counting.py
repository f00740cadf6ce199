"""Counting: incidents of some kinds by place and year, and nought only where a card says so.

A card's method names `kinds` (kinds of incidents, or published counts), `having` (features, of
which each incident counted has at least one), and `covers`: for each place the spans that the
source covers. Inside a span a year without any is nought; outside there is no value, whatever the
source lists. A source that was not gathered covers nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from synopsis.indicators.errors import IndicatorError
from synopsis.vocabulary import Period, VocabularyError

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.indicators.indicator import Indicator

_YEAR, _MONTH = len("2020"), len("2020-01")
_Expression = Callable[["ir.Table", "Indicator", Any], "ir.Table"]


def counted(length: int) -> _Expression:
    """How many there are by place and period; a period is the first `length` signs of a day."""

    def expression(rows: ir.Table, indicator: Indicator, _: object) -> ir.Table:
        kept = _having(_kept(rows, indicator, length), indicator)
        sums = kept.group_by("place_code", "period").aggregate(
            number=kept.number.sum(), n=kept.count()
        )
        return _without_bounds(_inside(rows, sums, indicator, length))

    return expression


def dead(rows: ir.Table, indicator: Indicator, _: object) -> ir.Table:
    """Deaths by place and year, by the best figures; bounds where any row publishes one."""
    import ibis  # heavy: only when used

    kept = _having(_kept(rows, indicator, _YEAR), indicator)
    low = kept.deaths_low.fill_null(kept.deaths)
    high = kept.deaths_high.fill_null(kept.deaths)
    sums = kept.group_by("place_code", "period").aggregate(
        number=kept.deaths.sum(),
        n=kept.count(),
        low=ibis.cases((kept.deaths_low.count() > 0, low.sum())),
        high=ibis.cases((kept.deaths_high.count() > 0, high.sum())),
    )
    # Incidents of which no one says how many died add up to nothing known, not to nought.
    return _inside(rows, sums, indicator, _YEAR).filter(lambda row: row.number.notnull())


def shared(rows: ir.Table, indicator: Indicator, _: object) -> ir.Table:
    """The percentage of the incidents that have a feature; none where there are too few."""
    kept = _kept(rows, indicator, _YEAR)
    own = _having(kept, indicator)
    above = own.group_by("place_code", "period").aggregate(part=own.number.sum())
    below = kept.group_by("place_code", "period").aggregate(whole=kept.number.sum(), n=kept.count())
    return _percent(rows, above, below, indicator)


def shared_of(rows: ir.Table, indicator: Indicator, _: object) -> ir.Table:
    """The percentage that published counts are of others, both added up over the year."""
    named = indicator.arguments.get("of")
    if not isinstance(named, Mapping) or not {"source", "indicator"} <= set(named):
        raise _wrong(indicator, "the method needs 'of', the counts to divide by")
    own = _kept(rows, indicator, _YEAR)
    over = _of(rows, str(named["source"]), (str(named["indicator"]),), _YEAR)
    above = own.group_by("place_code", "period").aggregate(part=own.number.sum())
    below = over.group_by("place_code", "period").aggregate(whole=over.number.sum(), n=over.count())
    return _percent(rows, above, below, indicator)


def _percent(rows: ir.Table, above: ir.Table, below: ir.Table, indicator: Indicator) -> ir.Table:
    least = indicator.arguments.get("least", 1)
    if not isinstance(least, int) or least < 1:
        raise _wrong(indicator, f"'least' cannot be {str(least)[:20]!r}")
    enough = below.filter(below.whole >= least)
    joined = enough.left_join(above, ["place_code", "period"])
    ratios = joined.select(
        "place_code", "period", "n", number=joined.part.fill_null(0) * 100 / joined.whole
    )
    found = _inside(rows, ratios, indicator, _YEAR, is_zero_known=False)
    return _without_bounds(found)


def kinds_of(indicator: Indicator) -> tuple[str, ...]:
    """The kinds that a card counts; without any, the series that it names."""
    return tuple(map(str, indicator.arguments.get("kinds") or (indicator.series,)))


def _kept(rows: ir.Table, indicator: Indicator, length: int) -> ir.Table:
    return _of(rows, indicator.source, kinds_of(indicator), length)


def _of(rows: ir.Table, source: str, kinds: tuple[str, ...], length: int) -> ir.Table:
    """The rows of a source's kinds whose day is known as exactly as is asked."""
    kept = rows.filter(
        rows.source_id == source,
        rows.indicator.isin(kinds),
        rows.number.notnull(),
        rows.period.length() >= length,
    )
    return kept.mutate(period=kept.period.substr(0, length))


def _having(kept: ir.Table, indicator: Indicator) -> ir.Table:
    wanted = indicator.arguments.get("having") or ()
    if not wanted:
        return kept
    has_any = kept.features.contains(f"|{wanted[0]}|")
    for feature in wanted[1:]:
        has_any |= kept.features.contains(f"|{feature}|")
    return kept.filter(has_any)


def _inside(
    rows: ir.Table, sums: ir.Table, indicator: Indicator, length: int, *, is_zero_known: bool = True
) -> ir.Table:
    """The values of the spans that the card covers; a period without any is nought there."""
    import ibis  # heavy: only when used

    periods = [
        {"place_code": place, "period": period} for place, period in _periods(indicator, length)
    ]
    schema = ibis.schema({"place_code": "string", "period": "string"})
    spans = ibis.memtable(periods, schema=schema)
    if not is_zero_known:
        return spans.inner_join(sums, ["place_code", "period"])
    own = rows.filter(rows.source_id == indicator.source)
    met = own.aggregate(met=own.count())
    gathered = spans.cross_join(met.filter(met.met > 0)).drop("met")
    joined = gathered.left_join(sums, ["place_code", "period"]).drop(
        "place_code_right", "period_right"
    )
    is_empty = joined.n.isnull()
    return joined.mutate(
        number=ibis.cases((is_empty, 0), else_=joined.number), n=joined.n.fill_null(0)
    )


def _periods(indicator: Indicator, length: int) -> Iterator[tuple[str, str]]:
    """Every year or month of the spans that the card covers, by place."""
    covers = indicator.arguments.get("covers")
    if not isinstance(covers, Mapping) or not covers:
        raise _wrong(indicator, "the method needs 'covers', the spans of each place")
    for place, spans in covers.items():
        for text in [spans] if isinstance(spans, str | int) else spans:
            for year in _years(indicator, str(text)):
                if length == _YEAR:
                    yield str(place), str(year)
                else:
                    yield from ((str(place), f"{year}-{month:02d}") for month in range(1, 13))


def _years(indicator: Indicator, text: str) -> range:
    """The years of a span; whole years alone can be nought."""
    try:
        span = Period.parse(text)
    except VocabularyError as error:
        raise _wrong(indicator, f"'covers' cannot hold '{text[:20]}'") from error
    whole = (span.first.month, span.first.day, span.last.month, span.last.day) == (1, 1, 12, 31)
    if not whole:
        raise _wrong(indicator, f"'covers' holds '{text[:20]}', which is not of whole years")
    return range(span.first.year, span.last.year + 1)


def _wrong(indicator: Indicator, what: str) -> IndicatorError:
    return IndicatorError(
        what,
        where=f"the indicator card '{indicator.id}'",
        remedy="write e.g. covers: {ALB: 1990/2019}",
    )


def _without_bounds(table: ir.Table) -> ir.Table:
    import ibis  # heavy: only when used

    none = ibis.null("float64")
    return table.mutate(low=none, high=none)


# Name, sentence, expression, the card's key for a series to divide by, and whether it is a minimum.
COUNTS: tuple[tuple[str, str, _Expression, str, bool], ...] = (
    (
        "incidents_by_year",
        "the incidents of the year counted, each once; nought only where the source covers it",
        counted(_YEAR),
        "",
        False,
    ),
    (
        "incidents_by_month",
        "the incidents of the month counted, each once; nought only where the source covers it",
        counted(_MONTH),
        "",
        False,
    ),
    (
        "deaths_by_year",
        "the best figures of deaths in the incidents of the year added up, and so their bounds",
        dead,
        "",
        True,
    ),
    (
        "share_of_incidents",
        "the incidents of the year that have the feature, as a percentage of all of them",
        shared,
        "",
        False,
    ),
    (
        "share_of_counts",
        "the counts of the year added up, as a percentage of the counts that they are part of",
        shared_of,
        "of",
        False,
    ),
)
