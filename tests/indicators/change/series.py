"""Series for the tests of change: counts about a level, with steps where a test sets them."""

import numpy as np
from numpy.typing import NDArray

from synopsis.indicators.change import Choices, Family, Monthly, SeriesClass, Thresholds
from synopsis.vocabulary import Period

FIRST = Period.parse("2010-01")
BOUNDS = Thresholds(Choices(), dict.fromkeys(SeriesClass, 3.2))


def counts(values: NDArray[np.float64]) -> Monthly:
    return Monthly(FIRST, tuple(values.tolist()), Family.COUNT)


def steady(level: float, months: int, seed: int = 0) -> NDArray[np.float64]:
    """Poisson counts about a level that never changes."""
    return np.random.default_rng(seed).poisson(level, months).astype(np.float64)
