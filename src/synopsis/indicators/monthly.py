"""Finer rhythms: the indicators that are published by month or quarter, as they come.

A card in the region's `monthly/` names an indicator and how its months are read; everything else
is as the indicator's own card says. `listed: whole` is a named choice: the publisher lists what it
found, so that a month which its publication reaches and which lists nothing is nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from synopsis.evidence import observations
from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.indicator import Indicator
from synopsis.indicators.measure import measure_these, visible_indicators
from synopsis.indicators.series import Point, Series
from synopsis.vocabulary import Frequency, Period, Quantity, Unit

if TYPE_CHECKING:
    from synopsis.catalog import View

FOLDER = "monthly"
_KEYS = frozenset(
    {
        "id", "name", "short", "unit", "counted", "method", "pool", "lag_months", "listed",
        "caveat", "reason", "concern",
    }
)  # fmt: skip
Cell = tuple[str, str, str, str]  # source, series, place, period
_NOUGHT = "the publication reaches the month and lists nothing in it, which is read as nought"


@dataclass(frozen=True, slots=True)
class Monthly:
    """One indicator by month or quarter in one place.

    `pool` names the class of series whose past it shares when something is learned from errors,
    `lag_months` how long after a month its figure is published, and `is_whole` says that months
    without a row were read as nought.
    """

    series: Series
    pool: str
    lag_months: int
    is_whole: bool = False

    def until(self, last: Period) -> Monthly:
        """The same as far as a period: what its figures were then, by today's vintage."""
        kept = tuple(point for point in self.series.points if point.period.last <= last.last)
        return replace(self, series=replace(self.series, points=kept))

    def known_by(self, day: date) -> Monthly:
        """The same as far as its figures were out by a day, by its lag of publication."""
        month = Period.parse(f"{day:%Y-%m}").month_number
        return self.until(Period.of_month(month - 1 - self.lag_months))


@dataclass(frozen=True, slots=True)
class _Card:
    """How an indicator is read by month."""

    indicator: Indicator
    pool: str
    lag_months: int
    is_whole: bool


def monthly(view: View) -> tuple[Monthly, ...]:
    """Every indicator that has a card of finer rhythm, in every place, oldest value first."""
    known = {one.id: one for one in visible_indicators(view)}
    cards = [
        _read(card, known[str(card.get("id"))])
        for card in view.profile.cards(FOLDER)
        if str(card.get("id")) in known
    ]
    _refuse_unknown(view)
    measured = measure_these(view, [card.indicator for card in cards])
    empty = _listed_empty(view, cards)
    return tuple(
        Monthly(series, card.pool, card.lag_months, card.is_whole)
        for card in cards
        for series in _whole(
            card, [one for one in measured if one.indicator.id == card.indicator.id], empty
        )
    )


def _refuse_unknown(view: View) -> None:
    named = {str(card.get("id")) for card in view.profile.cards("indicators")}
    for card in view.profile.cards(FOLDER):
        if str(card.get("id")) not in named:
            raise IndicatorError(
                "no indicator has this id",
                where=f"the card '{card.get('id', '?')}' in {FOLDER}/",
                remedy="name an indicator of the region",
            )


def _read(card: Mapping[str, Any], indicator: Indicator) -> _Card:
    """An indicator as its card of finer rhythm changes it."""
    where = f"the card '{indicator.id}' in {FOLDER}/"
    unknown = sorted(set(card) - _KEYS)
    if unknown:
        raise IndicatorError(
            f"unknown keys {', '.join(unknown)}", where=where, remedy="remove or rename them"
        )
    try:
        method = dict(card["method"])
        lag = int(card["lag_months"])
        changed = replace(
            indicator,
            name=str(card["name"]),
            unit=Unit(card.get("unit", indicator.unit)),
            counted=str(card.get("counted", indicator.counted)),
            method=str(method.pop("name")),
            arguments=method,
            caveat=" ".join(filter(None, (indicator.caveat, str(card.get("caveat") or "")))),
        )
        pool, listed = str(card["pool"]), str(card.get("listed", "as given"))
    except (KeyError, ValueError, TypeError) as error:
        raise IndicatorError(
            f"the card cannot be read: {error!s}",
            where=where,
            remedy="compare it with a shipped one",
        ) from error
    if (
        listed not in {"as given", "whole"}
        or lag < 0
        or (listed == "whole" and not card.get("reason"))
    ):
        raise IndicatorError(
            "'listed' is whole, with a reason, or left out, and no lag is below nought", where=where
        )
    return _Card(changed, pool, lag, listed == "whole")


def _listed_empty(view: View, cards: Sequence[_Card]) -> frozenset[Cell]:
    """What whole lists name without a value: not covered, and never nought."""
    whole = [card.indicator for card in cards if card.is_whole]
    if not whole:
        return frozenset()
    rows = observations(view, covered=False)
    rows = rows.filter(rows.source_id.isin(sorted({one.source for one in whole})))
    found = rows.select("source_id", "indicator", "place_code", "period").to_pyarrow().to_pylist()
    return frozenset(tuple(row.values()) for row in found)


def _whole(card: _Card, own: Sequence[Series], empty: frozenset[Cell]) -> list[Series]:
    """The series of a card, their unlisted months filled where the list is whole."""
    if not card.is_whole:
        return [replace(one, points=_fine(one)) for one in own]
    months = sorted({point.period.text for one in own for point in _fine(one)})
    if not months:
        return list(own)
    reach = _months(Period.parse(months[0]), Period.parse(months[-1]))
    return [replace(one, points=_filled(one, reach, empty)) for one in own]


def _fine(series: Series) -> tuple[Point, ...]:
    kept = (Frequency.MONTH, Frequency.QUARTER)
    return tuple(point for point in series.points if point.period.frequency in kept)


def _months(first: Period, last: Period) -> list[Period]:
    return [Period.of_month(at) for at in range(first.month_number, last.month_number + 1)]


def _filled(series: Series, reach: Sequence[Period], empty: frozenset[Cell]) -> tuple[Point, ...]:
    """A place that the source never lists is not covered; another's unlisted months are nought.

    A month that is listed without a value is neither.
    """
    have = {point.period: point for point in _fine(series)}
    if not have:
        return ()
    nought = Quantity(0.0, series.indicator.unit)
    key = (series.indicator.source, series.indicator.series, str(series.place))
    return tuple(
        have.get(period) or Point(period, nought, (), 0, _NOUGHT)
        for period in reach
        if period in have or (*key, period.text) not in empty
    )
