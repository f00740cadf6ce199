"""Residuals: what calibration leaves of a variable, so that its error knows of the calibration.

After Deville and Sarndal (1992, JASA 87:376-382): the variance of a calibrated estimate is that of
the residuals of its regression on the calibration variables.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Takes and gives an n x p matrix of influences that carry their weights.
Residual = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The residual of post-strata: what is left when the mean of each is taken away."""

    codes: NDArray[np.int64]
    weights: Floats
    before: Floats

    def __call__(self, influence: Floats) -> Floats:
        """Take from each row its post-stratum's mean, at the row's own weight."""
        safe = np.where(self.weights == 0, 1.0, self.weights)
        carried = influence * (self.before / safe)[:, None]
        size = int(self.codes.max()) + 1
        base = np.bincount(self.codes, self.before, size)
        means = np.stack(
            [np.bincount(self.codes, column, size) / base for column in carried.T], axis=1
        )
        left: Floats = influence - means[self.codes] * self.weights[:, None]
        return left


@dataclass(frozen=True, slots=True, eq=False)
class Margins:
    """The residual of raking: the groups' residuals, round and round."""

    parts: tuple[Groups, ...]
    rounds: int = 10

    def __call__(self, influence: Floats) -> Floats:
        """Take the margins' means away by turns."""
        for _ in range(self.rounds):
            for part in self.parts:
                influence = part(influence)
        return influence


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """The residual of calibration: of the regression on its variables at the weights before."""

    basis: Floats
    scale: Floats

    def __call__(self, influence: Floats) -> Floats:
        """What the regression does not explain."""
        safe = np.where(self.scale == 0, 1.0, self.scale)[:, None]
        carried = influence / safe
        left: Floats = (carried - self.basis @ (self.basis.T @ carried)) * safe
        return left
