"""The posterior over run lengths is held to the sum over all segmentations of a short series."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from synopsis.indicators.change.families import Counts, Shares, Values
from synopsis.indicators.change.runs import Model, Month, Runs, begin, follow

HAZARD = 1 / 7
Floats = NDArray[np.float64]

CASES: list[tuple[Model, list[float], list[float]]] = [
    (Counts(np.array([3.0])), [2, 4, 0, 9, 14, 11, 3, 2], [1, 0.8, 1.2, 1, 1, 1.1, 0.9, 1]),
    (Values(np.array([1.0]), np.array([0.5])), [1, 1.2, 0.7, 3, 3.3, 2.9, -1, 1], [1.0] * 8),
    (Shares(np.array([0.2])), [2, 3, 0, 9, 8, 11, 3, 1], [10, 12, 9, 14, 15, 13, 20, 11]),
]


def month(value: float, exposure: float) -> Month:
    return Month(np.array([value]), np.array([exposure]))


def segment_evidence(model: Model, months: Sequence[Month], spread: int) -> float:
    """Log probability of months of one run, value by value."""
    which = np.array([[[spread]]])
    known, total = model.beginning()[:, :, spread][:, :, np.newaxis, np.newaxis], 0.0
    for one in months:
        total += float(model.log_density(known, one, which).item())
        known = model.learned(known, one, which)
    return total


def by_all_segmentations(model: Model, months: list[Month]) -> Floats:
    """Spreads x run lengths: every way to cut the months, weighed by its evidence."""
    number = len(months)
    mass = np.zeros((model.spreads, number + 1))
    for spread, cuts in itertools.product(
        range(model.spreads), itertools.product((False, True), repeat=number)
    ):
        ends = [at + 1 for at, is_cut in enumerate(cuts) if is_cut]
        edges = [0, *ends, number] if number not in ends else [0, *ends]
        evidence = sum(
            segment_evidence(model, months[low:high], spread)
            for low, high in itertools.pairwise(edges)
        )
        prior = HAZARD ** len(ends) * (1 - HAZARD) ** (number - len(ends)) / model.spreads
        mass[spread, number - max(ends, default=0)] += prior * np.exp(evidence)
    return np.asarray(mass / mass.sum())


def followed(model: Model, months: list[Month], longest: int = 20) -> Runs:
    runs = begin(model, longest)
    for one in months:
        runs = follow(model, runs, one, HAZARD)
    return runs


@pytest.mark.parametrize(("model", "values", "exposures"), CASES)
def test_runs_equal_the_sum_over_all_segmentations(
    model: Model, values: list[float], exposures: list[float]
) -> None:
    months = [month(*one) for one in zip(values, exposures, strict=True)]
    runs = followed(model, months)
    found = np.exp(runs.log_weights[0])[:, : len(months) + 1]
    assert np.abs(found - by_all_segmentations(model, months)).max() < 1e-10


def test_runs_leave_out_a_missing_month() -> None:
    model, values, exposures = CASES[0]
    months = [month(*one) for one in zip(values, exposures, strict=True)]
    holed = [*months[:3], month(np.nan, 1.0), *months[3:]]
    whole, left_out = followed(model, months), followed(model, holed)
    assert np.array_equal(whole.log_weights, left_out.log_weights)
    nought = followed(model, [*months[:3], month(0.0, 1.0), *months[3:]])
    assert not np.allclose(nought.log_weights[..., 1:9], whole.log_weights[..., 1:9])


def test_longest_runs_become_one_and_no_mass_is_lost() -> None:
    model, values, exposures = CASES[0]
    months = [month(*one) for one in zip(values, exposures, strict=True)]
    runs = followed(model, months, longest=4)
    assert np.exp(runs.log_weights).sum() == pytest.approx(1.0, abs=1e-12)


def test_mass_within_sees_a_step() -> None:
    model = Counts(np.array([5.0]))
    steady = [month(5, 1)] * 20
    assert followed(model, steady, 60).mass_within(3)[0] < 0.2
    assert followed(model, [*steady, *[month(60, 1)] * 2], 60).mass_within(3)[0] > 0.9
