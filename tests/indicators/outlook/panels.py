"""Synthetic panels for the tests of outlooks."""

import numpy as np
from numpy.typing import NDArray

from synopsis.indicators.outlook.panel import Panel, ordinal
from synopsis.vocabulary import Period

START = ordinal(Period.parse("2010-01"))


def counts(rows: int, months: int, seed: int = 0) -> NDArray[np.float64]:
    """Counts with a season, a wandering level, and some series that are often nought."""
    rng = np.random.default_rng(seed)
    level = 1.5 + np.cumsum(rng.normal(0, 0.12, (rows, months)), axis=1)
    level += np.linspace(-2, 2, rows)[:, None]
    season = 0.4 * np.sin(2 * np.pi * np.arange(months) / 12)
    return rng.poisson(np.exp(np.clip(level + season, -3, 7))).astype(float)


def panel(values: NDArray[np.float64], *, is_count: bool = True, per_year: int = 12) -> Panel:
    """A panel of the values from January 2010."""
    start = START if per_year == 12 else 2010 * per_year
    names = tuple(f"SYNTHETIC {row}" for row in range(len(values)))
    return Panel(names, start, per_year, values, is_count)
