"""The verb `measure`: every indicator of the region as series, with coverage and inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from synopsis.evidence import incidents, observations, stated_figures, tallies
from synopsis.indicators.bundle import bundled, is_plain
from synopsis.indicators.coverage import Standing, cover
from synopsis.indicators.fold import Folds, load_folds
from synopsis.indicators.indicator import Indicator
from synopsis.indicators.method import Ingredient, method_of
from synopsis.indicators.series import Point, Series
from synopsis.sources import load_cards, visible_cards
from synopsis.vocabulary import (
    CLEAR,
    Citation,
    Grade,
    Hedge,
    Marking,
    Period,
    Place,
    Quantity,
    Region,
    Tlp,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.catalog import View

_COLUMNS = (
    "source_id", "indicator", "place_code", "period", "locator", "snapshot", "grade", "note",
    "marking_level", "marking_owner", "releasable_to",
)  # fmt: skip
_DEATHS = ("deaths", "deaths_low", "deaths_high")
_ORDER = ("place_code", "period", "locator", "snapshot", "indicator")
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


@dataclass(frozen=True, slots=True)
class Found:
    """What the evidence gives: values, the rows behind them, folded places, sources gathered."""

    values: Values
    inputs: Inputs
    folds: Folds
    sources: frozenset[str]


def load_indicators(cards: Iterable[Mapping[str, Any]]) -> tuple[Indicator, ...]:
    """The region's indicators, in the order of their identifiers."""
    return tuple(sorted(map(Indicator.parse, cards), key=lambda indicator: indicator.id))


def measure(view: View) -> tuple[Series, ...]:
    """Every indicator in every place that its card names; an uncovered one has no points."""
    return measure_these(view, visible_indicators(view))


def measure_these(view: View, indicators: Sequence[Indicator]) -> tuple[Series, ...]:
    """Some indicators in every place that their cards name."""
    wanted = {need for one in indicators for need in method_of(one).ingredients(one)}
    rows = _rows(view)
    rows = view.hold(rows.filter(rows.source_id.isin(sorted({need.source for need in wanted}))))
    inputs = _inputs(rows, wanted)
    folds = load_folds(view.profile)
    found = Found(
        _values(rows, indicators, folds),
        inputs,
        folds,
        frozenset(receipt.source for receipt in view.latest()),
    )
    region = view.profile.region
    return tuple(
        series for indicator in indicators for series in _measured(region, indicator, found)
    )


def visible_indicators(view: View) -> tuple[Indicator, ...]:
    """The region's indicators but those of sources that the view's principal may not see."""
    known = {card.id for card in load_cards(view.profile)}
    hidden = known - {card.id for card in visible_cards(view)}
    indicators = load_indicators(view.profile.cards("indicators"))
    return tuple(
        one
        for one in indicators
        if not hidden & {need.source for need in method_of(one).ingredients(one)}
    )


def _rows(view: View) -> ir.Table:
    """All that methods draw on in one table, each row under a word of its own as indicator.

    A stated figure's is its concept; an incident's is its kind, its number is one, and features
    and deaths stand beside it, which other rows have none of.
    """
    import ibis  # heavy: only when used

    stated = stated_figures(view)
    stated = stated.mutate(indicator=stated.concept)
    columns = (*_COLUMNS, "number", "low", "high")
    without = {"features": ibis.null("string")} | dict.fromkeys(_DEATHS, ibis.null("int64"))
    rows = observations(view).select(*columns).union(stated.select(*columns)).mutate(**without)
    listed = incidents(view)
    one, none = ibis.literal(1.0), ibis.null("float64")
    listed = listed.mutate(
        indicator=listed.kind, note=ibis.literal(""), number=one, low=none, high=none
    )
    rows = rows.union(listed.select(*columns, "features", *_DEATHS))
    counts = tallies(view)
    return rows if counts is None else rows.union(counts.select(*columns).mutate(**without))


