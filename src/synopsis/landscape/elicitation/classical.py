"""Cooke's classical model: how well experts' quantiles hold, and how much they say.

R.M. Cooke, Experts in Uncertainty (Oxford University Press, 1991), chapter 12; the reduction to
the smallest number of answered calibration questions as in R.M. Cooke and L.J.H. Goossens,
Procedures Guide for Structured Expert Judgement (European Commission, EUR 18820, 2000).
"""

from dataclasses import dataclass

import numpy as np

from synopsis.landscape.elicitation.chi_square import upper_tail
from synopsis.landscape.elicitation.panel import Floats, Panel
from synopsis.landscape.errors import LandscapeError


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The named choices of the model.

    `overshoot`: the share of an item's range that is added at both ends (the intrinsic range).
    `power`: the share of the calibration questions that counts, by which calibration is softened.
    """

    overshoot: float = 0.1
    power: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a range that would cut quantiles off and a power that would make none."""
        if not 0 < self.overshoot <= 10 or not 0 < self.power <= 1:
            raise LandscapeError(
                f"an overshoot of {self.overshoot} with a power of {self.power}",
                where="the classical model",
                remedy="take an overshoot above nought and a power above nought, at most one",
            )

    @property
    def told(self) -> str:
        """The choices as they are printed beside what they made."""
        return (
            f"intrinsic range: {self.overshoot:.0%} beyond the answers at both ends; "
            f"calibration power {self.power:g}"
        )


@dataclass(frozen=True, slots=True)
class Score:
    """How one expert, or one combination of experts, did.

    `calibration` is the p-value of the hypothesis that true values fall between the quantiles as
    often as said; `information` is the mean over calibration questions, in nats relative to the
    background, `information_all` that over all questions. `seeds` counts those answered.
    """

    expert: str
    calibration: float
    information: float
    information_all: float
    seeds: int

    @property
    def combined(self) -> float:
        """Calibration times information: the unnormalised weight."""
        return self.calibration * self.information


def score_experts(panel: Panel, yardstick: Yardstick | None = None) -> tuple[Score, ...]:
    """The scores of all experts of a panel, in its order."""
    chosen = yardstick or Yardstick()
    return tuple(
        score_answers(panel, panel.scaled[place], expert, chosen)
        for place, expert in enumerate(panel.experts)
    )


def score_answers(panel: Panel, answers: Floats, name: str, yardstick: Yardstick) -> Score:
    """The score of answers (I, Q) on the questions' scales, of an expert or of a combination."""
    counts = counts_between(panel, answers)
    told = information(panel, answers, yardstick)
    given = ~np.isnan(told)
    return Score(
        name,
        calibration(panel, answers, yardstick),
        _mean(told[given & panel.is_seed]),
        _mean(told[given]),
        int(counts.sum()),
    )


def counts_between(panel: Panel, answers: Floats) -> Floats:
    """How many true values fall below, between and above the quantiles, shape (Q + 1,).

    A true value that equals a quantile counts below it.
    """
    answered = panel.is_seed & ~np.isnan(answers[:, 0])
    bins = (answers[answered] < panel.truths[answered, None]).sum(axis=-1)
    return np.bincount(bins, minlength=len(panel.shares)).astype(np.float64)


def calibration(panel: Panel, answers: Floats, yardstick: Yardstick) -> float:
    """Statistical accuracy: the p-value of the counts, 0 where no calibration question is answered.

    Every expert is tested as with the smallest number of questions that any expert of the panel
    answered, so that those who answered more are not judged more harshly.
    """
    counts = counts_between(panel, answers)
    if not counts.sum():
        return 0.0
    seen = counts / counts.sum()
    met = seen > 0
    divergence = float((seen[met] * np.log(seen[met] / panel.shares[met])).sum())
    statistic = 2 * fewest_seeds(panel) * yardstick.power * max(0.0, divergence)
    return upper_tail(statistic, len(panel.shares) - 1)


def fewest_seeds(panel: Panel) -> int:
    """The smallest number of calibration questions that an expert answered, of those who did."""
    answered = (panel.is_seed & ~np.isnan(panel.answers[..., 0])).sum(axis=-1)
    return int(min((one for one in answered if one), default=0))


def information(panel: Panel, answers: Floats, yardstick: Yardstick) -> Floats:
    """Information of each answer relative to the background, NaN where none is; shape (I,)."""
    low, high = intrinsic_range(panel, yardstick)
    edges = np.concatenate([low[:, None], answers, high[:, None]], axis=-1)
    density = panel.shares / np.diff(edges, axis=-1)
    told = np.log(high - low) + (panel.shares * np.log(density)).sum(axis=-1)
    return np.asarray(np.where(np.isnan(answers[:, 0]), np.nan, told))


def intrinsic_range(panel: Panel, yardstick: Yardstick) -> tuple[Floats, Floats]:
    """Where the background ends: all answers and the true value, and the overshoot beyond.

    On the questions' scales, shape (I,) each; NaN for a question that nobody answered.
    """
    answered = (~np.isnan(panel.scaled[..., 0])).any(axis=0)
    low, high = np.full((2, len(panel.questions)), np.nan)
    low[answered] = np.nanmin(panel.scaled[:, answered, 0], axis=0)
    high[answered] = np.nanmax(panel.scaled[:, answered, -1], axis=0)
    seed = answered & panel.is_seed
    low[seed] = np.minimum(low[seed], panel.truths[seed])
    high[seed] = np.maximum(high[seed], panel.truths[seed])
    beyond = yardstick.overshoot * (high - low)
    return low - beyond, high + beyond


def _mean(values: Floats) -> float:
    return float(values.mean()) if values.size else 0.0
