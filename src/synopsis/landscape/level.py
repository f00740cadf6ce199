"""Level: the percentile of the newest value in the series' own history, turned towards concern."""

from collections.abc import Sequence
from statistics import median

from synopsis.indicators import Series
from synopsis.landscape.picture import Level
from synopsis.vocabulary import Address


def percentile_of_own_history(series: Series, least: int) -> Level | None:
    """The mid-rank percentile of the newest value among all; none with fewer than `least` points.

    Mid-rank: the share of values below plus half the share of equal ones (Hazen plotting
    position). 0 is the least and 100 the most concern; without a side of concern, more is higher.
    """
    if len(series.points) < least:
        return None
    numbers = [point.quantity.number for point in series.points]
    own = mid_rank(numbers, numbers[-1])
    turned = 100 - own if series.indicator.concern.sign < 0 else own
    return Level(turned, len(numbers), series.derived("percentile"), own)


def place_on_scale(series: Series, steps: int) -> Level | None:
    """The newest step's place between the ends of its scale, since steps have no distances."""
    if not series.points or steps < 2:
        return None
    own = 100 * series.points[-1].quantity.number / (steps - 1)
    turned = 100 - own if series.indicator.concern.sign < 0 else own
    return Level(turned, len(series.points), series.derived("percentile"), own)


def mid_rank(numbers: Sequence[float], value: float) -> float:
    """The mid-rank percentile of a value among numbers that hold it, 0 to 100."""
    below = sum(number < value for number in numbers)
    equal = sum(number == value for number in numbers)
    return 100 * (below + equal / 2) / len(numbers)


def median_level(levels: Sequence[Level], address: Address) -> Level:
    """The median of several indicators' levels, at an address of its own."""
    return Level(median(level.percentile for level in levels), len(levels), address)
