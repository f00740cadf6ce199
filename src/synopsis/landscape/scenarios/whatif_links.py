"""Which links carried a change: each is dropped by itself, and the what-if is asked again.

A counterfactual: a link carries as much of a descriptor's change as is gone without it. Links
that work only together each carry the whole, and of two that do the same neither carries any.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.whatif import Shift, WhatIf, what_if
from synopsis.landscape.scenarios.whatif_rules import Combination

Link = tuple[int, int]  # the descriptor that says something, and the one it is said of


@dataclass(frozen=True, slots=True)
class Tracing:
    """How far links are tried: how many, for how long in all, and how many are shown."""

    links: int = 60
    seconds: float | None = None
    shown: int = 3
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        """Refuse a tracing that tries or shows nothing."""
        if self.links < 1 or self.shown < 1 or (self.seconds is not None and not self.seconds > 0):
            raise LandscapeError("it tries or shows no link", where="the tracing of a what-if")


@dataclass(frozen=True, slots=True)
class LinkEffect:
    """How much of a descriptor's change one link carried.

    `left` is the part of the change that is left without it: 1 all of it, 0 nothing, below 0 the
    contrary; None where a side then has no consistent scenario.
    """

    source: str
    target: str
    left: float | None

    @property
    def persists(self) -> bool:
        """Whether at least half of the change is left without the link."""
        return self.left is not None and self.left >= 0.5

    @property
    def carried(self) -> float:
        """The part of the change that is gone without the link."""
        return 0.0 if self.left is None else 1.0 - self.left


@dataclass(frozen=True, slots=True)
class Carried:
    """A changed descriptor with the links that carried its change, by effect."""

    shift: Shift
    links: tuple[LinkEffect, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The links that carried each change; `tried` of the `able` links were dropped in turn.

    `undone` links are those without which a side has no consistent scenario or no complete list.
    """

    carried: tuple[Carried, ...]
    tried: int
    able: int
    undone: tuple[tuple[str, str], ...]

    @property
    def complete(self) -> bool:
        """Whether every link that could carry a change was tried."""
        return self.tried == self.able


def trace_links(found: WhatIf, tracing: Tracing | None = None) -> Trace:
    """Drop each link that could carry a change, and see what is left of it on both sides."""
    tracing = tracing or Tracing()
    changed = found.changed()
    able = carrying_links(found)
    until = None if tracing.seconds is None else tracing.clock() + tracing.seconds
    tried: list[tuple[Link, dict[str, float] | None]] = []
    for link in able[: tracing.links]:
        if until is not None and tracing.clock() >= until:
            break
        again = what_if(dropped(found.model, link), found.supposed, found.search)
        tried.append((link, _left(changed, again) if again.complete else None))
    codes = [one.code for one in found.model.descriptors]
    return Trace(
        carried=tuple(_carried(one, tried, codes, tracing.shown) for one in changed),
        tried=len(tried),
        able=len(able),
        undone=tuple((codes[link[0]], codes[link[1]]) for link, left in tried if left is None),
    )


def dropped(model: CrossImpact, link: Link) -> CrossImpact:
    """The matrix without what one descriptor says of another."""
    cells = model.cells.copy()
    source, target = (_span(model, place) for place in link)
    cells[source, target] = 0
    return CrossImpact(model.name, model.descriptors, cells, model.bias)


def carrying_links(found: WhatIf) -> tuple[Link, ...]:
    """The links that could carry a change, those on the shortest ways to what changed first.

    Ways go with the links and not into what is held. All other links that hang together with
    these come after them: they too may carry a change, where a supposition takes away the only
    consistent answer to a variant, or where nothing is asked any more of what is held.
    """
    model = found.model
    links = linked(model)
    heard = links.copy()
    heard[:, sorted(found.after.rules.clamps)] = False
    for rule in found.supposed.combinations:
        _join(model, heard, rule)
    starts, changed = _starts(found), [model.place(one.descriptor) for one in found.changed()]
    ways = _lengths(heard, starts, changed)
    around = _lengths(heard | heard.T | links | links.T, starts, changed)
    able = [(source, target) for source, target in np.argwhere(links).tolist()]
    ranked = sorted(able, key=lambda one: (ways[one], around[one], one))
    return tuple(one for one in ranked if np.isfinite(around[one]))


def _lengths(
    along: npt.NDArray[np.bool_], starts: list[int], ends: list[int]
) -> npt.NDArray[np.float64]:
    """The links of the shortest way from a start to an end over each link, shape (n, n)."""
    return np.asarray(_steps(along, starts)[:, None] + 1 + _steps(along.T, ends)[None, :])


def linked(model: CrossImpact) -> npt.NDArray[np.bool_]:
    """Which descriptor says something of which, shape (n, n)."""
    rows = np.logical_or.reduceat(model.cells != 0, model.offsets, axis=0)
    return np.asarray(np.logical_or.reduceat(rows, model.offsets, axis=1))


def _span(model: CrossImpact, place: int) -> slice:
    first = int(model.offsets[place])
    return slice(first, first + model.sizes[place])


def _starts(found: WhatIf) -> list[int]:
    """Where a supposition enters: what it holds, and what its measures push."""
    model, supposed = found.model, found.supposed
    pushes = [push.descriptor for one in supposed.measures for push in one.pushes]
    ruled = [push.descriptor for one in found.after.rules.measures for push in one.pushes]
    held = supposed.held(model)
    followed = [
        place for place in found.after.rules.clamps if place not in found.before.rules.clamps
    ]
    return sorted({*held, *followed, *(model.place(one) for one in (*pushes, *ruled))})


def _join(model: CrossImpact, said: npt.NDArray[np.bool_], rule: Combination) -> None:
    """A combination leads from its conditions to what follows."""
    measure = rule.measure
    sources = [model.place(one.descriptor) for one in (*rule.all_of, *rule.any_of)]
    followed = [one.descriptor for one in measure.pushes]
    followed += [one.descriptor for one in measure.holds]
    said[np.ix_(sources, [model.place(one) for one in followed])] = True


def _steps(said: npt.NDArray[np.bool_], starts: list[int]) -> npt.NDArray[np.float64]:
    """The fewest links from any start to each descriptor; infinite where there is no way."""
    steps = np.full(len(said), np.inf)
    front, count = set(starts), 0
    while front:
        steps[sorted(front)] = count
        reached = np.flatnonzero(said[sorted(front)].any(axis=0)).tolist()
        front = {one for one in reached if np.isinf(steps[one])}
        count += 1
    return steps


def _left(changed: tuple[Shift, ...], again: WhatIf) -> dict[str, float] | None:
    """The part of each descriptor's change that is left: its projection on the first change."""
    if again.before.shares is None or again.after.shares is None:
        return None
    after = {one.descriptor: _moved(one) for one in again.shifts}
    return {
        one.descriptor: float(_moved(one) @ after[one.descriptor] / (_moved(one) @ _moved(one)))
        for one in changed
    }


def _moved(shift: Shift) -> npt.NDArray[np.float64]:
    return np.array(shift.after, dtype=np.float64) - np.array(shift.before, dtype=np.float64)


def _carried(
    shift: Shift,
    tried: list[tuple[Link, dict[str, float] | None]],
    codes: list[str],
    shown: int,
) -> Carried:
    effects = [
        LinkEffect(codes[link[0]], codes[link[1]], left[shift.descriptor])
        for link, left in tried
        if left is not None
    ]
    moving = [one for one in effects if one.carried > 1e-9]
    ranked = sorted(moving, key=lambda one: (-one.carried, one.source, one.target))
    return Carried(shift, tuple(ranked[:shown]))
