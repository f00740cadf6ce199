"""How outlooks and their records are written in a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from synopsis.vocabulary import Period, Unit, digits

if TYPE_CHECKING:
    from synopsis.indicators import outlook
    from synopsis.vocabulary import Region


class AsPeriod(click.ParamType[Period]):
    """A month, quarter or year as ISO 8601."""

    name = "PERIOD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Read a period; an error names the forms."""
        from synopsis.vocabulary import SynopsisError

        try:
            period = value if isinstance(value, Period) else Period.parse(str(value))
        except SynopsisError:
            period = None
        if period is None or period.frequency not in {"month", "quarter", "year"}:
            self.fail(f"'{value}' is no period; write 2023-12, 2023-Q4 or 2023", param, ctx)
        return period


def value_text(value: float, unit: Unit) -> str:
    """A value as its unit is written: counts whole, others with what counts."""
    if math.isnan(value):
        return "not covered"
    return digits(value, 0) if unit is Unit.COUNT else digits(value)


def ends(step: outlook.Step, share: float, unit: Unit) -> str:
    """The ends of an interval, low to high."""
    low, high = step.interval(share)
    return f"{value_text(low, unit)} to {value_text(high, unit)}"


def percent(share: float, places: int = 0) -> str:
    """A share as a percentage."""
    return f"{100 * share:.{places}f} %"


def coverage(own: outlook.Calibration) -> str:
    """How often intervals held what came, as drawn and by PIT, and the PIT distance."""
    held = ", ".join(
        f"{percent(share)} held {percent(came, 1)} (by PIT {percent(own.coverage[share], 1)})"
        for share, came in own.held.items()
    )
    return f"{held}; PIT distance {own.distance:.3f}"


def told_in_a_line(record: outlook.Record) -> str:
    """The record of past outlooks, in a sentence."""
    first, last = record.origins
    side = "below" if record.skill >= 0 else "above"
    own = record.active if record.active.n else record.everywhere
    held = ", ".join(f"{percent(share)} held {percent(came)}" for share, came in own.held.items())
    return (
        f"past outlooks, from {first} to {last}: mean CRPS {percent(abs(record.skill))} {side} "
        f"that of the best baseline ({record.best_baseline}); {held}"
    )


def footnotes(region: Region) -> Iterable[str]:
    """The footnotes that the region's names owe."""
    return (designation.footnote for designation in region.designations.values())
