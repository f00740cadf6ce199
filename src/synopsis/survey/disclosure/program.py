"""The linear program of the gate: moves of a table that leave every known sum as it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from synopsis.survey.design import Flags, Floats
from synopsis.survey.disclosure.scheme import Scheme


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Moves of the atoms of one table (atoms x answers), and of its columns' cells with them.

    The cells of a column are its answers, and the sums over them that are published besides.
    Unknowns are the atoms' moves, then how far each cell rises, then how far it falls.
    """

    amounts: Floats
    shape: tuple[int, int]
    rules: LinearConstraint

    @classmethod
    def of(cls, scheme: Scheme, amounts: Floats, sums: Floats) -> "Program":
        """The program of a scheme over a table of amounts by atom and answer.

        `sums` (columns x sums x answers) are what each column publishes besides its answers; they
        move as their parts do. Bases stay: what one answer of a column gains, its others lose.
        The parts of a scheme hold the same people, so they move alike.
        """
        columns, answers = scheme.members.shape[0], amounts.shape[1]
        cells = columns * (answers + sums.shape[1])
        members = sparse.csr_array(scheme.members)
        each = sparse.eye_array(answers)
        own = sparse.eye_array(cells)
        moves = sparse.hstack([_moves(scheme.members, sums), -own, own])
        bases = _over(sparse.kron(members, np.ones((1, answers))), 2 * cells)
        ties = _over(sparse.kron(_ties(scheme.part_of), each), 2 * cells)
        matrix = sparse.csc_array(sparse.vstack([moves, bases, ties]))
        shape = (columns, answers + sums.shape[1])
        return cls(amounts, shape, LinearConstraint(matrix, 0.0, 0.0))

    def push(self, cost: Floats, cell: tuple[int, int], by: float, is_open: Flags) -> Floats | None:
        """The cheapest move of open cells that moves one by an amount; none if none can."""
        ends = [np.zeros(self.shape), np.zeros(self.shape)]
        limit = np.where(is_open, np.inf, 0.0)
        tops = [limit, limit.copy()]
        ahead = 0 if by > 0 else 1
        ends[ahead][cell] = abs(by)
        tops[1 - ahead][cell] = 0.0
        return self._solve((cost, cost), ends, tops)

    def reach(self, cell: tuple[int, int], way: int, need: float, is_open: Flags) -> float:
        """How far open cells let one move one way, up to its need."""
        gain = np.zeros(self.shape)
        gain[cell] = 1.0
        move = self.sway(is_open, gain, np.full(self.shape, need), way)
        return 0.0 if move is None else max(float(way * move[cell]), 0.0)

    def sway(self, is_free: Flags, gain: Floats, need: Floats, way: int) -> Floats | None:
        """A move of free cells alone that brings those with a gain towards their need one way."""
        limit = np.where(is_free, np.inf, 0.0)
        tops = [limit, limit.copy()]
        ahead = 0 if way > 0 else 1
        tops[ahead] = np.where(gain > 0, need, limit)
        price = [gain, gain]
        price[ahead] = -gain
        still = np.zeros(self.shape)
        return self._solve((price[0], price[1]), [still, still], tops)

    def _solve(
        self, price: tuple[Floats, Floats], ends: list[Floats], tops: list[Floats]
    ) -> Floats | None:
        """The move at the least price between ends and tops of the rises and falls."""
        target = np.concatenate([np.zeros(self.amounts.size), *(one.ravel() for one in price)])
        low = np.concatenate([-self.amounts.ravel(), *(one.ravel() for one in ends)])
        free = np.full(self.amounts.size, np.inf)
        high = np.concatenate([free, *(one.ravel() for one in tops)])
        found = milp(target, constraints=self.rules, bounds=Bounds(low, high))
        if found.x is None:
            return None
        size = self.shape[0] * self.shape[1]
        rise, fall = found.x[-2 * size : -size], found.x[-size:]
        move: Floats = (rise - fall).reshape(self.shape)
        return move


def _moves(members: Floats, sums: Floats) -> sparse.sparray:
    """How cells move with atoms: column by column, its answers and then its sums."""
    columns, more, answers = sums.shape
    plain = sparse.kron(sparse.csr_array(members), sparse.eye_array(answers), format="csr")
    parts = [plain]
    for number in range(more):
        weighed = members[:, :, None] * sums[:, number, None, :]
        parts.append(sparse.csr_array(weighed.reshape(columns, -1)))
    at = np.arange(columns * answers).reshape(columns, answers)
    beyond = columns * answers + np.arange(columns * more).reshape(more, columns).T
    order = np.concatenate([at, beyond], axis=1).ravel()
    return sparse.csr_array(sparse.vstack(parts))[order]


def _ties(part_of: NDArray[np.int64]) -> Floats:
    """Rows that hold each part's sum to the first's."""
    first = (part_of == 0).astype(np.float64)
    others = range(1, int(part_of.max(initial=0)) + 1)
    rows = [(part_of == number) - first for number in others]
    return np.stack(rows) if rows else np.zeros((0, len(part_of)))


def _over(moves: sparse.sparray, cells: int) -> sparse.sparray:
    """Rules on atoms alone, with nothing on the cells."""
    return sparse.hstack([moves, sparse.csr_array((moves.shape[0], cells))])
