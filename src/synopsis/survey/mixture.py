"""Tails of weighted sums of chi-squares, by which Rao and Scott's tests are judged.

Satterthwaite's two moments; Kuonen's saddlepoint (1999, Biometrika 86:929-935); Imhof's integral
(1961, Biometrika 48:419-426), cut off where its waves have died down.
"""

from collections.abc import Callable

import numpy as np
from scipy import integrate, optimize, stats

from synopsis.survey.design import Floats


def satterthwaite(statistic: float, weights: Floats) -> float:
    """The tail by a scaled chi-square of the same mean and variance."""
    scale = float((weights**2).sum() / weights.sum())
    df = float(weights.sum() ** 2 / (weights**2).sum())
    return float(stats.chi2.sf(statistic / scale, df))


def integral(statistic: float, weights: Floats, df: float = np.inf) -> float:
    """The tail of a weighted sum of chi-squares, to five places.

    With df, that of its ratio to a chi-square over its df.
    """
    lambdas, degrees = _parts(statistic, weights, df)
    at = statistic if np.isinf(df) else 0.0

    def height(u: float) -> float:
        theta = 0.5 * float((degrees * np.arctan(lambdas * u)).sum()) - 0.5 * at * u
        size = float(np.exp(0.25 * (degrees * np.log1p((lambdas * u) ** 2)).sum()))
        return float(np.sin(theta) / (u * size))

    total = 0.0
    step = 2 * np.pi / max(float(np.abs(lambdas).max()), at, 1e-8)
    for part in range(2000):
        piece = integrate.quad(height, part * step, (part + 1) * step, epsabs=1e-14, limit=200)[0]
        total += piece
        if abs(piece) < 1e-15:
            break
    return 0.5 + total / np.pi


def saddlepoint(statistic: float, weights: Floats, df: float = np.inf) -> float:
    """The tail by Kuonen's approximation."""
    lambdas, degrees = _parts(statistic, weights, df)
    at = statistic if np.isinf(df) else 0.0
    top = float(np.abs(lambdas).max())
    lambdas, at = lambdas / top, at / top

    def slope(zeta: float) -> float:
        return float((degrees * lambdas / (1 - 2 * zeta * lambdas)).sum()) - at

    high = 0.5 / float(lambdas.max()) * (1 - 1e-12)
    low = 0.5 / float(lambdas.min()) * (1 - 1e-12) if lambdas.min() < 0 else _below(slope)
    zeta = float(optimize.brentq(slope, low, high, xtol=1e-15, rtol=1e-14, maxiter=500))
    k = -0.5 * float((degrees * np.log1p(-2 * zeta * lambdas)).sum())
    bend = 2 * float((degrees * lambdas**2 / (1 - 2 * zeta * lambdas) ** 2).sum())
    w = np.sign(zeta) * np.sqrt(2 * (zeta * at - k))
    v = zeta * np.sqrt(bend)
    return float(stats.norm.sf(w + np.log(v / w) / w))


def _below(slope: Callable[[float], float]) -> float:
    """A point to the left at which the slope has turned negative."""
    low = -1.0
    while slope(low) > 0:
        low *= 2
    return low


def _parts(statistic: float, weights: Floats, df: float) -> tuple[Floats, Floats]:
    """Weights and degrees of the sum whose tail at nought is asked for, where df is finite."""
    if np.isinf(df):
        return weights, np.ones(len(weights))
    return np.append(weights, -statistic / df), np.append(np.ones(len(weights)), df)
