"""Figures: the stated figures in force in a view, as values."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from synopsis.catalog import View
from synopsis.evidence.contradiction import Contradiction, find_contradictions
from synopsis.evidence.stated import StatedFigure
from synopsis.evidence.vintage import stated_figures
from synopsis.vocabulary import Citation, Grade, Hedge, Period, Quantity, Unit

_TEXTS = (
    "id", "concept", "text", "trend", "population", "wave", "instrument", "base", "item_type",
    "kind", "words", "counted", "note", "resource",
)  # fmt: skip


def figures_in_force(view: View) -> tuple[tuple[StatedFigure, ...], tuple[Contradiction, ...]]:
    """Every stated figure of the newest vintages by id, and the contradictions among them."""
    rows = sorted(stated_figures(view).to_pyarrow().to_pylist(), key=itemgetter("id"))
    return tuple(map(_figure, rows)), find_contradictions(rows)


def _figure(row: Mapping[str, Any]) -> StatedFigure:
    unit, hedge = Unit(row["unit"]), Hedge(row["hedge"])
    number = row["number"]
    return StatedFigure(
        **{name: row[name] for name in _TEXTS},
        unit=unit,
        hedge=hedge,
        quantity=None if number is None else Quantity(number, unit, hedge, row["low"], row["high"]),
        lines=(row["line_first"], row["line_last"]),
        place=row["place_code"],
        period=Period.parse(row["period"]) if row["period"] else None,
        citation=Citation(row["source_id"], row["snapshot"], row["locator"]),
        grade=Grade.parse(row["grade"]),
    )
