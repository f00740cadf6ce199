"""Methods of event feeds: shares of the events that name a place, and the tone of their news.

A feed lists what the world's news says, whose volume grows and falls: the number of events of a
kind says more of newsrooms than of a place. So all that is drawn here is a share of the feed's own
volume. `codes` are the publisher's codes of events, `of` is `place` (all events of the place, the
default) or `world` (events of those kinds in the whole feed), and `volume_min` is the number of
events in the world that a month must hold to be taken: of other months the feed has only echoes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from synopsis.indicators.errors import IndicatorError

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.indicators.indicator import Indicator

_WORLD = "WLD"
_OF = ("place", "world")
_EVENTS, _TONED = "events", "toned"
_Expression = Callable[["ir.Table", "Indicator", Any], "ir.Table"]


def event_share(rows: ir.Table, indicator: Indicator, _: object) -> ir.Table:
    """Events of some kinds in a place and month, as a percentage of all there or of the world's."""
    import ibis  # heavy: only when used

    above = _summed(rows, indicator, _codes(indicator))
    places = _summed(rows, indicator, [indicator.series])
    joined = places.select("place_code", "period", "n", whole="number")
    if _of(indicator) == "world":
        whole = above.filter(above.place_code == _WORLD).select("period", whole="number")
        joined = joined.drop("whole").inner_join(whole, "period")
    parts = above.select("place_code", "period", part="number")
    found = joined.left_join(parts, ["place_code", "period"])
    # A month that has events of the place and none of the kind is a month of nought.
    number = ibis.coalesce(found.part, 0.0) * 100 / found.whole
    return _told(rows, indicator, found.filter(found.whole > 0).mutate(number=number))


def mean_tone(rows: ir.Table, indicator: Indicator, _: object) -> ir.Table:
    """The mean of the tone over all events of a place and month that have one."""
    above = _summed(rows, indicator, [indicator.series])
    below = _summed(rows, indicator, [f"{_feed(indicator)}.{_TONED}"])
    joined = above.select("place_code", "period", "n", "number").inner_join(
        below.select("place_code", "period", whole="number"), ["place_code", "period"]
    )
    joined = joined.filter(joined.whole > 0)
    return _told(rows, indicator, joined.mutate(number=joined.number / joined.whole))


def _summed(rows: ir.Table, indicator: Indicator, series: list[str]) -> ir.Table:
    """What the files of a feed count, added up by place and month; `n` is how many rows."""
    kept = rows.filter(rows.source_id == indicator.source, rows.indicator.isin(series))
    return kept.group_by("place_code", "period").aggregate(number=kept.number.sum(), n=kept.count())


def _told(rows: ir.Table, indicator: Indicator, found: ir.Table) -> ir.Table:
    """Places, without the world itself, in the months whose volume is enough."""
    import ibis  # heavy: only when used

    world = _summed(rows, indicator, [f"{_feed(indicator)}.{_EVENTS}"])
    least = float(indicator.arguments.get("volume_min", 0))
    world = world.filter(world.place_code == _WORLD, world.number >= least).select("period")
    none = ibis.null("float64")
    kept = found.filter(found.place_code != _WORLD).semi_join(world, "period")
    return kept.select("place_code", "period", "number", "n").mutate(low=none, high=none)


def _feed(indicator: Indicator) -> str:
    """The feed whose counts the card names, such as `events` in `events.articles`."""
    return indicator.series.rpartition(".")[0]


def _codes(indicator: Indicator) -> list[str]:
    codes = indicator.arguments.get("codes", ())
    if not codes or not all(isinstance(code, str) for code in codes):
        raise IndicatorError(
            "the method needs 'codes', the publisher's codes of events, as texts",
            where=f"the indicator card '{indicator.id}'",
            remedy='write them in quotes, as in ["14", "18"]',
        )
    return [f"{indicator.series}.{code}" for code in codes]


def _of(indicator: Indicator) -> str:
    of = str(indicator.arguments.get("of", "place"))
    if of not in _OF:
        raise IndicatorError(
            f"'{of}' is not what a share of events can be of",
            where=f"the indicator card '{indicator.id}'",
            remedy=f"use {' or '.join(_OF)}",
        )
    return of


FEEDS: tuple[tuple[str, str, _Expression], ...] = (
    (
        "event_share",
        "events of some kinds as a percentage of all events that the feed lists in the same month",
        event_share,
    ),
    ("mean_tone", "the mean tone of the news behind all events of the same month", mean_tone),
)
