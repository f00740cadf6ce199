"""Sets of measures side by side: which of them a state stays consistent under.

A chosen variant's lead over its rivals is a sum, so a set of measures moves it by a difference of
two pushes: one state is tested against thousands of sets at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact
from synopsis.landscape.scenarios.measures import Question, held_by, push_of

MOST_SETS = 50_000  # sets of one size: some hundred megabytes beside each other at 27 descriptors
FREE = -1  # in a table of holds: nothing holds this descriptor

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sets:
    """Sets of measures of one question: what each adds (C, V) and what each holds (C, n)."""

    question: Question
    chosen: tuple[tuple[int, ...], ...]
    pushes: Cells
    holds: Cells
    clash: Flags  # (C,): measures that cannot be taken together

    def codes(self, number: int) -> tuple[str, ...]:
        """One set by the codes of its measures."""
        return tuple(self.question.measures[one].code for one in self.chosen[number])

    def consistent(self, states: npt.ArrayLike, model: CrossImpact | None = None) -> Flags:
        """Which states (P, n) are consistent under which sets: shape (P, C).

        `model` is another matrix over the same descriptors (an expert's draw).
        """
        table = np.asarray(states, dtype=np.int64).reshape(-1, self.holds.shape[1])
        asked = self.question.model if model is None else model
        if not len(table) or not self.chosen:
            return np.zeros((len(table), len(self.chosen)), dtype=np.bool_)
        if len(table) > len(self.chosen):
            return np.stack([self._under(number, table, asked) for number in self.numbers], axis=1)
        return np.stack([self._of(state, asked) for state in table])

    def only(self, number: int) -> "Sets":
        """One set by itself."""
        return self.take(np.array([number]))

    def take(self, numbers: npt.NDArray[np.int64]) -> "Sets":
        """Some of the sets, in the order of their numbers as given."""
        chosen = tuple(self.chosen[one] for one in numbers.tolist())
        pushes, holds = self.pushes[numbers], self.holds[numbers]
        return Sets(self.question, chosen, pushes, holds, self.clash[numbers])

    def pushed(self, number: int, model: CrossImpact | None = None) -> CrossImpact:
        """The matrix with what one set adds; what it holds is for the search to clamp."""
        asked = self.question.model if model is None else model
        bias = asked.bias + self.pushes[number]
        return CrossImpact(asked.name, asked.descriptors, asked.cells, bias)

    @property
    def numbers(self) -> range:
        """The sets, counted from nought."""
        return range(len(self.chosen))

    def _of(self, state: npt.NDArray[np.int64], model: CrossImpact) -> Flags:
        """One state under every set, shape (C,)."""
        owners = _owners(model)
        chosen = model.rows(state)[owners]
        sums = model.balances(state)
        leads = sums[chosen] - sums + self.question.search.tolerance
        well = leads + (self.pushes[:, chosen] - self.pushes) >= 0
        held = self.holds != FREE
        fits = ((self.holds == state) | ~held).all(axis=1)
        return np.asarray((well | held[:, owners]).all(axis=1) & fits & ~self.clash)

    def _under(self, number: int, table: npt.NDArray[np.int64], model: CrossImpact) -> Flags:
        """Every state under one set, shape (P,)."""
        losses, _ = losses_of(model, model.balances(table) + self.pushes[number], table)
        held = self.holds[number] != FREE
        fits = ((table == self.holds[number]) | ~held).all(axis=1)
        well = ((losses <= self.question.search.tolerance) | held).all(axis=1)
        return np.asarray(well & fits & ~self.clash[number])


def sets_of(question: Question, chosen: Sequence[tuple[int, ...]]) -> Sets:
    """Named sets of a question's measures, with what each adds and holds."""
    model = question.model
    each = np.array([push_of(model, [one]) for one in question.measures])
    held = _held_each(question)
    member = np.zeros((len(chosen), len(question.measures)), dtype=np.int64)
    for number, one in enumerate(chosen):
        member[number, list(one)] = 1
    holds, clash = _held_together(question, held, member)
    return Sets(question, tuple(chosen), np.asarray(member @ each), holds, clash)


def sets_of_size(question: Question, size: int) -> Sets:
    """All sets of one size."""
    return sets_of(question, list(combinations(range(len(question.measures)), size)))


def refuse_too_many(question: Question, largest: int) -> None:
    """Refuse more sets of a size than can stand side by side."""
    count = len(question.measures)
    size = min(largest, count)
    if comb(count, size) > MOST_SETS:
        raise LandscapeError(
            f"{count} measures make {comb(count, size)} sets of {size}, "
            f"and no more than {MOST_SETS} can be tested",
            where=f"the question how {question.goal.told}",
            remedy="offer fewer measures or ask for smaller sets",
        )


def _held_each(question: Question) -> Cells:
    held = np.full((len(question.measures), len(question.model.sizes)), FREE, dtype=np.int64)
    for number, measure in enumerate(question.measures):
        for place, variant in held_by(question.model, [measure]).items():
            held[number, place] = variant
    return held


def _held_together(question: Question, held: Cells, member: Cells) -> tuple[Cells, Flags]:
    """The holds of each set with the conditions of the question, and which sets contradict."""
    holds = np.full((len(member), held.shape[1]), FREE, dtype=np.int64)
    clash = np.zeros(len(member), dtype=np.bool_)
    for number, row in enumerate(held):
        with_it = np.outer(member[:, number] > 0, row != FREE)
        clash |= (with_it & (holds != FREE) & (holds != row)).any(axis=1)
        holds = np.where(with_it, row, holds)
    for place, variant in question.search.clamps.items():
        holds[:, place] = variant
    return holds, clash


def _owners(model: CrossImpact) -> npt.NDArray[np.int64]:
    """The descriptor of each row, shape (V,)."""
    return np.repeat(np.arange(len(model.sizes)), model.sizes)


def losses_of(model: CrossImpact, sums: Cells, now: Cells) -> tuple[Cells, Cells]:
    """What each descriptor would gain by its best variant, and that variant: both (R, n)."""
    widest = max(model.sizes)
    at = model.offsets[:, None] + np.minimum(
        np.arange(widest), np.array(model.sizes)[:, None] - 1
    )  # a narrow descriptor's last variant stands again: the first of equals is taken
    table = sums[:, at]
    best = table.argmax(axis=2)
    top = np.take_along_axis(table, best[:, :, None], axis=2)[:, :, 0]
    chosen = np.take_along_axis(table, now[:, :, None], axis=2)[:, :, 0]
    return np.asarray(top - chosen), np.asarray(best)


@dataclass(frozen=True)
class Settling:
    """Starts (R, n) in a matrix, each under what is added (R, V) and held (R, n) in its run."""

    model: CrossImpact
    starts: Cells
    pushes: Cells
    holds: Cells

    def calm(self, goal: int, tolerance: int) -> Cells:
        """Consistent states near the starts in which the goal's variant has stayed: (at most R, n).

        Whichever descriptor loses most changes to its best variant, until all are well. Runs that
        find no rest within four changes a descriptor, or only by the goal's change, are left out.
        """
        free = self.holds == FREE
        now = np.where(free, self.starts, self.holds)
        sums = self.model.balances(now) + self.pushes
        for _ in range(4 * now.shape[1]):
            losses, best = losses_of(self.model, sums, now)
            losses = np.where(free, losses, 0)
            losses[:, goal] = 0
            worst = losses.argmax(axis=1)
            moving = np.flatnonzero(losses[np.arange(len(now)), worst] > tolerance)
            if not moving.size:
                break
            self._move(now, sums, (moving, worst[moving], best[moving, worst[moving]]))
        losses, _ = losses_of(self.model, sums, now)
        well = (np.where(free, losses, 0) <= tolerance).all(axis=1)
        return np.unique(now[well], axis=0).reshape(-1, now.shape[1])

    def _move(self, now: Cells, sums: Cells, change: tuple[Cells, Cells, Cells]) -> None:
        runs, place, after = change
        first = self.model.offsets[place]
        cells = self.model.cells
        sums[runs] += cells[first + after] - cells[first + now[runs, place]]
        now[runs, place] = after
