"""The region's landscape as one matrix: built from the influence map by the choices of a card."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.amounts import Whole, cells, joined, resting
from synopsis.landscape.futures.card import Choices, Layer
from synopsis.landscape.futures.spoken import as_coded
from synopsis.landscape.influences import CodedLink, Concept, Graph, InfluenceMap, coded
from synopsis.landscape.influences.concept import Layer as Kind
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor
from synopsis.landscape.scenarios.measures import Goal, Measure, Push

_NO_DESCRIPTORS = (Kind.MEASURE, Kind.ENABLER)


@dataclass(frozen=True)
class Landscape:
    """A region's influence map as a cross-impact matrix, with all that it was made from.

    `held` are the conditions: triggers, each at the variant at which nothing is set off. `measures`
    are pushes that somebody can make. `amounts` (n, n) are signed strengths, concept on concept.
    """

    influence_map: InfluenceMap
    choices: Choices
    concepts: tuple[Concept, ...]
    matrix: CrossImpact
    amounts: Whole
    measures: tuple[Measure, ...]

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """What each descriptor may be."""
        return tuple(self.choices.layer(one.layer.value, one.id) for one in self.concepts)

    @cached_property
    def graph(self) -> Graph:
        """The coding as a graph, with the citations of each link."""
        return coded(self.influence_map, self.choices.coding)

    @cached_property
    def held(self) -> Mapping[int, int]:
        """Descriptors that are conditions, each at the variant at which it says nothing."""
        return {
            place: layer.variants.index(layer.held)
            for place, layer in enumerate(self.layers)
            if layer.held
        }

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of concepts by id, measures too."""
        return {one.id: one.name for one in self.graph.concepts.values()}

    def links(self, source: str, target: str) -> tuple[CodedLink, ...]:
        """What the report says of one concept's influence on another."""
        return self.graph.between(source, target)

    def goal(self, name: str) -> Goal:
        """A goal of the card by its id."""
        for one in self.choices.goals:
            if one.id == name:
                return Goal(one.descriptor, frozenset(one.variants))
        raise LandscapeError(
            f"there is no goal '{name}'",
            where=self.choices.where,
            remedy=f"use one of: {', '.join(one.id for one in self.choices.goals)}",
        )


def build_landscape(influence_map: InfluenceMap, choices: Choices) -> Landscape:
    """The matrix of a map: descriptors in the order of the coding's concepts."""
    graph = coded(influence_map, choices.coding)
    linked = {end for link in graph.links for end in (link.source, link.target)}
    placed = [one for one in graph.concepts.values() if one.id in linked]
    concepts = tuple(one for one in placed if one.layer not in _NO_DESCRIPTORS)
    codes = [one.id for one in placed]
    spoken = as_coded(influence_map, choices, codes)
    amounts = joined(spoken.ends, spoken.strengths, len(codes), choices.joined)[0]
    own = np.array([codes.index(one.id) for one in concepts], dtype=np.int64)
    layers = [choices.layer(one.layer.value, one.id) for one in concepts]
    among = amounts[np.ix_(own, own)]
    matrix = CrossImpact(
        choices.id,
        tuple(
            Descriptor(one.id, layer.variants, one.name)
            for one, layer in zip(concepts, layers, strict=True)
        ),
        cells(among, layers, choices.scale),
        resting(layers, choices.rest),
    )
    measures = tuple(
        _measure(one, amounts[codes.index(one.id), own], matrix, graph, choices)
        for one in placed
        if one.layer is Kind.MEASURE
    )
    return Landscape(influence_map, choices, concepts, matrix, among, measures)


def _measure(
    one: Concept, amounts: Whole, matrix: CrossImpact, graph: Graph, choices: Choices
) -> Measure:
    """A measure as pushes on what the report says that it helps or restrains."""
    pushes = tuple(
        Push(descriptor.code, _push(int(amount), descriptor, choices.scale))
        for amount, descriptor in zip(amounts, matrix.descriptors, strict=True)
        if amount
    )
    links = [link for link in graph.links if link.source == one.id]
    cited = tuple(dict.fromkeys(said.id for link in links for said in link.influences))
    return Measure(one.id, one.name, pushes, (), cited)


def _push(amount: int, descriptor: Descriptor, scale: int) -> Mapping[str, int]:
    heard = np.linspace(-1, 1, len(descriptor.variants))
    pushed = np.rint(scale * amount * heard).astype(int)
    return {word: int(one) for word, one in zip(descriptor.variants, pushed, strict=True) if one}
