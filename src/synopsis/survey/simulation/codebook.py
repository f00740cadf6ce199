"""The codebook of a synthetic wave: a card that says SYNTHETIC wherever a reader may look."""

from collections.abc import Mapping, Sequence
from typing import Any

from synopsis.catalog import Profile
from synopsis.evidence import waves
from synopsis.survey.simulation.trial import BACKGROUND, Trial, Trialled

SYNTHETIC = "SYNTHETIC"
OTHERWISE = "In other words"
Card = dict[str, Any]


def name_of(year: int) -> str:
    """The name of a synthetic wave, which its files bear too."""
    return f"{SYNTHETIC}_{year}"


def questions_of(profile: Profile) -> tuple[waves.Question, ...]:
    """The region's question bank as questions, in the order of its cards."""
    bank = {
        str(question["concept"]): {"chapter": card.get("chapter", ""), **question}
        for card in profile.cards("survey")
        for question in card.get("questions") or ()
    }
    card = _frame(profile, "bank", 2000) | {"questions": [{"concept": name} for name in bank]}
    return waves.parse_codebook(card, bank).questions


def card_of(
    profile: Profile, questions: Sequence[waves.Question], made: Trialled, trial: Trial
) -> Card:
    """The codebook's card; its questions are those of the region's bank."""
    background = [one.id for one in questions if one.chapter == BACKGROUND]
    return _frame(profile, name_of(made.year), made.year) | {
        "domains": background,
        "questions": [
            _question(one, trial.reworded if made.is_reworded else ()) for one in questions
        ],
        "note": note_of(made, trial),
    }


def note_of(made: Trialled, trial: Trial) -> str:
    """How the wave was made, and what in it is published."""
    told = sorted({one.concept for one in made.targets})
    changes = ", ".join(f"{name} {points:+g}" for name, points in trial.changes.items())
    return " ".join([
        f"{SYNTHETIC}: nobody was asked; made with seed {trial.seed} to try the tools.",
        "People by economy are the published total population, children included.",
        "Shares of the region, and of economies where they are in print, meet the published",
        f"figures on {', '.join(told)}, each as last published by the year of the wave, hedges",
        "left out; those of two instruments stand in one wave, which no real one does.",
        "All else is invented from the seed: margins of background, shares of other answers,",
        "differences between economies, likeness within sampling units, silences.",
        f"Planned changes a wave, in percentage points: {changes or 'none'}."
        if made.is_reworded else "It is the first wave of its trial.",
    ])  # fmt: skip


def _question(question: waves.Question, reworded: Sequence[str]) -> Card:
    card: Card = {"concept": question.concept}
    if question.concept in reworded:
        card["wording"] = {
            language: f"{OTHERWISE}: {text}" for language, text in question.wording.items()
        }
    return card


def _frame(profile: Profile, name: str, year: int) -> Card:
    places: Mapping[int, str] = {
        number: place.code for number, place in enumerate(profile.region.places, start=1)
    }
    return {
        "id": name,
        "instrument": f"{SYNTHETIC}_trial",
        "number": str(year),
        "population": waves.CITIZENS,
        "synthetic": True,
        "field": {"first": f"{year}-05-01", "last": f"{year}-05-31"},
        "mode": f"{SYNTHETIC}: none, drawn by a generator",
        "origin": {
            "producer": f"{SYNTHETIC}: the simulator of synopsis",
            "title": f"{SYNTHETIC} wave {year} of {profile.region.names['en']}",
            "licence": "CC0 1.0",
        },
        "grade": "F6",
        "marking": "CLEAR",
        "released": "CLEAR",
        "design": {
            "place": "economy",
            "weight": "weight",
            "strata": ["stratum"],
            "units": ["psu"],
            "places": dict(places),
        },
        "missing": {96: "not_asked", 97: "dont_know", 98: "refused"},
    }
