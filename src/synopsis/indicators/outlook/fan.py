"""Fans: what may come, as quantiles a step ahead; and the answer that nothing can be said."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synopsis.indicators.errors import IndicatorError
from synopsis.indicators.indicator import Indicator
from synopsis.vocabulary import Period, Place

# The levels at which every forecast is kept: each hundredth, and eight beyond for the tails.
LEVELS: tuple[float, ...] = (
    0.001, 0.0025, 0.005, 0.0075,
    *(step / 100 for step in range(1, 100)),
    0.9925, 0.995, 0.9975, 0.999,
)  # fmt: skip
# Where the hundredths stand among the levels; they are evenly spaced.
HUNDREDTHS = slice(4, -4)
# The quantiles that tables and explanations show.
SHOWN = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
# The intervals that are drawn and scored.
INTERVALS = (0.5, 0.8, 0.95)


@dataclass(frozen=True, slots=True)
class Step:
    """What one coming period may bring: the value at each of `LEVELS`, never falling.

    Of a count (`is_count`) quantiles are kept between the whole numbers, so that an interval holds
    the share that it says; what is less than a half from a whole number stands for it.
    """

    period: Period
    quantiles: tuple[float, ...]
    is_count: bool = False

    def __post_init__(self) -> None:
        """Refuse quantiles that are not one for each level, or that cross."""
        if len(self.quantiles) != len(LEVELS):
            raise IndicatorError(f"{len(self.quantiles)} quantiles are not {len(LEVELS)}")
        if not all(math.isfinite(value) for value in self.quantiles):
            raise IndicatorError(f"a quantile of {self.period} is not finite")
        if any(b < a for a, b in zip(self.quantiles, self.quantiles[1:], strict=False)):
            raise IndicatorError(f"the quantiles of {self.period} cross")

    def at(self, level: float) -> float:
        """The value at a level between the least and the greatest, linear between two."""
        return _between(LEVELS, self.quantiles, level)

    def interval(self, share: float) -> tuple[float, float]:
        """The ends of the central interval that holds a share (0 to 1) of what may come."""
        return self.at((1 - share) / 2), self.at((1 + share) / 2)

    @property
    def median(self) -> float:
        """As likely to be passed as not."""
        return self.at(0.5)

    def chance_above(self, value: float) -> float:
        """The probability of a value greater than this one."""
        above = value + 0.5 if self.is_count else value
        return 1 - _between(self.quantiles, LEVELS, above)


def _between(known: Sequence[float], values: Sequence[float], at: float) -> float:
    """Linear interpolation; of several equal known places the last holds."""
    if at < known[0]:
        return values[0]
    if at >= known[-1]:
        return values[-1]
    right = bisect_left(known, at)
    while right + 1 < len(known) and known[right] == at == known[right + 1]:
        right += 1
    if known[right] == at:
        return values[right]
    left = right - 1
    share = (at - known[left]) / (known[right] - known[left])
    return values[left] + share * (values[right] - values[left])


@dataclass(frozen=True, slots=True)
class Fan:
    """The outlook of one series: a step for each coming period, or the reason why there is none.

    `last` is the newest period that it rests on, `history` the values up to it (a missing one is
    none), `weights` what each method of the mixture weighs, and `pool` the class of series whose
    past errors it was set right by.
    """

    indicator: Indicator
    place: Place
    last: Period | None
    history: tuple[tuple[Period, float | None], ...]
    steps: tuple[Step, ...]
    weights: Mapping[str, float]
    pool: str
    why_not: str = ""

    def __post_init__(self) -> None:
        """Refuse an outlook that says neither what may come nor why it cannot."""
        if bool(self.steps) == bool(self.why_not):
            raise IndicatorError("an outlook has either steps or a reason why it has none")
