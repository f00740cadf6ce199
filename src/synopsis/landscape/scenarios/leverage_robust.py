"""The smallest sets of measures that work in most draws, however the experts disagree.

All sets of a size go through the draws side by side. A set that known counterexamples refute in
more draws than it may fail in is out without a search; the few that are left are proven draw by
draw.
"""

from dataclasses import dataclass
from math import floor

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact
from synopsis.landscape.scenarios.leverage import LARGEST_SET
from synopsis.landscape.scenarios.leverage_answer import Outcome
from synopsis.landscape.scenarios.leverage_draws import (
    Trial,
    WorkingShare,
    matrices_of,
    share_in,
    states_of,
)
from synopsis.landscape.scenarios.leverage_hunt import Effort, Hunt, TimeIsOver, Verdict
from synopsis.landscape.scenarios.leverage_sets import (
    Sets,
    Settling,
    refuse_too_many,
    sets_of_size,
)
from synopsis.landscape.scenarios.measures import Question

SERVED = 48  # known counterexamples that every draw is tried with
STARTS = 4  # of them, those from which each set is searched nearby
NEAR = 3  # sets that are shown where none reaches the share


@dataclass(frozen=True, slots=True)
class Aim:
    """How large a set may be, and in what share of draws it must work."""

    largest: int = 3
    least: float = 0.9

    def __post_init__(self) -> None:
        """Refuse sizes beyond reach and a share that is none."""
        if not 1 <= self.largest <= LARGEST_SET or not 0 < self.least <= 1:
            raise LandscapeError(
                f"sets of up to {self.largest} that work in {self.least:g} of draws "
                "cannot be asked for",
                where="the search for measures that last",
                remedy=f"ask for sets of one to {LARGEST_SET} and a share above 0 up to 1",
            )

    def may_fail(self, draws: int) -> int:
        """In how many draws a set may fail."""
        return floor(draws * (1 - self.least) + 1e-9)


@dataclass(frozen=True, slots=True)
class Robust:
    """The smallest sets that work in the share of draws, or the best known where none does.

    `complete`: it is proven that no smaller set does and no other of the size; `unsettled` sets
    (a count) were not settled in the time, or come after the most that are listed. `best` are
    those that stayed longest, not proven to be the best of all.
    """

    aim: Aim
    outcome: Outcome
    size: int | None
    sets: tuple[WorkingShare, ...]
    best: tuple[WorkingShare, ...]
    unsettled: int
    complete: bool
    draws: int
    searches: int

    @property
    def status(self) -> str:
        """What was found and what was proven, in a sentence."""
        often = f"in at least {self.aim.least:.0%} of {self.draws} draws"
        if self.outcome is Outcome.NOTHING_NEEDED:
            return f"Nothing is needed: without any measure the goal is always met {often}."
        if self.outcome is Outcome.NONE:
            return f"No set of up to {self.aim.largest} measures works {often}."
        if self.outcome is Outcome.UNPROVEN:
            return f"No set was found that works {often}; {self.unsettled} were not settled."
        found = f"{len(self.sets)} of the sets with {self.size} measures work {often}"
        if self.complete:
            return f"{found}; no smaller set does."
        return f"{found}; {self.unsettled} sets were not settled."


def robust_sets(
    question: Question,
    draws: npt.NDArray[np.int64],
    aim: Aim | None = None,
    known: npt.ArrayLike = (),
    effort: Effort | None = None,
) -> Robust:
    """All smallest sets that work in a share of the draws (D, V, V).

    `known` (P, n) are counterexamples to try first. Size nought is the question without measures.
    """
    aim = aim or Aim()
    refuse_too_many(question, aim.largest)
    hunt = Hunt(question, effort or Effort())
    hunt.learn(states_of(question, known))
    race = Race(hunt, matrices_of(question, draws), aim)
    heats = []
    for size in range(min(aim.largest, len(question.measures)) + 1):
        heats.append(race.run(sets_of_size(question, size)))
        if heats[-1].lasting:
            break
    return _robust(race, heats)


@dataclass(frozen=True)
class Heat:
    """What came of all sets of one size: those that last, how long others did, and what is open."""

    sets: Sets
    lasting: tuple[WorkingShare, ...]
    lasted: Cells  # (C,): the draws after which a set was out
    unsettled: int


