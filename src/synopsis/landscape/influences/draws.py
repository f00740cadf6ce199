"""Drawn codings: what of a graph is still said by each of many defensible codings, as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.landscape.influences.drawn_links import join_links
from synopsis.landscape.influences.graph import CodedLink, kept
from synopsis.landscape.influences.influence import Influence, Sign
from synopsis.landscape.influences.influence_map import InfluenceMap
from synopsis.landscape.influences.switching import Bools, Ints, Switched, switch_doubts

DRAWS = 1000
_CELLS = 60_000_000  # of one batch of draws, so that fine codings fit into memory
_SIGNS = (Sign.MORE, Sign.LESS, Sign.OPEN)
_PLACES = np.array([2, 0, 1])  # of the signs 0, 1 and -1 in that order
_TURNED = np.array([1, 0, 2])


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch of D codings of n concepts, as arrays.

    `said` (D, n, n, 3): whether some influence goes from concept to concept by each sign.
    `counts_as` (D, n): as which concept each one counts; `is_turned` (D, n): as its opposite.
    `readings`: by doubt which reading each draw takes (D,); 0 is the coding's own.
    """

    concepts: tuple[str, ...]
    said: Bools
    counts_as: Ints
    is_turned: Bools
    readings: Mapping[str, Ints]

    def taken(self) -> Ints:
        """The readings of each draw side by side: (D, doubts)."""
        empty = np.zeros((len(self.said), 0), dtype=np.int64)
        return np.column_stack([empty, *self.readings.values()])

    def holds(self, links: Sequence[CodedLink]) -> tuple[Bools, Bools]:
        """Which links are still said by each coding, and which lie within one concept: (D, L).

        A link within one concept holds where that agrees with its sign: what counts as one thing
        must move together.
        """
        order = {name: number for number, name in enumerate(self.concepts)}
        source = np.array([order[link.source] for link in links], dtype=np.int64)
        target = np.array([order[link.target] for link in links], dtype=np.int64)
        sign = np.array([_SIGNS.index(link.sign) for link in links], dtype=np.int64)
        turned = self.is_turned[:, source] ^ self.is_turned[:, target]
        read = np.where(turned, _TURNED[sign], sign)
        new_source, new_target = self.counts_as[:, source], self.counts_as[:, target]
        within: Bools = np.equal(new_source, new_target)
        rows = np.arange(len(self.said))[:, None]
        said = self.said[rows, new_source, new_target, read]
        held = np.asarray((within & (read == 0)) | (~within & said), dtype=np.bool_)
        return held, within

    def adjacency(self) -> Bools:
        """Whether each coding has any link between two different concepts: (D, n, n)."""
        linked: Bools = np.any(self.said, axis=3)
        at = np.arange(linked.shape[1])
        linked[:, at, at] = False
        return linked


def draw_codings(
    influence_map: InfluenceMap, coding: str, *, draws: int = DRAWS, seed: int = 0
) -> Iterator[Drawn]:
    """Batches of defensible codings, `draws` of them in all."""
    read = influence_map.coding(coding)
    switched = switch_doubts(read, draws, seed)
    influences = kept(influence_map.influences, enablers=False)
    batch = max(1, _CELLS // (3 * len(read.concepts) ** 2))
    for start in range(0, draws, batch):
        yield _draw(switched.part(start, start + batch), influences)


def _draw(switched: Switched, influences: Sequence[Influence]) -> Drawn:
    names = tuple(switched.coding.concepts)
    said = np.zeros((switched.draws, len(names), len(names), len(_SIGNS)), dtype=np.bool_)
    for link in join_links(switched, influences):
        rows = np.flatnonzero(link.is_said)
        said[rows, link.source[rows], link.target[rows], _PLACES[link.sign[rows]]] = True
    return Drawn(names, said, *switched.merged(), switched.readings)
