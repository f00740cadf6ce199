"""Ranks of answers: which comes first, how surely, and which moves between waves are real.

The ends of a rank are how many answers are surely above and surely below it, by tests of all pairs
corrected together, so that all intervals hold at once (Al Mohamad, van Zwet and Goeman 2022,
Biometrics 78, on ranking institutions; Klein, Wright and Wieczorek 2020, JRSS C 69, on overall
rankings).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from synopsis.survey.change.change import Movement
from synopsis.survey.design import Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.estimate import Estimate
from synopsis.survey.multiplicity import adjusted


@dataclass(frozen=True, slots=True)
class Rank:
    """An answer's rank, one being the largest share, and the best and worst that it may have.

    Equal shares have the same rank.
    """

    name: str
    share: float
    rank: int
    best: int
    worst: int

    @property
    def is_sure(self) -> bool:
        """Whether the sample leaves one rank alone."""
        return self.best == self.worst


def answer_ranks(
    waves: Sequence[Estimate], level: float = 0.95, method: str = "holm"
) -> tuple[tuple[Rank, ...], ...]:
    """The ranks of the answers to a question in each wave, all intervals holding at once.

    Each estimate is the shares of the same answers with their covariance.
    """
    if len({one.names for one in waves}) > 1:
        raise SurveyError(
            "the waves have not the same answers", remedy="rank the answers that all have"
        )
    tests = [pair_tests(one) for one in waves]
    corrected = adjusted(np.stack(tests), method) if tests else np.empty((0, 0, 0))
    return tuple(_ranks(one, told < 1 - level) for one, told in zip(waves, corrected, strict=True))


def rank_moves(before: Sequence[Rank], after: Sequence[Rank]) -> tuple[Movement, ...]:
    """Which answers rose or fell in rank: those whose intervals of both waves lie apart."""
    found = []
    for old, new in zip(before, after, strict=True):
        if new.worst < old.best:
            found.append(Movement.RISEN)
        elif new.best > old.worst:
            found.append(Movement.FALLEN)
        else:
            found.append(Movement.UNTOLD)
    return tuple(found)


def pair_tests(found: Estimate) -> Floats:
    """P values of the differences between all pairs, k x k; NaN at and below the diagonal."""
    apart = found.values[:, None] - found.values[None, :]
    own = np.diag(found.covariance)
    spread = np.maximum(own[:, None] + own[None, :] - 2 * found.covariance, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * stats.t.sf(np.abs(apart) / np.sqrt(spread), found.df)
    p[np.tril_indices(len(p))] = np.nan
    return np.asarray(p, dtype=np.float64)


def bounds(values: Floats, told: Flags) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The best and worst rank of each of k values, from the pairs (k x k) that are told apart."""
    apart = told | told.T
    above = (apart & (values[None, :] > values[:, None])).sum(axis=1)
    below = (apart & (values[None, :] < values[:, None])).sum(axis=1)
    return tuple((above + 1).tolist()), tuple((len(values) - below).tolist())


def _ranks(found: Estimate, told: Flags) -> tuple[Rank, ...]:
    best, worst = bounds(found.values, told)
    order = stats.rankdata(-found.values, "min").astype(int).tolist()
    return tuple(
        Rank(name, share, place, high, low)
        for name, share, place, high, low in zip(
            found.names, found.values.tolist(), order, best, worst, strict=True
        )
    )
