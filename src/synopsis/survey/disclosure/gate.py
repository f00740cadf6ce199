"""The disclosure gate: which cells of a yearbook stay hidden, so that none can be worked back.

A cell is hidden first where too few people stand in it or against it (primary). Published sums
would give it back, so others are hidden with it (secondary): each hidden cell is moved by a
linear program up and down by what its protection asks, along sums that a reader knows, at the
least cost in cells lost; what moves with it is hidden (Kelly, Golden and Assad 1992, Networks
22:397-417; Fischetti and Salazar-Gonzalez 2001, Journal of the American Statistical Association
96:1008-1022). Whoever reads is held to know every base, and that no cell is below nought.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.design import Codes, Flags, Floats
from synopsis.survey.disclosure.program import Program
from synopsis.survey.disclosure.scheme import Scheme
from synopsis.survey.errors import SurveyError

SHOWN, TOO_FEW, TOO_SMALL_A_BASE, HELD_BACK = 0, 1, 2, 3

Reasons = NDArray[np.int8]

# Rounds in which hidden cells are swayed together; the order of the draws is part of the method.
_ROUNDS, _SEED = 3, 20_260
# A net is dearer than an answer: it is what is read first.
_DEAR = 3.0
# What keeps some room to a bound of a linear program.
_ROOM = 1 - 1e-6


@dataclass(frozen=True, slots=True)
class Limits:
    """The least people in a cell and against it, and the least base of a column."""

    least_count: int = 10
    least_base: int = 30

    def __post_init__(self) -> None:
        """Refuse limits that hide nothing or are no numbers of people."""
        if self.least_count < 1 or self.least_base < 1:
            raise SurveyError(
                f"{self.least_count} people in a cell, {self.least_base} in a base are no limits",
                remedy="ask for one person at least; ten and thirty are the house's own",
            )


def primary(counts: Codes, limits: Limits) -> Reasons:
    """Why a cell of an unweighted (columns x answers) table is hidden for itself; 0 if it is not.

    A column in which nobody was asked has nothing to hide.
    """
    base = counts.sum(axis=1, keepdims=True)
    few = _few(counts, limits) | _few(base - counts, limits)
    small = (base > 0) & (base < limits.least_base) & np.ones(counts.shape, dtype=np.bool_)
    return np.where(small, TOO_SMALL_A_BASE, np.where(few, TOO_FEW, SHOWN)).astype(np.int8)


def _few(counts: Codes, limits: Limits) -> Flags:
    found: Flags = (counts > 0) & (counts < limits.least_count)
    return found


@dataclass(frozen=True, slots=True)
class Besides:
    """What is published of a question besides its answers: the mean of a scale, and a net.

    `numbers` are the answers' values, NaN where an answer has none; `net` says which answers it
    adds up; `prices` what it costs to lose an answer, beside one. All may be empty.
    """

    numbers: tuple[float, ...] = ()
    net: tuple[bool, ...] = ()
    prices: tuple[float, ...] = ()

    @property
    def size(self) -> int:
        """How many lines it has: the mean, then the net."""
        return bool(self.numbers) + bool(self.net)


_NOTHING = Besides()


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """The n respondents' answers to one question: codes below nought are outside the base."""

    codes: Codes
    weights: Floats
    answers: int
    besides: Besides = _NOTHING


