"""The scenarios of many draws, kept as text, so that the same matrices are searched once."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from synopsis.catalog import CatalogError
from synopsis.landscape.scenarios.draws import enumerate_draws
from synopsis.landscape.scenarios.search import Search, States, sorted_states

if TYPE_CHECKING:
    from synopsis.catalog import View
    from synopsis.landscape.futures.disagreement import Draws


@dataclass(frozen=True, slots=True)
class Lists:
    """The consistent scenarios of each draw (S_d, n), and whether each list is proven complete."""

    states: tuple[States, ...]
    known: tuple[bool, ...]


def search_draws(draws: Draws) -> Lists:
    """Search every draw to its proven end, conditions held."""
    landscape = draws.landscape
    # One process: starting others costs as much as they would save here.
    found = enumerate_draws(landscape.matrix, draws.cells, Search(clamps=landscape.held), workers=1)
    return Lists(tuple(one.states for one in found), tuple(one.complete for one in found))


def kept_lists(view: View, draws: Draws, *, is_anew: bool = False) -> Lists:
    """The lists of draws, from the view's cache where the same matrices were searched before."""
    key = _key(view, draws)
    kept = None if is_anew else view.cache.read(key)
    if kept is not None:
        return read_lists(kept, len(draws.landscape.concepts))
    found = search_draws(draws)
    with suppress(CatalogError):  # a workspace that cannot be written to can still be read
        view.cache.save(key, write_lists(found))
    return found


def write_lists(lists: Lists) -> bytes:
    """Lists as canonical JSON."""
    rows = [own.tolist() for own in lists.states]
    return json.dumps([rows, list(lists.known)], separators=(",", ":")).encode()


def read_lists(data: bytes, descriptors: int) -> Lists:
    """Lists that were written, for so many descriptors."""
    rows, known = json.loads(data)
    return Lists(tuple(sorted_states(own, descriptors) for own in rows), tuple(known))


def _key(view: View, draws: Draws) -> str:
    """What the lists come from: the code, the matrices, and what is held."""
    matrix = draws.landscape.matrix
    told = sha256(np.ascontiguousarray(draws.cells).tobytes())
    told.update(np.ascontiguousarray(matrix.bias).tobytes())
    told.update(repr((matrix.sizes, sorted(draws.landscape.held.items()))).encode())
    return f"futures {view.code} {told.hexdigest()}"
