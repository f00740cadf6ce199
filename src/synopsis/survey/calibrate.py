"""Calibration: weights moved as little as possible so that known totals are met.

Post-stratification; raking by iterated proportional fitting (Deming and Stephan 1940, Annals of
Mathematical Statistics 11:427-444); calibration with linear, raking and bounded logit distance
(Deville and Sarndal 1992, JASA 87:376-382). Each gives a design whose errors know of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synopsis.survey.column import codes, names, numbers
from synopsis.survey.design import Design, Floats
from synopsis.survey.distance import Distance, check_distance, factors
from synopsis.survey.errors import SurveyError
from synopsis.survey.moment import Sample
from synopsis.survey.replicate import Replicates
from synopsis.survey.residual import Groups, Margins, Regression

Totals = Mapping[Any, float]
_CLOSE = 1e-10


def post_stratify(sample: Sample, groups: ArrayLike, totals: Totals) -> Any:  # noqa: ANN401
    """The sample with weights that meet a known total in every group."""
    codes, wanted = _coded(sample, groups, totals)
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
    parts = [_coded(sample, groups, totals) for groups, totals in margins]
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
    wanted = numbers(totals, "totals")
    check_distance(distance, bounds)
    variables = _checked(sample, variables, wanted)
    if stage:
        variables = _of_units(_units_of(sample, stage), sample.weights, variables)

    def moved(weights: Floats) -> Floats:
        return weights * factors(weights, variables, wanted, distance, bounds, rounds)

    if isinstance(sample, Replicates):
        return _again(sample, moved)
    before = sample.domain_weights
    after = moved(before)
    _refuse_negative(after)
    basis = np.linalg.qr(variables * np.sqrt(before)[:, None])[0]
    factor = np.divide(after, before, where=before != 0, out=np.zeros(len(before)))
    return _with(sample, after, Regression(basis, factor * np.sqrt(before)))


def _checked(sample: Sample, variables: Floats, wanted: Floats) -> Floats:
    """The variables of rows that have a weight, complete and one for each total."""
    given = variables if np.ndim(variables) == 2 else np.reshape(variables, (len(variables), -1))
    matrix = np.column_stack(
        [numbers(one, "variables") for one in np.transpose(given)] or [np.empty((0, 0))]
    )
    if (
        not len(wanted)
        or matrix.shape != (sample.rows, len(wanted))
        or not np.isfinite(wanted).all()
    ):
        raise SurveyError(
            f"{matrix.shape[1]} variables of {matrix.shape[0]:,} rows and {len(wanted)} totals "
            f"({int((~np.isfinite(wanted)).sum())} missing) do not fit {sample.rows:,} rows",
            remedy="give one number for each row and variable, and one total for each variable",
        )
    missing = ~np.isfinite(matrix).all(axis=1) & (sample.domain_weights != 0)
    if missing.any():
        raise SurveyError(
            f"{int(missing.sum()):,} rows lack a variable, the first is row "
            f"{int(missing.argmax()) + 1}",
            remedy="fill it, or leave the row out of the sample",
        )
    return np.nan_to_num(matrix, nan=0.0, posinf=0.0, neginf=0.0)


def _refuse_negative(weights: Floats) -> None:
    under = weights < 0
    if under.any():
        raise SurveyError(
            f"{int(under.sum()):,} weights would be negative, the first in row "
            f"{int(under.argmax()) + 1}",
            remedy="calibrate by raking, or give bounds above nought",
        )


def _units_of(sample: Sample, stage: int) -> NDArray[np.int64]:
    """Each row's unit of a stage, counted from one."""
    stages = sample.stages if isinstance(sample, Design) else ()
    if not 1 <= stage <= len(stages):
        raise SurveyError(
            f"the sample has no stage {stage}",
            remedy=f"use one of the {len(stages)} stages of its design",
        )
    return stages[stage - 1].unit


def _of_units(unit: NDArray[np.int64], weights: Floats, variables: Floats) -> Floats:
    """Each row's share of its unit's totals, so that all rows of a unit get one factor."""
    size = int(unit.max()) + 1
    base = np.bincount(unit, weights, size)
    base = np.where(base == 0, 1.0, base)
    sums = [np.bincount(unit, column * weights, size) / base for column in variables.T]
    return np.stack(sums, axis=1)[unit]


