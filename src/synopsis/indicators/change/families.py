"""What a run expects of counts, of continuous values and of shares, each with its overdispersion.

Counts: negative binomial with a beta prior on its probability (beta negative binomial), exact.
Values: normal with a normal-inverse-gamma prior (Student t), exact; K. P. Murphy (2007).
Shares: beta-binomial; a month's total counts as no more trials than its overdispersion leaves.
"""

from dataclasses import dataclass

import numpy as np

from synopsis.indicators.change.monthly import Floats, Whole
from synopsis.indicators.change.runs import Month

_SIZES = np.array([0.5, 2.0, 8.0, 50.0])
_VARIANCES = np.array([0.25, 1.0, 4.0])
_PRECISIONS = np.array([5.0, 20.0, 100.0, 1000.0])
_LEVEL_SPREAD = 2.0  # squared coefficient of variation of the level before any data
_LEVEL_MONTHS = 0.1  # months of data that the prior level of values is worth
_SCALE_SHAPE = 1.5  # shape of the prior variance of values
_SHARE_TRIALS = 2.0  # trials that the prior share is worth


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts about a level per exposure; `level` is what a new run expects, one a series.

    y ~ NB(size * exposure, p), p ~ Beta(a, b): the variance is the mean plus its square over the
    size, whatever has been learned of the level.
    """

    level: Floats

    @property
    def spreads(self) -> int:
        """How many sizes are weighed."""
        return len(_SIZES)

    def beginning(self) -> Floats:
        """The a and b that give the level its prior mean and spread, and the tail a variance."""
        level = np.maximum(self.level, 1e-3)[:, np.newaxis]
        a = 2.0 + (1.0 + _SIZES / level) / _LEVEL_SPREAD
        return np.stack([a, level * (a - 1.0) / _SIZES])

    def log_density(self, known: Floats, month: Month, spread: Whole) -> Floats:
        """Log probability of a count under a beta negative binomial."""
        from scipy import special  # heavy: only when used

        (a, b), (value, exposure) = known, month.beside(known)
        size = _SIZES[spread] * exposure
        choose = (
            special.gammaln(size + value) - special.gammaln(value + 1.0) - special.gammaln(size)
        )
        return np.asarray(choose + special.betaln(a + size, b + value) - special.betaln(a, b))

    def learned(self, known: Floats, month: Month, spread: Whole) -> Floats:
        """One month adds its size to a and its count to b."""
        value, exposure = month.beside(known)
        return np.stack([known[0] + _SIZES[spread] * exposure, known[1] + value])

    def moments(self, known: Floats, month: Month, spread: Whole) -> tuple[Floats, Floats]:
        """Mean and variance of a beta negative binomial."""
        (a, b), (_, exposure) = known, month.beside(known)
        size = _SIZES[spread] * exposure
        mean = size * b / (a - 1.0)
        variance = mean * (a + size - 1.0) * (a + b - 1.0) / ((a - 2.0) * (a - 1.0))
        return mean, variance

    def tails(self, known: Floats, month: Month, spread: Whole) -> tuple[Floats, Floats]:
        """Tails of the negative binomial of the same mean and variance."""
        from scipy import special  # heavy: only when used

        value = month.beside(known)[0]
        mean, variance = self.moments(known, month, spread)
        size = mean**2 / np.maximum(variance - mean, 1e-9 * mean)
        share = size / (size + mean)
        at_most = special.betainc(size, value + 1.0, share)
        less = np.where(value > 0, special.betainc(size, np.maximum(value, 1e-9), share), 0.0)
        more = special.betainc(value + 1.0, size, 1.0 - share)
        at_least = np.where(
            value > 0, special.betainc(np.maximum(value, 1e-9), size, 1.0 - share), 1.0
        )
        return (at_most + less) / 2, (more + at_least) / 2


@dataclass(frozen=True, slots=True)
class Values:
    """Continuous values about a level; `level` and `scale` are what a new run expects."""

    level: Floats
    scale: Floats

    @property
    def spreads(self) -> int:
        """How many variances are weighed."""
        return len(_VARIANCES)

    def beginning(self) -> Floats:
        """Mean, months, shape and rate of a normal-inverse-gamma."""
        rate = _SCALE_SHAPE * _VARIANCES * np.square(self.scale)[:, np.newaxis]
        flat = np.ones_like(rate)
        mean = self.level[:, np.newaxis] * flat
        return np.stack([mean, _LEVEL_MONTHS * flat, _SCALE_SHAPE * flat, rate])

    def log_density(self, known: Floats, month: Month, spread: Whole) -> Floats:  # noqa: ARG002 - one protocol for all families
        """Log density of a Student t."""
        from scipy import special  # heavy: only when used

        standard, square, freedom = _standard(known, month)
        return np.asarray(
            special.gammaln((freedom + 1.0) / 2.0)
            - special.gammaln(freedom / 2.0)
            - 0.5 * np.log(freedom * np.pi * square)
            - (freedom + 1.0) / 2.0 * np.log1p(standard**2 / freedom)
        )

    def learned(self, known: Floats, month: Month, spread: Whole) -> Floats:  # noqa: ARG002 - one protocol for all families
        """The mean moves, the months and the shape grow, the rate takes the squared distance."""
        (mean, months, shape, rate), (value, _) = known, month.beside(known)
        distance = value - mean
        return np.stack(
            [
                mean + distance / (months + 1.0),
                months + 1.0,
                shape + 0.5,
                rate + months * distance**2 / (2.0 * (months + 1.0)),
            ]
        )

    def moments(self, known: Floats, month: Month, spread: Whole) -> tuple[Floats, Floats]:  # noqa: ARG002 - one protocol for all families
        """Mean and variance of a Student t."""
        square, freedom = _standard(known, month)[1:]
        return known[0], square * freedom / (freedom - 2.0)

    def tails(self, known: Floats, month: Month, spread: Whole) -> tuple[Floats, Floats]:  # noqa: ARG002 - one protocol for all families
        """Tails of a Student t."""
        from scipy import special  # heavy: only when used

        standard, _, freedom = _standard(known, month)
        return special.stdtr(freedom, standard), special.stdtr(freedom, -standard)


@dataclass(frozen=True, slots=True)
class Shares:
    """Numbers out of totals about a share; the exposure is the total. `level` is a prior share."""

    level: Floats

    @property
    def spreads(self) -> int:
        """How many precisions are weighed."""
        return len(_PRECISIONS)

    def beginning(self) -> Floats:
        """The a and b of a beta."""
        level = np.clip(self.level, 1e-3, 1.0 - 1e-3)[:, np.newaxis]
        flat = np.ones_like(_PRECISIONS) * _SHARE_TRIALS
        return np.stack([level * flat, (1.0 - level) * flat])

    def log_density(self, known: Floats, month: Month, spread: Whole) -> Floats:
        """Log probability of a number out of a total under a beta-binomial."""
        from scipy import special  # heavy: only when used

        value, total = month.beside(known)
        a, b = _between(known, spread)
        choose = (
            special.gammaln(total + 1.0)
            - special.gammaln(value + 1.0)
            - special.gammaln(total - value + 1.0)
        )
        return np.asarray(
            choose + special.betaln(a + value, b + total - value) - special.betaln(a, b)
        )

    def learned(self, known: Floats, month: Month, spread: Whole) -> Floats:
        """A month adds its numbers, each worth less the more overdispersed the months are."""
        value, total = month.beside(known)
        worth = 1.0 / (1.0 + np.maximum(total - 1.0, 0.0) / (_PRECISIONS[spread] + 1.0))
        return np.stack([known[0] + worth * value, known[1] + worth * (total - value)])

    def moments(self, known: Floats, month: Month, spread: Whole) -> tuple[Floats, Floats]:
        """Mean and variance of a number out of the total."""
        total = month.beside(known)[1]
        a, b = _between(known, spread)
        mean = a / (a + b)
        variance = total * mean * (1.0 - mean) * (a + b + total) / (a + b + 1.0)
        return total * mean, variance

    def tails(self, known: Floats, month: Month, spread: Whole) -> tuple[Floats, Floats]:
        """Tails of the beta of the same mean and variance, between the whole numbers."""
        value, total = month.beside(known)
        mean, variance = self.moments(known, month, spread)
        mean, variance = mean / total, variance / total**2
        precision = np.maximum(mean * (1.0 - mean) / variance - 1.0, 1e-6)
        a, b = mean * precision, (1.0 - mean) * precision
        at_most, more = _beta_tails((a, b), (value + 0.5) / total)
        less, at_least = _beta_tails((a, b), (value - 0.5) / total)
        return (at_most + less) / 2, (more + at_least) / 2


def _standard(known: Floats, month: Month) -> tuple[Floats, Floats, Floats]:
    """Standardised distance, squared scale and degrees of freedom of the predictive t."""
    mean, months, shape, rate = known
    square = rate * (months + 1.0) / (shape * months)
    return (month.beside(known)[0] - mean) / np.sqrt(square), square, 2.0 * shape


def _between(known: Floats, spread: Whole) -> tuple[Floats, Floats]:
    """The beta of one month's own share: what is not known of the run, and months that differ."""
    a, b = known
    unknown, differing = 1.0 / (a + b + 1.0), 1.0 / (_PRECISIONS[spread] + 1.0)
    precision = 1.0 / (unknown + (1.0 - unknown) * differing) - 1.0
    return precision * a / (a + b), precision * b / (a + b)


def _beta_tails(shape: tuple[Floats, Floats], at: Floats) -> tuple[Floats, Floats]:
    from scipy import special  # heavy: only when used

    a, b = shape
    inside = np.clip(at, 0.0, 1.0)
    return special.betainc(a, b, inside), special.betainc(b, a, 1.0 - inside)
