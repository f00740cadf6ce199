"""A world in which links are asked about again, to see how fast each order of asking settles it.

Everything is SYNTHETIC: strengths, experts and their disagreement are drawn from a seed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from synopsis.landscape.scenarios.asking import entropy_of, rank_links
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.families import Families, Grouping, families

LEVELS = np.array((-1, 0, 1))
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SyntheticWorld:
    """Descriptors with three levels, links that push and pull, and draws over their strengths.

    `links` has the shape (L, 2), `strengths` (D, L), `bias` (n,): a push upwards or downwards.
    """

    descriptors: int
    links: Whole
    strengths: Whole
    bias: Whole

    def matrix(self, draw: int) -> CrossImpact:
        """The cross-impact matrix of one draw."""
        cells = np.zeros((self.descriptors * 3,) * 2, dtype=np.int64)
        for (source, target), strength in zip(self.links, self.strengths[draw], strict=True):
            block = strength * np.outer(LEVELS, LEVELS)
            cells[source * 3 : source * 3 + 3, target * 3 : target * 3 + 3] = block
        names = tuple(
            Descriptor(f"d{one}", ("low", "mid", "high")) for one in range(self.descriptors)
        )
        return CrossImpact("SYNTHETIC", names, cells, np.outer(self.bias, LEVELS).ravel())

    def scenarios(self) -> list[Whole]:
        """All consistent scenarios of every draw, by trying every state."""
        every = np.indices((3,) * self.descriptors).reshape(self.descriptors, -1).T
        tables = np.zeros((len(self.strengths), self.descriptors, self.descriptors), dtype=np.int64)
        tables[:, self.links[:, 0], self.links[:, 1]] = self.strengths
        levels = LEVELS[every].astype(np.float64)
        found = []
        for table in tables.astype(np.float64):
            push = levels @ table + self.bias
            found.append(every[((push == 0) | (np.sign(push) == levels)).all(axis=1)])
        return found


def synthetic_world(
    seed: int, descriptors: int = 6, density: float = 0.5, draws: int = 1_500
) -> SyntheticWorld:
    """A world by a seed: some links, each rated by four experts who differ by up to four."""
    rng = np.random.default_rng(seed)
    is_linked = rng.random((descriptors, descriptors)) < density
    np.fill_diagonal(is_linked, val=False)
    links = np.argwhere(is_linked)
    start = rng.choice((-3, -2, -1, 1, 2, 3), len(links))
    rated = np.clip(start + rng.integers(-2, 3, (4, len(links))), -3, 3)
    chosen = rng.integers(0, 4, (draws, len(links)))
    strengths = np.take_along_axis(rated, chosen, axis=0)
    return SyntheticWorld(descriptors, links, strengths, rng.integers(-1, 2, descriptors))


def entropies(
    world: SyntheticWorld, found: Families, truth: int, choose: Callable[[Families, Whole], int]
) -> list[float]:
    """The families' entropy before each question and after the last one of three.

    `choose` names the next link among those open; its answer is that of the draw `truth`.
    """
    met = [entropy_of(found.presence)]
    is_open = np.ptp(world.strengths, axis=0) > 0
    for _ in range(3):
        link = choose(found, np.flatnonzero(is_open))
        is_open[link] = False
        answer = world.strengths[:, link] == world.strengths[truth, link]
        found = replace(found, known=found.known & answer)
        met.append(entropy_of(found.presence[found.known]))
    return met


def compare(seed: int, truths: int = 6, cut: int = 2) -> npt.NDArray[np.float64]:
    """The mean cut in entropy, in bits, after one, two and three questions, shape (2, 3).

    The first row is by questions as ranked, the second by questions at random.
    """
    world, rng = synthetic_world(seed), np.random.default_rng(seed)
    found = families(world.scenarios(), Grouping(cut))

    def ranked(left: Families, still: Whole) -> int:
        order = rank_links(world.strengths, left, rng, permutations=5)
        return next(one.link for one in order if one.link in still)

    def at_random(_: Families, still: Whole) -> int:
        return int(rng.choice(still))

    met = [
        [entropies(world, found, int(truth), one) for one in (ranked, at_random)]
        for truth in rng.integers(0, len(world.strengths), truths)
    ]
    mean = np.array(met).mean(axis=0)
    return np.asarray(mean[:, :1] - mean[:, 1:])
