"""Draws: the landscape as others would have it, by ratings of experts or by other readings.

Where experts rated links, a draw takes one expert's own rating of each. Where none did, a draw is
another defensible reading of the report: doubts of the coding switched, words weighed otherwise.
The two are never mixed under one name.
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


class Basis(StrEnum):
    """What draws stand for."""

    READINGS = "readings of the report"
    EXPERTS = "ratings of experts"
    SYNTHETIC = "SYNTHETIC ratings"


@dataclass(frozen=True)
class Draws:
    """Many landscapes over the same descriptors: `amounts` (D, n, n), concept on concept.

    `kept` are the links that no expert rated and that stay as the map has them.
    """

    landscape: Landscape
    amounts: Whole
    basis: Basis
    experts: int = 0
    kept: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        """Refuse draws over other descriptors."""
        count = len(self.landscape.concepts)
        if self.amounts.ndim != 3 or self.amounts.shape[1:] != (count, count):
            raise LandscapeError(f"draws of the shape {self.amounts.shape} are of no landscape")

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
    seed: int = 0,
) -> Draws:
    """Ratings of experts, one expert's own for each link; what none rated stays as the map has it.

    A rating of a pair of concepts that the landscape does not hold is refused.
    """
    given = tuple(ratings)
    order = {one.id: place for place, one in enumerate(landscape.concepts)}
    start = startings(landscape, given)
    sampling = Sampling(landscape.choices.draws)
    rng = np.random.default_rng(seed)
    strengths = draw_strengths(given, weights, start, sampling, rng)
    amounts = np.zeros((sampling.draws, len(order), len(order)), dtype=np.int64)
    for column, (source, target) in enumerate(start):
        amounts[:, order[source], order[target]] = strengths[:, column]
    synthetic = any(is_synthetic(one.expert) for one in given)
    return Draws(
        landscape,
        amounts,
        Basis.SYNTHETIC if synthetic else Basis.EXPERTS,
        len({one.expert for one in given}),
        unrated(given, weights, start),
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
