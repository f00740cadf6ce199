"""How a supposition spreads where pushes decide by chance: the noisy model, from how things stand.

Beta says how firmly a unit of balance decides. Nobody can know it from ratings or a report, so that
shares by it are uncalibrated; a sweep asks each concept once and is no measure of time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.futures.suppose import Supposed, state_of_now
from synopsis.landscape.futures.told import Turn, turn_of
from synopsis.landscape.scenarios.noisy import Noise, noisy_spread

SWEEPS, CHAINS, SEED = 200, 256, 0


@dataclass(frozen=True, slots=True)
class Spread:
    """The share of chains in which each free concept is worse, after some numbers of sweeps."""

    beta: float
    times: tuple[int, ...]
    worse: Mapping[str, tuple[float, ...]]
    is_mixed: bool


def spread(landscape: Landscape, supposed: Supposed, beta: float) -> Spread:
    """Follow many chains from how things stand, with what is supposed held."""
    own = supposed.futures.supposed.held(landscape.matrix)
    held = {**supposed.futures.search.clamps, **own}
    found = noisy_spread(
        landscape.matrix,
        Noise(beta, SWEEPS, SWEEPS // 2, CHAINS),
        np.random.default_rng(SEED),
        state_of_now(landscape),
        held,
    )
    worse = {}
    for place, concept in enumerate(landscape.concepts):
        if place in held:
            continue
        first = int(landscape.matrix.offsets[place])
        rows = [
            first + variant
            for variant in range(landscape.matrix.sizes[place])
            if turn_of(landscape, place, variant) is Turn.WORSE
        ]
        worse[concept.id] = tuple(found.over_time[:, rows].sum(axis=1).tolist())
    return Spread(beta, found.times, worse, found.is_mixed)
