"""Tests of tables: independence and goodness of fit, with the design's own error.

Rao and Scott (1981, JASA 76:221-230; 1984, Annals of Statistics 12:46-60) and the Wald tests of
Koch, Freeman and Freeman (1975, International Statistical Review 43:59-78).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from synopsis.survey.column import missing, numbers
from synopsis.survey.design import Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.estimate import Test, checked_df, quadratic
from synopsis.survey.mixture import integral, saddlepoint, satterthwaite
from synopsis.survey.moment import Sample, flags, mean, total

Statistic = Literal["F", "Chisq", "Wald", "adjWald", "lincom", "saddlepoint"]
_NONE = 1e-9
_WALD = ("Wald", "adjWald")


def independence(
    sample: Sample, rows: ArrayLike, columns: ArrayLike, statistic: Statistic = "F"
) -> Test:
    """Whether two categorical answers are independent; missing answers are left out."""
    a, b = np.asarray(rows), np.asarray(columns)
    if a.shape != (sample.rows,) or b.shape != a.shape:
        raise SurveyError(
            f"{a.size:,} and {b.size:,} answers are no match for {sample.rows:,} rows",
            remedy="give one answer for each row",
        )
    counted = (sample.domain_weights != 0) & ~missing(a) & ~missing(b)
    tops, sides = _levels(a, counted), _levels(b, counted)
    checked_df(sample.df, "test")
    if len(tops) < 2 or len(sides) < 2:
        raise SurveyError("a table needs two rows and two columns", remedy="join fewer categories")
    both = np.column_stack([flags(a, tops)[:, [i]] * flags(b, sides) for i in range(len(tops))])
    names = [f"{i}:{j}" for i in tops for j in sides]
    shape = (len(tops), len(sides))
    cells = (total if statistic in _WALD else mean)(sample, both, names)
    if statistic in _WALD:
        found = _wald(cells.values, cells.covariance, shape, sample.df, statistic)
    else:
        counts = (cells.n, sample.df)
        found = _rao_scott(cells.values, cells.covariance, shape, counts, statistic)
    return replace(found, n=cells.n)


def _levels(values: NDArray[Any], counted: Flags) -> list[Any]:
    found: list[Any] = np.unique(values[counted]).tolist()
    return found


def _contrasts(shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Main effects with the mean, and interactions, of a table as its cells in rows."""

    def sums(levels: int) -> Floats:
        return np.vstack([np.eye(levels - 1), -np.ones((1, levels - 1))])

    a, b = sums(shape[0]), sums(shape[1])
    one_a, one_b = np.ones((shape[0], 1)), np.ones((shape[1], 1))
    main = np.hstack([np.kron(one_a, one_b), np.kron(a, one_b), np.kron(one_a, b)])
    return main.astype(np.float64), np.kron(a, b).astype(np.float64)


def _expected(shares: Floats, shape: tuple[int, int]) -> Floats:
    square = shares.reshape(shape)
    return np.outer(square.sum(axis=1), square.sum(axis=0)).ravel()


def _rao_scott(
    shares: Floats, spread: Floats, shape: tuple[int, int], counts: tuple[int, float], kind: str
) -> Test:
    n, df = counts
    expected = _expected(shares, shape)
    statistic = n * float(((shares - expected) ** 2 / expected).sum())
    main, inter = _contrasts(shape)
    scale = np.diag(np.divide(1.0, shares, where=shares > 0, out=np.zeros(len(shares))))
    left = inter - main @ np.linalg.solve(main.T @ main, main.T @ inter)
    meat = left.T @ scale @ (spread * n) @ scale @ left
    simple = left.T @ scale @ left
    weights = np.real(np.linalg.eigvals(np.linalg.solve(simple, meat)))
    if not weights.sum() > _NONE:
        raise SurveyError(
            "the design leaves the table no error to test by", remedy="look at more units"
        )
    return _judged(statistic, weights, df, kind)


def _judged(statistic: float, weights: Floats, df: float, kind: str) -> Test:
    """The p value of a Rao-Scott statistic by one of the ways to judge it."""
    if kind == "Chisq":
        p = float(stats.chi2.sf(statistic / weights.mean(), len(weights)))
        return Test(statistic, p, float(len(weights)))
    if kind == "F":
        above = float(weights.sum() ** 2 / (weights**2).sum())
        found = statistic / float(weights.sum())
        return Test(found, float(stats.f.sf(found, above, above * df)), above, above * df)
    judge = {"lincom": integral, "saddlepoint": saddlepoint}.get(kind)
    if judge is None:
        raise SurveyError(
            f"'{kind}' is not a statistic",
            remedy="use F, Chisq, Wald, adjWald, lincom or saddlepoint",
        )
    below = df * float(weights.sum() ** 2 / (weights**2).sum())
    # The sum below is of whole chi-squares, as in R: its weight keeps the broken number.
    p = judge(statistic * np.floor(below) / below, weights, np.floor(below))
    return Test(statistic, p, float(len(weights)), below)


def _wald(counts: Floats, spread: Floats, shape: tuple[int, int], df: float, kind: str) -> Test:
    """Wald's test of the estimated counts less those that independence would give."""
    people = counts.sum()
    square = counts.reshape(shape) / people
    tops, sides = square.sum(axis=1), square.sum(axis=0)
    expected = _expected(square, shape)
    slope = (
        np.eye(len(counts))
        - np.kron(np.eye(shape[0]), np.outer(sides, np.ones(shape[1])))
        - np.kron(np.outer(tops, np.ones(shape[0])), np.eye(shape[1]))
        + np.outer(expected, np.ones(len(counts)))
    )
    kept = [i * shape[1] + j for i in range(shape[0] - 1) for j in range(shape[1] - 1)]
    residual = (counts - people * expected)[kept]
    own = (slope @ spread @ slope.T)[np.ix_(kept, kept)]
    k = len(kept)
    wald = quadratic(residual, own)
    if kind == "Wald":
        return Test(wald / k, float(stats.f.sf(wald / k, k, df)), k, df)
    checked_df(df - k + 1, "adjusted test")
    found = wald * (df - k + 1) / (df * k)
    return Test(found, float(stats.f.sf(found, k, df - k + 1)), k, df - k + 1)


def goodness_of_fit(
    sample: Sample, values: ArrayLike, categories: Sequence[Any], shares: Sequence[float]
) -> Test:
    """Whether a categorical answer has given shares, at population size.

    Judged by the linearised Pearson residuals of the estimated counts, whose sum is estimated, too.
    """
    wanted = numbers(shares, "shares")
    if len(wanted) != len(categories) or not np.all(wanted > 0) or abs(wanted.sum() - 1) > 1e-9:
        raise SurveyError(
            f"{len(wanted)} shares that add up to {wanted.sum():g} are none of {len(categories)} "
            "categories",
            remedy="give a share above nought for each category; together they are one",
        )
    cells = total(sample, flags(values, categories), [str(one) for one in categories])
    people = float(cells.values.sum())
    own = cells.values / people
    statistic = people * float(((own - wanted) ** 2 / wanted).sum())
    slope = np.eye(len(wanted)) - np.outer((own + wanted) / 2, np.ones(len(wanted)))
    spread = slope @ cells.covariance @ slope.T
    weights = np.real(np.linalg.eigvals(spread / (people * wanted)[:, None]))
    weights = weights[np.abs(weights) > 1e-10 * max(1.0, np.abs(weights).max())]
    if not len(weights):
        # The design itself fixes the shares: they differ for certain, or not at all.
        return Test(statistic, float(statistic < _NONE), 0.0)
    return Test(statistic, satterthwaite(statistic, weights), float(len(weights)))