@dataclass
class Race:
    """Sets side by side through all draws."""

    hunt: Hunt
    draws: list[CrossImpact]
    aim: Aim

    def run(self, sets: Sets) -> Heat:
        """All sets of a size: most are out by known counterexamples, the rest is judged."""
        may_fail = self.aim.may_fail(len(self.draws))
        refuted = np.zeros((len(sets.chosen), len(self.draws)), dtype=np.bool_)
        refuted[sets.clash] = True
        lasted = np.where(sets.clash, 0, len(self.draws))
        try:
            for number, draw in enumerate(self.draws):
                racing = np.flatnonzero(refuted.sum(axis=1) <= may_fail)
                if not racing.size:
                    break
                refuted[racing, number] = self._refuted(sets.take(racing), draw)
                out = racing[refuted[racing].sum(axis=1) > may_fail]
                lasted[out] = number + 1
        except TimeIsOver:
            pass
        left = np.flatnonzero(refuted.sum(axis=1) <= may_fail)
        return self._judged(
            sets, left[np.argsort(refuted[left].sum(axis=1), kind="stable")], lasted
        )

    def _refuted(self, sets: Sets, draw: CrossImpact) -> npt.NDArray[np.bool_]:
        """Which sets known states refute in a draw, or states near those that refute most."""
        self.hunt.seconds_left()
        known = self.hunt.bad
        tried = known[_served(known)]
        holding = sets.consistent(tried, draw)
        refuted = np.asarray(holding.any(axis=0))
        order = np.argsort(-holding.sum(axis=1), kind="stable")
        for state in tried[order[:STARTS]]:
            still = np.flatnonzero(~refuted)
            if still.size:
                refuted[still] = self._near(sets.take(still), draw, state)
        return refuted

    def _near(self, sets: Sets, draw: CrossImpact, state: Cells) -> npt.NDArray[np.bool_]:
        starts = np.tile(state, (len(sets.chosen), 1))
        runs = Settling(draw, starts, sets.pushes, sets.holds)
        near = runs.calm(self.hunt.place, self.hunt.question.search.tolerance)
        holding = sets.consistent(near, draw)
        self.hunt.learn(near[holding.any(axis=1)])
        return np.asarray(holding.any(axis=0))

    def _judged(self, sets: Sets, left: Cells, lasted: Cells) -> Heat:
        """Prove the sets that are left, those that were refuted least first."""
        lasting, unsettled = list[WorkingShare](), 0
        trial = Trial(self.hunt, sets)
        for place, number in enumerate(left.tolist()):
            if len(lasting) == self.hunt.effort.most or self.hunt.is_over():
                unsettled += len(left) - place
                break
            share = self.tried(trial, number)
            lasted[number] = share.of
            if share.works >= self._needed:
                lasting.append(share)
            elif share.of == len(self.draws) and share.works + share.unsettled >= self._needed:
                unsettled += 1
        return Heat(sets, tuple(lasting), lasted, unsettled)

    @property
    def _needed(self) -> int:
        """The draws in which a set must work."""
        return len(self.draws) - self.aim.may_fail(len(self.draws))

    def tried(self, trial: Trial, number: int) -> WorkingShare:
        """What one set does draw by draw, until it has failed too often."""
        verdicts = list[Verdict]()
        failures = 0
        for draw in self.draws:
            verdicts.append(trial.verdict(draw, number))
            failures += verdicts[-1] not in {Verdict.WORKS, Verdict.OPEN}
            if failures > self.aim.may_fail(len(self.draws)):
                break
        return share_in(trial.sets.codes(number), verdicts)


def _served(known: Cells) -> Cells:
    """The states that are tried in every draw: the first known and the latest."""
    count = len(known)
    first = np.arange(min(count, SERVED // 2))
    return np.concatenate([first, np.arange(max(len(first), count - SERVED // 2), count)])


def _robust(race: Race, heats: list[Heat]) -> Robust:
    last = heats[-1]
    unsettled = sum(one.unsettled for one in heats)
    is_found, size = bool(last.lasting), len(last.sets.chosen[0])
    outcome = Outcome.UNPROVEN if unsettled else Outcome.NONE
    if is_found:
        outcome = Outcome.FOUND if size else Outcome.NOTHING_NEEDED
    return Robust(
        aim=race.aim,
        outcome=outcome,
        size=size if is_found else None,
        sets=last.lasting,
        best=() if is_found else _best(race, heats[1:]),
        unsettled=unsettled,
        complete=not unsettled,
        draws=len(race.draws),
        searches=race.hunt.searches,
    )


def _best(race: Race, heats: list[Heat]) -> tuple[WorkingShare, ...]:
    """The sets that stayed longest, each with its share of all draws."""
    ranked = sorted(
        (-lasted, len(heat.sets.chosen[0]), number, heat)
        for heat in heats
        for number, lasted in enumerate(heat.lasted.tolist())
        if not heat.sets.clash[number]
    )
    found = []
    for _, _, number, heat in ranked[:NEAR]:
        trial = Trial(race.hunt, heat.sets)
        verdicts = [trial.verdict(draw, number) for draw in race.draws]
        found.append(share_in(heat.sets.codes(number), verdicts))
    return tuple(sorted(found, key=lambda one: (-one.works, one.codes)))
