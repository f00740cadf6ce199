"""Robustness: in what share of defensible codings a loop, a path or a place in a row survives.

Causes alone are read; ask `with_enablers` of the map where enablers are to be read as causes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.landscape.influences.centrality import Centrality, rank_all, score
from synopsis.landscape.influences.draws import DRAWS, Drawn, draw_codings
from synopsis.landscape.influences.graph import CodedLink, coded
from synopsis.landscape.influences.influence_map import InfluenceMap
from synopsis.landscape.influences.loops import LONGEST, Loop, Loops, Path, Paths, loops

TOP = 10  # a concept's place is said to hold while it is among so many


@dataclass(frozen=True, slots=True)
class Robust:
    """How many of the drawn codings still say something, and how they were drawn."""

    share: float
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class RobustLoop:
    """A loop with the share of codings in which it closes by the same sign.

    Where two of its concepts count as one, it survives if what is left of it still closes; a loop
    of which one concept is left does not.
    """

    loop: Loop
    robust: Robust


@dataclass(frozen=True, slots=True)
class RobustPath:
    """A path with the share of codings in which it leads on by the same sign."""

    path: Path
    robust: Robust


@dataclass(frozen=True, slots=True)
class RobustLoops:
    """The loops of a coding with their shares, most robust first; `search` is how they were found.

    `closing` is the share of codings in which any of them closes.
    """

    found: tuple[RobustLoop, ...]
    search: Loops
    closing: Robust


@dataclass(frozen=True, slots=True)
class RobustCentrality:
    """A concept's place by one centrality, with the share of codings that keep it in the first."""

    concept: str
    measure: Centrality
    value: float
    rank: int
    robust: Robust


def robust_loops(
    influence_map: InfluenceMap,
    coding: str,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    longest: int = LONGEST,
) -> RobustLoops:
    """Every loop of a coding with the share of `draws` defensible codings in which it survives."""
    graph = coded(influence_map, coding)
    search = loops(graph, longest=longest)
    chains = [loop.links for loop in search.found]
    batches = draw_codings(influence_map, coding, draws=draws, seed=seed)
    counts, closing = np.zeros(len(chains)), 0
    for survived in _survivals(batches, chains, graph.links):
        counts += survived.sum(axis=0)
        closing += int(survived.any(axis=1).sum())
    told = [
        RobustLoop(loop, Robust(float(count) / draws, draws, seed))
        for loop, count in zip(search.found, counts, strict=True)
    ]
    found = tuple(sorted(told, key=lambda one: (-one.robust.share, len(one.loop.links))))
    return RobustLoops(found, search, Robust(closing / draws, draws, seed))


def robust_paths(
    influence_map: InfluenceMap,
    coding: str,
    search: Paths,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[RobustPath, ...]:
    """The paths that were found in a coding, with their shares, most robust first."""
    links = coded(influence_map, coding).links
    chains = [path.links for path in search.found]
    counts = np.zeros(len(chains))
    for survived in _survivals(
        draw_codings(influence_map, coding, draws=draws, seed=seed), chains, links
    ):
        counts += survived.sum(axis=0)
    told = [
        RobustPath(path, Robust(float(count) / draws, draws, seed))
        for path, count in zip(search.found, counts, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: (-one.robust.share, len(one.path.links))))


def centralities(
    influence_map: InfluenceMap,
    coding: str,
    measure: Centrality = Centrality.BETWEEN,
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> tuple[RobustCentrality, ...]:
    """Concepts by one centrality, first the highest, each with the share of codings that keep it.

    The share is of codings in which the concept (or the one that it counts as) is among the first
    ten by that centrality; ties share the better place.
    """
    graph = coded(influence_map, coding)
    values = score(graph, measure)
    names = tuple(graph.concepts)
    kept = np.zeros(len(names))
    for drawn in draw_codings(influence_map, coding, draws=draws, seed=seed):
        ranks = rank_all(drawn.adjacency(), measure)
        kept += (np.take_along_axis(ranks, drawn.counts_as, axis=1) <= TOP).sum(axis=0)
    row = np.array([values[name] for name in names])
    told = [
        RobustCentrality(
            name,
            measure,
            values[name],
            1 + int((row > values[name]).sum()),
            Robust(float(count) / draws, draws, seed),
        )
        for name, count in zip(names, kept, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: (one.rank, one.concept)))


def _survivals(
    batches: Iterator[Drawn], chains: Sequence[tuple[CodedLink, ...]], links: Sequence[CodedLink]
) -> Iterator[npt.NDArray[np.bool_]]:
    """For each batch which chain survives in which coding: (D, C)."""
    if not chains:
        return
    order = {(link.source, link.target, link.sign): at for at, link in enumerate(links)}
    numbers = [[order[link.source, link.target, link.sign] for link in one] for one in chains]
    for drawn in batches:
        held, within = drawn.holds(links)
        survived = np.empty((len(held), len(chains)), dtype=np.bool_)
        for at, chain in enumerate(numbers):
            survived[:, at] = held[:, chain].all(axis=1) & ~within[:, chain].all(axis=1)
        yield survived
