"""What is asked of a search for consistent scenarios, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact

States = npt.NDArray[np.int64]  # shape (S, n): a scenario a row


class Engine(StrEnum):
    """How consistent scenarios are looked for."""

    AUTO = "auto"  # by the size of the matrix
    EXACT = "exact"  # layer by layer, and CP-SAT beyond
    BRANCH = "branch"  # our own branch and bound


@dataclass(frozen=True, slots=True)
class Search:
    """A search: what is held, how much a descriptor may gain elsewhere, and where it must stop.

    `clamps` holds descriptors at variants, by their numbers; `tolerance` is in units of balance,
    `seconds` and `limit` (scenarios) are None where the search goes on to its end.
    """

    tolerance: int = 0
    clamps: Mapping[int, int] = field(default_factory=dict)
    engine: Engine = Engine.AUTO
    seconds: float | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        """Refuse a tolerance below nought and a search that may not even begin."""
        where = "the search for consistent scenarios"
        if self.tolerance < 0:
            raise LandscapeError(f"the tolerance {self.tolerance} is below nought", where=where)
        if self.seconds is not None and not self.seconds > 0:
            raise LandscapeError(f"{self.seconds} seconds are no time to search in", where=where)
        if self.limit is not None and self.limit < 1:
            raise LandscapeError(f"a limit of {self.limit} scenarios finds none", where=where)

    def refuse_foreign(self, model: CrossImpact) -> None:
        """Refuse clamps that the matrix does not know."""
        for place, variant in self.clamps.items():
            known = 0 <= place < len(model.sizes) and 0 <= variant < model.sizes[place]
            if not known:
                raise LandscapeError(
                    f"there is no variant {variant} of a descriptor {place} to clamp",
                    where=f"the cross-impact matrix '{model.name}'",
                    remedy="both are counted from nought, in the order of the descriptors",
                )


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The scenarios that a search found, sorted, and whether it proved that there are no others."""

    states: States
    complete: bool
    engine: str
    status: str  # the engine's own word, and the reason where it stopped early
    warning: str = ""

    def __post_init__(self) -> None:
        """Keep the states as they were found: shape (S, n), no one writes to them."""
        if self.states.ndim != 2:
            raise LandscapeError("scenarios make a table", where="the search for scenarios")
        self.states.setflags(write=False)


def sorted_states(states: npt.ArrayLike, descriptors: int) -> States:
    """States by their first descriptor, then the second and so on: shape (S, n)."""
    table = np.asarray(states, dtype=np.int64).reshape(-1, descriptors)
    return np.ascontiguousarray(table[np.lexsort(table.T[::-1])])


def restored(states: States, clamps: Mapping[int, int]) -> States:
    """States of a clamped matrix, counted again by the variants of the whole one."""
    held = states.copy()
    for place, variant in clamps.items():
        held[:, place] = variant
    return held
