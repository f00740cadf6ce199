"""Leverage: by which few measures a goal is reached, how surely, and where no set is enough.

Two questions are kept apart. The hard one: under which measures is the goal met in every consistent
scenario, with proof. The one that starts from now: which measures lead from how things stand to the
goal, and in what share of draws.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from synopsis.landscape.futures.card import Goal as NamedGoal
from synopsis.landscape.futures.disagreement import Draws
from synopsis.landscape.futures.model import Landscape
from synopsis.landscape.futures.suppose import state_of_now
from synopsis.landscape.scenarios.leverage import met_shares, smallest_sets
from synopsis.landscape.scenarios.leverage_answer import Leverage, Met
from synopsis.landscape.scenarios.leverage_draws import WorkingShare, working_share
from synopsis.landscape.scenarios.leverage_hunt import Effort
from synopsis.landscape.scenarios.leverage_robust import Aim, Robust, robust_sets
from synopsis.landscape.scenarios.measures import Goal, Measure, Question, pushed
from synopsis.landscape.scenarios.reach import ends
from synopsis.landscape.scenarios.search import Search
from synopsis.landscape.scenarios.share import Share, share_of

MOST = 12  # sets that lead to the goal from now and are told, the surest first


@dataclass(frozen=True, slots=True)
class Reached:
    """A set of measures that leads from now to the goal, and in what share of draws it does.

    `met` counts the consistent scenarios under the set that meet the goal; None where unknown.
    """

    measures: tuple[Measure, ...]
    share: Share | None
    met: Met | None = None


@dataclass(frozen=True)
class Lever:
    """One goal: the proof over all scenarios, and the smallest sets that reach it from now.

    `reached` holds sets of the smallest size by which the model reaches the goal, none of them
    beyond `largest`; `others` are further sets of that size that are not told. `lasting` says of
    each proven set in what share of draws it is proven as well.
    """

    name: str
    goal: Goal
    proof: Leverage
    largest: int
    reached: tuple[Reached, ...]
    others: int = 0
    lasting: tuple[WorkingShare, ...] = ()


def find_lever(
    landscape: Landscape,
    wanted: NamedGoal | Goal,
    draws: Draws | None = None,
    largest: int = 3,
) -> Lever:
    """By which measures a goal is reached: the proof, and the ways from now."""
    name = wanted.name if isinstance(wanted, NamedGoal) else wanted.told
    goal = Goal(wanted.descriptor, frozenset(wanted.variants))
    question = _question(landscape, goal)
    proof = smallest_sets(question, largest)
    sets = _ways(landscape, goal, largest)
    told = [Reached(one, _share(landscape, goal, one, draws)) for one in sets]
    told.sort(key=lambda one: -one.share.value if one.share else 0.0)
    shown = _with_met(question, told[:MOST])
    lasting = _lasting(question, proof, draws)
    return Lever(name, goal, proof, largest, shown, max(0, len(told) - MOST), lasting)


def find_lasting(
    landscape: Landscape, goal: Goal, draws: Draws, largest: int = 3, seconds: float | None = None
) -> Robust:
    """The smallest sets under which every scenario meets the goal in nine of ten draws."""
    question = _question(landscape, goal)
    return robust_sets(question, draws.cells, Aim(largest), (), Effort(seconds))


def _question(landscape: Landscape, goal: Goal) -> Question:
    """By which measures of the landscape a goal is reached, with its conditions held."""
    return Question(landscape.matrix, landscape.measures, goal, Search(clamps=landscape.held))


def _with_met(question: Question, told: Sequence[Reached]) -> tuple[Reached, ...]:
    """The sets with how many of the consistent scenarios under each meet the goal."""
    sets = [[one.code for one in way.measures] for way in told]
    met = {one.codes: one for one in met_shares(question, sets)}
    pairs = zip(told, sets, strict=True)
    return tuple(replace(way, met=met.get(tuple(codes))) for way, codes in pairs)


def _lasting(question: Question, proof: Leverage, draws: Draws | None) -> tuple[WorkingShare, ...]:
    """In what share of draws the proven sets are proven as well."""
    if draws is None or not proof.working:
        return ()
    sets = [one.codes for one in proof.working[:MOST]]
    return working_share(question, sets, draws.cells, proof.counterexamples)


def _ways(landscape: Landscape, goal: Goal, largest: int) -> list[tuple[Measure, ...]]:
    """The sets of the smallest size by which the model leads from now to the goal."""
    for size in range(largest + 1):
        found = [
            one
            for one in combinations(landscape.measures, size)
            if _leads(landscape, goal, one, landscape.matrix.cells[None])[0]
        ]
        if found:
            return found
    return []


def _share(
    landscape: Landscape, goal: Goal, measures: Sequence[Measure], draws: Draws | None
) -> Share | None:
    if draws is None:
        return None
    led = _leads(landscape, goal, measures, draws.cells)
    return share_of(int(led.sum()), len(led))


def _leads(
    landscape: Landscape, goal: Goal, measures: Iterable[Measure], cells: np.ndarray
) -> np.ndarray:
    """Whether matrices (D, V, V) lead from now to the goal under measures, and rest there: (D,)."""
    model = pushed(landscape.matrix, tuple(measures))
    place, wanted = goal.met(model)
    reached, rests = ends(model, cells, state_of_now(landscape), landscape.held)
    return np.isin(reached[:, place], sorted(wanted)) & rests