def gate(
    scheme: Scheme, answered: Answered, limits: Limits, settled: Reasons | None = None
) -> Reasons:
    """Why each cell of one question is hidden, or 0: columns x answers, mean and net after them.

    `settled` are the reasons of the first columns, as another publication of the same answers has
    them: they stay, and only columns after them are held back besides. A mean is hidden beside any
    hidden answer: with its error it would give two equations on what is hidden.
    """
    codes, weights = answered.codes, answered.weights
    inside = (codes >= 0) & (weights > 0)
    counts = scheme.table(codes, inside.astype(np.float64), answered.answers)
    numbers = np.rint(scheme.members @ counts).astype(np.int64)
    reasons = np.hstack([primary(numbers, limits), _primary_net(numbers, answered, limits)])
    fixed = np.zeros((0, reasons.shape[1]), dtype=np.int8)
    if settled is not None:
        fixed = _without_mean(settled, answered)
        reasons[: len(fixed)] = fixed
    if reasons.any():
        amounts = scheme.table(codes, np.where(inside, weights, 0.0), answered.answers)
        keeper = _Keeper(scheme, counts, amounts, answered.besides, limits)
        reasons = keeper.hide(reasons, len(fixed))
    return _with_mean(reasons, numbers, answered, limits)[: scheme.printed]


def _primary_net(counts: Codes, answered: Answered, limits: Limits) -> Reasons:
    """Why a net is hidden for itself: few people in it or against it."""
    if not answered.besides.net:
        return np.zeros((len(counts), 0), dtype=np.int8)
    net = counts[:, list(answered.besides.net)].sum(axis=1)
    both = np.stack([net, counts.sum(axis=1) - net], axis=1)
    return primary(both, limits)[:, :1]


def _with_mean(reasons: Reasons, counts: Codes, answered: Answered, limits: Limits) -> Reasons:
    """The reasons with those of the mean: a small base of its own, or a hidden answer."""
    if not answered.besides.numbers:
        return reasons
    base = counts[:, np.isfinite(answered.besides.numbers)].sum(axis=1)
    is_small = (base > 0) & (base < limits.least_base)
    is_hidden = (reasons[:, : answered.answers] != SHOWN).any(axis=1)
    mean = np.where(is_small, TOO_SMALL_A_BASE, np.where(is_hidden, HELD_BACK, SHOWN))
    return np.insert(reasons, answered.answers, mean, axis=1).astype(np.int8)


def _without_mean(reasons: Reasons, answered: Answered) -> Reasons:
    has_mean = bool(answered.besides.numbers)
    return np.delete(reasons, [answered.answers] if has_mean else [], axis=1).astype(np.int8)


def gate_flags(
    scheme: Scheme, chosen: Sequence[Answered], limits: Limits, settled: Reasons | None = None
) -> Reasons:
    """Why each item of a multiple-answer question is hidden (columns x items), or 0.

    Each item is a table of its own: those who chose it and those who did not.
    """
    found = []
    for item, answered in enumerate(chosen):
        fixed = None if settled is None else np.repeat(settled[:, item : item + 1], 2, axis=1)
        found.append(gate(scheme, answered, limits, fixed)[:, 1])
    return np.stack(found, axis=1)


def chosen_of(flags: Flags, asked: Flags, weights: Floats) -> tuple[Answered, ...]:
    """Each item of a multiple-answer question, by whether it was chosen, of those asked."""
    return tuple(
        Answered(np.where(asked, flag, -1).astype(np.int64), weights, 2) for flag in flags.T
    )


