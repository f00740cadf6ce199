"""Stated figures: numbers as a report prints them, with hedge, base, wave and lines of the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.evidence.errors import EvidenceError
from synopsis.vocabulary import Citation, Grade, Hedge, Period, Quantity, Unit

TABLE = "stated_figures"
COLUMNS: Mapping[str, str] = {
    "id": "text",
    "concept": "text",
    "trend": "text",
    "population": "text",
    "place_code": "text",
    "period": "text",
    "period_first": "date",
    "period_last": "date",
    "wave": "text",
    "instrument": "text",
    "base": "text",
    "item_type": "text",
    "kind": "text",
    "number": "number",
    "low": "number",
    "high": "number",
    "unit": "text",
    "hedge": "text",
    "text": "text",
    "words": "text",
    "counted": "text",
    "line_first": "integer",
    "line_last": "integer",
    "note": "text",
    "resource": "text",
    "locator": "text",
    "grade": "text",
}
_SAME = ("id", "concept", "trend", "population", "wave", "instrument", "base", "item_type", "kind",
         "words", "counted", "note")  # fmt: skip
_WITHOUT_NUMBER = (Unit.TEXT, Unit.DATE)


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure of a report; a date or a name made of digits has a text and no quantity."""

    id: str
    concept: str
    unit: Unit
    text: str
    quantity: Quantity | None
    lines: tuple[int, int]
    citation: Citation
    grade: Grade
    place: str = ""
    period: Period | None = None
    hedge: Hedge = Hedge.EXACT
    trend: str = ""
    population: str = ""
    wave: str = ""
    instrument: str = ""
    base: str = ""
    item_type: str = ""
    kind: str = ""
    words: str = ""
    counted: str = ""
    note: str = ""
    resource: str = ""

    def __post_init__(self) -> None:
        """Refuse a number that is a text, and a figure without a value."""
        if (self.quantity is None) != (self.unit in _WITHOUT_NUMBER) or not self.text:
            raise EvidenceError(f"the figure {self.id} and its unit {self.unit} do not agree")

    @property
    def record(self) -> Mapping[str, Any]:
        """The figure as a row of the lake."""
        period, quantity = self.period, self.quantity
        return {name: getattr(self, name) for name in _SAME} | {
            "place_code": self.place,
            "period": period.text if period else "",
            "period_first": period.first if period else None,
            "period_last": period.last if period else None,
            "number": quantity.number if quantity else None,
            "low": quantity.low if quantity else None,
            "high": quantity.high if quantity else None,
            "unit": self.unit.value,
            "hedge": self.hedge.value,
            "text": self.text,
            "line_first": self.lines[0],
            "line_last": self.lines[1],
            "resource": self.resource,
            "locator": self.citation.locator,
            "grade": str(self.grade),
        }


def parse_stated(
    row: Mapping[str, str], place: str, citation: Citation, grade: Grade
) -> StatedFigure:
    """A stated figure from a row of its table; `place` is the region's code of its place."""
    unit, hedge = Unit(row["unit"]), Hedge(row["hedge"])
    return StatedFigure(
        **{name: row[name] for name in _SAME},
        unit=unit,
        hedge=hedge,
        text=row["value"],
        quantity=None if unit in _WITHOUT_NUMBER else _quantity(row, unit, hedge),
        lines=(int(row["line_start"]), int(row["line_end"])),
        place=place,
        period=Period.parse(row["period"]) if row["period"] else None,
        citation=citation,
        grade=grade,
    )


def _quantity(row: Mapping[str, str], unit: Unit, hedge: Hedge) -> Quantity:
    low, high = (float(row[key]) if row[key] else None for key in ("value_low", "value_high"))
    return Quantity(float(row["value"]), unit, hedge, low, high)
