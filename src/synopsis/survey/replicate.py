"""Replicates: designs whose error is the spread of an estimate over many sets of weights.

After Wolter (2007) and Rao, Wu and Yue (1992). Saved weights of any kind (jackknife, bootstrap,
balanced) are taken with their factors; balanced ones, Fay's among them, are made from a design.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.column import numbers
from synopsis.survey.design import Design, Flags, Floats, chosen_rows
from synopsis.survey.errors import SurveyError

Kind = Literal["BRR", "Fay", "JK1", "JK2", "bootstrap"]


@dataclass(frozen=True, slots=True, eq=False)
class Replicates:
    """n weights, an n x R matrix of whole replicate weights, and R factors of their squares.

    With `mse` the spread is about the full estimate, else about the replicates' mean.
    """

    weights: Floats
    matrix: Floats
    factors: Floats
    member: Flags
    mse: bool = False
    stated_df: int = 0

    @classmethod
    def of(
        cls,
        weights: ArrayLike,
        matrix: ArrayLike,
        factors: ArrayLike,
        *,
        mse: bool = False,
        is_whole: bool = True,
    ) -> "Replicates":
        """Replicates from columns; without `is_whole` the matrix multiplies the weights."""
        own = numbers(weights, "weights")
        table = np.column_stack([numbers(one, "replicate weights") for one in np.transpose(matrix)])
        if table.ndim != 2 or len(table) != len(own):
            raise SurveyError(
                f"{len(own):,} weights and a matrix of {table.shape} do not fit",
                remedy="give one row of replicate weights for each row",
            )
        given = numbers(np.atleast_1d(factors), "factors")
        if len(given) not in {1, table.shape[1]}:
            raise SurveyError(
                f"{len(given)} factors and {table.shape[1]} replicates do not fit",
                remedy="give one factor, or one for each replicate",
            )
        scales = np.broadcast_to(given, (table.shape[1],)).copy()
        whole = table if is_whole else table * own[:, None]
        return cls(own, whole, scales, np.ones(len(own), dtype=np.bool_), mse)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.weights)

    @property
    def df(self) -> int:
        """Degrees of freedom: the rank of the replicate weights, less one."""
        if self.stated_df:
            return self.stated_df
        return int(np.linalg.matrix_rank(self.matrix[self.member], tol=None)) - 1

    @property
    def domain_weights(self) -> Floats:
        """Weights, zero outside the domain."""
        return np.where(self.member, self.weights, 0.0)

    @property
    def domain_matrix(self) -> Floats:
        """Replicate weights, zero outside the domain."""
        return np.where(self.member[:, None], self.matrix, 0.0)

    def within(self, chosen: ArrayLike) -> "Replicates":
        """The same replicates, looking at the chosen rows alone."""
        return replace(self, member=self.member & chosen_rows(chosen, self.rows))

    def with_df(self, df: int) -> "Replicates":
        """The same replicates with stated degrees of freedom."""
        return replace(self, stated_df=df)

    def spread(self, found: Floats, whole: Floats) -> Floats:
        """The p x p covariance of R x p replicate values about the centre that the design names."""
        kept = np.isfinite(found).all(axis=1)
        if kept.sum() < 2:
            raise SurveyError(
                f"{int(kept.sum())} replicates have a value", remedy="look at a larger domain"
            )
        centre = whole if self.mse else found[kept & (self.factors > 0)].mean(axis=0)
        apart = (found - centre)[kept]
        spread: Floats = (apart * self.factors[kept][:, None]).T @ apart
        return spread


def replicate_factors(kind: Kind, replicates: int, rho: float = 0.0) -> Floats:
    """The factors of squares by which published replicate weights of a kind are read.

    Those of JKn depend on the strata, one for each replicate: n - 1 over n of its stratum.
    """
    if not (replicates > 1 and 0 <= rho < 1):
        raise SurveyError(
            f"{replicates} replicates that keep a share of {rho:g} have no factors",
            remedy="give two replicates at least and a share below 1",
        )
    known = {
        "BRR": 1 / replicates,
        "Fay": 1 / (replicates * (1 - rho) ** 2),
        "JK1": (replicates - 1) / replicates,
        "JK2": 1.0,
        "bootstrap": 1 / (replicates - 1),
    }
    if kind not in known:
        raise SurveyError(f"'{kind}' has no one factor", remedy=f"use one of {', '.join(known)}")
    return np.full(replicates, known[kind])


def balanced_replicates(design: Design, rho: float = 0.0) -> Replicates:
    """Balanced repeated replication of a design with two units in each stratum.

    With rho above nought, Fay's method (Judkins 1990, Journal of Official Statistics 6:223-239):
    the half that is left out keeps that share of its weight.
    """
    first = design.stages[0]
    if not 0 <= rho < 1:
        raise SurveyError(
            f"a half that is left out keeps a share of {rho:g}",
            remedy="use one below 1, such as 0.5",
        )
    if np.any(first.drawn != 2):
        raise SurveyError(
            "balanced replicates need two units in each stratum",
            remedy="pair the units, or use the jackknife",
        )
    signs = hadamard(int(first.stratum.max()) + 1)
    lowest = np.full(int(first.stratum.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(lowest, first.stratum, first.unit)
    side = np.where(first.unit == lowest[first.stratum], 1, -1)
    chosen = signs[:, first.stratum + 1].T * side[:, None] > 0
    matrix = np.where(chosen, 2 - rho, rho) * design.weights[:, None]
    factors = replicate_factors("Fay", matrix.shape[1], rho)
    return Replicates(design.weights, matrix, factors, design.member)


def hadamard(strata: int) -> NDArray[np.int64]:
    """A Hadamard matrix of signs (Sylvester) with more columns than there are strata."""
    size = 1
    while size <= strata:
        size *= 2
    signs = np.ones((1, 1), dtype=np.int64)
    while len(signs) < size:
        signs = np.block([[signs, signs], [signs, -signs]])
    return signs
