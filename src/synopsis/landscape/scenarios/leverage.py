"""Leverage: the smallest sets of measures under which every consistent scenario meets a goal.

A set works when no consistent scenario leaves the goal and there is at least one: a matrix that a
push leaves without any consistent scenario shows nothing, and is told apart. More measures are not
always better in a matrix with loops, so every set of a size is settled by itself, by a scenario
that refutes it or by proof; the answer ends with the first size at which a set works.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, State
from synopsis.landscape.scenarios.enumerate import enumerate_consistent
from synopsis.landscape.scenarios.leverage_answer import (
    Codes,
    Leverage,
    Met,
    Near,
    Outcome,
    Working,
)
from synopsis.landscape.scenarios.leverage_hunt import Effort, Hunt, TimeIsOver, Verdict
from synopsis.landscape.scenarios.leverage_sets import (
    Sets,
    Settling,
    refuse_too_many,
    sets_of,
    sets_of_size,
)
from synopsis.landscape.scenarios.measures import Question

LARGEST_SET = 3  # a proof over all sets of four is no matter of minutes any more
SEEDS = 8  # known states of a kind from which each size begins
NEAR = 3  # sets that are shown with their counterexample where none works
LISTED = 20_000  # scenarios that are listed for a share


def smallest_sets(question: Question, largest: int = 3, effort: Effort | None = None) -> Leverage:
    """All smallest sets of up to `largest` measures under which the goal is always met."""
    if not 1 <= largest <= LARGEST_SET:
        raise LandscapeError(
            f"sets of up to {largest} measures cannot be asked for",
            where=f"the question how {question.goal.told}",
            remedy=f"ask for sets of one to {LARGEST_SET}",
        )
    refuse_too_many(question, largest)
    hunt = Hunt(question, effort or Effort())
    levels = []
    before = _met_within(hunt, sets_of(question, [()]), 0, 0.25)
    for size in range(min(largest, len(question.measures)) + 1):
        levels.append(settle(hunt, sets_of_size(question, size)))
        if levels[-1].having(Verdict.WORKS):
            break
    return _leverage(hunt, largest, levels, before)


def met_shares(
    question: Question, sets: Sequence[Sequence[str]], effort: Effort | None = None
) -> tuple[Met, ...]:
    """The weaker goal: how many consistent scenarios meet it, without measures and under each set.

    The first is without any measure. A set whose time was over is left out.
    """
    hunt = Hunt(question, effort or Effort())
    table = sets_of(question, [(), *(question.chosen(one) for one in sets)])
    found = [_met_within(hunt, table, number) for number in table.numbers]
    return tuple(one for one in found if one is not None)


@dataclass
class Level:
    """What is known of all sets of one size."""

    sets: Sets
    verdicts: list[Verdict]
    shown: dict[int, State]  # the scenario that shows a verdict
    refutations: Cells  # (C,): known counterexamples of each

    def having(self, verdict: Verdict) -> tuple[int, ...]:
        """The sets with one verdict."""
        return tuple(number for number, one in enumerate(self.verdicts) if one is verdict)

    def codes(self, verdict: Verdict) -> tuple[Codes, ...]:
        """The sets with one verdict, by the codes of their measures."""
        return tuple(self.sets.codes(number) for number in self.having(verdict))

    def refute(self, states: Cells) -> None:
        """Hold states that leave the goal against every set."""
        holding = self.sets.consistent(states)
        self.refutations += holding.sum(axis=0)
        for number in np.flatnonzero(holding.any(axis=0)).tolist():
            if self.verdicts[number] is Verdict.OPEN:
                self.verdicts[number] = Verdict.REFUTED
                self.shown[number] = tuple(states[holding[:, number].argmax()].tolist())


def settle(hunt: Hunt, sets: Sets) -> Level:
    """Settle every set of a size by a counterexample or a proof, until the time is over."""
    verdicts = [Verdict.CLASH if clash else Verdict.OPEN for clash in sets.clash.tolist()]
    level = Level(sets, verdicts, {}, np.zeros(len(verdicts), dtype=np.int64))
    level.refute(hunt.bad)
    try:
        for state in [*hunt.good[-SEEDS:], *hunt.bad[-SEEDS:]]:
            _spread(hunt, level, state)
        for number in sets.numbers:
            if level.verdicts[number] is Verdict.OPEN:
                _settle_one(hunt, level, number)
            if len(level.having(Verdict.WORKS)) > hunt.effort.most:
                break
    except TimeIsOver:
        pass
    return level


def _settle_one(hunt: Hunt, level: Level, number: int) -> None:
    verdict, state = hunt.judge(level.sets, number)
    if verdict is Verdict.REFUTED and state is not None:
        level.refute(np.array([state]))
        _spread(hunt, level, np.array(state))
        return
    level.verdicts[number] = verdict
    if state is not None:
        level.shown[number] = state


def _spread(hunt: Hunt, level: Level, state: Cells) -> None:
    """From one state to those near it that are consistent under the sets still open."""
    hunt.seconds_left()
    open_sets = np.array(level.having(Verdict.OPEN), dtype=np.int64)
    if not open_sets.size:
        return
    sets = level.sets
    starts = np.tile(state, (len(open_sets), 1))
    runs = Settling(hunt.question.model, starts, sets.pushes[open_sets], sets.holds[open_sets])
    near = runs.calm(hunt.place, hunt.question.search.tolerance)
    level.refute(hunt.learn(near[sets.consistent(near).any(axis=1)]))


def _met_within(hunt: Hunt, sets: Sets, number: int, part: float = 1.0) -> Met | None:
    """The share under one set, in a part of the seconds that are left."""
    try:
        search = hunt.search_under(sets, number, LISTED)
    except TimeIsOver:
        return None
    if search.seconds is not None:
        search = replace(search, seconds=search.seconds * part)
    hunt.searches += 1
    listed = enumerate_consistent(sets.pushed(number), search)
    hunt.learn(listed.states)
    met = int(np.isin(listed.states[:, hunt.place], list(hunt.allowed)).sum())
    return Met(sets.codes(number), met, len(listed.states), listed.complete)


def _near(hunt: Hunt, levels: Iterable[Level]) -> tuple[Near, ...]:
    """The refuted sets with the fewest known counterexamples, best share first."""
    refuted = [
        (int(level.refutations[number]), len(level.sets.chosen[number]), number, level)
        for level in levels
        for number in level.having(Verdict.REFUTED)
    ]
    nearest = sorted(refuted, key=lambda one: one[:3])[:NEAR]
    found = [
        Near(level.sets.codes(number), level.shown[number], _met_within(hunt, level.sets, number))
        for _, _, number, level in nearest
    ]
    return tuple(sorted(found, key=_by_share))


def _by_share(near: Near) -> float:
    return -(near.met.share or 0.0) if near.met else 0.0


def _leverage(hunt: Hunt, largest: int, levels: list[Level], before: Met | None) -> Leverage:
    last = levels[-1]
    works = last.having(Verdict.WORKS)
    is_open = any(one.having(Verdict.OPEN) for one in levels[:-1])
    ended = not is_open and not last.having(Verdict.OPEN)
    outcome = _outcome(len(last.sets.chosen[0]), bool(works), ended)
    return Leverage(
        goal=hunt.question.goal,
        outcome=outcome,
        largest=largest,
        size=len(last.sets.chosen[0]) if works else None,
        working=tuple(
            Working(last.sets.codes(one), last.shown[one]) for one in works[: hunt.effort.most]
        ),
        vacuous=tuple(codes for one in levels for codes in one.codes(Verdict.VACUOUS)),
        clashing=sum(len(one.having(Verdict.CLASH)) for one in levels),
        unsettled=sum(len(one.having(Verdict.OPEN)) for one in levels),
        near=() if works else _near(hunt, levels[1:]),
        before=before,
        smallest=bool(works) and not is_open,
        complete=ended and len(works) <= hunt.effort.most,
        status=_status(hunt, levels, outcome),
        tested=sum(len(one.verdicts) - len(one.having(Verdict.OPEN)) for one in levels),
        searches=hunt.searches,
        counterexamples=hunt.bad,
    )


def _outcome(size: int, works: bool, ended: bool) -> Outcome:  # noqa: FBT001 - read where called
    if works:
        return Outcome.FOUND if size else Outcome.NOTHING_NEEDED
    return Outcome.NONE if ended else Outcome.UNPROVEN


def _status(hunt: Hunt, levels: list[Level], outcome: Outcome) -> str:
    """What was found and what was proven, in sentences."""
    empty = sum(len(one.having(Verdict.VACUOUS)) for one in levels)
    sentences = [_found(hunt, levels, outcome)]
    if levels[0].having(Verdict.VACUOUS):
        sentences.append("Without measures no scenario is consistent.")
        empty -= 1
    if empty:
        verb = "leaves" if empty == 1 else "leave"
        sentences.append(f"{_counted(empty, 'set')} {verb} no scenario consistent.")
    return " ".join(sentences)


def _found(hunt: Hunt, levels: list[Level], outcome: Outcome) -> str:
    goal, last = hunt.question.goal.told, levels[-1]
    size, works = len(last.sets.chosen[0]), len(last.having(Verdict.WORKS))
    always = f"every consistent scenario one where {goal}"
    if outcome is Outcome.NOTHING_NEEDED:
        return f"Nothing is needed: in every consistent scenario {goal} without any measure."
    if outcome is Outcome.NONE:
        return f"No set of up to {_counted(size, 'measure')} makes {always}."
    if outcome is Outcome.UNPROVEN:
        tried = f"No set of up to {_counted(size, 'measure')} that makes {always} was found"
        return f"{tried}; that there is none is not proven{_within(hunt)}."
    is_capped = works > hunt.effort.most
    sets = f"More than {_counted(works - 1, 'set')}" if is_capped else _counted(works, "set")
    verb = "makes" if works == 1 else "make"
    found = f"{sets} of {_counted(size, 'measure')} {verb} {always}"
    if any(one.having(Verdict.OPEN) for one in levels[:-1]):
        return f"{found}; that no smaller set does is not proven{_within(hunt)}."
    if not is_capped and last.having(Verdict.OPEN):
        return f"{found}; no smaller set does, and whether others do is open{_within(hunt)}."
    return f"{found}; no smaller set does."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _within(hunt: Hunt) -> str:
    seconds = hunt.effort.seconds
    return "" if seconds is None else f" within {seconds:g} seconds"
