"""Calibrated designs: the variance of every cell where the weights were moved to meet totals.

What calibration takes from a row it takes by other rows' answers, in the domain or not. Where the
calibration is known in parts, its means of all cells are sums over the item's answers; else the
linearised values are laid out by row, and the room's own `covariance` is asked of some at a time.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synopsis.survey.cells.calibration import Calibration
from synopsis.survey.cells.frame import Frame
from synopsis.survey.cells.item import Item
from synopsis.survey.cells.spread import influence, spread
from synopsis.survey.cells.tally import Tally
from synopsis.survey.design import Design, Floats, Stage
from synopsis.survey.variance import covariance

# Numbers at once in the rows by columns that a calibration's residual is taken of.
_AT_ONCE = 4_000_000


def calibrated_variance(frame: Frame, design: Design, tallied: Tally) -> Floats:
    """Variances, r x G, of a calibrated design."""
    found = np.zeros(tallied.sums.size)
    cells = np.flatnonzero((tallied.bases > 0).ravel())
    if frame.calibration is None or frame.whole is None:
        for some in _some(cells, design.rows):
            left = row_influence(frame, design, tallied, some)
            found[some] = np.diag(covariance(design, left))
        return found.reshape(tallied.sums.shape)
    whole, left = frame.whole, unit_influence(frame, frame.calibration, tallied)
    present = np.ones((1, whole.pairs), dtype=np.bool_)
    for some in _some(cells, whole.pairs):
        sums = np.ascontiguousarray(left[whole.unit[:, None], some].T)
        found[some] = spread(design, whole, sums, present, 1)[:, 0]
    return found.reshape(tallied.sums.shape)


def _some(cells: NDArray[np.intp], rows: int) -> list[NDArray[np.intp]]:
    """Cells in lots of which the rows fit into memory."""
    step = max(1, _AT_ONCE // rows)
    return [cells[at : at + step] for at in range(0, len(cells), step)]


def unit_influence(frame: Frame, calibration: Calibration, tallied: Tally) -> Floats:
    """Linearised sums by unit of the first stage, U x rG, less what calibration takes."""
    values, size = np.nan_to_num(tallied.values), frame.size
    bases = np.where(tallied.bases > 0, tallied.bases, 1.0)
    level, rows = frame.levels[0], np.arange(frame.sample.rows)[frame.rows]
    sums, people = _answer_matrices(frame, tallied.item, rows)
    above = (calibration.means @ sums).toarray().reshape(-1, *values.shape)
    below = (calibration.means @ people).toarray().reshape(len(above), -1, size)
    found = (above - values * below[:, tallied.over]) / bases
    units = calibration.carried.shape[0]
    left = np.zeros((units, *values.shape))
    pairs = influence(level, tallied.tables[0], values, bases, tallied)
    left[level.unit, :, level.domain] = pairs.T
    whole: Floats = left.reshape(units, -1) - calibration.taken(found.reshape(len(found), -1))
    return whole


def _answer_matrices(frame: Frame, item: Item, rows: NDArray[np.intp]) -> tuple[Any, Any]:
    """Weights by row and cell, n x rG, and by row and base, n x bG, mostly nought."""
    size, k = frame.size, len(item.categories)
    domain = frame.names.codes[rows].astype(np.intp)
    parts = [_answers(item, r, rows) for r in range(len(item.labels))]

    def matrix(columns: list[Floats]) -> Any:  # noqa: ANN401
        inside = [np.flatnonzero(one) for one in columns]
        data = [
            column[one] * frame.weights[one] for column, one in zip(columns, inside, strict=True)
        ]
        where = [place * size + domain[one] for place, one in enumerate(inside)]
        return sparse.csr_array(
            (np.concatenate(data), (rows[np.concatenate(inside)], np.concatenate(where))),
            shape=(frame.sample.rows, len(columns) * size),
        )

    whole = [parts[0][1].astype(np.float64)]
    own = [base.astype(np.float64) for _, base in parts[k:]]
    return matrix([np.where(base, one, 0.0) for one, base in parts]), matrix(whole + own)


def row_influence(frame: Frame, design: Design, tallied: Tally, cells: NDArray[np.intp]) -> Floats:
    """Linearised values with their weights, n x p, of cells by place in the r x G table."""
    category, domain = np.divmod(cells, frame.size)
    left = np.zeros((design.rows, len(cells)))
    codes = frame.names.codes
    for column, (r, g) in enumerate(zip(category.tolist(), domain.tolist(), strict=True)):
        rows = np.flatnonzero((codes == g) & design.member)
        answer, base = _answers(tallied.item, r, rows)
        value, people = tallied.values[r, g], tallied.bases[r, g]
        left[rows, column] = np.where(base, design.weights[rows] * (answer - value) / people, 0.0)
    return left


def _answers(item: Item, row: int, rows: NDArray[np.intp]) -> tuple[Floats, NDArray[np.bool_]]:
    """What counts of each row for a category, or for the mean, and whether it is in the base."""
    if item.codes is None:
        flags, asked = item.flags, item.asked
        if flags is None or asked is None:  # pragma: no cover  # refused at birth
            return np.zeros(len(rows)), np.zeros(len(rows), dtype=np.bool_)
        return flags[rows, row].astype(np.float64), asked[rows]
    codes = item.codes[rows]
    if row < len(item.categories):
        return (codes == row).astype(np.float64), codes >= 0
    numbers = np.asarray(item.numbers, dtype=np.float64)
    values = np.where(codes >= 0, numbers[codes], np.nan)
    return np.nan_to_num(values), np.isfinite(values)


def whole_by_unit(design: Design) -> Design:
    """The design with one row for each unit of its first stage, all of them looked at."""
    return by_unit(replace(design, residuals=(), member=np.ones(design.rows, dtype=np.bool_)))


def by_unit(design: Design) -> Design:
    """The design with one row for each unit of its first stage; a member where any of its is."""
    first = design.stages[0]
    units = int(first.unit.max()) + 1
    stratum = np.zeros(units, dtype=np.int64)
    stratum[first.unit] = first.stratum
    drawn, people = np.ones(units), np.full(units, np.inf)
    drawn[first.unit], people[first.unit] = first.drawn, first.size
    member = np.zeros(units, dtype=np.bool_)
    member[first.unit[design.member]] = True
    stage = Stage(np.arange(units), stratum, drawn, people)
    return replace(design, weights=np.ones(units), stages=(stage,), member=member)
