"""In which order descriptors are decided, so that what is decided is soon found impossible.

A partial state survives where no rule is broken yet. How many survive each step is foretold as if
all choices were drawn by lot: every sum is then near a normal one, and what is decided last costs
nothing to those before. The order with the smallest foretold number in all is looked for by moving
single descriptors (simulated annealing, with a fixed seed).
"""

from dataclasses import dataclass
from math import exp, log

import numpy as np
import numpy.typing as npt

from synopsis.landscape.scenarios.exact_model import Rules

Floats = npt.NDArray[np.float32]

TOGETHER = 0.8  # rules of one variant speak partly of the same: their logarithms count by this
HOT = 0.3  # by how much in logarithms a worse order is taken at first
FEW, MANY = 12, 1500  # moves that are tried
TINY = np.float32(1e-6)
NEVER = 1e6  # a sum that is never reached
LOG_2 = np.float32(log(2))
STATES_A_MOVE = 300_000  # partial states, foretold too high as they are, for which one is tried


def order_of(rules: Rules, seed: int = 0) -> tuple[int, ...]:
    """An order in which to decide descriptors; the same for the same rules and seed."""
    if not rules.rules:
        return tuple(range(len(rules.sizes)))
    odds = _Odds.of(rules)
    first = _greedy(odds)
    moves = int(min(MANY, max(FEW, exp(min(odds.cost(first), 40.0)) / STATES_A_MOVE)))
    return tuple(_moved(odds, first, moves, np.random.default_rng(seed)))


@dataclass(frozen=True, slots=True)
class _Odds:
    """Rules as rows: mean and variance of what each descriptor adds (R, n), and what is allowed."""

    mean: Floats
    variance: Floats
    most: Floats
    against: npt.NDArray[np.int64]  # rules against each open variant, one after the other
    heads: npt.NDArray[np.int64]  # where those of each variant begin; the first one is no rule
    firsts: npt.NDArray[np.int64]  # the first variant of each descriptor
    sizes: npt.NDArray[np.int64]

    @classmethod
    def of(cls, rules: Rules) -> "_Odds":
        count = len(rules.sizes)
        mean, variance = np.zeros((2, len(rules.rules) + 1, count))
        for row, rule in enumerate(rules.rules):
            for place, weights in rule.form:
                kept = [weights[one] for one in rules.open_[place]]
                mean[row, place], variance[row, place] = np.mean(kept), np.var(kept)
        rows: dict[tuple[int, int], list[int]] = {
            (place, one): [len(rules.rules)]
            for place, kept in enumerate(rules.open_)
            for one in kept
        }
        for row, rule in enumerate(rules.rules):
            for variant in rule.variants:
                rows[rule.place, variant].append(row)
        most = np.array([*(rule.most + 0.5 for rule in rules.rules), NEVER])
        sizes = np.array([len(kept) for kept in rules.open_], dtype=np.int64)
        return cls(
            mean.astype(np.float32),
            variance.astype(np.float32),
            most.astype(np.float32),
            np.concatenate([*rows.values()]).astype(np.int64),
            np.cumsum([0, *(len(one) for one in rows.values())])[:-1],
            np.cumsum([0, *sizes])[:-1],
            sizes,
        )

    def survive(self, mean: Floats, variance: Floats) -> Floats:
        """Logarithm of the share of each descriptor's choices that no rule is against: (n, T)."""
        z = (self.most[:, None] - mean) / np.sqrt(variance + TINY)
        np.clip(z, -5.0, 5.0, out=z)
        passed = np.log1p(np.tanh(0.7978846 * z * (1 + 0.044715 * z * z)) + TINY) - LOG_2
        # Sums without a library that would take all cores for products as small as these.
        told = np.exp(TOGETHER * np.add.reduceat(passed[self.against], self.heads, axis=0))
        mean_share = np.add.reduceat(told, self.firsts, axis=0) / self.sizes[:, None]
        return np.asarray(np.log(mean_share + TINY), dtype=np.float32)

    def cost(self, order: list[int]) -> float:
        """Logarithm of the number of partial states in all that an order is foretold to cost."""
        survive = self.survive(
            np.cumsum(self.mean[:, order], axis=1), np.cumsum(self.variance[:, order], axis=1)
        )
        is_decided = np.tri(len(order)).T  # in the order: what is decided after each step
        steps = np.cumsum(np.log(self.sizes[order])) + (survive[order] * is_decided).sum(axis=0)
        top = float(steps.max())
        return top + log(float(np.exp(steps - top).sum()))


def _greedy(odds: _Odds) -> list[int]:
    """Each time the descriptor after which fewest survive; far ahead is judged by a half step."""
    count = len(odds.sizes)
    order: list[int] = []
    left = list(range(count))
    ahead = 0.5  # what is undecided counts by half: else early steps see nothing
    while left:
        mean = odds.mean[:, order].sum(axis=1, keepdims=True) + odds.mean[:, left]
        variance = odds.variance[:, order].sum(axis=1, keepdims=True) + odds.variance[:, left]
        survive = odds.survive(mean, variance)
        weight = np.full((count, len(left)), ahead)
        weight[order] = 1
        weight[left, range(len(left))] = 1
        cost = np.log(odds.sizes[left]) + (survive * weight).sum(axis=0)
        order.append(left.pop(int(cost.argmin())))
    return order


def _moved(odds: _Odds, order: list[int], moves: int, rng: np.random.Generator) -> list[int]:
    """The best order that a number of moves finds."""
    now, cost = order, odds.cost(order)
    best, least = now, cost
    count = len(order)
    for step in range(moves if count > 2 else 0):
        one, other = rng.integers(count, size=2).tolist()
        tried = list(now)
        if step % 2:
            tried[one], tried[other] = tried[other], tried[one]
        else:
            tried.insert(other, tried.pop(one))
        new = odds.cost(tried)
        heat = HOT * (1 - step / moves)
        if new <= cost or rng.random() < exp((cost - new) / (heat + 1e-9)):
            now, cost = tried, new
        if cost < least:
            best, least = now, cost
    return best
