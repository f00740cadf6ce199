"""The grid: every item estimated in every domain, and the covariance between domains."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from synopsis.survey.cells.calibrated import (
    by_unit,
    calibrated_variance,
    row_influence,
    unit_influence,
    whole_by_unit,
)
from synopsis.survey.cells.cells import Cells
from synopsis.survey.cells.domains import Domains
from synopsis.survey.cells.frame import Frame, Sample
from synopsis.survey.cells.interval import ends_of
from synopsis.survey.cells.item import MEAN, Item
from synopsis.survey.cells.resample import (
    replicated_covariance,
    replicated_values,
    replicated_variances,
)
from synopsis.survey.cells.rules import Rules
from synopsis.survey.cells.spread import influence, linear_variance
from synopsis.survey.cells.tally import Tally, in_base, kish, tally
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.variance import covariance

# Numbers at once in the tables of a batch whose replicates are added up in one product.
_AT_ONCE = 10_000_000
_MOST = 256
_WHOLE = Rules()

Block = dict[str, Any]


def estimate_cells(
    sample: Sample,
    items: Iterable[Item],
    domains: Domains | Sequence[Domains],
    rules: Rules = _WHOLE,
) -> Cells:
    """A cell for every item, domain and category; items may come from a file one by one.

    Each item is estimated on its own base: rows without an answer to it are left out of it alone.
    Where the average of other strata is asked for and all have one unit, a cell has no error: NaN.
    """
    sets = (domains,) if isinstance(domains, Domains) else tuple(domains)
    if not sets:
        raise SurveyError("there are no domains", remedy="give Domains.whole(rows) for one total")
    frames = [Frame.of(sample, one, rules.df) for one in sets]
    names: list[str] = []
    categories: list[tuple[str, ...]] = []
    blocks: list[Block] = []
    for batch in _batches(items, _width(frames)):
        first = len(names)
        names += [item.name for item in batch]
        categories += [item.labels for item in batch]
        above = np.cumsum([0, *(frame.size for frame in frames)]).tolist()
        parts = [
            _blocks(frame, batch, first, top) for frame, top in zip(frames, above, strict=False)
        ]
        blocks += [one for of_item in zip(*parts, strict=True) for one in of_item]
    labels = tuple((one.name, label) for one in sets for label in one.labels)
    return _cells(rules, tuple(names), tuple(categories), labels, blocks)


def covariances(sample: Sample, item: Item, domains: Domains) -> Floats:
    """Covariances between domains, k x G x G, of each category and last of a scale's mean.

    All domains are estimated on one sample, so units that two of them cut across bind them
    together. NaN where a domain has no rows in the item's base.
    """
    frame = Frame.of(sample, domains, "design")
    tallied = tally(frame, item)
    if not frame.levels:
        return np.full((len(item.labels), frame.size, frame.size), np.nan)
    if isinstance(sample, Design):
        found = np.stack(_joint(frame, sample, tallied))
    else:
        values = replicated_values(frame, sample, tallied)
        found = np.stack([
            _replicated(sample, values[r], tallied.values[r]) for r in range(len(item.labels))
        ])  # fmt: skip
    none = np.isnan(tallied.values)
    found[none[:, :, None] | none[:, None, :]] = np.nan
    return found


def _width(frames: Sequence[Frame]) -> int:
    """Categories that are added up at once; items of a design are taken one by one."""
    if isinstance(frames[0].sample, Design):
        return 1
    pairs = max((level.pairs for one in frames for level in one.levels), default=1)
    return min(_MOST, max(1, _AT_ONCE // pairs))


def _batches(items: Iterable[Item], width: int) -> Iterator[list[Item]]:
    """Items in their order, as many at once as have some categories together."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if sum(len(one.labels) for one in batch) >= width:
            yield batch
            batch = []
    if batch:
        yield batch


def _blocks(frame: Frame, batch: list[Item], first: int, above: int) -> Iterator[Block]:
    tallies = [tally(frame, item) for item in batch]
    spreads = _variances(frame, tallies)
    for place, (tallied, spread) in enumerate(zip(tallies, spreads, strict=True)):
        block = _block(frame, tallied, spread)
        r, g = tallied.sums.shape
        block["item"] = np.full((g, r), first + place, dtype=np.int32)
        block["domain"] = np.repeat(np.arange(above, above + g, dtype=np.int32)[:, None], r, axis=1)
        block["category"] = np.tile(np.arange(r, dtype=np.int32), (g, 1))
        yield {name: column.ravel() for name, column in block.items()}


def _variances(frame: Frame, tallies: list[Tally]) -> list[Floats]:
    sample = frame.sample
    if not frame.levels:
        return [np.full(one.sums.shape, np.nan) for one in tallies]
    if not isinstance(sample, Design):
        return replicated_variances(frame, sample, tallies)
    if sample.residuals:
        return [calibrated_variance(frame, sample, one) for one in tallies]
    return [linear_variance(frame, sample, one) for one in tallies]


