"""All consistent scenarios of a matrix, by the engine that its size asks for.

Measured on one core of a small machine, for three variants a descriptor and random judgements: our
own engine needs milliseconds up to fifteen descriptors and tenths of a second up to twenty, where
the exact engine overtakes it, most of all where judgements are ordinal. The warning is given above
the size where an answer with proof is not to be expected within two minutes, which grows with the
number of descriptors times the root of the share of pairs that are linked: our own engine still
ended at 50, 35 and 25 descriptors with 15, 30 and 50 % of their pairs linked (within 4, 5 and 13
seconds), and did not at 40 and 30 with 30 and 50 %.
"""

from importlib.util import find_spec
from math import log, prod, sqrt

import numpy as np

from synopsis.landscape.errors import LandscapeError
from synopsis.landscape.scenarios.branch import branch_states
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.search import Engine, Enumeration, Search

SMALL = 3**20  # combinations up to which our own engine is the faster one
EXACT_REACH, BRANCH_REACH = 22.0, 18.0


def enumerate_consistent(model: CrossImpact, search: Search | None = None) -> Enumeration:
    """All consistent scenarios; `complete` only where the engine proved that there are no others.

    The engine AUTO takes our own for small matrices and where OR-tools is not installed.
    """
    search = search or Search()
    search.refuse_foreign(model)
    held = model.clamped(search.clamps) if search.clamps else model
    engine = choose_engine(held, search.engine)
    if engine is Engine.EXACT:
        from synopsis.landscape.scenarios.exact import exact_states  # heavy: only when used

        answer = exact_states(model, search)
    else:
        answer = branch_states(model, search)
    return Enumeration(
        answer.states,
        answer.complete,
        answer.engine,
        answer.status,
        " ".join(one for one in (warn_of_size(held, engine), answer.warning) if one),
    )


def choose_engine(model: CrossImpact, asked: Engine = Engine.AUTO) -> Engine:
    """Which engine searches; an exact one that is not installed is refused."""
    if asked is Engine.EXACT and not has_exact():
        raise LandscapeError(
            "the exact engine needs OR-tools, which is not installed",
            where=f"the cross-impact matrix '{model.name}'",
            remedy="install security-synopsis[scenarios], or use the engine 'branch'",
        )
    if asked is not Engine.AUTO:
        return asked
    is_small = prod(model.sizes) <= SMALL
    return Engine.BRANCH if is_small or not has_exact() else Engine.EXACT


def has_exact() -> bool:
    """Whether the exact engine's library is installed."""
    return find_spec("ortools") is not None


def linked_share(model: CrossImpact) -> float:
    """The share of all ordered pairs of descriptors of which one says something of the other."""
    starts, count = model.offsets, len(model.sizes)
    rows = np.logical_or.reduceat(model.cells != 0, starts, axis=0)
    blocks = np.logical_or.reduceat(rows, starts, axis=1)
    np.fill_diagonal(blocks, val=False)
    return float(blocks.sum()) / max(1, count * (count - 1))


def warn_of_size(model: CrossImpact, engine: Engine) -> str:
    """A sentence where completeness in reasonable time is not to be expected, else nothing."""
    size = sum(log(one, 3) for one in model.sizes)  # descriptors, if each had three variants
    reach = EXACT_REACH if engine is Engine.EXACT else BRANCH_REACH
    share = linked_share(model)
    if size * sqrt(share) <= reach:
        return ""
    remedy = (
        "clamp conditions, thin out links, or set a time limit and take a part of the list"
        if engine is Engine.EXACT or has_exact()
        else "install security-synopsis[scenarios], clamp conditions or set a time limit"
    )
    return (
        f"{len(model.sizes)} descriptors with {share:.0%} of their pairs linked are more than the "
        f"{engine.value} engine is known to finish within two minutes: {remedy}."
    )
