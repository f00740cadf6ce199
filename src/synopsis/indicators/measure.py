"""The verb `measure`: every indicator of the region as series, with coverage and inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from synopsis.evidence import observations, stated_figures
from synopsis.indicators.coverage import cover
from synopsis.indicators.indicator import Indicator
from synopsis.indicators.method import Ingredient, method_of
from synopsis.indicators.series import Point, Series
from synopsis.vocabulary import (
    CLEAR,
    Citation,
    Grade,
    Hedge,
    Marking,
    Period,
    Place,
    Quantity,
    Tlp,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.catalog import View

_COLUMNS = (
    "source_id", "indicator", "place_code", "period", "locator", "snapshot", "grade", "note",
    "marking_level", "marking_owner", "releasable_to",
)  # fmt: skip
_UNGRADED = Grade("F", 6)


@dataclass(frozen=True, slots=True)
class Input:
    """One published row that a series draws on."""

    period: Period
    citation: Citation
    grade: Grade
    marking: Marking
    note: str


Inputs = Mapping[tuple[Ingredient, str], Sequence[Input]]
Values = Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]


def load_indicators(cards: Iterable[Mapping[str, Any]]) -> tuple[Indicator, ...]:
    """The region's indicators, in the order of their identifiers."""
    return tuple(sorted(map(Indicator.parse, cards), key=lambda indicator: indicator.id))


def measure(view: View) -> tuple[Series, ...]:
    """Every indicator in every place that its card names; an uncovered one has no points."""
    indicators = load_indicators(view.profile.cards("indicators"))
    rows = _rows(view)
    wanted = {need for one in indicators for need in method_of(one).ingredients(one)}
    inputs = _inputs(rows, wanted)
    values = _values(rows, indicators)
    return tuple(
        series for indicator in indicators for series in _measured(view, indicator, values, inputs)
    )


def _rows(view: View) -> ir.Table:
    """Observations and stated figures in one table; a stated figure's indicator is its concept."""
    stated = stated_figures(view)
    stated = stated.mutate(indicator=stated.concept)
    columns = (*_COLUMNS, "number", "low", "high")
    return observations(view).select(*columns).union(stated.select(*columns))


def _values(rows: ir.Table, indicators: Sequence[Indicator]) -> Values:
    """All values by indicator and place, oldest first, in one query of their methods."""
    import ibis  # heavy: only when used

    tables = [
        method_of(one)
        .expression(rows, one)
        .select(
            "place_code",
            "period",
            number=ibis._.number.cast("float64"),
            low=ibis._.low.cast("float64"),
            high=ibis._.high.cast("float64"),
            n=ibis._.n.cast("int64"),
            id=ibis.literal(one.id),
        )
        for one in indicators
    ]
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    if tables:
        table = ibis.union(*tables) if len(tables) > 1 else tables[0]
        for row in table.order_by("id", "place_code", "period").to_pyarrow().to_pylist():
            found[row["id"], row["place_code"]].append(row)
    return found


def _inputs(rows: ir.Table, wanted: Iterable[Ingredient]) -> Inputs:
    """The published rows that the wanted series consist of."""
    found: dict[tuple[Ingredient, str], list[Input]] = defaultdict(list)
    needs = set(wanted)
    sources = sorted({need.source for need in needs})
    kept = rows.filter(rows.source_id.isin(sources), rows.number.notnull()).select(*_COLUMNS)
    for row in kept.order_by("place_code", "period", "locator").to_pyarrow().to_pylist():
        need = Ingredient(row["source_id"], row["indicator"])
        if need in needs:
            found[need, row["place_code"]].append(_input(row))
    return found


def _input(row: Mapping[str, Any]) -> Input:
    releasable = frozenset(filter(None, (row["releasable_to"] or "").split("|")))
    level = Tlp(row["marking_level"])
    marking = CLEAR if level == Tlp.CLEAR else Marking(level, row["marking_owner"], releasable)
    return Input(
        Period.parse(row["period"]),
        Citation(row["source_id"], row["snapshot"], row["locator"]),
        Grade.parse(row["grade"]),
        marking,
        row["note"] or "",
    )


def _measured(view: View, indicator: Indicator, values: Values, inputs: Inputs) -> Iterable[Series]:
    """One series for every place that the indicator's card names."""
    region = view.profile.region
    sources = {receipt.source for receipt in view.latest()}
    is_gathered = {need.source for need in method_of(indicator).ingredients(indicator)} <= sources
    for place in (Place(code) for code in indicator.places or map(str, region.places)):
        rows = [
            row
            for need in method_of(indicator).ingredients(indicator)
            for row in inputs.get((need, place.code), ())
        ]
        points = tuple(
            _point(indicator, value, rows) for value in values.get((indicator.id, place.code), ())
        )
        yield Series(
            indicator,
            place,
            points,
            cover(indicator, place, points, is_gathered=is_gathered),
            reduce(Grade.worst, (row.grade for row in rows)) if rows else _UNGRADED,
            reduce(Marking.join, (row.marking for row in rows), CLEAR),
        )


def _point(indicator: Indicator, value: Mapping[str, Any], rows: Sequence[Input]) -> Point:
    """A value with the rows of its own period, which it was computed from."""
    period = Period.parse(value["period"])
    method = method_of(indicator)
    draws = method.draws
    hedge = Hedge.AT_LEAST if int(value["n"]) < method.months_in(indicator) else Hedge.EXACT
    own = [row for row in rows if draws(row.period, period)]
    return Point(
        period,
        Quantity(value["number"], indicator.unit, hedge, value["low"], value["high"]),
        tuple(row.citation for row in own),
        int(value["n"]),
        "; ".join(dict.fromkeys(row.note for row in own if row.note)),
    )
