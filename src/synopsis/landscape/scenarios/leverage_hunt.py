"""The hunt for counterexamples: consistent scenarios that a set of measures leaves off the goal.

After the implicit hitting set idea (E. Moreno-Centeno and R. M. Karp, Operations Research 61,
2013): a candidate is tested by looking for a counterexample, and every counterexample is held
against all other candidates before the next search.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import log

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact, State
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.leverage_sets import FREE, Sets
from synopsis.landscape.scenarios.measures import Question
from synopsis.landscape.scenarios.search import Engine, Search

SMALL = 3.0**14  # combinations up to which our own engine lists sooner than the exact one finds
KEPT = 2000  # known states of a kind; more of them hardly refute more sets


class TimeIsOver(Exception):  # noqa: N818 - no fault: the answer is still open
    """The seconds were spent before a proof was found."""


Wanted = Mapping[int, frozenset[int]]
# One consistent state under allowed variants, or None where there is proven to be none; it raises
# TimeIsOver where it found neither in the seconds of the search.
Finder = Callable[[CrossImpact, Search, Wanted], State | None]


class Verdict(StrEnum):
    """What is known of one set of measures."""

    OPEN = "open"
    WORKS = "works"  # every consistent scenario meets the goal, and there is one
    REFUTED = "refuted"  # some consistent scenario leaves the goal
    VACUOUS = "vacuous"  # no scenario is consistent, so that none leaves the goal
    CLASH = "clash"  # its measures hold one descriptor at two variants


def find_by_list(model: CrossImpact, search: Search, wanted: Wanted) -> State | None:
    """One consistent state under allowed variants, from the list of all consistent scenarios."""
    listed = enumerate_consistent(model, search)
    for state in listed.states.tolist():
        if all(state[place] in allowed for place, allowed in wanted.items()):
            return tuple(state)
    if not listed.complete:
        raise TimeIsOver
    return None


def find_by_size(model: CrossImpact, search: Search, wanted: Wanted) -> State | None:
    """One consistent state under allowed variants, by the engine that is quicker for the size."""
    small = sum(log(size) for size in model.sizes) <= log(SMALL)
    engine = Engine.BRANCH if search.engine is Engine.AUTO and small else search.engine
    if engine is Engine.BRANCH:
        return find_by_list(model, replace(search, engine=engine), wanted)
    from synopsis.landscape.scenarios.exact import (  # heavy: only when used
        UndecidedError,
        find_state,
    )

    try:
        return find_state(model, search, wanted)
    except UndecidedError:
        raise TimeIsOver from None


@dataclass(frozen=True, slots=True)
class Effort:
    """What may be spent: seconds in all (None: to the end) and sets that are listed at most."""

    seconds: float | None = None
    most: int = 25
    find: Finder = find_by_size
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        """Refuse an effort in which nothing can be done."""
        where = "the search for measures"
        if self.seconds is not None and not self.seconds > 0:
            raise LandscapeError(f"{self.seconds} seconds are no time to search in", where=where)
        if self.most < 1:
            raise LandscapeError(f"a list of {self.most} sets shows none", where=where)


@dataclass
class Hunt:
    """A hunt under way: what is known of consistent states that leave the goal or meet it."""

    question: Question
    effort: Effort
    bad: Cells = field(init=False)  # shape (P, n): they leave the goal under some set
    good: Cells = field(init=False)  # they meet it
    searches: int = 0
    _until: float | None = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing known."""
        self.bad = np.zeros((0, len(self.question.model.sizes)), dtype=np.int64)
        self.good = self.bad.copy()
        seconds = self.effort.seconds
        self._until = None if seconds is None else self.effort.clock() + seconds
        self.place, self.allowed = self.question.goal.met(self.question.model)
        self.left_out = frozenset(range(self.question.model.sizes[self.place])) - self.allowed

    def seconds_left(self) -> float | None:
        """Seconds that may still be spent; none are left when the time is over."""
        if self._until is None:
            return None
        left = self._until - self.effort.clock()
        if left <= 0:
            raise TimeIsOver
        return left

    def is_over(self) -> bool:
        """Whether the seconds are spent."""
        return self._until is not None and self.effort.clock() >= self._until

    def learn(self, states: npt.ArrayLike) -> Cells:
        """Keep consistent states by whether they meet the goal; new ones that leave it are told."""
        table = np.asarray(states, dtype=np.int64).reshape(-1, self.bad.shape[1])
        meets = np.isin(table[:, self.place], list(self.allowed))
        self.good = np.concatenate([self.good, _unknown(self.good, table[meets])])[:KEPT]
        fresh = _unknown(self.bad, table[~meets])[: max(0, KEPT - len(self.bad))]
        self.bad = np.concatenate([self.bad, fresh])
        return fresh

    def judge(
        self, sets: Sets, number: int, model: CrossImpact | None = None
    ) -> tuple[Verdict, State | None]:
        """What one set does, by a proof, with a scenario that shows it where there is one.

        A scenario that meets the goal is known or asked for first: without any, nothing works.
        """
        state = self._known(sets.only(number), model)
        if state is None:
            state = self._find(sets, number, model, self.allowed | self.left_out)
        if state is None:
            return Verdict.VACUOUS, None
        if state[self.place] in self.left_out:
            return Verdict.REFUTED, state
        against = self._find(sets, number, model, self.left_out)
        return (Verdict.WORKS, state) if against is None else (Verdict.REFUTED, against)

    def _known(self, one: Sets, model: CrossImpact | None) -> State | None:
        """A known state that meets the goal and is consistent under a set."""
        holding = np.flatnonzero(one.consistent(self.good, model)[:, 0])
        return tuple(self.good[holding[0]].tolist()) if holding.size else None

    def search_under(self, sets: Sets, number: int, limit: int | None = None) -> Search:
        """The question's search with what one set holds, in the seconds that are left."""
        clamps = {
            place: variant
            for place, variant in enumerate(sets.holds[number].tolist())
            if variant != FREE
        }
        return replace(
            self.question.search, clamps=clamps, seconds=self.seconds_left(), limit=limit
        )

    def _find(
        self, sets: Sets, number: int, model: CrossImpact | None, allowed: frozenset[int]
    ) -> State | None:
        search = self.search_under(sets, number)
        self.searches += 1
        state = self.effort.find(sets.pushed(number, model), search, {self.place: allowed})
        if state is not None:
            self._check(sets, number, model, state)
            self.learn([state])
        return state

    def _check(self, sets: Sets, number: int, model: CrossImpact | None, state: State) -> None:
        """An engine's word is not taken: what it found must be consistent."""
        if not sets.only(number).consistent([state], model).all():
            raise LandscapeError(
                "an engine gave a scenario that is not consistent",
                where=f"the cross-impact matrix '{self.question.model.name}'",
                remedy="choose the other engine and report the matrix",
            )


def _unknown(known: Cells, states: Cells) -> Cells:
    """States that are not known yet, each once, in their order."""
    seen = {tuple(one) for one in known.tolist()}
    fresh = list(dict.fromkeys(one for one in map(tuple, states.tolist()) if one not in seen))
    return np.array(fresh, dtype=np.int64).reshape(-1, known.shape[1])
