"""The rescaled bootstrap of primary sampling units.

Rao and Wu (1988, JASA 83:231-241); Rao, Wu and Yue (1992, Survey Methodology 18:209-217): from
each stratum's n units n - 1 are drawn with replacement, and the weights are rescaled.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.design import Design, Flags, Floats, Lonely
from synopsis.survey.errors import SurveyError
from synopsis.survey.replicate import Replicates

_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Bootstrap:
    """A design with U x R counts of how often each unit was drawn in each of R replicates.

    A replicate multiplies the weights of a unit by `keep + grow * count`, which is one on average.
    Counts by unit are small where whole replicate weights by row would not fit into memory.
    """

    design: Design
    counts: NDArray[np.unsignedinteger]
    keep: Floats
    grow: Floats

    @classmethod
    def of(cls, design: Design, rng: np.random.Generator, replicates: int = 500) -> "Bootstrap":
        """Replicates drawn with the generator that is given.

        The fraction drawn at the first stage is respected; a design of several stages without
        replacement is refused, since its lower stages would be left out.
        """
        first = design.stages[0]
        _check(design, replicates)
        drawn, size = _by_unit(first.unit, first.drawn), _by_unit(first.unit, first.size)
        fraction = np.where(np.isfinite(size), drawn / size, 0.0)
        root = np.sqrt(np.maximum(1 - fraction, 0.0))
        alone = drawn < 2
        if np.any(alone & (fraction < 1)) and design.lonely not in _TELL_NOTHING:
            raise SurveyError(
                f"{int(alone.sum())} strata have only one unit, which cannot be drawn anew",
                remedy="join the strata, or choose certainty for strata of one unit",
            )
        stratum = np.zeros(len(drawn), dtype=np.int64)
        stratum[first.unit] = first.stratum
        return cls(
            design,
            _counts(stratum, replicates, rng),
            np.where(alone, 1.0, 1 - root),
            np.where(alone, 0.0, root * drawn / np.maximum(drawn - 1, 1)),
        )

    @property
    def rows(self) -> int:
        """How many rows there are, in the domain or not."""
        return self.design.rows

    @property
    def df(self) -> int:
        """The degrees of freedom of the design."""
        return self.design.df

    @property
    def weights(self) -> Floats:
        """What each row stands for."""
        return self.design.weights

    @property
    def member(self) -> Flags:
        """The rows of the domain that is looked at."""
        return self.design.member

    @property
    def replicates(self) -> int:
        """How many replicates there are."""
        return int(self.counts.shape[1])

    def weighted(self) -> Replicates:
        """The same replicates as whole weights by row, for every other estimator."""
        unit = self.design.stages[0].unit
        factor = self.keep[:, None] + self.grow[:, None] * self.counts
        found = Replicates.of(self.weights, factor[unit], 1 / (self.replicates - 1), is_whole=False)
        return found.within(self.member).with_df(self.df)


_TELL_NOTHING = (Lonely.CERTAINTY, Lonely.REMOVE)


def _check(design: Design, replicates: int) -> None:
    if replicates < 2:
        raise SurveyError(
            f"{replicates} replicates show no spread", remedy="draw some hundred of them"
        )
    if design.residuals:
        raise SurveyError(
            "the weights are calibrated and the bootstrap would not know of it",
            remedy="calibrate each replicate's weights, or take the linearised error",
        )
    if len(design.stages) > 1 and bool(np.isfinite(design.stages[0].size).any()):
        raise SurveyError(
            "the bootstrap of first units would leave out the stages below",
            remedy="take the linearised error, or the design's ultimate clusters",
        )


def _by_unit(unit: NDArray[np.int64], values: Floats) -> Floats:
    found = np.ones(int(unit.max()) + 1)
    found[unit] = values
    return found


def _counts(
    stratum: NDArray[np.int64], replicates: int, rng: np.random.Generator
) -> NDArray[np.unsignedinteger]:
    """How often each unit is drawn, strata of the same size at once."""
    order = np.argsort(stratum, kind="stable")
    sizes = np.bincount(stratum)
    starts = np.cumsum(sizes) - sizes
    kind = np.uint8 if int(sizes.max()) <= np.iinfo(np.uint8).max else np.uint32
    found = np.ones((len(stratum), replicates), dtype=kind)
    for size in np.unique(sizes[sizes > 1]).tolist():
        equal = starts[sizes == size]
        step = max(1, _AT_ONCE // (size * replicates))
        for at in range(0, len(equal), step):
            some = equal[at : at + step]
            drawn = rng.multinomial(size - 1, np.full(size, 1 / size), (len(some), replicates))
            places = order[some[:, None] + np.arange(size)]
            found[places] = drawn.transpose(0, 2, 1)
    return found