def _values(rows: ir.Table, indicators: Sequence[Indicator], folds: Folds) -> Values:
    """All values by indicator and place, oldest first, in one query of their methods."""
    import ibis  # heavy: only when used

    plain = [one for one in indicators if is_plain(one)]
    asked = [
        method_of(one).expression(rows, one, folds).mutate(id=ibis.literal(one.id))
        for one in indicators
        if not is_plain(one)
    ]
    tables = [_plainly(table) for table in (*asked, *([bundled(rows, plain)] if plain else ()))]
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    if tables:
        table = ibis.union(*tables) if len(tables) > 1 else tables[0]
        for row in sorted(table.to_pyarrow().to_pylist(), key=itemgetter("period")):
            found[row["id"], row["place_code"]].append(row)
    return found


def _plainly(table: ir.Table) -> ir.Table:
    """The columns of values, of one kind in every table, so that tables can be joined below."""
    kinds = {"number": "float64", "low": "float64", "high": "float64", "n": "int64"}
    typed = {name: table[name].cast(kind) for name, kind in kinds.items()}
    return table.select("id", "place_code", "period", **typed)


def _inputs(rows: ir.Table, wanted: Iterable[Ingredient]) -> Inputs:
    """The published rows that the wanted series consist of."""
    found: dict[tuple[Ingredient, str], list[Input]] = defaultdict(list)
    needs = set(wanted)
    sources = sorted({need.source for need in needs})
    kept = rows.filter(rows.source_id.isin(sources), rows.number.notnull()).select(*_COLUMNS)
    # Sorted here, since engines order texts by the rules of one language or another.
    for row in sorted(kept.to_pyarrow().to_pylist(), key=itemgetter(*_ORDER)):
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


def _measured(region: Region, indicator: Indicator, found: Found) -> Iterable[Series]:
    """One series for every place that the indicator's card names."""
    needs = method_of(indicator).ingredients(indicator)
    for place in (Place(code) for code in indicator.places or map(str, region.places)):
        standing = _standing(region, needs, place, found)
        rows = [
            row
            for need in needs
            for code in (place, *standing.includes)
            for row in found.inputs.get((need, code.code), ())
        ]
        behind = rows
        if method_of(indicator).is_list:
            # A nought rests on the whole list, and is marked and graded as the list is.
            behind = [
                row for (need, _), own in found.inputs.items() if need in needs for row in own
            ]
        points = tuple(
            _point(indicator, value, rows, standing.words)
            for value in found.values.get((indicator.id, place.code), ())
        )
        yield Series(
            indicator,
            place,
            points,
            cover(indicator, place, points, standing),
            reduce(Grade.worst, (row.grade for row in behind)) if behind else _UNGRADED,
            reduce(Marking.join, (row.marking for row in behind), CLEAR),
        )


def _standing(region: Region, needs: Sequence[Ingredient], place: Place, found: Found) -> Standing:
    """How the sources of an indicator treat a place, in the region's words."""
    sources = {need.source for need in needs}
    host = found.folds.of(*sorted(sources)).get(place.code)
    includes = found.folds.included(sorted(sources), place)
    names = ", ".join(map(region.name, includes))
    return Standing(
        sources <= found.sources,
        region.name(host) if host else "",
        includes,
        f"its figures include {names}" if includes else "",
    )


def _point(
    indicator: Indicator, value: Mapping[str, Any], rows: Sequence[Input], words: str
) -> Point:
    """A value with the rows of its own period, which it was computed from."""
    period = Period.parse(value["period"])
    method = method_of(indicator)
    draws = method.draws
    is_part = int(value["n"]) < method.months_in(indicator)
    hedge = Hedge.AT_LEAST if is_part or (method.is_minimum and value["n"]) else Hedge.EXACT
    own = [row for row in rows if draws(row.period, period)]
    if method.is_list and not own:
        words = "; ".join(filter(None, (words, "the list, which covers the year, has no entry")))
    return Point(
        period,
        Quantity(value["number"], indicator.unit, hedge, value["low"], value["high"]),
        tuple(row.citation for row in own),
        int(value["n"]),
        "; ".join(dict.fromkeys(note for note in (words, *(row.note for row in own)) if note)),
    )
