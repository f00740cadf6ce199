"""The interval in which a month was expected, in the unit of the series."""

from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.monthly import Family, Floats
from synopsis.indicators.change.panel import Panel


@dataclass(frozen=True, slots=True)
class Expected:
    """Mean and variance of what was expected, on the model's scale, in arrays of one shape.

    `season` is what was taken out of values before, `out_of` the totals of shares.
    """

    family: Family
    mean: Floats
    variance: Floats
    season: Floats
    out_of: Floats

    def interval(self, mass: float) -> tuple[Floats, Floats]:
        """Lower and upper end of the central interval of that mass.

        The distribution of the same mean and variance: negative binomial for counts, beta for
        shares (as shares), normal for values and for the logs of positive values.
        """
        tail = (1.0 - mass) / 2.0
        return self._quantile(tail), self._quantile(1.0 - tail)

    def _quantile(self, at: float) -> Floats:
        from scipy import special, stats  # heavy: only when used

        mean, variance = self.mean, np.maximum(self.variance, 1e-300)
        if self.family is Family.COUNT:
            mean = np.maximum(mean, 1e-9)
            size = mean**2 / np.maximum(variance - mean, 1e-9 * mean)
            return np.asarray(stats.nbinom.ppf(at, size, size / (size + mean)))
        if self.family is Family.SHARE:
            mean = np.clip(mean / self.out_of, 1e-9, 1.0 - 1e-9)
            spread = np.maximum(variance / self.out_of**2, 1e-300)
            precision = np.maximum(mean * (1.0 - mean) / spread - 1.0, 1e-6)
            return np.asarray(special.betaincinv(mean * precision, (1.0 - mean) * precision, at))
        ends = mean + self.season + special.ndtri(at) * np.sqrt(variance)
        is_log = self.family is Family.POSITIVE
        return np.asarray(np.exp(np.minimum(ends, 700.0)) if is_log else ends)


def seen_values(panel: Panel) -> Floats:
    """Values in the unit of the interval: shares as shares, all else as it is."""
    return panel.values / panel.out_of if panel.family is Family.SHARE else panel.values
