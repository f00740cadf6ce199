"""Solution sets of ScenarioWizard (.sl): the consistent scenarios that it found, and their weights.

A heading, a title, the number of scenarios, and a line for each: its variants, counted from one in
quotation marks; the weight, which is the number of starts that ended in it (of all, or of a sample
of a hundred thousand); the consistency value, which is the smallest lead of a chosen variant over
its best rival; a figure that was nought wherever we saw it; the total impact score; a remark.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact, State
from synopsis.landscape.scenarios.plain_text import lines_of, read_file, whole_number
from synopsis.landscape.scenarios.search import States, sorted_states

CELLS = 6  # of a line


@dataclass(frozen=True, slots=True)
class Solution:
    """One scenario of a solution set: variants counted from nought."""

    state: State
    weight: float
    score: int
    consistency: int
    mark: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Solutions:
    """A solution set, in the order of its file."""

    title: str
    found: tuple[Solution, ...]

    def states(self) -> States:
        """The scenarios, sorted: shape (S, n)."""
        if not self.found:
            return np.zeros((0, 0), dtype=np.int64)
        return sorted_states([one.state for one in self.found], len(self.found[0].state))

    def refuse_foreign(self, model: CrossImpact) -> None:
        """Refuse scenarios that are none of the matrix."""
        where = f"the solution set '{self.title}'"
        for number, one in enumerate(self.found, 1):
            fits = len(one.state) == len(model.sizes) and all(
                chosen < size for chosen, size in zip(one.state, model.sizes, strict=True)
            )
            if not fits:
                raise LandscapeError(
                    f"scenario {number} is none of the matrix '{model.name}'", where=where
                )


def read_solutions(path: Path) -> Solutions:
    """Read a solution set; whatever is wrong with it is one sentence with file and line."""
    return parse_solutions(read_file(path), f"the file '{path.name}'")


def parse_solutions(data: bytes, where: str) -> Solutions:
    """A solution set from the bytes of its file."""
    lines = lines_of(data, where)
    told = [(number, text) for number, text in enumerate(lines, 1) if text.strip()]
    if len(told) < 3 or "ScenarioWizard" not in told[0][1]:
        raise LandscapeError("it is no solution set of ScenarioWizard", where=where)
    number, text = told[2]
    count = whole_number(text, f"line {number} of {where}")
    found = tuple(_solution(one, f"line {at} of {where}") for at, one in told[3:])
    if len(found) != count:
        raise LandscapeError(
            f"it says that it holds {count} scenarios, and it holds {len(found)}",
            where=where,
            remedy="the file is cut off: take it again from where it was made",
        )
    if len({len(one.state) for one in found}) > 1:
        raise LandscapeError("its scenarios have different numbers of descriptors", where=where)
    return Solutions(told[1][1].strip(), found)


def _solution(line: str, where: str) -> Solution:
    try:
        cells = next(csv.reader([line], strict=True))
    except csv.Error as error:
        raise LandscapeError("a line cannot be told apart into cells", where=where) from error
    if len(cells) < CELLS - 1:
        raise LandscapeError(
            f"a line has {len(cells)} cells where it needs at least {CELLS - 1}", where=where
        )
    state = tuple(whole_number(one, where) - 1 for one in cells[0].split())
    if not state or min(state) < 0:
        raise LandscapeError("a scenario counts its variants from one", where=where)
    return Solution(
        state=state,
        weight=_weight(cells[1], where),
        score=whole_number(cells[4], where),
        consistency=whole_number(cells[2], where),
        mark=cells[3].strip(),
        remark=",".join(cells[5:]),
    )


def _weight(cell: str, where: str) -> float:
    """A weight; the program tells large ones with a power of ten."""
    try:
        weight = float(cell)
    except ValueError as error:
        raise LandscapeError(f"the weight '{cell[:30]}' is no number", where=where) from error
    if not 0 <= weight < float("inf"):
        raise LandscapeError(f"the weight {weight} is none", where=where)
    return weight