def trim(
    sample: Design, low: float, high: float, *, is_strict: bool = False, rounds: int = 100
) -> Design:
    """The design with weights within limits, what was cut off shared among the others.

    Rows of weight nought do not count and keep it.
    """
    counted = sample.weights > 0
    before = sample.weights[counted]
    if not (low <= high and high > 0) or not low * len(before) <= before.sum() <= high * len(
        before
    ):
        raise SurveyError(
            f"{len(before):,} weights from {low:g} to {high:g} cannot add up to "
            f"{before.sum():,.6g}",
            remedy="give limits below and above the mean weight",
        )
    weights = _trimmed(before, low, high)
    for _ in range(rounds if is_strict else 0):
        if _is_within(weights, low, high):
            break
        weights = _trimmed(weights, low, high)
    if is_strict and not _is_within(weights, low, high):
        raise SurveyError(
            f"trimming did not converge in {rounds} rounds", remedy="widen the limits"
        )
    after = np.zeros(sample.rows)
    after[counted] = weights
    return replace(sample, weights=after)


def _is_within(weights: Floats, low: float, high: float) -> bool:
    return bool(weights.min() >= low - _CLOSE and weights.max() <= high + _CLOSE)


def _trimmed(weights: Floats, low: float, high: float) -> Floats:
    outside = (weights < low) | (weights > high)
    cut = np.clip(weights, low, high)
    free = ~outside
    if not free.any():
        raise SurveyError(
            "no weight lies within the limits to take what was cut off", remedy="widen the limits"
        )
    cut[free] += (weights.sum() - cut.sum()) / free.sum()
    return cut


def _with(sample: Design, weights: Floats, residual: Callable[[Floats], Floats]) -> Design:
    return replace(sample, weights=weights, residuals=(*sample.residuals, residual))


def _again(sample: Replicates, moved: Callable[[Floats], Floats]) -> Replicates:
    """Replicates calibrated one by one, as the whole weights are."""
    matrix = np.column_stack([moved(column) for column in sample.matrix.T])
    return replace(sample, weights=moved(sample.weights), matrix=matrix)


def _coded(sample: Sample, groups: ArrayLike, totals: Totals) -> tuple[NDArray[np.int64], Floats]:
    """Each row's group and the groups' totals, one for each group that has rows."""
    labels, found = codes(names(groups, "group"), "group")
    if len(found) != sample.rows:
        raise SurveyError(
            f"{len(found):,} groups are no match for {sample.rows:,} rows",
            remedy="give one group for each row",
        )
    known = labels.tolist()
    lost = [label for label in known if label not in totals]
    empty = [label for label in totals if label not in set(known)]
    if lost or empty:
        raise SurveyError(
            f"the group '{(lost or empty)[0]}' is {'in the sample' if lost else 'in the totals'} "
            "alone",
            remedy="give one total for each group that has rows, and join groups that have none",
        )
    wanted = numbers([totals[label] for label in known], "totals")
    odd = ~(np.isfinite(wanted) & (wanted > 0))
    if odd.any():
        label = known[int(odd.argmax())]
        raise SurveyError(
            f"the total of '{label}' is {totals[label]}, which no rows can stand for",
            remedy="give a total above nought, or leave out the rows of the group",
        )
    own = np.bincount(found, sample.domain_weights, len(known))
    if not own.all():
        raise SurveyError(
            f"the group '{known[int((own == 0).argmax())]}' has a total and no weight",
            remedy="join it with another",
        )
    return found, wanted


def _check_sums(totals: Sequence[Floats]) -> None:
    if not totals:
        raise SurveyError("there are no margins to meet", remedy="give one margin at least")
    sums = [float(one.sum()) for one in totals]
    if max(sums) - min(sums) > 1e-6 * max(sums):
        raise SurveyError(
            f"the margins add up to {min(sums):,.6g} and to {max(sums):,.6g}",
            remedy="give margins of one population",
        )


def _fitted(weights: Floats, found: NDArray[np.int64], wanted: Floats) -> Floats:
    own = np.bincount(found, weights, len(wanted))
    if np.any(own == 0):
        raise SurveyError("a group has a total and no weight", remedy="join it with another")
    fitted: Floats = weights * np.divide(wanted, own, where=own != 0, out=np.zeros(len(own)))[found]
    return fitted


def _raked(
    weights: Floats, parts: Sequence[tuple[NDArray[np.int64], Floats]], close: float, rounds: int
) -> Floats:
    for _ in range(rounds):
        for found, wanted in parts:
            weights = _fitted(weights, found, wanted)
        worst = max(
            float(np.abs(np.bincount(found, weights, len(wanted)) - wanted).max() / wanted.sum())
            for found, wanted in parts
        )
        if worst < close:
            return weights
    raise SurveyError(
        f"raking did not converge in {rounds} rounds (it misses by {worst:.2g} of the whole)",
        remedy="join small groups or check that the margins can be met together",
    )
