"""Frames: a sample's rows coded once by domain, stratum and unit, for every item to be added up by.

A pair is a unit's part of a domain. Pairs stand in the order of domain, stratum and unit, so that
sums over strata and over domains are sums over neighbours.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.cells.bootstrap import Bootstrap
from synopsis.survey.cells.calibration import Calibration
from synopsis.survey.cells.domains import Domains
from synopsis.survey.design import Codes, Design, Flags, Floats, Stage
from synopsis.survey.errors import SurveyError
from synopsis.survey.replicate import Replicates

Sample = Design | Replicates | Bootstrap
Rows = NDArray[np.intp] | slice
_ALL_DRAWN = 1e-7
_EVERY = slice(None)


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """One stage of sampling within the domains: P pairs in S strata of G domains that have rows.

    `pair` is each row's, `starts` where the strata begin among the pairs, `heads` where the
    domains begin among the strata, and `domains` which they are. `root` is the root of the
    fraction that the stages above have drawn, by stratum.
    """

    pair: NDArray[np.intp]
    unit: Codes
    stratum: NDArray[np.intp]
    domain: NDArray[np.intp]
    starts: NDArray[np.intp]
    heads: NDArray[np.intp]
    domains: NDArray[np.intp]
    drawn: Floats
    scale: Floats
    is_whole: Flags
    root: Floats | None = None

    @property
    def pairs(self) -> int:
        """How many parts of units there are."""
        return len(self.unit)

    def by_stratum(self, values: NDArray[Any]) -> NDArray[Any]:
        """Sums of the last axis over the strata of the domains."""
        return np.add.reduceat(values, self.starts, axis=-1)

    def by_domain(self, values: NDArray[Any], size: int) -> NDArray[Any]:
        """Sums of the last axis, by pair or by stratum, over domains; nought without rows."""
        is_pair = values.shape[-1] == self.pairs and self.pairs != len(self.starts)
        heads = self.starts[self.heads] if is_pair else self.heads
        found = np.zeros((*values.shape[:-1], size), dtype=values.dtype)
        found[..., self.domains] = np.add.reduceat(values, heads, axis=-1)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The rows that are in a domain, their weights, and their pairs at each stage.

    Where the weights are calibrated, `whole` has the units of the first stage as one domain.
    """

    sample: Sample
    names: Domains
    rows: Rows
    weights: Floats
    has_noughts: bool
    levels: tuple[Level, ...]
    df: Floats
    calibration: Calibration | None = None
    whole: Level | None = None

    @property
    def size(self) -> int:
        """How many domains there are, with rows or without."""
        return len(self.names.labels)

    @classmethod
    def of(cls, sample: Sample, domains: Domains, df: str) -> "Frame":
        """The frame of a sample in the groups of one set of domains."""
        if domains.rows != sample.rows:
            raise SurveyError(
                f"the domains have {domains.rows:,} rows and the sample {sample.rows:,}",
                where=domains.name,
                remedy="give one code for each row of the sample",
            )
        chosen = sample.member & (domains.codes >= 0)
        rows: Rows = _EVERY if chosen.all() else np.flatnonzero(chosen)
        codes, weights = domains.codes[rows], sample.weights[rows]
        stages = _stages(sample)
        levels = tuple(_level(one, rows, codes, root) for one, root in stages) if len(codes) else ()
        noughts = bool((weights == 0).any())
        found = cls(sample, domains, rows, weights, noughts, levels, np.empty(0))
        freedom = _freedom(found) if df == "domain" else np.full(found.size, float(sample.df))
        calibration = _calibration(sample, levels)
        whole = None
        if calibration is not None:
            everybody = np.zeros(sample.rows, dtype=np.int8)
            whole = _level(stages[0][0], _EVERY, everybody, None)
        return cls(sample, domains, rows, weights, noughts, levels, freedom, calibration, whole)


def _calibration(sample: Sample, levels: tuple[Level, ...]) -> Calibration | None:
    """The calibration in parts, where the first stage's units say all."""
    is_fit = isinstance(sample, Design) and sample.residuals and len(levels) == 1
    return Calibration.of(sample) if is_fit else None  # type: ignore[arg-type]


