"""How often the survey engine finds a change where there is none; writes the page of its figures.

Usage: python -m tools.null_waves [PAIRS] > docs/no-careless-headline.md
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from tools.null_page import page
from tools.null_world import Round, World, draw, frame, make_world, unit_effects

from synopsis.survey import Design
from synopsis.survey.cells import Cells, Domains, Rules, estimate_cells
from synopsis.survey.cells.interval import ends_of
from synopsis.survey.change.change import Changes, changes
from synopsis.survey.change.stack import shared_variance, stacked
from synopsis.survey.house import House
from synopsis.survey.multiplicity import adjusted

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SEED = 20261122
HOUSE = House()
INTERVALS = ("logit", "beta", "mean")
CORRECTIONS = ("none", "holm", "benjamini_hochberg")


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What P null pairs gave: P x cells of p values and of whether the change's interval holds 0.

    `covered` says by kind of interval, P x cells, in how many of the pair's two waves it holds
    the truth; `found` by correction whether a pair has any finding at all. `base` is the mean
    base of an economy.
    """

    truth: Floats
    cells: Cells
    p: Floats
    change_covered: Flags
    covered: dict[str, Floats]
    found: dict[str, Flags]
    base: float
    seconds: float


def trial(pairs: int, part: float = 1.0, seed: int = SEED) -> Trial:
    """Null pairs of independent waves: one world, both waves drawn anew.

    With a part below one, the domains hold that part of the respondents, drawn at random across
    the sampling units as an age group is.
    """
    begun = time.perf_counter()
    rng = np.random.default_rng(seed)
    world = make_world(rng)
    p, inside, base = [], [], []
    covered: dict[str, list[Floats]] = {kind: [] for kind in INTERVALS}
    for one in _pairs(world, pairs, part, rng):
        low, high = one.interval
        p.append(one.p)
        inside.append(~((low > 0) | (high < 0)))
        base.append(one.before.n[one.before.domain == 0].mean())
        for kind, hits in covered.items():
            hits.append(_hits(one, kind, world.truth))
    table = np.stack(p)
    return Trial(
        world.truth,
        one.before,
        table,
        np.stack(inside),
        {kind: np.stack(hits) for kind, hits in covered.items()},
        {method: findings(table, method) for method in CORRECTIONS},
        float(np.mean(base)),
        time.perf_counter() - begun,
    )


def panel(pairs: int, seed: int = SEED) -> tuple[Floats, Floats]:
    """Null pairs that share their units: p values with the units' covariance, and without it."""
    rng = np.random.default_rng(seed + 1)
    world = make_world(rng)
    design, domains = frame(world)
    unit = design.stages[0].unit
    right, naive = [], []
    for _ in range(pairs):
        effects = unit_effects(world, rng)
        one, other = (draw(world, design, effects, rng) for _ in range(2))
        before, after = (estimate_cells(each.design, each.items, domains) for each in (one, other))
        stack = stacked(one.design, other.design, (unit, unit))
        right.append(changes(before, after, HOUSE, _shared(stack, one, other, domains)).p)
        naive.append(changes(before, after, HOUSE).p)
    return np.stack(right), np.stack(naive)


def findings(p: Floats, method: str) -> Flags:
    """Whether each pair has any finding, after the correction of all its tests."""
    return np.array([bool((adjusted(row, method) < 1 - HOUSE.level).any()) for row in p])


def _pairs(world: World, pairs: int, part: float, rng: np.random.Generator) -> Iterator[Changes]:
    design, domains = frame(world)
    for _ in range(pairs):
        before, after = (_wave(world, design, domains, part, rng) for _ in range(2))
        yield changes(before, after, HOUSE)


def _wave(
    world: World,
    design: Design,
    domains: Sequence[Domains],
    part: float,
    rng: np.random.Generator,
) -> Cells:
    taken = draw(world, design, unit_effects(world, rng), rng)
    if part < 1:
        left = rng.random(design.rows) >= part
        domains = [replace(one, codes=np.where(left, -1, one.codes)) for one in domains]
    return estimate_cells(taken.design, taken.items, domains)


def _shared(stack: Design, one: Round, other: Round, domains: Sequence[Domains]) -> Floats:
    both = [replace(own, codes=np.concatenate([own.codes, own.codes])) for own in domains]
    return np.concatenate([
        shared_variance(stack, items, own)
        for items in zip(one.items, other.items, strict=True)
        for own in both
    ])  # fmt: skip


def _hits(pair: Changes, kind: str, truth: Floats) -> Floats:
    """In how many of two waves an interval of a kind holds the truth; NaN where none is shown."""
    hits = np.zeros(len(truth))
    for cells in (pair.before, pair.after):
        columns = {name: getattr(cells, name) for name in ("share", "se", "df", "n", "n_effective")}
        rules = Rules(interval=kind)  # type: ignore[arg-type]  # the kinds are named above
        low, high = ends_of(rules, columns, cells.is_mean)
        holds = ((low <= truth) & (truth <= high)).astype(np.float64)
        hits += np.where(cells.suppressed, np.nan, holds)
    return hits / 2


def main(words: Sequence[str]) -> None:
    """Run the pairs and write the page."""
    pairs = int(words[0]) if words else 1000
    small = trial(pairs // 2, part=0.1)
    text = page(trial(pairs), small, panel(pairs // 5))
    sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
