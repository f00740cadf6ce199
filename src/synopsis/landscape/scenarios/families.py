"""Scenario families: the scenarios of many draws, grouped where they differ little.

Disagreeing experts give as many matrices as there are draws, and each its own consistent
scenarios. A single scenario seldom survives them; a family does, in a share of the draws.

The rule, "nearest leader": scenarios are taken by the number of draws in which they are
consistent (then in lexicographic order); one that differs from every leader so far in more
descriptors than the cut becomes a leader (J.A. Hartigan, Clustering Algorithms, 1975, chapter 3);
then each scenario joins the leader from which it differs least. It needs no table of all
distances, and the same draws always give the same families.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import State
from synopsis.landscape.scenarios.search import States
from synopsis.landscape.scenarios.share import Share, share_of

RULE = "nearest leader"
_BLOCK = 512
_Codes = npt.NDArray[np.uint16]
_Marks = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The named choices: in how many descriptors a scenario may differ from its family's leader.

    `level` is that of the intervals.
    """

    cut: int
    level: float = 0.95

    def __post_init__(self) -> None:
        """Refuse a cut below nought and a level that is none."""
        if self.cut < 0 or not 0 < self.level < 1:
            raise LandscapeError(
                f"a cut of {self.cut} at the level {self.level}", where="the scenario families"
            )

    @property
    def told(self) -> str:
        """The choices as they are printed beside the families."""
        return (
            f"scenarios join the nearest leader ({RULE}); leaders differ in more than "
            f"{self.cut} descriptors; intervals at {self.level:.0%}"
        )


@dataclass(frozen=True, slots=True)
class Family:
    """Scenarios that differ little, and the share of draws in which at least one is consistent.

    `medoid` is the member that differs least from the others, weighted by their draws; `fixed`
    maps the descriptors that all members share to their variant, `varies` the others to theirs.
    `members` has the shape (m, n), `counts` the draws in which each is consistent; `base` are
    those that the base model has. `reach` is the most in which a member differs from the medoid.
    """

    medoid: State
    members: States
    counts: npt.NDArray[np.int64]
    share: Share
    fixed: Mapping[int, int]
    varies: Mapping[int, tuple[int, ...]]
    reach: int
    base: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Families:
    """The families by falling share, and which of them is there in which draw.

    `presence` has the shape (D, F). Draws whose search was not finished are not `known`, shape
    (D,): what they lack is not covered, so shares leave them out. `empty` counts the known draws
    without any consistent scenario.
    """

    families: tuple[Family, ...]
    presence: npt.NDArray[np.bool_]
    known: npt.NDArray[np.bool_]
    empty: int
    grouping: Grouping

    @property
    def left_out(self) -> int:
        """Draws that shares leave out."""
        return int((~self.known).sum())


@dataclass(frozen=True, slots=True)
class _Met:
    """Every distinct scenario, and who has it: pairs of draw and scenario, each pair once."""

    states: _Codes
    draw: npt.NDArray[np.int64]
    state: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        """Count the draws of each scenario."""
        counts = np.bincount(self.state, minlength=len(self.states)).astype(np.int64)
        object.__setattr__(self, "counts", counts)


def families(
    draws: Sequence[npt.ArrayLike],
    grouping: Grouping,
    base: npt.ArrayLike | None = None,
    known: npt.ArrayLike | None = None,
) -> Families:
    """The families of the consistent scenarios of each draw: arrays of shape (S_d, n).

    `base` are the scenarios of the base model, which are marked; `known` says which draws were
    searched to their proven end (all, if not given). Raises LandscapeError for no draws, none
    finished, and scenarios of different lengths.
    """
    finished = np.ones(len(draws), dtype=np.bool_) if known is None else np.array(known, np.bool_)
    if not len(draws) or finished.shape != (len(draws),) or not finished.any():
        raise LandscapeError(
            "there is no draw whose search was finished",
            where="the scenario families",
            remedy="allow the search more time, or take fewer descriptors",
        )
    met = _meet(draws)
    kin = _kin(met, grouping.cut)
    presence = np.zeros((len(draws), int(kin.max(initial=-1)) + 1), dtype=np.bool_)
    presence[met.draw, kin[met.state]] = True
    marked = set(map(tuple, np.asarray(base, np.int64).tolist())) if base is not None else set()
    seen = presence[finished].sum(axis=0)
    own = np.split(np.argsort(kin, kind="stable"), np.cumsum(np.bincount(kin))[:-1])
    found = [
        _family(
            met, own[one], share_of(int(seen[one]), int(finished.sum()), grouping.level), marked
        )
        for one in range(len(seen))
    ]
    order = sorted(range(len(found)), key=lambda one: (-found[one].share.count, found[one].medoid))
    return Families(
        tuple(found[one] for one in order),
        presence[:, order],
        finished,
        int((~presence[finished].any(axis=1)).sum()),
        grouping,
    )


