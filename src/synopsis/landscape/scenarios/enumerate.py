"""All consistent scenarios of a matrix, by the engine that its size asks for.

Measured on a small machine, for three variants a descriptor and random judgements: branch and bound
needs milliseconds up to fifteen descriptors and tenths of a second up to eighteen, from where the
exact engine overtakes it. The warning is given above the size where an answer with proof is not to
be expected within two minutes, which grows with the number of descriptors times the root of the
share of pairs that are linked: the exact engine still ended at 40 descriptors with 30 % and at 30
with 50 % of their pairs linked, branch and bound at 35 and 25.
"""

from math import log, prod, sqrt

import numpy as np

from synopsis.landscape.scenarios.branch import branch_states
from synopsis.landscape.scenarios.crossimpact import CrossImpact
from synopsis.landscape.scenarios.search import Engine, Enumeration, Search

SMALL = 3**18  # combinations up to which branch and bound is the faster one
EXACT_REACH, BRANCH_REACH = 22.0, 18.0


def enumerate_consistent(model: CrossImpact, search: Search | None = None) -> Enumeration:
    """All consistent scenarios; `complete` only where the engine proved that there are no others.

    The engine AUTO takes branch and bound for small matrices.
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
    """Which engine searches."""
    if asked is not Engine.AUTO:
        return asked
    return Engine.BRANCH if prod(model.sizes) <= SMALL else Engine.EXACT


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
    return (
        f"{len(model.sizes)} descriptors with {share:.0%} of their pairs linked are more than the "
        f"{engine.value} engine is known to finish within two minutes: clamp conditions, thin out "
        "links, or set a time limit and take a part of the list."
    )
