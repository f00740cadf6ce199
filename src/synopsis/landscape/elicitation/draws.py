"""Draws over experts: disagreement carried into the model instead of averaged away.

An average of "promotes" and "restricts" is an influence that nobody holds. So each draw takes, of
every link, one expert's own rating, by the expert weights among those who rated it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from synopsis.landscape.elicitation.kept import disputes
from synopsis.landscape.elicitation.rating import (
    STRONGEST,
    SYNTHETIC,
    Dispute,
    Link,
    Rating,
    told_link,
)
from synopsis.landscape.errors import LandscapeError

Strengths = npt.NDArray[np.int64]  # shape (D, L): a draw a row, a link a column

DRAWS_MAX = 1_000_000


class Mode(StrEnum):
    """What is drawn together."""

    PER_LINK = "an expert for each link"
    WHOLE_EXPERT = "an expert for all links, and another where they did not rate one"


@dataclass(frozen=True, slots=True)
class Sampling:
    """How many draws, and what is drawn together: both named where the result is shown."""

    draws: int = 1_000
    mode: Mode = Mode.PER_LINK

    def __post_init__(self) -> None:
        """Refuse no draws and more than can be held."""
        if not 1 <= self.draws <= DRAWS_MAX:
            raise LandscapeError(
                f"{self.draws} draws cannot be made", remedy=f"take 1 to {DRAWS_MAX:,}"
            )


def draw_strengths(
    ratings: Iterable[Rating],
    weights: Mapping[str, float],
    start: Mapping[Link, int],
    sampling: Sampling,
    rng: np.random.Generator,
) -> Strengths:
    """Strengths of the links of `start`, in its order, one row a draw: shape (D, L).

    A link that nobody with a weight rated keeps its value in `start` in all draws; see `unrated`.
    Raises LandscapeError for a rating of a link that is not there or an expert without a weight.
    """
    held = _held(ratings, weights, start)
    columns = np.tile(np.array(list(start.values()), dtype=np.int64), (sampling.draws, 1))
    leaders = _leaders(weights, sampling, rng)
    for column, link in enumerate(start):
        own = _heard(held.get(link, ()), weights)
        if own:
            columns[:, column] = _drawn(own, weights, leaders, rng)
    return columns


def unrated(
    ratings: Iterable[Rating], weights: Mapping[str, float], start: Mapping[Link, int]
) -> tuple[Link, ...]:
    """The links that keep their starting value, since nobody with a weight rated them."""
    held = _held(ratings, weights, start)
    return tuple(link for link in start if not _heard(held.get(link, ()), weights))


def synthetic_ratings(
    start: Mapping[Link, int], experts: int, share: float, rng: np.random.Generator
) -> tuple[Rating, ...]:
    """Made-up ratings that shift a share of strengths by one up or down, to show the method.

    Handles say SYNTHETIC, and so must every output made of them. A strength never leaves the scale.
    """
    if experts < 1 or not 0 <= share <= 1:
        raise LandscapeError(f"{experts} synthetic experts who shift {share} cannot be made")
    shifts = rng.choice((-1, 1), (experts, len(start))) * (
        rng.random((experts, len(start))) < share
    )
    values = np.array(list(start.values()), dtype=np.int64)
    rated = np.clip(values + shifts, -STRONGEST, STRONGEST)
    return tuple(
        Rating(link, f"{SYNTHETIC}-{expert + 1:02d}", int(rated[expert, column]))
        for expert in range(experts)
        for column, link in enumerate(start)
    )


def _held(
    ratings: Iterable[Rating], weights: Mapping[str, float], start: Mapping[Link, int]
) -> dict[Link, tuple[Rating, ...]]:
    """The ratings of each link, checked against the links and the experts there are."""
    if not all(weight >= 0 for weight in weights.values()) or not sum(weights.values()) > 0:
        raise LandscapeError("expert weights are below nought, or none is above it")
    held: dict[Link, tuple[Rating, ...]] = {}
    for one in disputes(ratings):
        if one.link not in start:
            raise LandscapeError(
                f"{told_link(one.link)} is rated and no link of the model",
                remedy="rate links of this model, or leave the rating out",
            )
        _refuse_weightless(one, weights)
        held[one.link] = one.ratings
    return held


def _refuse_weightless(dispute: Dispute, weights: Mapping[str, float]) -> None:
    for one in dispute.ratings:
        if one.expert not in weights:
            raise LandscapeError(
                f"{one.expert} has no weight, not even nought",
                where=f"the rating of {told_link(one.link)}",
            )


def _heard(ratings: Iterable[Rating], weights: Mapping[str, float]) -> list[Rating]:
    """Those who say something of a link and have a weight."""
    return [one for one in ratings if one.strength is not None and weights[one.expert] > 0]


def _leaders(
    weights: Mapping[str, float], sampling: Sampling, rng: np.random.Generator
) -> npt.NDArray[np.str_]:
    """The expert that a draw follows in all links, "" where each link has its own; shape (D,)."""
    if sampling.mode is Mode.PER_LINK:
        return np.full(sampling.draws, "")
    handles = sorted(weights)
    chances = np.array([weights[one] for one in handles])
    return rng.choice(np.array(handles), size=sampling.draws, p=chances / chances.sum())


def _drawn(
    own: list[Rating],
    weights: Mapping[str, float],
    leaders: npt.NDArray[np.str_],
    rng: np.random.Generator,
) -> npt.NDArray[np.int64]:
    """One link's strength in each draw: the leader's, or that of one who rated it, by weight."""
    chances = np.array([weights[one.expert] for one in own])
    strengths = np.array([one.strength for one in own], dtype=np.int64)
    drawn = rng.choice(strengths, size=len(leaders), p=chances / chances.sum())
    for one, strength in zip(own, strengths, strict=True):
        drawn[leaders == one.expert] = strength
    return drawn
