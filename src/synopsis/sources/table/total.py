"""Totals: published numbers added up exactly, digit by digit, with what stands against a sum."""

from dataclasses import dataclass, field
from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation, Overflow

from synopsis.sources.reading import fault_of_number

# Any two finite floats add up within 650 digits; more are not a published number.
_EXACT = Context(prec=700, traps=[Inexact, InvalidOperation, Overflow])
_PLAIN_DIGITS = 40


@dataclass(slots=True)
class Total:
    """The numbers of one sum as they come, and why there can be none."""

    rows: int = 0
    parts: list[str] = field(default_factory=list)
    fault: str = ""

    def add(self, locator: str, number: str) -> None:
        """Take one row's number; an empty one is not covered, and adds nothing."""
        self.rows += 1
        if not number:
            return
        if fault := fault_of_number(number):
            self.fault = f"at {locator}, {fault}"
        else:
            self.parts.append(number)


def add_up(total: Total) -> str:
    """The exact sum in digits; empty where no part is covered, or where the sum has a fault."""
    if total.fault or not total.parts:
        return ""
    found = Decimal(0)
    try:
        for part in total.parts:
            found = _EXACT.add(found, _EXACT.create_decimal(part))
    except DecimalException:
        total.fault = "its parts cannot be added up exactly"
        return ""
    return _digits(found)


def _digits(number: Decimal) -> str:
    """Plain digits, or powers of ten where the digits would fill a line."""
    size = max(abs(number.adjusted()), len(number.as_tuple().digits))
    return format(number, "f") if size <= _PLAIN_DIGITS else str(number)
