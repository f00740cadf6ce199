"""Codebooks for tests; what they describe is made up and says so."""

from collections.abc import Mapping
from typing import Any

from synopsis.evidence.waves import Codebook, parse_codebook

ANSWERS = {1: {"en": "Grown"}, 2: {"en": "Same"}, 3: {"en": "Less"}}
CORRUPTION = {
    "id": "q1", "concept": "corruption_grown", "kind": "change", "trend": "rule_of_law",
    "wording": {"en": "Has corruption changed?"}, "answers": ANSWERS, "headline": [1],
    "concern": "higher",
}  # fmt: skip
FACTORS = {
    "id": "q2", "concept": "insecurity_factors", "kind": "multiple", "trend": "tensions",
    "wording": {"en": "What worsens your feeling of security?"},
    "items": {"arms": {"en": "Firearms"}, "news": {"en": "Fake news"}}, "headline": [1, 2],
}  # fmt: skip
HORIZON = {
    "id": "q3", "concept": "accession_horizon", "kind": "horizon", "trend": "euro_atlantic",
    "wording": {"en": "When will your economy accede?"},
    "answers": {1: {"en": "By 2030"}, 2: {"en": "Never"}}, "headline": [1],
}  # fmt: skip


def codebook(year: int = 2023, questions: tuple[Any, ...] = (), **more: Any) -> Codebook:
    """The codebook of a made-up wave."""
    card: Mapping[str, Any] = {
        "id": f"synthetic-{year}",
        "instrument": "Synthetic meter",
        "synthetic": True,
        "field": {"first": f"{year}-03-01", "last": f"{year}-04-30"},
        "origin": {"producer": "SYNTHETIC", "title": f"SYNTHETIC {year}", "licence": "none"},
        "grade": "F6",
        "marking": "CLEAR",
        "questions": list(questions) or [CORRUPTION, FACTORS, HORIZON],
    }
    return parse_codebook({**card, **more}, {})
