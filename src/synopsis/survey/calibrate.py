"""Calibration: weights moved as little as possible so that known totals are met.

Post-stratification; raking by iterated proportional fitting (Deming and Stephan 1940, Annals of
Mathematical Statistics 11:427-444); calibration with linear, raking and bounded logit distance
(Deville and Sarndal 1992, JASA 87:376-382). Each gives a design whose errors know of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.moment import Sample
from synopsis.survey.replicate import Replicates

Distance = Literal["linear", "raking", "logit"]
Totals = Mapping[Any, float]
_CLOSE = 1e-10


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The residual of post-strata: what is left when the mean of each is taken away."""

    codes: NDArray[np.int64]
    weights: Floats
    before: Floats

    def __call__(self, influence: Floats) -> Floats:
        """Take from each row its post-stratum's mean, at the row's own weight."""
        safe = np.where(self.weights == 0, 1.0, self.weights)
        carried = influence * (self.before / safe)[:, None]
        size = int(self.codes.max()) + 1
        base = np.bincount(self.codes, self.before, size)
        means = np.stack(
            [np.bincount(self.codes, column, size) / base for column in carried.T], axis=1
        )
        left: Floats = influence - means[self.codes] * self.weights[:, None]
        return left


@dataclass(frozen=True, slots=True, eq=False)
class Margins:
    """The residual of raking: the groups' residuals, round and round."""

    parts: tuple[Groups, ...]
    rounds: int = 10

    def __call__(self, influence: Floats) -> Floats:
        """Take the margins' means away by turns."""
        for _ in range(self.rounds):
            for part in self.parts:
                influence = part(influence)
        return influence


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """The residual of calibration: of the regression on its variables at the weights before."""

    basis: Floats
    scale: Floats

    def __call__(self, influence: Floats) -> Floats:
        """What the regression does not explain."""
        safe = np.where(self.scale == 0, 1.0, self.scale)[:, None]
        carried = influence / safe
        left: Floats = (carried - self.basis @ (self.basis.T @ carried)) * safe
        return left


def post_stratify(sample: Sample, groups: ArrayLike, totals: Totals) -> Any:  # noqa: ANN401
    """The sample with weights that meet a known total in every group."""
    codes, wanted = _coded(groups, totals)
    if isinstance(sample, Replicates):
        return _again(sample, lambda weights: _fitted(weights, codes, wanted))
    weights = _fitted(sample.domain_weights, codes, wanted)
    return _with(sample, weights, Groups(codes, weights, sample.domain_weights))


def rake(
    sample: Sample,
    margins: Sequence[tuple[ArrayLike, Totals]],
    *,
    close: float = 1e-10,
    rounds: int = 500,
) -> Any:  # noqa: ANN401
    """The sample with weights that meet the known totals of every margin."""
    parts = [_coded(groups, totals) for groups, totals in margins]
    _check_sums([wanted for _, wanted in parts])
    if isinstance(sample, Replicates):
        return _again(sample, lambda weights: _raked(weights, parts, close, rounds))
    weights = _raked(sample.domain_weights, parts, close, rounds)
    even = np.ones(sample.rows)
    residual = Margins(tuple(Groups(codes, weights, even) for codes, _ in parts))
    return _with(sample, weights, residual)


def calibrate(  # noqa: PLR0913
    sample: Sample,
    variables: Floats,
    totals: ArrayLike,
    distance: Distance = "linear",
    *,
    bounds: tuple[float, float] = (-np.inf, np.inf),
    rounds: int = 50,
    stage: int = 0,
) -> Any:  # noqa: ANN401
    """The sample with weights that meet known totals of the columns of an n x k matrix.

    With a `stage`, the rows of each of its units get one factor.
    """
    wanted = np.asarray(totals, dtype=np.float64)
    if stage and isinstance(sample, Design):
        variables = _of_units(sample, variables, stage)

    def moved(weights: Floats) -> Floats:
        return weights * _factors(weights, variables, wanted, distance, bounds, rounds)

    if isinstance(sample, Replicates):
        return _again(sample, moved)
    before = sample.domain_weights
    after = moved(before)
    basis = np.linalg.qr(variables * np.sqrt(before)[:, None])[0]
    factor = np.divide(after, before, where=before != 0, out=np.zeros(len(before)))
    return _with(sample, after, Regression(basis, factor * np.sqrt(before)))


def _of_units(sample: Design, variables: Floats, stage: int) -> Floats:
    """Each row's share of its unit's totals, so that all rows of a unit get one factor."""
    unit = sample.stages[stage - 1].unit
    size = int(unit.max()) + 1
    base = np.bincount(unit, sample.weights, size)
    sums = [np.bincount(unit, column * sample.weights, size) / base for column in variables.T]
    return np.stack(sums, axis=1)[unit]


def trim(
    sample: Design, low: float, high: float, *, is_strict: bool = False, rounds: int = 100
) -> Design:
    """The design with weights within limits, what was cut off shared among the others."""
    weights = _trimmed(sample.weights, low, high)
    for _ in range(rounds if is_strict else 0):
        if weights.min() >= low - _CLOSE and weights.max() <= high + _CLOSE:
            break
        weights = _trimmed(weights, low, high)
    return replace(sample, weights=weights)


