"""Consistent scenarios of many matrices of one structure: experts' draws.

The order in which descriptors are decided (see `exact_order`) is looked for once, with the matrix
that all draws vary, and serves them all; draws that are equal are searched once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact
from synopsis.landscape.scenarios.exact import Order, order_for, states_in_order
from synopsis.landscape.scenarios.exact_workers import in_processes, is_past
from synopsis.landscape.scenarios.search import Engine, Enumeration, Search

CHUNK = 25  # draws that a process takes at once
FEW = 40  # up to which a second process is not worth its start


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some draws, shape (D, V, V), and what they are searched for."""

    model: CrossImpact
    draws: Cells
    search: Search
    order: Order | None
    until: float | None


def enumerate_draws(
    model: CrossImpact, draws: npt.ArrayLike, search: Search | None = None, workers: int = 2
) -> tuple[Enumeration, ...]:
    """The consistent scenarios of each draw, in the order of the draws: cells of shape (D, V, V).

    Bias and descriptors are those of the model. The seconds of the search are for all draws
    together, its limit for each; a draw that was not reached in time is not complete.
    """
    search = search or Search()
    search.refuse_foreign(model)
    table = np.asarray(draws)
    if table.ndim != 3 or table.shape[1:] != model.cells.shape:
        raise LandscapeError(
            f"draws of the shape {' by '.join(map(str, table.shape))} do not go with "
            f"{model.width} variants",
            where=f"the cross-impact matrix '{model.name}'",
            remedy="give one matrix of all variants a draw",
        )
    single, place = np.unique(table.reshape(len(table), -1), axis=0, return_inverse=True)
    chunks = _chunks(model, single.reshape(-1, *model.cells.shape), search)
    found = in_processes(_searched, chunks, workers if len(single) > FEW else 1)
    each = [one for part in found for one in part]
    return tuple(each[number] for number in place.reshape(-1).tolist())


def _chunks(model: CrossImpact, draws: Cells, search: Search) -> list[_Chunk]:
    until = None if search.seconds is None else monotonic() + search.seconds
    order = order_for(model, search)
    return [
        _Chunk(model, draws[first : first + CHUNK], search, order, until)
        for first in range(0, len(draws), CHUNK)
    ]


def _searched(chunk: _Chunk) -> Sequence[Enumeration]:
    """Each draw of a chunk, one after the other."""
    return [_one(chunk, cells) for cells in chunk.draws]


def _one(chunk: _Chunk, cells: Cells) -> Enumeration:
    model = CrossImpact(chunk.model.name, chunk.model.descriptors, cells, chunk.model.bias)
    search = chunk.search
    if chunk.until is not None:
        if is_past(chunk.until):
            states = np.zeros((0, len(model.sizes)), dtype=np.int64)
            told = "not searched: the seconds for all draws were spent"
            return Enumeration(states, complete=False, engine=Engine.EXACT.value, status=told)
        search = replace(search, seconds=max(chunk.until - monotonic(), 1e-9))
    return states_in_order(model, search, chunk.order)
