"""Direction: the Theil-Sen slope of the last years, with Sen's interval.

Theil (1950), Sen (1968, JASA 63:1379-1389); ranks of the interval's ends by Kendall's variance
with the correction for ties, as in Hollander & Wolfe, *Nonparametric Statistical Methods* (9.3).
"""

import math
from collections import Counter
from collections.abc import Sequence
from statistics import NormalDist, median, quantiles

from synopsis.indicators import Point, Series
from synopsis.landscape.picture import Direction
from synopsis.vocabulary import Period

_LEAST_POINTS = 4


def theil_sen(
    times: Sequence[float], values: Sequence[float], confidence: float
) -> tuple[float, float, float]:
    """Slope and the ends of its interval at a confidence (0 to 1), in values per unit of time."""
    slopes = sorted(
        (values[j] - values[i]) / (times[j] - times[i])
        for i in range(len(times))
        for j in range(i + 1, len(times))
        if times[j] != times[i]
    )
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * math.sqrt(_kendall_variance(values))
    upper = min(len(slopes) - 1, math.floor((len(slopes) + reach) / 2 + 0.5))
    lower = max(0, math.floor((len(slopes) - reach) / 2 + 0.5) - 1)
    return median(slopes), slopes[lower], slopes[upper]


def _kendall_variance(values: Sequence[float]) -> float:
    """The variance of Kendall's S, less what ties among the values take away."""
    n = len(values)
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    return (n * (n - 1) * (2 * n + 5) - ties) / 18


def robust_direction(series: Series, window_years: int, confidence: float) -> Direction | None:
    """The direction over the last years of a series; none where it has too few of them.

    A series that comes out every other year is looked at over a window twice as long.
    """
    if not series.points:
        return None
    newest = series.points[-1].period.year
    window = window_years * series.indicator.every
    points = [point for point in series.points if point.period.year > newest - window]
    if len(points) < _LEAST_POINTS:
        return None
    slope, low, high = theil_sen(
        [point.period.year for point in points],
        [point.quantity.number for point in points],
        confidence,
    )
    return _leaning(series, points, (slope, low, high))


def _leaning(
    series: Series, points: Sequence[Point], slopes: tuple[float, float, float]
) -> Direction:
    """Set the move over the window against the spread of the history, turned towards concern."""
    numbers = [point.quantity.number for point in series.points]
    spread = _spread(numbers)
    years = points[-1].period.year - points[0].period.year
    sign = series.indicator.concern.sign or 1
    angles = sorted(
        sign * math.degrees(math.atan(slope * years / spread)) if spread else 0.0
        for slope in slopes
    )
    window = Period.parse(f"{points[0].period.year}/{points[-1].period.year}")
    return Direction(
        *slopes,
        angle=angles[1],
        angle_low=angles[0],
        angle_high=angles[2],
        window=window,
        address=series.derived("slope"),
    )


def _spread(numbers: Sequence[float]) -> float:
    """The interquartile range, which one wild year does not stretch; else the whole range."""
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return (high - low) or (max(numbers) - min(numbers))
