"""All consistent scenarios of large matrices, with proof of completeness, and one or none.

Two engines answer the same. The own one decides descriptors layer by layer in an order that is
searched for first (see `exact_layers`); it foretells how many partial states that will be. CP-SAT
learns from what fails (see `exact_solver`) and is taken where the foretold number is too large,
if OR-tools is installed. Both are deterministic: the same answer on every run that ends by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from time import monotonic

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, Descriptor, State
from synopsis.landscape.scenarios.exact_layers import Layers, layers_of
from synopsis.landscape.scenarios.exact_model import Rules, Wanted, rules_of
from synopsis.landscape.scenarios.exact_order import order_of
from synopsis.landscape.scenarios.exact_solver import Answer, solver_states
from synopsis.landscape.scenarios.exact_walk import Forecast, foretold
from synopsis.landscape.scenarios.exact_workers import is_past, layer_states
from synopsis.landscape.scenarios.search import (
    Engine,
    Enumeration,
    Search,
    States,
    restored,
    sorted_states,
)

MOST = 2_000_000  # scenarios that are kept; a matrix with more of them says too little
REACH = 1e9  # partial states, foretold, above which CP-SAT is the better bet
CHECKED = 10_000  # scenarios that are asked at once
TRIES = 8  # orders that are tried at most
STATES_A_TRY = 3e6  # partial states for which another order is tried
ALONE = 2e7  # up to which a second process is not worth its start

Order = tuple[int, ...]  # all descriptors, in which they are decided


class UndecidedError(Exception):
    """The seconds of a search were spent before a scenario or a proof of none was found."""


def exact_states(model: CrossImpact, search: Search | None = None, workers: int = 2) -> Enumeration:
    """All consistent scenarios, or those found until the deadline or the limit.

    `complete` is true only where the engine proved that there are no others. Long searches go on
    in several processes (`workers`), with the same answer.
    """
    search = search or Search()
    search.refuse_foreign(model)
    return states_in_order(model, search, None, workers)


def order_for(model: CrossImpact, search: Search) -> Order | None:
    """The order in which to decide the descriptors of matrices of one structure."""
    rules = rules_of(_held(model, search), search.tolerance)
    return None if rules.is_hopeless else laid_out(rules, TRIES // 4)[0].order


def states_in_order(
    model: CrossImpact, search: Search, order: Order | None, workers: int = 1
) -> Enumeration:
    """The same in an order of the descriptors, which is looked for where it is None."""
    held = _held(model, search)
    most = search.limit or MOST
    until = None if search.seconds is None else monotonic() + search.seconds
    rules = rules_of(held, search.tolerance)
    answer, engine = _answered(rules, order, _Bounds(until, most, workers))
    states = sorted_states(answer.states[:most], len(model.sizes))
    _refuse_unsound(held, states, search.tolerance)
    return Enumeration(
        states=sorted_states(restored(states, search.clamps), len(model.sizes)),
        complete=not answer.stopped,
        engine=f"{Engine.EXACT.value}: {engine}",
        status=_told(answer.stopped, search, most),
    )


def find_state(
    model: CrossImpact,
    search: Search | None = None,
    wanted: Wanted | None = None,
) -> State | None:
    """One consistent scenario within the wanted variants, or None: it is proven that there is none.

    Descriptors that `wanted` does not name are free. Raises UndecidedError where the seconds of
    the search did not suffice. A clamped descriptor has the one variant that holds it.
    """
    search = search or Search()
    search.refuse_foreign(model)
    held = _held(model, search)
    allowed = {
        place: _within(search.clamps, place, variants) for place, variants in (wanted or {}).items()
    }
    until = None if search.seconds is None else monotonic() + search.seconds
    rules = rules_of(held, search.tolerance, allowed)
    order = _remembered(held.sizes, held.cells.tobytes(), search.tolerance)
    answer, _ = _answered(rules, order, _Bounds(until, 0, 1))
    if not len(answer.states):
        if answer.stopped:
            raise UndecidedError
        return None
    states = sorted_states(answer.states, len(model.sizes))[:1]
    _refuse_unsound(held, states, search.tolerance)
    return tuple(restored(states, search.clamps)[0].tolist())


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Until when a search goes on (monotonic clock), to how many states, in how many processes."""

    until: float | None
    most: int
    workers: int