def _meet(draws: Sequence[npt.ArrayLike]) -> _Met:
    """All scenarios of all draws, each once, sorted."""
    tables = [np.asarray(one, dtype=np.int64) for one in draws]
    widths = {one.shape[1] for one in tables if one.ndim == 2 and one.size}
    if any(one.ndim != 2 and one.size for one in tables) or len(widths) > 1:
        raise LandscapeError(
            "scenarios of different lengths make no families", where="the scenario families"
        )
    if not widths:
        none = np.zeros(0, dtype=np.int64)
        return _Met(np.zeros((0, 0), np.uint16), none, none)
    filled = [one.reshape(-1, widths.copy().pop()) for one in tables]
    stacked = np.concatenate(filled)
    if stacked.min() < 0 or stacked.max() > np.iinfo(np.uint16).max:
        raise LandscapeError("a variant has no number", where="the scenario families")
    draw = np.repeat(np.arange(len(filled)), [len(one) for one in filled])
    states, place = np.unique(stacked.astype(np.uint16), axis=0, return_inverse=True)
    pairs = np.unique(draw * len(states) + place.ravel())
    return _Met(states, pairs // len(states), pairs % len(states))


def _kin(met: _Met, cut: int) -> npt.NDArray[np.int64]:
    """The family of each scenario by the rule, as a number, shape (S,)."""
    order = np.lexsort((np.arange(len(met.states)), -met.counts))
    marks = _marked(met.states)
    leaders = order if cut == 0 else order[_leaders(marks[order], met.states.shape[1] - cut)]
    kin = np.empty(len(order), dtype=np.int64)
    if len(leaders) == len(order):
        kin[leaders] = np.arange(len(order))
        return kin
    heads = marks[leaders].T
    for start in range(0, len(kin), _BLOCK):
        kin[start : start + _BLOCK] = (marks[start : start + _BLOCK] @ heads).argmax(axis=1)
    return kin


def _leaders(marks: _Marks, enough: int) -> list[int]:
    """The rows, in their order, that agree with no leader before in enough descriptors."""
    leaders: list[int] = []
    for start in range(0, len(marks), _BLOCK):
        block = marks[start : start + _BLOCK]
        is_led = (block @ marks[leaders].T).max(axis=1, initial=-1) >= enough
        is_near = block @ block.T >= enough
        for place in range(len(block)):
            if not is_led[place]:
                leaders.append(start + place)
                is_led |= is_near[place]
    return leaders


def _marked(states: _Codes) -> _Marks:
    """A column of 0 and 1 for every variant met, so that products count agreements: (S, K)."""
    columns = [column == value for column in states.T for value in np.unique(column)]
    return np.array(columns, dtype=np.float32).reshape(len(columns), len(states)).T.copy()


def _family(
    met: _Met,
    own: npt.NDArray[np.int64],
    share: Share,
    marked: set[tuple[int, ...]],
) -> Family:
    members, counts = met.states[own].astype(np.int64), met.counts[own]
    medoid = members[_nearest(members, counts)]
    fixed = {
        place: int(members[0, place])
        for place in np.flatnonzero((members == members[0]).all(axis=0)).tolist()
    }
    return Family(
        tuple(medoid.tolist()),
        members,
        counts,
        share,
        fixed,
        {
            place: tuple(np.unique(column).tolist())
            for place, column in enumerate(members.T)
            if place not in fixed
        },
        int((members != medoid).sum(axis=1).max()),
        tuple(state for state in map(tuple, members.tolist()) if state in marked),
    )


def _nearest(members: States, counts: npt.NDArray[np.int64]) -> int:
    """The member with the smallest sum of distances to all, weighted by their draws.

    Agreements add up by descriptor, so that no table of distances is needed.
    """
    if len(members) == 1:
        return 0
    agreement = np.zeros(len(members), dtype=np.int64)
    for column in members.T:
        agreement += np.bincount(column, weights=counts).astype(np.int64)[column]
    return int(agreement.argmax())
