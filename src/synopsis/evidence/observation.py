"""Observations: one value at a key of indicator, place and period, with its citation and grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synopsis.evidence.errors import EvidenceError
from synopsis.vocabulary import Citation, Grade, Period, Quantity

TABLE = "observations"
COLUMNS: Mapping[str, str] = {
    "indicator": "text",
    "place_code": "text",
    "period": "text",
    "period_first": "date",
    "period_last": "date",
    "frequency": "text",
    "number": "number",
    "unit": "text",
    "hedge": "text",
    "low": "number",
    "high": "number",
    "words": "text",
    "status": "text",
    "note": "text",
    "resource": "text",
    "locator": "text",
    "grade": "text",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """A published value; without a quantity, word that the publisher covers the key with none.

    `place` is a code of the region, `words` the digits as published.
    """

    indicator: str
    place: str
    period: Period
    unit: str
    quantity: Quantity | None
    citation: Citation
    grade: Grade
    resource: str = ""
    words: str = ""
    status: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a value without a key, or in another unit than its key has."""
        if not self.indicator or not self.place:
            raise EvidenceError(
                "an observation has no indicator or no place", where=self.citation.locator
            )
        if self.quantity and self.quantity.unit != self.unit:
            raise EvidenceError(
                f"an observation in {self.quantity.unit} stands under {self.unit}",
                where=self.citation.locator,
            )

    @property
    def record(self) -> Mapping[str, Any]:
        """The observation as a row of the lake; number is missing where not covered."""
        quantity = self.quantity
        return {
            "indicator": self.indicator,
            "place_code": self.place,
            "period": self.period.text,
            "period_first": self.period.first,
            "period_last": self.period.last,
            "frequency": self.period.frequency.value,
            "number": quantity.number if quantity else None,
            "unit": self.unit,
            "hedge": quantity.hedge.value if quantity else None,
            "low": quantity.low if quantity else None,
            "high": quantity.high if quantity else None,
            "words": self.words,
            "status": self.status,
            "note": self.note,
            "resource": self.resource,
            "locator": self.citation.locator,
            "grade": str(self.grade),
        }
