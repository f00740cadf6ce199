"""Tallies: an item's weighted sums by unit and category, and by domain and category."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.cells.frame import Frame, Level, Rows
from synopsis.survey.cells.item import Item
from synopsis.survey.design import Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.replicate import Replicates


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Weighted sums by pair: r rows of categories (the mean's last), and the bases under them.

    `present` says which pairs have rows in each base.
    """

    sums: Floats
    bases: Floats
    present: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """An item in G domains: r x G weighted sums, bases and unweighted counts, and its tables.

    `over` is which row of the tables' bases each category stands on.
    """

    item: Item
    sums: Floats
    bases: Floats
    counts: NDArray[np.int64]
    n: NDArray[np.int64]
    over: NDArray[np.intp]
    tables: tuple[Table, ...]

    @property
    def values(self) -> Floats:
        """Shares, and the mean of a scale; NaN where the base has no weight."""
        found = np.full(self.sums.shape, np.nan)
        np.divide(self.sums, self.bases, out=found, where=self.bases > 0)
        whole = len(self.item.categories)
        share, counts, n = found[:whole], self.counts[:whole], self.n[:whole]
        share[(counts == n) & (n > 0)] = 1.0
        return found


def tally(frame: Frame, item: Item) -> Tally:
    """Add up an item over the rows of a frame."""
    if item.rows != frame.sample.rows:
        raise SurveyError(
            f"the item has {item.rows:,} rows and the sample {frame.sample.rows:,}",
            where=item.name,
            remedy="give one answer for each row of the sample",
        )
    size = (len(item.labels), frame.size)
    if not frame.levels:
        none, nothing = np.zeros(size), np.zeros(size, dtype=np.int64)
        return Tally(item, none, none, nothing, nothing, np.zeros(size[0], dtype=np.intp), ())
    first = frame.levels[0]
    weights = np.ones(len(frame.weights)) if _is_saved(frame) else frame.weights
    added = [_added(item, frame.rows, one, weights) for one in frame.levels]
    tables = tuple(_table(item, sums, bases, count) for sums, bases, count in added)
    counts, n = _counted(frame, item, first, added[0])
    over = _over(item)
    totals = _of_weights(frame, first, tables[0])
    return Tally(
        item,
        first.by_domain(totals.sums, frame.size),
        first.by_domain(totals.bases, frame.size)[over],
        counts,
        n,
        over,
        tables,
    )


def kish(frame: Frame, tallied: Tally) -> Floats:
    """Kish's effective size of the base, by domain: the squared sum of weights over their squares.

    Of a mean's own base too: what it leaves out is small beside what this is used for.
    """
    level, item = frame.levels[0], tallied.item
    square = np.where(in_base(item, frame.rows), frame.weights**2, 0.0)
    squares = level.by_domain(np.bincount(level.pair, square, level.pairs), frame.size)
    found = np.full(frame.size, np.nan)
    np.divide(tallied.bases[0] ** 2, squares, out=found, where=squares > 0)
    return found


Added = tuple[NDArray[Any], NDArray[Any], NDArray[Any]]


def _is_saved(frame: Frame) -> bool:
    return isinstance(frame.sample, Replicates)


def _added(item: Item, rows: Rows, level: Level, weights: Floats) -> Added:
    """Weighted sums by category and pair, weighted bases by pair, and rows by category and pair.

    The last row of the counts is that of the base.
    """
    k, pairs = len(item.categories), level.pairs
    if item.codes is not None:
        place = _places(item.codes[rows], level)
        sums = np.bincount(place, weights, (k + 1) * pairs).reshape(k + 1, pairs)[1:]
        count = np.bincount(place, minlength=(k + 1) * pairs).reshape(k + 1, pairs)
        return sums, sums.sum(axis=0), np.vstack([count[1:], count[1:].sum(axis=0)])
    base = in_base(item, rows)
    columns = [column & base for column in _flags(item, rows).T] + [base]
    sums = np.stack([np.bincount(level.pair[one], weights[one], pairs) for one in columns])
    count = np.stack([np.bincount(level.pair[one], minlength=pairs) for one in columns])
    return sums[:-1], sums[-1], count


def _places(codes: NDArray[Any], level: Level) -> NDArray[np.intp]:
    """Each row's place in a table of categories by pairs, its first row for those in no base."""
    place = codes.astype(np.intp)
    if int(codes.min(initial=0)) < -1:
        np.maximum(place, -1, out=place)
    place += 1
    place *= level.pairs
    place += level.pair
    return place


def _flags(item: Item, rows: Rows) -> NDArray[np.bool_]:
    return np.empty((0, 0), dtype=np.bool_) if item.flags is None else item.flags[rows]


def in_base(item: Item, rows: Rows, row: int = 0) -> NDArray[np.bool_]:
    """Which rows count under the item's shares, or under a scale's mean for its row."""
    if item.codes is not None:
        codes = item.codes[rows]
        found: NDArray[np.bool_] = codes >= 0
        return found & _scale(item)[1][codes] if row == len(item.categories) else found
    return np.empty(0, dtype=np.bool_) if item.asked is None else item.asked[rows]


def _scale(item: Item) -> tuple[Floats, NDArray[np.bool_]]:
    numbers = np.asarray(item.numbers, dtype=np.float64)
    return numbers, np.isfinite(numbers)


def _over(item: Item) -> NDArray[np.intp]:
    found = np.zeros(len(item.labels), dtype=np.intp)
    if item.numbers is not None and not _scale(item)[1].all():
        found[-1] = 1
    return found


def _table(item: Item, sums: Floats, bases: Floats, count: NDArray[Any]) -> Table:
    """The table with the sum of the scale's numbers as its last row."""
    present = count[-1:] > 0
    if item.numbers is None:
        return Table(sums, bases[None], present)
    numbers, counts = _scale(item)
    whole = np.vstack([sums, (numbers[counts] @ sums[counts])[None]])
    if counts.all():
        return Table(whole, bases[None], present)
    rests = count[:-1][counts].sum(axis=0) > 0
    own = sums[counts].sum(axis=0)
    return Table(whole, np.stack([bases, own]), np.vstack([present, rests[None]]))


def _of_weights(frame: Frame, level: Level, table: Table) -> Table:
    """The table by the full weights; saved replicates have theirs by rows of one."""
    if not _is_saved(frame):
        return table
    own = np.zeros(level.pairs)
    own[level.pair] = frame.weights
    return Table(table.sums * own, table.bases * own, table.present)


def _counted(
    frame: Frame, item: Item, level: Level, added: Added
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows with a weight by category and domain, and those of the base under each."""
    rows = added[2]
    if frame.has_noughts:
        counted = _added(item, frame.rows, level, (frame.weights != 0).astype(np.float64))
        rows = np.vstack([counted[0], counted[1][None]]).astype(np.int64)
    found = level.by_domain(rows, frame.size)
    counts, n = found[:-1], np.repeat(found[-1:], len(item.labels), axis=0)
    if item.numbers is not None:
        rests = counts[_scale(item)[1]].sum(axis=0)
        counts = np.vstack([counts, rests[None]])
        n[-1] = rests
    return counts, n
