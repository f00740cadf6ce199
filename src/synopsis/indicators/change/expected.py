"""The interval in which a month was expected, in the unit of the series."""

import numpy as np

from synopsis.indicators.change.monthly import Family, Floats
from synopsis.indicators.change.panel import Panel
from synopsis.indicators.change.surprise import Scan


def expected(panel: Panel, found: Scan, mass: float) -> tuple[Floats, Floats]:
    """Lower and upper end of the central interval of that mass, S x T.

    The distribution of the same mean and variance: negative binomial for counts, beta for shares
    (as shares), normal for values and for the logs of positive values.
    """
    tail = (1.0 - mass) / 2.0
    return _quantile(panel, found, tail), _quantile(panel, found, 1.0 - tail)


def seen_values(panel: Panel) -> Floats:
    """Values in the unit of the interval: shares as shares, all else as it is."""
    return panel.values / panel.out_of if panel.family is Family.SHARE else panel.values


def _quantile(panel: Panel, found: Scan, at: float) -> Floats:
    from scipy import special, stats  # heavy: only when used

    mean, variance = found.mean, np.maximum(found.variance, 1e-300)
    if panel.family is Family.COUNT:
        mean = np.maximum(mean, 1e-9)
        size = mean**2 / np.maximum(variance - mean, 1e-9 * mean)
        return np.asarray(stats.nbinom.ppf(at, size, size / (size + mean)))
    if panel.family is Family.SHARE:
        mean = np.clip(mean / panel.out_of, 1e-9, 1.0 - 1e-9)
        spread = np.maximum(variance / panel.out_of**2, 1e-300)
        precision = np.maximum(mean * (1.0 - mean) / spread - 1.0, 1e-6)
        return np.asarray(special.betaincinv(mean * precision, (1.0 - mean) * precision, at))
    ends = mean + found.ready.season + special.ndtri(at) * np.sqrt(variance)
    return np.asarray(np.exp(np.minimum(ends, 700.0)) if panel.family is Family.POSITIVE else ends)
