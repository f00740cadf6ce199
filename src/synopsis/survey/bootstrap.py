"""Bootstraps: replicates that draw the sampling units of a design anew.

Rao and Wu (1988, JASA 83:231-241) draw one unit less than a stratum has and rescale; Canty and
Davison (1999, The Statistician 48:379-391) draw as many as it has, from the stratum copied up to
its size; Preston (2009, Survey Methodology 35:227-234) draws half the units of every stage.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from synopsis.survey.design import Codes, Design, Floats, Lonely, Stage
from synopsis.survey.errors import SurveyError
from synopsis.survey.replicate import Replicates

Bootstrapping = Literal["rao-wu", "canty-davison", "preston"]
Draw = Callable[[Design, np.random.Generator], Floats]


def bootstrap_replicates(
    design: Design,
    rng: np.random.Generator,
    replicates: int = 500,
    kind: Bootstrapping = "rao-wu",
) -> Replicates:
    """Bootstrap replicates of a design, drawn with the generator that is given.

    The rescaled ones (`rao-wu`, the first stage as if drawn with replacement; `preston`, all
    stages and the fractions drawn) give each stratum its own variance; `canty-davison` corrects
    all strata by one factor, the mean of n (N - 1) / ((n - 1) N) over the units.
    """
    if kind not in _DRAWS:
        raise SurveyError(f"'{kind}' is not a bootstrap", remedy=f"use one of {', '.join(_DRAWS)}")
    if replicates < 2:
        raise SurveyError(f"{replicates} replicates have no spread", remedy="draw some hundreds")
    for number, stage in enumerate(design.stages if kind == "preston" else design.stages[:1]):
        _refuse_lonely(design, stage, number)
    factors = np.stack([_DRAWS[kind](design, rng) for _ in range(replicates)], axis=1)
    scale = _correction(design.stages[0]) if kind == "canty-davison" else 1.0
    made = Replicates(
        design.weights,
        design.weights[:, None] * factors,
        np.full(replicates, scale / (replicates - 1)),
        design.member,
    )
    return made.with_df(design.df) if design.df > 0 else made


def _refuse_lonely(design: Design, stage: Stage, number: int) -> None:
    alone = (stage.drawn == 1) & (stage.size > 1)
    is_known = design.lonely in {Lonely.REMOVE, Lonely.CERTAINTY}
    if alone.any() and not is_known:
        raise SurveyError(
            f"{len(np.unique(stage.stratum[alone])):,} strata have only one unit at stage "
            f"{number + 1}, which cannot be drawn anew",
            remedy="join the strata, or choose remove or certainty for strata of one unit",
        )


def _by_unit(stage: Stage) -> tuple[Codes, Floats, Floats]:
    """The stratum of each unit, and the drawn and the size there."""
    units = int(stage.unit.max()) + 1
    home, drawn, size = np.empty(units, dtype=np.int64), np.empty(units), np.empty(units)
    home[stage.unit], drawn[stage.unit], size[stage.unit] = stage.stratum, stage.drawn, stage.size
    return home, drawn, size


def _with_replacement(stage: Stage, fewer: int, rng: np.random.Generator) -> Floats:
    """How often each unit is drawn where each stratum draws so many fewer than it has."""
    home, drawn, _ = _by_unit(stage)
    order = np.argsort(home, kind="stable")
    starts = np.flatnonzero(np.diff(home[order], prepend=-1))
    sizes = np.diff(starts, append=len(home))
    draws = np.where(sizes > 1, sizes - fewer, 1)
    places = np.repeat(starts, draws) + np.floor(
        rng.random(int(draws.sum())) * np.repeat(sizes, draws)
    ).astype(np.int64)
    counts = np.zeros(len(home))
    counts[order] = np.bincount(places, minlength=len(home))
    return np.where(drawn > 1, counts, 1.0)


def _rao_wu(design: Design, rng: np.random.Generator) -> Floats:
    first = design.stages[0]
    counts = _with_replacement(first, 1, rng)[first.unit]
    grown: Floats = np.where(first.drawn > 1, first.drawn / np.maximum(first.drawn - 1, 1), 1.0)
    return counts * grown


def _canty_davison(design: Design, rng: np.random.Generator) -> Floats:
    first = design.stages[0]
    home, drawn, size = _by_unit(first)
    if not np.isfinite(size).all():
        return _with_replacement(first, 0, rng)[first.unit]
    copies = np.floor(size / drawn).astype(np.int64)
    # What is left of a size that copies do not fill goes to units by chance.
    copies += rng.random(len(home)) < size / drawn - copies
    order = np.lexsort((rng.random(int(copies.sum())), np.repeat(home, copies)))
    unit = np.repeat(np.arange(len(home)), copies)[order]
    stratum = home[unit]
    starts = np.flatnonzero(np.diff(stratum, prepend=-1))
    rank = np.arange(len(unit)) - np.repeat(starts, np.diff(starts, append=len(unit)))
    counts = np.bincount(unit[rank < drawn[unit]], minlength=len(home)).astype(np.float64)
    return counts[first.unit]


def _correction(first: Stage) -> float:
    """The mean over units of what a stratum's own draws make its variance too small by."""
    _, drawn, size = _by_unit(first)
    several = drawn > 1
    own = drawn[several] / (drawn[several] - 1) * (1 - 1 / size[several])
    return float(own.mean()) if len(own) else 1.0


def _preston(design: Design, rng: np.random.Generator) -> Floats:
    """One factor for each row: what each stage adds, by the halves that are drawn of it."""
    factor = np.ones(design.rows)
    carried, share = np.ones(design.rows), np.ones(design.rows)
    for stage in design.stages:
        half = np.maximum(np.floor(stage.drawn / 2), 1)
        fraction = np.where(np.isfinite(stage.size), stage.drawn / stage.size, 0.0)
        spare = np.where(stage.drawn > 1, stage.drawn - half, 1)
        move = np.sqrt(half * share * (1 - fraction) / spare) * (stage.drawn > 1)
        is_drawn = _halves(stage, rng)[stage.unit]
        factor += carried * move * (is_drawn * stage.drawn / half - 1)
        carried = carried * np.sqrt(stage.drawn / half) * is_drawn
        share = share * fraction
    return factor


def _halves(stage: Stage, rng: np.random.Generator) -> Floats:
    """Which units are among half of their stratum, drawn without replacement."""
    home, drawn, _ = _by_unit(stage)
    order = np.lexsort((rng.random(len(home)), home))
    starts = np.flatnonzero(np.diff(home[order], prepend=-1))
    rank = np.empty(len(home))
    rank[order] = np.arange(len(home)) - np.repeat(starts, np.diff(starts, append=len(home)))
    chosen: Floats = (rank < np.maximum(np.floor(drawn / 2), 1)).astype(np.float64)
    return chosen


_DRAWS: dict[str, Draw] = {
    "rao-wu": _rao_wu,
    "canty-davison": _canty_davison,
    "preston": _preston,
}