def _trimmed(weights: Floats, low: float, high: float) -> Floats:
    outside = (weights < low) | (weights > high)
    cut = np.clip(weights, low, high)
    free = ~outside
    lost = weights.sum() - cut.sum()
    if free.any():
        cut[free] += lost / free.sum()
    return cut


def _with(sample: Design, weights: Floats, residual: Callable[[Floats], Floats]) -> Design:
    return replace(sample, weights=weights, residuals=(*sample.residuals, residual))


def _again(sample: Replicates, moved: Callable[[Floats], Floats]) -> Replicates:
    """Replicates calibrated one by one, as the whole weights are."""
    matrix = np.column_stack([moved(column) for column in sample.matrix.T])
    return replace(sample, weights=moved(sample.weights), matrix=matrix)


def _coded(groups: ArrayLike, totals: Totals) -> tuple[NDArray[np.int64], Floats]:
    labels, codes = np.unique(np.asarray(groups), return_inverse=True)
    lost = [label for label in labels.tolist() if label not in totals]
    empty = [label for label in totals if label not in set(labels.tolist())]
    if lost or empty:
        raise SurveyError(
            f"the group '{(lost or empty)[0]}' is {'in the sample' if lost else 'in the totals'} "
            "alone",
            remedy="give one total for each group that has rows, and join groups that have none",
        )
    return codes.astype(np.int64), np.array([float(totals[label]) for label in labels.tolist()])


def _check_sums(totals: Sequence[Floats]) -> None:
    sums = [float(one.sum()) for one in totals]
    if max(sums) - min(sums) > 1e-6 * max(sums):
        raise SurveyError(
            f"the margins add up to {min(sums):,.6g} and to {max(sums):,.6g}",
            remedy="give margins of one population",
        )


def _fitted(weights: Floats, codes: NDArray[np.int64], wanted: Floats) -> Floats:
    own = np.bincount(codes, weights, len(wanted))
    if np.any((own == 0) & (wanted != 0)):
        raise SurveyError("a group has a total and no weight", remedy="join it with another")
    fitted: Floats = weights * np.divide(wanted, own, where=own != 0, out=np.zeros(len(own)))[codes]
    return fitted


def _raked(
    weights: Floats, parts: Sequence[tuple[NDArray[np.int64], Floats]], close: float, rounds: int
) -> Floats:
    for _ in range(rounds):
        for codes, wanted in parts:
            weights = _fitted(weights, codes, wanted)
        worst = max(
            float(np.abs(np.bincount(codes, weights, len(wanted)) - wanted).max() / wanted.sum())
            for codes, wanted in parts
        )
        if worst < close:
            return weights
    raise SurveyError(
        f"raking did not converge in {rounds} rounds (it misses by {worst:.2g} of the whole)",
        remedy="join small groups or check that the margins can be met together",
    )


def _factors(  # noqa: PLR0913, PLR0917
    weights: Floats,
    variables: Floats,
    wanted: Floats,
    distance: Distance,
    bounds: tuple[float, float],
    rounds: int,
) -> Floats:
    """Newton's steps on the multipliers until the totals are met."""
    factor, slope = _DISTANCES[distance]
    multipliers = np.zeros(variables.shape[1])
    scale = np.maximum(np.abs(wanted), 1.0)
    for _ in range(rounds):
        at = variables @ multipliers
        g = factor(at, bounds)
        gap = wanted - (weights * g) @ variables
        if float(np.max(np.abs(gap) / scale)) < 1e-12:
            return g
        bend = (variables * (weights * slope(at, bounds))[:, None]).T @ variables
        multipliers = multipliers + np.linalg.lstsq(bend, gap, rcond=None)[0]
    if float(np.max(np.abs(gap) / scale)) < 1e-9:
        return g
    raise SurveyError(
        "no weights within the bounds meet the totals",
        remedy="widen the bounds or leave out a total",
    )


Bounds = tuple[float, float]


def _linear(at: Floats, bounds: Bounds) -> Floats:
    return np.clip(1 + at, *bounds)


def _linear_slope(at: Floats, bounds: Bounds) -> Floats:
    return ((1 + at > bounds[0]) & (1 + at < bounds[1])).astype(np.float64)


def _raking(at: Floats, bounds: Bounds) -> Floats:
    return np.clip(np.exp(np.minimum(at, 700)), *bounds)


def _logit(at: Floats, bounds: Bounds) -> Floats:
    low, high = bounds
    steep = (high - low) / ((1 - low) * (high - 1))
    grown = np.exp(np.clip(steep * at, -700, 700))
    found: Floats = (low * (high - 1) + high * (1 - low) * grown) / (high - 1 + (1 - low) * grown)
    return found


def _logit_slope(at: Floats, bounds: Bounds) -> Floats:
    low, high = bounds
    g = _logit(at, bounds)
    steep = (high - low) / ((1 - low) * (high - 1))
    return steep * (g - low) * (high - g) / (high - low)


_Shape = Callable[[Floats, Bounds], Floats]
_DISTANCES: dict[str, tuple[_Shape, _Shape]] = {
    "linear": (_linear, _linear_slope),
    "raking": (_raking, _raking),
    "logit": (_logit, _logit_slope),
}
