"""Draws: the landscape as others would have it, by ratings of experts or by other readings.

Where experts rated a link, a draw takes one expert's own rating of it. Where none did, a draw is
another defensible reading of the report: doubts of the coding switched, words weighed otherwise.
How many links are of which kind is told with every result.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from synopsis.landscape.elicitation.draws import Sampling, draw_strengths, unrated
from synopsis.landscape.elicitation.rating import Link, Rating, is_synthetic
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.amounts import Whole, cells, joined
from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.futures.spoken import as_drawn
from synopsis.vocabulary import CLEAR, Marking


class Basis(StrEnum):
    """What draws stand for."""

    READINGS = "readings of the report"
    EXPERTS = "ratings of experts"
    SYNTHETIC = "SYNTHETIC ratings"


@dataclass(frozen=True)
class Draws:
    """Many landscapes over the same descriptors: `amounts` (D, n, n), concept on concept.

    `kept` are the links that no expert rated, in which draws are readings of the report. What was
    drawn from ratings is marked as they are.
    """

    landscape: Landscape
    amounts: Whole
    basis: Basis
    experts: int = 0
    kept: tuple[Link, ...] = ()
    marking: Marking = CLEAR

    def __post_init__(self) -> None:
        """Refuse draws over other descriptors."""
        count = len(self.landscape.concepts)
        if self.amounts.ndim != 3 or self.amounts.shape[1:] != (count, count):
            raise LandscapeError(f"draws of the shape {self.amounts.shape} are of no landscape")

    @property
    def told(self) -> str:
        """What the draws stand for, and for how many links."""
        if self.basis is Basis.READINGS:
            return self.basis.value
        rated = len(self.links) - len(set(self.kept) & set(self.links))
        return (
            f"{self.basis.value} of {rated} links, experts: {self.experts}; readings of the report "
            f"for the other {len(self.links) - rated}; {self.marking.label}"
        )

    @cached_property
    def cells(self) -> Whole:
        """The matrices, shape (D, V, V)."""
        return cells(self.amounts, self.landscape.layers, self.landscape.choices.scale)

    @property
    def links(self) -> tuple[Link, ...]:
        """The pairs of concepts that any draw links, in order."""
        codes = [one.id for one in self.landscape.concepts]
        pairs = np.argwhere((self.amounts != 0).any(axis=0)).tolist()
        return tuple((codes[source], codes[target]) for source, target in pairs)

    def strengths(self) -> Whole:
        """What each draw makes of each of `links`: shape (D, L)."""
        any_link = (self.amounts != 0).any(axis=0)
        return self.amounts[:, any_link]


def draw_readings(landscape: Landscape, seed: int = 0) -> Draws:
    """Defensible readings of the report, as many as the card asks for."""
    codes = [one.id for one in landscape.concepts]
    spoken = as_drawn(landscape.influence_map, landscape.choices, codes, seed)
    amounts = joined(spoken.ends, spoken.strengths, len(codes), landscape.choices.joined)
    return Draws(landscape, amounts, Basis.READINGS)


def draw_experts(
    landscape: Landscape,
    ratings: Iterable[Rating],
    weights: Mapping[str, float],
    marking: Marking = CLEAR,
    seed: int = 0,
) -> Draws:
    """Ratings of experts, one expert's own for each link; what none rated is read as readers may.

    Where every expert cannot say, the draws are readings alone. A rating of a pair of concepts
    that the landscape does not hold is refused.
    """
    given = tuple(ratings)
    read = draw_readings(landscape, seed)
    order = {one.id: place for place, one in enumerate(landscape.concepts)}
    start = startings(landscape, given)
    sampling = Sampling(landscape.choices.draws)
    rng = np.random.default_rng(seed)
    strengths = draw_strengths(given, weights, start, sampling, rng)
    amounts, kept = read.amounts.copy(), unrated(given, weights, start)
    if len(kept) == len(start):
        return read
    for column, (source, target) in enumerate(start):
        if (source, target) not in kept:
            amounts[:, order[source], order[target]] = strengths[:, column]
    synthetic = any(is_synthetic(one.expert) for one in given)
    return Draws(
        landscape,
        amounts,
        Basis.SYNTHETIC if synthetic else Basis.EXPERTS,
        len({one.expert for one in given}),
        kept,
        marking,
    )


def startings(landscape: Landscape, ratings: Iterable[Rating] = ()) -> dict[Link, int]:
    """Every link of the landscape with its signed strength, and rated pairs that it lacks at 0."""
    codes = [one.id for one in landscape.concepts]
    pairs = np.argwhere(landscape.amounts).tolist()
    start = {(codes[a], codes[b]): int(landscape.amounts[a, b]) for a, b in pairs}
    for one in ratings:
        if not set(one.link) <= set(codes):
            raise LandscapeError(
                f"the rating of '{one.link[0]}' on '{one.link[1]}' is of no concepts of the model",
                where=f"the ratings of '{one.expert}'",
                remedy="rate links of the sheet that `synopsis elicit` writes",
            )
        start.setdefault(one.link, 0)
    return start
