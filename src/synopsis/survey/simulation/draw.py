"""Simulated waves: a synthetic sample whose true shares are known, made to published margins.

Nobody was asked. Answers come from a latent value of each respondent (a Gaussian copula): what
the sampling unit has in common, what the background pulls, and chance; it is cut where the true
shares of the economy are met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synopsis.evidence import waves
from synopsis.survey.simulation.people import People, Population, Sampling, draw_people
from synopsis.survey.simulation.truth import Truth

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
_AGREEABLE = 0.05
NONE = "_none"


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """n respondents of a synthetic wave: who they are, and their codes by column."""

    places: NDArray[np.str_]
    people: People
    columns: Mapping[str, Codes]


def simulate(
    truths: Sequence[Truth],
    population: Population,
    sampling: Sampling,
    rng: np.random.Generator,
) -> Simulated:
    """Draw a synthetic wave; the same generator gives the same wave.

    A question with a base is asked of those who gave a headline answer to the last question
    before it that has none.
    """
    people = draw_people(population, sampling, rng)
    columns: dict[str, Codes] = {
        name: np.array(population.codes[name], dtype=np.int32)[codes]
        for name, codes in people.background.items()
    }
    pulls = _pulls(people, population)
    filtered: waves.Question | None = None
    for truth in truths:
        question = truth.question
        drawn = _drawn(truth, people, pulls, (sampling.alike, rng))
        if not question.base:
            filtered = question
        elif filtered is not None:
            asked = np.isin(columns[filtered.columns[0]], filtered.headline)
            drawn[~asked] = waves.Silence.NOT_ASKED.code
        columns.update(zip(question.columns, drawn.T, strict=True))
    return Simulated(np.array(population.places)[people.economy], people, columns)


def _pulls(people: People, population: Population) -> Floats:
    """Sex, age and the like of each respondent as numbers of mean 0 and variance 1 (n, 3)."""
    found = []
    for name, codes in list(people.background.items())[:3]:
        shares = population.background[name][people.economy]
        at = np.arange(shares.shape[1])
        mean = shares @ at
        spread = np.sqrt(np.maximum(shares @ (at**2) - mean**2, 1e-9))
        found.append((codes - mean) / spread)
    while len(found) < 3:
        found.append(np.zeros(len(people.economy)))
    return np.stack(found, axis=1)


def _drawn(
    truth: Truth, people: People, pulls: Floats, chance: tuple[float, np.random.Generator]
) -> Codes:
    """The codes of one question, (n, columns)."""
    rng = chance[1]
    rows = len(people.economy)
    if truth.question.kind is waves.Kind.MULTIPLE:
        codes = _chosen(truth, people, pulls, chance)
    else:
        codes = _answered(truth, people, _latent(truth, people, pulls, chance))[:, None]
    luck = rng.random(rows)
    sure = truth.shares.sum(axis=1)[people.economy]
    unsure = 1 - sure if truth.question.kind is not waves.Kind.MULTIPLE else truth.unsure
    codes[luck < unsure] = waves.Silence.DONT_KNOW.code
    codes[rng.random(rows) < truth.refusing] = waves.Silence.REFUSED.code
    return codes


def _latent(
    truth: Truth, people: People, pulls: Floats, chance: tuple[float, np.random.Generator]
) -> Floats:
    """A standard normal value of each respondent, alike within a sampling unit."""
    alike, rng = chance
    units = rng.normal(size=int(people.unit.max()) + 1)[people.unit]
    own = rng.normal(size=len(units))
    left = max(1 - alike - float((truth.pull**2).sum()), 0.0)
    found: Floats = np.sqrt(alike) * units + pulls @ truth.pull + np.sqrt(left) * own
    return found


def _answered(truth: Truth, people: People, latent: Floats) -> Codes:
    """The answers' codes: the latent value cut at the shares of the respondent's economy."""
    from scipy.special import ndtri  # heavy: only when used

    whole = truth.shares.sum(axis=1, keepdims=True)
    limits = ndtri(np.clip(np.cumsum(truth.shares / whole, axis=1)[:, :-1], 0, 1))
    at = (latent[:, None] > limits[people.economy]).sum(axis=1)
    known = np.array([answer.code for answer in truth.question.answers], dtype=np.int32)
    found: Codes = known[at]
    return found


def _chosen(
    truth: Truth, people: People, pulls: Floats, chance: tuple[float, np.random.Generator]
) -> Codes:
    """Which items each respondent chose, (n, items); "none" where there is no other."""
    from scipy.special import ndtri  # heavy: only when used

    alike, rng = chance
    agreeable = rng.normal(size=len(people.economy)) * np.sqrt(_AGREEABLE)
    limits = ndtri(np.clip(truth.shares / (1 - truth.unsure), 0, 1))[people.economy]
    chosen = np.zeros(limits.shape, dtype=np.int32)
    for item in range(limits.shape[1]):
        latent = _latent(truth, people, pulls, (alike, rng))
        mixed = np.sqrt(1 - _AGREEABLE) * latent + agreeable
        chosen[:, item] = mixed < limits[:, item]
    for item, answer in enumerate(truth.question.answers):
        if answer.column.endswith(NONE):
            chosen[:, item] = 0
            chosen[:, item] = ~chosen.any(axis=1)
    return chosen