def _block(frame: Frame, tallied: Tally, spread: Floats) -> Block:
    """The columns of an item's cells, as G x r."""
    share, n = tallied.values, tallied.n
    k = len(tallied.item.categories)
    is_bound = (share[:k] == 0) | (share[:k] == 1)
    spread[:k][is_bound & np.isfinite(spread[:k])] = 0.0
    spread = np.where(np.isnan(share), np.nan, np.maximum(spread, 0.0))
    deff = np.full(share.shape, np.nan)
    simple = _simple(tallied, share)
    np.divide(spread, simple, out=deff, where=(simple > 0) & (n > 1))
    with np.errstate(divide="ignore"):
        effective = n / deff
    has_none = np.isnan(deff) & ~np.isnan(share)
    if has_none.any():
        effective = np.where(has_none, kish(frame, tallied), effective)
    return {
        "share": share.T,
        "se": np.sqrt(spread).T,
        "deff": deff.T,
        "n": n.T.astype(np.int32),
        "count": tallied.counts.T.astype(np.int32),
        "weighted_base": tallied.bases.T,
        "n_effective": effective.T,
        "df": np.repeat(frame.df[:, None], len(share), axis=1),
    }


def _simple(tallied: Tally, share: Floats) -> Floats:
    """The variance of a simple random sample of the same n, drawn with replacement."""
    k = len(tallied.item.categories)
    people = share * (1 - share)
    if tallied.item.numbers is not None:
        numbers = np.asarray(tallied.item.numbers, dtype=np.float64)
        counts = np.isfinite(numbers)
        away = (numbers[counts][:, None] - share[k]) ** 2
        sums = (tallied.sums[:k][counts] * away).sum(axis=0)
        people[k] = sums / np.where(tallied.bases[k] > 0, tallied.bases[k], 1.0)
    found: Floats = people / np.maximum(tallied.n - 1, 1)
    return found


def _cells(
    rules: Rules,
    names: tuple[str, ...],
    categories: tuple[tuple[str, ...], ...],
    labels: tuple[tuple[str, str], ...],
    blocks: list[Block],
) -> Cells:
    if not blocks:
        raise SurveyError("there are no items", remedy="give at least one question")
    columns = {name: np.concatenate([one[name] for one in blocks]) for name in blocks[0]}
    last = np.array([len(one) - 1 if one[-1] == MEAN else -1 for one in categories])
    is_mean = columns["category"] == last[columns["item"]]
    low, high = ends_of(rules, columns, is_mean)
    is_low = columns["n"] < rules.suppress_below
    return Cells(
        names, categories, labels, rules, **columns, low=low, high=high,
        suppressed=is_low, flagged=~is_low & (columns["n"] < rules.flag_below),
    )  # fmt: skip


def _joint(frame: Frame, design: Design, tallied: Tally) -> list[Floats]:
    """G x G covariances of each category, by units where the first stage says all."""
    size, count = frame.size, len(tallied.item.labels)
    if frame.calibration is not None:
        units = whole_by_unit(design)
        taken = unit_influence(frame, frame.calibration, tallied)
        return [covariance(units, taken[:, r * size : (r + 1) * size]) for r in range(count)]
    if design.residuals or len(frame.levels) > 1:
        return [_by_row(frame, design, tallied, r) for r in range(count)]
    level, values = frame.levels[0], np.nan_to_num(tallied.values)
    bases = np.where(tallied.bases > 0, tallied.bases, 1.0)
    pairs = influence(level, tallied.tables[0], values, bases, tallied)
    firsts = {over: r for r, over in reversed(list(enumerate(tallied.over.tolist())))}
    whole = {over: by_unit(_answered(design, tallied.item, r)) for over, r in firsts.items()}
    left = np.zeros((len(whole[0].weights), size))
    found = []
    for r, over in enumerate(tallied.over.tolist()):
        left[level.unit, level.domain] = pairs[r]
        found.append(covariance(whole[over], left))
    return found


def _by_row(frame: Frame, design: Design, tallied: Tally, row: int) -> Floats:
    """G x G covariances of one category, by the rows of the sample."""
    here = np.arange(row * frame.size, (row + 1) * frame.size)
    bases = tallied.bases[row] > 0
    left = np.zeros((design.rows, frame.size))
    left[:, bases] = row_influence(frame, design, tallied, here[bases])
    return covariance(_answered(design, tallied.item, row), left)


def _answered(design: Design, item: Item, row: int) -> Design:
    """The design within the rows of the base of a category, or of the mean."""
    return design.within(in_base(item, slice(None), row))


def _replicated(sample: Any, values: Floats, whole: Floats) -> Floats:  # noqa: ANN401
    """G x G covariances over replicates; a domain without rows is left out of the others' rows."""
    has = np.isfinite(whole)
    found = np.full((len(whole), len(whole)), np.nan)
    found[np.ix_(has, has)] = replicated_covariance(sample, values[has], whole[has])
    return found
