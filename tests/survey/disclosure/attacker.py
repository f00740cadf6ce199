"""An attacker on published tables: linear programming over every group that could exist.

Written apart from the gate, from what a reader has: shares, bases, and which columns hold whom.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Publication:
    """What is published of one question: columns by the groups that they fix, bases and shares.

    A column is a mapping of variable to group; a share is NaN where it is hidden. `sums` are
    columns with the weights of their answers, of what else is told, and what it comes to.
    `unprinted` are columns that no table has, as of those who did not tell a group (-1).
    """

    variables: dict[str, int]
    columns: tuple[dict[str, int], ...]
    bases: Floats
    shares: Floats
    sums: tuple[tuple[int, Floats, float], ...] = ()
    unprinted: tuple[dict[str, int], ...] = ()

    @property
    def groups(self) -> list[tuple[int, ...]]:
        """Every group that the variables make, those of unknown membership (-1) among them."""
        return list(product(*(range(-1, size) for size in self.variables.values())))

    def inside(self) -> Floats:
        """Columns x groups: which groups each column holds."""
        names = list(self.variables)
        return np.array([
            [all(group[names.index(name)] == code for name, code in column.items())
             for group in self.groups]
            for column in (*self.columns, *self.unprinted)
        ], dtype=np.float64)  # fmt: skip


def known_sums(seen: Publication) -> tuple[Any, Floats]:
    """All that a reader knows of the unknown amounts (groups x answers), as equations."""
    inside, answers = seen.inside(), seen.shares.shape[1]
    rows, sums = [], []
    for column, (base, shares) in enumerate(zip(seen.bases, seen.shares, strict=True)):
        rows.append(np.kron(inside[column], np.ones(answers)))
        sums.append(base)
        for answer in np.flatnonzero(np.isfinite(shares)):
            rows.append(np.kron(inside[column], np.eye(answers)[answer]))
            sums.append(base * shares[answer])
    for column, weights, value in seen.sums:
        rows.append(np.kron(inside[column], weights))
        sums.append(value)
    return sparse.csr_array(np.array(rows)), np.array(sums)


def attack(seen: Publication) -> Iterator[tuple[int, int, float, float]]:
    """Each hidden cell with the least and the most that it can be, in amounts.

    The unprinted columns follow those that are published.
    """
    equations, sums = known_sums(seen)
    inside, answers = seen.inside(), seen.shares.shape[1]
    scale = max(float(seen.bases.max()), 1e-9)
    known = LinearConstraint(equations, sums / scale, sums / scale)
    blank = np.full((len(seen.unprinted), answers), np.nan)
    for column, answer in np.argwhere(np.isnan(np.vstack([seen.shares, blank]))).tolist():
        if column < len(seen.bases) and seen.bases[column] <= 0:
            continue
        goal = np.kron(inside[column], np.eye(answers)[answer])
        ends = [milp(sign * goal, constraints=known, bounds=Bounds(0)) for sign in (1, -1)]
        if any(end.status != 0 for end in ends):
            raise AssertionError(ends[0].message)
        yield column, answer, ends[0].fun * scale, -ends[1].fun * scale
