"""Bayesian online change-point detection: a level since its last change, of unknown length.

R. P. Adams and D. J. C. MacKay (2007), Bayesian Online Changepoint Detection, arXiv:0710.3742.
Many series are followed at once: arrays are series x spreads x run lengths. A spread is one of a
few values of what the run itself does not learn (as overdispersion); all are weighed by how well
they foretold.
"""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from synopsis.indicators.change.monthly import Floats, Whole

_KEPT = 16  # heaviest runs by which a tail is computed; the others hold next to no mass


class Model(Protocol):
    """A conjugate family: what is known of a run, what it expects next, and what it learns.

    `known` arrays are statistics x (series x ...); `spread` are indices into the model's spreads.
    """

    @property
    def spreads(self) -> int:
        """How many spreads are weighed."""

    def beginning(self) -> Floats:
        """What is known of a run without data: statistics x series x spreads."""

    def log_density(self, known: Floats, month: "Month", spread: Whole) -> Floats:
        """Log predictive probability of the month's value."""

    def learned(self, known: Floats, month: "Month", spread: Whole) -> Floats:
        """What is known after the month's value."""

    def tails(self, known: Floats, month: "Month", spread: Whole) -> tuple[Floats, Floats]:
        """Mass below and above the month's value, half of its own on either side."""

    def moments(self, known: Floats, month: "Month", spread: Whole) -> tuple[Floats, Floats]:
        """Predictive mean and variance for the month."""


@dataclass(frozen=True, slots=True)
class Month:
    """The values of one month, one a series, and how much of it there was to be seen."""

    values: Floats
    exposure: Floats

    def beside(self, known: Floats) -> tuple[Floats, Floats]:
        """Values and exposure shaped to stand beside what is known of runs."""
        shape = (-1,) + (1,) * (known.ndim - 2)
        return self.values.reshape(shape), self.exposure.reshape(shape)


@dataclass(frozen=True, slots=True)
class Runs:
    """The posterior over spread and run length before a month: log weights and what is known."""

    log_weights: Floats
    known: Floats

    def mass_within(self, months: int) -> Floats:
        """Posterior mass, per series, that the level began within so many newest months."""
        weights = np.exp(self.log_weights)
        begun = weights[:, :, 1:].sum(axis=(1, 2))
        newest = weights[:, :, 1 : months + 1].sum(axis=(1, 2))
        return np.asarray(newest / np.maximum(begun, 1e-300))


@dataclass(frozen=True, slots=True)
class Expectation:
    """The heaviest runs of a posterior, by which tails and moments are computed: series x kept."""

    weights: Floats
    known: Floats
    spread: Whole = field(repr=False)

    def tails(self, model: Model, month: Month) -> tuple[Floats, Floats]:
        """Mass below and above the month's values, per series."""
        below, above = model.tails(self.known, month, self.spread)
        return (self.weights * below).sum(axis=1), (self.weights * above).sum(axis=1)

    def moments(self, model: Model, month: Month) -> tuple[Floats, Floats]:
        """Mean and variance of the mixture for a month, per series."""
        mean, variance = model.moments(self.known, month, self.spread)
        whole = (self.weights * mean).sum(axis=1)
        second = (self.weights * (variance + mean**2)).sum(axis=1)
        return whole, np.maximum(second - whole**2, 0.0)


def begin(model: Model, longest: int) -> Runs:
    """Before the first month: every run is empty, every spread weighs the same."""
    start = model.beginning()
    known = np.repeat(start[..., np.newaxis], longest, axis=-1)
    log_weights = np.full(known.shape[1:], -np.inf)
    log_weights[:, :, 0] = -np.log(model.spreads)
    return Runs(log_weights, known)


def follow(model: Model, runs: Runs, month: Month, hazard: float) -> Runs:
    """The posterior after a month; a series without a value in it stays as it was."""
    seen = np.isfinite(month.values)
    safe = Month(np.where(seen, month.values, 0.0), np.where(seen, month.exposure, 1.0))
    spread = np.arange(model.spreads).reshape(1, -1, 1)
    joint = runs.log_weights + model.log_density(runs.known, safe, spread)
    learned = model.learned(runs.known, safe, spread)
    grown = _grown(joint, learned, hazard, model.beginning())
    kept = ~seen
    grown.log_weights[kept] = runs.log_weights[kept]
    grown.known[:, kept] = runs.known[:, kept]
    return grown


def expect(runs: Runs) -> Expectation:
    """What the heaviest runs expect of the months to come."""
    series, spreads, longest = runs.log_weights.shape
    flat = np.exp(runs.log_weights).reshape(series, -1)
    kept = min(_KEPT, flat.shape[1])
    chosen = np.argpartition(-flat, kept - 1, axis=1)[:, :kept]
    weights = np.take_along_axis(flat, chosen, axis=1)
    known = runs.known.reshape(len(runs.known), series, spreads * longest)
    known = np.take_along_axis(known, chosen[np.newaxis], axis=2)
    return Expectation(weights / weights.sum(axis=1, keepdims=True), known, chosen // longest)


def _grown(joint: Floats, learned: Floats, hazard: float, start: Floats) -> Runs:
    """Each run is a month longer, or ends; the two longest become one."""
    total = _log_sum(joint.reshape(len(joint), -1))
    joint = joint - total[:, np.newaxis, np.newaxis]
    ended = np.log(hazard) + _log_sum(joint)
    longer = np.log1p(-hazard) + joint
    log_weights = np.concatenate([ended[..., np.newaxis], longer[..., :-1]], axis=-1)
    known = np.concatenate([start[..., np.newaxis], learned[..., :-1]], axis=-1)
    is_older_heavier = longer[..., -1] > log_weights[..., -1]
    log_weights[..., -1] = np.logaddexp(log_weights[..., -1], longer[..., -1])
    known[..., -1] = np.where(is_older_heavier, learned[..., -1], known[..., -1])
    return Runs(log_weights, known)


def _log_sum(logs: Floats) -> Floats:
    """Log of the sum of exponentials over the last axis."""
    highest = logs.max(axis=-1, keepdims=True)
    highest = np.where(np.isfinite(highest), highest, 0.0)
    with np.errstate(divide="ignore"):
        sums = np.log(np.exp(logs - highest).sum(axis=-1))
    return np.asarray(sums + highest[..., 0])
