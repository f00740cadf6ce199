"""What a simulated wave is made to: the region's people and the survey figures it has in print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np

from synopsis.catalog import Profile
from synopsis.evidence import waves
from synopsis.survey.errors import SurveyError
from synopsis.survey.simulation.draw import Simulated, simulate
from synopsis.survey.simulation.people import Population, Sampling, imagine_population
from synopsis.survey.simulation.truth import Target, Truth, imagine_truth, shift_truth

Card = Mapping[str, Any]
BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Trial:
    """Which synthetic waves are wanted: their years, seed, size, and what changes between them.

    `changes` are percentage points by concept that every wave after the first adds; the concepts
    in `reworded` are asked in other words there.
    """

    years: tuple[int, ...]
    seed: int = 1
    sampling: Sampling = field(default_factory=Sampling)
    changes: Mapping[str, float] = field(default_factory=dict)
    reworded: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse years that no wave has, and a seed below nought."""
        if not self.years or len(set(self.years)) != len(self.years):
            raise SurveyError(
                "no wave is named, or one twice", where="--wave", remedy="give each its own year"
            )
        if min(self.years) < 1990 or max(self.years) > 2100 or self.seed < 0:
            raise SurveyError(
                "the years or the seed cannot be",
                where="--wave, --seed",
                remedy="use years from 1990 to 2100 and a seed from nought upwards",
            )


@dataclass(frozen=True, slots=True, eq=False)
class Trialled:
    """One synthetic wave: its year, answers, truth, population and the targets it was made to."""

    year: int
    simulated: Simulated
    truths: tuple[Truth, ...]
    population: Population
    targets: tuple[Target, ...]
    is_reworded: bool


def simulate_region(
    profile: Profile, questions: Sequence[waves.Question], trial: Trial
) -> tuple[Trialled, ...]:
    """The synthetic waves of a trial for a region; the same trial gives the same waves."""
    shares = _background(profile)
    asked = [one for one in questions if one.chapter != BACKGROUND]
    made = []
    for number, year in enumerate(sorted(trial.years)):
        people = people_of(profile, year)
        rng = _chance(trial.seed, BACKGROUND)
        population = imagine_population(people, shares, rng)
        targets = targets_of(profile, year)
        truths = tuple(
            imagine_truth(one, people, targets, lambda name: _chance(trial.seed, name))
            for one in asked
        )
        truths = _changed(profile, truths, trial.changes, number)
        luck = np.random.default_rng([trial.seed, crc32(b"wave"), year])
        wave = simulate(truths, population, trial.sampling, luck)
        made.append(Trialled(year, wave, truths, population, targets, number > 0))
    return tuple(made)


def people_of(profile: Profile, year: int) -> dict[str, float]:
    """The people of each economy as published for a year, else for the nearest one."""
    rows = profile.table("figures/un_population")
    found = {}
    for place in profile.region.places:
        own = {int(row["period"]): row for row in rows if row["economy"] == place.code}
        if not own:
            raise SurveyError(
                f"the population of {profile.region.name(place)} is not among the region's figures",
                where="figures/un_population.csv",
                remedy="add it",
            )
        nearest = min(own, key=lambda one: (abs(one - year), one))
        found[place.code] = float(own[nearest]["value"])
    return found


def targets_of(profile: Profile, year: int) -> tuple[Target, ...]:
    """The survey shares in print, each concept and place as last published by a year."""
    crosswalk = {row["concept"]: row for row in profile.table("survey/crosswalk")}
    newest: dict[tuple[str, str], tuple[int, float]] = {}
    for row in profile.table("figures/stated_figures"):
        if row["concept"] in crosswalk and row["unit"] == "percent" and row["kind"] == "survey":
            key = (row["concept"], row["place"])
            one = (int(row["period"]), float(row["value"]) / 100)
            if key not in newest or _nearness(one[0], year) < _nearness(newest[key][0], year):
                newest[key] = one
    region = profile.region.place.code
    return tuple(
        Target(
            concept,
            crosswalk[concept]["question"],
            tuple(crosswalk[concept]["answers"].split("+")),
            share,
            "" if place == region else place,
        )
        for (concept, place), (_, share) in newest.items()
    )


def _nearness(found: int, year: int) -> tuple[bool, int]:
    """What was published by the year comes first, and of that the last."""
    return (found > year, abs(year - found))


def _background(profile: Profile) -> dict[str, dict[int, float]]:
    shares: dict[str, dict[int, float]] = {}
    for row in profile.table("survey/trial_margins"):
        own = shares.setdefault(row["variable"], {})
        own[int(row["category"])] = float(row["share_pct"]) / 100
    return shares


def _changed(
    profile: Profile, truths: Sequence[Truth], changes: Mapping[str, float], number: int
) -> tuple[Truth, ...]:
    """The truths after a number of steps of change."""
    found = {one.question.concept: one for one in truths}
    for name, points in changes.items():
        concept, answers = _meant(profile, found, name)
        found[concept] = shift_truth(found[concept], answers, points * number)
    return tuple(found.values())


def _meant(profile: Profile, truths: Mapping[str, Truth], name: str) -> tuple[str, tuple[str, ...]]:
    """The question and answers that a concept of a published figure or of a question means."""
    for row in profile.table("survey/crosswalk"):
        if row["concept"] == name and row["question"] in truths:
            return row["question"], tuple(row["answers"].split("+"))
    question, _, item = name.partition(".")
    if question in truths:
        asked = truths[question].question
        answers = (item,) if item else tuple(map(str, asked.headline))
        if answers:
            return question, answers
    raise SurveyError(
        f"there is no concept '{name[:60]}' that could change",
        where="--change",
        remedy="name a concept of the question bank, or one of its items as concept.item",
    )


def _chance(seed: int, name: str) -> np.random.Generator:
    return np.random.default_rng([seed, crc32(name.encode())])
