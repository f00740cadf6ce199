"""Simulated respondents: strata, sampling units, background and design weights.

Strata are economy x settlement x district; units of about ten respondents are drawn in each, two
at least. A person of a household is drawn among its adults, so that weights grow with their
number, and some answer more readily than others, which the weights do not know: weighting to
margins has work to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synopsis.survey.errors import SurveyError

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
SETTLEMENT = "settlement"
_ADULTS = np.array([0.15, 0.45, 0.25, 0.15])
_READINESS = 0.25
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a wave is drawn: respondents an economy and a unit, districts, likeness in a unit.

    `alike` is the share of an answer's variance that a sampling unit has in common.
    """

    respondents: int = 1000
    unit: int = 10
    districts: int = 2
    alike: float = 0.05

    def __post_init__(self) -> None:
        """Refuse a sample too small for two units a stratum, or too large to be meant."""
        least = 4 * self.districts * 2
        if not least <= self.respondents <= _MOST:
            raise SurveyError(
                f"{self.respondents:,} respondents an economy cannot be drawn",
                where="--respondents",
                remedy=f"take from {least} to {_MOST:,}, so that each stratum has two units",
            )
        if self.unit < 1 or self.districts < 1 or not 0 <= self.alike < 0.9:
            raise SurveyError("the sampling cannot be drawn", remedy="see its documentation")


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """The people of each economy and the shares of their background.

    `background` has economies x answers for each question, the answers' codes in `codes`.
    """

    people: Mapping[str, float]
    background: Mapping[str, Floats]
    codes: Mapping[str, tuple[int, ...]]

    @property
    def places(self) -> tuple[str, ...]:
        """The economies."""
        return tuple(self.people)


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """n respondents: economy (position), stratum, unit, weight, and background (positions)."""

    economy: Codes
    stratum: Codes
    unit: Codes
    weights: Floats
    background: Mapping[str, Codes]


def imagine_population(
    people: Mapping[str, float],
    shares: Mapping[str, Mapping[int, float]],
    rng: np.random.Generator,
) -> Population:
    """A population with invented background: the shares given, varied a little by economy."""
    background = {}
    for name, own in shares.items():
        table = np.array(list(own.values())) * np.exp(rng.normal(0, 0.04, (len(people), len(own))))
        background[name] = table / table.sum(axis=1, keepdims=True)
    return Population(people, background, {name: tuple(own) for name, own in shares.items()})


def draw_people(population: Population, sampling: Sampling, rng: np.random.Generator) -> People:
    """A sample of every economy, one after the other."""
    found = []
    strata = units = 0
    for at in range(len(population.places)):
        one = _draw_economy(population, at, sampling, rng)
        one = People(
            one.economy, one.stratum + strata, one.unit + units, one.weights, one.background
        )
        strata, units = int(one.stratum.max()) + 1, int(one.unit.max()) + 1
        found.append(one)
    return People(
        np.concatenate([one.economy for one in found]),
        np.concatenate([one.stratum for one in found]),
        np.concatenate([one.unit for one in found]),
        np.concatenate([one.weights for one in found]),
        {
            name: np.concatenate([one.background[name] for one in found])
            for name in population.background
        },
    )


def _draw_economy(
    population: Population, at: int, sampling: Sampling, rng: np.random.Generator
) -> People:
    kinds = population.background[SETTLEMENT][at]
    sizes = np.repeat(kinds, sampling.districts) / sampling.districts
    counts = _allotted(sizes, sampling)
    stratum = np.repeat(np.arange(len(counts)), counts)
    unit = _units(counts, sampling)
    adults = rng.choice(len(_ADULTS), len(stratum), p=_ADULTS) + 1.0
    whole = np.bincount(stratum, adults)
    here = population.people[population.places[at]]
    weights = here * sizes[stratum] * adults / whole[stratum]
    background = {SETTLEMENT: (stratum // sampling.districts).astype(np.int64)}
    for name, table in population.background.items():
        if name != SETTLEMENT:
            ready = table[at] * np.linspace(1 - _READINESS, 1 + _READINESS, table.shape[1])
            background[name] = rng.choice(len(ready), len(stratum), p=ready / ready.sum())
    ordered = {name: background[name] for name in population.background}
    return People(np.full(len(stratum), at), stratum, unit, weights, ordered)


def _allotted(sizes: Floats, sampling: Sampling) -> Codes:
    """Respondents by stratum in proportion to its people, enough for two units each."""
    least = 2
    spare = sampling.respondents - least * len(sizes)
    exact = sizes / sizes.sum() * spare
    counts = np.floor(exact).astype(np.int64)
    order = np.argsort(counts - exact, kind="stable")
    counts[order[: spare - int(counts.sum())]] += 1
    found: Codes = counts + least
    return found


def _units(counts: Codes, sampling: Sampling) -> Codes:
    """The unit of each respondent, two at least in a stratum and as even as can be."""
    found = []
    begun = 0
    for count in counts.tolist():
        units = max(2, round(count / sampling.unit))
        found.append(begun + np.arange(count) * units // count)
        begun += units
    return np.concatenate(found)
