"""A small synthetic wave with every kind of question, drawn by strata and units."""

from typing import Any

import numpy as np

from synopsis.evidence.waves import Codebook, Drawn, Wave, parse_codebook

ECONOMIES = ("ALB", "BIH", "XKX", "MKD", "MNE", "SRB")


def card(**changes: Any) -> dict[str, Any]:
    """The card of the codebook."""
    feelings = ("Very unsafe", "Rather unsafe", "Neither", "Rather safe", "Very safe")
    five = {code: {"en": word} for code, word in enumerate(feelings, start=1)}
    return {
        "id": "synthetic_2024", "instrument": "synthetic", "number": "4", "synthetic": True,
        "population": "citizens", "field": {"first": "2024-10-01", "last": "2024-11-15"},
        "mode": "face to face", "grade": "C3", "marking": "AMBER", "released": "CLEAR",
        "origin": {"producer": "SYNTHETIC", "title": "A synthetic wave", "licence": "CC0-1.0"},
        "domains": ["sex", "age"],
        "questions": [
            {"id": "safety", "concept": "perceived_safety", "kind": "scale", "chapter": "general",
             "wording": {"en": "How safe do you feel?", "mk": "Безбедно?"},
             "answers": five, "headline": [4, 5]},
            {"id": "threat", "concept": "gravest_threat", "chapter": "general",
             "wording": {"en": "=What is the gravest threat?"},
             "answers": {1: {"en": "Organised crime"}, 2: {"en": "+Cyber attack"},
                         3: {"en": "Disaster"}, 4: {"en": "Another"}}},
            {"id": "worry", "concept": "worries", "kind": "multiple", "chapter": "crime",
             "wording": {"en": "Which of these worry you?"},
             "headline": [2], "items": {"arms": {"en": "Firearms"}, "drugs": {"en": "Drugs"},
                       "fraud": {"en": "Fraud"}}},
            {"id": "joining", "concept": "eu_accession", "kind": "horizon", "chapter": "outlook",
             "wording": {"en": "When will your economy join the European Union?"},
             "answers": {1: {"en": "In five years"}, 2: {"en": "In ten years"},
                         3: {"en": "Never"}}},
            {"id": "sex", "concept": "sex", "wording": "Sex",
             "answers": {1: {"en": "Women"}, 2: {"en": "Men"}}},
            {"id": "age", "concept": "age", "wording": "Age",
             "answers": {1: {"en": "Younger"}, 2: {"en": "Middle"}, 3: {"en": "Older"}}},
        ],
        **changes,
    }  # fmt: skip


def codebook(**changes: Any) -> Codebook:
    """The codebook."""
    return parse_codebook(card(**changes), {})


def wave(seed: int = 1, people: int = 300, without: str = "XKX", **changes: Any) -> Wave:
    """As many people in every economy but one, in strata of five units."""
    rng = np.random.default_rng(seed)
    places = np.repeat([code for code in ECONOMIES if code != without], people)
    n = len(places)
    strata = np.unique(places, return_inverse=True)[1] * 3 + np.arange(n) % 3
    units = strata * 5 + rng.integers(0, 5, n)
    pull = rng.normal(0, 0.6, units.max() + 1)[units] + 0.5 * (places == "ALB")
    safety = np.clip(np.rint(3 + pull + rng.normal(0, 1, n)), 1, 5)
    threat = rng.choice([1, 2, 3, 4], n, p=[0.5, 0.3, 0.18, 0.02])
    joining = np.where(rng.random(n) < 0.1, -1, rng.integers(1, 4, n))
    columns = {
        "safety": np.where(rng.random(n) < 0.04, -1, safety),
        "threat": np.where(rng.random(n) < 0.03, -2, threat),
        "worry_arms": (rng.random(n) < 0.3).astype(int),
        "worry_drugs": (rng.random(n) + 0.2 * pull < 0.5).astype(int),
        "worry_fraud": (rng.random(n) < 0.05).astype(int),
        "joining": np.where(rng.random(n) < 0.1, -2, joining),
        "sex": rng.integers(1, 3, n),
        "age": np.where(rng.random(n) < 0.02, -2, rng.choice([1, 2, 3], n, p=[.2, .5, .3])),
    }  # fmt: skip
    return Wave(
        codebook=codebook(**changes),
        places=places,
        drawn=Drawn(
            np.exp(rng.normal(0, 0.3, n)), (units.astype(np.int64),), (strata.astype(np.int64),)
        ),
        codes=np.stack([np.asarray(one) for one in columns.values()], axis=1).astype(np.int32),
        columns=tuple(columns),
        snapshot="0" * 64,
    )
