"""What an outlook says of a bound that is set by the series' own past."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.landscape.warnings.condition import ChanceOf
from synopsis.vocabulary import Address, number_at

if TYPE_CHECKING:
    from synopsis.indicators import outlook

_YEAR = 12


@dataclass(frozen=True, slots=True)
class ChanceGiven:
    """The probability that an outlook gives a bound's crossing, the bound, and its address."""

    chance: float
    bound: float
    address: Address


def chance_given(fan: "outlook.Fan", atom: ChanceOf) -> ChanceGiven | str:
    """The largest probability of any one coming period within the span; or why there is none.

    The largest of single periods is a lower limit of the probability that any of them crosses.
    """
    if fan.why_not:
        return fan.why_not
    steps, chances = fan.steps[: atom.within], []
    bound = math.nan
    for at, step in enumerate(steps):
        own = _own_past(fan, atom.of, at)
        if own is None:
            return "its past has gaps where the bound is measured"
        above = step.chance_above(atom.times * own)
        chances.append(above if atom.side == "above" else 1 - above)
        if chances[-1] == max(chances):
            bound = atom.times * own
    if not chances:
        return "its outlook has no periods"
    address = number_at(fan.indicator.id, fan.place, f"outlook-{fan.last}")
    return ChanceGiven(max(chances), bound, address)


def _own_past(fan: "outlook.Fan", of: str, at: int) -> float | None:
    """The measure of the past that a bound is a multiple of; `at` counts coming periods from 0."""
    values = [value for _, value in fan.history]
    if of == "newest":
        return values[-1] if values else None
    if of == "same_month_last_year":
        place = len(values) - _YEAR + at % _YEAR
        return values[place] if 0 <= place < len(values) else None
    known = [value for value in values[-_YEAR:] if value is not None]
    return sum(known) / len(known) if len(known) == _YEAR else None
