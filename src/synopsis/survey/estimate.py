"""Estimates: values with their covariance, degrees of freedom and interval."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from synopsis.survey.design import Floats
from synopsis.survey.errors import SurveyError


@dataclass(frozen=True, slots=True)
class Test:
    """A statistic with its p value, its degrees of freedom, and the rows that it rests on.

    `df_below` are those of the denominator of an F statistic; infinite where there is none.
    """

    statistic: float
    p: float
    df: float
    df_below: float = np.inf
    n: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """p named values, their p x p covariance, the design's df, rows used, and design effects."""

    names: tuple[str, ...]
    values: Floats
    covariance: Floats
    df: float
    n: int = 0
    deff: Floats | None = None

    @property
    def se(self) -> Floats:
        """Standard errors."""
        return np.sqrt(np.maximum(np.diag(self.covariance), 0.0))

    def interval(self, level: float = 0.95, df: float | None = None) -> tuple[Floats, Floats]:
        """The ends of the interval by Student's t on the design's degrees of freedom."""
        used = self.df if df is None else df
        if not used > 0:
            raise SurveyError(
                f"{used:g} degrees of freedom bear no interval",
                remedy="use more units than strata, or give the degrees of freedom",
            )
        reach = stats.t.ppf((1 + level) / 2, used) * self.se
        return self.values - reach, self.values + reach

    def position(self, name: str) -> int:
        """Where a name stands."""
        if name not in self.names:
            raise SurveyError(
                f"nothing is called '{name}'", remedy=f"use one of {', '.join(self.names[:8])}"
            )
        return self.names.index(name)

    def contrast(self, weights: ArrayLike, name: str = "contrast") -> "Estimate":
        """A linear combination of the values, with the error that their covariance gives it."""
        row = np.asarray(weights, dtype=np.float64)
        return Estimate(
            (name,),
            np.array([row @ self.values]),
            np.array([[row @ self.covariance @ row]]),
            self.df,
            self.n,
        )

    def ratio(self, above: str, below: str) -> "Estimate":
        """One value over another, with its linearised error."""
        a, b = self.position(above), self.position(below)
        row = np.zeros(len(self.values))
        row[a] = 1 / self.values[b]
        row[b] = -self.values[a] / self.values[b] ** 2
        found = self.contrast(row, f"{above}/{below}")
        return Estimate(
            found.names, np.array([self.values[a] / self.values[b]]), found.covariance, self.df
        )
