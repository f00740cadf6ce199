"""Column letters: which columns of a block a share is surely higher than, tested by the design.

Market researchers' convention: a cell names the columns that it exceeds, in upper case at the
stricter level and in lower case at the looser. Each pair of columns is compared by Student's t
with the variance of their difference under the design, covariance of shared units included, on
the fewer degrees of freedom of the two; no sample size enters but by that variance. The tests of
one answer within one block are one family.
"""

from dataclasses import dataclass
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from synopsis.survey.design import Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.multiplicity import adjusted

Texts = NDArray[np.str_]
# A variance below this share of the pair's own is rounding, not error.
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Convention:
    """The chances of error of upper and of lower case, and the correction for many tests."""

    upper: float = 0.05
    lower: float = 0.10
    multiplicity: str = "holm"

    def __post_init__(self) -> None:
        """Refuse an upper case that is no stricter than the lower."""
        if not 0 < self.upper < self.lower < 1:
            raise SurveyError(
                f"letters at {self.upper:g} and {self.lower:g} are no convention",
                remedy="let upper case be the stricter, as 0.05 and 0.10",
            )

    @property
    def sentence(self) -> str:
        """What the letters mean, as it is printed under every table."""
        return (
            f"A letter names a column of the same block whose share is lower, in upper case at "
            f"{1 - self.upper:.0%} and in lower case at {1 - self.lower:.0%}; t tests on the "
            f"weighted shares with the design's own variance and covariance, on the fewer degrees "
            f"of freedom of the two columns; corrected within each row of a block "
            f"({self.multiplicity.replace('_', '-').title()})."
        )


def letter(position: int) -> str:
    """The letter of a column of its block: A to Z, then AA."""
    more, last = divmod(position, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[last]


def column_letters(
    values: Floats, covariance: Floats, df: Floats, tested: Flags, convention: Convention
) -> Texts:
    """The letters of each cell, (k, G), of one block.

    `values` are k answers x G columns, `covariance` k x G x G, `df` (G,) the columns' own;
    cells that are not `tested` neither get letters nor give them.
    """
    first, second = np.triu_indices(values.shape[1], 1)
    p, gap = _tests(values, covariance, np.minimum(df[first], df[second]), (first, second))
    p = np.where(tested[:, first] & tested[:, second], p, np.nan)
    found = [["" for _ in range(values.shape[1])] for _ in values]
    for row, chances in enumerate(p):
        corrected = adjusted(chances, convention.multiplicity)
        for pair in np.flatnonzero(corrected < convention.lower):
            higher, lower = first[pair], second[pair]
            if gap[row, pair] < 0:
                higher, lower = lower, higher
            name = letter(int(lower))
            is_upper = corrected[pair] < convention.upper
            found[row][int(higher)] += f" {name if is_upper else name.lower()}"
    return np.array([[_ordered(cell) for cell in row] for row in found], dtype=np.str_)


def _tests(
    values: Floats, covariance: Floats, df: Floats, pair: tuple[NDArray[np.intp], NDArray[np.intp]]
) -> tuple[Floats, Floats]:
    """The p value and the difference of each pair of columns, k x pairs; NaN without a test."""
    first, second = pair
    own = np.diagonal(covariance, axis1=1, axis2=2)
    size = own[:, first] + own[:, second]
    spread = size - 2 * covariance[:, first, second]
    gap = values[:, first] - values[:, second]
    bears = (spread > _ROUNDING * np.maximum(size, 1e-300)) & (df > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(gap) / np.sqrt(spread)
    p = 2 * stats.t.sf(t, np.maximum(df, 1e-9))
    return np.where(bears, p, np.nan), gap


def _ordered(cell: str) -> str:
    """Letters in their order."""
    return " ".join(sorted(cell.split(), key=lambda name: (len(name), name.upper())))
