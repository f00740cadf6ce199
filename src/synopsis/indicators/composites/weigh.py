"""Composite weights that the data propose, and what the members' correlations say of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synopsis.indicators.composites.panel import Array
from synopsis.indicators.errors import IndicatorError

_ROUNDS = 2000
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Association:
    """How members go together: correlations, eigenvalues and the share that each axis explains.

    `rows` is how many places and years have all members; a correlation is of those that have both.
    """

    members: tuple[str, ...]
    correlations: tuple[tuple[float, ...], ...]
    eigenvalues: tuple[float, ...]
    shares: tuple[float, ...]
    rows: int


def complete(rows: Array) -> Array:
    """The rows that have every member; shape (rows, members)."""
    return np.asarray(rows[~np.isnan(rows).any(axis=1)])


def _moves(rows: Array) -> bool:
    """Whether every member has more than one value."""
    return bool((rows.max(axis=0) > rows.min(axis=0)).all())


def correlations(rows: Array) -> Array:
    """Pearson correlations of the pairs of rows that have both; NaN where one never moves."""
    size = rows.shape[1]
    made = np.full((size, size), np.nan)
    for one in range(size):
        for other in range(one, size):
            pair = complete(rows[:, [one, other]])
            if len(pair) > 2 and _moves(pair):
                value = float(np.asarray(np.corrcoef(pair, rowvar=False))[0, 1])
                made[one, other] = made[other, one] = np.clip(value, -1, 1)
    return made


def associate(rows: Array, members: tuple[str, ...]) -> Association | None:
    """Correlations and principal components of members; nothing where too few rows are whole."""
    whole = complete(rows)
    if len(whole) <= 2 or not _moves(whole):
        return None
    values = np.linalg.eigvalsh(np.corrcoef(whole, rowvar=False))[::-1]
    values = np.maximum(values, 0)
    pairs = tuple(tuple(map(float, line)) for line in correlations(rows))
    shares = tuple(float(one / values.sum()) for one in values)
    return Association(members, pairs, tuple(map(float, values)), shares, len(whole))


def pca_weights(rows: Array) -> Array:
    """The squared loadings of the first principal component, which add up to one."""
    whole = _enough(rows, "principal components")
    _, vectors = np.linalg.eigh(np.corrcoef(whole, rowvar=False))
    return np.asarray(vectors[:, -1] ** 2)


def correlation_weights(rows: Array, targets: Array) -> Array:
    """Weights by which members correlate with their sum in the proportions of `targets`.

    After the correlation-optimised weights of COINr; found by turning each weight towards its
    share, round by round, so that the same data always give the same weights.
    """
    whole = _enough(rows, "correlations")
    covariance = np.cov(whole, rowvar=False)
    spread = np.sqrt(np.diag(covariance))
    wanted = targets / targets.sum()
    weights = wanted.copy()
    for _ in range(_ROUNDS):
        total = np.sqrt(max(float(weights @ covariance @ weights), 1e-300))
        found = np.maximum(covariance @ weights / (spread * total), 1e-6)
        weights = np.maximum(weights * (wanted / (found / found.sum())) ** _STEP, 1e-9)
        weights = weights / weights.sum()
    return np.asarray(weights)


def _enough(rows: Array, what: str) -> Array:
    whole = complete(rows)
    if len(whole) <= max(2, rows.shape[1]) or not _moves(whole):
        raise IndicatorError(
            f"{what} give no weights: only {len(whole)} places and years have all members, or one "
            "never moves",
            where="a composite",
            remedy="use equal or manual weights",
        )
    return whole