class _Keeper:
    """One question's table under the gate: what is hidden, and how far each cell is known to move.

    Amounts are measured in mean weights of the sample, so that one is about one respondent.
    """

    def __init__(  # a question's table, in people and in weights
        self, scheme: Scheme, counts: Floats, amounts: Floats, besides: Besides, limits: Limits
    ) -> None:
        people = max(counts.sum(), 1.0)
        scaled = amounts * (people / max(float(amounts.sum()), 1e-300))
        cells, numbers = scheme.members @ scaled, scheme.members @ counts
        base, heads = cells.sum(axis=1), numbers.sum(axis=1)
        answers = cells.shape[1]
        net = np.array(besides.net, dtype=np.float64).reshape(len(besides.net) // answers, answers)
        sums = np.broadcast_to(net, (len(cells), len(net), cells.shape[1]))
        self._printed = scheme.printed
        self._program = Program.of(scheme, scaled, sums)
        step = limits.least_count * base / np.maximum(heads, 1.0)
        whole = np.hstack([cells, (sums @ cells[:, :, None])[:, :, 0]])
        self._rise = np.minimum(step[:, None], np.maximum(base[:, None] - whole, 0.0))
        self._fall = np.minimum(step[:, None], np.maximum(whole, 0.0))
        prices = np.array(besides.prices or (1.0,) * cells.shape[1])
        weight = np.hstack([
            prices * (1 + np.log2(1 + numbers)),
            np.repeat(_DEAR * (1 + np.log2(1 + heads))[:, None], len(net), axis=1),
        ])  # fmt: skip
        self._cost = scheme.importance[:, None] * weight
        self._person = (step / limits.least_count)[:, None]
        self._up = np.zeros(whole.shape)
        self._down = np.zeros(whole.shape)

    def hide(self, reasons: Reasons, fixed: int) -> Reasons:
        """The reasons with all that must be held back besides, in columns that are not fixed.

        What is held back there already is kept from being told to a person.
        """
        found = reasons.copy()
        found[self._printed :][found[self._printed :] == SHOWN] = HELD_BACK
        is_open = np.ones(found.shape, dtype=np.bool_)
        is_open[:fixed] = found[:fixed] != SHOWN
        beside = reasons == HELD_BACK
        for need in (self._rise, self._fall):
            np.copyto(need, np.minimum(need, self._person), where=beside)
        self._learn(found)
        for column, answer, way in self._order(reasons):
            lacks = self._lacks(way)[column, answer]
            if lacks and not self._protect(found, is_open, (column, answer), way):
                return np.where(is_open & (found == SHOWN), HELD_BACK, found).astype(np.int8)
        return found

    def _order(self, reasons: Reasons) -> Iterator[tuple[int, int, int]]:
        """Primary cells and both ways, those that must move furthest first."""
        cells = np.argwhere(reasons != SHOWN)
        need = self._rise[tuple(cells.T)] + self._fall[tuple(cells.T)]
        for column, answer in cells[np.argsort(-need, kind="stable")].tolist():
            yield column, answer, 1
            yield column, answer, -1

    def _lacks(self, way: int) -> Flags:
        need, has = (self._rise, self._up) if way > 0 else (self._fall, self._down)
        found: Flags = has < need * _ROOM - 1e-9
        return found

    def _learn(self, found: Reasons) -> None:
        """How far cells move along what is hidden already, many at once, in a few rounds."""
        hidden = found != SHOWN
        rng = np.random.default_rng(_SEED)
        for way, need in ((1, self._rise), (-1, self._fall)) * _ROUNDS:
            gain = np.where(hidden & self._lacks(way), rng.random(need.shape), 0.0)
            move = self._program.sway(hidden, gain, need, way) if gain.any() else None
            if move is not None:
                self._note(move)

    def _protect(self, found: Reasons, is_open: Flags, cell: tuple[int, int], way: int) -> bool:
        """Hide what lets one cell move one way; whether it can.

        Where fixed columns bound it more narrowly than its protection asks, it moves that far:
        no more can be kept from whoever knows them.
        """
        need = (self._rise if way > 0 else self._fall)[cell]
        cost = np.where(found == SHOWN, self._cost, 0.0)
        move = self._program.push(cost, cell, way * need * (1 - 1e-7), is_open)
        if move is None and not is_open.all():
            least = self._program.reach(cell, way, need, is_open) * _ROOM
            self._bound(cell, way, least)
            if least <= 1e-6 * need:
                return True
            move = self._program.push(cost, cell, way * least, is_open)
        if move is None:
            return False
        found[(np.abs(move) > 1e-6) & (found == SHOWN)] = HELD_BACK
        self._note(move)
        return True

    def _bound(self, cell: tuple[int, int], way: int, least: float) -> None:
        (self._rise if way > 0 else self._fall)[cell] = least

    def _note(self, move: Floats) -> None:
        self._up = np.maximum(self._up, move)
        self._down = np.maximum(self._down, -move)