def _stages(sample: Sample) -> list[tuple[Stage, Floats | None]]:
    """The stages that bear on the error, each with what those above it have drawn."""
    if isinstance(sample, Replicates):
        own = np.arange(sample.rows)
        return [(Stage(own, np.zeros_like(own), np.ones(1), np.ones(1)), None)]
    design = sample.design if isinstance(sample, Bootstrap) else sample
    found: list[tuple[Stage, Floats | None]] = [(design.stages[0], None)]
    share = _share(design.stages[0])
    for stage in design.stages[1:]:
        if not share.any():
            break
        found.append((stage, np.sqrt(share)))
        share = share * _share(stage)
    return found


def _share(stage: Stage) -> Floats:
    found: Floats = np.where(np.isfinite(stage.size), stage.drawn / stage.size, 0.0)
    return found


def _level(stage: Stage, rows: Rows, codes: NDArray[Any], root: Floats | None) -> Level:
    order, rank, of_unit = _ordered(stage)
    units = len(order)
    found, pair = _coded(codes.astype(np.intp) * units + rank[stage.unit[rows]], units)
    domain, unit = np.divmod(found, units)
    unit = order[unit]
    above = of_unit[unit]
    is_first = np.r_[True, (np.diff(domain) != 0) | (np.diff(above) != 0)]
    starts = np.flatnonzero(is_first)
    heads = np.flatnonzero(np.r_[True, np.diff(domain[starts]) != 0])
    stratum = np.cumsum(is_first) - 1
    drawn, size = (_of_stratum(one, rows, stratum[pair], len(starts)) for one in (
        stage.drawn, stage.size))  # fmt: skip
    fraction = np.where(np.isfinite(size), 1 - drawn / size, 1.0)
    return Level(
        pair, unit, stratum, domain, starts, heads, domain[starts][heads], drawn,
        fraction * np.where(drawn > 1, drawn / np.maximum(drawn - 1, 1), 1.0),
        fraction < _ALL_DRAWN,
        None if root is None else _of_stratum(root, rows, stratum[pair], len(starts)),
    )  # fmt: skip


def _ordered(stage: Stage) -> tuple[Codes, Codes, Codes]:
    """Units by stratum, the place of each in that order, and each unit's stratum."""
    of_unit = np.zeros(int(stage.unit.max(initial=-1)) + 1, dtype=np.int64)
    of_unit[stage.unit] = stage.stratum
    order = np.argsort(of_unit, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return order, rank, of_unit


def _coded(keys: NDArray[np.intp], units: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The keys that occur, in order, and the place of each row's among them."""
    top = int(keys.max()) + 1
    if top > 4 * len(keys) + units:
        found, place = np.unique(keys, return_inverse=True)
        return found, place
    occurs = np.zeros(top, dtype=np.bool_)
    occurs[keys] = True
    found = np.flatnonzero(occurs)
    place = np.cumsum(occurs)
    place -= 1
    return found, place[keys]


def _of_stratum(values: Floats, rows: Rows, stratum: NDArray[np.intp], strata: int) -> Floats:
    """What all rows of a stratum have in common."""
    found = np.empty(strata)
    found[stratum] = values[rows] if len(values) > 1 else values
    return found


def _freedom(frame: Frame) -> Floats:
    """Units less strata that have weight, or the rank of the replicates, domain by domain."""
    sample, codes = frame.sample, frame.names.codes
    if isinstance(sample, Replicates):
        if sample.stated_df:
            return np.full(frame.size, float(sample.stated_df))
        return np.array([float(sample.within(codes == one).df) for one in range(frame.size)])
    if not frame.levels:
        return np.zeros(frame.size)
    level = frame.levels[0]
    has_weight = np.zeros(level.pairs, dtype=np.int64)
    has_weight[level.pair[frame.weights != 0]] = 1
    strata = (level.by_stratum(has_weight) > 0).astype(np.int64)
    units = np.bincount(level.domain, has_weight.astype(np.float64), frame.size)
    below = np.bincount(level.domain[level.starts], strata.astype(np.float64), frame.size)
    return np.asarray(units - below, dtype=np.float64)
