"""Where things lead from a start: local succession in many matrices at once.

In each matrix the descriptor that gains most moves to its best variant, those that gain alike
together, until none gains: which of them stands first must decide nothing. Steps measure no time.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from synopsis.landscape.scenarios.crossimpact import Cells, CrossImpact
from synopsis.landscape.scenarios.search import States

LONGEST = 400


def ends(
    model: CrossImpact,
    cells: Cells,
    start: Sequence[int],
    clamps: Mapping[int, int],
    longest: int = LONGEST,
) -> tuple[States, npt.NDArray[np.bool_]]:
    """Where matrices (D, V, V) lead from one start: states (D, n), and whether each came to rest.

    Descriptors, variants and bias are those of the model; what is clamped stays.
    """
    now = np.array([clamps.get(place, one) for place, one in enumerate(start)], dtype=np.int64)
    table = np.tile(now, (len(cells), 1))
    sums = cells[:, model.rows(now)].sum(axis=1) + model.bias
    variants, is_one = _variants(model)
    is_one[list(clamps)] = False
    moving = np.arange(len(cells))
    for _ in range(longest):
        gain, best = _gains(sums[moving], table[moving], variants, is_one)
        most = gain.max(axis=1)
        moving, gain, best = moving[most > 0], gain[most > 0], best[most > 0]
        if not len(moving):
            break
        row, at = np.nonzero(gain == gain.max(axis=1, keepdims=True))
        draw, new, first = moving[row], best[row, at], model.offsets[at]
        said = cells[draw, first + new] - cells[draw, first + table[draw, at]]
        np.add.at(sums, draw, said)
        table[draw, at] = new
    rests = np.ones(len(cells), dtype=np.bool_)
    rests[moving] = False
    return table, rests


def _variants(model: CrossImpact) -> tuple[Cells, npt.NDArray[np.bool_]]:
    """The row of each descriptor's variants, and which of them there are: (n, k) twice."""
    number = np.arange(max(model.sizes))
    is_one = number[None, :] < np.array(model.sizes)[:, None]
    return model.offsets[:, None] + np.where(is_one, number, 0), is_one


def _gains(
    sums: Cells, table: States, variants: Cells, is_one: npt.NDArray[np.bool_]
) -> tuple[Cells, States]:
    """What each descriptor would gain by its best variant, and which that is: (D, n) twice.

    What has no variants to choose from gains nothing.
    """
    own = np.where(is_one, sums[:, variants], np.iinfo(np.int64).min)
    best = own.argmax(axis=2)
    most = np.take_along_axis(own, best[:, :, None], axis=2)[:, :, 0]
    now = np.take_along_axis(sums[:, variants], table[:, :, None], axis=2)[:, :, 0]
    return np.where(is_one.any(axis=1), most - now, 0), best