def _held(model: CrossImpact, search: Search) -> CrossImpact:
    return model.clamped(search.clamps) if search.clamps else model


def _answered(rules: Rules, order: Order | None, bounds: _Bounds) -> tuple[Answer, str]:
    """What the engine that suits the rules found, and its name."""
    if rules.is_hopeless:
        return Answer(np.zeros((0, len(rules.sizes)), dtype=np.int64), ""), "rules"
    until, most = bounds.until, bounds.most
    layers, forecast = _laid_out(rules, order) if order else laid_out(rules, until=until)
    is_many = forecast.scenarios > most
    workers = bounds.workers if forecast.size > ALONE and not is_many else 1
    is_long = forecast.size > REACH and not is_many
    if is_long and find_spec("ortools") is not None:
        left = None if until is None else until - monotonic()
        return solver_states(rules, left, most), "cp-sat"
    return layer_states(layers, until, most, workers), "layers"


def laid_out(rules: Rules, least: int = 1, until: float | None = None) -> tuple[Layers, Forecast]:
    """The layers of the best of several orders, and what is foretold for it.

    More orders are tried the more is foretold, and `least` in any case, unless time is over.
    """
    best, forecast = _laid_out(rules, order_of(rules))
    for seed in range(1, TRIES):
        if seed >= max(least, forecast.size / STATES_A_TRY) or is_past(until):
            break
        layers, other = _laid_out(rules, order_of(rules, seed))
        if other.size < forecast.size:
            best, forecast = layers, other
    return best, forecast


def _laid_out(rules: Rules, order: Order) -> tuple[Layers, Forecast]:
    layers = layers_of(rules, order)
    return layers, foretold(layers)


@lru_cache(maxsize=64)
def _remembered(sizes: tuple[int, ...], cells: bytes, tolerance: int) -> Order | None:
    """The order for matrices that differ in their bias alone: leverage asks of thousands."""
    width = sum(sizes)
    table = np.frombuffer(cells, dtype=np.int64).reshape(width, width)
    words = [tuple(str(variant) for variant in range(size)) for size in sizes]
    descriptors = tuple(Descriptor(str(place), one) for place, one in enumerate(words))
    rules = rules_of(CrossImpact("without bias", descriptors, table), tolerance)
    return None if rules.is_hopeless else order_of(rules)


def _within(clamps: Mapping[int, int], place: int, allowed: frozenset[int]) -> frozenset[int]:
    """Allowed variants as the held matrix counts them: a held descriptor has one only."""
    if place not in clamps:
        return allowed
    return frozenset({0} if clamps[place] in allowed else set())


def _refuse_unsound(held: CrossImpact, states: States, tolerance: int) -> None:
    """An engine's word is not taken: each state is asked, and none may stand twice."""
    parts = (states[first : first + CHECKED] for first in range(0, len(states), CHECKED))
    is_sound = all(bool(held.is_consistent(part, tolerance).all()) for part in parts)
    is_twice = bool((states[1:] == states[:-1]).all(axis=1).any())
    if is_twice or not is_sound:
        raise LandscapeError(
            "the exact engine gave a scenario that is not consistent, or one twice",
            where=f"the cross-impact matrix '{held.name}'",
            remedy="use the engine 'branch' and report the matrix",
        )


def _told(stopped: str, search: Search, most: int) -> str:
    told = {
        "": "proven: there are no others",
        "scenarios": f"stopped at {most} scenarios",
        "seconds": f"stopped after {search.seconds or 0:g} seconds",
    }
    return told.get(stopped, f"the solver gave up: {stopped}")
