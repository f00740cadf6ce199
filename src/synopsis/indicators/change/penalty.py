"""The penalty of a change, which placebo series of the same process seldom exceed.

Segmentations come from kernel change-point detection (ruptures' KernelCPD).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from synopsis.indicators.change.monthly import YEAR, Family, Floats, Whole
from synopsis.indicators.change.panel import drawn_panel
from synopsis.indicators.change.placebo import Process, draw, totals_of
from synopsis.indicators.change.season import season_of
from synopsis.indicators.errors import IndicatorError

_SHORTEST = 6  # months between two changes
_MOST = 6  # changes looked for by the penalty's search
_PLACEBOS = 99
NEGLIGIBLE = 1e-9  # of the variance: no change, whatever the unit


def penalty_of(process: Process, seen: Whole, months: int, how: tuple[float, int]) -> float:
    """The penalty that the share `chance` of placebo series with the same gaps exceeds."""
    chance, seed = how
    values = draw(process, months, _PLACEBOS, np.random.default_rng(seed))
    totals = np.repeat(totals_of(process, months)[np.newaxis], len(values), axis=0)
    panel = drawn_panel(process.family, values, totals)
    levels = levels_of(process.family, panel.values, panel.out_of)[:, seen]
    gains = sorted(_largest_gain(row[np.isfinite(row)]) for row in levels)
    least = NEGLIGIBLE * max(float(np.nanvar(levels)), float(np.finfo(np.float64).tiny))
    return max(gains[int(np.ceil((1 - chance) * (len(gains) + 1))) - 1], least)


def _largest_gain(levels: Floats) -> float:
    """The largest penalty at which any change is found."""
    most = min(_MOST, len(levels) // _SHORTEST - 1)
    if most < 1:
        return 0.0
    kernel, costs = _kernel(levels), _Costs(levels)
    whole = float(np.square(levels - levels.mean()).sum())
    return max(
        (whole - costs.sum_of(kernel.predict(n_bkps=number))) / number
        # The most first: the library keeps the smaller segmentations that it passes on the way.
        for number in range(most, 0, -1)
    )


class _Costs:
    """Squares about the mean of segments, each computed once: segmentations share most of them."""

    def __init__(self, levels: Floats) -> None:
        self._levels = levels - levels.mean()
        self._known: dict[tuple[int, int], float] = {}

    def sum_of(self, ends: Sequence[int]) -> float:
        """The squares of all segments together, by the ends of each."""
        total = 0.0
        for begun, end in pairwise((0, *ends)):
            found = self._known.get((begun, end))
            if found is None:
                own = self._levels[begun:end]
                apart = own - np.add.reduce(own) / len(own)
                found = float(np.add.reduce(apart * apart)) / len(own) * len(own)
                self._known[begun, end] = found
            total += found
        return total


def changes_of(levels: Floats, penalty: float) -> list[int]:
    """Places of the first months after each change."""
    if len(levels) < 2 * _SHORTEST:
        return []
    return [int(at) for at in _kernel(levels).predict(pen=penalty)[:-1]]


def _kernel(levels: Floats) -> Any:  # noqa: ANN401 - ruptures publishes no types
    try:
        import ruptures  # heavy: only when used
    except ImportError as error:
        raise IndicatorError(
            "the library that dates changes is not installed",
            where="dating",
            remedy="install security-synopsis[outlook]",
        ) from error
    centred = levels - levels.mean()  # products of a far level would drown its small moves
    return ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST).fit(centred.reshape(-1, 1))


def levels_of(family: Family, values: Floats, out_of: Floats) -> Floats:
    """Values on a scale on which noise is alike at every level, without their season."""
    if family is Family.COUNT:
        scaled = 2 * np.sqrt(values + 0.375)  # Anscombe (1948)
    elif family is Family.SHARE:
        scaled = np.arcsin(np.sqrt((values + 0.375) / (out_of + 0.75)))
    else:
        scaled = np.log(values) if family is Family.POSITIVE else values
    if family is Family.SHARE:
        return np.asarray(scaled)
    season = season_of(scaled)
    return np.asarray(scaled - season[:, np.arange(values.shape[1]) % YEAR])
