"""Shares of draws, with Wilson's interval.

E.B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927): the interval stays between 0 and 1 and is honest
for shares of none and of all.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

from synopsis.landscape.errors import LandscapeError


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many draws, with the interval of the share."""

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself."""
        return self.count / self.of


def share_of(count: int, of: int, level: float = 0.95) -> Share:
    """A share of draws with Wilson's interval at a level.

    The interval tells what more draws could change, never what more experts could.
    """
    if not 0 <= count <= of or of < 1 or not 0 < level < 1:
        raise LandscapeError(f"{count} of {of} at the level {level} is no share of draws")
    reach = NormalDist().inv_cdf((1 + level) / 2)
    spread = reach * reach / of
    share = count / of
    middle = (share + spread / 2) / (1 + spread)
    half = reach * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    low = 0.0 if count == 0 else middle - half
    return Share(count, of, low, 1.0 if count == of else middle + half)
