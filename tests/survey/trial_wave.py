"""A small wave of two economies, and margins files, for tests of weighting."""

from typing import Any

import numpy as np

from synopsis.catalog.profile import load_profile
from synopsis.evidence import waves
from synopsis.survey.house import House
from synopsis.survey.wave_sample import design_of

REGION = load_profile("western-balkans").region
CARD: dict[str, Any] = {
    "id": "SYNTHETIC_small",
    "instrument": "trial",
    "synthetic": True,
    "field": {"first": "2024-05-01", "last": "2024-05-31"},
    "origin": {"producer": "SYNTHETIC", "title": "SYNTHETIC", "licence": "CC0 1.0"},
    "grade": "F6",
    "marking": "CLEAR",
    "design": {"place": "economy"},
    "domains": ["sex", "age"],
    "questions": [
        {"id": "sex", "concept": "sex", "wording": "Sex", "answers": {1: "Female", 2: "Male"}},
        {
            "id": "age",
            "concept": "age_group",
            "wording": "Age",
            "answers": {1: "Young", 2: "Middle", 3: "Old"},
        },
        {
            "id": "fears",
            "concept": "fears",
            "kind": "multiple",
            "wording": "Fears",
            "items": {"war": "War"},
        },
    ],
}
HEAD = "place,variable,category,total\n"
SEX = "ALB,sex,Female,700\nALB,sex,Male,500\nMKD,sex,Female,300\nMKD,sex,Male,200\n"
AGE = "".join(f"{place},age,{code},{total}\n" for place, totals in
              (("ALB", (500, 400, 300)), ("MKD", (100, 150, 250)))
              for code, total in enumerate(totals, start=1))  # fmt: skip
PLAIN = House()


def small(rows: int = 240, seed: int = 7) -> waves.Wave:
    """A wave of Albania and North Macedonia with unequal weights and units of ten."""
    rng = np.random.default_rng(seed)
    codes = np.column_stack([
        rng.choice([1, 2], rows, p=[0.4, 0.6]),
        rng.choice([1, 2, 3], rows, p=[0.2, 0.3, 0.5]),
        rng.choice([0, 1], rows),
    ]).astype(np.int32)  # fmt: skip
    numbers = np.arange(rows)
    drawn = waves.Drawn(
        rng.lognormal(0, 0.3, rows), (numbers // 10,), ((numbers // (rows // 4)).astype(np.int64),)
    )
    places = np.array(["ALB"] * (rows // 2) + ["MKD"] * (rows // 2))
    codebook = waves.parse_codebook(CARD, {})
    return waves.Wave(codebook, places, drawn, codes, ("sex", "age", "fears_war"))


def design(wave: waves.Wave) -> Any:
    return design_of(wave, PLAIN)
