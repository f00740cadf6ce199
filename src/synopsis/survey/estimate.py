"""Estimates: values with their covariance, degrees of freedom and interval."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from synopsis.survey.design import Floats
from synopsis.survey.errors import SurveyError


def reach_of(level: float, df: float) -> float:
    """How many standard errors an interval reaches to each side, by Student's t."""
    if not 0 < level < 1:
        raise SurveyError(f"an interval has no level of {level:g}", remedy="use one such as 0.95")
    return float(stats.t.ppf((1 + level) / 2, checked_df(df, "interval")))


def checked_df(df: float, what: str) -> float:
    """Degrees of freedom above nought; fewer bear nothing."""
    if not df > 0:
        raise SurveyError(
            f"{df:g} degrees of freedom bear no {what}",
            remedy="use more units than strata, or give the degrees of freedom",
        )
    return df


def quadratic(values: Floats, spread: Floats) -> float:
    """Wald's form: values by the inverse of their covariance."""
    if np.linalg.matrix_rank(spread, hermitian=True) < len(values):
        raise SurveyError(
            f"the errors of {len(values)} values hang together, so they bear no test at once",
            remedy="test fewer at once, or join categories",
        )
    return float(values @ np.linalg.solve(spread, values))


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
        reach = reach_of(level, self.df if df is None else df) * self.se
        return self.values - reach, self.values + reach

    def position(self, name: str) -> int:
        """Where a name stands."""
        if name not in self.names:
            raise SurveyError(
                f"nothing is called '{name}'", remedy=f"use one of {', '.join(self.names[:8])}"
            )
        return self.names.index(name)

    def t_test(self, name: str, against: float = 0.0, df: float | None = None) -> Test:
        """Whether one value is another than the one it is held against, by Student's t."""
        at = self.position(name)
        used = checked_df(self.df if df is None else df, "test")
        if not self.se[at] > 0:
            raise SurveyError(f"'{name}' has no error to test by", remedy="look at more units")
        t = float((self.values[at] - against) / self.se[at])
        return Test(t, float(2 * stats.t.sf(abs(t), used)), used, n=self.n)

    def contrast(self, weights: ArrayLike, name: str = "contrast") -> "Estimate":
        """A linear combination of the values, with the error that their covariance gives it."""
        row = np.asarray(weights, dtype=np.float64)
        if row.shape != self.values.shape or not np.isfinite(row).all():
            raise SurveyError(
                f"{row.size} weights do not combine {len(self.values)} values",
                remedy="give one number for each value",
            )
        return Estimate(
            (name,),
            np.array([row @ self.values]),
            np.array([[row @ self.covariance @ row]]),
            self.df,
            self.n,
        )

    def average(self, people: Mapping[str, float], name: str = "average") -> "Estimate":
        """The average of all values by how many people each stands for, such as of a region."""
        unknown = sorted(set(people) ^ set(self.names))
        if unknown:
            raise SurveyError(
                f"'{unknown[0]}' has an estimate or a number of people, and not both",
                remedy="give the people of each value that is averaged, and of no other",
            )
        share = np.array([people[one] for one in self.names], dtype=np.float64)
        if not (np.isfinite(share).all() and np.all(share >= 0) and share.any()):
            raise SurveyError(
                "the numbers of people are missing, negative or all nought",
                remedy="give numbers of people that add up to more than nought",
            )
        return self.contrast(share / share.sum(), name)

    @property
    def effective_n(self) -> Floats:
        """Rows of a simple random sample that would tell as much: rows over the design effect."""
        if self.deff is None:
            raise SurveyError(
                "the estimate has no design effect", remedy="ask for it with deff when estimating"
            )
        found: Floats = self.n / self.deff
        return found

    def ratio(self, above: str, below: str) -> "Estimate":
        """One value over another, with its linearised error."""
        a, b = self.position(above), self.position(below)
        if self.values[b] == 0:
            raise SurveyError(f"'{below}' is nought and divides nothing", remedy="turn it round")
        row = np.zeros(len(self.values))
        row[a] = 1 / self.values[b]
        row[b] = -self.values[a] / self.values[b] ** 2
        found = self.contrast(row, f"{above}/{below}")
        return Estimate(
            found.names, np.array([self.values[a] / self.values[b]]), found.covariance, self.df
        )
