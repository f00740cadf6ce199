"""Distances of calibration: by how much weights may move, and the steps to the totals.

Deville and Sarndal (1992, JASA 87:376-382), cases 1, 2 and 6.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np

from synopsis.survey.design import Floats
from synopsis.survey.errors import SurveyError

Distance = Literal["linear", "raking", "logit"]
Bounds = tuple[float, float]


def check_distance(distance: str, bounds: Bounds) -> None:
    """Refuse a distance that is not known, and bounds that it cannot keep."""
    if distance not in _DISTANCES:
        raise SurveyError(
            f"'{distance}' is not a distance", remedy=f"use one of {', '.join(_DISTANCES)}"
        )
    low, high = bounds
    if not low < 1 < high or (distance == "logit" and not np.isfinite([low, high]).all()):
        raise SurveyError(
            f"factors from {low:g} to {high:g} are no bounds for the distance {distance}",
            remedy="give finite bounds below and above one, such as 0.5 and 2",
        )


def factors(  # noqa: PLR0913, PLR0917
    weights: Floats,
    variables: Floats,
    wanted: Floats,
    distance: Distance,
    bounds: Bounds,
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
        if not (np.isfinite(bend).all() and np.isfinite(gap).all()):
            break
        multipliers = multipliers + np.linalg.lstsq(bend, gap, rcond=None)[0]
    if float(np.max(np.abs(gap) / scale)) < 1e-9:
        return g
    raise SurveyError(
        "no weights within the bounds meet the totals",
        remedy="widen the bounds or leave out a total",
    )


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
