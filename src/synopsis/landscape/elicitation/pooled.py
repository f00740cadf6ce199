"""Decision makers: experts' distributions pooled by equal, global or item weights.

Cooke (1991), chapters 11 and 12: a decision maker is the weighted mean of the experts' piecewise
linear distribution functions, and is scored as an expert is. Global weights are an expert's
calibration times mean information; item weights take the information on the question at hand.
Experts calibrated worse than a cut-off have no weight; the best cut-off is that by which the
decision maker's own calibration times information is highest.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from synopsis.landscape.elicitation.classical import (
    Score,
    Yardstick,
    information,
    intrinsic_range,
    score_answers,
    score_experts,
)
from synopsis.landscape.elicitation.panel import Floats, Panel
from synopsis.landscape.errors import LandscapeError

# Experts with as many true values in mirrored bins are calibrated alike but for rounding, which
# must not part them.
_ROUNDING = 1e-9


class Weighting(StrEnum):
    """By what experts are weighted."""

    EQUAL = "equal"
    GLOBAL = "global"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A combination of experts: its quantiles (I, Q), its weights (E, I) and its own score.

    A question that no expert with a weight answered is not covered: NaN. `cutoff` is the
    calibration below which experts had no weight.
    """

    weighting: Weighting
    cutoff: float
    weights: Floats
    quantiles: Floats
    score: Score


def pool(
    panel: Panel,
    weighting: Weighting,
    cutoff: float | None = None,
    yardstick: Yardstick | None = None,
) -> DecisionMaker:
    """The decision maker of a panel; without a cut-off, by the one that serves it best.

    Raises LandscapeError where the cut-off, or want of calibration, leaves no expert.
    """
    chosen = yardstick or Yardstick()
    scores = score_experts(panel, chosen)
    levels = np.array([one.calibration for one in scores])
    if weighting is Weighting.EQUAL:
        return _pooled(panel, weighting, 0.0, np.ones((len(levels), len(panel.questions))), chosen)
    if not levels.max() > 0 or (cutoff is not None and not reaches(levels.max(), cutoff)):
        raise LandscapeError(
            "no expert is calibrated well enough to have a weight",
            where="the classical model",
            remedy="take a lower cut-off or equal weights",
        )
    raw = _raw(panel, weighting, scores, chosen)
    cutoffs = _cutoffs(levels) if cutoff is None else [cutoff]
    makers = [
        _pooled(panel, weighting, one, raw * reaches(levels, one)[:, None], chosen)
        for one in cutoffs
    ]
    return max(makers, key=lambda one: one.score.combined)


def reaches(levels: npt.ArrayLike, cutoff: float) -> npt.NDArray[np.bool_]:
    """Which calibrations reach a cut-off; equal ones do so together, whatever their last digit."""
    return np.asarray(np.asarray(levels) >= cutoff * (1 - _ROUNDING))


def _cutoffs(levels: Floats) -> list[float]:
    """The calibrations to try as cut-offs, rising, the least of those that are equal."""
    rising = np.unique(levels[levels > 0])
    return [float(one) for one in rising[np.diff(rising, prepend=0.0) > rising * _ROUNDING]]


def _raw(
    panel: Panel, weighting: Weighting, scores: tuple[Score, ...], yardstick: Yardstick
) -> Floats:
    """Unnormalised weights, shape (E, I)."""
    accuracy = np.array([one.calibration for one in scores])[:, None]
    if weighting is Weighting.GLOBAL:
        mean = np.array([one.information for one in scores])[:, None]
        return np.asarray(np.repeat(accuracy * mean, len(panel.questions), axis=1))
    each = np.array([information(panel, answers, yardstick) for answers in panel.scaled])
    return np.asarray(accuracy * np.nan_to_num(each))


def _pooled(
    panel: Panel, weighting: Weighting, cutoff: float, raw: Floats, yardstick: Yardstick
) -> DecisionMaker:
    """Pool by weights that are shared out, question by question, among those who answered it."""
    answered = ~np.isnan(panel.scaled[..., 0])
    held = np.where(answered, raw, 0.0)
    total = held.sum(axis=0)
    weights = np.divide(held, total, out=np.zeros_like(held), where=total > 0)
    low, high = intrinsic_range(panel, yardstick)
    scaled = np.full((len(panel.questions), len(panel.quantiles)), np.nan)
    for item in np.flatnonzero(total > 0):
        who = weights[:, item] > 0
        scaled[item] = _mixed(
            panel, panel.scaled[who, item], weights[who, item], (low[item], high[item])
        )
    quantiles = scaled.copy()
    quantiles[panel.is_log] = np.exp(scaled[panel.is_log])
    score = score_answers(panel, scaled, f"{weighting} weights", yardstick)
    return DecisionMaker(weighting, cutoff, weights, quantiles, score)


def _mixed(panel: Panel, answers: Floats, weights: Floats, ends: tuple[float, float]) -> Floats:
    """The quantiles of a weighted mean of distribution functions, each linear between quantiles."""
    levels = np.array((0.0, *panel.quantiles, 1.0))
    points = np.unique(np.concatenate([answers.ravel(), ends]))
    curves = [np.interp(points, np.array((ends[0], *one, ends[1])), levels) for one in answers]
    return np.asarray(np.interp(panel.quantiles, weights @ np.array(curves), points))
