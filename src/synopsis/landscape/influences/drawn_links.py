"""Each link of the report in many defensible codings: which concepts it joins in each, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.landscape.influences.graph import kept, signed
from synopsis.landscape.influences.influence import Influence, Sign
from synopsis.landscape.influences.influence_map import InfluenceMap
from synopsis.landscape.influences.switching import Bools, Ints, Switched, switch_doubts

_SIGNS = {Sign.MORE: 1, Sign.LESS: -1, Sign.OPEN: 0}


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """One reading of a link's phrases in D codings: arrays (D,).

    `source` and `target` are places in `concepts`; `sign` is 1, -1 or 0 where it is left open.
    """

    influence: Influence
    concepts: tuple[str, ...]
    is_said: Bools
    source: Ints
    target: Ints
    sign: Ints


def draw_links(
    influence_map: InfluenceMap, coding: str, *, draws: int, seed: int = 0
) -> Iterator[DrawnLink]:
    """Every reading of every cause in `draws` codings, doubts switched as `draw_codings` does."""
    switched = switch_doubts(influence_map.coding(coding), draws, seed)
    yield from join_links(switched, kept(influence_map.influences, enablers=False))


def join_links(switched: Switched, influences: Sequence[Influence]) -> Iterator[DrawnLink]:
    """Every reading of every influence by readers whose doubts are switched already."""
    names = tuple(switched.coding.concepts)
    order = {name: number for number, name in enumerate(names)}
    counts_as, is_turned = switched.merged()
    for influence in influences:
        held = ~switched.leaves_out(influence.id)
        targets = tuple(switched.counts(influence.target))
        for source, when in switched.counts(influence.source):
            for target, whence in targets:
                a, b = order[source.concept], order[target.concept]
                turned = np.where(is_turned[:, a] ^ is_turned[:, b], -1, 1)
                sign = _SIGNS[signed(influence.sign, source, target)]
                yield DrawnLink(
                    influence, names, held & when & whence,
                    counts_as[:, a], counts_as[:, b], sign * turned,
                )  # fmt: skip
