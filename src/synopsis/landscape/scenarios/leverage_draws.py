"""In what share of expert draws a set of measures works, with an interval.

Each draw is a matrix over the same descriptors. A counterexample found in one draw is tried in
all others before anything is searched: where it is still consistent, it refutes without a search.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact
from synopsis.landscape.scenarios.leverage_hunt import Effort, Hunt, TimeIsOver, Verdict
from synopsis.landscape.scenarios.leverage_sets import Sets, Settling, sets_of
from synopsis.landscape.scenarios.measures import Question
from synopsis.landscape.scenarios.share import share_of

NEARBY = 48  # known states from which a draw is searched for a counterexample of its own


@dataclass(frozen=True, slots=True)
class WorkingShare:
    """In how many draws a set works, and Wilson's interval at 95 %.

    Draws in which no scenario is consistent under the set count as not working, and so do all
    draws where its measures clash. Where draws were left unsettled, the interval reaches from none
    of them working to all of them.
    """

    codes: tuple[str, ...]
    works: int
    refuted: int
    vacuous: int
    clashing: int
    unsettled: int
    low: float
    high: float

    @property
    def of(self) -> int:
        """All draws."""
        settled = self.works + self.refuted + self.vacuous + self.clashing
        return settled + self.unsettled

    @property
    def share(self) -> float | None:
        """The share of all draws in which the set works; None while draws are unsettled."""
        return None if self.unsettled else self.works / self.of


def working_share(
    question: Question,
    sets: Sequence[Sequence[str]],
    draws: npt.NDArray[np.int64],
    known: npt.ArrayLike = (),
    effort: Effort | None = None,
) -> tuple[WorkingShare, ...]:
    """In what share of draws (D, V, V) each set works; `known` (P, n) are states to try first."""
    matrices = matrices_of(question, draws)
    if not sets:
        raise LandscapeError(
            "there is no set to try", where=f"the question how {question.goal.told}"
        )
    table = sets_of(question, [question.chosen(one) for one in sets])
    hunt = Hunt(question, effort or Effort())
    hunt.learn(states_of(question, known))
    trial = Trial(hunt, table)
    verdicts = [trial.verdicts(one) for one in matrices]
    return tuple(
        share_in(table.codes(number), [one[number] for one in verdicts]) for number in table.numbers
    )


def matrices_of(question: Question, draws: npt.NDArray[np.int64]) -> list[CrossImpact]:
    """The draws as matrices; a wrong shape is refused with the one that is needed."""
    model, width = question.model, question.model.width
    if draws.ndim != 3 or draws.shape[1:] != (width, width) or not len(draws):
        raise LandscapeError(
            f"draws have the shape {' by '.join(map(str, draws.shape))}",
            where=f"the cross-impact matrix '{model.name}'",
            remedy=f"give at least one draw of {width} rows of {width} cells",
        )
    return [CrossImpact(model.name, model.descriptors, one, model.bias) for one in draws]


def states_of(question: Question, known: npt.ArrayLike) -> Cells:
    """States that a caller knows, shape (P, n); those of other descriptors are refused."""
    sizes = np.array(question.model.sizes)
    table = np.asarray(known, dtype=np.int64)
    table = table.reshape(0, len(sizes)) if not table.size else table
    is_known = table.ndim == 2 and table.shape[1] == len(sizes)
    if not is_known or bool(((table < 0) | (table >= sizes)).any()):
        raise LandscapeError(
            "the known states are not of its descriptors",
            where=f"the cross-impact matrix '{question.model.name}'",
            remedy=f"give states of {len(sizes)} variants, counted from nought",
        )
    return table


@dataclass
class Trial:
    """Sets tried in one draw after the other, with the counterexamples that served last first."""

    hunt: Hunt
    sets: Sets
    _served: dict[int, int] = field(default_factory=dict)

    def verdict(self, model: CrossImpact, number: int) -> Verdict:
        """What one set does in one draw; open where the time is over."""
        one = Trial(self.hunt, self.sets.only(number), self._served)
        return one.verdicts(model)[0]

    def verdicts(self, model: CrossImpact) -> list[Verdict]:
        """What each set does in one draw; open where the time is over."""
        found = [Verdict.CLASH if clash else Verdict.OPEN for clash in self.sets.clash.tolist()]
        try:
            self.hunt.seconds_left()
            for number in np.flatnonzero(self._refuted(model)).tolist():
                found[number] = Verdict.REFUTED
            for number, verdict in enumerate(found):
                if verdict is Verdict.OPEN:
                    found[number] = self._judge(model, number)
        except TimeIsOver:
            pass
        return found

    def _refuted(self, model: CrossImpact) -> npt.NDArray[np.bool_]:
        holding = self.sets.consistent(self.hunt.bad, model)
        for state in np.flatnonzero(holding.any(axis=1)).tolist():
            self._served[state] = self._served.get(state, 0) + 1
        return np.asarray(holding.any(axis=0))

    def _judge(self, model: CrossImpact, number: int) -> Verdict:
        self.hunt.seconds_left()
        near = self._nearby(model, number)
        found = near[self.sets.only(number).consistent(near, model)[:, 0]]
        if len(found):
            self.hunt.learn(found)
            return Verdict.REFUTED
        return self.hunt.judge(self.sets, number, model)[0]

    def _nearby(self, model: CrossImpact, number: int) -> Cells:
        """States that leave the goal, near the known ones that have served most."""
        most = sorted(self._served, key=lambda one: (-self._served[one], one))[:NEARBY]
        rest = [one for one in range(len(self.hunt.bad)) if one not in self._served]
        starts = self.hunt.bad[[*most, *rest[-(NEARBY - len(most)) :]][:NEARBY]]
        if not len(starts):
            return starts
        pushes = np.tile(self.sets.pushes[number], (len(starts), 1))
        holds = np.tile(self.sets.holds[number], (len(starts), 1))
        runs = Settling(model, starts, pushes, holds)
        return runs.calm(self.hunt.place, self.hunt.question.search.tolerance)


def share_in(codes: tuple[str, ...], verdicts: Sequence[Verdict]) -> WorkingShare:
    """What the verdicts on one set in all draws come to."""
    works, unsettled = verdicts.count(Verdict.WORKS), verdicts.count(Verdict.OPEN)
    return WorkingShare(
        codes=codes,
        works=works,
        refuted=verdicts.count(Verdict.REFUTED),
        vacuous=verdicts.count(Verdict.VACUOUS),
        clashing=verdicts.count(Verdict.CLASH),
        unsettled=unsettled,
        low=share_of(works, len(verdicts)).low,
        high=share_of(works + unsettled, len(verdicts)).high,
    )
