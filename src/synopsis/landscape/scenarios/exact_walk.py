"""The walk through the layers: whole, in parts, or by lot to foretell how long it will be."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from synopsis.landscape.scenarios.exact_layers import Layers, Words

BATCH = 16384  # partial states that are grown at once: they stay in fast memory
LOT = 1000  # partial states that are kept by lot at each layer of a forecast


@dataclass(slots=True)
class Walk:
    """A walk under way: what is still to be grown at each layer, the deepest first.

    `is_over` is asked after every batch. What remains open when it stops is kept.
    """

    layers: Layers
    is_over: Callable[[], bool]
    most: int
    batch: int = BATCH
    open_: list[list[Words]] = field(default_factory=list)
    found: list[Words] = field(default_factory=list)
    count: int = 0
    grown: int = 0

    def __post_init__(self) -> None:
        """Begin where nothing is decided, unless it begins elsewhere."""
        if not self.open_:
            self.open_ = [[] for _ in range(self.depth + 1)]
            self.open_[0].append(start())

    @property
    def depth(self) -> int:
        """Descriptors to decide."""
        return self.layers.depth

    def go(self) -> str:
        """Walk to the end, or say why it stopped before."""
        while (step := self._next()) is not None:
            if self.is_over():
                return "seconds"
            self._grow(step)
            if self.count > self.most:
                return "scenarios"
        return ""

    def _next(self) -> int | None:
        """The deepest layer that fills a batch, else the shallowest that holds anything."""
        sizes = [sum(one.shape[1] for one in part) for part in self.open_[: self.depth]]
        full = [step for step, size in enumerate(sizes) if size >= self.batch]
        if full:
            return full[-1]
        return next((step for step, size in enumerate(sizes) if size), None)

    def _grow(self, step: int) -> None:
        pieces, step = self.layers.grown(step, self._taken(step)), self.layers.after(step)
        count = sum(one.shape[1] for one in pieces)
        self.grown += count
        if step == self.depth:
            self.found += pieces
            self.count += count
        else:
            self.open_[step] += pieces

    def _taken(self, step: int) -> Words:
        """A batch of a layer; what is too much stays."""
        part, taken, room = self.open_[step], [], self.batch
        while part and room:
            words = part.pop()
            if words.shape[1] > room:
                part.append(words[:, room:])
                words = words[:, :room]
            taken.append(words)
            room -= words.shape[1]
        return taken[0] if len(taken) == 1 else np.concatenate(taken, axis=1)

    def states(self) -> np.ndarray:
        """What was found: shape (S, n), in no order."""
        parts = [self.layers.states(one) for one in self.found]
        return np.concatenate([np.zeros((0, self.depth), dtype=np.int64), *parts])


def start() -> Words:
    """One partial state in which nothing is decided."""
    return np.zeros((0, 1), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Partial states that a walk is foretold to write in all, and scenarios that it will find."""

    size: float
    scenarios: float


def foretold(layers: Layers, lot: int = LOT, seed: int = 0) -> Forecast:
    """How long a walk will be, from a lot of the partial states at each layer.

    After D.E. Knuth, "Estimating the efficiency of backtrack programs", Mathematics of
    Computation 29 (1975).
    """
    rng = np.random.default_rng(seed)
    words, each, total = start(), 1.0, 0.0
    step = 0
    while step < layers.depth:
        pieces, step = layers.grown(step, words), layers.after(step)
        if not pieces:
            return Forecast(total, 0.0)
        words = np.concatenate(pieces, axis=1)
        count = words.shape[1]
        total += each * count
        if count > lot:
            words = words[:, rng.choice(count, lot, replace=False)]
            each = each * count / lot
    return Forecast(total, each * words.shape[1])
