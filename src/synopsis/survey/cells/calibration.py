"""Calibration in parts: what the residuals of a design take away, as products of thin matrices.

A post-stratification takes from each row its group's mean, a raking does so by turns, a regression
takes its fitted values: each takes `spreads @ (means @ influence)`, and by turns only the small
products of the parts with one another are needed. Deville and Sarndal (1992, JASA 87:376-382).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from synopsis.survey.design import Design, Floats
from synopsis.survey.residual import Groups, Margins, Regression, Residual


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """The parts of a design's calibration, m groups or variables in all.

    `means` are m x n; `turned` is m x m and turns means of influences into what is held against
    them after all turns; `carried` is U x m, what a unit of the first stage has of each.
    """

    means: Any
    turned: Floats
    carried: Any

    @classmethod
    def of(cls, design: Design) -> "Calibration | None":
        """The calibration of a design; none where it has a residual of another kind."""
        known: dict[int, tuple[Any, Any]] = {}
        turns: list[int] = []
        for residual in design.residuals:
            parts = _parts(residual)
            if parts is None:
                return None
            turns += map(id, parts)
            known |= {id(part): _factors(part) for part in parts if id(part) not in known}
        order = {part: place for place, part in enumerate(known)}
        means = sparse.vstack([one for one, _ in known.values()], format="csr")
        spreads = sparse.hstack([one for _, one in known.values()], format="csr")
        ends = np.cumsum([0, *(one.shape[0] for one, _ in known.values())]).tolist()
        blocks = [slice(ends[order[part]], ends[order[part] + 1]) for part in turns]
        unit = design.stages[0].unit
        total = sparse.csr_array(
            (np.ones(len(unit)), (unit, np.arange(len(unit)))),
            shape=(int(unit.max()) + 1, len(unit)),
        )
        return cls(means, _turned((means @ spreads).toarray(), blocks), total @ spreads)

    def taken(self, found: Floats) -> Floats:
        """What is taken from the units' sums, U x p, by the m x p means of p influences."""
        taken: Floats = self.carried @ (self.turned @ found)
        return taken


def _turned(crossed: Floats, blocks: Sequence[slice]) -> Floats:
    """What each mean comes to after all turns: at each, what the others left of it is taken."""
    size = len(crossed)
    held, own = np.zeros((size, size)), np.eye(size)
    for block in blocks:
        held[block] += own[block] - crossed[block] @ held
    return held


def _parts(residual: Residual) -> list[Groups | Regression] | None:
    if isinstance(residual, Margins):
        return [*residual.parts] * residual.rounds
    return [residual] if isinstance(residual, Groups | Regression) else None


def _factors(part: Groups | Regression) -> tuple[Any, Any]:
    """The means, m x n, and the spreads, n x m, of a part."""
    if isinstance(part, Regression):
        safe = np.where(part.scale == 0, 1.0, part.scale)
        means = sparse.csr_array(part.basis.T / safe)
        return means, sparse.csr_array(part.basis * safe[:, None])
    rows, size = np.arange(len(part.codes)), int(part.codes.max()) + 1
    safe = np.where(part.weights == 0, 1.0, part.weights)
    base = np.bincount(part.codes, part.before, size)
    share = part.before / safe / base[part.codes]
    means = sparse.csr_array((share, (part.codes, rows)), shape=(size, len(rows)))
    return means, sparse.csr_array((part.weights, (rows, part.codes)), shape=(len(rows), size))
