"""Values of an edition that a figure in prose can be held to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an edition: indicator, place code, period, number and how it is written."""

    address: str
    indicator: str
    names: tuple[str, ...]
    place: str
    period: str
    number: float
    unit: str
    decimals: int
