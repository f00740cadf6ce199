"""Bundles: the indicators that are taken as published, all in one question to the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from synopsis.indicators.indicator import Indicator

_PLAIN = "as_published"


def is_plain(indicator: Indicator) -> bool:
    """Whether an indicator is its published series, with no choice made on the way."""
    return indicator.method == _PLAIN and not indicator.arguments


def bundled(rows: ir.Table, indicators: Sequence[Indicator]) -> ir.Table:
    """The values of plain indicators, each under its `id`; one join in the place of one query each.

    What the engine is asked grows with every query, and its planning with the square of that.
    """
    import ibis  # heavy: only when used

    wanted = ibis.memtable(
        [{"id": one.id, "source_id": one.source, "indicator": one.series} for one in indicators],
        schema={"id": "string", "source_id": "string", "indicator": "string"},
    )
    kept = rows.filter(rows.number.notnull())
    joined = kept.inner_join(wanted, ["source_id", "indicator"])
    return joined.select("place_code", "period", "number", "low", "high", "id", n=1)
