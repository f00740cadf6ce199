"""The upper tail of the chi-square law, in closed form for whole degrees of freedom.

M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964), 26.4.4 and 26.4.5. Every
term is positive, so that tails of one in a million keep all their digits.
"""

import math

from synopsis.landscape.errors import LandscapeError


def upper_tail(value: float, degrees: int) -> float:
    """The chance that a chi-square variable with so many degrees of freedom exceeds a value."""
    if degrees < 1 or not value >= 0:
        raise LandscapeError(
            f"{value} with {degrees} degrees of freedom", where="the chi-square law"
        )
    half = value / 2
    if half == 0:
        return 1.0
    if math.isinf(half):
        return 0.0
    first = 0.0 if degrees % 2 == 0 else math.erfc(math.sqrt(half))
    steps = range(degrees // 2)
    powers = [step + (degrees % 2) / 2 for step in steps]
    terms = [power * math.log(half) - half - math.lgamma(power + 1) for power in powers]
    return min(1.0, first + math.fsum(map(math.exp, terms)))
