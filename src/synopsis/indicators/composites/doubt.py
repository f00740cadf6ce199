"""Doubt: values so far beyond all others of their member that a unit or a digit must have slipped.

A value is looked at among the values of its own economy, and among those of all economies. Where
the sizes of these part into two groups that lie more than the card's factor apart, the few that
lie beyond are not counted. Where those beyond are not few and the history is of one economy, its
unit must have changed on the way, and none of its values is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synopsis.indicators.composites.panel import Array, Mask, Panel
from synopsis.vocabulary import Place

REASON = "its value lies too far beyond all others to be counted"
CHANGED = "its values lie too far apart, as where a unit has changed"
_LEAST_BELOW = 3
_NOUGHT = 1e-100  # what is smaller is no measure of how far others lie


@dataclass(frozen=True, slots=True)
class Doubt:
    """A published value that is not counted, and why; `times` is how far the groups lie apart."""

    member: str
    place: Place
    year: int
    value: float
    times: float
    reason: str


def doubt(panel: Panel, factor: float) -> tuple[Panel, tuple[Doubt, ...]]:
    """Take out what lies more than `factor` times beyond the other values of its member."""
    found: dict[tuple[int, ...], Doubt] = {}
    for at in range(len(panel.members)):
        for row in range(len(panel.places)):
            cells = np.zeros(panel.value.shape, dtype=bool)
            cells[row, :, at] = panel.known[row, :, at]
            _look(panel, cells, factor, found, is_own=True)
        cells = np.zeros(panel.value.shape, dtype=bool)
        cells[:, :, at] = panel.known[:, :, at]
        _look(panel, cells, factor, found, is_own=False)
    gone = np.zeros(panel.value.shape, dtype=bool)
    for cell in found:
        gone[cell] = True
    value, low, high = (np.where(gone, np.nan, a) for a in (panel.value, panel.low, panel.high))
    listed = tuple(found[cell] for cell in sorted(found, key=lambda cell: (cell[2], cell)))
    return replace(panel, value=value, low=low, high=high), listed


def _look(
    panel: Panel,
    cells: Mask,
    factor: float,
    found: dict[tuple[int, ...], Doubt],
    *,
    is_own: bool,
) -> None:
    """Note what is doubted among some cells of one member."""
    sizes = np.abs(panel.value)
    edge, times = parting(sizes[cells], factor)
    beyond = cells & (sizes > edge)
    few = 2 * beyond.sum() < cells.sum()
    if not beyond.any() or not (few or is_own):
        return
    for cell in zip(*np.nonzero(beyond if few else cells), strict=True):
        row, year, at = map(int, cell)
        found[row, year, at] = Doubt(
            panel.members[at], panel.places[row], panel.years[year],
            float(panel.value[cell]), times, REASON if few else CHANGED,
        )  # fmt: skip


def parting(sizes: Array, factor: float) -> tuple[float, float]:
    """The size beyond which others lie more than `factor` times as far out, and how far they do.

    Infinite and nought where sizes do not part, or where too few lie below to judge by.
    """
    ordered = np.sort(sizes[sizes > _NOUGHT])
    for at in range(_LEAST_BELOW, ordered.size):
        times = float(ordered[at] / ordered[at - 1])
        if times > factor:
            return float(ordered[at - 1]), times
    return float("inf"), 0.0
