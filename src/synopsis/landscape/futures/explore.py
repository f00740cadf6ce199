"""The verb `explore`: what the region's landscape may come to, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np

from synopsis.landscape.elicitation.kept import named_apart, newest, read_ratings
from synopsis.landscape.elicitation.panel import Panel
from synopsis.landscape.elicitation.rating import Rating
from synopsis.landscape.elicitation.weights import ExpertWeights, weigh
from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.futures.card import FOLDER, parse_choices
from synopsis.landscape.futures.disagreement import Draws, draw_experts, draw_readings
from synopsis.landscape.futures.kept import kept_lists
from synopsis.landscape.futures.lever import Lever, find_lever
from synopsis.landscape.futures.model import Landscape, build_landscape
from synopsis.landscape.futures.suppose import Supposed, suppose
from synopsis.landscape.futures.survival import survival
from synopsis.landscape.futures.told import ToldScenario, tell_scenario
from synopsis.landscape.influences import load_influences
from synopsis.landscape.influences.robust import RobustLoops, robust_loops
from synopsis.landscape.scenarios.asking import Settling, rank_links
from synopsis.landscape.scenarios.crossimpact import State
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.families import Families, Grouping, families
from synopsis.landscape.scenarios.search import Enumeration, Search, States
from synopsis.landscape.scenarios.share import Share
from synopsis.landscape.scenarios.succession import Succession, basins
from synopsis.vocabulary import CLEAR, Marking

if TYPE_CHECKING:
    from synopsis.catalog import Profile, View

STARTS = 5_000  # of which each is followed until it rests
SEED = 0


@dataclass(frozen=True)
class Disagreement:
    """What is left of the scenarios where readers or experts differ.

    `survival` is by scenario of the model, in the order given, the share of draws with one like it;
    `asked` ranks links (by `draws.links`) by what knowing them would settle; `weights` are there
    where experts rated. `families` are by equal weights, `by_cooke` by Cooke's where there are any.
    """

    draws: Draws
    families: Families
    survival: tuple[Share, ...]
    asked: tuple[Settling, ...]
    weights: ExpertWeights | None = None
    by_cooke: Families | None = None


@dataclass(frozen=True)
class Futures:
    """A region's futures: consistent scenarios with proof, and all that qualifies them.

    `weights` is by scenario the share of random starts that end in it. `others` says how many
    scenarios there would be by other values of the card's `rest`.
    """

    landscape: Landscape
    listed: Enumeration
    scenarios: tuple[ToldScenario, ...]
    weights: tuple[float, ...]
    disagreement: Disagreement
    loops: RobustLoops
    triggers: tuple[Supposed, ...] = ()
    levers: tuple[Lever, ...] = ()
    others: tuple[tuple[int, int], ...] = field(default=())

    def has_one_like(self, state: State) -> bool:
        """Whether some scenario of the model differs from a state in no more than is alike."""
        away = (self.listed.states != np.asarray(state)).sum(axis=1)
        return bool((away <= self.landscape.choices.alike).any())


def load_landscape(profile: Profile, name: str = "") -> Landscape | None:
    """A landscape of a region's profile by the id of its card, the first where none is named.

    None where the region has no card of a model; an unknown name is refused.
    """
    cards = [parse_choices(card) for card in profile.cards(FOLDER)]
    wanted = [one for one in cards if name in ("", one.id)]
    if cards and not wanted:
        raise LandscapeError(
            f"the region has no model '{name}'",
            where=f"the cards of {FOLDER}",
            remedy=f"use one of: {', '.join(one.id for one in cards)}",
        )
    return build_landscape(load_influences(profile), wanted[0]) if wanted else None


def explore(
    view: View, landscape: Landscape, panel: Panel | None = None, *, is_anew: bool = False
) -> Futures:
    """The futures of a landscape, with the ratings that the view shows.

    `is_anew` searches every draw past the cache.
    """
    search = Search(clamps=landscape.held)
    listed = enumerate_consistent(landscape.matrix, search)
    weights = weigh_starts(landscape, listed.states)
    order = np.argsort([-one for one in weights], kind="stable")
    scenarios = tuple(
        tell_scenario(landscape, tuple(listed.states[at].tolist()), letters(number))
        for number, at in enumerate(order)
    )
    found = disagree(view, landscape, listed.states[order], panel, is_anew=is_anew)
    quiet = {place: landscape.concepts[place] for place in landscape.held}
    return Futures(
        landscape,
        listed,
        scenarios,
        tuple(weights[at] for at in order),
        found,
        robust_loops(landscape.influence_map, landscape.choices.coding),
        tuple(
            suppose(landscape, {one.id: landscape.layers[place].variants[-1]}, found.draws)
            for place, one in quiet.items()
        ),
        tuple(find_lever(landscape, one, found.draws) for one in landscape.choices.goals),
        other_rests(landscape),
    )


def letters(number: int) -> str:
    """The name of a scenario by its number from nought: A to Z, then AA and so on."""
    head, last = divmod(number, len(ascii_uppercase))
    return (letters(head - 1) if head else "") + ascii_uppercase[last]


def weigh_starts(landscape: Landscape, states: States) -> tuple[float, ...]:
    """The share of random starts from which things come to rest in each scenario."""
    found = basins(
        landscape.matrix,
        Succession.LOCAL,
        landscape.held,
        np.random.default_rng(SEED),
        STARTS,
    )
    weight = dict(zip(map(tuple, found.fixed.tolist()), found.weights.tolist(), strict=True))
    return tuple(weight.get(tuple(one), 0) / found.starts for one in states.tolist())


def draws_of(view: View, landscape: Landscape) -> Draws:
    """Draws of experts where the view shows ratings of any, else other readings of the report."""
    ratings, marking = _ratings(view, landscape)
    if not ratings:
        return draw_readings(landscape, SEED)
    return draw_experts(landscape, ratings, _weights(ratings).equal, marking, SEED)


def disagree(
    view: View,
    landscape: Landscape,
    base: States,
    panel: Panel | None = None,
    *,
    is_anew: bool = False,
) -> Disagreement:
    """What is left of the scenarios over the draws, and what would settle most.

    A panel of answers to calibration questions gives Cooke's weights beside the equal ones.
    """
    grouping, draws = Grouping(landscape.choices.alike), draws_of(view, landscape)
    lists = kept_lists(view, draws, is_anew=is_anew)
    found = families(lists.states, grouping, base, lists.known)
    alive = tuple(survival(one, lists.states, lists.known, grouping.cut) for one in base.tolist())
    asked = rank_links(draws.strengths(), found, np.random.default_rng(SEED))
    ratings, marking = _ratings(view, landscape)
    if not ratings:
        return Disagreement(draws, found, alive, asked)
    weights = _weights(ratings, panel)
    if weights.cooke is None:
        return Disagreement(draws, found, alive, asked, weights)
    weighted = draw_experts(landscape, ratings, weights.cooke, marking, SEED)
    lists = kept_lists(view, weighted, is_anew=is_anew)
    other = families(lists.states, grouping, base, lists.known)
    return Disagreement(draws, found, alive, asked, weights, other)


def _ratings(view: View, landscape: Landscape) -> tuple[tuple[Rating, ...], Marking]:
    """The standing ratings of links of this model that the view shows, and their joint marking."""
    model = landscape.choices.id
    kept = [one for one in newest(read_ratings(view)) if one.model == model]
    return named_apart(kept), reduce(Marking.join, (one.marking for one in kept), CLEAR)


def _weights(ratings: Iterable[Rating], panel: Panel | None = None) -> ExpertWeights:
    return weigh((one.expert for one in ratings), panel)


def other_rests(landscape: Landscape) -> tuple[tuple[int, int], ...]:
    """How many consistent scenarios other values of `rest` would give, the card's own among them.

    From no more than the least push to more than any two asserted links together.
    """
    choices, search = landscape.choices, Search(clamps=landscape.held)
    values = sorted({choices.rest, *range(1, 6 * choices.scale, choices.scale)})
    found = []
    for rest in values:
        other = build_landscape(landscape.influence_map, replace(choices, rest=rest))
        found.append((rest, len(enumerate_consistent(other.matrix, search).states)))
    return tuple(found)
