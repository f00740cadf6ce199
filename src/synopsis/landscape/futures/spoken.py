"""What links say of concepts, by a coding or by many defensible ones: the ends and the strengths.

A link of phrases that count as several concepts speaks of each pair of them; a phrase that says the
opposite of its concept turns the sign. Links of which the sign is left open speak in draws alone,
either way; enablers multiply what others cause and are kept out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.landscape.futures.amounts import Ends, Whole
from synopsis.landscape.futures.card import Choices
from synopsis.landscape.influences import InfluenceMap, coded
from synopsis.landscape.influences.concept import Layer
from synopsis.landscape.influences.drawn_links import draw_links
from synopsis.landscape.influences.influence import Influence, Sign, Strength

_SIGNS = {Sign.MORE: 1, Sign.LESS: -1, Sign.OPEN: 0}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What links say in D draws: where each joins concepts, and by how much. Arrays (D, L)."""

    ends: Ends
    strengths: Whole


def as_coded(influence_map: InfluenceMap, choices: Choices, concepts: Sequence[str]) -> Spoken:
    """One draw: the coding as it is, each word of strength at its value.

    What a measure does weighs as a measure, however firmly the report speaks of it: it is said to
    help, and has not been seen to.
    """
    order = {code: number for number, code in enumerate(concepts)}
    graph = coded(influence_map, choices.coding)
    rows = []
    for link in graph.links:
        is_measure = graph.concepts[link.source].layer is Layer.MEASURE
        for one in link.influences:
            word = Strength.MEASURE if is_measure else one.strength
            strength = _SIGNS[link.sign] * choices.strengths[word.value].value
            rows.append((order.get(link.source, -1), order.get(link.target, -1), strength))
    table = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Spoken(Ends(table[0][None], table[1][None]), table[2][None])


def as_drawn(
    influence_map: InfluenceMap, choices: Choices, concepts: Sequence[str], seed: int
) -> Spoken:
    """As many draws as the card asks for: doubts of the coding switched, words weighed in spans."""
    order = {code: number for number, code in enumerate(concepts)}
    rng = np.random.default_rng([seed, choices.draws])
    weights = _weights(influence_map.influences, choices, rng)
    columns: list[tuple[Whole, Whole, Whole]] = []
    for part in draw_links(influence_map, choices.coding, draws=choices.draws, seed=seed):
        places = np.array([order.get(code, -1) for code in part.concepts], dtype=np.int64)
        drawn = weights[part.influence.id]
        signs = np.where(part.sign == 0, _either(rng, choices.draws), part.sign)
        is_said = part.is_said & (part.source != part.target)
        columns.append((
            np.where(is_said, places[part.source], -1),
            np.where(is_said, places[part.target], -1),
            np.where(is_said, signs * drawn, 0),
        ))  # fmt: skip
    source, target, strength = (np.stack(one, axis=1) for one in zip(*columns, strict=True))
    return Spoken(Ends(source, target), strength)


def _weights(
    influences: Sequence[Influence], choices: Choices, rng: np.random.Generator
) -> dict[str, Whole]:
    """What each link weighs in each draw, evenly from the span of its word: arrays (D,)."""
    spans = {one.id: choices.strengths[one.strength.value] for one in influences}
    return {
        name: rng.integers(span.low, span.high + 1, size=choices.draws)
        for name, span in spans.items()
    }


def _either(rng: np.random.Generator, draws: int) -> Whole:
    return np.where(rng.random(draws) < 0.5, 1, -1)
