"""Finite beta: shares of variants and scenarios where descriptors do not always take the best.

Each descriptor in turn takes variant l with a probability proportional to exp(beta * balance of l),
its balance being the bias and what the present choices (its own included) say. Beta is per unit of
judgement: where a variant leads another by one unit, the odds between them are exp(beta). With a
growing beta the chains rest in consistent scenarios alone. Ratings identify neither beta nor bias,
so that the shares are no probabilities of events: every answer is labelled uncalibrated.
A chain of single-site updates after S. Geman and D. Geman, IEEE Transactions on Pattern Analysis
and Machine Intelligence 6 (1984); the matrix need not be symmetric, so there is no closed form, and
how well the chains mixed is told by two halves that began at opposite ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.balance import refuse_foreign_state
from synopsis.landscape.scenarios.crossimpact import CrossImpact, State
from synopsis.landscape.scenarios.search import Search, States, restored

UNCALIBRATED = "uncalibrated"
MIXED = 0.05  # halves whose shares differ by less agree

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Noise:
    """How sharp the choices are and how long they are watched.

    `beta` is per unit of judgement; of the `sweeps` (each descriptor once) the first `settling` are
    not counted; half of the `chains` begin at each end.
    """

    beta: float
    sweeps: int = 2000
    settling: int = 500
    chains: int = 256

    def __post_init__(self) -> None:
        """Refuse a beta that is no weight and a watch that counts nothing."""
        if not (isfinite(self.beta) and self.beta >= 0):
            raise LandscapeError(
                f"beta is {self.beta}, and no finite number of at least nought",
                where="the noise",
                remedy="ask for the consistent scenarios instead of a beta without end",
            )
        if not 0 <= self.settling < self.sweeps or self.chains < 2:
            raise LandscapeError(
                f"{self.chains} chains over {self.sweeps} sweeps, of which {self.settling} are not "
                "counted, count nothing",
                where="the noise",
            )


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each variant was taken, shape (V,), and whether the two halves agree.

    `halves` (2, V) are those of the chains from either end and `mixing` their largest difference;
    `over_time` (T, V) are shares of the chains at the sweeps `times`; `scenarios` (S,) the share of
    time in each state that was asked for.
    """

    shares: Floats
    halves: Floats
    mixing: float
    times: tuple[int, ...]
    over_time: Floats
    scenarios: Floats
    beta: float
    calibration: str = field(default=UNCALIBRATED, init=False)

    @property
    def is_mixed(self) -> bool:
        """Whether the two halves agree."""
        return self.mixing < MIXED


def noisy_shares(
    model: CrossImpact,
    noise: Noise,
    rng: np.random.Generator,
    clamps: Mapping[int, int] | None = None,
    states: States | None = None,
) -> Shares:
    """Shares over time with half of the chains from all first and half from all last variants.

    `states` (S, n) are scenarios of which the share of time is asked.
    """
    held, last = _held(model, clamps)
    ends = np.array([[0] * len(held.sizes), last])
    starts = np.repeat(ends, [noise.chains - noise.chains // 2, noise.chains // 2], axis=0)
    return _watched(model, noise, rng, starts, _Asked(clamps or {}, states))


def noisy_spread(
    model: CrossImpact,
    noise: Noise,
    rng: np.random.Generator,
    start: State,
    clamps: Mapping[int, int] | None = None,
) -> Shares:
    """Shares over time with all chains from one state: how what was certain spreads.

    The halves begin alike, so that their difference tells the error of the sample alone.
    """
    refuse_foreign_state(model, start)
    _held(model, clamps)
    inside = [0 if place in (clamps or {}) else chosen for place, chosen in enumerate(start)]
    starts = np.tile(np.array(inside), (noise.chains, 1))
    return _watched(model, noise, rng, starts, _Asked(clamps or {}, None))


@dataclass(frozen=True, slots=True)
class _Asked:
    clamps: Mapping[int, int]
    states: States | None


def _held(model: CrossImpact, clamps: Mapping[int, int] | None) -> tuple[CrossImpact, list[int]]:
    Search(clamps=clamps or {}).refuse_foreign(model)
    held = model.clamped(clamps or {})
    return held, [size - 1 for size in held.sizes]


def _watched(
    model: CrossImpact,
    noise: Noise,
    rng: np.random.Generator,
    starts: States,
    asked: _Asked,
) -> Shares:
    held = model.clamped(asked.clamps)
    chains = _Chains(held, noise.beta, starts.copy(), rng)
    counted = np.zeros((2, model.width))
    occupied = np.zeros(0 if asked.states is None else len(asked.states))
    times = _times(noise.sweeps)
    over_time = []
    for sweep in range(1, noise.sweeps + 1):
        chains.sweep()
        is_counted = sweep > noise.settling
        if not is_counted and sweep not in times:
            continue
        present = restored(chains.states, asked.clamps)
        half = _counts(model, present)
        if sweep in times:
            over_time.append(half.sum(axis=0) / noise.chains)
        if is_counted:
            counted += half
            occupied += _matches(asked.states, present)
    split = np.array([noise.chains - noise.chains // 2, noise.chains // 2])
    watched = noise.sweeps - noise.settling
    halves = counted / (split * watched)[:, None]
    return Shares(
        shares=counted.sum(axis=0) / (noise.chains * watched),
        halves=halves,
        mixing=float(np.abs(halves[0] - halves[1]).max()),
        times=times,
        over_time=np.array(over_time),
        scenarios=occupied / (noise.chains * watched),
        beta=noise.beta,
    )


@dataclass(slots=True)
class _Chains:
    """Many chains that move together: states (C, n) and balances (C, V)."""

    model: CrossImpact
    beta: float
    states: States
    rng: np.random.Generator
    sums: Floats = field(init=False)
    cells: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.cells = self.model.cells.astype(np.float64)
        self.sums = self.model.balances(self.states).astype(np.float64)

    def sweep(self) -> None:
        """Each descriptor chooses once, in order."""
        draws = self.rng.random(self.states.shape)
        for place, size in enumerate(self.model.sizes):
            if size == 1:
                continue
            first = int(self.model.offsets[place])
            score = self.beta * self.sums[:, first : first + size]
            odds = np.exp(score - score.max(axis=1, keepdims=True)).cumsum(axis=1)
            chosen = (odds < draws[:, place, None] * odds[:, -1:]).sum(axis=1)
            before = self.states[:, place]
            moved = np.flatnonzero(chosen != before)
            self.sums[moved] += (
                self.cells[first + chosen[moved]] - self.cells[first + before[moved]]
            )
            self.states[moved, place] = chosen[moved]


def _times(sweeps: int) -> tuple[int, ...]:
    """The sweeps at which shares are told: 1, 2, 4 and so on, and the last."""
    powers = [2**power for power in range(sweeps.bit_length()) if 2**power < sweeps]
    return (*powers, sweeps)


def _counts(model: CrossImpact, states: States) -> Floats:
    """How many chains of each half are at each variant, shape (2, V)."""
    rows = model.rows(states)
    middle = len(states) - len(states) // 2
    both = (rows[:middle], rows[middle:])
    return np.array([np.bincount(one.ravel(), minlength=model.width) for one in both], dtype=float)


def _matches(states: States | None, present: States) -> Floats:
    """How many chains are in each of the states asked for."""
    if states is None or not len(states):
        return np.zeros(0)
    return np.array([(present == one).all(axis=1).sum() for one in states], dtype=float)
